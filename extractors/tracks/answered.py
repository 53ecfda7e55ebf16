"""Answered columns: the classes over the columns of Yes and No in an English table of tests and their marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell

_FEWEST, _MOST, _WIDEST = 2, 20, 9


@cache
def answers() -> dict[str, re.Pattern[str]]:
    """Patterns of a cell that says that a test is held (``yes``) or not (``no``), and of heads over marks."""
    return {k: re.compile(v, re.IGNORECASE) for k, v in load("tracks")["answers"].items()}


def answered_columns(grid: Grid) -> list[GridCell]:
    """The heads of such columns beside a column of marks or shares; none of any other table."""
    if not _FEWEST < grid.rows <= _MOST or not _FEWEST < grid.cols <= _WIDEST or not grid.header_rows:
        return []
    body = [cells for cells in grid.body() if any(c.text for c in cells)]
    heads = [grid.header(c) for c in range(grid.cols)]
    if not any(h and answers()["marks"].search(h[-1].text) for h in heads):
        return []
    out = [h[-1] for c, h in enumerate(heads) if h and _answered(body, c)]
    return out if len(out) >= _FEWEST else []


def _answered(body: Sequence[list[GridCell]], column: int) -> bool:
    texts = [cells[column].text.strip() for cells in body if not re.match(r"(?i)(?:grand )?total", cells[0].text)]
    yes = [bool(answers()["yes"].fullmatch(t)) for t in texts]
    return any(yes) and all(y or answers()["no"].fullmatch(t) for y, t in zip(yes, texts, strict=True))


__all__ = ["answered_columns", "answers"]
