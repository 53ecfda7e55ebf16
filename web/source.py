"""Source: a document as the reader saw it, piece by piece, every piece with the offset at which it stands."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from schema.columnar import column
from schema.document import BlockKind, Cell, Document, Table
from schema.errors import NotFound
from schema.evidence import Role

WHOLE = 2500
"""Cells up to which a table is shown in one piece; larger ones come row by row."""
PIECES = 4000
"""Blocks of a document that one answer shows."""
_PAGE = re.compile(r"page (\d+) \((-?\d+),(-?\d+),(-?\d+),(-?\d+)\)")
_CLIMB = 60
"""Blank cells above one another up to which the value that they carry down is looked for."""
_WIDEST = 1600
"""Dots to the width of a picture that is shown."""
_CELL = re.compile(r"!([A-Z]+)(\d+)")
_SCALES = (1.0, 1.5, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text at an offset. ``shown`` of an inherited cell is what it takes over, which stands elsewhere."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class GridCell:
    piece: Piece | None
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    inherited: Piece | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``rows`` is empty where there are too many: they are asked for by :func:`window`."""

    number: int
    name: str | None
    height: int
    width: int
    header_rows: int
    letters: tuple[str, ...]
    first: int
    """Number of the first row in its workbook, from 0."""
    rows: tuple[tuple[GridCell, ...], ...]
    notes: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A block: ``kind`` of :class:`BlockKind`; ``grid`` for tables."""

    kind: str
    level: int
    piece: Piece
    grid: Grid | None = None


def blocks(document: Document, offset: int = 0, limit: int = PIECES) -> list[Shown]:
    """The blocks of a document, in order."""
    if not document.blocks:
        return [Shown("paragraph", 0, Piece(0, document.text))] if offset == 0 else []
    found = []
    for block in document.blocks[offset : offset + limit]:
        piece = Piece(block.start, document.text[block.start : block.end])
        if block.kind is BlockKind.TABLE and block.table is not None:
            found.append(Shown("table", 0, piece, grid(document, block.table)))
        else:
            found.append(Shown(block.kind.value, block.level, piece))
    return found


def grid(document: Document, number: int) -> Grid:
    """A table of a document.

    :raises NotFound: where there is none of that number.
    """
    table = _table(document, number)
    sheet = _corner(document, table)
    small = table.rows * table.cols <= WHOLE and sheet is None
    return Grid(
        number=number,
        name=table.name,
        height=table.rows,
        width=table.cols,
        header_rows=table.header_rows,
        letters=tuple(column(i + (sheet or (0, 0))[0]) for i in range(table.cols)),
        first=(sheet or (0, 0))[1],
        rows=tuple(_rows(document, table, 0, table.rows)) if small else (),
        notes=tuple(Piece(a, document.text[a:b]) for a, b in table.notes),
    )


def _corner(document: Document, table: Table) -> tuple[int, int] | None:
    """Column and row, from 0, at which a table begins in its sheet; None where it is no part of a workbook."""
    for row in range(min(table.rows, 3)):
        for col in range(min(table.cols, 30)):
            cell = table.cell(row, col)
            match = _CELL.search(document.address(cell.start) or "") if cell.end > cell.start else None
            if match and cell.why != "merged":
                at = 0
                for letter in match[1]:
                    at = at * 26 + ord(letter) - 64
                return max(0, at - 1 - col), max(0, int(match[2]) - 1 - row)
    return None


def _table(document: Document, number: int) -> Table:
    if not 0 <= number < len(document.tables):
        raise NotFound("this document has no such table", where=f"{document.name} #{number}")
    return document.tables[number]


def _rows(document: Document, table: Table, first: int, last: int) -> Iterator[tuple[GridCell, ...]]:
    for row in range(first, last):
        cells = []
        for col in range(table.cols):
            cell = table.cell(row, col)
            if cell.why != "merged":
                cells.append(_cell(document, table, cell))
        yield tuple(cells)


def _cell(document: Document, table: Table, cell: Cell, above: GridCell | None = None) -> GridCell:
    """A cell; ``above``: the one above it where it is at hand, so that a long column of blanks is not climbed anew."""
    own = Piece(cell.start, document.text[cell.start : cell.end]) if cell.end > cell.start else None
    taken = None
    if own is None and above is not None and cell.inherits == (cell.row - 1, cell.col):
        taken = above.piece or above.inherited
    elif own is None and cell.inherits is not None:
        origin = table.cell(*cell.inherits)
        steps = 0
        while origin.end == origin.start and origin.inherits is not None and steps < _CLIMB:
            origin, steps = table.cell(*origin.inherits), steps + 1
        taken = Piece(origin.start, document.text[origin.start : origin.end]) if origin.end > origin.start else None
    return GridCell(own, cell.rowspan, cell.colspan, cell.header, taken, cell.why)


def window(document: Document, number: int, offset: int, limit: int) -> list[dict[str, Any]]:
    """Rows of a large table: per row its number and its cells ``[start, text, inherited text]``; merged cells are given
    where they begin only."""
    table = _table(document, number)
    found = []
    above: dict[int, GridCell] = {}
    for row in range(offset, min(table.rows, offset + limit)):
        cells: list[list[Any]] = []
        for col in range(table.cols):
            cell = table.cell(row, col)
            made = _cell(document, table, cell if cell.why != "merged" else _origin(table, cell), above.get(col))
            above[col] = made
            shown = made.piece if cell.why != "merged" else None
            lent = made.inherited or (made.piece if cell.why == "merged" else None)
            cells.append([shown.start, shown.text, None] if shown else [-1, "", lent.text if lent else None])
        found.append({"row": row, "header": row < table.header_rows, "cells": cells})
    return found


def _origin(table: Table, cell: Cell) -> Cell:
    return table.cell(*cell.inherits) if cell.inherits is not None else cell


def row_of(document: Document, start: int) -> tuple[int, int, int] | None:
    """Table, row and column in which an offset stands; None outside tables."""
    for number, table in enumerate(document.tables):
        if table.start <= start < table.end:
            low, high = 0, table.rows - 1
            while low < high:
                middle = (low + high + 1) // 2
                low, high = (middle, high) if row_start(table, middle) <= start else (low, middle - 1)
            for row in range(low, max(-1, low - 3), -1):
                for col in range(table.cols):
                    cell = table.cell(row, col)
                    if cell.start <= start < cell.end and cell.why != "merged":
                        return number, row, col
    return None


def row_start(table: Table, row: int) -> int:
    """Where the first cell of a row stands that is not merged from above."""
    for col in range(table.cols):
        cell = table.cell(row, col)
        if cell.why != "merged":
            return cell.start
    return table.cell(row, 0).start


def context(document: Document, start: int) -> list[tuple[int, int, Role]]:
    """The header cells of the column in which an offset stands; outside tables, the heading that it stands under."""
    place = row_of(document, start)
    if place is not None:
        number, row, col = place
        table = document.tables[number]
        found = []
        for above in range(min(row, table.header_rows)):
            cell = table.cell(above, col)
            while cell.why == "merged" and cell.inherits is not None:
                cell = table.cell(*cell.inherits)
            if cell.end > cell.start:
                found.append((cell.start, cell.end, Role.HEADER))
        return list(dict.fromkeys(found))
    before = [b for b in document.blocks if b.kind is BlockKind.HEADING and b.end <= start]
    return [(before[-1].start, before[-1].end, Role.HEADING)] if before else []


# Pages --------------------------------------------------------------------------------------------------------------


def boxes(document: Document, start: int, end: int) -> list[dict[str, float]]:
    """Where a range stands on the pages of a PDF: page number and box in points from the top left."""
    found = []
    for address in document.addresses_within(start, end):
        match = _PAGE.fullmatch(address.native)
        if match and max(address.start, start) < min(address.end, end):
            left, top, right, bottom = (float(match[i]) for i in range(2, 6))
            found.append({"page": int(match[1]), "left": left, "top": top, "right": right, "bottom": bottom})
    return found


def has_pages(document: Document) -> bool:
    """Whether a document was printed or scanned: its pages can be shown where its bytes are kept."""
    return document.media_type in ("application/pdf", "image")


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of every page, in points of a PDF or dots of a picture; none where it is neither."""
    if not data.startswith(b"%PDF"):
        return _picture_sizes(data)
    import pypdfium2  # type: ignore[import-untyped]

    book = pypdfium2.PdfDocument(data)
    try:
        return [book.get_page_size(i) for i in range(len(book))]
    finally:
        book.close()


def _picture_sizes(data: bytes) -> list[tuple[float, float]]:
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            sizes = [ImageOps.exif_transpose(frame).size for frame in ImageSequence.Iterator(image)]
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return []
    return [(float(width), float(height)) for width, height in sizes]


def page_image(data: bytes, number: int, scale: float) -> bytes:
    """A page of a PDF or picture (counted from 1) as PNG; ``scale`` pixels a point, to the next one that is made.

    :raises NotFound: where there is no such page.
    """
    if not data.startswith(b"%PDF"):
        return _picture(data, number)
    import pypdfium2

    book = pypdfium2.PdfDocument(data)
    try:
        if not 1 <= number <= len(book):
            raise NotFound("there is no such page", where=str(number))
        chosen = min(_SCALES, key=lambda s: abs(s - scale))
        image = book[number - 1].render(scale=chosen).to_pil().convert("P")
        out = io.BytesIO()
        image.save(out, "PNG", optimize=False)
        return out.getvalue()
    finally:
        book.close()


def _picture(data: bytes, number: int) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as image:
        if not 1 <= number <= getattr(image, "n_frames", 1):
            raise NotFound("there is no such page", where=str(number))
        image.seek(number - 1)
        shown = ImageOps.exif_transpose(image).convert("RGB")
        shown.thumbnail((_WIDEST, _WIDEST * 4))
        out = io.BytesIO()
        shown.save(out, "PNG")
        return out.getvalue()


def crop(data: bytes, document: Document, start: int, end: int) -> bytes:
    """The lines around a range as PNG, its words outlined.

    :raises NotFound: where the range stands on no page.
    """
    from ingest.place import crops

    for _, picture in crops(data, document, start, end):
        return picture
    raise NotFound("this stands on no page", where=f"{document.name} {start}:{end}")
