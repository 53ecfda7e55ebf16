"""Table statements: what the tables of a notice say about scoring, by whichever layout they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.scoring.above import named_again, posts_above, posts_of_heading, stage_of_table
from extractors.scoring.plan_tables import plan_table
from extractors.scoring.rated_tables import rated_table
from extractors.scoring.stage_tables import marked_table
from extractors.scoring.stated import Statement, Value
from extractors.scoring.sum_tables import sum_rows
from extractors.scoring.weight_tables import WeightRow, find_weight_rows
from extractors.text.context import Context
from extractors.text.source import Grid, Line
from extractors.values.sayings import Uncounted


def table_statements(ctx: Context, grid: Grid, group: int) -> list[Statement]:
    """The statements of one table; each row of weights is a group of its own, counted from ``group``."""
    source = grid.source
    line = source.line_at(grid.start)
    if line is None:
        return []
    if not source.zh and (planned := plan_table(grid, ctx.tracks)):
        over = posts_of_heading(source, ctx.tracks, grid.start)
        return [Statement(p.value, source, 0, line.index, group, p.tracks or over) for p in planned]
    stage, whole = stage_of_table(source, grid) if not source.zh else (None, None)
    mixed: list[Value] = [*(marked_table(grid) if source.zh else rated_table(grid))]
    partial = any(isinstance(v, Uncounted) for v in mixed)
    rows = [] if partial else find_weight_rows(grid, ctx.tracks, whole, staged=stage is not None)
    if mixed and any(len({s.subject.name for s in row.shares}) < len(row.shares) for row in rows):
        rows = []  # a blank cell repeated the name above it
    if not rows and not mixed and not source.zh:
        rows = sum_rows(grid, ctx.tracks)
    if not rows:
        over = () if source.zh else posts_of_heading(source, ctx.tracks, grid.start)
        return [Statement(value, source, 0, line.index, group, over) for value in mixed]
    return _of_rows(ctx, grid, line, rows, group)


def _of_rows(ctx: Context, grid: Grid, line: Line, rows: Sequence[WeightRow], group: int) -> list[Statement]:
    source = grid.source
    stage, _ = stage_of_table(source, grid) if not source.zh else (None, None)
    label: tuple[int, int] | None = None
    tracks: tuple[str, ...] = ()
    out: list[Statement] = []
    for number, row in enumerate(rows):
        if row.at is None and label is None and not tracks:
            label, tracks = posts_above(source, ctx.tracks, grid.start)
        again = named_again(stage, [s.subject for s in row.shares]) if stage is not None else None
        shares = [replace(s, subject=replace(s.subject, id="")) if s.subject is again else s for s in row.shares]
        inside = stage is not None and all(s.weight == 1 and s.subject.id != stage.id for s in shares)
        out += [
            Statement(
                replace(share, parent=stage) if inside else share,
                source,
                0,
                line.index,
                group + number,
                row.tracks or tracks,
                label=row.label or (source.text[slice(*label)] if label else None),
                label_at=row.at or label,
            )
            for share in shares
        ]
    return out


__all__ = ["table_statements"]
