"""Lists of those for whom an age is eased, told by the line above them (年龄放宽至40周岁的情形: 1.… 2.…).

Nobody is asked to be one of them: each item only says for whom the limit is another one.
"""

from __future__ import annotations

from functools import cache

from extractors.conditions.ages import find_ages
from extractors.conditions.requirements import age_rule
from extractors.conditions.rules import Rule, words
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.source import Source
from schema.conditions import Age

_LONGEST = 80
_EASED = re.compile("放宽|提高|延长|降低|放到|放至")
_FIRM = re.compile(r"不(?:再|予|得|作|做)?(?:适用|放宽|执行)|不在此")
"""Words of an item by which nothing is eased."""


def eased_below(text: str, at: int, year: int | None) -> Rule | None:
    """The age that a line grants to those whom the list below it names; in words where it grants no one age."""
    said = text.rstrip(":：。 ")
    if len(said) > _LONGEST or _EASED.search(said) is None:
        return None
    found = next((m for form in _forms() if (m := form.fullmatch(said))), None)
    if found is None:
        return None
    ages = find_ages(said, year=year)
    if len(ages) == 1 and ages[0].max is not None:
        return age_rule(ages[0], at)
    return Rule(
        Age, {"text": said[found.start("told") : found.end("told")]}, (at + found.start("told"), at + found.end("told"))
    )


def eased_by_heading(source: Source, piece: Piece, year: int | None) -> Rule | None:
    """The age that the heading of an item grants to those whom the item names."""
    if not piece.heads or not (piece.style or piece.bullet) or _FIRM.search(piece.text):
        return None
    head = piece.heads[-1]
    at = source.text.rfind(head, 0, piece.start) if _EASED.search(head) else -1
    return eased_below(head, at, year) if at >= 0 else None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    said = words()["eased"]["zh"]
    parts = {name: said[name] for name in ("age", "lead", "tail", "kinds")}
    return tuple(re.compile(form.format(**parts)) for form in said["forms"])


__all__ = ["eased_below", "eased_by_heading"]
