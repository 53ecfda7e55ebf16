"""Twins: two columns that tell one fact (学历 and 最高学历) are read as one where they agree.

Where they contradict each other, the fact is unknown for that applicant: a person decides, and the run says so.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

ALONE = ("id_card", "a:", "y:", "h:")
"""Roles of which a table has one column: numbers of identity, attested clauses, assessments of one year, a paper."""
JOINED = ("identity", "certificates", "title")
"""Facts that say several things of one person, so that two columns add to each other."""
LOW, HIGH = "_lo", "_hi"


def may_stand_twice(role: str) -> bool:
    """Whether two columns of a role can be read together."""
    return not role.startswith(ALONE)


def merged(one: Mapping[str, pl.Series], other: Mapping[str, pl.Series]) -> tuple[dict[str, pl.Series], pl.Series]:
    """The facts of two columns as one, and the rows in which the two contradict each other."""
    names = list(one)
    rows = max((len(series) for series in one.values()), default=0)
    off = pl.repeat(False, rows, eager=True)
    found: dict[str, pl.Series] = {}
    for name in names:
        if name not in other:
            found[name] = one[name]
        elif name.endswith(LOW):
            high = name.removesuffix(LOW) + HIGH
            found[name], found[high], differ = _days((one[name], one[high]), (other[name], other[high]))
            off = off | differ
        elif not name.endswith(HIGH):
            found[name], differ = _either(name, one[name], other[name])
            off = off | differ
    return found, off


def _days(
    one: tuple[pl.Series, pl.Series], other: tuple[pl.Series, pl.Series]
) -> tuple[pl.Series, pl.Series, pl.Series]:
    """The days that both columns admit (1990-05 and 1990-05-12)."""
    low = pl.select(pl.max_horizontal(one[0], other[0])).to_series()
    high = pl.select(pl.min_horizontal(one[1], other[1])).to_series()
    differ = (low > high).fill_null(False)
    return low.set(differ, None), high.set(differ, None), differ


def _either(name: str, one: pl.Series, other: pl.Series) -> tuple[pl.Series, pl.Series]:
    frame = pl.DataFrame({"a": one, "b": other})
    both = pl.col("a").is_not_null() & pl.col("b").is_not_null() & (pl.col("a") != pl.col("b"))
    if one.dtype != pl.String:
        parts = frame.select(pl.coalesce("a", "b").alias("v"), both.alias("off"))
    else:
        within = pl.col("a").str.contains(pl.col("b"), literal=True)
        around = pl.col("b").str.contains(pl.col("a"), literal=True)
        together = pl.concat_str(["a", "b"], separator="；") if name in JOINED else pl.coalesce("a", "b")
        value = pl.when(both & around & ~within).then("b").when(both & ~within).then(together)
        apart = pl.lit(name not in JOINED) & both & ~within & ~around
        parts = frame.select(value.otherwise(pl.coalesce("a", "b")).alias("v"), apart.alias("off"))
    off = parts["off"].fill_null(False)
    return pl.select(pl.when(~off).then(parts["v"])).to_series(), off


__all__ = ["may_stand_twice", "merged"]
