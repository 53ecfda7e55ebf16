"""Ruled tables of a page: cell boxes become rows, columns and spans; tables that go on over pages are joined."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.compose import CellSpec
from ingest.fold import fold_text
from ingest.labels import parse
from ingest.pdfline import Box, Glyph, Line, address, addresses, joined, rows_of
from ingest.pdfmerged import join_merged
from ingest.pdfturned import level

_END = re.compile(r"[。；;：:！!？?]$")
_STOP = re.compile(r"[。！!？?]$")
_CLOSING = ")]}%,.;:!?"
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SMALL = re.compile(r"(?:of|and|or|in|for|to|the|with|by|an?|on|at|from)\b")
_WORD = re.compile(r"[A-Za-z][a-z]{2,}$")
_LETTERS = re.compile(r"[A-Za-z]{3,}")
_BREAK = 5.0
"""Parts of the type size left empty at the end of a line of a cell that was broken on purpose."""
_HEADINGS = 2
"""No more rows of headings than these stand alone at the end of a page."""
_NEAR = 3.0
"""Points by which the edges of one column may differ."""


@dataclass(slots=True)
class Ruled:
    """A table with lines around its cells. ``box`` is where it stands on its (first) page."""

    rows: list[list[CellSpec]]
    cols: int
    page: int
    box: Box
    doubts: dict[tuple[int, int], list[tuple[int, int, int]]] = field(default_factory=dict)
    """By row and place of the cell in it: line of the cell and range in it that the recogniser is not sure of."""
    lefts: Sequence[float] = ()
    """Where its columns begin."""

    @property
    def texts(self) -> list[list[str]]:
        return [["".join(cell.lines) for cell in row] for row in self.rows]


def ruled(
    boxes: Sequence[Box], glyphs: Iterable[Glyph], page: int, *, keep: bool = False, near: float = _NEAR
) -> Ruled:
    """The table whose cells are ``boxes``; ``glyphs`` are the characters inside it.

    ``keep``: addresses of each character (for pages without a text layer); ``near``: by how much the edges of one
    column may differ.
    """
    tops, lefts = _Edges((box[1] for box in boxes), near), _Edges((box[0] for box in boxes), near)
    grid: dict[tuple[int, int], Box] = {}
    for box in boxes:
        grid.setdefault((tops.at(box[1]), lefts.at(box[0])), box)
    inside: dict[tuple[int, int], list[Glyph]] = {}
    owners = _owners(grid, tops, lefts)
    for glyph in glyphs:
        key = owners.get((tops.at((glyph.top + glyph.bottom) / 2), lefts.at((glyph.x0 + glyph.x1) / 2)))
        if key is not None:
            inside.setdefault(key, []).append(glyph)
    covered = set(owners)
    around = (lefts.places[0], tops.places[0], max(b[2] for b in boxes), max(b[3] for b in boxes))
    table = Ruled([], len(lefts.places), page, around, lefts=tuple(lefts.places))
    for r in range(len(tops.places)):
        specs: list[CellSpec] = []
        for c in range(len(lefts.places)):
            found = grid.get((r, c))
            if found is not None:
                down, across = tops.count(found[1], found[3]), lefts.count(found[0], found[2])
                spec = CellSpec([], address(page, found), down, across)
                own, cell = level(inside.get((r, c), ()), found)
                doubts = _fill(spec, [joined(row) for row in rows_of(own, page, keep=keep)], cell)
                if doubts:
                    table.doubts[r, len(specs)] = doubts
                specs.append(spec)
            elif (r, c) not in covered:
                specs.append(CellSpec((), f"page {page}"))
        table.rows.append(specs)
    return table


class _Edges:
    """Places where columns or rows begin; those that differ by the breadth of a line are one."""

    def __init__(self, places: Iterable[float], near: float) -> None:
        self.near = near
        self.places: list[float] = []
        for place in sorted(places):
            if not self.places or place - self.places[-1] > near:
                self.places.append(place)

    def at(self, place: float) -> int:
        """Index of the column or row in which a place lies."""
        return max(bisect_right(self.places, place + self.near / 2) - 1, 0)

    def count(self, start: float, end: float) -> int:
        """How many columns or rows a cell covers."""
        return max(self.at(end - self.near) - self.at(start) + 1, 1)


def _owners(grid: dict[tuple[int, int], Box], tops: _Edges, lefts: _Edges) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the grid the cell that covers it."""
    out: dict[tuple[int, int], tuple[int, int]] = {}
    for (r, c), box in grid.items():
        for i in range(r, r + tops.count(box[1], box[3])):
            for j in range(c, c + lefts.count(box[0], box[2])):
                out.setdefault((i, j), (r, c))
    return out


def _fill(spec: CellSpec, lines: Sequence[Line], cell: Box) -> list[tuple[int, int, int]]:
    """Write the lines of a cell, without the breaks that only its narrow column made; gives the doubtful ranges."""
    texts: list[str] = []
    parts: list[list[tuple[int, str]]] = []
    doubts: list[tuple[int, int, int]] = []
    before: Line | None = None
    for line in lines:
        rest = _rest(before, cell) if before is not None else 0.0
        full = rest < line.size
        cut_in_two = before is not None and _is_cut(before.text, line.text, rest / line.size)
        before = line
        if rest < _BREAK * line.size and goes_on_in_cell(texts, line.text, full=full):
            glue = "" if cut_in_two else between(texts[-1], line.text)
            if glue:
                parts[-1].append((len(glue), address(line.page, line.box)))
            texts[-1] += glue
        else:
            texts.append("")
            parts.append([])
        doubts += [(len(texts) - 1, len(texts[-1]) + a, len(texts[-1]) + b) for a, b in line.doubts]
        texts[-1] += line.text
        parts[-1] += addresses(line)
    spec.lines = texts
    if any(line.places for line in lines):
        spec.parts = parts
    return doubts


def _is_cut(before: str, after: str, rest: float) -> bool:
    """Whether the edge of a cell cut a word in two; ``rest``: parts of the type size left in the first line.

    Words of letters are cut where not even the next letter would have stood there.
    """
    if " " in before or rest >= 0.7:
        return False
    return not _LETTERS.fullmatch(before) or (after[0].islower() and rest < 0.45 and not _SMALL.match(after))


def _rest(line: Line, cell: Box) -> float:
    """How much more would have stood in a line of a cell, between margins that are alike."""
    margin = min(max(line.box[0] - cell[0], 0.0), 0.7 * line.size)
    return cell[2] - cell[0] - (line.box[2] - line.box[0]) - 2 * margin


def goes_on_in_cell(lines: Sequence[str], line: str, *, full: bool = False) -> bool:
    """Whether a line of a cell goes on with the one before; ``full``: that one goes to the edge of the cell."""
    if not lines or (_STOP if full else _END).search(lines[-1]):
        return False
    return parse(fold_text(line), chinese=True) is None


def between(before: str, after: str) -> str:
    """What stands between two lines that are joined: a blank between words that are not Chinese."""
    last, first = before[-1], after[0]
    if first in _CLOSING or last in "-/" or _WIDE.search(before[-3:] + after[:3]):
        return ""
    if last.isdigit() and first.isdigit():
        return ""  # a number that the edge cut
    if (last.isdigit() or first.isdigit()) and " " not in before and " " not in after and not _WORD.search(before):
        return ""  # a code
    return " "


def is_heading_of(table: Ruled, more: Ruled) -> bool:
    """Whether a table is but the headings, torn off at the end of its page, of one with narrower columns."""
    texts = [text for row in table.texts for text in row]
    return (
        len(table.rows) <= _HEADINGS
        and all(cell.rowspan == 1 for row in table.rows for cell in row)
        and not any(re.search(r"\d", text) for text in texts)
        and abs(table.box[0] - more.box[0]) <= _NEAR >= abs(table.box[2] - more.box[2])
        and all(any(abs(left - other) <= _NEAR for other in more.lefts) for left in table.lefts)
    )


def fit(table: Ruled, lefts: Sequence[float]) -> None:
    """Let the cells of a table without cells over several rows span the narrower columns that begin at ``lefts``."""
    ends = [*table.lefts[1:], table.box[2]]
    for row in table.rows:
        at = 0
        for cell in row:
            start, at = table.lefts[at], at + cell.colspan
            cell.colspan = sum(start - _NEAR <= left < ends[at - 1] - _NEAR for left in lefts)
    table.lefts, table.cols = lefts, len(lefts)


def append(table: Ruled, more: Ruled) -> None:
    """Put the rows of the next page below; a first row without a first cell goes on with the last row above."""
    above, below = table.texts, more.texts
    skip = 0
    while skip < len(below) and skip < len(above) and below[skip] == above[skip]:
        skip += 1
    rows = more.rows[skip:]
    last = table.rows[-1]
    plain = all(c.rowspan == c.colspan == 1 for row in (*rows[:1], last) for c in row)
    base = len(table.rows) - skip
    if rows and plain and not rows[0][0].lines and len(rows[0]) == len(last) and last[0].lines:
        for place, (cell, rest) in enumerate(zip(last, rows[0], strict=True)):
            _go_on(table, (len(table.rows) - 1, place), cell, rest, more.doubts.get((skip, place), []))
        rows, skip, base = rows[1:], skip + 1, base - 1
    moved = join_merged(table.rows, rows)
    table.rows.extend(rows)
    for (row, place), doubts in more.doubts.items():
        at = moved.get((row - skip, place), (row - skip, place))
        if row >= skip and at is not None:
            table.doubts[at[0] + skip + base, at[1]] = doubts


def _go_on(
    table: Ruled, key: tuple[int, int], cell: CellSpec, rest: CellSpec, doubts: list[tuple[int, int, int]]
) -> None:
    """Add to a cell what stands in it on the next page; each part keeps the address of its page."""
    lines = list(cell.lines)
    parts = [list(p) for p in cell.parts] or [[(len(line), cell.native)] for line in lines]
    for number, line in enumerate(rest.lines):
        own = list(rest.parts[number]) if rest.parts else [(len(line), rest.native)]
        if goes_on_in_cell(lines, line):
            glue = between(lines[-1], line)
            shift, target = len(lines[-1]) + len(glue), len(lines) - 1
            lines[-1] += glue + line
            parts[-1] += ([(len(glue), rest.native)] if glue else []) + own
        else:
            shift, target = 0, len(lines)
            lines.append(line)
            parts.append(own)
        more = [(target, a + shift, b + shift) for n, a, b in doubts if n == number]
        if more:
            table.doubts.setdefault(key, []).extend(more)
    cell.lines = lines
    cell.parts = parts
