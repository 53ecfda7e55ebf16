"""Bonus rates: English points for each year, month or course of something, and the most that they come to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.needles import find
from extractors.values.numbers import english_number, english_part, parse_int, parse_number, parse_part


@dataclass(frozen=True, slots=True)
class Rate:
    """``points`` for each ``unit`` (six months), told at ``start:end``; ``when`` is the range of what is counted."""

    start: int
    end: int
    points: Decimal | None
    unit: str
    when: tuple[int, int]
    most: Decimal | None


_EACH = r"\b(?:for (?P<each>each|every)|per)"
_UNITS = r"(?:years?|months?|semesters?|credit hours?|semester hours?|quarters?|weeks?|courses?)"


@cache
def points_number() -> str:
    """Regex source for a number of points: ``2``, ``2.5``, ``three``, ``one-half``, ``7/10``."""
    return rf"{english_part()}|(?<![\d/.,]){english_number()}"


def points_value(raw: str) -> Decimal | None:
    """The value of what :func:`points_number` matches."""
    part = parse_part(raw)
    return part if part is not None else parse_number(raw)


@cache
def _rate() -> re.Pattern[str]:
    aside = r"(?: ?\((?:[\d/.]+|[a-z]+)\))?(?: an?\b)?"
    kind = r"(?:extra|bonus|additional|preference|seniority|credit|veterans?'?)"
    return re.compile(
        rf"(?P<n>{points_number()}){aside} of (?:an?|one)(?: \w+)?(?: seniority)? (?:points?|credit|mark)\b"
        rf"|(?P<m>{points_number()}){aside} (?:{kind} )?(?:(?:credit )?points?|marks?(?! (?:in|out)))"
        r"(?=(?: \([\d./]+\))? (?:[^.;,]{0,60}?)(?:for (?:each|every)"
        r"|per (?:full |complete )?(?:year|month|completed|semester|six|\d)))",
        re.IGNORECASE,
    )


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(
        rf"{_EACH} (?:(?:full|completed?|whole|further|additional|continuous|successful(?:ly)?) )*"
        rf"(?:(?P<n>{english_number()})(?: ?\(\d{{1,2}}\))?[ -])?(?:(?:full|completed?|whole|continuous|calendar"
        rf"|consecutive) )*(?P<unit>{_UNITS})\b(?P<of>[^.;]*)",
        re.IGNORECASE,
    )


def counts_units(text: str) -> bool:
    """Whether a clause says for how much of what points are given: for each year, per six months."""
    return find(_unit(), text) is not None


@cache
def _most() -> re.Pattern[str]:
    point = r"(?:credit )?(?:points?|marks?)"
    return re.compile(
        rf"(?:maximum (?:credit )?(?:of )?|\bmax\.? (?:of )?|not (?:to )?exceed(?:ing)? (?:a total of )?"
        rf"|not (?:over|more than|above) |up to (?:a (?:maximum|total) of )?|no more than |at most |capped at "
        rf"|limited to |to a (?:limit|total|ceiling) of )(?P<n>{points_number()})(?: ?\((?:[\d/.]+|[a-z]+)\))?"
        rf"(?! (?:years|months|weeks))(?: {point})?",
        re.IGNORECASE,
    )


def greatest(text: str) -> Decimal | None:
    """The most that the points of a rate come to, as a clause says it."""
    limit = find(_most(), text)
    return points_value(limit["n"]) if limit else None


@memo
def find_rate(text: str) -> Rate | None:
    """The first rate of a clause that says for how much of what its points are given."""
    found = find(_rate(), text)
    unit = _unit().search(text, max(0, found.end() - 3)) if found else None
    if found is None or unit is None:
        return None
    several = parse_int(unit["n"]) if unit["n"] else 1
    name = re.sub(r"s$", "", unit["unit"].casefold()).replace(" ", "_")
    if several is None:
        return None
    said = unit.start("each") if unit["each"] else unit.start() + len("per ")
    points = points_value(found["n"] or found["m"])
    called = name if several == 1 else f"{several} {name}s"
    return Rate(found.start(), found.end(), points, called, (said, _end(text, unit)), greatest(text))


_STOP = re.compile(
    r" \((?:max|up to|not|subject|limited)"
    r"|,? (?:up to|to an?\b|with an?\b|(?:to|for|subject to) (?:a|the) (?:total |combined )?maximum|not\b|which|at most"
    r"|but not|no more than|max(?:imum)?\b|(?:is |are |to be )?added to|(?:limited|capped) (?:to|at))"
    r"|, (?:and|but|will|shall|is|are|may|credited|the (?=[A-Z]))"
    r"| (?:will|shall|is|are|may)(?: also)? (?:be )?(?:added|accrue|credited|awarded|given|granted)| shall be"
)


def _end(text: str, unit: re.Match[str]) -> int:
    """Where what is counted ends."""
    stop = _STOP.search(text, unit.end("unit"))
    return stop.start() if stop else unit.end()


__all__ = ["Rate", "counts_units", "find_rate", "greatest", "points_number", "points_value"]
