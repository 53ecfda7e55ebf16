"""Turned type in a PDF: pages printed sideways, with and without a word of it, and upright words in narrow headings."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ingest import read_bytes
from schema.document import Document

HEAD = ("代码", "招聘单位", "岗位名称", "人数", "专业要求")
ROWS = [
    ("K01", "县第二中学", "历史教师", "2", "历史学"),
    ("K02", "县职业学校", "焊接实习指导教师", "1", "不限"),
    ("K03", "县幼儿园", "保育员", "3", "学前教育"),
]
EDGES = [60, 160, 320, 480, 560, 760]


def turned(paper: Any, words: str, x: float, y: float, *, up: bool = True) -> None:
    matrix = "0 1 -1 0" if up else "0 -1 1 0"
    paper.pages[-1] += f"BT /F 10 Tf {matrix} {x} {842 - y} Tm <{words.encode('utf-16-be').hex()}> Tj ET\n"


def cells(document: Document) -> list[tuple[str, ...]]:
    (table,) = document.tables
    found = {(c.row, c.col): "".join(document.text[c.start : c.end].split()) for c in table.cells}
    return [tuple(found[row, col] for col in range(table.cols)) for row in range(table.rows)]


@pytest.mark.parametrize("up", [True, False])
@pytest.mark.parametrize("said", [True, False])
def test_a_page_printed_sideways(paper: Any, said: bool, up: bool) -> None:
    """What is drawn at (x, y) of a page of 842 by 595 stands sideways on one of 595 by 842."""
    y = 70.0
    for row in (HEAD, *ROWS):
        for left, right, words in zip(EDGES, EDGES[1:], row, strict=False):
            low, high = (left, right) if up else (842 - right, 842 - left)
            side = y if up else 595 - y - 24
            paper.pages[-1] += f"{side} {low} 24 {high - low} re S\n"
            turned(paper, words, y + 16 if up else 595 - y - 16, 842 - left - 4 if up else left + 4, up=up)
        y += 24
    data = paper.save()
    if said:
        data = data.replace(b"/MediaBox", b"/Rotate %d/MediaBox" % (90 if up else 270))
    document = read_bytes(data, "a.pdf")
    assert cells(document) == [HEAD, *ROWS]
    cell = next(c for c in document.tables[0].cells if document.text[c.start : c.end] == "K01")
    place = re.fullmatch(r"page 1 \((\d+),(\d+),(\d+),(\d+)\)", document.address(cell.start) or "")
    assert place is not None
    left, top, right, bottom = map(int, place.groups())
    if said:
        assert (left, top, right, bottom) == (60, 94, 160, 118)
    else:  # on the page as it is
        assert (left, top, right, bottom) == ((94, 682, 118, 782) if up else (477, 60, 501, 160))


@pytest.mark.parametrize("up", [True, False])
def test_words_that_stand_upright_in_a_heading(paper: Any, up: bool) -> None:
    edges = [60, 90, 200, 330, 360, 500]
    for left, right, words in zip(edges, edges[1:], HEAD, strict=False):
        paper.pages[-1] += f"{left} {842 - 120} {right - left} 60 re S\n"
        if right - left == 30:
            turned(paper, words, left + 18 if up else left + 10, 112 if up else 68, up=up)
        else:
            paper.say(words, left + 4, 94)
    for number, row in enumerate(ROWS):
        for left, right, words in zip(edges, edges[1:], row, strict=False):
            paper.pages[-1] += f"{left} {842 - 144 - 24 * number} {right - left} 24 re S\n"
            paper.say(words, left + 4, 136 + 24 * number, 8)
    assert cells(read_bytes(paper.save(), "a.pdf")) == [HEAD, *ROWS]


def test_a_mark_across_the_page_is_none_of_its_lines(paper: Any) -> None:
    paper.say("本次招聘教师三名，岗位、人数和要求如下，请对照报名，不符合要求的不予受理。", 66, 80)
    turned(paper, "内部资料", 300, 500)
    document = read_bytes(paper.save(), "a.pdf")
    assert document.view.text.split("\n")[0].endswith("不予受理。")
    assert not document.tables
