"""Floors dealt out: marks that one clause gives to the tests or classes of its list, one each (分别为70分、60分)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.outline.respective import DEALT, ONE, respective
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.floors import Line
from schema.notice import Track

_LIST = re.compile(
    r"(?:低于|少于|达到|[达满为]|不足)\s?(?P<list>\d+(?:\.\d+)?\s?分(?:[、和及]\d+(?:\.\d+)?\s?分)+)(?!钟)"
)
_MARK = re.compile(r"(?P<n>\d+(?:\.\d+)?)\s?分")


def with_dealt(text: str, lines: list[Line]) -> list[Line]:
    """The marks of a clause, those of a list apart from each other: 笔试、面试合格线分别为60分和70分."""
    spans = _dealt(text) if lines else []
    if len(spans) < _PAIR or not any(a < line.end and line.start < b for line in lines for a, b in spans):
        return lines
    model = next(line for line in lines if any(a < line.end and line.start < b for a, b in spans))
    others = [line for line in lines if not any(a < line.end and line.start < b for a, b in spans)]
    marks = [(a, b, Decimal(m["n"])) for a, b in spans if (m := _MARK.match(text, a))]
    return sorted([*others, *(replace(model, start=a, end=b, min=n) for a, b, n in marks)], key=lambda x: x.start)


def of_dealt(text: str, line: Line, ons: list[str], tracks: Sequence[Track]) -> list[str]:
    """What a mark of a list is for: ``ons`` where the list is dealt to classes, else the one of them at its place;
    none where it cannot be told."""
    spans = _dealt(text)
    here = [at for at, (a, b) in enumerate(spans) if a <= line.start < b]
    if len(spans) < _PAIR or not here or respective(text, line.end - 1, tracks):
        return ons
    return [ons[here[0]]] if len(ons) == len(spans) else []


def _dealt(text: str) -> list[tuple[int, int]]:
    found = (DEALT.search(text) if "分别" in text else None) or find(_LIST, text)
    return [m.span() for m in ONE.finditer(text, *found.span("list"))] if found else []


_PAIR = 2

__all__ = ["of_dealt", "with_dealt"]
