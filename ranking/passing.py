"""Passing: who meets a pass mark, for all candidates at once, compared as whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ranking.compile import LIMIT, Node
from ranking.order import Mask
from ranking.rules import Line


@dataclass(frozen=True)
class Measured:
    """What pass marks are compared with: computed columns of all candidates (``frame``, ``nodes``), their posts, and
    who is still in."""

    frame: pl.DataFrame
    nodes: Mapping[str, Node]
    posts: pl.DataFrame
    alive: Mask

    def used(self, line: Line) -> pl.Series:
        """Whether the pass mark is for each candidate's post."""
        return line.printed.is_not_null().gather(self.frame["post"])


def passes(line: Line, held: Measured) -> pl.Series:
    """Whether each candidate meets a pass mark (true where it is not for them, null where a value is unknown)."""
    spared = line.spared(held.frame)
    passed = _passes(line, held)
    return passed if spared is None else passed | held.frame.select(spared).to_series()


def _passes(line: Line, held: Measured) -> pl.Series:
    value = pl.col(held.nodes[line.gate.on].compared(line.gate).column)
    if line.gate.min == "average":
        return _average(line, held)
    if line.gate.of is not None:
        return _share(line, held, held.nodes[line.gate.of].unrounded)
    if line.least.n_unique() == 1:
        least = line.least[0]
        test = pl.lit(True) if least is None else value >= least
    else:
        bound = line.least.gather(held.frame["post"])
        test = pl.lit(bound).is_null() | (value >= pl.lit(bound))
    return held.frame.select(pl.repeat(True, pl.len()) & test).to_series()


def _average(line: Line, held: Measured) -> pl.Series:
    """Against the mean of those who took part for the same employer (the same post, where no employer is named)."""
    column = held.nodes[line.gate.on].compared(line.gate).column
    unit = pl.coalesce(pl.col("org"), pl.format("#{}", pl.int_range(pl.len())))
    units = held.posts.select(unit.alias("unit"))["unit"].gather(held.frame["post"])
    alive = pl.Series(held.alive)
    rows = held.frame.select(pl.when(pl.lit(alive)).then(pl.col(column).cast(pl.Int64)).alias("v")).with_columns(units)
    total, number = pl.col("v").sum().over("unit"), pl.col("v").count().over("unit")
    product = held.frame[column].cast(pl.Int64) * rows.select(number.cast(pl.Int64)).to_series()
    average = rows.select(total).to_series()
    passed = product > average if line.gate.strict else product >= average
    return ~held.used(line) | passed


def _share(line: Line, held: Measured, whole: Node) -> pl.Series:
    """Against a share of another value: both sides over one denominator, by Python's whole numbers where the product
    might not fit into 64 bits. A share of zero or less nobody reaches."""
    node, share, strict = held.nodes[line.gate.on].compared(line.gate), line.gate.share, line.gate.strict
    left, right = share.denominator * whole.denominator, share.numerator * node.denominator
    have, base = held.frame[node.column], held.frame[whole.column]
    if max(node.bound * left, whole.bound * abs(right)) <= LIMIT:
        mine, least = have.cast(pl.Int64) * left, base.cast(pl.Int64) * right
        reached = mine > least if strict else mine >= least
    else:
        pairs = [None if a is None or b is None else (a * left, b * right) for a, b in zip(have, base, strict=True)]
        tests = [None if p is None else p[0] > p[1] or (p[0] == p[1] and not strict) for p in pairs]
        reached = pl.Series(tests, dtype=pl.Boolean)
    return ~held.used(line) | (reached & (base > 0))
