"""Schooled: people whom words tell by their schooling, just so much of it or more.

A limit for 本科生 does not bind whoever has a master's degree; what is eased for 硕士 is eased for doctors too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from ranking.checks import All, Any, Check, Level

_FACTS = ("education", "degree")
_ABOVE = re.compile(r"以上|or (?:above|higher)|and above", re.IGNORECASE)


def exactly(check: Check, who: str) -> Check:
    """``check`` for just the level that ``who`` names, unless the words take those above it too."""
    return check if _ABOVE.search(who) else _mapped(check, lambda level: replace(level, most=level.least))


def upward(check: Check) -> Check:
    """``check`` for the level that it names and all above."""
    return _mapped(check, lambda level: replace(level, most=None))


def level_of(check: Check) -> int | None:
    """The highest level of education that a check asks for exactly."""
    if isinstance(check, Level):
        told = check.fact == "education" and isinstance(check.most, int) and check.least == check.most
        return check.most if told and isinstance(check.most, int) else None
    if isinstance(check, (All, Any)):
        return max((n for n in map(level_of, check.parts) if n is not None), default=None)
    return None


def topmost(check: Check, others: Iterable[Check]) -> bool:
    """Whether no other check is for people of more schooling."""
    mine = level_of(check)
    return mine is not None and all((level_of(other) or 0) <= mine for other in others)


def _mapped(check: Check, change: Callable[[Level], Level]) -> Check:
    if isinstance(check, Level) and check.fact in _FACTS and isinstance(check.least, int):
        return change(check)
    if isinstance(check, (All, Any)):
        return replace(check, parts=tuple(_mapped(part, change) for part in check.parts))
    return check


__all__ = ["exactly", "level_of", "topmost", "upward"]
