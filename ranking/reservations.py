"""Reservations: the kinds of people whom relaxations name (SC/ST, PwBD, ex-servicemen), in rules and in cells.

Of the social kinds everybody is of one at most, so that a cell that names another one denies; of the other kinds
(disability, service) anybody may be besides, so that only a column of their own or their name decides.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ranking.columns import bare, plain

OPEN = "open"
_REST = re.compile(
    r"\b(?:candidates?|applicants?|persons?|people|belonging|to|of|the|and|or|for|who|are|is|from|categor(?:y|ies)|all|"
    r"in|case|registered|certified)\b|[^\w]+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Kinds:
    """``social`` kinds and ``other`` ones that a text names; ``more``: it says more than their names."""

    social: frozenset[str]
    other: frozenset[str]
    more: bool


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("ranking").joinpath("people.toml").read_text("utf-8"))


@cache
def _patterns(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = _words()[group]
    return tuple(
        (kind, re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w])", re.IGNORECASE)) for kind, forms in table.items()
    )


def kinds_of(text: str) -> Kinds | None:
    """The kinds that a text names; None where it names none. The longest wording at a place counts."""
    if not text.isascii():
        return None
    found: dict[str, set[str]] = {"social": set(), "other": set()}
    hits = sorted(
        ((m.end() - m.start(), m.start(), m.end(), group, kind) for group in found for kind, p in _patterns(group)
         for m in p.finditer(text)),
        reverse=True,
    )  # fmt: skip
    covered: list[tuple[int, int]] = []
    for _, start, end, group, kind in hits:
        if all(end <= a or b <= start for a, b in covered):
            covered.append((start, end))
            found[group].add(kind)
    if not covered:
        return None
    rest = text
    for start, end in sorted(covered, reverse=True):
        rest = rest[:start] + " " + rest[end:]
    more = bool(_REST.sub("", rest))
    if more and found["social"] == {OPEN} and not found["other"]:
        return None  # General Duties Officer
    return Kinds(frozenset(found["social"]), frozenset(found["other"]), more)


def is_kind(cell: str, kinds: Iterable[str]) -> bool | None:
    """Whether somebody whose category is ``cell`` is of one of ``kinds``; no only where a social kind shuts it out."""
    mine = kinds_of(cell)
    asked = frozenset(kinds)
    if mine is None:
        return None
    if (mine.social | mine.other) & asked:
        return None if mine.more else True
    social = {kind for kind, _ in _patterns("social")}
    return False if mine.social and asked <= social else None


def head_of(heading: str) -> str | None:
    """The kind that a column of yes and no tells by its heading (PwBD, Ex-Serviceman)."""
    for kind, names in _words()["heads"].items():
        known = set(map(plain, names))
        if plain(heading) in known or bare(heading) in known:
            return kind
    forms = _words()["head_patterns"].items()
    return next((k for k, parts in forms if any(re.search(p, heading, re.IGNORECASE) for p in parts)), None)


def of_kind(kind: str, cell: str) -> bool | None:
    """Whether a cell of the column of a kind says so in its own words (Widow, not remarried); None: it has none."""
    forms = _words()["cells"].get(kind)
    if forms is None or not cell.isascii():
        return None
    return any(re.search(form, cell, re.IGNORECASE) for form in forms)
