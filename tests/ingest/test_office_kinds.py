"""Every Office format that notices come in, under its own name, a programme's other name, and a wrong one."""

from __future__ import annotations

import io
from functools import cache

import docx
import pytest
import xlsxwriter

from ingest import Limits, convert, read_bytes
from ingest.limits import Budget
from schema.errors import TooLarge

needs_office = pytest.mark.skipif(convert.program() is None, reason="LibreOffice is not installed")
ROWS = [["代码", "岗位", "人数"], ["0101", "司机", "2"], ["0102", "厨师", "1"]]
PRINTED = ["\t".join(row) for row in ROWS]


def word() -> bytes:
    made = docx.Document()
    made.add_paragraph("某县公开招聘公告")
    table = made.add_table(rows=3, cols=3)
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    made.add_paragraph("报名时间另行通知。")  # old formats keep no table at the very end
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    made = book.add_worksheet("岗位表")
    for r, row in enumerate(ROWS):
        made.write_row(r, 0, [*row[:2], int(row[2]) if r else row[2]])
    book.close()
    return out.getvalue()


@cache
def made(kind: str) -> bytes:
    """A file of this format as LibreOffice writes it."""
    source = "xlsx" if kind in ("xls", "xlt", "ods", "ots", "xlsm", "xltx", "xltm") else "docx"
    return convert.convert(workbook() if source == "xlsx" else word(), source, kind, Budget(Limits(), f"a.{source}"))


WRITTEN = [
    *((kind, kind) for kind in ("doc", "dot", "rtf", "odt", "docm", "dotx")),
    *((kind, kind) for kind in ("xls", "ods", "xlsm", "xltx")),
    ("doc", "wps"),
    ("xls", "et"),
]


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize(("kind", "name"), WRITTEN, ids=[name for _, name in WRITTEN])
def test_each_kind_gives_the_same_rows(kind: str, name: str) -> None:
    document = read_bytes(made(kind), f"公告.{name}")
    assert "\n".join(PRINTED) in document.view.text
    assert not document.warnings
    (table,) = document.tables
    place = document.address(table.cell(1, 1).start)
    assert place in ("岗位表!B2", "tbl[1]/tr[2]/tc[2]")


WRONG = [("doc", "xls"), ("xls", "doc"), ("docm", "pdf"), ("xlsm", "csv")]


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize(("kind", "name"), WRONG)
def test_a_wrong_extension_is_seen_through_and_said(kind: str, name: str) -> None:
    document = read_bytes(made(kind), f"公告.{name}")
    assert "\n".join(PRINTED) in document.view.text
    assert document.warnings[0].startswith("wrong_extension")


@needs_office
@pytest.mark.slow
def test_old_workbooks_give_values_as_they_show_them() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["代码", "笔试占比"])
    sheet.write(1, 0, "0101")
    sheet.write_number(1, 1, 0.35, book.add_format({"num_format": "0%"}))
    book.close()
    old = convert.convert(out.getvalue(), "xlsx", "xls", Budget(Limits(), "a.xlsx"))
    assert read_bytes(out.getvalue(), "a.xlsx").text.split() == ["代码", "笔试占比", "0101", "35%"]
    assert read_bytes(old, "a.xls").text.split() == ["代码", "笔试占比", "0101", "35%"]


@needs_office
@pytest.mark.slow
def test_a_far_off_cell_of_an_old_workbook_is_refused() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write(0, 0, "序号")
    sheet.write(65_535, 255, "远")
    book.close()
    old = convert.convert(out.getvalue(), "xlsx", "xls", Budget(Limits(), "a.xlsx"))
    with pytest.raises(TooLarge) as caught:
        read_bytes(old, "a.xls")
    assert caught.value.code in ("E111", "E117")


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_changes_and_merged_cells_survive_the_converter(kind: str) -> None:
    given = docx.Document()
    given.add_paragraph("岗位表如下")
    table = given.add_table(rows=3, cols=3)
    for c, text in enumerate(("单位", "岗位", "人数")):
        table.cell(0, c).text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "县医院"
    for r, (post, count) in enumerate((("护士", "2"), ("药师", "1")), 1):
        table.cell(r, 1).text, table.cell(r, 2).text = post, count
    out = io.BytesIO()
    given.add_paragraph("报名时间另行通知。")
    given.save(out)
    old = convert.convert(out.getvalue(), "docx", kind, Budget(Limits(), "a.docx"))
    (grid,) = read_bytes(old, f"a.{kind}").tables
    assert (grid.cell(2, 0).inherits, grid.cell(2, 0).why) == ((1, 0), "merged")
