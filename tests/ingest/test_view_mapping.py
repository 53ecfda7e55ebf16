"""The view maps back exactly: what a view range says is what its text range reads."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import read, read_bytes
from ingest.view import Folded, Run
from schema.document import Document, View

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"

CHARACTERS = (
    "招聘公告岗位人员笔试面试一二三、。，；：（）《》“”①②０１２９％∶－—～＋×÷＝"
    "abcXYZ019.,:;()%*#|$\\_ \t\n\n\n　\u00a0\u200b\ufeff㎡…½⑴"
)
PHRASES = (
    *("**", "<p>", "</p>", "&nbsp;", "\\%", "$总成绩 = 笔试 * 60\\%$", "一、", "（一）", "1. ", "&#8212;", "\f"),
    *("\n| a | b |\n|---|---|\n| 1 | 2 |\n", "\n序号\t岗位\n1\t司机\n"),
)
ALPHABET = st.sampled_from([*CHARACTERS, *PHRASES])


def normal(text: str) -> str:
    """The text as a one-run view; for comparing with a part of a larger view."""
    return squeeze(Folded(text, True).view([Run(0, len(text))]).text)


def squeeze(text: str) -> str:
    return "".join(text.split())


def check_map(view: View, text: str) -> None:
    pieces = view.pieces
    assert sum(p.length for p in pieces) == len(view.text)
    at = 0
    for before, piece in pairwise(pieces):
        assert before.end <= piece.start
    for piece in pieces:
        assert piece.view == at
        assert 0 <= piece.start <= piece.end <= len(text)
        assert not piece.exact or piece.end - piece.start == piece.length
        at += piece.length


@settings(max_examples=150, deadline=None)
@given(st.lists(ALPHABET, min_size=1, max_size=60).map("".join), st.booleans(), st.data())
def test_back_and_forth(text: str, markdown: bool, data: st.DataObject) -> None:
    if not text.strip("\ufeff\u200b \t\n\f\u3000\u00a0"):
        return
    document = read_bytes(text.encode(), "a.md" if markdown else "a.txt")
    view = document.view
    check_map(view, document.text)
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    low, high = view.back(start, end)
    assert 0 <= low <= high <= len(document.text)
    again = view.forth(low, high)
    assert again[0] <= start
    assert again[1] >= end or not view.text[again[1] : end].strip()
    for index in range(start, end):
        a, b = view.back(index, index + 1)
        char = view.text[index]
        if not char.isspace():
            assert char in folded(document.text[a:b]), (char, document.text[a:b])


def folded(part: str) -> str:
    """Characters that a piece of text may stand for."""
    import html

    plain = html.unescape(part).replace("\u2044", "/")
    wide = unicodedata.normalize("NFKC", plain).replace("\u2044", "/")
    for group in (":∶：︰", "-—–－−", "~～〜", "*＊"):
        if any(c in plain for c in group):
            wide += group[0]
    return wide + plain


@pytest.mark.parametrize(
    "path", sorted(p for p in NOTICES.glob("*") if p.suffix in (".txt", ".md")), ids=lambda p: p.name
)
def test_blocks_of_the_bundled_notices_read_as_their_text(path: Path) -> None:
    document = read(path)
    check_map(document.view, document.text)
    last = 0
    for block in document.blocks:
        assert last <= block.start < block.end <= len(document.text)
        last = block.end
        start, end = document.view.forth(block.start, block.end)
        shown = document.view.text[start:end]
        if block.table is None:
            assert "\n" not in shown
            assert shown == shown.strip()
        assert squeeze(shown)
    assert len(document.view.text.split("\n")) >= len(document.blocks) - 1
    cells_stand_where_they_say(document)


def cells_stand_where_they_say(document: Document) -> None:
    for table in document.tables:
        for cell in table.cells:
            start, end = document.view.forth(cell.start, cell.end)
            shown = document.view.text[start:end]
            assert "\t" not in shown
            assert "\n" not in shown
            if cell.end > cell.start:
                assert squeeze(shown) == normal(document.text[cell.start : cell.end].replace("\n", " "))


def test_every_line_of_the_view_is_one_block() -> None:
    document = read_bytes("公告\n\n一、条件\n1. 年满18周岁；\n2. 身体健康。\n".encode(), "a.txt")
    assert document.view.text == "公告\n一、条件\n1.年满18周岁;\n2.身体健康。"
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        "公告",
        "一、条件",
        "1. 年满18周岁；",
        "2. 身体健康。",
    ]
