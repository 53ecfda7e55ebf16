"""Substitutions in English: what may stand for a part of the time that is asked for, and for how much of it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.values.numbers import english_number, parse_number
from schema.conditions import Substitution


@cache
def _worth() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[A-Z][\w ]{{2,30}}:\s+)?(?P<what>[^.;]{{3,220}}?),? "
        rf"(?:(?:may|can|will|shall) (?:also )?(?:be (?:substituted|accepted|counted|credited|taken|used)|"
        rf"substitute|count|stand|(?P<instead>replace|take the place of))|"
        rf"(?:is|are) (?:accepted|credited|counted|equivalent)|counts?|substitutes?|replaces|takes the place of) "
        rf"(?:(?:for|in place of|in lieu of|instead of|as|toward|towards|to) )?"
        rf"(?:up to |a maximum of |not more than |at most )?"
        rf"(?P<n>both|{english_number()})(?: ?\(\d+\))?(?P<part> of (?:the |these |those )(?:{english_number()} )?)? ?"
        rf"(?P<u>years?|months?)(?:'s?)?(?: (?:of )?(?:the |that )?"
        rf"(?:required |requisite |prescribed |above |general |specialized |qualifying |relevant |work |working )*"
        rf"(?P<for>experience|service)\b|(?=\W*$)(?(part)|(?(instead)|(?!))))",
        re.IGNORECASE,
    )


def substitution(text: str, at: int) -> Rule | None:
    """``Unpaid service … may be substituted for six months of the required experience``; None where no time is told."""
    found = _worth().match(text)
    count = (Decimal(2) if found["n"].casefold() == "both" else parse_number(found["n"])) if found else None
    if found is None or count is None or _DONE.match(found["what"]):
        return None
    months = count * 12 if found["u"].lower().startswith("year") else count
    values = {"for_": "experience", "what": found["what"], "months": int(months)}
    rule = Rule(Substitution, values, (at, at + len(text)))
    rule.proofs["what"] = [(at + found.start("what"), at + found.end("what"))]
    return rule


_DONE = re.compile(r"(?:successful |satisfactory )?completion of\b", re.IGNORECASE)
"""A course that somebody has to judge before it counts stays in words."""


__all__ = ["substitution"]
