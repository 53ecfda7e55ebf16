"""Truth: three-valued (Kleene) logic on polars columns. ``yes`` and ``no`` are never null; neither means unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Truth:
    """One statement for every row."""

    yes: pl.Expr
    no: pl.Expr

    def __and__(self, other: Truth) -> Truth:
        return Truth(self.yes & other.yes, self.no | other.no)

    def __or__(self, other: Truth) -> Truth:
        return Truth(self.yes | other.yes, self.no & other.no)

    def __invert__(self) -> Truth:
        return Truth(self.no, self.yes)


YES = Truth(pl.lit(True), pl.lit(False))
UNKNOWN = Truth(pl.lit(False), pl.lit(False))


def told(test: pl.Expr) -> Truth:
    """A comparison whose nulls are unknown."""
    return Truth(test.fill_null(False), ~test.fill_null(True))


def between(low: str, high: str, first: pl.Expr | None, last: pl.Expr | None) -> Truth:
    """Whether a value that lies somewhere from column ``low`` to column ``high`` is within ``first`` .. ``last``.

    A null bound is open.
    """
    inside: list[pl.Expr] = []
    outside: list[pl.Expr] = []
    if first is not None:
        inside.append(first.is_null() | (pl.col(low) >= first))
        outside.append(pl.col(high) < first)
    if last is not None:
        inside.append(last.is_null() | (pl.col(high) <= last))
        outside.append(pl.col(low) > last)
    if not inside:
        return YES
    return Truth(
        pl.all_horizontal(test.fill_null(False) for test in inside),
        pl.any_horizontal(test.fill_null(False) for test in outside),
    )


def choose(when: Truth, then: Truth, otherwise: Truth) -> Truth:
    """``then`` where ``when`` holds, else ``otherwise``; where nobody knows, what both agree on."""
    return (when & then) | (~when & otherwise) | (then & otherwise)


def at_least(count: int, options: Sequence[Truth]) -> Truth:
    """Whether ``count`` of the options hold."""
    sure = pl.sum_horizontal(option.yes.cast(pl.Int32) for option in options)
    possible = pl.sum_horizontal((~option.no).cast(pl.Int32) for option in options)
    return Truth(sure >= count, possible < count)
