"""Selected: what a selection gives, what its stages went by, and what a run after withdrawals starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from ranking.notes import Notes
from ranking.order import Mask, Numbers, Places, Posts
from ranking.plan import Group
from ranking.rules import Cut, Line
from schema.scheme import Stage

MOST = 2**31 - 1
"""More people than any table has: the cut of a stage that takes all."""


@dataclass(frozen=True)
class Settled:
    """``eligible`` among those ``alive`` before the stage; ``limit``: people per post after shortages, null: no cut;
    ``short``: the posts whose places a shortage has changed."""

    alive: Mask
    eligible: Mask
    limit: pl.Series
    short: Mask


@dataclass
class Selected:
    """Columns by name, aligned with the rows of the input: ``to_STAGE`` (Int8), ``rank_STEP``, ``rank`` (UInt32),
    ``unresolved`` (Boolean), and the coded reasons of those who stopped somewhere."""

    columns: dict[str, pl.Series] = field(default_factory=dict)
    notes: Notes = field(default_factory=lambda: Notes(0))
    warnings: list[str] = field(default_factory=list)
    cuts: dict[str, Cut] = field(default_factory=dict)
    """The rule and the number of people of each post, by stage."""
    lines: list[Line] = field(default_factory=list)
    """All pass marks, with the posts they held for."""
    settled: dict[str, Settled] = field(default_factory=dict)
    """What each stage went by; a run after withdrawals keeps to it."""


@dataclass(frozen=True)
class Withdrawn:
    """Who leaves at which stage (row of the input -> whether somebody may move up), and the run that named them."""

    stages: Mapping[str, Mapping[int, bool]]
    first: Selected


@dataclass(frozen=True)
class Rules:
    """A stage's rules with, for each post, which of them it follows (-1: none) and how many people it takes."""

    group: Group
    rule: Numbers
    limit: Places
    short: Mask
    """Posts whose places a shortage has changed."""

    def each(self, post: Posts) -> list[tuple[Stage, Mask | None]]:
        """Every rule that is used, with the rows (of these posts) that follow it; None: all of them."""
        used = np.unique(self.rule)
        if len(used) == 1 and used[0] >= 0:
            return [(self.group.rules[used[0]], None)]
        return [(rule, self.rule[post] == n) for n, rule in enumerate(self.group.rules) if n in used]


def without_some(values: pl.Series, out: Mask) -> pl.Series:
    """The values, null where ``out``."""
    return pl.select(pl.when(~pl.Series(out)).then(values)).to_series() if out.any() else values
