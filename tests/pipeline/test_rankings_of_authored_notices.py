"""Rankings that an author worked out by hand, straight from notices that were written without sight of the code."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app
from ingest import read
from pipeline.amended import extract_amended
from review import draft

MORE = Path(__file__).resolve().parents[2] / "corpus" / "more"
runner = CliRunner()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def ranked(tmp_path: Path, campaign: Path, stem: str) -> None:
    output = tmp_path / "ranking.csv"
    result = runner.invoke(app, ["rank", str(campaign), str(MORE / f"{stem}.candidates.csv"), "-o", str(output)])
    assert result.exit_code == 0, result.stderr[-2000:]
    found = {row["id"]: row for row in rows(output)}
    wanted = rows(MORE / f"{stem}.ranking.csv")
    assert set(found) == {row["准考证号"] for row in wanted}
    for row in wanted:
        mine = found[row["准考证号"]]
        assert (mine["total"], mine["rank"]) == (row["总成绩"], row["总名次"]), row
        assert (mine["written"], mine["rank_written"]) == (row["笔试成绩"], row["笔试名次"]), row
        assert ("是" if mine["to_physical"] == "1" else "否") == row["进入体检"], row
        # the class without a written test has no cut before the interview: its column stays empty, the author wrote 是
        assert {"1": "是", "0": "否"}.get(mine["to_interview"], row["进入面试"]) == row["进入面试"], row


@pytest.mark.parametrize("name", ["z01-mingjiang-gwy.txt", "z02-tongpi-shiye.html"])
def test_a_notice_gives_the_ranking_of_its_author(tmp_path: Path, name: str) -> None:
    ranked(tmp_path, MORE / name, Path(name).stem)


def test_a_notice_and_its_correction_give_the_ranking_of_their_author(tmp_path: Path) -> None:
    documents = [read(MORE / "z02-tongpi-shiye.html"), read(MORE / "z05-tongpi-correction.txt")]
    campaign = tmp_path / "campaign.json"
    campaign.write_text(draft(extract_amended(documents)).model_dump_json(), encoding="utf-8")
    ranked(tmp_path, campaign, "z02-tongpi-shiye-amended")
