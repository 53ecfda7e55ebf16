"""Needles pass over a text only where the pattern matches nowhere in it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import extractors
from extractors.needles import find, find_all, may_match
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
