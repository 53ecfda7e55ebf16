"""Score heads: what the parts in an English table of marks make up, where no row of totals and no line above says it.

``Heading | Maximum marks`` whose last row is the sum of the others by a name of its own (Application score 60);
``Area | Maximum marks | Minimum marks`` somewhere below the heading ``Stage 2. Interview``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell
from extractors.values.subjects import SubjectHit, find_subjects
from schema.document import BlockKind

Row = tuple[SubjectHit, Decimal | None, GridCell, bool]
"""A test with its marks, where they stand, and whether it only qualifies."""
_FEWEST, _HEADING = 2, 90


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {k: re.compile(v, re.IGNORECASE) for k, v in load("weighting")["score_heads"].items()}


def summed_row(rows: Sequence[Row]) -> Row | None:
    """The last row, where it is the named result that the marks of the others add up to."""
    if len(rows) <= _FEWEST:
        return None
    hit, full, _, qualifies = rows[-1]
    parts = [mark for _, mark, _, apart in rows[:-1] if not apart]
    named = _words()["result"].search(hit.name) is not None
    return rows[-1] if named and not qualifies and None not in parts and full == sum(p for p in parts if p) else None


def headed(grid: Grid, head: str, rows: Sequence[SubjectHit]) -> SubjectHit | None:
    """The one test that the nearest heading names, over a table whose head says that its rows are parts of a test."""
    if not _words()["parts"].search(head) or any(h.kind in ("stage", "paper") for h in rows):
        return None
    lines = grid.source.lines
    at = bisect_left([x.start for x in lines], grid.start)
    if not at or lines[at - 1].kind is BlockKind.TABLE:
        return None
    above = lines[at - 1]
    over = [above] if above.level else []
    for line in [*over, *(lines[i] for i in reversed(above.parents))]:
        hits = [h for h in find_subjects(line.text) if h.kind != "total"] if len(line.text) <= _HEADING else []
        if hits:
            one = len({h.id for h in hits}) == 1
            return SubjectHit(-1, -1, hits[-1].id, hits[-1].name) if one else None
    return None


__all__ = ["Row", "headed", "summed_row"]
