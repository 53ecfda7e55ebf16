"""Needles pass over a text only where the pattern matches nowhere in it."""

from __future__ import annotations

import importlib
import pkgutil
import re as std
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import extractors
from extractors.text import memo, needles
from extractors.text import patterns as re
from extractors.text.needles import Either, find, find_all, may_match
from ingest import read

NOTICES = sorted((Path(__file__).resolve().parents[2] / "corpus" / "notices").glob("*.txt"))

CASES = [
    (r"不予(?:录用|聘用)|取消.{0,4}资格", "提供假材料的取消考试资格", True),
    (r"不予(?:录用|聘用)|取消.{0,4}资格", "面试时间另行通知", False),
    (r"(?:top|first) (\d+)", "The Top 5 go on", None),
    (r"(?i:not) eligible", "NOT eligible", True),
    (r"(?:满分)?\d+", "30", True),
    (r"[甲乙]组", "乙组", True),
    (r"(?=笔试)..成绩", "笔试成绩", True),
    (r"(?<!不)合格", "合格", True),
    (r"(?:一|)次", "次", True),
    (r"x{0,3}", "", True),
]


@pytest.fixture(autouse=True)
def forgotten():
    yield
    memo.forget()


def known(source, flags=0):
    """A pattern that is in the index: those that are tried once or twice are simply run."""
    pattern = re.Pattern(source, flags)
    needles.want(pattern, at_once=True)
    return pattern


@pytest.mark.parametrize(("pattern", "text", "matches"), CASES)
def test_same_answer_with_and_without(pattern, text, matches):
    for flags in (0, re.IGNORECASE):
        plain, compiled = std.compile(pattern, flags), known(pattern, flags)
        assert bool(find(compiled, text)) == bool(compiled.search(text)) == bool(plain.search(text))
        spans = [m.span() for m in plain.finditer(text)]
        assert [m.span() for m in find_all(compiled, text)] == [m.span() for m in compiled.finditer(text)] == spans
        if matches is not None:
            assert bool(compiled.search(text)) is matches


def test_passes_over_what_lacks_every_word():
    assert not may_match(known(r"(?:递补|替补)(?:一次|两次)?"), "成绩当场公布")


def test_no_pattern_of_the_extractors_loses_a_match():
    patterns = [
        value
        for module in pkgutil.walk_packages(extractors.__path__, "extractors.")
        if not module.ispkg
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, re.Pattern)
    ]
    needles.want(*patterns, at_once=True)
    lines = [line for path in NOTICES for line in read(path).view.text.split("\n") if line.strip()][::3]
    assert len(patterns) > 200
    assert not [
        (p.pattern, line)
        for p in patterns
        for line in lines
        if not may_match(p, line[:400]) and p.search_anywhere(line[:400])
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "may"),
    [
        (r"\d{1,3}分", "满分以通知为准", False),
        (r"\d{1,3}分", "满分30分", True),
        (r"第(?:[0-9]|[1-5]\d)名", "第几名", False),
        (r"(?:\d+|[一二三]+)分", "三分", True),
        (r"(?:\d+)?分", "得分", True),
        (r"(?<=满)\S(?=\s?\d)", "满分 80", True),
        (r"\d+", "٣", True),
    ],
)
def test_texts_without_digits_are_passed_over_where_a_match_needs_one(pattern, text, may):
    assert may_match(known(pattern), text) is may


def test_capitals_are_no_reason_to_pass_over():
    assert may_match(known("(?:paper|ÉCRIT)", re.IGNORECASE), "PAPER I")
    assert may_match(known("écrit", re.IGNORECASE), "ÉCRIT")


WORDS = ["笔试", "面试", "top", "Top", "成绩", "40%", "5", "ſ", "İ", "ı", "and", "Σς", "٣", "递补", "(", "一", "K"]
MORE = [r"top (?:\d+|five)", "is|笔试.{0,9}分|[σ]", "(?:i|s)ſ?", r"\d{2}%.*面试", "k", "[a-z]op"]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map("".join), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_passed_over_that_matches(texts):
    for text in texts:
        needles.read(text)
        for pattern in SAMPLES:
            assert may_match(pattern, text) or pattern.search_anywhere(text) is None
            assert bool(pattern.search(text)) == bool(pattern.search_anywhere(text))


SAMPLES = [re.Pattern(s, flags) for s in [*(source for source, *_ in CASES), *MORE] for flags in (0, re.IGNORECASE)]
needles.want(*SAMPLES, at_once=True)


def test_every_clause_has_to_be_met():
    both = known(r"笔试.{0,9}\d+分")
    texts = ["笔试满分90分", "笔试得分", "满分90分", "笔试90"]
    assert [may_match(both, text) for text in texts] == [True, False, False, False]


def test_one_way_to_match_has_to_be_met():
    ways = known(r"will be (?:disqualified|barred) from|shall forfeit .{0,9}post|零分.*取消")
    texts = ["They will be barred from", "they shall be barred", "shall forfeit the POST", "零分者", "取消;零分"]
    assert [may_match(ways, text) for text in texts] == [True, False, True, False, True]


def test_one_of_several_is_enough():
    either = Either(re.compile("笔试|面试"), re.compile(r"\d+%"))
    anything = Either(re.compile("笔试"), re.compile(".?"))
    needles.want(either, anything, at_once=True)
    assert [may_match(either, text) for text in ("面试", "占40%", "公示")] == [True, True, False]
    assert may_match(anything, "公示")


def test_patterns_made_for_one_notice_stay_out_of_the_index():
    pattern = re.compile("某某号岗位")
    for _ in range(9):
        pattern.search("别处")
    memo.forget()
    assert pattern.need is None


def test_a_pattern_that_is_tried_in_vain_enters_the_index_with_the_next_notice(monkeypatch):
    monkeypatch.setattr(needles, "_FEW", 1)
    pattern = re.Pattern("不会出现的话")
    for _ in range(re._PATIENCE):
        pattern.search("别处")
    memo.forget()
    assert pattern.need is not None
    assert find(pattern, "这是不会出现的话") is not None
    assert pattern.search("别处") is None
    assert list(pattern.finditer("这是不会出现的话", 3)) == []


def test_an_index_that_is_full_is_begun_anew(monkeypatch):
    first = known("甲方")
    monkeypatch.setattr(needles, "_INDEXED", len(needles._index.masks))
    second = known("乙方")
    assert (first.need, second.need) == (None, None)
    assert find(first, "甲方")
    assert find(second, "乙方")
    assert not find(first, "丙方")
