"""Grids from tab rows, pipes, Markdown and forms; torn, blank and repeated cells."""

from __future__ import annotations

import pytest

from ingest import read_bytes
from schema.document import Document, Table


def table(text: str, name: str = "a.txt") -> tuple[Document, Table]:
    document = read_bytes(text.encode(), name)
    assert len(document.tables) == 1
    return document, document.tables[0]


def texts(document: Document, grid: Table) -> list[list[str]]:
    return [
        [document.text[c.start : c.end] for c in grid.cells[r * grid.cols : (r + 1) * grid.cols]]
        for r in range(grid.rows)
    ]


TORN = """\
序号	岗位	专业	地点	人数	学历	要求
1	管理员	会计类	东区、西区（具体地点按需分配）	4	大专及以上学历	1. 具备2年以上会计经验； 2. 限本市户籍。
2		文秘类		2		1. 具备2年以上文秘经验； 2. 限本市户籍。

3		法律类		1	<p>1. 具备2年以上法务经验；</p> <p>2. 限本市户籍。</p>
4		文秘类	大同县	1	<p>1. 具备2年以上文秘经验；</p> <p>2. 限大同县户籍。</p>
"""


def test_rows_torn_by_a_page_break_are_aligned() -> None:
    document, grid = table(TORN)
    assert (grid.rows, grid.cols, grid.header_rows) == (5, 7, 1)
    rows = texts(document, grid)
    assert [r[4] for r in rows] == ["人数", "4", "2", "1", "1"]
    assert [r[6][-8:].strip("<p/>") != "" for r in rows] == [True] * 5
    assert (grid.cell(3, 5).why, grid.cell(3, 5).inherits) == ("torn", (2, 5))
    assert (grid.cell(2, 5).why, grid.cell(2, 5).inherits) == ("blank", (1, 5))
    assert grid.cell(3, 1).why == "blank"
    assert grid.cell(4, 3).why is None
    assert "<p>" not in document.view.text
    assert "\n3\t\t法律类\t\t1\t\t" in "\n".join(document.view.text.split("\n")) or "法律类" in document.view.text


def test_trailing_cells_that_an_editor_cut_are_blank_not_torn() -> None:
    document, grid = table("代码\t岗位\t人数\t备注\nA1\t司机\t2\t限男性\nA2\t厨师\t1\n")
    assert texts(document, grid)[2] == ["A2", "厨师", "1", ""]
    assert grid.cell(2, 3).why == "blank"


def test_same_as_above() -> None:
    document, grid = table("| 代码 | 学历 |\n|:--|:-:|\n| 01 | 本科及以上 |\n| 02 | 同上 |\n| 03 | 〃 |\n", "a.md")
    assert grid.header_rows == 1
    assert [grid.cell(r, 1).why for r in range(4)] == [None, None, "same_as_above", "same_as_above"]
    assert grid.cell(3, 1).inherits == (2, 1)
    assert document.view.text.startswith("代码\t学历\n01\t本科及以上")


def test_pipe_rows_without_rules() -> None:
    document, grid = table("VACANCIES\nPost | Name | Total\n01 | Clerk | 4\n02 | Driver | 1\nThese are final.\n")
    assert texts(document, grid) == [["Post", "Name", "Total"], ["01", "Clerk", "4"], ["02", "Driver", "1"]]
    assert grid.header_rows == 1
    assert grid.name == "VACANCIES"


@pytest.mark.parametrize(
    "line",
    ["首页 | 政务公开 | 互动交流", "2026-06-08 09:31 | 来源：本站", "来源: | 日期:2023-03-09|浏览:4次| 字号:[大] [小]"],
)
def test_a_single_line_with_pipes_is_no_table(line: str) -> None:
    assert read_bytes(f"{line}\n\n公告正文在此。\n".encode(), "a.txt").tables == ()


def test_title_and_note_rows_stand_above_the_header() -> None:
    document, grid = table("某县岗位表\t\t\n注：年龄均为35周岁以下\t\t\n序号\t岗位\t人数\n1\t司机\t2\n2\t厨师\t1\n")
    assert (grid.rows, grid.header_rows) == (3, 1)
    assert [document.text[a:b] for a, b in grid.notes] == ["某县岗位表", "注：年龄均为35周岁以下"]


def test_header_repeated_on_a_new_page_is_no_row() -> None:
    document, grid = table("序号\t岗位\t人数\n1\t司机\t2\n\n— 2 —\n\n序号\t岗位\t人数\n2\t厨师\t1\n")
    assert [r[0] for r in texts(document, grid)] == ["序号", "1", "2"]


def test_line_break_inside_a_cell() -> None:
    document, grid = table("代码\t要求\t人数\nA1\t1.身体健康；\n2.限本县户籍\t2\nA2\t无\t1\n")
    assert grid.rows == 3
    shown = document.view.text
    assert "A1\t1.身体健康;  2.限本县户籍\t2\n" in shown


def test_form_with_cells_on_lines_of_their_own() -> None:
    text = (
        "附件：\n甲部副部长职位说明书\n\n\t职位名称\n\t甲部副部长\n\n\t职 责\n\t1、协助部长工作；\n\n"
        "2、完成其他工作。\n\n\n\n\t标 准\n\t1、配合密切；\n\n2、按时完成。\n\n\n"
        "乙部副部长职位说明书\n\n\t职位名称\n\t乙部副部长\n\n\t职 责\n\t协助部长工作。\n"
    )
    document = read_bytes(text.encode(), "a.txt")
    assert [(t.rows, t.cols, t.header_rows) for t in document.tables] == [(3, 2, 0), (2, 2, 0)]
    assert document.tables[1].name == "乙部副部长职位说明书"
    assert "职责\t1、协助部长工作;  2、完成其他工作。\n标准\t" in document.view.text


def test_paragraphs_indented_by_tabs_are_no_form() -> None:
    text = "\t某县公告\n\t根据有关规定，现公开招聘工作人员。\n\t一、条件\n\t身体健康。\n\t二、程序\n\t报名、笔试。\n"
    assert read_bytes(text.encode(), "a.txt").tables == ()


HTML = """共招3人，见下表。<table><tr><td rowspan="2">序号</td><td colspan="2">条件</td><td rowspan=2>人数</td></tr>
<tr><td>学历</td><td>专业</td></tr>
<tr><td>1</td><td rowspan="2">本科<br>及以上</td><td> 法学 </td><td>2</td></tr>
<tr><td>2</td><td><p>会计</p></td><td>1</td></tr></table>以上岗位限本县户籍。
"""


def test_html_table_left_in_text() -> None:
    document, grid = table(HTML)
    assert (grid.rows, grid.cols, grid.header_rows) == (4, 4, 2)
    assert texts(document, grid)[2:] == [["1", "本科<br>及以上", "法学", "2"], ["2", "", "会计", "1"]]
    assert (grid.cell(3, 1).inherits, grid.cell(3, 1).why) == ((2, 1), "merged")
    lines = document.view.text.split("\n")
    assert lines[0] == "共招3人,见下表。"
    assert lines[-2:] == ["2\t会计\t1", "以上岗位限本县户籍。"]
    assert document.address(grid.cell(3, 2).start) == "line 4"


@pytest.mark.parametrize(
    ("lines", "tables"),
    [
        ("1.\tThe yard opens at dawn on every day of the week.\n2.\tThe gate is shut at dusk.", 0),
        ("(a)\tThe yard opens at dawn on every day of the week.\n(b)\tThe gate is shut.", 0),
        ("•\tThe yard opens at dawn on every day of the week.\n•\tThe gate is shut.", 0),
        ("1.\tKeeper\n2.\tHelper\n3.\tClerk", 1),
        ("No.\tWhat is to be done in the yard\n1.\tThe yard opens at dawn on every day of the week.", 1),
        ("1\tThe yard opens at dawn on every day of the week.\n2\tThe gate is shut at dusk.", 1),
        ("1.\tThe yard opens at dawn on every day.\tKeeper\n2.\tThe gate is shut at dusk.\tHelper", 1),
    ],
)
def test_numbered_lines_set_with_a_tab_are_a_list(lines: str, tables: int) -> None:
    document = read_bytes(f"Rules of the yard\n\n{lines}\n".encode(), "a.txt")
    assert len(document.tables) == tables
