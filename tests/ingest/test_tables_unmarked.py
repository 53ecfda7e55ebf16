"""Tables without tabs or pipes: columns under each other, and one cell a line."""

from __future__ import annotations

import pytest

from ingest import read_bytes
from schema.document import Document, Table


def texts(document: Document, grid: Table) -> list[list[str]]:
    return [
        [document.text[c.start : c.end] for c in grid.cells[r * grid.cols : (r + 1) * grid.cols]]
        for r in range(grid.rows)
    ]


def test_columns_set_with_blanks() -> None:
    text = (
        "【岗位】\n\n序号    岗位        人数    学历          备注\n"
        "1       语文教师    10      本科及以上    限女性\n"
        "2       数学教师    8       本科及以上\n"
        "3       英语教师    12                    限男性\n\n以上岗位限本县户籍。\n"
    )
    document = read_bytes(text.encode(), "a.txt")
    (grid,) = document.tables
    assert texts(document, grid) == [
        ["序号", "岗位", "人数", "学历", "备注"],
        ["1", "语文教师", "10", "本科及以上", "限女性"],
        ["2", "数学教师", "8", "本科及以上", ""],
        ["3", "英语教师", "12", "", "限男性"],
    ]
    assert document.view.text.endswith("3\t英语教师\t12\t\t限男性\n以上岗位限本县户籍。")


def test_columns_set_with_ideographic_blanks() -> None:
    text = "代码　　岗位　　人数\nA1　　　司机　　２\nA2　　　厨师　　１\n"
    document = read_bytes(text.encode(), "a.txt")
    assert document.view.text == "代码\t岗位\t人数\nA1\t司机\t2\nA2\t厨师\t1"


@pytest.mark.parametrize(
    "text",
    [
        "10010203　省审计厅　科员　2名\n20050117　市财政局　科员　1名\n30110408　县政府　科员　3名\n",
        "联系人：张某    电话：0000-1    邮箱：a@x.example\n地址：某路1号    邮编：000000    传真：0000-2\n",
        "Paper-I   General Studies   150 questions   10 marks\nPaper-II  Subject chosen   180 questions   90 marks\n",
    ],
)
def test_lines_without_a_header_stay_lines(text: str) -> None:
    document = read_bytes(text.encode(), "a.txt")
    assert document.tables == ()
    assert len(document.blocks) == len(text.splitlines())


def test_one_cell_a_line() -> None:
    """The second row lacks the merged cell of the first."""
    text = (
        "某县公告\n一、岗位\n序号\n单位\n岗位\n人数\n要求\n"
        "1\n县医院\n医师\n2\n本科及以上学历，有执业证书\n2\n护士\n3\n大专及以上学历，有护士证书\n"
        "3\n县一中\n教师\n1\n本科及以上学历，有教师证书\n二、条件\n1. 身体健康；\n2. 品行端正。\n"
    )
    document = read_bytes(text.encode(), "a.txt")
    (grid,) = document.tables
    assert (grid.rows, grid.cols, grid.header_rows) == (4, 5, 1)
    assert texts(document, grid)[1] == ["1", "县医院", "医师", "2", "本科及以上学历，有执业证书"]
    assert texts(document, grid)[2][3:] == ["3", "大专及以上学历，有护士证书"]
    assert texts(document, grid)[3][1] == "县一中"
    assert [b.label for b in document.blocks if b.label] == ["一、", "二、", "1.", "2."]


def test_numbers_alone_are_no_table() -> None:
    text = "一、名额\n序号\n共计三名\n1\n二、其他\n2\n"
    assert read_bytes(text.encode(), "a.txt").tables == ()


def test_english_columns_with_long_names_and_a_rule_below() -> None:
    text = (
        "PART A\n\nRef.   Title of the post        Department / Directorate concerned     Vacancies\n"
        "-----  -----------------------  -------------------------------------  ---------\n"
        "A-1    Water Inspector          Rivers and Dams                        Three (3)\n"
        "A-2    Assistant Surveyor       Lands                                  1\n\nPART B\n"
    )
    document = read_bytes(text.encode(), "a.txt")
    (grid,) = document.tables
    assert texts(document, grid) == [
        ["Ref.", "Title of the post", "Department / Directorate concerned", "Vacancies"],
        ["A-1", "Water Inspector", "Rivers and Dams", "Three (3)"],
        ["A-2", "Assistant Surveyor", "Lands", "1"],
    ]


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("类别\t各环节权重\t各环节权重\n类别\t笔试\t面试\n教学岗位\t40%\t60%\n行政岗位\t70%\t30%\n", 2),
        (
            "岗位\t条件\t条件\t条件\n岗位\t学历\t专业\t年龄\n护士\t大专\t护理学\t35周岁\n医师\t本科\t临床医学\t40周岁\n",
            2,
        ),
        ("岗位\t学历\t专业\n岗位一\t本科\t法学\n岗位二\t本科\t法学\n", 1),
        ("姓名\t第一志愿\t第二志愿\n甲\t护士\t护士\n乙\t医师\t护士\n", 1),
    ],
)
def test_headings_printed_once_for_each_cell_they_covered(text: str, depth: int) -> None:
    (grid,) = read_bytes(text.encode(), "a.txt").tables
    assert grid.header_rows == depth
