"""Workbooks with errors, percentages, dates, hidden parts, merged cells and rows that are no candidates.

Each loads as a person would read it, or the error names the row, the column and what is wrong.
"""

from __future__ import annotations

import datetime

import pytest
import xlsxwriter

from ranking import rank, read
from ranking.oddities import oddities
from schema.errors import AmbiguousColumn, BadMark, CandidateError, MissingColumn, UnknownPost

HEADS = ["准考证号", "岗位代码", "姓名", "职业能力倾向测验", "综合应用能力", "面试成绩"]
ROWS = [
    ["23061001", "LX2301", "甲", "110", "101.5", "80"],
    ["23061002", "LX2301", "乙", "100", "98", "77"],
    ["23061003", "LX2302", "丙", "90", "91", "70"],
]
MARK, POST, ID = 5, 1, 0


@pytest.fixture
def campaign(by_hand):
    return by_hand.campaign_of("01-linxi-shiye", effect="bar")


@pytest.fixture
def sheet(tmp_path, campaign):
    """Ranks one sheet of rows; ``change`` gets the book and the page after the rows were written."""

    def go(rows=None, change=None):
        path = tmp_path / "成绩.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            page = book.add_worksheet("成绩")
            for r, row in enumerate([HEADS, *ROWS] if rows is None else rows):
                for c, cell in enumerate(row):
                    if cell != "":
                        page.write(r, c, cell)
            if change is not None:
                change(book, page)
        return rank(campaign, read(path))

    return go


def put(row, column, cell):
    """The usual rows with one cell changed; ``row`` counts from 0 below the header."""
    rows = [list(r) for r in ROWS]
    rows[row][column] = cell
    return [HEADS, *rows]


def formula(row, column, value):
    return lambda book, page: page.write_formula(row, column, "=A1", None, value)


def number(row, column, value, shape):
    return lambda book, page: page.write_number(row, column, value, book.add_format({"num_format": shape}))


def date(row, column):
    shape = {"num_format": "yyyy-mm-dd"}
    return lambda book, page: page.write_datetime(row, column, datetime.datetime(2023, 6, 1), book.add_format(shape))


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        (formula(2, MARK, "#DIV/0!"), BadMark, "row 3, 面试成绩: '#DIV/0!' is an error of the spreadsheet's formula"),
        (formula(1, 3, "#N/A"), BadMark, "row 2, 职业能力倾向测验: '#N/A' is an error"),
        (formula(1, MARK, ""), BadMark, "row 2, 面试成绩: '=' is a formula that was never computed"),
        (formula(3, ID, "#REF!"), CandidateError, "“准考证号” (column 1) holds a formula without a result in row 4"),
        (number(1, MARK, 0.85, "0%"), BadMark, "row 2, 面试成绩: '85%' is a percentage, not a mark"),
        (number(1, MARK, 0.8525, "0.00%"), BadMark, "'85.25%' is a percentage"),
        (number(1, MARK, 0.855, "0.0%;[Red]-0.0%"), BadMark, "'85.5%' is a percentage"),
        (date(1, ID), CandidateError, "“准考证号” (column 1) holds a date in row 2, not a number"),
        (date(2, MARK), BadMark, "row 3, 面试成绩: '2023-06-01' is neither a number"),
        (date(2, POST), UnknownPost, "'2023-06-01' in row 3 (“岗位代码” (column 2))"),
        (number(1, ID, 440106199001011234, "0"), CandidateError, "more than 15 digits"),
    ],
)
def test_cells_that_do_not_hold_what_they_show_are_refused(sheet, change, error, words):
    with pytest.raises(error, match="成绩") as caught:
        sheet(change=change)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("rows", "error", "words"),
    [
        (put(0, ID, "2.3061E+10"), CandidateError, "shortened, in row 2"),
        (put(0, ID, "2.3061e10"), CandidateError, "shortened, in row 2"),
        (put(1, MARK, True), BadMark, "row 3, 面试成绩: 'true'"),
        (put(1, MARK, "八十五"), BadMark, "row 3, 面试成绩: '八十五'"),
        (put(1, MARK, "85,5"), BadMark, "row 3, 面试成绩: '85,5'"),
        (put(1, MARK, "100/120"), BadMark, "row 3, 面试成绩: '100/120'"),
        (put(1, MARK, "退出"), BadMark, "row 3, 面试成绩: '退出'"),
        (put(2, POST, ""), UnknownPost, "'(blank)' in row 4"),
        (
            [[*HEADS, "面试成绩"], *[[*row, "1"] for row in ROWS]],
            AmbiguousColumn,
            "(column 6) and “面试成绩” (column 7)",
        ),
        ([["某某说明", "一"]] * 35 + [HEADS, *ROWS], MissingColumn, "no visible sheet has a header"),
    ],
)
def test_tables_that_cannot_be_read_say_where(sheet, rows, error, words):
    with pytest.raises(error) as caught:
        sheet(rows)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("cell", "note"),
    [
        ("缓考", "missing:interview"),
        ("暂无", "missing:interview"),
        ("未参加面试", "absent:interview"),
        ("因病缺考", "absent:interview"),
        ("违纪违规", "cheated:interview"),
        ("免考（持证）", "exempt:interview"),
        ("８５", None),
        ("85\u200b", None),
        ("\u300085\xa0", None),
        ("85分", None),
    ],
)
def test_words_and_widths_of_marks(sheet, cell, note):
    assert sheet(put(1, MARK, cell)).frame["note"][1] == note


@pytest.mark.parametrize(
    ("below", "said"),
    [
        (["平均分", "", "", "100", "96.8", "75.7"], "row 5 (平均分)"),
        (["合计", "3人"], "row 5 (合计)"),
        (["注：", "缺考不计名次"], "row 5 (注：)"),
        (["制表人：", "张某", "", "审核人：", "李某", ""], "row 5 (制表人：)"),
        (HEADS, "row 5 (准考证号)"),
    ],
)
def test_rows_that_are_no_candidates_are_left_out_and_said(sheet, below, said):
    run = sheet([HEADS, *ROWS, below])
    assert run.frame["id"].to_list() == [row[0] for row in ROWS]
    assert [w for w in run.warnings if w.startswith("remark:") and said in w]


def test_full_marks_below_the_headings_belong_to_the_header(sheet):
    rows = [
        ["2023年成绩", "", "", "", "", ""],
        ["准考证号", "岗位代码", "姓名", "笔试", "", "面试成绩"],
        ["", "", "", "职业能力倾向测验", "综合应用能力", ""],
        ["", "", "", "150分", "满分150", "100分"],
        *ROWS,
    ]
    assert sheet(rows).frame.equals(sheet().frame)


def test_headings_with_line_breaks_and_empty_columns(sheet):
    heads = [
        "准考\n证号",
        "",
        "岗位\n代码",
        "姓名",
        "职业能力倾向测验\n（满分150分）",
        "综合应用能力",
        "",
        "面试成绩\n（百分制）",
    ]
    rows = [[row[0], "", *row[1:5], "", row[5]] for row in ROWS]
    assert sheet([heads, *rows]).frame.equals(sheet().frame)


def test_cells_merged_downwards_hold_for_every_row(sheet):
    rows = [HEADS, [ROWS[0][0], "", *ROWS[0][2:5], ""], [ROWS[1][0], "", *ROWS[1][2:5], ""], ROWS[2]]

    def merge(book, page):
        page.merge_range(1, POST, 2, POST, "LX2301")
        page.merge_range(1, MARK, 2, MARK, "缺考")

    run = sheet(rows, merge)
    assert run.frame["post"].to_list() == ["LX2301", "LX2301", "LX2302"]
    assert run.frame["note"].to_list() == ["absent:interview", "absent:interview", None]


def test_hidden_rows_and_columns_are_read_and_said(sheet):
    def hide(book, page):
        page.set_row(2, None, None, {"hidden": True})
        page.set_column(MARK, MARK, None, None, {"hidden": True})

    run = sheet(change=hide)
    assert run.frame.equals(sheet().frame)
    assert any(w.startswith("hidden_rows: rows 3 of") for w in run.warnings)
    assert any(w.startswith("hidden_columns: 面试成绩 of") for w in run.warnings)


def test_a_formula_with_its_value_is_the_value(sheet):
    assert sheet(change=formula(1, MARK, 80)).frame.equals(sheet().frame)


def test_percent_formats_elsewhere_do_no_harm(sheet):
    run = sheet([[*HEADS, "出勤率"], *[[*row, ""] for row in ROWS]], number(1, 6, 0.5, "0%"))
    assert run.frame.equals(sheet().frame)


def test_other_files_have_no_oddities():
    assert oddities(b"no archive") == {}
