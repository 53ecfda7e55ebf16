"""Running only the alternatives that a text may match finds what the whole list finds."""

from __future__ import annotations

import re as std

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.text import memo, needles
from extractors.text import patterns as re
from extractors.text.needles import find, find_all

LISTS = [
    (
        r"取消.{0,4}资格|不予录用|零分处理|一票否决|不再递补",
        ["取消考试资格", "不予录用,取消其资格,零分处理", "一票否决不再递补", "公示"],
    ),
    (
        r"\bbarred\b|may not sit|sit the .{0,9}test|will fail|test",
        ["They may not sit the oral Test", "BARRED; will fail the test"],
    ),
    (r"ab|a.c|abc|b+|\bca?", ["abc abbc ca", "xbbab", "aac", ""]),
    (r"(?<=第)一|一轮|轮面试|面试$|^首轮", ["首轮第一轮面试", "第一轮面试面试", "一轮面试"]),
    (r"甲方|乙方|丙|丁.|\d", ["甲方乙方丙丁3", "丁丙丁", "٣丁方"]),
    (r"stay|STAY on|k|ſ|ending", ["Stay on", "ſtay \u212a", "ENDING k"]),
]


@pytest.fixture(autouse=True)
def forgotten():
    yield
    memo.forget()


def same(source, flags, text, pos=0):
    plain, pattern = std.compile(source, flags), re.Pattern(source, flags)
    needles.want(pattern, at_once=True)
    assert pattern.need is not None
    assert pattern.need[3] is not None
    spans = [m.span() for m in plain.finditer(text)]
    first = find(pattern, text)
    assert (first.span() if first else None) == (spans[0] if spans else None)
    assert [m.span() for m in find_all(pattern, text)] == spans
    assert [m.span() for m in pattern.finditer(text, pos)] == [m.span() for m in plain.finditer(text, pos)]
    later, wanted = pattern.search(text, pos), plain.search(text, pos)
    assert (later and later.span()) == (wanted and wanted.span())


@pytest.mark.parametrize("flags", [0, std.IGNORECASE])
@pytest.mark.parametrize(("source", "text"), [(source, text) for source, texts in LISTS for text in texts])
def test_same_matches(source, text, flags):
    for pos in (0, 2):
        same(source, flags, text, pos)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(["ab", "b+", r"a.c", "试一", r"\bb", "(?<=a)b", "一?试", "c$", "[ab]c", "AB"]),
        min_size=4,
        max_size=7,
    ),
    st.text("abcABC试一 ", max_size=14),
)
def test_same_matches_of_made_up_lists(parts, text):
    source = "|".join(parts)
    pattern = re.Pattern(source)
    needles.want(pattern, at_once=True)
    assert [m.span() for m in find_all(pattern, text)] == [m.span() for m in std.finditer(source, text)]
    assert bool(find(pattern, text)) == bool(std.search(source, text))


@pytest.mark.parametrize("source", ["(?P<n>甲|乙|丙|丁)", "(甲)|乙|丙|丁", "甲|乙|丙|丁?", "(?:甲|乙|丙|丁)方", "甲+"])
def test_patterns_with_groups_or_empty_matches_stay_whole(source):
    pattern = re.Pattern(source)
    needles.want(pattern, at_once=True)
    assert pattern.need is not None
    assert pattern.need[3] is None
