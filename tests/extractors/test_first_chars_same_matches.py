"""A pattern that knows its first characters matches what it matched without them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractors
from extractors.text import first_chars, patterns
from ingest import read

NOTICES = sorted((Path(__file__).resolve().parents[2] / "corpus" / "notices").glob("*.txt"))

CASES = [
    (r"\bkeep|skill", "Keep \u212aEEP aſkill SKILL taskill"),
    (r"(?<=[第,])(?:一|二\d)+轮", "第一轮,二3轮 二轮"),
    (r"(?:no\s)?late|x{0,2}y", "No LATE late xxy xy y"),
    (r"(?P<n>\d+)\s?(?P=n)|[\d丁-甲]{2}", "12 12 3甲 丁丙"),
    (r"(?i:not) eligible|Barred", "NOT eligible BARRED Barred"),
    (r"(?!\d)(?:\w\d|,)", "a1 11 b2,,"),
    (r"(?>笔|面)试|(?:\s*)试讲", "笔试 试讲 面试"),
    (r"^.?成绩|总[^分]", "总成绩\n成绩总评"),
    (r"(?:é|ß)t|İ", "ÉT ét ßT i̇ İ"),
    (r"(?:)|ab", "xab"),
    (r"x*", "axx"),
]


def same(pattern, flags, text):
    plain, made = re.compile(pattern, flags), first_chars.compiled(pattern, flags)
    assert [(m.span(), m.groupdict()) for m in made.finditer(text)] == [
        (m.span(), m.groupdict()) for m in plain.finditer(text)
    ]
    assert made.sub("#", text) == plain.sub("#", text)
    assert (made.pattern, made.flags, made.groups, made.groupindex) == (
        plain.pattern,
        plain.flags,
        plain.groups,
        plain.groupindex,
    )


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.DOTALL])
@pytest.mark.parametrize(("pattern", "text"), CASES)
def test_same_matches(pattern, text, flags):
    same(pattern, flags, text)


PIECES = [
    r"\b",
    "k",
    "Is",
    "[a-c]",
    r"\d",
    "一",
    "[^x]",
    "(?:a|一x)",
    "(?:k?|B)",
    "(?<=a)",
    "(?!b)",
    "(?=[ab])",
    r"\s*",
    "x+?",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), min_size=1, max_size=3).map(
        "|".join
    ),
    st.text("aAbBcCkKxXiIsS\u212aſı1 一\n", max_size=24),
)
def test_same_matches_of_made_up_patterns(pattern, text):
    same(pattern, 0, text)
    same(pattern, re.IGNORECASE, text)


def test_every_case_of_a_letter_is_known():
    for letter in "abcdefghijklmnopqrstuvwxyz":
        every = re.compile(letter, re.IGNORECASE)
        assert {c for c in map(chr, range(0x10000)) if every.match(c)} <= first_chars._cases(letter)


def test_errors_are_those_of_the_library():
    with pytest.raises(re.error):
        first_chars.compiled("(笔试")


def test_no_pattern_of_the_extractors_loses_a_match():
    found = [
        value
        for module in pkgutil.walk_packages(extractors.__path__, "extractors.")
        if not module.ispkg
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, patterns.Pattern)
    ]
    lines = [line[:300] for path in NOTICES for line in read(path).view.text.split("\n") if line.strip()][::11]
    assert len(found) > 200
    for pattern in found:
        plain = re.compile(pattern.pattern, pattern.flags)
        for line in lines:
            assert [m.span() for m in pattern.finditer_anywhere(line)] == [m.span() for m in plain.finditer(line)]


@pytest.mark.parametrize(
    ("pattern", "char", "may"),
    [(r"\(?[a-d][).]", "b", True), (r"\(?[a-d][).]", "e", False), (r"\d{1,2}、", "٣", True), (r"[^x]y", "x", True)],
)
def test_what_a_match_may_begin_with(pattern, char, may):
    assert first_chars.may_begin(pattern, char) is may
