"""PDF: the text layer through pdfplumber; pages that are pictures go to the recogniser.

Addresses are ``page 2 (left,top,right,bottom)`` in points: of lines and cells, of each character where it was
recognised.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ingest.compose import Composer
from ingest.limits import Budget
from ingest.pdfcolumns import Page
from ingest.pdfflow import Reading, finish
from ingest.pdfglyphs import named
from ingest.pdfgrid import Ruled, ruled
from ingest.pdfline import Box, Glyph, Line, rows_of
from ingest.pdfstreams import check_streams
from schema.errors import Damaged, EmptyInput, Encrypted, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEW = 16
"""Fewer characters than these (a stamp, a page number) beside a picture that fills the page are no text layer."""
_OUTLINES = 60
"""So many curves on a page without characters are characters drawn as outlines."""
_EDGE = 0.15
"""Part of the page at its top and bottom where a table is torn."""
_NEAR = 2.5
"""Points by which edges may miss one another."""
_SHORT = 6.0
"""Points below which an upright edge is the breadth of a line."""
_FULL = 0.5
"""Part of the page that the pictures of a scan cover."""


def read_pdf(data: bytes, budget: Budget) -> Reading:
    """The layout of a PDF, with warnings on recognised pages.

    :raises Damaged, Encrypted: it is cut off or broken, or opens with a password only.
    :raises UnpacksTooLarge: its streams unpack to more than the limits allow.
    :raises MissingTool: it is a scan, and no recogniser is installed.
    :raises EmptyInput: its pages hold neither text nor pictures.
    """
    check_streams(data, budget)
    try:
        with _quiet():
            pages, pictures = _pages(data, budget)
    except InputError:
        raise
    except (RecursionError, MemoryError):
        raise
    except Exception as error:  # pdfminer raises whatever a broken object leads to
        if any("Password" in type(e).__name__ or "Encryption" in type(e).__name__ for e in _chain(error)):
            raise Encrypted("the PDF opens with a password only", where=budget.name) from error
        raise Damaged(f"the PDF cannot be read: {type(error).__name__} {error}", where=budget.name) from error
    skipped: list[str] = []
    if pictures:
        from ingest.scan import read_pages

        recognised, skipped = read_pages(data, pictures, budget, alone=not any(map(_holds, pages)))
        pages = [recognised.get(page.number, page) for page in pages]
    if not any(map(_holds, pages)):
        raise EmptyInput("no page of the PDF holds any characters", where=budget.name)
    return finish(pages, Composer(budget), skipped)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without what pdfminer says about fonts that lack a measure: nothing that a reader of notices can mend."""
    logger = logging.getLogger("pdfminer")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and those it was raised from; pdfplumber wraps those of pdfminer as arguments of its own."""
    found: BaseException | None = error
    while found is not None:
        yield found
        yield from (part for part in found.args if isinstance(part, BaseException))
        found = found.__cause__ or found.__context__


def _pages(data: bytes, budget: Budget) -> tuple[list[Page], list[int]]:
    """All pages, and the numbers of those that are pictures."""
    import pdfplumber

    pages: list[Page] = []
    pictures: list[int] = []
    with pdfplumber.open(BytesIO(data)) as book:
        budget.check_pages(len(book.pages))
        for number, page in enumerate(book.pages, 1):
            budget.tick()
            made = _page(page, number)
            pages.append(made)
            if _is_picture(page, made):
                pictures.append(number)
            page.close()
    return pages, pictures


def _page(page: Any, number: int) -> Page:
    torn = _torn_edges(page)
    tables = [t for t in page.find_tables({"explicit_horizontal_lines": torn} if torn else None) if t.rows]
    boxes: list[Box] = [table.bbox for table in tables]
    free: list[Glyph] = []
    inside: list[list[Glyph]] = [[] for _ in tables]
    turned: list[Glyph] = []
    for char in page.chars:
        glyph = Glyph(named(char["text"]), char["x0"], char["top"], char["x1"], char["bottom"], char["size"])
        at = _table_of(boxes, glyph)
        if at is not None:
            inside[at].append(glyph)
        elif char["upright"]:
            free.append(glyph)
        else:
            turned.append(glyph)
    made: list[Ruled] = [ruled(table.cells, glyphs, number) for table, glyphs in zip(tables, inside, strict=True)]
    return Page(number, float(page.width), float(page.height), rows_of(free, number), made, _aside(turned, number))


def _torn_edges(page: Any) -> list[dict[str, Any]]:
    """Lines that close the cells which go on over the edge of the page: printed by browsers without an edge there."""
    upright = [e for e in page.edges if e["orientation"] == "v" and e["bottom"] - e["top"] > _SHORT]
    level = [e for e in page.edges if e["orientation"] == "h"]
    out: list[dict[str, Any]] = []
    for side, extreme, zone in (("bottom", max, page.height * (1 - _EDGE)), ("top", min, page.height * _EDGE)):
        if not upright:
            break
        place = extreme(e[side] for e in upright)
        ending = [e for e in upright if abs(e[side] - place) < _NEAR]
        if len(ending) < 2 or (place < zone if side == "bottom" else place > zone):
            continue
        left, right = min(e["x0"] for e in ending), max(e["x1"] for e in ending)
        columns = {round(e["x0"] / _SHORT) for e in ending}
        if len(columns) < 3 and not any(
            left - _NEAR < e["x0"] and e["x1"] < right + _NEAR and abs(e["top"] - place) < _SHORT for e in level
        ):
            continue  # two uprights alone are a frame
        drawn = sorted((e["x0"], e["x1"]) for e in level if abs(e["top"] - place) < _NEAR)
        at = left
        for x0, x1 in drawn:
            if x0 - at > _NEAR:
                break
            at = max(at, x1)
        if right - at > _NEAR:
            line = {"object_type": "line", "x0": left, "x1": right, "top": place, "bottom": place}
            out.append({**line, "width": right - left, "height": 0.0, "doctop": place})
    return out


def _table_of(boxes: Sequence[Box], glyph: Glyph) -> int | None:
    across, down = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    for index, box in enumerate(boxes):
        if box[0] <= across <= box[2] and box[1] <= down <= box[3]:
            return index
    return None


def _aside(glyphs: Sequence[Glyph], page: int) -> Line | None:
    """What is printed aslant or upwards (a mark across the page, a note at its edge), as one line."""
    text = "".join(glyph.text for glyph in glyphs).strip()
    if not text:
        return None
    box = (
        min(g.x0 for g in glyphs),
        min(g.top for g in glyphs),
        max(g.x1 for g in glyphs),
        max(g.bottom for g in glyphs),
    )
    return Line(text, page, box, max(g.size for g in glyphs))


def _is_picture(page: Any, made: Page) -> bool:
    """Whether the page is a scan (pictures cover it), or its characters are drawn as outlines."""
    if sum(not char["text"].isspace() for char in page.chars) >= _FEW:
        return False
    if not page.images:
        return not _holds(made) and len(page.curves) >= _OUTLINES
    area = sum(max(i["x1"] - i["x0"], 0) * max(i["bottom"] - i["top"], 0) for i in page.images)
    return bool(area >= _FULL * made.width * made.height) or not _holds(made)


def _holds(page: Page) -> bool:
    return bool(page.rows or any(any(map(any, table.texts)) for table in page.tables))
