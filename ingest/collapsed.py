"""Collapsed text: a whole notice run into one line, with single blanks where its line breaks were."""

from __future__ import annotations

import re

from ingest.labels import Label, parse
from ingest.outline import Unit
from ingest.view import Folded

_LONG = 300
_CUT = re.compile(r"(?<=[。;；!！?？:：]) +(?=\S)| +(?=(?:附件|附:|附：|联系|咨询|监督))| +(?=[^ ]{4,30}公告 )")
_NUMBERED = re.compile(
    r"(?:(?<=[ \u3000\t。;；:：])|^)(?=[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[(（]\d{1,2}[)）])"
)
_SHORT = 26


def unfold(folded: Folded, unit: Unit) -> list[Unit] | None:
    """The parts of a collapsed line, or None where a line is just long.

    It is collapsed when top-level numbers count up inside it (``一、`` … ``二、`` …).
    """
    if not folded.chinese or unit.end - unit.start < _LONG:
        return None
    text = folded.text
    places = [m.start() for m in _NUMBERED.finditer(text, unit.start, unit.end)]
    labels = [(at, parse(folded.clean(at, min(at + 12, unit.end)), chinese=True)) for at in places]
    tops = [label.value for _, label in labels if label and label.kind == "zh"]
    if len(tops) < 2 or tops[: len(tops)] != list(range(tops[0], tops[0] + len(tops))):
        return None
    cuts = {unit.start, *_accepted(text, labels)}
    cuts |= {m.end() for m in _CUT.finditer(text, unit.start, unit.end)}
    cuts |= _after_headings(text, sorted(cuts), unit.end)
    edges = [*sorted(cuts), unit.end]
    parts: list[Unit] = []
    for start, end in zip(edges, edges[1:], strict=False):
        raw = text[start:end]
        body = raw.strip()
        if body:
            low = start + len(raw) - len(raw.lstrip())
            parts.append(Unit(low, low + len(body), folded.clean(low, low + len(body))))
    return parts


def _accepted(text: str, labels: list[tuple[int, Label | None]]) -> list[int]:
    """Places of numbers that count: each follows its predecessor, or begins a list at 1."""
    last: dict[str, int] = {}
    out: list[int] = []
    for at, label in labels:
        if label is None:
            continue
        blank = at == 0 or text[at - 1] in " \u3000\t"
        if not (label.value == 1 or label.value == last.get(label.kind, 0) + 1) or not (blank or label.kind == "zh"):
            continue
        last[label.kind] = label.value
        out.append(at)
    return out


def _after_headings(text: str, starts: list[int], end: int) -> set[int]:
    """A numbered heading ends at the first blank after it when it is short and has no marks inside."""
    out: set[int] = set()
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        match = re.match(
            r"(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、]) ?([^ 。;；，,]{2,26}) +",
            text[start:stop],
        )
        if match and len(match[1]) <= _SHORT:
            out.add(start + match.end())
    return out
