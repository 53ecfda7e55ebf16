"""Reference table: what the slow reference found, in the columns that the engine writes."""

from __future__ import annotations

import polars as pl

from ranking.exact import column_places, shown
from ranking.inputs import Inputs
from ranking.reference import Run
from ranking.unreached import with_totals_reached


def table(inputs: Inputs) -> tuple[pl.DataFrame, list[str]]:
    """The same table as the engine writes, and warnings."""
    from ranking.score import shown_ids

    run = Run(inputs)
    rows = run.run()
    columns: dict[str, pl.Series] = {
        "row": pl.Series([p.row for p in rows], dtype=pl.UInt32),
        "post": pl.Series([p.post for p in rows], dtype=pl.UInt32),
    }
    for name in shown_ids(inputs):
        decimals = inputs.graph.places(name)
        if decimals is None:
            there = [v for v in (p.values.get(name) for p in rows) if v is not None]
            decimals = column_places(there, inputs.graph.least_places)
        texts = [None if v is None else shown(v, decimals) for v in (p.values.get(name) for p in rows)]
        columns[name] = pl.Series(texts, dtype=pl.String)
    for name in dict.fromkeys(g.by for g in run.plan.groups):
        if name != run.scheme.total and name in run.known and name in run.plan.shortlisting:
            columns[f"rank_{name}"] = pl.Series([p.ranks.get(name) for p in rows], dtype=pl.UInt32)
    for group in run.plan.groups:
        columns[f"to_{group.to}"] = pl.Series([p.to.get(group.to) for p in rows], dtype=pl.Int8)
    columns["rank"] = pl.Series([p.rank for p in rows], dtype=pl.UInt32)
    columns["unresolved"] = pl.Series([p.unresolved for p in rows], dtype=pl.Boolean)
    columns["note"] = pl.Series([";".join(p.notes) or None for p in rows], dtype=pl.String)
    return with_totals_reached(pl.DataFrame(columns), run.plan), []
