"""The whole road on every bundled notice: drafted, people drawn, screened and ranked; what cannot be ranked says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors import extract
from ingest import read
from ranking.candidates import Candidates
from ranking.run import rank
from ranking.screening import screen
from ranking.simulate import simulate, simulated_lines
from review import draft
from schema.errors import NoRanking

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
NOTICES = sorted(
    path for folder in ("notices", "more") for path in (CORPUS / folder).iterdir() if path.with_suffix(".yaml").exists()
)
NOTICES = [path for path in NOTICES if path.suffix in (".txt", ".md", ".html")]


def runs(path: Path) -> bool:
    campaign = draft(extract([read(path)]))
    if not campaign.posts:
        return False
    people = Candidates.from_frame(simulate(campaign, people=40))
    assert screen(campaign, people).status.len() == 40
    try:
        return rank(campaign, people, parameters=simulated_lines(campaign)).frame.height == 40
    except NoRanking as error:
        return not error.hint


@pytest.mark.parametrize("path", NOTICES[::4], ids=lambda path: path.name)
def test_people_drawn_for_a_notice_are_screened_and_ranked(path: Path) -> None:
    runs(path)


def test_some_notices_rank() -> None:
    assert runs(CORPUS / "notices" / "01-linxi-shiye.txt")


@pytest.mark.slow
def test_all_notices() -> None:
    assert sum(map(runs, NOTICES)) > 80
