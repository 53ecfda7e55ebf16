"""Composing: formats that have structure of their own (HTML, Word, sheets) write their text line by line here.

The composer makes the canonical text (one line per paragraph, cells between tabs, rows between line ends), remembers
what the format told about each line, and turns it into a layout with the same outline, tables and view rules as text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest import furniture, markup
from ingest.assemble import Layout, Material, language_of
from ingest.collapsed import unfold
from ingest.headings import Span, group_spans, header_depth, note_rows
from ingest.limits import Budget
from ingest.matrix import Matrix
from ingest.outline import Unit
from ingest.records import maker
from ingest.sheetview import sheet_view
from ingest.tables import Placed, Printed, lazy_cells, place, placed_table
from ingest.view import Folded, Run, SheetRun
from schema.columnar import LazyAddresses, LazyCells, Offsets, SheetPlaces
from schema.document import Address, Language, Table
from schema.errors import TooLong

_TOP = 8
AddressOf = Callable[[int, int], str]
"""Native address of a row and column, counted from 0."""


@dataclass(slots=True)
class CellSpec:
    """A printed cell: the lines of its text, its spans and its native address."""

    lines: Sequence[str]
    native: str
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    parts: Sequence[Sequence[tuple[int, str]]] = ()
    """Lengths and addresses of the parts of each line, where they differ from ``native``."""


@dataclass(slots=True)
class _Grid:
    start: int
    end: int
    rows: int
    cols: int
    placed: list[Placed]
    printed: list[list[Printed]]
    name: str | None
    header_rows: int | None


@dataclass(slots=True)
class _Sheet:
    """A table of plain values."""

    made: Matrix
    offsets: Offsets
    cells: LazyCells
    name: str | None

    @property
    def notes(self) -> int:
        return self.cells.skipped // self.made.cols

    def run(self, chinese: bool) -> SheetRun:
        """Its view; the cells know it from then on."""
        view = sheet_view(self.made, self.offsets.base, chinese, notes=self.notes, header=self.cells.header_rows)
        self.cells.encoded = view.encoded
        return view.run

    def table(self) -> Table:
        noted = [span for i in range(self.cells.skipped) if (span := self.offsets.span(i))[0] != span[1]]
        return _make_table(
            {
                "start": self.offsets.base,
                "end": self.offsets.base + self.made.length,
                "rows": self.made.height - self.notes,
                "cols": self.made.cols,
                "header_rows": self.cells.header_rows,
                "cells": self.cells,
                "notes": tuple(noted),
                "name": self.name,
            }
        )


@dataclass(slots=True)
class Composer:
    """Writes the canonical text of one document."""

    budget: Budget
    parts: list[str] = field(default_factory=list)
    tabbed: set[int] = field(default_factory=set)
    """Which of the parts are of sheets."""
    length: int = 0
    chars: set[str] = field(default_factory=set)
    items: list[Unit | _Grid | _Sheet] = field(default_factory=list)
    addresses: list[dict[str, Any] | SheetPlaces] = field(default_factory=list)

    def _write(self, text: str, native: str | None) -> tuple[int, int]:
        start = self.length
        self.parts.append(text)
        self.chars.update(text)
        self.length += len(text)
        if native is not None and text:
            self.addresses.append({"start": start, "end": self.length, "native": native})
        return start, self.length

    def line(
        self,
        text: str,
        native: str,
        *,
        depth: int = 0,
        bold: bool = False,
        bullet: bool = False,
        furniture: bool = False,
        centred: bool = False,
        parts: Sequence[tuple[int, str]] = (),
    ) -> None:
        """One paragraph; blank text is left out. ``parts``: lengths and addresses of its lines, where they differ."""
        text = text.strip()
        if not text:
            return
        start, end = self._write(text, None if parts else native)
        at = start
        for length, own in parts:
            self.addresses.append({"start": at, "end": min(at + length, end), "native": own})
            at += length
        self._write("\n", None)
        self.budget.check("characters", self.length, self.budget.limits.chars, TooLong)
        self.items.append(
            Unit(start, end, "", depth=depth, bullet=bullet, bold=bold, furniture=furniture, centred=centred)
        )

    def table(
        self, rows: Sequence[Sequence[CellSpec]], *, name: str | None = None, header_rows: int | None = None
    ) -> list[list[Printed]]:
        """A table by its rows of printed cells; spans cover positions as in HTML. Gives where each cell stands."""
        spans = [[(spec.rowspan, spec.colspan, spec.header) for spec in row] for row in rows]
        placed, height, width = place(spans, self.budget)
        if not placed:
            return []
        begin = self.length
        printed: list[list[Printed]] = []
        cells = iter(placed)
        for row in rows:
            line: list[Printed] = []
            for number, spec in enumerate(row):
                if number:
                    self._write("\t", None)
                item = next(cells)
                cell = self._cell(spec)
                item.start, item.end = cell.start, cell.end
                line.append(cell)
            printed.append(line)
            self._write("\n", None)
        self.budget.check("characters", self.length, self.budget.limits.chars, TooLong)
        self.items.append(_Grid(begin, self.length - 1, height, width, placed, printed, name, header_rows))
        return printed

    def sheet(self, made: Matrix, spans: Sequence[Span], address: AddressOf | str, name: str | None) -> None:
        """A sheet of values; ``spans`` are its merged ranges.

        ``address`` is what goes before ``B2``, or gives the address of a row and column where it is no such place.
        """
        height, cols = made.height, made.cols
        flat = [[v.replace("\n", "") for v in row] for row in made.top(_TOP * 2)]
        notes = note_rows(flat, cols, {(r, c): a for r, c, _, a in spans if a > 1})
        if not any(notes <= r < notes + 2 for r, _, _, _ in spans):
            spans = [*spans, *((r + notes, c, d, a) for r, c, d, a in group_spans(flat[notes : notes + 2]))]
        top = [
            Placed(r, c, 0, 0, *next(((d, a) for sr, sc, d, a in spans if (sr, sc) == (r + notes, c)), (1, 1)))
            for r, row in enumerate(flat[notes : notes + 4])
            for c, value in enumerate(row)
            if value
        ]
        header = min(header_depth(top, flat[notes:]), height - notes)
        base = self.length
        offsets = made.offsets(base)
        first = len(self.parts)
        self.parts += made.text()
        self.tabbed.update(range(first, len(self.parts)))
        self.parts.append("\n")
        self.length += made.length + 1
        self.budget.check("characters", self.length, self.budget.limits.chars, TooLong)
        if isinstance(address, str):
            self.addresses.append(SheetPlaces(offsets, cols, address))
        else:
            for index in range(height * cols):
                start, end = offsets.span(index)
                if start != end:
                    native = address(*divmod(index, cols))
                    self.addresses.append({"start": start, "end": end, "native": native})
        inner = [(r - notes, c, d, a) for r, c, d, a in spans if r >= notes]
        cells = lazy_cells(made, offsets, inner, notes=notes, header_rows=header)
        self.items.append(_Sheet(made, offsets, cells, name))

    def _cell(self, spec: CellSpec) -> Printed:
        lines: list[tuple[int, int]] = []
        for number, text in enumerate(spec.lines):
            body = text.strip().replace("\t", " ")
            if not body:
                continue
            if lines:
                self._write("\n", None)
            start, end = self._write(body, None if spec.parts else spec.native)
            lines.append((start, end))
            for length, own in spec.parts[number] if spec.parts else ():
                self.addresses.append({"start": start, "end": min(start + length, end), "native": own})
                start += length
        if not lines:
            return Printed(self.length, self.length)
        return Printed(lines[0][0], lines[-1][1], tuple(lines))

    def layout(self) -> Layout:
        """The finished layout."""
        text = "".join(self.parts)
        sheets, parts = self.tabbed, None
        if sheets:  # what is no sheet is folded where it stands
            parts = ["\n" * len(part) if number in sheets else part for number, part in enumerate(self.parts)]
        lines = text if parts is None else "".join(parts)
        marked = "#" in self.chars and markup.has_headings(lines)
        folded = Folded(lines, language_of(text) is Language.ZH, marked, frozenset(self.chars | {"\n"}), parts)
        material = Material(folded)
        above: str | None = None
        for index, item in enumerate(self.items):
            if isinstance(item, _Sheet):
                material.add_tabbed(item.table(), [item.run(folded.chinese)])
                continue
            if isinstance(item, _Grid):
                table = placed_table(
                    item.placed,
                    item.rows,
                    item.cols,
                    start=item.start,
                    end=item.end,
                    text=folded.text,
                    read=folded.clean,
                    header_rows=item.header_rows,
                    name=item.name or above,
                )
                material.add_table(table, item.printed)
                above = None
                continue
            item.clean = folded.clean(item.start, item.end)
            if not item.clean or furniture.is_rule(item.clean) or furniture.is_page_number(item.clean):
                continue
            item.furniture = item.furniture or furniture.is_furniture(item.clean, near_top=index < _TOP)
            above = item.clean if len(item.clean) <= 50 and not item.clean.endswith(("。", ";", ",", ":")) else None
            runs = [Run(item.start, item.end, "\n")]
            several = None if item.furniture else unfold(folded, item)
            for unit, inner in several or [(item, runs)]:
                material.add(unit, inner)
        places = [_make(item) if isinstance(item, dict) else item for item in self.addresses]
        lazy: Any = LazyAddresses(places) if sheets else tuple(places)
        return material.layout(lazy, damaged=not sheets, text=text)


_make = maker(Address)
_make_table = maker(Table)
