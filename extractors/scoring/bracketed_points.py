"""Bracketed points: tests of an English sentence with their marks in brackets behind them, parts of the test above.

``A rope task (15 points), a chart task (20 points) and a drill (10 points)`` under the name of the test.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from extractors.scoring.criteria import named
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.nested_points import LEAD
from extractors.text import patterns as re
from extractors.values.subjects import SubjectHit

_BEHIND = re.compile(
    r"(?<![A-Za-z])(?P<name>(?!(?:and|plus) )[A-Za-z][A-Za-z' &/-]{2,50}?) "
    r"\((?P<n>\d{1,3})(?P<unit> ?(?:marks?|points?|%))?\)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",? (?:and|plus|&) (?:an? |the )?|, (?:an? |the )?|; (?:and )?", re.IGNORECASE)
_SAID = re.compile(r"\b(?:out of|total(?:s|ling)?(?: of)?|maximum of|makes?|worth) (?P<n>\d{1,4})\b", re.IGNORECASE)
_FEWEST = 2


def bracketed_points(text: str, section: SubjectHit | None) -> list[FullMark]:
    """A rope task (15 points), a chart task (20 points) and a drill (10 points), under the name of the test that they
    make up: its parts, where each prints its unit or all make the number that the sentence gives for the test."""
    items = list(_BEHIND.finditer(text))
    if section is None or section.kind == "total" or len(items) < _FEWEST:
        return []
    if not all(_BETWEEN.fullmatch(text, a.end(), b.start("name")) for a, b in pairwise(items)):
        return []
    values = [Decimal(i["n"]) for i in items]
    said = {Decimal(m["n"]) for m in _SAID.finditer(text, 0, items[0].start())}
    units = all(i["unit"] and not i["unit"].strip().startswith("%") for i in items)
    if sum(values) not in said and not (units and not said):
        return []
    out: list[FullMark] = []
    for item, value in zip(items, values, strict=True):
        name = LEAD.sub("", item["name"].split(":")[-1].strip())
        start = item.start("name") + item["name"].rfind(name)
        hit = named(name, start, ())
        if hit.id and hit.id == section.id:
            return []
        out.append(FullMark(*item.span("n"), value, hit, part_of=section))
    return out


__all__ = ["bracketed_points"]
