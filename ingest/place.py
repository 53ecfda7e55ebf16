"""Places: a range of a document's text → where it stands in the original, with what stands around it.

For PDF and pictures also a picture of the page with a box around the words.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.pdfglyphs import named
from ingest.pdfline import PLACE, Box, address
from schema.document import Cell, Document, Table
from schema.errors import EvidenceError

if TYPE_CHECKING:
    from PIL import Image

_CONTEXT = 60
_SCALE = 2.0
"""Pixels per point of a crop: 144 dots per inch."""
_MARGIN = 80.0
"""Dots shown above and below the words."""
_BREADTH = 1600
"""Dots across of the crop of a picture, at most."""
_RED = (210, 30, 30)
_WHITE = re.compile(r"\s+")


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
        raise EvidenceError(
            f"no range {start}:{end} in a text of {len(document.text)}",
            where=document.name,
            hint="give START:END inside the text",
        )
    text = document.text
    return Place(
        document=document.name,
        addresses=tuple(_together(native for _, _, native in _addresses(document, start, end))),
        before=text[max(0, start - _CONTEXT) : start],
        quote=text[start:end],
        after=text[end : end + _CONTEXT],
        neighbours=_neighbours(document, start, end),
    )


def _addresses(document: Document, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Part of the range and address, for every address that the range touches."""
    for found in document.addresses_within(start, end):
        low, high = max(found.start, start), min(found.end, end)
        if low < high:
            yield low, high, found.native


def _together(natives: Iterable[str]) -> list[str]:
    """Each address once; boxes of characters that stand beside each other are one."""
    out: list[str] = []
    last: tuple[int, Box] | None = None
    for native in natives:
        place = _place(native)
        if place is None or last is None or (joined := _beside(last, place)) is None:
            if native not in out:
                out.append(native)
            last = place
        else:
            out[-1] = address(*joined)
            last = joined
    return out


def _place(native: str) -> tuple[int, Box] | None:
    match = PLACE.fullmatch(native)
    return (int(match[1]), (float(match[2]), float(match[3]), float(match[4]), float(match[5]))) if match else None


def _beside(first: tuple[int, Box], second: tuple[int, Box]) -> tuple[int, Box] | None:
    """The box around two that stand in one line, the second a character next to the first.

    The line may run in any direction: pages are scanned on their sides, too.
    """
    (page, a), (other, b) = first, second
    breadth, height = b[2] - b[0], b[3] - b[1]
    size = max(breadth, height)
    small = page == other and size <= 3 * min(breadth, height) + 1
    level = min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], height)
    plumb = min(a[2], b[2]) - max(a[0], b[0]) > 0.5 * min(a[2] - a[0], breadth)
    across, down = max(b[0] - a[2], a[0] - b[2]), max(b[1] - a[3], a[1] - b[3])
    if not small or not ((level and across <= size) or (plumb and down <= 2)):
        return None
    return page, (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


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
    """Page number and PNG of each page that the range covers: the lines around it, a box around its words.

    ``data`` are the bytes of the PDF or picture. Other documents have no pages, so nothing is returned for them.
    """
    boxes: dict[int, list[tuple[Box, str]]] = {}
    for low, high, native in _addresses(document, start, end):
        place = _place(native)
        if place is not None:
            boxes.setdefault(place[0], []).append((place[1], document.text[low:high]))
    if not boxes:
        return []
    if data.startswith(b"%PDF"):
        return list(_of_pdf(data, boxes))
    return list(_of_picture(data, boxes)) if document.media_type == "image" else []


def _of_pdf(data: bytes, boxes: dict[int, list[tuple[Box, str]]]) -> Iterator[tuple[int, bytes]]:
    import pdfplumber
    import pypdfium2  # type: ignore[import-untyped]

    drawn = pypdfium2.PdfDocument(data)
    try:
        with pdfplumber.open(io.BytesIO(data)) as book:
            for number, found in sorted(boxes.items()):
                page = book.pages[number - 1]
                chars = [c for c in page.chars if c["text"].strip()]
                exact = [_narrow(chars, box, words) for box, words in found]
                image = drawn[number - 1].render(scale=_SCALE).to_pil().convert("RGB")
                yield number, _crop(image, _lines(exact), _SCALE)
    finally:
        drawn.close()


def _of_picture(data: bytes, boxes: dict[int, list[tuple[Box, str]]]) -> Iterator[tuple[int, bytes]]:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as image:
        for number, found in sorted(boxes.items()):
            image.seek(number - 1)
            shown = ImageOps.exif_transpose(image).convert("RGB")
            scale = min(1.0, _BREADTH / shown.width)
            if scale < 1:
                shown = shown.resize((round(shown.width * scale), round(shown.height * scale)))
            yield number, _crop(shown, _lines([box for box, _ in found]), scale)


def _lines(boxes: list[Box]) -> list[Box]:
    """Boxes of characters that stand beside each other made one for each line."""
    out: list[Box] = []
    for box in boxes:
        joined = _beside((0, out[-1]), (0, box)) if out else None
        if joined is None:
            out.append(box)
        else:
            out[-1] = joined[1]
    return out


def _narrow(chars: list[dict[str, Any]], box: Box, words: str) -> Box:
    """The part of a line or cell that prints the words, by its characters; the whole box where they are not found."""
    inside = [c for c in chars if _inside(c, box)]
    printed = "".join(named(c["text"])[0] for c in inside)
    wanted = _WHITE.sub("", words)
    at = printed.find(wanted)
    if at < 0 or not wanted:
        return box
    used = inside[at : at + len(wanted)]
    tops, bottoms = [c["top"] for c in used], [c["bottom"] for c in used]
    return min(c["x0"] for c in used), min(tops), max(c["x1"] for c in used), max(bottoms)


def _inside(char: dict[str, Any], box: Box) -> bool:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] - 1 <= across <= box[2] + 1 and box[1] - 1 <= down <= box[3] + 1)


def _crop(image: Image.Image, boxes: list[Box], scale: float) -> bytes:
    """The part of a page around the boxes, each outlined. ``scale``: dots of the image per unit of the boxes."""
    from PIL import ImageDraw

    draw = ImageDraw.Draw(image)
    scaled = [tuple(v * scale for v in box) for box in boxes]
    for left, top, right, bottom in scaled:
        draw.rectangle((left - 4, top - 4, right + 4, bottom + 4), outline=_RED, width=3)
    top = max(0.0, min(b[1] for b in scaled) - _MARGIN)
    bottom = min(float(image.height), max(b[3] for b in scaled) + _MARGIN)
    out = io.BytesIO()
    image.crop((0, round(top), image.width, round(bottom))).save(out, "PNG")
    return out.getvalue()
