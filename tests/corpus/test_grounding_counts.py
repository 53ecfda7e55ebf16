"""A right value cited from the wrong place is not grounded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.facts import to_facts
from corpus.gold import to_notice
from corpus.grounding import grounded
from corpus.metric import compare, load
from extractors import extract
from extractors.posts import large_tables
from ingest import read

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"


@pytest.mark.parametrize("name", ["01-linxi-shiye", "11-kaveripura-psc"])
def test_gold_itself_is_grounded(name: str) -> None:
    gold = load(NOTICES / f"{name}.yaml")
    document = read(NOTICES / gold["source"]["file"])
    notice = to_notice(gold, document)
    values = compare(gold, to_facts(notice, [document]))
    assert grounded(gold, notice, [document]) == {key: value.counts for key, value in values.items()}


def test_values_cited_from_elsewhere_are_wrong(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    path.write_text("公告标题在此\n\n报名费100元。\n\n体检费自理。\n", encoding="utf-8")
    document = read(path)
    gold: dict[str, Any] = {"facts": 1, "fees": [{"item": "registration", "amount": 100, "quote": "报名费100元"}]}
    elsewhere = to_notice({**gold, "fees": [{**gold["fees"][0], "quote": "体检费自理"}]}, document)
    assert compare(gold, to_facts(elsewhere, [document]))["fees"].found == 2
    found = grounded(gold, elsewhere, [document])["fees"]
    assert (found.found, found.missed, found.spurious) == (0, 2, 2)
    assert grounded(gold, to_notice(gold, document), [document])["fees"].found == 2
    unquoted = {**gold, "fees": [{"item": "registration", "amount": 100}]}
    assert grounded(unquoted, elsewhere, [document])["fees"].found == 2


def test_posts_held_as_columns_are_grounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_tables, "MANY", 0)
    rows = "".join(f"K{n:02}\t护师{n}\t{n}\n" for n in range(1, 30))
    path = tmp_path / "n.txt"
    path.write_text(f"岗位表\n岗位代码\t岗位名称\t招聘人数\n{rows}", encoding="utf-8")
    document = read(path)
    notice = extract([document])
    gold = {
        "facts": 1,
        "sheets": [{"posts": 29, "headcount_total": 435}],
        "sample_posts": [{"code": "K07", "headcount": 7}],
    }
    assert grounded(gold, notice, [document])["posts"].found == 2
