"""Tables of a PDF without a grid: columns that stand under each other, rows parted by rules, shades or white."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import pytest

from ingest import read_bytes
from schema.document import Document

HEAD = ("代码", "招聘单位", "岗位名称", "人数", "专业要求")
ROWS = [
    (("K01",), ("县第二中学",), ("历史教师",), ("2",), ("历史学、", "世界史")),
    (("K02",), ("县职业教育", "中心"), ("焊接实习", "指导教师"), ("1",), ("不限",)),
    (("K03",), ("县幼儿园",), ("保育员",), ("3",), ("学前教育",)),
]
EDGES = (66, 420)
LEFT = list(accumulate((40, 80, 80, 40), initial=70))
WHOLE = [HEAD, *(tuple("".join(cell) for cell in row) for row in ROWS)]


def printed(paper: Any, style: str, *, centred: bool = False) -> Document:
    """The table between two paragraphs, in one of the ways in which tables are set without a grid."""
    paper.say("本次招聘教师和保育员，岗位、人数和要求如下，请对照报名，不符合要求的不予受理。", 66, 80)
    y = 104.0
    borders = [y - 3]
    for row in [[(name,) for name in HEAD], *ROWS]:
        lines = max(map(len, row))
        high = 13 * lines
        if style == "shades" and len(borders) % 2:
            paper.shade(y - 3, y + high + 3, *EDGES)
        for x, cell in zip(LEFT, row, strict=True):
            for number, line in enumerate(cell):
                down = (high - 13 * len(cell)) / 2 if centred else 0
                paper.say(line, x, y + 9 + down + 13 * number, 10)
        y += high + 6
        borders.append(y - 3)
    if style == "rules":
        for border in borders:
            paper.rule(border, *EDGES)
    if style == "three rules":
        for border in (borders[0], borders[1], borders[-1]):
            paper.rule(border, *EDGES)
    if style == "open sides":
        for border in borders:
            paper.rule(border, *EDGES)
        for x in LEFT[1:]:
            paper.upright(x - 3, borders[0], borders[-1])
    paper.say("二、报名", 66, y + 14)
    paper.say("报名人员应当如实填写信息，弄虚作假的取消资格，后果由本人承担，本局不退还材料。", 66, y + 32)
    return read_bytes(paper.save(), "a.pdf")


@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("style", ["white", "rules", "three rules", "shades", "open sides"])
def test_the_table_is_found(paper: Any, style: str, centred: bool) -> None:
    document = printed(paper, style, centred=centred)
    (table,) = document.tables
    assert (table.rows, table.cols, table.header_rows) == (4, 5, 1)
    cells = {(c.row, c.col): "".join(document.text[c.start : c.end].split()) for c in table.cells}
    assert [tuple(cells[r, c] for c in range(5)) for r in range(4)] == WHOLE
    lines = document.view.text.split("\n")
    assert lines[0].endswith("不予受理。")
    assert lines[-2:] == ["二、报名", "报名人员应当如实填写信息,弄虚作假的取消资格,后果由本人承担,本局不退还材料。"]


@pytest.mark.parametrize(
    "rows",
    [
        ["电话：六一二三四五六        传真：六一二三四五七        邮编：一二三四五六"] * 3,
        ["甲校        乙校        丙校", "丁校        戊校        己校", "庚校        辛校        壬校"],
    ],
)
def test_what_names_no_columns_is_no_table(paper: Any, rows: list[str]) -> None:
    for number, row in enumerate(rows):
        for place, part in enumerate(row.split()):
            paper.say(part, 66 + 130 * place, 100 + 18 * number, 10)
    assert read_bytes(paper.save(), "a.pdf").tables == ()


def test_figures_at_the_right_edge_end_their_lines(paper: Any) -> None:
    for number, (name, part) in enumerate((("笔试成绩", "60%"), ("专业测试成绩", "25%"), ("面试成绩", "15%"))):
        paper.say(name, 66, 100 + 16 * number, 10)
        paper.say(part, 506, 100 + 16 * number, 10)
    paper.say("低于七十分的人员不列入名单，各项成绩保留两位小数，排名相同的由招聘单位组织加试后确定先后。", 66, 148, 10)
    lines = read_bytes(paper.save(), "a.pdf").view.text.split("\n")
    assert lines[:3] == ["笔试成绩  60%", "专业测试成绩  25%", "面试成绩  15%"]


@pytest.mark.parametrize("head", [False, True])
@pytest.mark.parametrize("ruled", [False, True])
def test_a_table_goes_on_without_its_headings(paper: Any, ruled: bool, head: bool) -> None:
    rows = [(f"K{n:02d}", f"第{n}小学", "教师", str(n % 3 + 1), "不限") for n in range(1, 12)]
    paper.say("岗位计划如下：", 66, 680)
    y = 710.0
    for number, row in enumerate([HEAD, *rows]):
        if number in (4, 9):
            paper.pages.append("")
            y = 80.0
            if ruled:
                paper.rule(y - 13, *EDGES)
        for x, words in zip(LEFT, row, strict=True):
            paper.say(words, x, y)
        y += 22
        if ruled:
            paper.rule(y - 13, *EDGES)
    paper.say("以上岗位按规定程序公开招聘，择优录用，未尽事宜由本局解释，请及时关注有关信息。", 66, y + 30)
    if head:
        foot = type(paper)()
        foot.say("青禾县教师招聘岗位计划", 300, 810, 7)
        paper.pages = [page + foot.pages[0] for page in paper.pages]
    document = read_bytes(paper.save(), "a.pdf")
    (table,) = document.tables
    cells = {(c.row, c.col): "".join(document.text[c.start : c.end].split()) for c in table.cells}
    assert [tuple(cells[r, c] for c in range(5)) for r in range(table.rows)] == [HEAD, *rows]
    assert (document.address(table.cells[-1].start) or "").startswith("page 3 ")


@pytest.mark.parametrize(
    "line",
    [
        "以上岗位按规定程序公开招聘，择优录用，未尽事宜由本局解释，请及时关注。",
        "二、报名方式",
        "青禾县教育局",
    ],
)
def test_what_follows_a_table_on_the_next_page_is_none_of_it(paper: Any, line: str) -> None:
    y = 740.0
    for row in [HEAD, *((f"K{n}", "县一中", "教师", "1", "不限") for n in range(3))]:
        for x, words in zip(LEFT, row, strict=True):
            paper.say(words, x, y)
        y += 22
    paper.pages.append("")
    paper.say(line, 66, 80)
    paper.say("报名人员应当如实填写信息，弄虚作假的取消资格，后果由本人承担，本局不退还材料。", 66, 110)
    document = read_bytes(paper.save(), "a.pdf")
    (table,) = document.tables
    assert table.rows == 4
    assert document.view.text.split("\n")[4].startswith(line[:6])
