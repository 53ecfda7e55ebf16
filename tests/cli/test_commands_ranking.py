"""From a notice and a table of candidates to the published ranking, on the command line."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
FIRST = NOTICES / "01-linxi-shiye.txt"
CANDIDATES = NOTICES / "01-linxi-shiye.candidates.csv"

runner = CliRunner()


def run(*args: object, code: int = 0) -> str:
    result = runner.invoke(app, [str(a) for a in args])
    assert result.exit_code == code, result.stderr[-2000:]
    return result.stdout


def published(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


PUBLISHED = {
    "01-linxi-shiye.txt": (),
    "02-dongbu-teachers.html": (),
    "04-lingxi-province-gwy.txt": ("--lines", NOTICES / "04-lingxi-province-gwy.lines.csv"),
    "06-hexi-soe.html": (),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_ranking_straight_from_the_notice_is_the_published_one(tmp_path: Path, name: str) -> None:
    """Totals and final ranks, candidate by candidate, with nothing between the notice and the result."""
    notice = NOTICES / name
    run("rank", notice, notice.with_suffix(".candidates.csv"), "-o", tmp_path / "r.csv", *PUBLISHED[name])
    found = {row["id"]: row for row in published(tmp_path / "r.csv")}
    wanted = published(notice.with_suffix(".ranking.csv"))
    assert set(found) == {row["准考证号"] for row in wanted}
    for row in wanted:
        mine = found[row["准考证号"]]
        assert (mine["total"], mine["rank"]) == (row["总成绩"], row["总名次"]), row["准考证号"]
        assert (mine["written"], mine["rank_written"]) == (row["笔试成绩"], row["笔试名次"]), row["准考证号"]
        assert ("是" if mine["to_physical"] == "1" else "否") == row["进入体检"], row["准考证号"]
        invited = "是" if mine["to_interview"] == "1" else "否"
        assert invited == row["进入面试"], row["准考证号"]


@pytest.mark.parametrize("suffix", [".html", ".xlsx", ".csv", ".parquet"])
def test_the_published_list_has_its_origin_and_the_same_bytes_every_time(tmp_path: Path, suffix: str) -> None:
    files = [tmp_path / f"{name}{suffix}" for name in "ab"]
    for file in files:
        run("publish", FIRST, CANDIDATES, "-o", file)
    assert files[0].read_bytes() == files[1].read_bytes()
    if suffix in (".html", ".csv"):
        text = files[0].read_text(encoding="utf-8")
        assert len(set(re.findall(r"[0-9a-f]{64}", text))) == 2
        assert "jinbang@" in text


def test_a_campaign_file_ranks_like_its_notice(tmp_path: Path) -> None:
    run("campaign", FIRST, "-o", tmp_path / "c.yaml")
    run("rank", tmp_path / "c.yaml", CANDIDATES, "-o", tmp_path / "a.csv")
    run("rank", FIRST, CANDIDATES, "-o", tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == (tmp_path / "b.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "parquet"])
def test_rankings_are_written_as_asked(tmp_path: Path, suffix: str) -> None:
    output = tmp_path / f"r.{suffix}"
    run("rank", FIRST, CANDIDATES, "-o", output)
    assert output.stat().st_size > 500


def test_an_unknown_kind_of_output_is_refused(tmp_path: Path) -> None:
    result = runner.invoke(app, ["rank", str(FIRST), str(CANDIDATES), "-o", str(tmp_path / "r.doc")])
    assert result.exit_code == 3
    assert result.stderr.startswith("E105")


def test_output_that_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for command, name in ((["rank", str(FIRST), str(CANDIDATES)], "r.csv"), (["campaign", str(FIRST)], "r.yaml")):
        result = runner.invoke(app, [*command, "-o", str(tmp_path / "file" / name)])
        assert result.exit_code == 3
        assert "cannot write" in result.stderr
    run("rank", FIRST, CANDIDATES, "-o", tmp_path / "new" / "folder" / "r.csv")
    assert [p.name for p in (tmp_path / "new" / "folder").iterdir()] == ["r.csv"]


def test_without_output_the_ranking_is_a_table() -> None:
    text = run("rank", FIRST, CANDIDATES)
    assert "23061001" in text
    assert "more rows" in text


def test_why_gives_the_arithmetic_and_the_clauses() -> None:
    text = run("why", FIRST, CANDIDATES, "23061001")
    assert "77.77" in text
    assert re.search(r"“.+”", text)
    data = json.loads(run("why", FIRST, CANDIDATES, "23061001", "--json"))
    assert data["post"] == "LX2301"
    assert any(line["quotes"] for line in data["lines"])


def test_why_of_nobody_is_a_candidate_error() -> None:
    result = runner.invoke(app, ["why", str(FIRST), str(CANDIDATES), "99999999"])
    assert result.exit_code == 4
    assert result.stderr.startswith("E300")


def test_the_demo_works_from_an_empty_folder(tmp_path: Path) -> None:
    text = run("demo", "-o", tmp_path / "out")
    assert "14 of 14 bundled notices" in text
    assert {p.name for p in (tmp_path / "out").iterdir()} >= {"demo.db", "ranking.xlsx", "report.html"}
    html = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "<svg" in html
    assert "<mark" in html
    assert "LX2301" in html
    assert "14 of 14" in run("demo", "-o", tmp_path / "out")
