"""Workbooks and delimited text: values, merged ranges, notes above the header, hidden sheets, hostile files."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from ingest import Limits, read_bytes
from schema.document import Document, Table
from schema.errors import EmptyInput, InputError, NotText, TooLarge


def workbook(fill) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(book)
    book.close()
    return out.getvalue()


def texts(document: Document, grid: Table) -> list[list[str]]:
    return [
        [document.text[c.start : c.end] for c in grid.cells[r * grid.cols : (r + 1) * grid.cols]]
        for r in range(grid.rows)
    ]


def posts(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("县直")
    sheet.merge_range("A1:E1", "某县2024年岗位表")
    sheet.write("A2", "报考\n条件")
    sheet.merge_range("B2:E2", "年龄18至35周岁；\n本科以上学历。")
    sheet.merge_range("A3:A4", "代码")
    sheet.merge_range("B3:B4", "单位")
    sheet.merge_range("C3:D3", "条件")
    sheet.merge_range("E3:E4", "招聘\n人数")
    sheet.write_row("C4", ["学历", "专业"])
    sheet.write_row("A5", [101, "", "本科", "法学\n法律", 2.0])
    sheet.merge_range("B5:B6", "县人民法院")
    sheet.write_row("A6", [102, None, "同上", "不限", 1])
    sheet.write_row("A7", [103, "县档案馆", "", "0.5", 0.5])
    book.add_worksheet("空白")
    book.add_worksheet("报名人员").hide()


def test_grid_of_a_workbook() -> None:
    document = read_bytes(workbook(posts), "岗位表.xlsx")
    (grid,) = document.tables
    assert (grid.name, grid.rows, grid.cols, grid.header_rows) == ("县直", 5, 5, 2)
    assert [document.text[a:b] for a, b in grid.notes] == [
        "某县2024年岗位表",
        "报考\n条件",
        "年龄18至35周岁；\n本科以上学历。",
    ]
    assert texts(document, grid)[2] == ["101", "县人民法院", "本科", "法学\n法律", "2"]
    assert (grid.cell(3, 1).inherits, grid.cell(3, 1).why) == ((2, 1), "merged")
    assert (grid.cell(1, 0).inherits, grid.cell(1, 0).why) == ((0, 0), "merged")
    assert (grid.cell(0, 3).inherits, grid.cell(0, 3).why) == ((0, 2), "merged")
    assert grid.cell(3, 2).why == "same_as_above"
    assert grid.cell(4, 2).why == "blank"
    assert texts(document, grid)[4][4] == "0.5"
    assert document.warnings == ("hidden_sheet: 报名人员 was not read",)
    assert document.address(grid.cell(2, 3).start) == "县直!D5"
    assert "招聘人数" in document.view.text
    assert "法学  法律" in document.view.text


def test_view_and_cells_agree() -> None:
    document = read_bytes(workbook(posts), "岗位表.xlsx")
    for cell in document.tables[0].cells:
        if cell.end > cell.start:
            start, end = document.view.forth(cell.start, cell.end)
            assert "".join(document.view.text[start:end].split()) == "".join(
                document.text[cell.start : cell.end].replace("；", ";").split()
            )


def test_large_workbook_is_read_fast_enough() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [f"列名{i}" for i in range(20)])
        for r in range(1, 3000):
            sheet.write_row(r, 0, [r, *[f"本科及以上{r % 7}"] * 19])

    data = workbook(fill)
    began = time.process_time()
    document = read_bytes(data, "a.xlsx")
    assert time.process_time() - began < 5
    assert document.tables[0].rows == 3000


def far_cell(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet()
    sheet.write(0, 0, "序号")
    sheet.write(1_048_575, 16_383, "远")


def test_a_used_range_of_billions_is_refused() -> None:
    with pytest.raises(TooLarge):
        read_bytes(workbook(far_cell), "a.xlsx")


def test_blank_edges_are_cut() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["代码", "名称", "人数"])
        sheet.write_row(1, 0, ["01", "司机", 2])
        sheet.write(5000, 200, " ")

    grid = read_bytes(workbook(fill), "a.xlsx").tables[0]
    assert (grid.rows, grid.cols) == (2, 3)


def test_cells_beyond_the_limit_are_refused() -> None:
    with pytest.raises(TooLarge):
        read_bytes(workbook(posts), "a.xlsx", limits=Limits(cells=10))


def test_an_empty_workbook() -> None:
    with pytest.raises(EmptyInput):
        read_bytes(workbook(lambda book: book.add_worksheet()), "a.xlsx")


def test_damaged_workbooks() -> None:
    data = workbook(posts)
    for broken in (
        data[: len(data) // 2],
        data[:200] + b"\0" * 300 + data[500:],
        b"PK\x03\x04xl/workbook" + b"x" * 500,
    ):
        with pytest.raises(InputError):
            read_bytes(broken, "a.xlsx")
    with pytest.raises(InputError):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "a.xls")


def test_a_zip_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b" " * (300 * 2**20))
    with pytest.raises((TooLarge, NotText)):
        read_bytes(out.getvalue(), "a.xlsx")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ('代码,名称,要求\r\n01,司机,"限男性，\r\n有驾照"\r\n02 ,厨师,\r\n'.encode("utf-8-sig"), "a.csv"),
        ('代码\t名称\t要求\n01\t司机\t"限男性，\n有驾照"\n02\t厨师\t\n'.encode("gb18030"), "a.tsv"),
        ('代码;名称;要求\n01;司机;"限男性，\n有驾照"\n02;厨师;\n'.encode(), "a.csv"),
    ],
)
def test_delimited_text(data: bytes, name: str) -> None:
    document = read_bytes(data, name)
    (grid,) = document.tables
    assert texts(document, grid) == [["代码", "名称", "要求"], ["01", "司机", "限男性，\n有驾照"], ["02", "厨师", ""]]
    assert grid.header_rows == 1
    assert document.address(grid.cell(1, 1).start) == "B2"


def test_bundled_candidate_tables() -> None:
    folder = Path(__file__).resolve().parents[2] / "corpus" / "notices"
    for path in folder.glob("*.candidates.csv"):
        document = read_bytes(path.read_bytes(), path.name)
        assert document.tables[0].header_rows == 1


def test_real_workbooks(shared: Path) -> None:
    for path in [*shared.glob("real/*/*.xls"), *shared.glob("real/*/*.xlsx")]:
        document = read_bytes(path.read_bytes(), path.name)
        assert all(t.header_rows == 1 for t in document.tables)
        assert all(t.notes for t in document.tables)
