"""Inputs: the candidates of one scheme as the engine wants them, whole numbers in polars columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction

import polars as pl

from ranking.graph import Graph
from ranking.quotas import Quotas

SHORT = 2**31 - 1
"""The greatest number of a column of 32 bits: half the memory of 64, and less time."""
VOTERS = "eligible_voters"
"""The fact that a turnout is measured by, as a number of people times :data:`ranking.facts.PLACES` decimals."""


class State(IntEnum):
    """Why a mark has no number. ``ZERO``: a void took the number away."""

    OK = 0
    MISSING = 1
    ABSENT = 2
    CHEATED = 3
    EXEMPT = 4
    ZERO = 5

    @property
    def code(self) -> str:
        """The word that stands for it in a reason code."""
        return self.name.lower()


@dataclass(frozen=True)
class Inputs:
    """One scheme's candidates.

    Columns of ``frame``: ``row`` (place in the table) and ``post`` (index into ``posts``), both UInt32;
    ``m:ID`` marks times ``10 ** decimals[ID]`` (passed 1, failed 0), Int32 where they fit, else Int64; ``s:ID``
    :class:`State` as UInt8, only where some mark has no number; ``t:ID`` words; ``k:ID`` facts that break ties, Int64,
    greater goes first; ``u:N`` units of the bonus at position N as Int64 times ``10 ** unit_decimals`` (1 unit = the
    situation holds); ``p:ID`` points that the table gives outright for the mark or step ID, scaled likewise; ``c:K``
    whether somebody is of the category K of ``quotas``.

    Columns of ``posts``: ``places`` (Int64, null = not stated), ``code``, ``name``, ``org``, ``category``.
    ``lines``: position of a gate -> the pass mark of each post, where the authority sets it.
    """

    graph: Graph
    frame: pl.DataFrame
    posts: pl.DataFrame
    decimals: Mapping[str, int] = field(default_factory=dict)
    unit_decimals: int = 0
    lines: Mapping[int, tuple[Fraction | None, ...]] = field(default_factory=dict)
    quotas: Quotas | None = None
    """Places of posts that are set apart, by index into ``posts``."""

    def has(self, column: str) -> bool:
        return column in self.frame.columns
