"""Sheet text: the cells of a large sheet straight from its lines in the view, without one object for each cell.

A sheet stands in the text row by row, cells between tabs, in the canonical text and in the view alike. A row is split
when somebody looks at it, so that twenty thousand rows cost no more memory than their text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, cast

from schema.columnar import Encoded, LazyAddresses, LazyCells, LazyPieces, SheetPlaces, column, maker
from schema.evidence import Evidence, Role

if TYPE_CHECKING:
    from schema.document import Document, Table

Place = tuple[str, int, int]
"""Text of a cell and its range in the view."""


class SheetText:
    """The rows of a sheet below its notes; ``covers``: numbers of spanned cells → numbers of those that span them.

    ``starts``: where each of them starts in the view, and behind the last one where the next would.
    """

    def __init__(self, document: Document, cells: LazyCells, starts: array[int]) -> None:
        self.document, self.cells, self.starts = document, cells, starts
        self.cols, self.header_rows = cells.cols, cells.header_rows
        self.covers, self.same = cells.covered, cells.same
        self._row = -1
        self._places: list[Place] = []
        self._base, self._sums = cells.offsets
        self._skipped, self._first = cells.skipped, 1 + cells.skipped // cells.cols
        self._id, self._text, self._view = document.id, document.text, document.view.text
        self._held: tuple[int, int, int | None, str | None] = (-1, -1, None, None)
        held: Any = document.view.pieces
        self._pieces: Sequence[int] = getattr(held, "views", None) or [p.view for p in held]
        addresses: Any = document.addresses
        parts = addresses.parts if isinstance(addresses, LazyAddresses) else ()
        self.prefix = next((p.prefix for p in parts if isinstance(p, SheetPlaces) and p.offsets is cells.offsets), None)

    def line(self, row: int) -> str:
        """A row as the view has it."""
        return self._view[self.starts[row] : self.starts[row + 1] - 1]

    def body(self) -> list[str]:
        """The rows below the header."""
        return self._view[self.starts[self.header_rows] : self.starts[-1] - 1].split("\n")

    def places(self, row: int) -> list[Place]:
        """The printed cells of a row; a blank one is an empty range."""
        if row != self._row:
            at = self.starts[row]
            out: list[Place] = []
            for part in self.line(row).split("\t"):
                text = part.strip()
                start = at if len(text) == len(part) else at + len(part) - len(part.lstrip())
                out.append((text, start, start + len(text)))
                at += len(part) + 1
            self._row, self._places = row, out
        return self._places

    def opening(self, row: int, cols: int) -> str:
        """The first text that a row prints itself in its first ``cols`` cells."""
        base = row * self.cols
        for col, part in enumerate(self.line(row).split("\t", cols)[:cols]):
            text = part.strip()
            if text and base + col not in self.same:
                return text
        return ""

    def words(self, first: int, cols: int) -> set[str]:
        """The distinct texts of the first ``cols`` cells of the rows from ``first`` on."""
        held = self.cells.encoded
        if held is None or first < self.header_rows:
            lines = self._view[self.starts[first] : self.starts[-1] - 1].split("\n")
            return {part.strip() for line in lines for part in line.split("\t", cols)[:cols]}
        import numpy

        numbers = numpy.zeros(len(held.texts), bool)
        numbers[held.ids[first - self.header_rows :, :cols]] = True
        return {held.texts[number].strip() for number in numpy.flatnonzero(numbers).tolist()}

    def cite(self, start: int, end: int, role: Role, reason: str | None) -> Evidence:
        """As ``Source.cite`` for a range inside one cell, without a search for its place in text and sheet."""
        if not self._held[0] <= start < end <= self._held[1]:
            self._held = self._place(start)
        return self._made(start, end, role, reason)

    def quoted(self, row: int, col: int, text: str, start: int, end: int) -> Evidence | None:
        """Evidence for ``start:end`` of the text of a printed cell; None where the cell does not print it so."""
        index = row * self.cols + col + self._skipped
        low = self._base + index + (self._sums[index - 1] if index else 0)
        if self.prefix is None or not self._text.startswith(text, low):
            return None
        made = _evidence(
            {
                "document": self._id,
                "start": low + start,
                "end": low + end,
                "quote": text[start:end],
                "address": f"{self.prefix}{column(col)}{row + self._first}",
                "role": Role.VALUE,
                "reason": None,
            }
        )
        return cast(Evidence, made)

    def back(self, starts: Any, ends: Any) -> tuple[Any, Any]:
        """The ranges of the canonical text that many ranges of the view (arrays) stand for."""
        import numpy

        views, firsts, lasts, exact = self._mapped
        low, high = (numpy.searchsorted(views, at, side="right") - 1 for at in (starts, ends - 1))
        lows = firsts[low] + numpy.where(exact[low], starts - views[low], 0)
        return lows, numpy.where(exact[high], firsts[high] + ends - views[high], lasts[high])

    def printed(self, starts: Any) -> Any:
        """The rows of the sheet, counted from 1, in which offsets of the view (an array) lie."""
        import numpy

        rows = numpy.frombuffer(self.starts, numpy.uint64).astype(numpy.int64)
        return numpy.searchsorted(rows, starts, side="right") - 1 + self._first

    @cached_property
    def _mapped(self) -> tuple[Any, Any, Any, Any]:
        """The pieces of the view as arrays: where each begins there, its range in the text, and whether it is exact."""
        import numpy

        held: Any = self.document.view.pieces
        if not isinstance(held, LazyPieces):
            views, starts, ends = (
                array("q", [getattr(piece, name) for piece in held]) for name in ("view", "start", "end")
            )
            held = LazyPieces(views, starts, ends, bytearray(piece.exact for piece in held), len(self._view))
        columns = (numpy.array(part, numpy.int64) for part in (held.views, held.starts, held.ends))
        return *columns, numpy.array(held.exact, bool)  # type: ignore[return-value]

    def hold(self, row: int, col: int, text: str, start: int) -> None:
        """Say which printed cell the next citations are of, which saves the search for it."""
        index = row * self.cols + col + self._skipped
        low = self._base + index + (self._sums[index - 1] if index else 0)
        end = start + len(text)
        by: int | None = low - start
        if self._text[low : low + len(text)] != text:
            by = self._exactly(start, end)
        address = self.prefix and f"{self.prefix}{column(col)}{row + self._first}"
        self._held = start, end, by, address

    def _made(self, start: int, end: int, role: Role, reason: str | None) -> Evidence:
        _, _, by, address = self._held
        if address is None:
            return self.document.cite(start, end, role, reason)
        low, high = (start + by, end + by) if by is not None else self.document.view.back(start, end)
        made = _evidence(
            {
                "document": self._id,
                "start": low,
                "end": high,
                "quote": self._text[low:high],
                "address": address,
                "role": role,
                "reason": reason,
            }
        )
        return cast(Evidence, made)

    def _place(self, start: int) -> tuple[int, int, int | None, str | None]:
        """The view range of the cell at an offset, what leads to the canonical text (None: not the same everywhere in
        the cell), and its address."""
        row = bisect_right(self.starts, start) - 1
        line, at = self.line(row), self.starts[row]
        col = line.count("\t", 0, start - at)
        first = at + line.rfind("\t", 0, start - at) + 1
        tab = line.find("\t", start - at)
        last = at + (tab if tab >= 0 else len(line))
        low, high = self.cells.offsets.span(row * self.cols + col + self.cells.skipped)
        whole = high - low == last - first and self._text[low:high] == self._view[first:last]
        by: int | None = low - first
        if not whole:
            by = self._exactly(first, last)
        if self.prefix is None:
            return first, last, by, None
        return first, last, by, f"{self.prefix}{column(col)}{row + self._first}"

    def _exactly(self, first: int, last: int) -> int | None:
        """What to add to a view offset in a range that one exact piece of the view maps; None where there are more."""
        view = self.document.view
        low, high = view.back(first, last)
        one = bisect_right(self._pieces, first) == bisect_right(self._pieces, last - 1)
        return low - first if one and high - low == last - first else None


def sheet_text(document: Document, table: Table) -> SheetText | None:
    """The text of a table that is a sheet; None for others, and where the view does not print it cell by cell."""
    cells: Any = table.cells
    if not isinstance(cells, LazyCells):
        return None
    start, end = document.view.forth(table.start, table.end)
    skipped = cells.skipped // cells.cols
    if cells.encoded is not None and (body := row_lengths(cells.encoded)):
        lines = document.view.text[start : end + 1 - sum(body)].split("\n")[:-1]
        lengths = [*(len(line) + 1 for line in lines), *body]
    else:
        lines = document.view.text[start:end].split("\n")
        if any(line.count("\t") != table.cols - 1 for line in lines):
            return None
        lengths = [len(line) + 1 for line in lines]
    if len(lengths) != table.rows + skipped:
        return None
    return SheetText(document, cells, array("Q", list(accumulate(lengths, initial=start))[skipped:]))


def row_lengths(encoded: Encoded) -> list[int]:
    """How many characters each row takes in the view, with its line end."""
    import numpy

    lengths = numpy.fromiter(map(len, encoded.texts), numpy.int32, len(encoded.texts))
    out: list[int] = (lengths[encoded.ids] + 1).sum(axis=1).tolist()
    return out


_evidence = maker(Evidence)
