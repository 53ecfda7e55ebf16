"""Cells merged over the edge of a page: what is printed once, on either page, is one cell of the joined table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.compose import CellSpec

Place = tuple[int, int]
"""Row and place of a cell in it."""


def join_merged(above: list[list[CellSpec]], below: list[list[CellSpec]]) -> dict[Place, Place | None]:
    """Join merged cells at the foot of a table with their blank rest at the head of its next page.

    Such a rest is a blank cell of the first row below, as wide as the cell above it that runs over several rows.
    Centred text may stand in the part below: then the part above is the blank one. A merged cell that begins anew on
    the page (the next employer) ends those right of it too. Cells are lengthened in ``above``, their rests taken out
    of ``below``.

    :return: where the cells of the first row below stand now; None for a rest that had no text.
    """
    if not above or not below or len(above) <= max((cell.rowspan for cell in above[0]), default=1):
        return {}  # nothing but headings stands above
    at_foot = _foot(above)
    moved: dict[Place, Place | None] = {}
    kept: list[CellSpec] = []
    anew = False
    for place, (cell, col) in enumerate(zip(below[0], _columns(below[0]), strict=True)):
        origin = at_foot.get(col)
        if anew or origin is None or not _goes_on(above[origin[0]][origin[1]], cell):
            anew = anew or (origin is not None and above[origin[0]][origin[1]].rowspan > 1 and bool(cell.lines))
            moved[0, place] = (0, len(kept))
            kept.append(cell)
            continue
        row, at = origin
        whole = above[row][at]
        moved[0, place] = (row - len(above), at) if cell.lines else None
        above[row][at] = replace(cell if cell.lines else whole, rowspan=whole.rowspan + cell.rowspan)
    below[0] = kept
    return moved


def _goes_on(whole: CellSpec, rest: CellSpec) -> bool:
    if whole.colspan != rest.colspan or whole.header or bool(whole.lines) == bool(rest.lines):
        return False
    if whole.lines:
        return whole.rowspan > 1
    return whole.rowspan > 1 and rest.rowspan > 1


def _foot(rows: Sequence[Sequence[CellSpec]]) -> dict[int, Place]:
    """The cells that reach the last row, by their first column."""
    ends: dict[int, int] = {}
    out: dict[int, Place] = {}
    for number, row in enumerate(rows):
        col = 0
        for place, cell in enumerate(row):
            while ends.get(col, 0) > number:
                col += 1
            ends.update(dict.fromkeys(range(col, col + cell.colspan), number + cell.rowspan))
            if number + cell.rowspan >= len(rows):
                out[col] = (number, place)
            col += cell.colspan
    return out


def _columns(row: Sequence[CellSpec]) -> list[int]:
    """The first columns of the cells of the first row of a page."""
    out, col = [], 0
    for cell in row:
        out.append(col)
        col += cell.colspan
    return out


__all__ = ["join_merged"]
