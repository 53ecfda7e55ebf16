"""Invented notices from the printed text to the ranking, against a spreadsheet that knows nothing of the engine."""

from __future__ import annotations

import csv
import runpy
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

FOLDER = Path(__file__).parent / "triples"
BOOKS = runpy.run_path(str(FOLDER / "books.py"))["BOOKS"]
LINES = {"transfer": "职位类别,笔试合格分数线\n全部,55\n"}


def number(text):
    return Decimal(text) if text else None


@pytest.mark.parametrize("name", BOOKS)
def test_notice_and_table_give_the_ranking_of_a_clerk(name, tmp_path):
    from cli.rank import run
    from ranking.output import write

    notice, (header, rows), want = BOOKS[name]()
    table, lines = tmp_path / "candidates.csv", None
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    if name in LINES:
        lines = tmp_path / "lines.csv"
        lines.write_text(LINES[name], "utf-8")
    _, result = run(FOLDER / notice, table, lines, apply=name == "hospital")
    write(result, tmp_path / "ranking.csv")
    got = {row["id"]: row for row in pl.read_csv(tmp_path / "ranking.csv", infer_schema=False).to_dicts()}
    assert list(got) == [row[0] for row in rows]
    stages = [column for column in result.frame.columns if column.startswith("to_")]
    written = next(name for name in ("written", "paper_ii_and_paper_iii") if name in result.frame.columns)
    for ident, (value, place, shortlisted, total, rank, last) in want.items():
        row = got[ident]
        assert number(row[written]) == number(value), row
        assert (row[f"rank_{written}"] or "") == place, row
        assert (row[stages[0]] or "0") == shortlisted, row
        assert number(row["total"]) == number(total), row
        assert (row["rank"] or "") == rank, row
        assert len(stages) == 1 or (row[stages[-1]] or "0") == last, row
