"""Cells and addresses of large tables by rule instead of one object each: they are made when somebody looks.

A table of values (a sheet) stands in the text row by row, cells between tabs, so that the lengths of its cells say
where each of them stands. A million cells are then four megabytes instead of half a gigabyte.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, overload

if TYPE_CHECKING:
    from schema.document import Address, Cell, Piece


class Offsets(NamedTuple):
    """Where the cells of a sheet stand in the text: ``sums[i]`` characters are in its cells up to the ``i``-th."""

    base: int
    sums: array[int]

    def span(self, index: int) -> tuple[int, int]:
        """Start and end of a cell; each is followed by one tab or line end."""
        first = self.base + index
        return first + (self.sums[index - 1] if index else 0), first + self.sums[index]

    def at(self, offset: int) -> int:
        """The cell in which an offset of the text lies."""
        low, high = 0, len(self.sums) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.span(middle)[0] <= offset:
                low = middle
            else:
                high = middle - 1
        return low


class Encoded(NamedTuple):
    """Rows as an array of numbers, and what each number reads as in the view."""

    ids: Any
    texts: list[str]


@dataclass(slots=True, eq=False)
class LazyCells(Sequence["Cell"]):
    """The cells of a sheet below its note rows, in row-major order, as ``Table.cells`` has them.

    ``skipped`` are the cells of the note rows. ``spans`` gives row and column span of the cells that span others,
    ``covered`` the cell that spans one; ``same`` are the cells that print 同上. Their numbers count from the first cell
    below the notes.
    """

    offsets: Offsets
    skipped: int
    cols: int
    header_rows: int
    spans: Mapping[int, tuple[int, int]]
    covered: Mapping[int, int]
    same: frozenset[int]
    since: list[int] = field(default_factory=list)
    """For each column the first row below the header that has a value."""
    encoded: Encoded | None = None
    """What the rows below the header read as, where the reader has kept it."""

    def __len__(self) -> int:
        return len(self.offsets.sums) - self.skipped

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Cell, ...]: ...
    def __getitem__(self, index: int | slice) -> Cell | tuple[Cell, ...]:
        if isinstance(index, slice):
            return tuple(self._cell(i) for i in range(*index.indices(len(self))))
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._cell(index)

    def __iter__(self) -> Iterator[Cell]:
        return map(self._cell, range(len(self)))

    def _cell(self, index: int) -> Cell:
        row, col = divmod(index, self.cols)
        start, end = self.offsets.span(index + self.skipped)
        inherits, why, spans = None, None, (1, 1)
        if index in self.covered:
            origin = self.covered[index]
            inherits, why = divmod(origin, self.cols), "merged"
            start = end = self.offsets.span(origin + self.skipped)[1]
        elif (start == end or index in self.same) and self._carries(row, col):
            inherits, why = (row - 1, col), "blank" if start == end else "same_as_above"
        elif index in self.spans:
            spans = self.spans[index]
        made: Cell = _cell_maker()(
            {
                "row": row,
                "col": col,
                "start": start,
                "end": end,
                "rowspan": spans[0],
                "colspan": spans[1],
                "header": row < self.header_rows,
                "inherits": inherits,
                "why": why,
            }
        )
        return made

    def _carries(self, row: int, col: int) -> bool:
        """Whether some cell above, below the header, has a value."""
        if not self.header_rows or row <= self.header_rows:
            return False
        if not self.since:
            self.since = [self._since(c) for c in range(self.cols)]
        return self.since[col] < row

    def _since(self, col: int) -> int:
        rows = len(self) // self.cols
        for row in range(self.header_rows, rows):
            index = row * self.cols + col
            start, end = self.offsets.span(index + self.skipped)
            if start != end or index in self.covered:
                return row
        return rows

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


@dataclass(frozen=True, slots=True)
class SheetPlaces:
    """The addresses of the cells of one sheet, ``prefix`` + ``B2``; ``cols`` cells a row."""

    offsets: Offsets
    cols: int
    prefix: str

    @property
    def start(self) -> int:
        return self.offsets.base

    def native(self, offset: int) -> str:
        row, col = divmod(self.offsets.at(offset), self.cols)
        return f"{self.prefix}{column(col)}{row + 1}"

    def all(self) -> Iterator[Address]:
        for index in range(len(self.offsets.sums)):
            start, end = self.offsets.span(index)
            if start != end:
                row, col = divmod(index, self.cols)
                fields = {"start": start, "end": end, "native": f"{self.prefix}{column(col)}{row + 1}"}
                yield _address_maker()(fields)

    def within(self, start: int, end: int) -> Iterator[Address]:
        """The addresses of the cells that a range touches."""
        for index in range(self.offsets.at(start), len(self.offsets.sums)):
            low, high = self.offsets.span(index)
            if low >= end:
                return
            if high > start and low != high:
                row, col = divmod(index, self.cols)
                fields = {"start": low, "end": high, "native": f"{self.prefix}{column(col)}{row + 1}"}
                yield _address_maker()(fields)


class LazyAddresses(Sequence["Address"]):
    """Addresses of a document, some of them of whole sheets, in the order of the text, as ``Document.addresses``."""

    def __init__(self, parts: Sequence[Address | SheetPlaces]) -> None:
        self.parts = tuple(parts)
        self.starts = [part.start for part in self.parts]
        self._all: tuple[Address, ...] | None = None

    def native(self, offset: int) -> str | None:
        """The address at an offset of the text."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return None
        part = self.parts[index]
        return part.native(offset) if isinstance(part, SheetPlaces) else part.native

    def within(self, start: int, end: int) -> Iterator[Address]:
        """The addresses that a range touches."""
        for part in self.parts[max(0, bisect_right(self.starts, start) - 1) :]:
            if part.start >= end:
                return
            if isinstance(part, SheetPlaces):
                yield from part.within(start, end)
            elif part.end > start:
                yield part

    @overload
    def __getitem__(self, index: int) -> Address: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Address, ...]: ...
    def __getitem__(self, index: int | slice) -> Address | tuple[Address, ...]:
        return self._made()[index]

    def __len__(self) -> int:
        return len(self._made())

    def __iter__(self) -> Iterator[Address]:
        for part in self.parts:
            if isinstance(part, SheetPlaces):
                yield from part.all()
            else:
                yield part

    def _made(self) -> tuple[Address, ...]:
        if self._all is None:
            self._all = tuple(iter(self))
        return self._all

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._made() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._made())


@dataclass(slots=True, eq=False)
class LazyPieces(Sequence["Piece"]):
    """The pieces of a view as columns, as ``View.pieces`` has them; ``length`` characters are in the whole view."""

    views: array[int]
    starts: array[int]
    ends: array[int]
    exact: bytearray
    length: int

    def __len__(self) -> int:
        return len(self.views)

    @overload
    def __getitem__(self, index: int) -> Piece: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Piece, ...]: ...
    def __getitem__(self, index: int | slice) -> Piece | tuple[Piece, ...]:
        if isinstance(index, slice):
            return tuple(self._piece(i) for i in range(*index.indices(len(self))))
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._piece(index)

    def __iter__(self) -> Iterator[Piece]:
        return map(self._piece, range(len(self)))

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The text range of a view range, without making a piece."""
        low, high = bisect_right(self.views, start) - 1, bisect_right(self.views, end - 1) - 1
        first = self.starts[low] + (start - self.views[low] if self.exact[low] else 0)
        return first, self.starts[high] + end - self.views[high] if self.exact[high] else self.ends[high]

    def forth(self, index: int, offset: int, *, upper: bool) -> int:
        """The view offset of a text offset that the piece ``index`` is the last to begin before, without making it."""
        view, end = self.views[index], self.ends[index]
        if offset < end and self.exact[index]:
            return view + offset - self.starts[index]
        if offset < end and not upper:
            return view
        return self.views[index + 1] if index + 1 < len(self.views) else self.length

    def _piece(self, index: int) -> Piece:
        view = self.views[index]
        until = self.views[index + 1] if index + 1 < len(self.views) else self.length
        made: Piece = _piece_maker()(
            {
                "view": view,
                "length": until - view,
                "start": self.starts[index],
                "end": self.ends[index],
                "exact": bool(self.exact[index]),
            }
        )
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


@cache
def column(index: int) -> str:
    """Letters of a column counted from 0: A, B … Z, AA …"""
    index, letter = divmod(index, 26)
    return (column(index - 1) if index else "") + chr(65 + letter)


@cache
def _cell_maker() -> Any:
    from schema.document import Cell

    return maker(Cell)


@cache
def _piece_maker() -> Any:
    from schema.document import Piece

    return maker(Piece)


@cache
def _address_maker() -> Any:
    from schema.document import Address

    return maker(Address)


def maker(model: Any) -> Any:
    """A function that turns a complete dict of fields into an instance, without validation. It keeps the dict.

    Whoever calls it has computed the fields himself, so validating each again would only cost time (5 µs and 700
    bytes a cell). The instances equal validated ones; they share one set of field names.
    """
    new, put = model.__new__, object.__setattr__
    names = set(model.model_fields)

    def make(fields: dict[str, Any]) -> Any:
        item = new(model)
        put(item, "__dict__", fields)
        put(item, "__pydantic_fields_set__", names)
        put(item, "__pydantic_extra__", None)
        put(item, "__pydantic_private__", None)
        return item

    return make
