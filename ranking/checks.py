"""Checks: the closed set of questions that a screening can ask of an applicant's facts, as plain data.

A parameter that differs from post to post is a :class:`ByPost`; None in it: the question is not asked for that post
(and holds). Two evaluators read these: :mod:`ranking.masks` (polars) and :mod:`ranking.screening_reference` (Python).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar, Union

T = TypeVar("T")


@dataclass(frozen=True)
class ByPost(Generic[T]):
    """One value for each post of the campaign."""

    values: tuple[T | None, ...]


Param = Union[T, ByPost[T], None]  # noqa: UP007 - an alias with a type variable


@dataclass(frozen=True)
class Within:
    """A dated fact (``birth``, ``graduated``, ``hukou_since``, ``rank_since``, ``experience_since``) from ``first`` to
    ``last``, both included."""

    fact: str
    first: Param[date] = None
    last: Param[date] = None


@dataclass(frozen=True)
class Level:
    """``education`` or ``degree`` (or years in millionths) of at least ``least`` and at most ``most``."""

    fact: str
    least: Param[int] = None
    most: Param[int] = None


@dataclass(frozen=True)
class Flag:
    """A yes/no fact (``male``, ``full_time``, ``fresh``, ``a:ID``) equal to ``value``."""

    fact: str
    value: Param[bool] = True


@dataclass(frozen=True)
class Words:
    """A text fact judged by :func:`ranking.wording.judge` with the ``rule`` and the printed ``values``."""

    fact: str
    rule: Literal[
        "major",
        "region",
        "certificate",
        "political",
        "nationality",
        "rank",
        "assessment",
        "class",
        "held",
        "kind",
        "licence",
        "post_held",
        "excluded",
    ]
    values: Param[tuple[str, ...]]
    blank: bool | None = None
    """What a cell without words answers."""


@dataclass(frozen=True)
class Posts:
    """Holds for the posts in ``mask``, fails for all others; nothing about the applicant is asked."""

    mask: tuple[bool, ...]


@dataclass(frozen=True)
class Nobody:
    """Cannot be decided from any table."""


@dataclass(frozen=True)
class All:
    parts: tuple[Check, ...]


@dataclass(frozen=True)
class Any:
    parts: tuple[Check, ...]


@dataclass(frozen=True)
class Not:
    part: Check


@dataclass(frozen=True)
class AtLeast:
    count: int
    parts: tuple[Check, ...]


@dataclass(frozen=True)
class Choose:
    """``then`` where ``when`` holds, else ``otherwise``."""

    when: Check
    then: Check
    otherwise: Check


@dataclass(frozen=True)
class Doubt:
    """``part``, but where it fails nobody may be turned away by a table: an authority may still let people in."""

    part: Check


@dataclass(frozen=True)
class Proof:
    """``part``, but where it holds papers must still prove it (years that count as relevant)."""

    part: Check


@dataclass(frozen=True)
class Sure:
    """Holds where ``part`` surely holds, and fails wherever it fails or is not known."""

    part: Check


Check = Within | Level | Flag | Words | Posts | Nobody | All | Any | Not | AtLeast | Choose | Doubt | Proof | Sure


@dataclass(frozen=True)
class Clause:
    """One reason why somebody may be turned away.

    ``words``: what it asks, per post or for everybody; ``quotes``: the printed clauses; ``assumed``: what was assumed
    where the notice is silent; ``kind``: of the condition, ``exclusion``, or ``post``.
    """

    id: str
    kind: str
    check: Check
    words: str | ByPost[str]
    quotes: tuple[str, ...] | ByPost[tuple[str, ...]] = ()
    applies: tuple[bool, ...] | None = None
    """For which posts; None = all."""
    assumed: str | None = None

    def words_for(self, post: int) -> str:
        return self.words if isinstance(self.words, str) else self.words.values[post] or ""

    def quotes_for(self, post: int) -> tuple[str, ...]:
        return self.quotes.values[post] or () if isinstance(self.quotes, ByPost) else self.quotes


def facts_of(check: Check) -> set[str]:
    """The facts that a check looks at."""
    match check:
        case Within() | Level() | Flag() | Words():
            return {check.fact}
        case All() | Any() | AtLeast():
            return {fact for part in check.parts for fact in facts_of(part)}
        case Not() | Doubt() | Proof() | Sure():
            return facts_of(check.part)
        case Choose():
            return facts_of(check.when) | facts_of(check.then) | facts_of(check.otherwise)
        case _:
            return set()
