"""Lines of a page: characters that stand beside each other become runs, rows and lines.

The characters come from the text layer of a PDF or from a recogniser; what follows does not know which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, right and bottom; places count from the top left corner of the page."""

PLACE = re.compile(r"page (\d+) \((-?\d+),(-?\d+),(-?\d+),(-?\d+)\)")
"""The address of a place on a page."""

_SPACE = 0.25
"""Parts of the type size that divide two words."""
_GAP = 0.9
"""Parts of the type size that divide two runs."""
_COLUMN = 4.0
"""Parts of the type size that are a gap between columns."""
_TWICE = 0.2
"""Parts of the type size within which the same character is printed again to look bold."""
_ROW = 0.5
"""Parts of the type size by which the middles of the characters of one row may differ."""
WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Characters as wide as they are high."""


class Glyph(NamedTuple):
    """A printed character. ``sure``: how sure the recogniser is of it, 1 where the text layer says it.

    ``turn``: 1 where its word reads upwards, -1 downwards.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    sure: float = 1.0
    turn: int = 0


@dataclass(slots=True)
class Line:
    """A line of a page. ``left`` and ``right`` are the edges of the column that it stands in."""

    text: str
    page: int
    box: Box
    size: float
    places: list[Box] = field(default_factory=list)
    """A box for each character of a recognised line; empty where the text layer knows them."""
    doubts: list[tuple[int, int]] = field(default_factory=list)
    """Ranges of the text that the recogniser is not sure of."""
    left: float | None = None
    right: float | None = None
    gap: bool = False
    """Whether it ends in a gap: two blanks or more before its end."""

    @property
    def wide(self) -> bool:
        """Whether it is printed in Chinese characters."""
        return WIDE.search(self.text) is not None


def rows_of(glyphs: Iterable[Glyph], page: int, *, keep: bool = False) -> list[list[Line]]:
    """Rows from top to bottom; in each its runs from left to right, which wide gaps divide.

    ``keep``: hold the box of each character (for pages without a text layer to look them up in).
    """
    return runs_of(glyph_rows(glyphs), page, keep=keep)


def runs_of(rows: Iterable[Sequence[Glyph]], page: int, *, keep: bool = False) -> list[list[Line]]:
    """The runs of rows of characters."""
    made: list[list[Line]] = []
    for row in rows:
        runs = [run for part in _parts(row) if (run := _run(part, page, keep)) is not None]
        if runs:
            made.append(runs)
    return made


def glyph_rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The characters of each row, from left to right."""
    ordered = sorted((g for g in glyphs if g.text), key=lambda g: g.top + g.bottom)
    rows: list[list[Glyph]] = []
    middle = size = 0.0
    for glyph in ordered:
        at = (glyph.top + glyph.bottom) / 2
        if rows and at - middle <= _ROW * min(size, glyph.size):
            rows[-1].append(glyph)
            count = len(rows[-1])
            middle += (at - middle) / count
            size = max(size, glyph.size)
        else:
            rows.append([glyph])
            middle, size = at, glyph.size
    for row in rows:
        row.sort(key=lambda g: g.x0)
    return rows


def _parts(row: Sequence[Glyph]) -> list[list[Glyph]]:
    parts: list[list[Glyph]] = []
    end = 0.0
    for glyph in row:
        if glyph.text.isspace():
            if parts:
                parts[-1].append(glyph)
            continue
        if parts and glyph.x0 - end < _GAP * max(glyph.size, parts[-1][-1].size):
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
        end = max(end, glyph.x1) if len(parts[-1]) > 1 else glyph.x1
    return parts


def _run(glyphs: Sequence[Glyph], page: int, keep: bool) -> Line | None:
    text: list[str] = []
    places: list[Box] = []
    doubts: list[tuple[int, int]] = []
    length = 0
    before: Glyph | None = None
    blanks = 0
    for glyph in glyphs:
        if glyph.text.isspace():
            blanks += 2 if glyph.text == "\u3000" else 1
            continue
        if before is not None:
            if glyph.text == before.text and glyph.x0 - before.x0 < _TWICE * glyph.size:
                continue
            if blanks or glyph.x0 - before.x1 > _SPACE * min(glyph.size, before.size):
                blanks = min(max(blanks, 1), 2)  # two and more are a gap
                text.append(" " * blanks)
                places += [(before.x1, before.top, glyph.x0, before.bottom)] * blanks
                length += blanks
        text.append(glyph.text)
        places.extend([(glyph.x0, glyph.top, glyph.x1, glyph.bottom)] * len(glyph.text))
        if glyph.sure < 1:
            doubts.append((length, length + len(glyph.text)))
        length += len(glyph.text)
        before, blanks = glyph, 0
    if not text:
        return None
    printed = [g for g in glyphs if not g.text.isspace()]
    size = max(g.size for g in printed)
    return Line("".join(text), page, around(printed), size, places if keep else [], doubts, gap=blanks > 1)


def around(glyphs: Sequence[Glyph]) -> Box:
    """The box around characters."""
    return (
        min(g.x0 for g in glyphs),
        min(g.top for g in glyphs),
        max(g.x1 for g in glyphs),
        max(g.bottom for g in glyphs),
    )


def joined(runs: Sequence[Line]) -> Line:
    """The runs of a row as one line; a wide gap is two blanks."""
    first = runs[0]
    if len(runs) == 1:
        return first
    text = first.text
    places, doubts = list(first.places), list(first.doubts)
    for before, run in pairwise(runs):
        gap = run.box[0] - before.box[2]
        blanks = "  " if gap > _COLUMN * run.size else " "
        doubts += [(a + len(text) + len(blanks), b + len(text) + len(blanks)) for a, b in run.doubts]
        text += blanks + run.text
        if places:
            places += [(before.box[2], before.box[1], run.box[0], before.box[3])] * len(blanks) + run.places
    boxes = [run.box for run in runs]
    box = (boxes[0][0], min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return Line(text, first.page, box, max(run.size for run in runs), places, doubts, gap=runs[-1].gap)


def address(page: int, box: Box) -> str:
    """``page 2 (left,top,right,bottom)``, in points of a PDF or dots of a picture."""
    return f"page {page} ({','.join(str(round(v)) for v in box)})"


def addresses(line: Line) -> list[tuple[int, str]]:
    """Length and address of the parts of a line: of each character where the line was recognised."""
    if not line.places:
        return [(len(line.text), address(line.page, line.box))]
    return [(1, address(line.page, box)) for box in line.places]
