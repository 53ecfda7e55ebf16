"""Workbooks as people keep them: title rows, merged headers, text numbers, trailing blanks, several sheets.

They load, or the error says which sheet, row and column.
"""

from __future__ import annotations

import pytest
import xlsxwriter

from ranking import rank, read
from schema.errors import BadMark, CandidateError, DuplicateCandidate, MissingColumn, UnknownPost
from schema.notice import HeadcountPart
from schema.scheme import Mean, Scheme

NAME = "01-linxi-shiye"
HEADS = ["准考证号", "岗位代码", "姓名", "职业能力倾向测验", "综合应用能力", "面试成绩", "加分项目", "备注"]
ROWS = [
    ["23061001", "LX2301", "甲", "110", "101.5", "80", "", ""],
    ["23061002", "LX2301", "乙", "100", "98", "缺考", "", ""],
    ["23061003", "LX2301", "丙", "违纪", "90", "", "", ""],
    ["23061004", "LX2301", "丁", "99", "作弊", "", "", "监考记录"],
    ["23061005", "LX2301", "戊", "免考", "88", "75.25 ", "", ""],
]


@pytest.fixture
def book(tmp_path):
    """Writes a workbook of sheets (name -> rows); returns its path."""

    def write(sheets, merges=()):
        path = tmp_path / "考生成绩.xlsx"
        with xlsxwriter.Workbook(str(path)) as file:
            for name, rows in sheets.items():
                page = file.add_worksheet(name)
                for r, row in enumerate(rows):
                    for c, cell in enumerate(row):
                        if cell != "":
                            page.write(r, c, cell)
                for area in merges:
                    page.merge_range(*area)
        return path

    return write


@pytest.fixture
def campaign(by_hand):
    return by_hand.campaign_of(NAME, effect="bar")


def test_title_rows_text_numbers_blanks_and_words(book, campaign):
    rows = [["临溪县2023年公开招聘成绩表"], ["制表：考务组", "", "2023年6月"], [], [*HEADS, "", ""]]
    rows += [[*row, "", ""] for row in ROWS] + [["", ""], ["   "], ["注：缺考按零分计"]]
    run = rank(campaign, read(book({"成绩": rows, "空表": []})))
    assert run.frame["id"].to_list() == [row[0] for row in ROWS]
    assert run.frame["written"].to_list()[0] == "70.50"
    notes = run.frame["note"].to_list()
    assert notes[1] == "absent:interview"
    assert [n.split(":")[0] for n in notes[2:5]] == ["cheated", "cheated", "exempt"]


def test_numbers_as_numbers_and_as_text_are_one(book, campaign):
    typed = [
        [r[0], r[1], r[2], *(float(c) if c.strip().replace(".", "").isdigit() else c for c in r[3:6]), *r[6:]]
        for r in ROWS
    ]
    first = rank(campaign, read(book({"成绩": [HEADS, *ROWS]}))).frame
    assert rank(campaign, read(book({"成绩": [HEADS, *typed]}))).frame.equals(first)


def test_a_merged_header_of_two_rows(book, campaign):
    top = ["准考证号", "岗位代码", "姓名", "笔试", "", "面试成绩", "加分项目", "备注"]
    below = ["", "", "", "职业能力倾向测验", "综合应用能力", "", "", ""]
    merges = [(1, 3, 1, 4, "笔试"), *((1, c, 2, c, top[c]) for c in (0, 1, 2, 5, 6, 7))]
    path = book({"成绩": [["成绩表"], ["" for _ in top], below, *ROWS]}, merges)
    plain = rank(campaign, read(book({"成绩": [HEADS, *ROWS]}))).frame
    path = book({"成绩": [["成绩表"], ["" for _ in top], below, *ROWS]}, merges)
    assert rank(campaign, read(path)).frame.equals(plain)


def test_two_sheets_of_the_same_columns_in_another_order(book, campaign):
    turned = [1, 0, *range(2, len(HEADS))]
    second = [[row[i] for i in turned] for row in [HEADS, *ROWS[3:]]]
    run = rank(campaign, read(book({"一": [HEADS, *ROWS[:3]], "二": second})))
    assert run.frame["id"].to_list() == [row[0] for row in ROWS]


def test_two_sheets_of_different_columns_are_refused_by_name(book):
    second = [[*HEADS[:7], "名次"], *([*row[:7], str(place)] for place, row in enumerate(ROWS, 1))]
    with pytest.raises(CandidateError, match=r"without a match: sheet '二', row 1, column H \(名次\)"):
        read(book({"一": [HEADS, *ROWS], "二": second}))


def test_a_row_that_repeats_another_is_left_out_and_said(book, campaign):
    run = rank(campaign, read(book({"成绩": [HEADS, *ROWS, ROWS[0]]})))
    assert run.frame.height == len(ROWS)
    assert [w for w in run.warnings if w.startswith("repeated:")] == [
        "repeated: row 7 repeats another row cell by cell and was left out"
    ]


@pytest.mark.parametrize(
    ("row", "column", "cell", "error", "words"),
    [
        (1, 3, "一百", BadMark, ["row 2 of sheet '二'", "职业能力倾向测验", "一百"]),
        (1, 4, 150.5, BadMark, ["row 2 of sheet '二'", "综合应用能力", "150"]),
        (1, 1, "LX9999", UnknownPost, ["row 2 of sheet '二'", "岗位代码", "LX9999"]),
        (1, 0, "23061001", DuplicateCandidate, ["2 of sheet '一', 2 of sheet '二'", "准考证号"]),
        (1, 0, "", CandidateError, ["row 2 of sheet '二'", "准考证号", "blank"]),
    ],
    ids=["word", "too much", "post", "number twice", "no number"],
)
def test_errors_name_sheet_row_and_column(book, campaign, row, column, cell, error, words):
    second = [list(r) for r in [HEADS, *ROWS[3:]]]
    second[row][column] = cell
    with pytest.raises(error) as caught:
        rank(campaign, read(book({"一": [HEADS, *ROWS[:3]], "二": second})))
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("cell", "note"),
    [
        ("缺考", "absent:interview"),
        ("面试缺考", "absent:interview"),
        ("缺席", "absent:interview"),
        ("弃考", "absent:interview"),
        ("放弃", "absent:interview"),
        ("absent", "absent:interview"),
        ("AB", "absent:interview"),
        ("违纪", "cheated:interview"),
        ("作弊（成绩无效）", "cheated:interview"),
        ("违纪，取消成绩", "cheated:interview"),
        ("取消资格", "cheated:interview"),
        ("DQ", "cheated:interview"),
        ("免考", "exempt:interview"),
        ("exempt", "exempt:interview"),
        ("—", "missing:interview"),
        ("/", "missing:interview"),
        ("", "missing:interview"),
    ],
)
def test_words_in_place_of_a_mark(book, campaign, cell, note):
    row = [*ROWS[0][:5], cell, "", ""]
    frame = rank(campaign, read(book({"成绩": [HEADS, row]}))).frame
    assert frame["note"].to_list() == [note]
    assert frame["total"].to_list() == [None]


@pytest.mark.parametrize("cell", ["0", "0分", "零分", "０", "0.00"])
def test_zero_is_a_mark(book, campaign, cell):
    row = [*ROWS[0][:5], cell, "", ""]
    frame = rank(campaign, read(book({"成绩": [HEADS, row]}))).frame
    assert frame["total"].to_list() != [None]


@pytest.mark.parametrize("cell", ["缺考，作弊", "八十", "80/90", "8.15E+01", "-3"])
def test_a_cell_that_is_no_mark_is_refused_with_its_place(book, campaign, cell):
    row = [*ROWS[0][:5], cell, "", ""]
    with pytest.raises(BadMark, match=r"row 2, 面试成绩.*sheet '成绩'"):
        rank(campaign, read(book({"成绩": [HEADS, row]})))


def test_all_that_is_wrong_is_said_at_once(book, campaign):
    second = [list(row) for row in [HEADS, *ROWS]]
    second[1][1], second[2][3], second[3][0] = "LX9999", "一百", second[4][0]
    with pytest.raises(CandidateError) as caught:
        rank(campaign, read(book({"成绩": second})))
    for words in ("23061004 in rows 4, 5", "E303: 'LX9999' in row 2", "E304: row 3, 职业能力倾向测验: '一百'"):
        assert words in str(caught.value)


def test_long_numbers_as_numbers_are_read_and_shortened_ones_refused(book, campaign, tmp_path):
    row = [230610011234.0, *ROWS[0][1:]]
    assert rank(campaign, read(book({"成绩": [HEADS, row]}))).frame["id"].to_list() == ["230610011234"]
    path = tmp_path / "成绩.csv"
    path.write_text("\n".join(",".join(r) for r in [HEADS, ["2.31E+11", *ROWS[0][1:]], ROWS[1]]), "utf-8")
    with pytest.raises(CandidateError, match=r"准考证号.*shortened, in row 2.*成绩\.csv.*as text"):
        rank(campaign, read(path))


def test_a_sheet_without_candidates_is_laid_aside(book, campaign):
    plan = [["岗位代码", "岗位名称", "招聘人数"], ["LX2301", "甲岗", "2"]]
    run = rank(campaign, read(book({"岗位": plan, "一": [HEADS, *ROWS[:3]], "二": [HEADS, *ROWS[3:]]})))
    assert run.frame["id"].to_list() == [row[0] for row in ROWS]
    assert "other_sheet: sheet '岗位' has no candidate number and was not read" in run.warnings
    with pytest.raises(DuplicateCandidate, match="2 of sheet '一', 2 of sheet '二'"):
        rank(campaign, read(book({"岗位": plan, "一": [HEADS, *ROWS[:3]], "二": [HEADS, ROWS[0][:3] + ROWS[1][3:]]})))


def test_posts_whose_leading_zeros_a_spreadsheet_dropped(book, campaign):
    post = campaign.posts[0].post.model_copy(update={"code": "0101"})
    campaign = campaign.model_copy(update={"posts": (campaign.posts[0].model_copy(update={"post": post}),)})
    run = rank(
        campaign, read(book({"成绩": [HEADS, [ROWS[0][0], 101, *ROWS[0][2:]], [*ROWS[1][:1], "0101", *ROWS[1][2:]]]}))
    )
    assert run.frame["post"].to_list() == ["0101", "0101"]
    assert "zeros: 101 lost the leading zeros of the post's code; read as if they stood" in run.warnings


@pytest.mark.parametrize(
    "heads",
    [
        [f"考官{n}" for n in range(1, 6)],
        [f"面试评委{n}评分" for n in "一二三四五"],
        [f"第{n}号考官" for n in range(1, 6)],
        [f"Judge {n}" for n in range(1, 6)],
        [f"Examiner {n} score" for n in "ABCDE"],
        ["主考官", *(f"{n}号评委" for n in range(1, 5))],
    ],
    ids=["考官1", "面试评委一评分", "第1号考官", "judge", "examiner", "chief"],
)
def test_the_columns_of_single_judges_are_found(book, campaign, by_hand, heads):
    panel = by_hand.made(
        Mean, id="interview", name="面试", inputs=("interview_judge_*",), drop_highest=1, drop_lowest=1
    )
    scheme = by_hand.made(Scheme, id="s0", steps=(panel,), total="interview")
    campaign = campaign.model_copy(update={"schemes": (scheme,)})
    row = ["1", "LX2301", "80", "90", "84", "85", "60"]
    frame = rank(campaign, read(book({"成绩": [["准考证号", "岗位代码", *heads], row]}))).frame
    assert frame["interview"].to_list() == ["83"]
    with pytest.raises(MissingColumn, match="面试"):
        rank(campaign, read(book({"成绩": [["准考证号", "岗位代码", "备注", "电话"], [*row[:2], "甲", "无"]]})))


def test_places_set_apart_for_others_than_men_and_women_are_said(book, campaign, by_hand):
    parts = tuple(by_hand.made(HeadcountPart, id=n, label=n, count=1) for n in ("应届毕业生", "社会人员"))
    first = campaign.posts[0]
    post = first.post.model_copy(update={"headcount_parts": parts})
    campaign = campaign.model_copy(update={"posts": (first.model_copy(update={"post": post}), *campaign.posts[1:])})
    run = rank(campaign, read(book({"成绩": [HEADS, *ROWS]})))
    assert [w for w in run.warnings if w.startswith("quota:") and "应届毕业生1、社会人员1" in w]
