"""Matrix: the values of a sheet as one text (cells between tabs, rows between line ends) with the place of each cell.

Everything is done to all cells at once; single ones are touched only where blanks, tabs or line ends in them must go.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from ingest.codes import codes, distinct, marked
from ingest.limits import Budget
from ingest.values import shown
from schema.columnar import Offsets
from schema.errors import TooManyCells

_BLANKS = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)))) + (
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What ``str.strip`` takes off."""
_BLOAT = 8
"""A used range may hold so many times the cells that the limits allow before its blank edges are cut."""

Rows = list[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of equal length without blank edges at the bottom and right; ``text`` prints them."""

    rows: Rows
    text: str
    numbers: Any
    """The characters of the text as an array (:func:`ingest.codes.codes`)."""
    starts: Any
    ends: Any
    """Where each cell starts and ends in the text, as arrays."""
    breaks: Any
    """Where the text has line ends, those between rows included."""

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def cols(self) -> int:
        return len(self.rows[0])

    def offsets(self, base: int) -> Offsets:
        """Where the cells stand in a text in which this one begins at ``base``."""
        import numpy

        sums = array("I")
        sums.frombytes(numpy.cumsum(self.ends - self.starts, dtype=numpy.uint32).tobytes())
        return Offsets(base, sums)

    def row_ends(self) -> array[int]:
        """Where each row ends in the text."""
        import numpy

        out = array("I")
        out.frombytes(self.ends[self.cols - 1 :: self.cols].astype(numpy.uint32).tobytes())
        return out

    def chars(self) -> frozenset[str]:
        """The characters of the text."""
        return distinct(self.numbers)

    def short(self, first: Collection[str], length: int) -> set[str]:
        """The values shorter than ``length`` that begin with one of the characters ``first``."""
        import numpy

        places = self.ends - self.starts
        few = numpy.flatnonzero((places > 0) & (places < length))
        found = few[marked(self.numbers[self.starts[few]], first)]
        return {self.text[self.starts[i] : self.ends[i]] for i in found.tolist()}


def matrix(values: Sequence[Sequence[Any]], budget: Budget) -> Matrix | None:
    """The matrix of the values of a sheet; None where it is blank.

    :raises TooManyCells: it spans far more cells than the limits allow.
    """
    rows, lines = _filled(values)
    tidy = False
    while rows:
        budget.check("table cells", len(rows) * len(rows[0]), _BLOAT * budget.limits.cells, TooManyCells)
        made = _placed(rows, lines)
        if not tidy and (bad := _untidy(made)):
            _tidy(rows, lines, bad)
            tidy = True
            continue
        height, width = _size(made)
        if (height, width) == (made.height, made.cols):
            budget.add_cells(height, width)
            return made
        rows = [row[:width] for row in rows[:height]]
        lines = list(map("\t".join, rows))
    return None


def _filled(values: Sequence[Sequence[Any]]) -> tuple[Rows, list[str]]:
    """Rows of text, of equal length, and their lines, without columns and rows at the edges that are quite empty."""
    height = len(values)
    while height and not any(values[height - 1]) and all(v in ("", None) for v in values[height - 1]):
        height -= 1
    rows: Rows = []
    lines: list[str] = []
    numeric: list[int] = []
    width = 0
    for row in values[:height]:
        try:
            line = "\t".join(row)
        except TypeError:
            row, numeric = _as_text(row, numeric)
            line = "\t".join(row)
        if line.count("\t") >= len(row):
            row = [shown(value) if "\t" in value else value for value in row]
            line = "\t".join(row)
        rows.append(row)
        lines.append(line)
        if len(row) > width:
            width = max(width, line.rstrip("\t").count("\t") + 1 if line.endswith("\t") else len(row))
    for index, row in enumerate(rows):
        if len(row) != width:
            rows[index] = [*row[:width], *[""] * (width - len(row))]
            lines[index] = "\t".join(rows[index])
    return rows, lines


def _as_text(row: Sequence[Any], numeric: list[int]) -> tuple[list[str], list[int]]:
    """A row with all values as text, and the columns where there were others: mostly those of the row before."""
    out = list(row)
    for col in numeric:
        if col < len(out):
            out[col] = shown(out[col])
    others = [col for col, value in enumerate(out) if type(value) is not str]
    if others:
        numeric = sorted({*numeric, *others})
        for col in others:
            out[col] = shown(out[col])
    return out, numeric


def _placed(rows: Rows, lines: list[str]) -> Matrix:
    import numpy

    height, width = len(rows), len(rows[0])
    text = "\n".join(lines)
    numbers = codes(text)
    controls = numpy.flatnonzero(numbers < 14).astype(numpy.int32)
    kinds = numbers[controls]
    tabs = controls[kinds == 9]
    grid = numpy.empty((height, width), numpy.int32)
    grid[:, :-1] = tabs.reshape(height, width - 1)
    grid[:, -1] = list(accumulate(map(len, lines), lambda at, length: at + length + 1))
    ends: Any = grid.reshape(-1)
    starts = numpy.empty_like(ends)
    starts[0] = 0
    starts[1:] = ends[:-1] + 1
    return Matrix(rows, text, numbers, starts, ends, controls[kinds != 9])


def _untidy(made: Matrix) -> list[int]:
    """The cells with blanks at the edges of their lines, or with line ends of other systems."""
    import numpy

    numbers, starts, ends = made.numbers, made.starts, made.ends
    full = numpy.flatnonzero(ends > starts)
    odd = marked(numbers[starts[full]], _BLANKS) | marked(numbers[ends[full] - 1], _BLANKS)
    breaks = numpy.setdiff1d(made.breaks, ends[made.cols - 1 :: made.cols], assume_unique=True)
    before, after = numpy.maximum(breaks - 1, 0), numpy.minimum(breaks + 1, len(numbers) - 1)
    rough = marked(numbers[before], _BLANKS) | marked(numbers[after], _BLANKS) | (numbers[breaks] == 13)
    cells: list[int] = numpy.union1d(full[odd], numpy.searchsorted(ends, breaks[rough])).tolist()
    return cells


def _tidy(rows: Rows, lines: list[str], cells: Sequence[int]) -> None:
    cols = len(rows[0])
    bad: dict[int, list[int]] = {}
    for index in cells:
        bad.setdefault(index // cols, []).append(index % cols)
    for row, places in bad.items():
        held = list(rows[row])
        for col in places:
            held[col] = shown(held[col])
        rows[row] = held
        lines[row] = "\t".join(held)


def _size(made: Matrix) -> tuple[int, int]:
    """How many rows and columns reach to the last cell that holds anything."""
    import numpy

    full = (made.ends > made.starts).reshape(made.height, made.cols)
    rows, cols = numpy.flatnonzero(full.any(axis=1)), numpy.flatnonzero(full.any(axis=0))
    return (int(rows[-1]) + 1, int(cols[-1]) + 1) if len(rows) else (0, 0)
