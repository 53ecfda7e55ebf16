"""Bands: tables printed one below the other in one grid, each under headings of its own, and tables that go on.

A sheet often lists managers, professionals and workers in three tables with different columns. A new band begins
where a row holds nothing but headings, other ones than those above. A table that goes on (on the next page, without
its headings) is read under the headings of the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.posts.cells import is_nothing, read_cell
from extractors.posts.columns import CONTAINED, Column, is_listed, is_subtotal, kind_of
from extractors.posts.count_cells import read_count
from extractors.posts.facts import tidy
from extractors.posts.layouts import Arranged
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell

_LEAST = 3
"""Fewest headings that make a row one of headings; two where the grid has no more columns."""
_TRIED = 12
"""Rows that tell whether a table without headings goes on with the columns of another."""
_OPENING = 3
"""Cells of a row among which its first heading stands."""
_APART = 40
"""Most characters between a table and the one that it goes on with (续表, a page number)."""


def bands(grid: Grid) -> list[Grid]:
    """The tables that a grid prints one below the other; the grid itself where it is one."""
    first = max(grid.header_rows, 1)
    starts = [row for row in _candidates(grid, first + 1) if _is_header(grid, row)]
    known = _labels(grid, first - 1)
    new: list[int] = []
    for row in starts:
        labels = _labels(grid, row)
        if labels != known and (not new or row - new[-1] > 1):
            new.append(row)
        known = labels
    if not new:
        return [grid]
    out: list[Grid] = [Band(grid, 0, new[0], grid.header_rows)]
    for row, following in zip(new, [*new[1:], grid.rows], strict=True):
        out.append(Band(grid, row, following, 1))
    return out


class Band(Arranged):
    """Some rows of a grid; a blank cell repeats nothing that stands above the first post of the band."""

    def __init__(self, printed: Grid, start: int, end: int, header_rows: int) -> None:
        super().__init__(printed, end - start, printed.cols, header_rows, lambda row, col: (row + start, col))
        heads = [cell for row in range(start, start + max(header_rows, 1)) for cell in _printed(printed, row)]
        self._floor = max((cell.end for cell in heads), default=self.start)

    def cell(self, row: int, col: int) -> GridCell:
        cell = super().cell(row, col)
        if cell.why not in (None, "merged") and cell.end <= self._floor:
            return cell._replace(text="", end=cell.start, why=None)
        return cell

    def merged_columns(self) -> frozenset[int]:
        return self._printed.merged_columns()

    def merged_down(self) -> frozenset[int]:
        return self._printed.merged_down()


def _candidates(grid: Grid, first: int) -> list[int]:
    """The rows whose first printed cell is a heading: found in the text, since a sheet may have thousands of rows."""
    if first >= grid.rows:
        return []
    if grid.sheet is not None:
        words = grid.sheet.words(first, _OPENING)
    else:
        below = grid.source.text[grid.cell(first, 0).start : grid.end]
        words = {line.lstrip("\t").split("\t", 1)[0] for line in below.split("\n")}
    heads = {word for word in words if not word[:1].isdigit() and is_listed(word)}
    if not heads:
        return []
    if grid.rows <= _TRIED * 4:
        return list(range(first, grid.rows))
    return [row for row in range(first, grid.rows) if _opening(grid, row) in heads]


def _opening(grid: Grid, row: int) -> str:
    if grid.sheet is not None and row >= grid.header_rows:
        return grid.sheet.opening(row, _OPENING)
    for col in range(min(grid.cols, _OPENING)):
        cell = grid.cell(row, col)
        if cell.text and cell.why is None:
            return cell.text
    return ""


def _names(text: str) -> bool:
    kind, rank = kind_of(text)
    return kind not in (None, "part") and rank < CONTAINED


def _printed(grid: Grid, row: int) -> list[GridCell]:
    cells = (grid.cell(row, col) for col in range(grid.cols))
    return [cell for cell in cells if cell.text and cell.why is None]


def _labels(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple(tidy(cell.text) for cell in _printed(grid, row))


def _is_header(grid: Grid, row: int) -> bool:
    """Whether a row holds headings and nothing else, and a row below it does not."""
    cells = _printed(grid, row)
    if len(cells) < min(_LEAST, grid.cols) or any(re.search(r"^\d|\d$", c.text) or len(c.text) > 24 for c in cells):
        return False
    named = sum(_names(c.text) for c in cells)
    kinds = {kind_of(c.text)[0] for c in cells}
    return named >= 2 and named * 5 >= len(cells) * 4 and len(kinds - {None, "part"}) >= 2 and row < grid.rows - 1


def goes_on(grid: Grid, above: Grid, columns: Sequence[Column]) -> bool:
    """Whether a table has no headings of its own and its cells are what the columns of the one above hold."""
    if grid.cols != above.cols or not any(c.kind == "headcount" for c in columns):
        return False
    between = grid.source.text[above.end : grid.start]
    if grid.source is not above.source or len(between.strip()) > _APART or re.search(r"\d{4}年.*表$", between.strip()):
        return False
    if any(_names(grid.cell(0, c.col).text) for c in columns):
        return False
    good = bad = 0
    for row in range(min(grid.rows, _TRIED)):
        cells = _printed(grid, row)
        if not cells or any(is_subtotal(c.text) for c in cells[:3]):
            continue
        for column in columns:
            cell = grid.cell(row, column.col)
            if column.kind not in _TELLING or not cell.text or is_nothing(cell.text) or cell.why is not None:
                continue
            read = (
                read_count(cell.text) is not None
                if column.kind == "headcount"
                else bool(read_cell(column.kind, cell.text))
            )
            good, bad = good + read, bad + (not read)
    return good >= 2 and good > 4 * bad


_TELLING = ("headcount", "education", "education_degree", "degree", "age", "gender", "no")
"""Kinds of columns whose cells have a form by which they are told."""
