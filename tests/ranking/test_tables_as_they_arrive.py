"""Candidate files of other offices: each loads as a person would read it, or the error says what is wrong and where."""

from __future__ import annotations

import datetime

import polars as pl
import pytest
import xlsxwriter

from ranking import Candidates, rank, read, screen
from ranking.table import format_float
from schema import Campaign, CampaignPost, Post
from schema.conditions import Age
from schema.errors import (
    BadFact,
    BadMark,
    CandidateError,
    DuplicateCandidate,
    EmptyInput,
    MissingColumn,
    UnsupportedFormat,
)

HEADS = ["准考证号", "岗位代码", "姓名", "职业能力倾向测验", "综合应用能力", "面试成绩"]
ROWS = [
    ["24071001", "LX2301", "周　一", "110", "101.5", "80"],
    ["24071002", "LX2301", "吴 二", "100", "98", "70"],
    ["24071003", "LX2301", "郑三", "90", "90", "60"],
]
WRITTEN = ["70.50", "66.00", "60.00"]


@pytest.fixture
def campaign(by_hand):
    return by_hand.campaign_of("01-linxi-shiye", effect="bar")


@pytest.fixture
def book(tmp_path):
    """Writes sheets (name -> rows) as a workbook; a cell may be ``(number, number format)``."""

    def write(sheets, merges=()):
        path = tmp_path / "名册.xlsx"
        with xlsxwriter.Workbook(str(path)) as file:
            for name, rows in sheets.items():
                page = file.add_worksheet(name)
                for r, row in enumerate(rows):
                    for c, cell in enumerate(row):
                        if isinstance(cell, tuple):
                            page.write(r, c, cell[0], file.add_format({"num_format": cell[1]}))
                        elif cell != "":
                            page.write(r, c, cell)
                for area in merges:
                    page.merge_range(*area)
        return path

    return write


def changed(*cells):
    """The usual rows with some cells (row, column, cell) changed."""
    rows = [list(row) for row in ROWS]
    for row, column, cell in cells:
        rows[row][column] = cell
    return rows


def test_headings_of_three_rows(book, campaign):
    rows = [
        ["准考证号", "岗位代码", "姓名", "笔试部分", "", "面试部分"],
        ["", "", "", "客观题卷", "主观题卷", ""],
        ["", "", "", *HEADS[3:]],
    ]
    merges = [(0, c, 2, c, rows[0][c]) for c in range(3)] + [(0, 3, 0, 4, "笔试部分")]
    run = rank(campaign, read(book({"表": [*rows, *ROWS]}, merges)))
    assert run.frame["written"].to_list() == WRITTEN


@pytest.mark.parametrize(
    ("below", "word"),
    [
        (["", "合计", "", "300", "289.5", "210"], "合计"),
        (["", "", "平均分", "100", "96.5", "70"], "平均分"),
        (["", "制表人：", "孙某", "", "复核人：", "李某"], "制表人："),
    ],
)
def test_sums_and_signatures_below_other_columns_are_left_out_and_said(book, campaign, below, word):
    run = rank(campaign, read(book({"表": [HEADS, *ROWS, below]})))
    assert run.frame["written"].to_list() == WRITTEN
    assert f"remark: row 5 ({word}) is no candidate and was left out" in run.warnings


def test_a_row_without_number_is_refused_whatever_is_remarked_at_its_end(book, campaign):
    rows = [[*HEADS, "备注"], *([*row, ""] for row in ROWS), ["", "LX2301", "王五", "1", "2", "3", "备注：补录"]]
    with pytest.raises(CandidateError, match=r"no candidate number in row 5"):
        rank(campaign, read(book({"表": rows})))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("110 分", "70.50"),
        ("１１０　分", "70.50"),
        ("１１０．０", "70.50"),
        (110.00000000000001, "70.50"),
        ("〇", "33.83"),
    ],
)
def test_marks_as_they_are_typed(book, campaign, cell, shown):
    run = rank(campaign, read(book({"表": [HEADS, *changed((0, 3, cell))]})))
    assert run.frame["written"][0] == shown


@pytest.mark.parametrize("cell", ["110（缺考）", "88.5 作弊", "95;缺考"])
def test_a_mark_and_a_word_at_once_is_refused(book, campaign, cell):
    with pytest.raises(BadMark, match=r"row 2, 职业能力倾向测验: .* is a number with something beside it"):
        rank(campaign, read(book({"表": [HEADS, *changed((0, 3, cell))]})))


def test_a_zero_beside_the_word_is_the_word(book, campaign):
    run = rank(campaign, read(book({"表": [HEADS, *changed((0, 3, "0（缺考）"))]})))
    assert run.frame["note"][0].startswith("absent:")


@pytest.mark.parametrize(
    ("typed", "computed"), [(84.62499999999999, "84.625"), (0.1 + 0.2, "0.3"), (81.54, "81.54"), (99.995, "99.995")]
)
def test_floats_hold_the_15_digits_that_a_sheet_shows(typed, computed):
    assert format_float(typed) == computed


@pytest.mark.parametrize(
    ("cell", "ident"),
    [
        ("202607100001.0", "202607100001"),
        ("２４０７１００９", "24071009"),
        ("'00071009", "00071009"),
        ('="00071009"', "00071009"),
        ("24071009\u200b", "24071009"),
    ],
)
def test_numbers_of_people_are_freed_of_what_exports_add_and_it_is_said(book, campaign, cell, ident):
    table = pl.DataFrame([[*row] for row in changed((0, 0, cell))], schema=HEADS, orient="row")
    run = rank(campaign, Candidates.from_frame(table))
    assert run.frame["id"][0] == ident
    assert any(w.startswith("numbers: ") and f"is {ident} " in w for w in run.warnings)


def test_one_number_in_two_widths_is_one_number(book, campaign):
    with pytest.raises(DuplicateCandidate, match="24071001 in rows 2, 3"):
        rank(campaign, read(book({"表": [HEADS, *changed((1, 0, "２４０７１００１"))]})))


def test_zeros_that_a_number_format_shows_belong_to_the_number(book, campaign):
    rows = changed((0, 0, (71001, "00000000")), (1, 0, (24071002, "00000000")))
    run = rank(campaign, read(book({"表": [[*HEADS[:5], (HEADS[5], "0%")], *rows]})))
    assert run.frame["id"].to_list() == ["00071001", "24071002", "24071003"]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_lines_may_end_as_anybody_ends_them(tmp_path, campaign, end):
    path = tmp_path / "名册.csv"
    path.write_bytes(end.join(";".join(row) for row in [HEADS, *ROWS]).encode("gb18030"))
    assert rank(campaign, read(path)).frame["written"].to_list() == WRITTEN


def test_cells_written_as_formulas_lest_they_be_shortened(tmp_path, campaign):
    path = tmp_path / "名册.csv"
    lines = [",".join(HEADS), *(",".join(f'="{cell}"' for cell in row) for row in ROWS)]
    path.write_text("\r\n".join(lines), "utf-8-sig")
    run = rank(campaign, read(path))
    assert (run.frame["id"].to_list(), run.frame["written"].to_list()) == ([row[0] for row in ROWS], WRITTEN)


def test_a_unit_behind_a_heading_is_no_part_of_it(book, campaign):
    heads = ["*准考证号", "岗位代码\n（必填）", "姓名", "职业能力倾向测验(满分150)", "综合应用能力/分", "面试成绩 / 分"]
    assert rank(campaign, read(book({"表": [heads, *ROWS]}))).frame["written"].to_list() == WRITTEN


@pytest.mark.parametrize("name", ["名册.csv", "名册.xlsx"])
def test_a_table_without_rows_is_refused(book, tmp_path, name):
    path = book({"表": [HEADS]})
    if name.endswith("csv"):
        path = tmp_path / name
        path.write_text(",".join(HEADS) + "\n", "utf-8")
    with pytest.raises(EmptyInput, match="no rows below it"):
        read(path)


@pytest.fixture
def young(by_hand):
    """A campaign for people of 35 at most in March 2024."""
    post = CampaignPost(post=by_hand.made(Post, id="A", code="A", name="文员"))
    age = by_hand.made(Age, id="a", max=35, as_of="2024-03-01")
    return Campaign(id="c", name="c", posts=(post,), eligibility=(age,))


@pytest.mark.parametrize(
    ("heading", "cell", "words"),
    [
        ("出生日期", 32994, r"row 2, 出生日期: '32994' .* counts days it would be 1990-05-01"),
        ("身份证号", 110105199005010000.0, r"row 2, 身份证号: .* the last of which a spreadsheet has lost"),
    ],
)
def test_days_and_long_numbers_kept_as_numbers_are_explained(book, young, heading, cell, words):
    with pytest.raises(BadFact, match=words):
        screen(young, read(book({"表": [["报名序号", "岗位代码", heading], ["1", "A", cell]]})))


@pytest.mark.parametrize(
    "cell", ["11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "'110105 19491231 002X"]
)
def test_identity_numbers_in_any_width(book, young, cell):
    result = screen(young, read(book({"表": [["报名序号", "岗位代码", "身份证号"], ["1", "A", cell]]})))
    assert result.status.to_list() == ["ineligible"]


def test_a_day_that_a_sheet_keeps_as_a_day_is_read(book, young):
    rows = [["报名序号", "岗位代码", "出生日期"], ["1", "A", (datetime.date(1990, 5, 1), "yyyy/m/d")]]
    assert screen(young, read(book({"表": rows}))).status.to_list() == ["eligible"]


PAGE = """<html xmlns:x="urn:x"><head><meta charset="{charset}"></head><body>
<table class=title><tr><td>成绩导出&nbsp;表</td></tr></table>
<table border=1>
<tr><th rowspan=2>准考证号<th rowspan=2>岗位代码</th><th rowspan=2>姓名</th><th colspan=2>笔试</th>
<th rowspan=2>面试成绩</th></tr>
<tr><th>职业能力<br>倾向测验</th><th>综合应用能力</th></tr>
<tr><td>24071001</td><td rowspan="3">LX2301</td><td>甲&amp;乙</td><td>110</td><td>101.5</td><td>80</td></tr>
<tr><td>24071002<td>丙<td>100<td> 98 <td>70
<tr><td>24071003</td><td>丁</td><td>90</td><td>90</td><td>60</td></tr>
</table></body></html>"""


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8-sig"), ("gb2312", "gb18030")])
def test_a_web_page_that_is_called_a_workbook(tmp_path, campaign, charset, encoding):
    path = tmp_path / "导出.xls"
    path.write_bytes(PAGE.format(charset=charset).encode(encoding))
    run = rank(campaign, read(path))
    assert (run.frame["id"].to_list(), run.frame["written"].to_list()) == ([row[0] for row in ROWS], WRITTEN)
    assert run.frame["post"].unique().to_list() == ["LX2301"]


def test_errors_in_a_web_page_name_the_row_of_its_table(tmp_path, campaign):
    path = tmp_path / "导出.xls"
    path.write_text(PAGE.format(charset="utf-8").replace("<td>100<", "<td>一百<"), "utf-8")
    with pytest.raises(BadMark, match=r"row 4, 职业能力 倾向测验: '一百'"):
        rank(campaign, read(path))


def test_spans_without_end_do_no_harm(tmp_path):
    path = tmp_path / "导出.xls"
    path.write_text("<table>" + "<tr><td colspan=99999999 rowspan=99999999>一</td></tr>" * 50 + "</table>", "utf-8")
    with pytest.raises(MissingColumn, match="no table of the web page"):
        read(path)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook><Table></Table></Workbook>', "XML"),
        (b"<!DOCTYPE html><html><p>404</p></html>", "a web page without a table"),
        (b'[{"id": "1"}]', "JSON"),
    ],
)
def test_files_of_other_kinds_are_called_what_they_are(tmp_path, data, what):
    path = tmp_path / "名册.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnsupportedFormat, match=what):
        read(path)


def test_an_error_quotes_no_whole_table(tmp_path):
    path = tmp_path / "名册.txt"
    path.write_text("  ".join(["张某", "110105199001010000"] * 200), "utf-8")
    with pytest.raises(MissingColumn) as caught:
        read(path)
    assert len(str(caught.value)) < 400
