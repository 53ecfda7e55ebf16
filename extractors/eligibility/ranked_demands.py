"""Demands of the ranks in one cell of a table of posts: each is made on those who apply in that rank."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import LONGEST, Rule, Scope
from extractors.outline.item_labels import label_of
from extractors.posts.ranked_cells import ranks
from extractors.posts.tables import shape_of
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Source

_ROWS = 12
"""Rows of a table whose cells say what each rank needs."""
_ITEM = re.compile(r"[。;\n]\s*|\s{2,}")


def ranked_demands(ctx: Context, source: Source) -> Iterator[Rule]:
    """The rules of such cells; none where a table has more than one post."""
    for grid in source.grids if source.zh else ():
        if grid.rows > _ROWS or grid.cols < 2:
            continue
        shape = shape_of(grid)
        columns = [c for c in shape.columns if c.kind == "conditions"] if shape.kind == "posts" else []
        if grid.rows - shape.body != 1:
            continue
        for column in columns:
            cell = grid.cell(shape.body, column.col)
            for rank in ranks(cell.text) if cell.why is None else ():
                who = cell.text[slice(*rank.who)]
                span = cell.start + rank.who[0], cell.start + rank.who[1]
                scope = Scope(ctx.tracks, ctx.year, who, span)
                for start, text in _items(cell.text[rank.start : rank.end]):
                    yield from _asked(text, cell.start + rank.start + start, scope)


def _asked(text: str, at: int, scope: Scope) -> Iterator[Rule]:
    for rule in read_clause(text, at, scope) if len(text) <= LONGEST else ():
        if "who" not in rule.values and not rule.tracks and scope.who and scope.who_span:
            rule.values["who"], rule.proofs["who"] = scope.who, [scope.who_span]
        yield rule


def _items(text: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for mark in [*_ITEM.finditer(text), None]:
        end = mark.start() if mark else len(text)
        label = label_of(text[begin:end])[2]
        body = text[begin + label : end]
        skip = len(body) - len(body.lstrip())
        if body.strip():
            yield begin + label + skip, body.strip()
        begin = mark.end() if mark else end


__all__ = ["ranked_demands"]
