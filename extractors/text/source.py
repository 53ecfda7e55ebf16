"""Source: a document as extractors read it, in view coordinates, with its outline and its grids.

All ``start``/``end`` here are offsets into ``Source.text`` (the normalised view). ``cite`` turns them into evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.sentence_ends import ENGLISH_CLAUSES, ENGLISH_ENDS
from extractors.text.sheet_text import SheetText, sheet_text
from schema.document import BlockKind, Cell, Document, Language, Table
from schema.evidence import Evidence, Role


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the document in the view. ``level`` 0 = unnumbered; ``label`` its printed number."""

    index: int
    start: int
    end: int
    kind: BlockKind
    level: int
    label: str | None
    text: str
    parents: tuple[int, ...]
    """Indexes of the lines above it in the outline, outermost first."""

    def __hash__(self) -> int:
        """Where it stands: what is remembered of lines is looked up by them thousands of times."""
        return hash((self.start, self.end))


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of one line between sentence or clause marks; ``text`` is without the closing mark."""

    start: int
    end: int
    text: str
    line: Line

    def within(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end


class GridCell(NamedTuple):
    """A table cell with its text in the view; an inheriting cell has the text of the cell it inherits from."""

    row: int
    col: int
    text: str
    start: int
    end: int
    """View range of the cell that prints the text (the origin, where inherited); empty range for blank cells."""
    header: bool
    why: str | None
    """None = printed here, else the reason of inheritance (``merged``, ``torn``, ``blank``, ``same_as_above``)."""


_KEPT_CELLS = 20_000
"""Cells of a table that is small enough to keep what was read of each."""


class Grid:
    """A table in view coordinates."""

    def __init__(self, source: Source, table: Table) -> None:
        self.source, self.table = source, table
        self.rows, self.cols, self.header_rows = table.rows, table.cols, table.header_rows
        self.start, self.end = source.document.view.forth(table.start, table.end)
        self.notes = [source.document.view.forth(*n) for n in table.notes]
        self.name = table.name
        self._origins: dict[tuple[int, int], Cell] = {}
        self._sheet = sheet_text(source.document, table)
        self._last: GridCell | None = None
        self._cells: dict[tuple[int, int], GridCell] = {}
        self.columns: Any = None
        """Its cells as columns, once somebody has made them (:func:`extractors.posts.sheet_columns.sheet_columns`)."""

    @property
    def sheet(self) -> SheetText | None:
        """The text of the sheet whose rows are those of this grid; None where it is no sheet."""
        return self._sheet

    def own(self, cell: Cell) -> tuple[int, int]:
        return self.source.document.view.forth(cell.start, cell.end)

    def cell(self, row: int, col: int) -> GridCell:
        """The cell, resolved through inheritance."""
        if self._sheet is not None:
            text, start, end = self._sheet.places(row)[col]
            index = row * self.cols + col
            if start != end and index not in self._sheet.same:
                return GridCell(row, col, text, start, end, row < self.header_rows, None)
        known = self._cells.get((row, col))
        if known is None:
            known = self._read(row, col)
            if self.rows * self.cols <= _KEPT_CELLS:
                self._cells[row, col] = known
        return known

    def _read(self, row: int, col: int) -> GridCell:
        cell = self.table.cell(row, col)
        origin = self._origin(cell) if cell.inherits is not None else cell
        why = cell.why if cell.inherits is not None else None
        start, end = self.own(origin)
        raw = self.source.text[start:end]
        text = raw.strip()
        start += len(raw) - len(raw.lstrip())
        return GridCell(row, col, text, start, start + len(text), cell.header, why)

    def rows_from(self, first: int) -> Iterator[list[GridCell]]:
        """The cells of each row from ``first`` on, as :meth:`cell` has them, without walking up for each blank."""
        sheet = self._sheet
        if sheet is None or first < self.header_rows:
            for row in range(first, self.rows):
                yield [self.cell(row, col) for col in range(self.cols)]
            return
        covers, same, cols = sheet.covers, sheet.same, self.cols
        above: list[GridCell] = []
        for row in range(self.header_rows, self.rows):
            cells: list[GridCell] = []
            base = row * cols
            for col, (text, start, end) in enumerate(sheet.places(row)):
                if start != end and base + col not in same:
                    cells.append(GridCell(row, col, text, start, end, False, None))
                elif base + col in covers:
                    cells.append(self.cell(row, col))
                elif above and (above[col].text or above[col].why):
                    why = "same_as_above" if start != end else "blank"
                    cells.append(GridCell(row, col, *above[col][2:5], False, why))
                else:
                    cells.append(GridCell(row, col, text, start, end, False, None))
            above = cells
            if row >= first:
                yield cells

    def evidence(self, cell: GridCell, start: int, end: int) -> Evidence:
        """Evidence for ``start:end`` of the text of a cell, without white space around it."""
        low, high = cell.start + start, cell.start + end
        role = Role.INHERITED if cell.why else Role.VALUE
        if self._sheet is None:
            return self.source.cite(low, high, role, cell.why)
        if cell.why is None and (made := self._sheet.quoted(cell.row, cell.col, cell.text, start, end)):
            return made
        if cell.why is None and cell is not self._last:
            self._sheet.hold(cell.row, cell.col, cell.text, cell.start)
            self._last = cell
        elif cell.why is not None:
            self._last = None
        return self._sheet.cite(low, high, role, cell.why)

    def merged_columns(self) -> frozenset[int]:
        """Columns in which the format itself says what is merged, below the header."""
        if self._sheet is not None:
            rows = self.header_rows
            return frozenset(i % self.cols for i in self._sheet.covers if i // self.cols >= rows)
        return frozenset(c.col for c in self.table.cells if c.why == "merged" and c.row >= self.header_rows)

    def merged_down(self) -> frozenset[int]:
        """Columns below the header in which cells are merged over several rows, those over the whole width left out.

        A title of a section or the words of a sum, merged over some columns of one row, say nothing of blank cells.
        """
        cols, below = self.cols, self.header_rows
        if self._sheet is not None:
            pairs = [(divmod(i, cols), divmod(at, cols)) for i, at in self._sheet.covers.items() if i // cols >= below]
        else:
            merged = (c for c in self.table.cells if c.why == "merged" and c.inherits and c.row >= below)
            pairs = [((c.row, c.col), c.inherits) for c in merged if c.inherits]
        wide: dict[tuple[int, int], set[int]] = {}
        for (_, col), origin in pairs:
            wide.setdefault(origin, {origin[1]}).add(col)
        return frozenset(col for (row, col), at in pairs if row != at[0] and len(wide[at]) < cols)

    def _origin(self, cell: Cell) -> Cell:
        """The cell that prints what this one inherits; remembered: a column may be blank for thousands of rows."""
        path: list[tuple[int, int]] = []
        while (above := cell.inherits) is not None and len(path) < self.rows + self.cols:
            place = (cell.row, cell.col)
            if place in self._origins:
                cell = self._origins[place]
                break
            path.append(place)
            cell = self.table.cell(*above)
        for place in path:
            self._origins[place] = cell
        return cell

    def cite(self, cell: GridCell) -> Evidence:
        """Evidence for a non-blank cell; inherited cells are marked so, with the reason."""
        role = Role.INHERITED if cell.why else Role.VALUE
        return self.source.cite(cell.start, cell.end, role, cell.why)

    def header(self, col: int) -> list[GridCell]:
        """The header cells over a column, top first, repeats of one merged cell only once."""
        out: list[GridCell] = []
        for row in range(self.header_rows):
            cell = self.cell(row, col)
            if cell.text and (not out or (cell.start, cell.end) != (out[-1].start, out[-1].end)):
                out.append(cell)
        return out

    def body(self) -> Iterator[list[GridCell]]:
        yield from self.rows_from(self.header_rows)


_SIGN = re.compile(r"[^\w\s]\s?")
_SAYS = re.compile(r"[。;]$|.[:=].|\d")


def _closes_list(item: Line, last: Sequence[Line]) -> bool:
    """Whether plain text behind ``item`` stands below the list: signs side by side over nothing, each saying something,
    or items of one sentence, of which the last has its full stop.

    ◆ 笔试:60分 / ◆ 面试:40分 / 总成绩…: the text is none of the last item; behind ◆ 报名方式 alone it is.
    (3)…; / (4)身体健康。 / 有下列情形的,…: the sentence of the items is over.
    """
    if len(last) != 2 or last[-1] is not item or last[0].level != item.level:
        return False
    if last[0].text.endswith(";") and item.text.endswith("。"):
        return True
    return all(x.label and _SIGN.fullmatch(x.label) and _SAYS.search(x.text) for x in last)


class Source:
    """A document for extractors."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.view.text
        self.zh = document.language is Language.ZH

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All blocks but page furniture, in order, in view coordinates, with their parents in the outline."""
        return tuple(self._lines(furniture=False))

    @cached_property
    def furniture(self) -> tuple[Line, ...]:
        """Page furniture (bylines, hit counters, navigation): where a publication date may stand."""
        return tuple(self._lines(furniture=True))

    def _lines(self, *, furniture: bool) -> Iterator[Line]:
        stack: list[Line] = []
        last: list[Line] = []
        index = 0
        for block in self.document.blocks:
            if (block.kind is BlockKind.FURNITURE) is not furniture:
                continue
            start, end = self.document.view.forth(block.start, block.end)
            raw = self.text[start:end]
            if not raw.strip():
                continue
            start, end = start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip()))
            if block.level:
                while stack and stack[-1].level >= block.level:
                    stack.pop()
            elif self.zh and stack and _closes_list(stack[-1], last):
                stack.pop()
            parents = tuple(p.index for p in stack)
            line = Line(index, start, end, block.kind, block.level, block.label, self.text[start:end], parents)
            if block.level:
                stack.append(line)
            index, last = index + 1, [*last[-1:], line]
            yield line

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> Line | None:
        """The line in which a view offset lies."""
        index = bisect_right(self._line_starts, offset) - 1
        return self.lines[index] if index >= 0 and offset <= self.lines[index].end else None

    def path(self, line: Line) -> tuple[str, ...]:
        """Texts of the headings and numbered items above a line (outermost first), cut at their first mark."""
        known = self._paths.get(line.parents)
        if known is None:
            known = self._paths[line.parents] = tuple([head(self.lines[i].text) for i in line.parents])
        return known

    @cached_property
    def _paths(self) -> dict[tuple[int, ...], tuple[str, ...]]:
        return {}

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        return tuple(Grid(self, t) for t in self.document.tables)

    def prose(self) -> tuple[Line, ...]:
        """All lines but tables."""
        return self._prose

    @cached_property
    def _prose(self) -> tuple[Line, ...]:
        return tuple([line for line in self.lines if line.kind is not BlockKind.TABLE])

    def sentences(self, line: Line) -> tuple[Clause, ...]:
        """The line split at 。！？ (English: sentence ends); brackets and quotation marks are not split."""
        return split(line, _ENDS_ZH if self.zh else ENGLISH_ENDS)

    def clauses(self, line: Line) -> tuple[Clause, ...]:
        """The line split at 。！？；; as well; brackets are not split."""
        return split(line, _CLAUSES_ZH if self.zh else ENGLISH_CLAUSES)

    def cite(self, start: int, end: int, role: Role = Role.VALUE, reason: str | None = None) -> Evidence:
        """Evidence for a view range, which is trimmed of white space first."""
        raw = self.text[start:end]
        start, end = start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip()))
        return self.document.cite(start, end, role, reason)


_ENDS_ZH = re.compile(r"[。!?]|\n")
_CLAUSES_ZH = re.compile(r"[。!?;]|\n")


@memo
def head(text: str) -> str:
    """The heading part of a line: up to its first sentence mark or colon, at most 40 characters."""
    cut = re.search(r"[。:;!?\n]", text)
    return text[: cut.start() if cut else 40][:40].strip()


@memo
def split(line: Line, mark: re.Pattern[str]) -> tuple[Clause, ...]:
    """Split a line at the marks that stand outside brackets; an unclosed bracket protects nothing."""
    begin, text = line.start, line.text
    return tuple([Clause(begin + a, begin + b, text[a:b], line) for a, b in parts(text, mark)])


@memo
def parts(text: str, mark: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """The ranges between the marks of a text that stand outside brackets, without white space around them."""
    cuts = [m.span() for m in mark.finditer(text)]
    if cuts and (shut := _shut(text)):
        cuts = [c for c in cuts if not any(a <= c[0] < b for a, b in shut)]
    out: list[tuple[int, int]] = []
    begin = 0
    for start, end in [*cuts, (len(text), len(text))]:
        raw = text[begin:start]
        body = raw.strip()
        if body:
            at = begin + len(raw) - len(raw.lstrip())
            out.append((at, at + len(body)))
        begin = end
    return tuple(out)


_BRACKETS = re.compile("[][()〔〕“”《》【】]")


_PAIRS = {"(": ")", "〔": "〕", "[": "]", "“": "”", "《": "》", "【": "】"}


def _shut(text: str) -> list[tuple[int, int]]:
    """From each bracket that opens to the one that closes it."""
    closed: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for found in _BRACKETS.finditer(text):
        char, i = found.group(), found.start()
        if char in _PAIRS:
            stack.append((_PAIRS[char], i))
        else:
            while stack:
                want, start = stack.pop()
                if want == char:
                    closed.append((start, i))
                    break
    return closed
