"""Composing: formats that have structure of their own (HTML, Word, sheets) write their text line by line here.

The composer makes the canonical text (one line per paragraph, cells between tabs, rows between line ends), remembers
what the format told about each line, and turns it into a layout with the same outline, tables and view rules as text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest import furniture
from ingest.assemble import Layout, Material, language_of
from ingest.collapsed import unfold
from ingest.limits import Budget
from ingest.outline import Unit
from ingest.records import maker
from ingest.tables import Fields, Placed, Printed, Span, fields, header_depth, note_rows, place, placed_table, spanned
from ingest.view import Folded, Run
from schema.document import Address, Language, Table

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
    """A table of plain values, one range per row."""

    start: int
    end: int
    cols: int
    header_rows: int
    cells: list[Fields | None]
    rows: list[tuple[int, int]]
    notes: list[tuple[int, int]]
    spans: list[Span]
    name: str | None


@dataclass(slots=True)
class Composer:
    """Writes the canonical text of one document."""

    budget: Budget
    parts: list[str] = field(default_factory=list)
    length: int = 0
    items: list[Unit | _Grid | _Sheet] = field(default_factory=list)
    addresses: list[dict[str, Any]] = field(default_factory=list)

    def _write(self, text: str, native: str | None) -> tuple[int, int]:
        start = self.length
        self.parts.append(text)
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
        self.budget.check("characters", self.length, self.budget.limits.chars)
        self.items.append(
            Unit(start, end, "", depth=depth, bullet=bullet, bold=bold, furniture=furniture, centred=centred)
        )

    def table(
        self, rows: Sequence[Sequence[CellSpec]], *, name: str | None = None, header_rows: int | None = None
    ) -> None:
        """A table by its rows of printed cells; spans cover positions as in HTML."""
        spans = [[(spec.rowspan, spec.colspan, spec.header) for spec in row] for row in rows]
        placed, height, width = place(spans, self.budget)
        if not placed:
            return
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
        self.budget.check("characters", self.length, self.budget.limits.chars)
        self.items.append(_Grid(begin, self.length - 1, height, width, placed, printed, name, header_rows))

    def sheet(self, rows: Sequence[Sequence[str]], spans: Sequence[Span], address: AddressOf, name: str | None) -> None:
        """A sheet of values (rows of equal length, trimmed); ``spans`` are its merged ranges."""
        cols = len(rows[0])
        self.budget.add_cells(len(rows), cols)
        flat = [[v.replace("\n", "") for v in row] for row in rows[: _TOP * 2]]
        notes = note_rows(flat, cols)
        top = [
            Placed(r, c, 0, 0, *next(((d, a) for sr, sc, d, a in spans if (sr, sc) == (r + notes, c)), (1, 1)))
            for r, row in enumerate(flat[notes : notes + 4])
            for c, value in enumerate(row)
            if value
        ]
        header = min(header_depth(top, flat[notes:]), len(rows) - notes)
        begin = at = self.length
        cells: list[Fields | None] = []
        ranges: list[tuple[int, int]] = []
        noted: list[tuple[int, int]] = []
        for r, row in enumerate(rows):
            low = at
            for c, value in enumerate(row):
                end = at + len(value)
                if r >= notes:
                    cells.append(fields(r - notes, c, at, end, r - notes < header))
                elif value:
                    noted.append((at, end))
                if value:
                    self.addresses.append({"start": at, "end": end, "native": address(r, c)})
                at = end + 1
            ranges.append((low, at - 1))
            self.parts.append("\t".join(row))
            self.parts.append("\n")
        self.length = at
        self.budget.check("characters", self.length, self.budget.limits.chars)
        inner = [(r - notes, c, d, a) for r, c, d, a in spans if r >= notes]
        self.items.append(_Sheet(begin, at - 1, cols, header, cells, ranges, noted, inner, name))

    def _cell(self, spec: CellSpec) -> Printed:
        lines: list[tuple[int, int]] = []
        for text in spec.lines:
            body = text.strip().replace("\t", " ")
            if not body:
                continue
            if lines:
                self._write("\n", None)
            lines.append(self._write(body, spec.native))
        if not lines:
            return Printed(self.length, self.length)
        return Printed(lines[0][0], lines[-1][1], tuple(lines))

    def layout(self) -> Layout:
        """The finished layout."""
        text = "".join(self.parts)
        folded = Folded(text, language_of(text) is Language.ZH)
        material = Material(folded)
        above: str | None = None
        for index, item in enumerate(self.items):
            if isinstance(item, _Sheet):
                material.add_tabbed(_sheet(item, folded.text), item.rows)
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
            parts = None if item.furniture else unfold(folded, item)
            for unit, inner in parts or [(item, runs)]:
                material.add(unit, inner)
        sheets = any(isinstance(item, _Sheet) for item in self.items)
        return material.layout(tuple(map(_make, self.addresses)), damaged=not sheets)


_make = maker(Address)


def _sheet(sheet: _Sheet, text: str) -> Table:
    return spanned(
        sheet.cells,
        sheet.cols,
        sheet.spans,
        text=text,
        start=sheet.start,
        end=sheet.end,
        header_rows=sheet.header_rows,
        notes=sheet.notes,
        name=sheet.name,
    )
