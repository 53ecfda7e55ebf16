"""Tables: the grid model shared by all readers. Rows of printed cells in, a complete grid with inheritance out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from ingest.align import align
from ingest.headings import HEADER_WITHIN, Span, group_spans, header_depth, note_rows, printed_depth
from ingest.limits import Budget
from ingest.matrix import Matrix
from ingest.records import maker
from schema.columnar import LazyCells, Offsets
from schema.document import Cell, Table
from schema.errors import TooManyCells

_SAME = re.compile(r"(?:同上|〃|″|″″|ditto|do\.|same as above|同上一?行|同上格)", re.IGNORECASE)
_SAME_LENGTH = 16
_SAME_FIRST = frozenset("同〃″dDsS")
_CELL: dict[str, Any] = {"rowspan": 1, "colspan": 1, "header": False, "inherits": None, "why": None}
_make = maker(Cell)


class Printed(NamedTuple):
    """A printed cell: its range, and the ranges of its lines where it has several."""

    start: int
    end: int
    lines: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Placed:
    """A cell on the grid, as a format with spans gives it."""

    row: int
    col: int
    start: int
    end: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


@dataclass(slots=True)
class Draft:
    """A table while it is read. ``lines`` of a cell are kept for the view."""

    start: int
    end: int
    rows: list[list[Printed]]
    header_rows: int | None = None
    form: bool = False
    name: str | None = None
    tabbed: bool = False
    """Rows are lines with tabs between the cells."""
    spans: list[list[tuple[int, int, bool]]] | None = None
    """Row span, column span and header mark of each cell, where the text has them (HTML)."""


Reader = Callable[[int, int], str]
"""Gives the cleaned text of a range."""


def build(draft: Draft, text: str, read: Reader, budget: Budget) -> Table:
    """The grid of a table whose format knows rows and cells but no spans (tabs, pipes).

    Short rows are aligned by the profile of the columns; cells that a page break tore off inherit from above. Title
    and note rows above the header become notes, a header repeated after a page break is left out.
    """
    if draft.spans is not None:
        return _with_spans(draft, draft.spans, text, read, budget)
    if not draft.form and (grouped := _grouped(draft, read)):
        return _with_spans(grouped[0], grouped[1], text, read, budget)
    texts = [[read(c.start, c.end) if c.end > c.start else "" for c in row] for row in draft.rows]
    cols = max(len(row) for row in texts)
    budget.add_cells(len(texts), cols)
    first = 0 if draft.form else note_rows(texts, cols)
    notes = [(row[0].start, row[-1].end) for row in (_filled(r) for r in draft.rows[:first]) if row]
    header = draft.header_rows if draft.header_rows is not None else 0 if draft.form else printed_depth(texts[first:])
    kept = [i for i in range(first, len(texts)) if i < first + header or not _repeats(texts, i, first, header)]
    body = [texts[i] for i in kept]
    places = align(body, cols) if not draft.form else [range(len(r)) for r in body]
    cells: list[dict[str, Any]] = []
    above: Sequence[bool] = [False] * cols
    for row, (index, columns) in enumerate(zip(kept, places, strict=True)):
        made = _row(row, draft.rows[index], texts[index], columns, above if row > header and header else None, cols)
        if row < header:
            for cell in made:
                cell["header"] = True
        else:
            above = [cell["inherits"] is not None or cell["end"] != cell["start"] for cell in made]
        cells.extend(made)
    return Table(
        start=draft.start,
        end=draft.end,
        rows=len(kept),
        cols=cols,
        header_rows=min(header, len(kept)),
        cells=tuple(map(_make, cells)),
        notes=tuple(notes),
        name=draft.name,
    )


def _grouped(draft: Draft, read: Reader) -> tuple[Draft, list[list[tuple[int, int, bool]]]] | None:
    """A table of full rows under groups of headings whose merged cells were lost, as if it still had them."""
    cols = max(len(row) for row in draft.rows)
    texts = [[read(c.start, c.end) if c.end > c.start else "" for c in row] for row in draft.rows[: HEADER_WITHIN + 2]]
    first = note_rows(texts, cols)
    if any(len(row) != cols for row in draft.rows[first:]):
        return None
    spans = group_spans(texts[first : first + 2])
    if not spans:
        return None
    own = {(first + r, c): (down, across) for r, c, down, across in spans}
    rows: list[list[Printed]] = []
    sizes: list[list[tuple[int, int, bool]]] = []
    for number, row in enumerate(draft.rows):
        kept = [c for c in range(len(row)) if not first <= number < first + 2 or row[c].end > row[c].start]
        rows.append([row[c] for c in kept])
        sizes.append([(*own.get((number, c), (1, 1)), False) for c in kept])
        if number < first and sizes[-1]:  # a title or note runs over the whole table
            filled = _filled(row)
            rows[-1], sizes[-1] = filled[:1], [(1, cols, False)]
            if len(filled) != 1:
                return None
    return replace(draft, rows=rows), sizes


def _with_spans(
    draft: Draft, spans: list[list[tuple[int, int, bool]]], text: str, read: Reader, budget: Budget
) -> Table:
    placed, height, cols = place(spans, budget)
    printed = (cell for row in draft.rows for cell in row)
    for cell, own in zip(placed, printed, strict=True):
        cell.start, cell.end = own.start, own.end
    return placed_table(placed, height, cols, start=draft.start, end=draft.end, text=text, read=read, name=draft.name)


def _row(
    row: int,
    printed: Sequence[Printed],
    texts: Sequence[str],
    columns: Sequence[int],
    above: Sequence[bool] | None,
    cols: int,
) -> list[dict[str, Any]]:
    """The cells of one row; ``above`` tells which cells of the row before have a value, None where none may carry."""
    if len(columns) == cols:
        out: list[dict[str, Any]] = [
            _CELL | {"row": row, "col": col, "start": cell[0], "end": cell[1]} for col, cell in enumerate(printed)
        ]
    else:
        out = _placed(row, printed, columns, cols)
    if above is None:
        return out
    present = dict(zip(columns, texts, strict=False))
    inner = columns[-1] if columns else -1
    for col, cell in enumerate(out):
        if not above[col]:
            continue
        text = present.get(col)
        if text is None and col < inner:
            cell["inherits"], cell["why"] = (row - 1, col), "torn"
        elif not text:
            cell["inherits"], cell["why"] = (row - 1, col), "blank"
        elif len(text) < _SAME_LENGTH and _SAME.fullmatch(text):
            cell["inherits"], cell["why"] = (row - 1, col), "same_as_above"
    return out


def _placed(row: int, printed: Sequence[Printed], columns: Sequence[int], cols: int) -> list[dict[str, Any]]:
    """A short row on the grid; cells that are not printed are empty ranges where they would stand."""
    at = dict(zip(columns, printed, strict=False))
    place = printed[0].start if printed else 0
    out: list[dict[str, Any]] = []
    for col in range(cols):
        cell = at.get(col)
        start, end = (cell.start, cell.end) if cell else (place, place)
        place = end
        out.append(_CELL | {"row": row, "col": col, "start": start, "end": end})
    return out


def _filled(row: Sequence[Printed]) -> list[Printed]:
    return [c for c in row if c.end > c.start]


def _repeats(texts: Sequence[Sequence[str]], index: int, first: int, header: int) -> bool:
    """A header row printed again (on a new page)."""
    return any(list(texts[index]) == list(texts[first + h]) and any(texts[index]) for h in range(header))


Fields = dict[str, Any]


def fields(row: int, col: int, start: int, end: int, header: bool = False) -> Fields:
    """The fields of a printed cell."""
    return {
        "row": row,
        "col": col,
        "start": start,
        "end": end,
        "rowspan": 1,
        "colspan": 1,
        "header": header,
        "inherits": None,
        "why": None,
    }


def spanned(
    grid: list[Fields | None],
    cols: int,
    spans: Iterable[Span],
    *,
    text: str,
    start: int,
    end: int,
    header_rows: int,
    notes: Sequence[tuple[int, int]] = (),
    name: str | None = None,
) -> Table:
    """The table of a format that knows spans: covered cells inherit from the one that spans them (``merged``).

    ``grid`` holds the printed cells in row-major order, None where nothing is printed.
    """
    rows = len(grid) // cols
    for row, col, down, across in spans:
        origin = grid[row * cols + col]
        if origin is None:
            continue
        down, across = min(down, rows - row), min(across, cols - col)
        origin["rowspan"], origin["colspan"] = down, across
        for r in range(row, row + down):
            for c in range(col, col + across):
                if (r, c) != (row, col):
                    covered = fields(r, c, origin["end"], origin["end"], r < header_rows)
                    covered["inherits"], covered["why"] = (row, col), "merged"
                    grid[r * cols + c] = covered
    full = _filled_up(grid, cols, start, header_rows)
    if header_rows:
        _carry(full, rows, cols, header_rows, text)
    return Table(
        start=start,
        end=end,
        rows=rows,
        cols=cols,
        header_rows=header_rows,
        cells=tuple(map(_make, full)),
        notes=tuple(notes),
        name=name,
    )


def _filled_up(grid: Iterable[Fields | None], cols: int, start: int, header_rows: int) -> list[Fields]:
    """Blank cells where nothing is printed, as empty ranges behind the cell before."""
    last: int = start
    out: list[Fields] = []
    for index, item in enumerate(grid):
        if item is None:
            row, col = divmod(index, cols)
            item = fields(row, col, last, last, row < header_rows)
        elif item["inherits"] is None:
            last = item["end"]
        out.append(item)
    return out


def _carry(grid: list[Fields], rows: int, cols: int, header_rows: int, text: str) -> None:
    """Mark blank and 同上 cells below printed ones."""
    for index in range((header_rows + 1) * cols, rows * cols):
        item = grid[index]
        start, end = item["start"], item["end"]
        if (start != end and text[start] not in _SAME_FIRST) or item["inherits"] is not None:
            continue
        upper = grid[index - cols]
        if upper["start"] == upper["end"] and upper["inherits"] is None:
            continue
        if start == end:
            item["inherits"], item["why"] = (index // cols - 1, index % cols), "blank"
        elif end - start < _SAME_LENGTH and _SAME.fullmatch(text[start:end].strip()):
            item["inherits"], item["why"] = (index // cols - 1, index % cols), "same_as_above"


def _repeats_above(value: str) -> bool:
    return len(value) < _SAME_LENGTH and value[:1] in _SAME_FIRST and _SAME.fullmatch(value.strip()) is not None


def place(rows: Sequence[Sequence[tuple[int, int, bool]]], budget: Budget) -> tuple[list[Placed], int, int]:
    """Grid positions of cells given row by row as (rowspan, colspan, header); also the number of rows and columns.

    Cells move right past positions that a cell above spans; spans are cut at the last row. Ranges are not set.
    """
    height = len(rows)
    taken: set[tuple[int, int]] = set()
    placed: list[Placed] = []
    width = 0
    for r, row in enumerate(rows):
        c = 0
        for rowspan, colspan, header in row:
            while (r, c) in taken:
                c += 1
            down = min(max(rowspan, 1), height - r)
            across = max(colspan, 1)
            width = max(width, c + across)
            budget.check("columns in a table", width, budget.limits.columns, TooManyCells)
            placed.append(Placed(r, c, 0, 0, down, across, header))
            if down > 1 or across > 1:
                taken.update((i, j) for i in range(r, r + down) for j in range(c, c + across))
            c += across
    budget.add_cells(height, width)
    return placed, height, width


def placed_table(
    placed: Sequence[Placed],
    height: int,
    cols: int,
    *,
    start: int,
    end: int,
    text: str,
    read: Reader,
    header_rows: int | None = None,
    name: str | None = None,
) -> Table:
    """The table of placed cells: notes above the header, header depth, inheritance."""
    texts = [[""] * cols for _ in range(height)]
    for cell in placed:
        if cell.end > cell.start and cell.row < height:
            texts[cell.row][cell.col] = read(cell.start, cell.end)
    notes = note_rows(texts, cols, {(c.row, c.col): c.colspan for c in placed if c.colspan > 1})
    noted = [(c.start, c.end) for c in placed if c.row < notes and c.end > c.start]
    body = [c for c in placed if c.row >= notes]
    for cell in body:
        cell.row -= notes
    rows = height - notes
    if header_rows is None:
        header_rows = header_depth([c for c in body if c.row < 4], texts[notes:])
    header_rows = min(header_rows, rows)
    cells: list[Fields | None] = [None] * (rows * cols)
    for cell in body:
        made = fields(cell.row, cell.col, cell.start, cell.end, cell.header or cell.row < header_rows)
        cells[cell.row * cols + cell.col] = made
    return spanned(
        cells,
        cols,
        [(c.row, c.col, c.rowspan, c.colspan) for c in body if c.rowspan > 1 or c.colspan > 1],
        text=text,
        start=start,
        end=end,
        header_rows=header_rows,
        notes=noted,
        name=name,
    )


def lazy_cells(made: Matrix, offsets: Offsets, spans: Iterable[Span], *, notes: int, header_rows: int) -> LazyCells:
    """The cells of a sheet; ``spans`` count from below the notes."""
    cols = made.cols
    height = made.height - notes
    wide: dict[int, tuple[int, int]] = {}
    covered: dict[int, int] = {}
    for row, col, down, across in spans:
        origin = row * cols + col
        down, across = min(down, height - row), min(across, cols - col)
        wide[origin] = (down, across)
        for r in range(row, row + down):
            covered |= dict.fromkeys(range(r * cols + col, r * cols + col + across), origin)
        del covered[origin]
    same = made.places(notes, _repeats_above, shorter=_SAME_LENGTH)
    return LazyCells(offsets, notes * cols, cols, header_rows, wide, covered, frozenset(same))
