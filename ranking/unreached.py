"""Unreached: whose total is not shown, since they never got to a stage whose mark it counts."""

from __future__ import annotations

import polars as pl

from ranking.plan import Plan


def with_totals_reached(table: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """The table without the totals of people who were stopped before a stage that the total counts.

    The table may hold a mark for them there (a sheet of all who came), but they had no place at that stage, so the
    notice gives them no total. Who fails at the stage itself or later keeps a total without a rank.
    """
    total = plan.graph.scheme.total
    if total is None or total not in table.columns:
        return table
    last = max((plan.known(name) for name in plan.graph.leaves(total)), default=0)
    stopped = [pl.col(f"to_{group.to}") == 0 for group in plan.groups[:last] if f"to_{group.to}" in table.columns]
    if not stopped:
        return table
    before = pl.any_horizontal(stopped).fill_null(False)
    if not table.select(before.any()).item():
        return table
    return table.with_columns(pl.when(~before).then(pl.col(total)).alias(total))
