"""Sheet columns: the cells of a large table as arrays of numbers, each distinct text held once.

``ids[row, col]`` is the number of a text, ``starts`` where it is printed in the view, ``whys`` why a cell has what
another one prints. Rows count from the first one below the headings. A grid cell is made of them when somebody looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extractors.text.sheet_text import SheetText
from extractors.text.source import Grid, GridCell
from schema.columnar import Encoded

REASONS = (None, "blank", "merged", "same_as_above", "torn")
"""What the numbers in ``whys`` stand for, as ``GridCell.why``."""
BLANK = 1
_ROWS = 2048
"""Rows that are split into cells at once, so that not all of them are in memory."""


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The cells of a grid from row ``first`` on; text number 0 is the blank."""

    grid: Grid
    first: int
    texts: Sequence[str]
    ids: Any
    starts: Any
    whys: Any

    def cell(self, row: int, col: int) -> GridCell:
        """As ``Grid.rows_from`` has it."""
        text, start = self.texts[self.ids.item(row, col)], self.starts.item(row, col)
        why = REASONS[self.whys.item(row, col)]
        return GridCell(self.first + row, col, text, start, start + len(text), False, why)

    def some(self, row: int, cols: Sequence[int]) -> dict[int, GridCell]:
        """Some cells of a row, by their columns."""
        ids, starts, whys = (held[row].tolist() for held in (self.ids, self.starts, self.whys))
        number, texts = self.first + row, self.texts
        return {
            col: GridCell(
                number, col, text := texts[ids[col]], at := starts[col], at + len(text), False, REASONS[whys[col]]
            )
            for col in cols
        }

    def row(self, row: int) -> list[GridCell]:
        return list(self.some(row, range(self.grid.cols)).values())


def sheet_columns(grid: Grid, first: int) -> SheetColumns:
    """The cells of the rows from ``first`` on (the headings stand above)."""
    sheet, below = grid.sheet, grid.header_rows
    if sheet is None or first < below or sheet.same or any(i // grid.cols >= below for i in sheet.covers):
        return _walked(grid, first)
    found: SheetColumns | None = grid.columns
    if found is None:
        found = grid.columns = _split(grid, sheet)
    skip = first - below
    return SheetColumns(grid, first, found.texts, found.ids[skip:], found.starts[skip:], found.whys[skip:])


def _walked(grid: Grid, first: int) -> SheetColumns:
    """Cell by cell: a table in which some cells span others."""
    import numpy

    known = {"": 0}
    shape = (grid.rows - first, grid.cols)
    ids, starts, whys = (numpy.zeros(shape, kind) for kind in (numpy.int32, numpy.int32, numpy.int8))
    for row, cells in enumerate(grid.rows_from(first)):
        ids[row] = [known.setdefault(cell.text, len(known)) for cell in cells]
        starts[row] = [cell.start for cell in cells]
        whys[row] = [REASONS.index(cell.why) for cell in cells]
    return SheetColumns(grid, first, list(known), ids, starts, whys)


def _split(grid: Grid, sheet: SheetText) -> SheetColumns:
    """All at once: a table in which every cell is printed, or blank and repeats the one above."""
    import numpy

    below = grid.header_rows
    rough, parts = sheet.cells.encoded or _encoded(sheet.body(), grid.cols)
    texts = list(map(str.strip, parts))
    known = dict.fromkeys(("", *texts))
    length = numpy.fromiter(map(len, parts), numpy.int32, len(parts))
    trimmed = numpy.flatnonzero(length != numpy.fromiter(map(len, texts), numpy.int32, len(parts))).tolist()
    starts = numpy.zeros(rough.shape, numpy.int32)
    numpy.cumsum(length[rough[:, :-1]] + 1, axis=1, dtype=numpy.int32, out=starts[:, 1:])
    starts += numpy.frombuffer(sheet.starts, numpy.uint64)[below:-1].astype(numpy.int32)[:, None]
    if trimmed:
        lead = numpy.zeros(len(parts), numpy.int32)
        lead[trimmed] = [len(parts[at]) - len(parts[at].lstrip()) for at in trimmed]
        starts += lead[rough]
    if len(known) == len(texts) and not texts[0]:  # no two read alike, the blank is the first
        ids = rough.copy()
    else:
        numbers = dict(zip(known, range(len(known)), strict=True))
        ids = numpy.fromiter(map(numbers.__getitem__, texts), numpy.int32, len(texts))[rough]
    whys = numpy.zeros(rough.shape, numpy.int8)
    _carry(ids, starts, whys)
    return SheetColumns(grid, below, list(known), ids, starts, whys)


def _encoded(lines: list[str], cols: int) -> Encoded:
    """Rows that no reader has encoded."""
    import numpy

    ids = numpy.empty((len(lines), cols), numpy.int32)
    parts: dict[str, int] = {}
    for at in range(0, len(lines), _ROWS):
        cells = "\t".join(lines[at : at + _ROWS]).split("\t")
        for part in dict.fromkeys(cells):
            parts.setdefault(part, len(parts))
        ids[at : at + _ROWS] = numpy.fromiter(map(parts.__getitem__, cells), numpy.int32, len(cells)).reshape(-1, cols)
    return Encoded(ids, list(parts))


def _carry(ids: Any, starts: Any, whys: Any) -> None:
    """Give each blank cell what the last one above it prints, column by column."""
    import numpy

    rows = numpy.arange(len(ids), dtype=numpy.int32)
    for col in range(ids.shape[1]):
        blank = ids[:, col] == 0
        if not blank.any():
            continue
        origin = numpy.maximum.accumulate(numpy.where(blank, -1, rows))
        carried = blank & (origin >= 0)
        ids[carried, col] = ids[origin[carried], col]
        starts[carried, col] = starts[origin[carried], col]
        whys[carried, col] = BLANK
