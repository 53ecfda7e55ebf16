"""Label sums: items of a list that a later one adds up by their numbers (the marks at (ii) and (iii) are added up).

Also lists that a reader has joined to one line, because dots lead from each name to its points.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from extractors.scoring.criteria import WHOLE, apart, named
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.text.source import Line, Source
from extractors.values.sayings import Total
from extractors.values.subjects import SubjectHit, find_subjects

_LABEL = r"\(?(?:[ivx]{1,4}|\d{1,2}|[a-h])\)"
_ADDED = re.compile(
    rf"(?:marks?|scores?|points?)(?: obtained| secured| awarded)? (?:at|under|in|for|of|from) (?:items? "
    rf"|parts? |stages? )?"
    rf"(?P<list>{_LABEL}(?:(?:, and |, | and | & | ?\+ ?){_LABEL})+)[^.;]{{0,40}}?\b(?:added|summed|together"
    rf"|total|aggregate|combined)",
    re.IGNORECASE,
)
_SUM_OF = re.compile(
    r"\b(?:sum|total|aggregate) of (?:the )?(?:marks |points |scores )?(?:of |in |from )?(?P<word>step"
    r"|stage|part|phase|round|tier|paper)s "
    r"(?P<list>(?:[IVX]{1,3}|\d|one|two|three|four)(?:(?:, and |, | and | & | ?\+ ?)(?:[IVX]{1,3}|\d|one"
    r"|two|three|four)\b)+)",
    re.IGNORECASE,
)


def _numbered_sum(text: str) -> list[Total]:
    """The sum of steps 2 and 3, where the notice says which tests these are."""
    found = find(_SUM_OF, text)
    if found is None:
        return []
    parts: dict[str, SubjectHit] = {}
    numbers = re.findall(r"[IVX]{1,3}\b|\d|one|two|three|four", found.group("list"))
    for number in numbers:
        hits = find_subjects(f"{found.group('word').capitalize()} {number}")
        if not hits or hits[0].kind == "total":
            return []
        parts[hits[0].id] = replace(hits[0], start=-1, end=-1)
    whole = SubjectHit(found.start(), found.start(), "total", "")
    return [Total(whole, tuple(parts.values()), *found.span())] if len(parts) == len(numbers) else []


_LED = re.compile(
    r"(?P<name>[A-Z][A-Za-z' &,/()-]{2,60}?) ?(?:[.·…_] ?){4,} ?(?P<n>\d{1,3}(?:\.\d+)?) ?(?:points?|pts|marks?)",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:[.·…_] ?){4}")
_FEWEST = 2


def label_sum(text: str, source: Source, line: Line, section: Callable[[Line], SubjectHit | None]) -> list[Total]:
    """The total of the tests under whose numbers the marks stand; none where one of them names no test."""
    found = find(_ADDED, text)
    if found is None:
        return _numbered_sum(text)
    parts: dict[str, SubjectHit] = {}
    labels = [m.group().strip("()").casefold() for m in re.finditer(_LABEL, found.group("list"))]
    for label in labels:
        above = [
            x
            for x in source.lines[max(0, line.index - 12) : line.index]
            if (x.label or "").strip("().").casefold() == label
        ]
        hit = section(above[-1]) if above else None
        if hit is None or hit.kind == "total":
            return []
        parts[hit.id] = replace(hit, start=-1, end=-1)
    whole = SubjectHit(found.start(), found.start(), "total", "")
    return [Total(whole, tuple(parts.values()), *found.span())] if len(parts) == len(labels) else []


def led_items(text: str) -> list[Share]:
    """Education ..... 25 points  Training ..... 15 points, in one line: the points of each."""
    out: list[Share] = []
    for found in _LED.finditer(text) if find(_LEADER, text) else ():
        hit = named(found.group("name").strip(), found.start("name"), out)
        number, span = Decimal(found.group("n")), found.span("n")
        out.append(Share(hit, Decimal(1), WHOLE, *span, full=number, full_at=span))
    return apart(out) if len(out) >= _FEWEST else []


_RUN = re.compile(
    r"(?:(?<=[.;:] )|^)(?P<name>[A-Z][A-Za-z&' -]{3,60}?)(?: \([^()\d]*\))?(?:: ?|, | - "
    r"| )(?P<n>\d{2,3}) (?:marks|points)(?=[.;]|$)"
)


def run_of_papers(text: str) -> list[Share]:
    """English paper: 40 marks. Law paper: 60 marks. The papers of a test, one sentence each, in one line."""
    rows = list(_RUN.finditer(text))
    if len(rows) < _FEWEST or not all(
        re.search(r"\b(?:paper|part|section|module)\b", m.group("name"), re.I) for m in rows
    ):
        return []
    out: list[Share] = []
    for row in rows:
        name = row.group("name")
        hit = SubjectHit(row.start("name"), row.end("name"), "", name)
        out.append(Share(hit, Decimal(1), WHOLE, *row.span("n"), full=Decimal(row.group("n")), full_at=row.span("n")))
    return out


__all__ = ["label_sum", "led_items", "run_of_papers"]
