"""Refusals: clauses among demands that shut people out by themselves, whole circumstances as they stand.

``不接收函授学历;不招收在校学生`` begin with their verdict; ``(…的人员除外)`` stands behind those who may apply.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.textcuts import outside_brackets

_MARKS = re.compile(r"[()。;,]")
_VERBS = ("接收", "招收", "招聘", "招录", "接纳")


@cache
def _refusal() -> re.Pattern[str]:
    return re.compile(str(load("exclusions")["zh"]["refusal"]))


def refusals(text: str) -> list[tuple[int, int]]:
    """Where such clauses stand in a Chinese text."""
    if "不" not in text or not any(verb in text for verb in _VERBS):
        return []
    edges = [-1, *(m.start() for m in outside_brackets(_MARKS, text, ("(", ")"))), len(text)]
    clauses = ((a + 1, b) for a, b in pairwise(edges))
    return [(a, b) for a, b in clauses if _refusal().fullmatch(text[a:b].strip())]


@cache
def _excepted() -> re.Pattern[str]:
    return re.compile(str(load("exclusions")["zh"]["excepted"]))


def excepted(text: str) -> list[tuple[int, int]]:
    """Where (…的人员除外) names people."""
    return [found.span("who") for found in _excepted().finditer(text)] if "除外" in text else []


__all__ = ["excepted", "refusals"]
