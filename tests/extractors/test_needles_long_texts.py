"""A long text is read for needles once it has been asked about a few times; the answers stay the same."""

from __future__ import annotations

import pytest

from extractors.text import memo, needles
from extractors.text import patterns as re
from extractors.text.needles import find, find_all, may_match

LONG = "口试安排在县图书馆进行。" * 20


@pytest.fixture(autouse=True)
def forgotten():
    yield
    memo.forget()


@pytest.mark.parametrize("text", [LONG, LONG * 20, LONG + "末位者满分70分"])
@pytest.mark.parametrize("source", [r"满分\d+分", "图书馆|体育馆", "录像资料"])
def test_same_answer_however_often_it_is_asked(source, text):
    pattern = re.Pattern(source)
    needles.want(pattern, at_once=True)
    for _ in range(9):
        first = find(pattern, text)
        assert (first and first.span()) == ((m := pattern.search_anywhere(text)) and m.span())
        assert len(list(find_all(pattern, text))) == len(list(pattern.finditer_anywhere(text)))
        assert may_match(pattern, text) or first is None
    assert may_match(pattern, text) is (pattern.search_anywhere(text) is not None)
