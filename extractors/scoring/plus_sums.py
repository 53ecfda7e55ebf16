"""Plus sums: a total that English prose says to be one result plus another.

``The overall mark is the form score (60) plus the marks of the interview (240), that is, 300 in all.``
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.scoring.full_mark import FullMark
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.sayings import Total
from extractors.values.subjects import SubjectHit, find_subjects

_PLUS = re.compile(r"(?: |\))plus | \+ ", re.IGNORECASE)
_IS = re.compile(
    r"(?: (?:for|of) (?:each|every|the|a) [a-z]+)? ?(?:=|:|(?:is|are|will be|shall be|being|equals?|consists of"
    r"|comprises)"
    r"(?: (?:equal to|made up of|composed of|simply|then))?)(?: the (?:sum|total) of)? ",
    re.IGNORECASE,
)
_FULL = re.compile(r" ?\((?:out of |max(?:imum)?\.? )?(?P<n>\d{1,4})(?: (?:marks|points))?\)")
_NEVER = re.compile(r"%|per ?cent|weigh|\btimes\b|×|\*|\bbonus|\bif\b", re.IGNORECASE)
_STOP = re.compile(r"[;]|, (?:that is|i\.e|or|making|giving|which|and (?:any|a maximum|out of))\b|\. ")


def plus_sums(text: str) -> list[Total | FullMark]:
    """The total with its addends, and what the brackets behind these say that they are marked out of."""
    if find(_PLUS, text) is None:
        return []
    hits = find_subjects(text)
    for whole in (h for h in hits if h.kind == "total"):
        equals = _IS.match(text, whole.end)
        if equals is None:
            continue
        stop = _STOP.search(text, equals.end())
        end = stop.start() if stop else len(text)
        parts = list(_addends(text, equals.end(), end, hits))
        if len(parts) < _FEWEST or None in parts or _NEVER.search(text, equals.end(), end):
            continue
        known = [p for p in parts if p is not None]
        if len({h.id or h.name for h, _ in known}) < len(known):
            continue
        out: list[Total | FullMark] = [Total(whole, tuple(h for h, _ in known), whole.start, end)]
        return out + [FullMark(*full.span("n"), Decimal(full["n"]), h) for h, full in known if full]
    return []


_FEWEST = 2


def _addends(
    text: str, start: int, end: int, hits: list[SubjectHit]
) -> Iterator[tuple[SubjectHit, re.Match[str] | None] | None]:
    """The one test of each addend with its bracket; None for an addend that names none or several."""
    at = start
    for cut in [*(m for m in _PLUS.finditer(text, start, end)), None]:
        stop = cut.start() + text[cut.start() : cut.end()].startswith(")") if cut else end
        inside = [h for h in hits if at <= h.start < stop and h.kind != "total"]
        one = len({h.id or h.name for h in inside}) == 1
        yield (inside[0], _FULL.search(text, inside[0].end, stop)) if one else None
        at = cut.end() if cut else end


__all__ = ["plus_sums"]
