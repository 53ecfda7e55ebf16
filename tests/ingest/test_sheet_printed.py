"""Sheets as they print: number formats, hidden sheets on request, blanks at the edges of cells, delimited dialects."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from ingest import read_bytes
from schema.document import Document


def workbook(fill: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(book)
    book.close()
    return out.getvalue()


def cells(document: Document) -> list[list[str]]:
    return [row.split("\t") for row in document.text.rstrip("\n").split("\n")]


PRINTED = [
    (0.6, "0%", "60%"),
    (0.125, "0.0%", "12.5%"),
    (0.005, "0.00%", "0.50%"),
    (101, "00000", "00101"),
    (45_418, 'yyyy"年"m"月"d"日"', "2024年5月6日"),
    (45_418, '[$-804]yyyy"年"mm"月"', "2024年05月"),
    (45_418, "yyyy-mm-dd", "2024-05-06"),
    (35.0, "General", "35"),
    (35.5, "General", "35.5"),
    (12_345_678_901.0, "0", "12345678901"),
]


@pytest.mark.parametrize(("value", "code", "text"), PRINTED)
def test_numbers_print_as_their_format_says(value: float, code: str, text: str) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("说明").write(0, 0, "见后")
        sheet = book.add_worksheet("岗位")
        sheet.write_row(0, 0, ["名称", "值", "备注"])
        sheet.write_row(1, 0, ["甲", None, "无"])
        sheet.write(1, 1, value, book.add_format({"num_format": code}))

    document = read_bytes(workbook(fill), "a.xlsx")
    assert cells(document)[-1] == ["甲", text, "无"]
    assert document.address(document.text.rindex(text)) == "岗位!B2"


def test_codes_written_as_text_keep_their_zeros() -> None:
    document = read_bytes(workbook(lambda b: b.add_worksheet().write_row(0, 0, ["00101", "0012", 7])), "a.xlsx")
    assert cells(document) == [["00101", "0012", "7"]]


def test_dates_and_times() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        style = book.add_format({"num_format": "yyyy/m/d h:mm"})
        book.add_worksheet().write_datetime(0, 0, dt.datetime(2024, 5, 6, 9, 30), style)

    assert cells(read_bytes(workbook(fill), "a.xlsx")) == [["2024-05-06 09:30"]]


def with_hidden(book: xlsxwriter.Workbook) -> None:
    book.add_worksheet("岗位表").write_row(0, 0, ["代码", "岗位", "人数"])
    sheet = book.add_worksheet("备查")
    sheet.write(0, 0, "内部")
    sheet.hide()


def test_hidden_sheets_are_read_only_when_asked_for() -> None:
    data = workbook(with_hidden)
    plain = read_bytes(data, "a.xlsx")
    assert "内部" not in plain.text
    assert plain.warnings == ("hidden_sheet: 备查 was not read",)
    asked = read_bytes(data, "a.xlsx", hidden=True)
    assert "内部" in asked.text
    assert asked.warnings == ("hidden_sheet: 备查 is hidden, and was read",)


UNTIDY: list[tuple[Any, str]] = [
    (" 司机 ", "司机"),
    ("\u3000司机\u3000", "司机"),
    ("限男性 \r\n 有驾照", "限男性\n有驾照"),
    ("限男性\n\n有驾照\n", "限男性\n有驾照"),
    ("一\t二", "一 二"),
    ("a  b", "a  b"),
    ("   ", ""),
]


@pytest.mark.parametrize(("value", "text"), UNTIDY)
def test_blanks_at_the_edges_of_cells_go(value: str, text: str) -> None:
    rows = [["甲", "乙", "丙"], ["一", value, "三"], ["四", "五", "六"]]

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for r, row in enumerate(rows):
            sheet.write_row(r, 0, row)

    document = read_bytes(workbook(fill), "a.xlsx")
    (table,) = document.tables
    grid = [[document.text[table.cell(r, c).start : table.cell(r, c).end] for c in range(3)] for r in range(table.rows)]
    assert grid == [["甲", "乙", "丙"], ["一", text, "三"], ["四", "五", "六"]]
    assert document.address(table.cell(table.rows - 1, 1).start) == "B3" or document.address(
        table.cell(table.rows - 1, 1).start
    ).endswith("!B3")


def test_characters_beyond_the_first_plane_and_blank_edges() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["姓名", "𠮷野", "备注"])
        sheet.write_row(1, 0, ["①", "（甲）　乙", "x"])
        sheet.write(900, 60, " ")

    document = read_bytes(workbook(fill), "a.xlsx")
    assert document.view.text == "姓名\t𠮷野\t备注\n①\t(甲)  乙\tx"
    at = document.view.text.index("乙")
    assert document.text[slice(*document.view.back(at, at + 1))] == "乙"


ROWS = [["代码", "岗位", "条件"], ["0101", "司机", "限男性，\n有驾照"], ["0102", "厨师", '会"大锅"菜']]


def delimited(mark: str, end: str = "\r\n") -> str:
    return end.join(mark.join(f'"{value}"'.replace('会"大锅"菜', '会""大锅""菜') for value in row) for row in ROWS)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_delimited_text_of_every_dialect_and_encoding(mark: str, encoding: str) -> None:
    document = read_bytes(delimited(mark).encode(encoding), "岗位.csv")
    (table,) = document.tables
    grid = [[document.text[table.cell(r, c).start : table.cell(r, c).end] for c in range(3)] for r in range(3)]
    assert grid == ROWS
    assert document.address(table.cell(2, 1).start) == "B3"
