"""Matrix: the values of a sheet, each distinct one once, and which of them stands in each cell.

A sheet of twenty thousand rows has some thirty thousand distinct values: what is done to values is done to those, and
what is done to cells is done to an array of numbers. As text the cells stand between tabs, the rows between line ends.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain, repeat
from typing import Any

from ingest.codes import chars_of
from ingest.limits import Budget
from ingest.values import shown
from schema.columnar import Offsets
from schema.errors import TooManyCells

_BLOAT = 8
"""A used range may hold so many times the cells that the limits allow before its blank edges are cut."""
_AT_ONCE = 128
"""Rows that are written at once: their cells stay in the cache of the processor."""
_ROUGH = re.compile(r"[\t\r\n]")


class Matrix:
    """Rows of equal length without blank edges at the bottom and right.

    ``ids`` is an array of rows by columns with the number of each value; number 0 is the blank.
    """

    def __init__(self, ids: Any, values: list[str]) -> None:
        import numpy

        self.ids, self.values = ids, values
        self.height, self.cols = (int(size) for size in ids.shape)
        self.lengths = numpy.fromiter(map(len, values), numpy.int32, len(values))
        flat = self.lengths[ids.reshape(-1)]
        self.ends = numpy.cumsum(flat + 1, dtype=numpy.int32) - 1
        self.starts = self.ends - flat
        self._sums = numpy.cumsum(flat, dtype=numpy.uint32)

    @property
    def length(self) -> int:
        """Characters of the text."""
        return int(self.ends[-1])

    def text(self) -> list[str]:
        """The rows as printed, some at a time."""
        return text_of(self.ids, self.values)

    @cached_property
    def chars(self) -> frozenset[str]:
        """The characters of the text."""
        return chars_of("\t\n".join(self.values)) | {"\t", "\n"}

    def offsets(self, base: int) -> Offsets:
        """Where the cells stand in a text in which this one begins at ``base``."""
        sums = array("I")
        sums.frombytes(self._sums.tobytes())
        return Offsets(base, sums)

    def top(self, rows: int) -> list[list[str]]:
        """The values of the first rows."""
        return [[self.values[i] for i in row] for row in self.ids[:rows].tolist()]

    def places(self, row: int, wanted: Callable[[str], bool], *, shorter: int) -> list[int]:
        """The numbers, row by row, of the cells from a row on whose value has fewer characters and is wanted."""
        import numpy

        short = numpy.flatnonzero(self.lengths < shorter).tolist()
        found = [number for number in short if wanted(self.values[number])]
        out: list[int] = numpy.flatnonzero(numpy.isin(self.ids[row:], found)).tolist() if found else []
        return out


def text_of(ids: Any, values: Sequence[str]) -> list[str]:
    """The cells of an array of numbers between tabs, its rows between line ends; in pieces, since it may be long."""
    import numpy

    held = numpy.empty(len(values), object)
    held[:] = values
    out: list[str] = []
    for at in range(0, len(ids), _AT_ONCE):
        rows = map("\t".join, held[ids[at : at + _AT_ONCE]].tolist())
        out.append("\n".join(rows if at + _AT_ONCE >= len(ids) else (*rows, "")))
    return out


def matrix(rows: Sequence[Sequence[Any]], budget: Budget) -> Matrix | None:
    """The matrix of the values of a sheet; None where it is blank.

    :raises TooManyCells: it spans far more cells than the limits allow.
    """
    import numpy

    height = len(rows)
    while height and not any(rows[height - 1]) and all(v in ("", None) for v in rows[height - 1]):
        height -= 1
    rows = rows[:height]
    width = _width(rows)
    budget.check("table cells", height * width, _BLOAT * budget.limits.cells, TooManyCells)
    if not width:
        return None
    flat: list[Any] = []
    for row in rows:
        flat.extend(row if len(row) == width else chain(row[:width], repeat("", width - len(row))))
    if odd := set(map(type, flat)) - {str, float}:  # 1 and True are one key; lists are none
        flat = [shown(value) if type(value) in odd else value for value in flat]
    known = {"": 0}
    number = {value: known.setdefault(_printed(value), len(known)) for value in dict.fromkeys(flat)}
    ids = numpy.fromiter(map(number.__getitem__, flat), numpy.int32, len(flat)).reshape(height, width)
    return trimmed(ids, list(known), budget)


def trimmed(ids: Any, values: list[str], budget: Budget) -> Matrix | None:
    """The matrix of an array of numbers without its blank edges; None where all of it is blank.

    :raises TooManyCells: it has more cells than the limits allow.
    """
    import numpy

    full = ids > 0
    down, across = numpy.flatnonzero(full.any(axis=1)), numpy.flatnonzero(full.any(axis=0))
    if not len(down):
        return None
    ids = numpy.ascontiguousarray(ids[: down[-1] + 1, : across[-1] + 1])
    budget.add_cells(*ids.shape)
    return Matrix(ids, values)


def _width(rows: Sequence[Sequence[Any]]) -> int:
    """How far the longest row reaches, blank cells at its end left out."""
    width = 0
    for row in rows:
        end = len(row)
        while end > width and row[end - 1] in ("", None):
            end -= 1
        width = max(width, end)
    return width


def _printed(value: Any) -> str:
    if type(value) is str and value.strip() == value and not _ROUGH.search(value):
        return value
    return shown(value)
