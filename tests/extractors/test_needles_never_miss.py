"""Needles pass over a text only where the pattern matches nowhere in it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import extractors
from extractors import memo, needles
from extractors.needles import Either, find, find_all, may_match
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


@pytest.mark.parametrize(("pattern", "text", "matches"), CASES)
def test_same_answer_with_and_without(pattern, text, matches):
    for flags in (0, re.IGNORECASE):
        compiled = re.compile(pattern, flags)
        assert bool(find(compiled, text)) == bool(compiled.search(text))
        assert [m.span() for m in find_all(compiled, text)] == [m.span() for m in compiled.finditer(text)]
        if matches is not None:
            assert bool(compiled.search(text)) is matches


def test_passes_over_what_lacks_every_word():
    assert not may_match(re.compile(r"(?:递补|替补)(?:一次|两次)?"), "成绩当场公布")


def test_no_pattern_of_the_extractors_loses_a_match():
    patterns = [
        value
        for module in pkgutil.iter_modules(extractors.__path__)
        if not module.ispkg
        for value in vars(importlib.import_module(f"extractors.{module.name}")).values()
        if isinstance(value, re.Pattern)
    ]
    lines = [line for path in NOTICES for line in read(path).view.text.split("\n") if line.strip()][::3]
    assert len(patterns) > 200
    assert not [
        (p.pattern, line) for p in patterns for line in lines if not may_match(p, line[:400]) and p.search(line[:400])
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
    assert may_match(re.compile(pattern), text) is may


def test_capitals_are_no_reason_to_pass_over():
    assert may_match(re.compile("(?:paper|ÉCRIT)", re.IGNORECASE), "PAPER I")
    assert may_match(re.compile("écrit", re.IGNORECASE), "ÉCRIT")


@pytest.fixture
def third_notice():
    """Ask as a third notice does: what two notices asked for is in the common index."""

    def ask(patterns, texts):
        for _ in range(2):
            for pattern in patterns:
                may_match(pattern, "".join(texts[:1]))
            memo.forget()
        return [[may_match(pattern, text) for text in texts] for pattern in patterns]

    yield ask
    memo.forget()


WORDS = ["笔试", "面试", "top", "Top", "成绩", "40%", "5", "ſ", "İ", "ı", "and", "Σς", "٣", "递补", "(", "一"]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map("".join), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_loses_no_match_either(third_notice, texts):
    sources = [source for source, *_ in CASES] + [
        r"top (?:\d+|five)",
        "is|笔试.{0,9}分|[σ]",
        "(?:i|s)ſ?",
        r"\d{2}%.*面试",
    ]
    patterns = [re.compile(source, flags) for source in sources for flags in (0, re.IGNORECASE)]
    answers = third_notice(patterns, texts)
    for pattern, may in zip(patterns, answers, strict=True):
        assert all(may[i] for i, text in enumerate(texts) if pattern.search(text))


def test_every_clause_has_to_be_met(third_notice):
    both = re.compile(r"笔试.{0,9}\d+分")
    texts = ["笔试满分90分", "笔试得分", "满分90分", "笔试90"]
    assert third_notice([both], texts) == [[True, False, False, False]]


def test_one_of_several_is_enough(third_notice):
    either = Either(re.compile("笔试|面试"), re.compile(r"\d+%"))
    assert third_notice([either], ["面试", "占40%", "公示"]) == [[True, True, False]]
    assert third_notice([Either(re.compile("笔试"), re.compile(".?"))], ["公示"]) == [[True]]


def test_patterns_of_one_notice_stay_out_of_the_index():
    pattern = re.compile("某某号岗位")
    may_match(pattern, "某某号岗位")
    memo.forget()
    memo.forget()
    assert id(pattern) not in needles._index.masks
