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
from ingest.pdfaligned import Aligned, Span, merged, parted
from ingest.pdfcolumns import Page
from ingest.pdfflow import Reading, finish
from ingest.pdfglyphs import named
from ingest.pdfgrid import Ruled, ruled
from ingest.pdfline import Box, Glyph, Line, runs_of
from ingest.pdfstreams import check_streams
from ingest.pdfturned import page_turn, straightened, turn_of
from schema.errors import Damaged, EmptyInput, Encrypted, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEW = 16
"""Fewer characters than these (a stamp, a page number) beside a picture that fills the page are no text layer."""
_OUTLINES = 60
"""So many curves on a page without characters are characters drawn as outlines."""
_EDGE = 0.15
"""Part of the page at its top and bottom where a table is torn."""
_FOOT = 0.1
"""Part of the page at its bottom where its number stands."""
_NEAR = 2.5
"""Points by which edges may miss one another."""
_SHORT = 6.0
"""Points below which an upright edge is the breadth of a line."""
_SEVERAL = 3
"""So many lines across that end at one height are the rows of a table."""
_WIDE = 0.3
"""Part of the breadth of the page that they take at least."""
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
    strips: Sequence[Span] = ()
    with pdfplumber.open(BytesIO(data)) as book:
        budget.check_pages(len(book.pages))
        for number, page in enumerate(book.pages, 1):
            budget.tick()
            turn = page_turn(page.chars)
            back = None
            if turn:
                page.close()
                page, back = straightened(page, turn)
            made, strips = _page(page, number, strips)
            made.frame = back
            pages.append(made)
            if _is_picture(page, made):
                pictures.append(number)
            page.close()
    return pages, pictures


def _page(page: Any, number: int, known: Sequence[Span]) -> tuple[Page, Sequence[Span]]:
    """A page, and the white strips of the table without a grid with which it ends (``known``: of the page before)."""
    torn, open_sides = _torn_edges(page), _open_sides(page)
    drawn = {"explicit_horizontal_lines": torn, "explicit_vertical_lines": open_sides}
    tables = [t for t in page.find_tables(drawn if torn or open_sides else None) if t.rows]
    free: list[Glyph] = []
    turned: list[Glyph] = []
    inside: list[list[Glyph]] = [[] for _ in tables]
    boxes: list[Box] = [table.bbox for table in tables]
    thin = _shades(tables)
    for char in page.chars:
        place = char["x0"], char["top"], char["x1"], char["bottom"]
        glyph = Glyph(named(char["text"]), *place, char["size"], turn=0 if char["upright"] else turn_of(char))
        at = _table_of(boxes, glyph)
        if at is not None:
            inside[at].append(glyph)
        elif not glyph.turn:
            free.append(glyph)
        else:
            turned.append(glyph)
    levels = [(e["top"], e["x0"], e["x1"]) for e in page.edges if e["orientation"] == "h"]
    shaded = [inside[index] if index in thin else [] for index in range(len(tables))]
    found, rows, shades = parted(free, shaded, levels, known)
    made: list[Ruled] = [ruled(part.cells, part.glyphs, number) for part in found]
    made += [ruled(t.cells, g, number) for i, (t, g) in enumerate(zip(tables, inside, strict=True)) if i not in shades]
    height = float(page.height)
    strips = _strips_below(found, rows, [t.bbox[3] for i, t in enumerate(tables) if i not in shades], height)
    whole = Page(number, float(page.width), height, runs_of(rows, number), made, _aside(turned, number))
    return whole, strips


def _strips_below(
    found: Sequence[Aligned], rows: Sequence[Sequence[Glyph]], grids: Sequence[float], height: float
) -> Sequence[Span]:
    """The strips of the table with which a page ends: nothing but the foot of the page stands below it."""
    if not found:
        return ()
    end = max(glyph.bottom for glyph in found[-1].glyphs)
    below = [min(glyph.top for glyph in row) for row in rows]
    if any(end < top < height * (1 - _FOOT) for top in below) or any(bottom > end for bottom in grids):
        return ()
    return found[-1].strips


def _shades(tables: Sequence[Any]) -> set[int]:
    """Which tables may be a frame, or the shade behind a row of another table.

    They have one row or one column; or two rows, where several as wide stand below each other.
    """
    out: set[int] = set()
    for index, table in enumerate(tables):
        rows, columns = len({round(cell[1]) for cell in table.cells}), len({round(cell[0]) for cell in table.cells})
        alike = sum(
            abs(table.bbox[0] - other.bbox[0]) < _NEAR and abs(table.bbox[2] - other.bbox[2]) < _NEAR
            for other in tables
        )
        if rows == 1 or columns == 1 or (rows == 2 and alike > 1):
            out.add(index)
    return out


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


def _open_sides(page: Any) -> list[dict[str, Any]]:
    """Lines that close tables which have none at their left and right: where lines across end, row after row."""
    upright = [e for e in page.edges if e["orientation"] == "v" and e["bottom"] - e["top"] > _SHORT]
    if not upright:
        return []
    level = merged(((e["top"], e["x0"], e["x1"]) for e in page.edges if e["orientation"] == "h"), _NEAR)
    sides = [
        (side, y) for y, left, right in level for side in ((left, 0), (right, 1)) if right - left > _WIDE * page.width
    ]
    out: list[dict[str, Any]] = []
    ends: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for (x, which), y in sides:
        ends.setdefault((round(x / _NEAR), which), []).append((x, y))
    for places in ends.values():
        x, top, bottom = places[0][0], min(y for _, y in places), max(y for _, y in places)
        crossed = any(e["top"] < bottom and e["bottom"] > top for e in upright)
        closed = any(abs(e["x0"] - x) < 2 * _NEAR and e["top"] < bottom and e["bottom"] > top for e in upright)
        if len(places) >= _SEVERAL and crossed and not closed:
            line = {"object_type": "line", "x0": x, "x1": x, "top": top, "bottom": bottom}
            out.append({**line, "width": 0.0, "height": bottom - top, "doctop": top})
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
