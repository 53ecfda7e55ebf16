"""Collapsed text: a whole notice run into one line, with single blanks where its line breaks were.

Numbers that count up, sentence ends and short headings give the lines back; every other blank may have been a cell
border or a line break, so it stays visible as a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ingest.labels import Label, parse
from ingest.outline import Unit
from ingest.view import GAP, Folded, Run

_LONG = 200
_ZH = "一二三四五六七八九十"
_NUMBER = rf"[{_ZH}]{{1,3}}、|[(（](?:[{_ZH}]{{1,3}}|\d{{1,2}})[)）]|\d{{1,2}}[.．、]"
_CUT = re.compile(r"(?<=[。;；!！?？:：]) +(?=\S)| +(?=附件?[:：]|联系|咨询|监督)| +(?=[^ ]{4,30}公告 )")
_NUMBERED = re.compile(rf"(?:(?<=[ \u3000\t。;；:：])|^)(?={_NUMBER})(?!\d{{1,2}}[.．]\d)")
_HEADING = re.compile(rf"(?:{_NUMBER}) ?[^ 。;；，,]{{2,26}} +")
_BLANK = re.compile(r"(?<=[^\s.．、,，a-zA-Z]) +(?=[^\s])|(?<=[a-zA-Z]) +(?=[\u4e00-\u9fff])")
_DATE = re.compile(r"\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日")


def unfold(folded: Folded, unit: Unit) -> list[tuple[Unit, list[Run]]] | None:
    """The parts of a collapsed line with their runs, or None where a line is just long.

    It is collapsed when top-level numbers count up inside it (``一、`` … ``二、`` …).
    """
    if not folded.chinese or unit.end - unit.start < _LONG:
        return None
    text = folded.text
    places = [m.start() for m in _NUMBERED.finditer(text, unit.start, unit.end)]
    labels = [(at, parse(folded.clean(at, min(at + 12, unit.end)), chinese=True)) for at in places]
    tops = [label.value for _, label in labels if label and label.kind == "zh"]
    if len(tops) < 2 or tops != list(range(tops[0], tops[0] + len(tops))):
        return None
    cuts = {unit.start, *_accepted(text, labels)}
    cuts |= {m.end() for m in _CUT.finditer(text, unit.start, unit.end)}
    cuts |= _after_headings(text, sorted(cuts), unit.end)
    cuts |= _signature(text, max(cuts), unit.end)
    return list(_parts(folded, sorted(cuts), unit.end))


def _parts(folded: Folded, cuts: list[int], end: int) -> Iterable[tuple[Unit, list[Run]]]:
    text = folded.text
    for start, stop in pairwise([*cuts, end]):
        raw = text[start:stop]
        body = raw.strip()
        if not body:
            continue
        low = start + len(raw) - len(raw.lstrip())
        high = low + len(body)
        runs: list[Run] = []
        at, glue = low, "\n"
        for blank in _BLANK.finditer(text, low, high):
            runs.append(Run(at, blank.start(), glue))
            at, glue = blank.end(), GAP
        runs.append(Run(at, high, glue))
        yield Unit(low, high, folded.clean(low, high)), runs


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
    for start, stop in pairwise([*starts, end]):
        match = _HEADING.match(text, start, stop)
        if match:
            out.add(match.end())
    return out


def _signature(text: str, start: int, end: int) -> set[int]:
    """Where the last part ends with a date, the names before it and the date stand on lines of their own."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[start:end])]
    if len(words) < 2 or not _DATE.fullmatch(text, start + words[-1][0], start + words[-1][1]):
        return set()
    out = {start + words[-1][0]}
    for low, high in reversed(words[1:-1]):
        if high - low > 40 or re.search(r"[。；;，,：:]", text[start + low : start + high]):
            break
        out.add(start + low)
    return out
