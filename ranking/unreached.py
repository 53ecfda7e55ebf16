"""Unreached: whose total is not shown, since they never got to a stage whose mark it counts."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ranking.plan import Plan


def unreached(columns: Mapping[str, pl.Series], plan: Plan) -> pl.Series | None:
    """Who was stopped before a stage that the total counts, by the columns ``to_STAGE``; None where nobody was.

    The table may hold a mark for them there (a sheet of all who came), but they had no place at that stage, so the
    notice gives them no total. Who fails at the stage itself or later keeps a total without a rank.
    """
    total = plan.graph.scheme.total
    if total is None:
        return None
    last = max((plan.known(name) for name in plan.graph.leaves(total)), default=0)
    held = [columns[f"to_{group.to}"] for group in plan.groups[:last] if f"to_{group.to}" in columns]
    stopped: pl.Series | None = None
    for went in held:
        out = (went == 0).fill_null(False)
        stopped = out if stopped is None else stopped | out
    return stopped if stopped is not None and stopped.any() else None


def with_totals_reached(table: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """The table without the totals of these people."""
    total = plan.graph.scheme.total
    stopped = unreached({name: table[name] for name in table.columns if name.startswith("to_")}, plan)
    if stopped is None or total not in table.columns:
        return table
    return table.with_columns(pl.when(~stopped).then(pl.col(str(total))).alias(str(total)))


__all__ = ["unreached", "with_totals_reached"]
