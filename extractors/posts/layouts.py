"""Layouts: tables that do not list one post a row are turned so that they do.

Transposed (names of fields in the first column, one post a column), two-up (the same columns printed twice, side by
side) and cards (label, value, label, value …, one card a post).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from extractors.posts.columns import CONTAINED, kind_of
from extractors.text.source import Grid, GridCell
from schema.evidence import Evidence, Role

_LABELS = 0.6
"""Least share of the first cells of all rows that are names of fields in a table that lists them downwards."""
_MOST_LABELS = 40
_DISTINCT = 3
_GAP = 60
"""Rows by which a column is told to be blank."""


class Arranged(Grid):
    """A grid whose cells stand elsewhere in the printed one; ``place`` gives row and column there."""

    def __init__(
        self, printed: Grid, rows: int, cols: int, header_rows: int, place: Callable[[int, int], tuple[int, int]]
    ) -> None:
        super().__init__(printed.source, printed.table)
        self.rows, self.cols, self.header_rows = rows, cols, header_rows
        self._printed, self._place = printed, place

    @property
    def sheet(self) -> None:
        return None

    def cell(self, row: int, col: int) -> GridCell:
        return self._printed.cell(*self._place(row, col))._replace(row=row, col=col)

    def rows_from(self, first: int) -> Iterator[list[GridCell]]:
        for row in range(first, self.rows):
            yield [self.cell(row, col) for col in range(self.cols)]

    def evidence(self, cell: GridCell, start: int, end: int) -> Evidence:
        # the cell has its place in this grid, not the one where it is printed
        role = Role.INHERITED if cell.why else Role.VALUE
        return self.source.cite(cell.start + start, cell.start + end, role, cell.why)

    def merged_columns(self) -> frozenset[int]:
        return frozenset()

    def merged_down(self) -> frozenset[int]:
        return frozenset()


def arranged(grid: Grid) -> list[Grid]:
    """The grids that list one post a row: the grid itself, or what it is turned into."""
    if grid.rows < 2 or grid.cols < 2:
        return [grid]
    parts = _side_by_side(grid)
    if parts:
        return parts
    if _is_transposed(grid):
        return [Arranged(grid, grid.cols, grid.rows, 1, lambda row, col: (col, row))]
    return [grid]


def _side_by_side(grid: Grid) -> list[Grid]:
    """The halves (thirds …) of a table whose headings repeat from left to right."""
    rows = max(grid.header_rows, 1)
    heads = [tuple(grid.cell(row, col).text for row in range(rows)) for col in range(grid.cols)]
    if len(set(filter(any, heads))) > grid.cols // 2:
        return []
    cols = [col for col in range(grid.cols) if any(heads[col]) or not _is_gap(grid, col, rows)]
    for times in (2, 3, 4):
        width, rest = divmod(len(cols), times)
        if rest or width < 2:
            continue
        parts = [cols[i : i + width] for i in range(0, len(cols), width)]
        first = [heads[col] for col in parts[0]]
        known = sum(kind_of(h[-1])[1] < CONTAINED for h in first)
        if known >= 2 and all([heads[col] for col in part] == first for part in parts):
            return [_part(grid, part) for part in parts]
    return []


def _is_gap(grid: Grid, col: int, first: int) -> bool:
    """Whether nothing stands in a column: it only keeps two tables apart."""
    return not any(grid.cell(row, col).text for row in range(first, min(grid.rows, first + _GAP)))


def _part(grid: Grid, cols: Sequence[int]) -> Grid:
    return Arranged(grid, grid.rows, len(cols), max(grid.header_rows, 1), lambda row, col: (row, cols[col]))


def _named(grid: Grid, cells: Sequence[tuple[int, int]]) -> list[str]:
    """The kinds of fields that cells name, those that only hold such a word left out."""
    out = []
    for place in cells:
        kind, rank = kind_of(grid.cell(*place).text)
        if kind is not None and kind != "part" and rank < CONTAINED:
            out.append(kind)
    return out


def _is_transposed(grid: Grid) -> bool:
    """Whether the first column names fields and the first row does not, with two posts or more at the right."""
    if not 3 <= grid.rows <= _MOST_LABELS or grid.cols < 3 or _has_pairs(grid):
        return False
    down = _named(grid, [(row, 0) for row in range(grid.rows)])
    across = _named(grid, [(0, col) for col in range(1, grid.cols)])
    return not across and len(set(down)) >= _DISTINCT and len(down) >= _LABELS * grid.rows and "headcount" in down


def _has_pairs(grid: Grid) -> bool:
    """Whether a later column names fields as well, as in cards."""
    return any(
        len(_named(grid, [(row, col) for row in range(min(grid.rows, _MOST_LABELS))])) >= 2
        for col in range(2, grid.cols, 2)
    )


Pair = tuple[GridCell, GridCell]


def cards(grid: Grid) -> list[list[Pair]]:
    """The label and value cells of each card; empty for other tables.

    A new card begins where the label of the first card's first row comes again. Cells merged over several columns
    count once.
    """
    if grid.cols < 2 or grid.cols > 12 or grid.rows < 2:
        return []
    first = _named(grid, [(row, 0) for row in range(grid.rows)])
    across = _named(grid, [(0, col) for col in range(grid.cols)])
    if len(first) < max(2, _LABELS * grid.rows) or len(across) > (grid.cols + 1) // 2:
        return []
    out: list[list[Pair]] = []
    opening: str | None = None
    for row in range(grid.rows):
        cells = _distinct(grid, row)
        pairs = _pairs(cells)
        if not pairs:
            continue
        if sum(bool(c.text) for c in cells) > 2 * len(pairs):
            return []
        label = pairs[0][0].text
        opening = opening or label
        if label == opening or not out:
            out.append([])
        out[-1] += pairs
    if len({kind_of(label.text)[0] for card in out for label, _ in card}) < _DISTINCT:
        return []
    return out


def _distinct(grid: Grid, row: int) -> list[GridCell]:
    out: list[GridCell] = []
    for col in range(grid.cols):
        cell = grid.cell(row, col)
        if cell.why == "blank":
            cell = cell._replace(text="")
        if cell.why != "merged" or (cell.text and not any((c.start, c.end) == (cell.start, cell.end) for c in out)):
            out.append(cell)
    return out


def _pairs(cells: Sequence[GridCell]) -> list[Pair]:
    out: list[Pair] = []
    i = 0
    while i + 1 < len(cells):
        kind, rank = kind_of(cells[i].text)
        if kind is None or rank >= CONTAINED:
            i += 1
            continue
        out.append((cells[i], cells[i + 1]))
        i += 2
    return out
