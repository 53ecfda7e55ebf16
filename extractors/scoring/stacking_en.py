"""Stacking in English: whether points for several reasons add up or only the best count, and how many at most."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Literal

from extractors.outline.passages import Passage
from extractors.scoring.bonus_rates import counts_units, points_number
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.numbers import parse_number

_STACKING = re.compile(r"point|bonus", re.IGNORECASE)


@cache
def _cap() -> re.Pattern[str]:
    n = rf"({points_number()})(?: ?\((?:[\d/.]+|[a-z]+)\))?(?: an?\b)?"
    point = r"(?:(?:credit )?points?|marks?(?! (?:in|out|for each)))"
    return re.compile(
        (
            rf"(?:accumulat\w+|(?:highest|maximum) (?:extra|bonus|additional) points?|total|sum|altogether"
            rf"|together|both|"
            rf"aggregate|combined|"
            rf"cumulative)[^.;]{{0,60}}?(?:not exceed|exceed|(?:no|not be|not) more than|up to|maximum of|at most|"
            rf"capped at|limited to)\s{n}(?: {point}|(?=\.?$))"
            rf"|(?:more than|exceed(?:ing)?|over) {n} (?:[a-z]+ )?{point} "
            rf"(?:altogether|in all|in total|combined|together)"
            rf"|\bno (?:one|candidate|applicant|person|employee|eligible)\b[^.;]{{0,40}}?"
            rf"(?:more than|exceed|over) (?:a total of )?{n} "
            rf"(?:preference |bonus |additional |extra |credit )+points?"
        ),
        re.I,
    )


def speaks_of_points(text: str) -> bool:
    """Whether a sentence has a word for points that may be a bonus."""
    return find(_STACKING, text) is not None


def joins_claims(text: str) -> bool:
    """Whether a sentence says of several claims to points that they add up, or that the best counts."""
    return bool((find(_HIGHEST, text) or find(_TOGETHER, text)) and find(_CLAIMS, text))


_HIGHEST = re.compile(
    r"only the highest|highest (?:one|item|bonus)|not (?:be )?(?:accumulat|cumulativ)|"
    r"cannot be (?:accumulated|combined)"
    r"|not be added together|\b(?:higher|highest|greater|larger|largest|better|best|more favou?rable)"
    r"(?: of (?:the|these|them|both|the two))?(?: (?:marks?|points?|credit|award|figure|bonus|number))* (?:only"
    r"|alone)\b"
    r"|\bonly (?:the )?(?:higher|greater|larger|largest|better|best|more favou?rable)\b"
    r"|\bonly one (?:of (?:these|them|the [a-z]+) )?(?:[a-z]+ ){0,2}(?:may|can|will|shall|is|counts)\b"
    r"|\bnot (?:be )?(?:claim(?:ed)?|given|awarded|added|counted|receive|get) (?:both|twice|more than (?:one|once))"
    r"|\b(?:cannot|may not|can not) (?:claim|receive|get|have) (?:both|more than one)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"accumulat|cumulativ|can be added together|may be combined"
    r"|\b(?:both|all|each)(?: of (?:them|these|the two))? (?:may|can|will|shall) be (?:claimed|given|awarded"
    r"|counted|added)"
    r"|\b(?:may|can) (?:claim|receive|get|have) (?:both|all of them|all of these)|\bare (?:all )?added together\b",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"\b(?:claim|award|credit|mark|addition|heading|categor|ground|point|bonus)[a-z]*\b", re.IGNORECASE
)
"""Whether a sentence that ranks or joins several things may speak of claims to points."""


def english_rules(
    passage: Passage, any_bonus: bool
) -> tuple[Literal["cumulative", "highest"] | None, Decimal | None, int, int]:
    """Stacking and cap of one sentence with its range."""
    text = passage.text
    if not any_bonus and "bonus" not in text.casefold():
        return None, None, 0, 0
    if not find(_STACKING, text) and not joins_claims(text):
        return None, None, 0, 0
    rule: Literal["cumulative", "highest"] | None = None
    if find(_HIGHEST, text):
        rule = "highest"
    elif find(_TOGETHER, text):
        rule = "cumulative"
    cap = find(_cap(), text)
    value = parse_number(next(g for g in cap.groups() if g)) if cap else None
    if value is not None and counts_units(text):
        value = None
    return rule, value, 0, len(text)


__all__ = ["english_rules", "joins_claims", "speaks_of_points"]
