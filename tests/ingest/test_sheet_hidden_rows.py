"""Hidden rows of a workbook are not read unless asked for; the addresses of the others stay."""

from __future__ import annotations

import io

import xlsxwriter

from extractors import extract
from ingest import read_bytes

ROWS = ["单位|岗位|人数|学历", "水厂|文秘|2|本科", "水厂|收费员|9|大专", "电厂|司机|1|高中"]


def workbook(hidden: tuple[int, ...], merge: bool = False) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("岗位")
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row.split("|")):
            sheet.write_string(r, c, text)
    if merge:
        sheet.merge_range(1, 0, 2, 0, "水厂")
    for row in hidden:
        sheet.set_row(row, None, None, {"hidden": True})
    book.close()
    return out.getvalue()


def test_a_hidden_row_is_no_post() -> None:
    document = read_bytes(workbook((2,)), "a.xlsx")
    notice = extract([document])
    assert [p.name for p in notice.posts] == ["文秘", "司机"]
    assert str(notice.posts[1].evidence["name"][0].address) == "岗位!B4"
    assert document.warnings == ("hidden_rows: 1 of 岗位 was not read",)


def test_hidden_rows_are_read_when_asked_for() -> None:
    document = read_bytes(workbook((2,)), "a.xlsx", hidden=True)
    assert [p.name for p in extract([document]).posts] == ["文秘", "收费员", "司机"]


def test_a_cell_merged_with_rows_that_are_seen_keeps_its_text() -> None:
    found = extract([read_bytes(workbook((1,), merge=True), "a.xlsx")]).posts
    assert [(p.org, p.name) for p in found] == [("水厂", "收费员"), ("电厂", "司机")]


def test_without_hidden_rows_there_is_no_warning() -> None:
    assert read_bytes(workbook(()), "a.xlsx").warnings == ()
