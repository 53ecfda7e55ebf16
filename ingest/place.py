"""Places: a range of a document's text → where it stands in the original, with what stands around it.

For PDF also a picture of the page with a box around the words.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from schema.document import Cell, Document, Table
from schema.errors import EvidenceError

_CONTEXT = 60
_PAGE = re.compile(r"page (\d+) \((-?\d+),(-?\d+),(-?\d+),(-?\d+)\)")
_SCALE = 2.0
"""Pixels per point of a crop: 144 dots per inch."""
_MARGIN = 40.0
_RED = (210, 30, 30)
_WHITE = re.compile(r"\s+")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The cells around one: ``rows[row][col]`` is the cell itself; the first row is the header where there is one."""

    table: str | None
    rows: tuple[tuple[str, ...], ...]
    row: int
    col: int


@dataclass(frozen=True, slots=True)
class Place:
    """``addresses``: the native places that the range covers, in order, each once."""

    document: str
    addresses: tuple[str, ...]
    before: str
    quote: str
    after: str
    neighbours: Neighbours | None = None


def locate(document: Document, start: int, end: int) -> Place:
    """The place of ``document.text[start:end]``.

    :raises EvidenceError: there is no such range.
    """
    if not 0 <= start < end <= len(document.text):
        raise EvidenceError(f"no range {start}:{end} in a text of {len(document.text)}", where=document.name)
    text = document.text
    return Place(
        document=document.name,
        addresses=tuple(dict.fromkeys(native for _, _, native in _addresses(document, start, end))),
        before=text[max(0, start - _CONTEXT) : start],
        quote=text[start:end],
        after=text[end : end + _CONTEXT],
        neighbours=_neighbours(document, start, end),
    )


def _addresses(document: Document, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Part of the range and address, for every address that the range touches."""
    for address in document.addresses_within(start, end):
        low, high = max(address.start, start), min(address.end, end)
        if low < high:
            yield low, high, address.native


def _neighbours(document: Document, start: int, end: int) -> Neighbours | None:
    for table in document.tables:
        if table.start <= start < table.end:
            cell = next((c for c in table.cells if c.start <= start and end <= c.end and c.inherits is None), None)
            return None if cell is None else _around(document, table, cell)
    return None


def _around(document: Document, table: Table, cell: Cell) -> Neighbours:
    columns = range(max(0, cell.col - 2), min(table.cols, cell.col + 3))
    near = range(max(table.header_rows, cell.row - 1), min(table.rows, cell.row + 2))
    rows = sorted({*range(table.header_rows), cell.row, *near})
    shown = tuple(tuple(_printed(document, table, row, col) for col in columns) for row in rows)
    return Neighbours(table.name, shown, rows.index(cell.row), cell.col - columns.start)


def _printed(document: Document, table: Table, row: int, col: int) -> str:
    cell = table.cell(row, col)
    if cell.inherits is not None and cell.why == "merged":
        cell = table.cell(*cell.inherits)
    return _WHITE.sub(" ", document.text[cell.start : cell.end])


def crops(data: bytes, document: Document, start: int, end: int) -> list[tuple[int, bytes]]:
    """Page number and PNG of each page of a PDF that the range covers: the lines around it, a box around its words.

    ``data`` are the bytes of the PDF. Other documents have no pages, so nothing is returned for them.
    """
    boxes: dict[int, list[tuple[Box, str]]] = {}
    for low, high, native in _addresses(document, start, end):
        match = _PAGE.fullmatch(native)
        if match:
            box = (float(match[2]), float(match[3]), float(match[4]), float(match[5]))
            boxes.setdefault(int(match[1]), []).append((box, document.text[low:high]))
    if not boxes or not data.startswith(b"%PDF"):
        return []
    import pdfplumber

    out: list[tuple[int, bytes]] = []
    with pdfplumber.open(io.BytesIO(data)) as book:
        for number, found in sorted(boxes.items()):
            page = book.pages[number - 1]
            out.append((number, _crop(data, page, number, [_narrow(page, box, words) for box, words in found])))
    return out


def _narrow(page: Any, box: Box, words: str) -> Box:
    """The part of a line or cell that prints the words, by its characters; the whole box where they are not found."""
    chars = [c for c in page.chars if c["text"].strip() and _inside(c, box)]
    printed = "".join(c["text"][0] for c in chars)
    wanted = _WHITE.sub("", words)
    at = printed.find(wanted)
    if at < 0 or not wanted:
        return box
    used = chars[at : at + len(wanted)]
    tops, bottoms = [c["top"] for c in used], [c["bottom"] for c in used]
    return min(c["x0"] for c in used), min(tops), max(c["x1"] for c in used), max(bottoms)


def _inside(char: dict[str, Any], box: Box) -> bool:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] - 1 <= across <= box[2] + 1 and box[1] - 1 <= down <= box[3] + 1)


def _crop(data: bytes, page: Any, number: int, boxes: list[Box]) -> bytes:
    import pypdfium2  # type: ignore[import-untyped]
    from PIL import ImageDraw

    book = pypdfium2.PdfDocument(data)
    try:
        image = book[number - 1].render(scale=_SCALE).to_pil().convert("RGB")
    finally:
        book.close()
    draw = ImageDraw.Draw(image)
    for left, top, right, bottom in boxes:
        corners = [v * _SCALE for v in (left - 2, top - 2, right + 2, bottom + 2)]
        draw.rectangle(corners, outline=_RED, width=3)
    top = max(0.0, min(b[1] for b in boxes) - _MARGIN) * _SCALE
    bottom = min(float(page.height), max(b[3] for b in boxes) + _MARGIN) * _SCALE
    out = io.BytesIO()
    image.crop((0, round(top), image.width, round(bottom))).save(out, "PNG")
    return out.getvalue()
