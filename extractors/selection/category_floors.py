"""Floors of categories in English gates: another mark in brackets behind one, and shares as marks.

``50 marks in aggregate (45 for SC/ST)``; 40 % of 500 marks is 200.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extractors.conditions.predicates import Condition
from extractors.scoring.naming import Names
from extractors.selection.category_lists import categories
from extractors.selection.category_marks import bracketed_marks
from extractors.text import patterns as re
from extractors.values.ratios import plain
from schema.scheme import Predicate

if TYPE_CHECKING:
    from extractors.values.floors import Line

Found = tuple[str, "Line", Condition | None, tuple[str, ...] | None]
"""The component, its floor, whom it is for, and the tracks where the clause names others than those around it."""

_ASIDE = re.compile(
    r"[^.;()]{0,60}?\((?:(?P<n>\d{1,3}(?:\.\d+)?)\s?(?P<unit>%|percent|per cent|marks?|points?)? (?:for|"
    r"in (?:the )?case of) (?:the )?(?P<cat>[^()\d]{2,60})"
    r"|(?:for|in (?:the )?case of) (?:the )?(?P<who>[^()\d]{2,60}?(?: \d{1,3})?),? (?:it is "
    r"|only )?(?P<m>\d{1,3}(?:\.\d+)?)"
    r"(?: (?:out )?of (?:the )?\d+)?\s?(?P<of>%|percent|per cent|marks?|points?)?)\)"
)
"""50 marks in aggregate (45 for SC/ST), 50 (for women 45): another floor for one category."""


SHARES = ("%", "percent", "per cent")


def scaled(value: Decimal, match: re.Match[str], on: str, names: Names) -> Decimal:
    """A percentage of full marks other than 100 as marks (40 % of 500 is 200)."""
    if match.group("n").casefold() == "half":
        whole = names.full(on)
        return plain(whole / 2) if whole else Decimal(50)
    return percent(value, match.groupdict().get("unit") or "", on, names)


def percent(value: Decimal, unit: str, on: str, names: Names) -> Decimal:
    full = names.full(on) if unit.casefold() in SHARES else None
    return plain(full * value / 100) if full else value


def category(found: re.Match[str], group: str) -> Condition:
    who = found[group].strip()
    parts = categories(who)
    return Condition(*found.span(group), who, Predicate(fact="category", op="in", values=parts))


def asides(text: str, match: re.Match[str], on: str, names: Names) -> list[Found]:
    """The floors of several categories in one bracket behind a mark."""
    from extractors.values.floors import Line as Floor

    out: list[Found] = []
    for item in bracketed_marks(text, match.end()):
        value = Decimal(item["n"])
        marks = scaled(value, match, on, names) if item["unit"] is None else percent(value, item["unit"], on, names)
        out.append((on, Floor(item.start("n"), item.end("n"), marks), category(item, "cat"), None))
    return out


def aside(text: str, match: re.Match[str], on: str, names: Names) -> tuple[Line, Condition] | None:
    """The floor in brackets behind a mark, and the category that it is for."""
    from extractors.values.floors import Line as Floor

    other = _ASIDE.match(text, match.end())
    if other is None:
        return None
    number, who, unit = ("n", "cat", "unit") if other["n"] else ("m", "who", "of")
    value = Decimal(other[number])
    marks = scaled(value, match, on, names) if other[unit] is None else percent(value, other[unit], on, names)
    return Floor(other.start(number), other.end(number), marks), category(other, who)


__all__ = ["SHARES", "Found", "aside", "asides", "category", "percent", "scaled"]
