"""What is written: csv, xlsx and parquet hold the same text; explanations quote the notice."""

from __future__ import annotations

import csv
import time
import zipfile

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from ranking import explain, rank, read, read_lines, summary, write
from ranking.provenance import Provenance
from ranking.sheets import Output, Sheet
from schema.errors import NotFound, UnsupportedFormat

NAME = "04-lingxi-province-gwy"


@pytest.fixture(scope="module")
def run(by_hand):
    lines = read_lines(by_hand.notices / f"{NAME}.lines.csv")
    return rank(by_hand.campaign_of(NAME), read(by_hand.notices / f"{NAME}.candidates.csv"), parameters=lines)


def test_columns_and_order(run):
    assert run.frame.columns == [
        "id",
        "post",
        "written",
        "total",
        "rank_written",
        "rank",
        "to_interview",
        "to_physical",
        "to_inspection",
        "note",
    ]
    row = run.frame.filter(pl.col("id") == "160400028").row(0)
    assert row == ("160400028", "30110408", "47.00", None, 13, None, 0, None, None, "below:written:50")


def test_all_formats_say_the_same(run, tmp_path):
    for ending in ("csv", "xlsx", "parquet"):
        write(run, tmp_path / f"结果.{ending}")
    rows = list(csv.reader((tmp_path / "结果.csv").open(encoding="utf-8")))
    assert rows[0][-1] == "run"
    assert rows[1][-1] == run.provenance.text()
    rows = [row[:-1] for row in rows]
    book = CalamineWorkbook.from_path(str(tmp_path / "结果.xlsx"))
    assert book.sheet_names == ["汇总", "全部", "40020315", "10010203", "30110408", "20050117", "说明"]
    assert book.get_sheet_by_name("全部").to_python() == rows
    ranks = [r[5] for r in book.get_sheet_by_name("20050117").to_python()[1:]]
    assert ranks == sorted(ranks, key=lambda r: (r == "", r))
    assert pl.read_parquet(tmp_path / "结果.parquet").equals(run.frame)
    assert pl.read_parquet_metadata(tmp_path / "结果.parquet")["campaign"] == run.digest
    with zipfile.ZipFile(tmp_path / "结果.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
    assert "<f>" not in sheet
    assert 'state="frozen"' in sheet
    with pytest.raises(UnsupportedFormat):
        write(run, tmp_path / "结果.pdf")


def test_summary_counts_people(run):
    rows = {r["post"]: r for r in summary(run).iter_rows(named=True)}
    assert (rows["40020315"]["candidates"], rows["40020315"]["to_interview"], rows["40020315"]["to_physical"]) == (
        18,
        12,
        6,
    )


def test_models_hold_the_same(run):
    ranking = run.to_ranking()
    assert [r.id for r in ranking.rows] == run.frame["id"].to_list()
    first = ranking.rows[0]
    assert (first.values["total"].shown, first.values["total"].exact, first.rank) == ("73.98", "2959/40", 4)
    assert first.stages == {"interview": 1, "physical": 1, "inspection": 1}
    assert ranking.data == run.data
    assert len(ranking.campaign) == 64


def test_explanation_shows_the_arithmetic(run):
    text = explain(run, "160400004").text()
    assert "笔试总成绩＝66.2×50%＋69×50%＋3（加分）＝70.6→70.60（保留2位小数，四舍五入）" in text
    assert "面试：按笔试总成绩第3名，招2人，3倍取6人，进入" in text
    assert "面试合格线：82≥60，达到" in text
    assert "低于2:1" not in text
    assert "依据：“依据”" in text
    failed = explain(run, "160400036").text()
    assert "68.9＜70，未达到" in failed
    with pytest.raises(NotFound):
        explain(run, "1")


def test_two_runs_are_the_same(run, by_hand):
    lines = read_lines(by_hand.notices / f"{NAME}.lines.csv")
    again = rank(by_hand.campaign_of(NAME), read(by_hand.notices / f"{NAME}.candidates.csv"), parameters=lines)
    assert again.frame.equals(run.frame)
    assert again.to_ranking() == run.to_ranking()


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_the_same_run_gives_the_same_bytes(run, tmp_path, ending):
    write(run, tmp_path / f"a.{ending}")
    time.sleep(2.1 if ending == "xlsx" else 0)  # zip archives count in steps of two seconds
    write(run, tmp_path / f"b.{ending}")
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_nothing_in_a_file_is_a_formula(tmp_path):
    frame = pl.DataFrame({"id": ["=1+1", "+8613", "@x", "-3.5", "-x", "12"]})
    output = Output(frame, Provenance("c", "d", "e"), [Sheet("=1", frame)])
    output.write(tmp_path / "a.csv")
    output.write(tmp_path / "a.xlsx")
    cells = [row[0] for row in csv.reader((tmp_path / "a.csv").open(encoding="utf-8"))]
    assert cells == ["id", "'=1+1", "+8613", "'@x", "-3.5", "'-x", "12"]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        assert "<f>" not in parts.read("xl/worksheets/sheet1.xml").decode()
