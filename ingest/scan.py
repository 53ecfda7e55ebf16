"""Scans: a picture is turned upright, straightened and read; it becomes a page like those with a text layer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees

import numpy as np
from numpy.typing import NDArray

from ingest.limits import Budget
from ingest.ocr import HINT, Picture, Quads, installed, recogniser
from ingest.pdfaligned import parted
from ingest.pdfcolumns import Page
from ingest.pdfgrid import Ruled, ruled
from ingest.pdfline import Box, Glyph, runs_of
from ingest.scanglyphs import cut, glyphs_of, leads_on, without_leaders
from ingest.scanlines import Ink, Rules, ink_of, opencv, rules_of, tables_of
from schema.errors import MissingTool

Grey = NDArray[np.uint8]

_DOTS = 2300
"""Dots of the longer side of a picture that is read; more do not make it better, fewer make it worse."""
_SCALE = 3.0
"""Dots per point at most, where a page of a PDF is drawn."""
_LEVEL = 0.1
"""Degrees of slope that need no straightening."""
_WIDE = 0.8
"""White in a line, in parts of its height, that parts it: its words stand in columns, or far from each other."""
_SPECK = 1
"""Dots of ink in a column of the picture that are dirt."""
_INSIDE = 0.35
"""Parts of the type size by which a line must lie inside a box to part it."""


@dataclass(frozen=True, slots=True)
class _Upright:
    """A picture set upright; ``matrix`` leads from the dots given to its own (3 × 3)."""

    picture: Picture
    boxes: list[Box]
    matrix: NDArray[np.float64]


def read_pages(
    data: bytes, numbers: Sequence[int], budget: Budget, *, alone: bool
) -> tuple[dict[int, Page], list[str]]:
    """The pages of a PDF that are pictures; what was left out where other pages hold text (not ``alone``).

    :raises MissingTool: no recogniser is installed, and there is nothing else to read.
    """
    import pypdfium2  # type: ignore[import-untyped]

    if not installed():
        if alone:
            raise MissingTool(
                f"{len(numbers)} pages of the PDF are pictures; the recogniser for them is not installed",
                where=budget.name,
                hint=HINT,
            )
        shown = ", ".join(map(str, numbers))
        return {}, [f"pictures_not_read: pages {shown} are pictures, and no recogniser is installed; {HINT}"]
    out: dict[int, Page] = {}
    book = pypdfium2.PdfDocument(data)
    try:
        for number in numbers:
            budget.allow(budget.limits.page_seconds)
            budget.tick()
            page = book[number - 1]
            width, height = page.get_size()
            scale = min(_SCALE, _DOTS / max(width, height))
            image = page.render(scale=scale).to_numpy()
            out[number] = read_picture(_colour(image), number, scale, (float(width), float(height)), budget.name)
    finally:
        book.close()
    return out, []


def _colour(image: NDArray[np.uint8]) -> Picture:
    return np.ascontiguousarray(image[:, :, :3]) if image.ndim == 3 else np.repeat(image[:, :, None], 3, axis=2)


def read_picture(picture: Picture, number: int, scale: float, size: tuple[float, float], name: str) -> Page:
    """The page that a picture shows.

    :param scale: dots of the picture per unit of the addresses.
    :param size: width and height of the page in these units.
    """
    upright = _upright(picture, name)
    em = _type_size(upright.boxes)
    ink = ink_of(opencv().cvtColor(upright.picture, opencv().COLOR_BGR2GRAY), em)
    rules = rules_of(ink, em)
    tables = tables_of(rules, em)
    clean, ink = _without(upright.picture, ink, rules)
    cells = [cell for table in tables for cell in table]
    boxes = _by_white(_parted(upright.boxes, rules, em), ink)
    boxes += _missed(cells, boxes, ink, em)
    glyphs = glyphs_of(clean, ink, boxes, name)
    breadth = float(ink.shape[1])
    behind = [(box[2] + 1, box[1], breadth, box[3]) for box in boxes if leads_on(glyphs, box)]
    if more := _missed(behind, boxes, ink, em):
        boxes += more
        glyphs += glyphs_of(clean, ink, more, name)
    inside: list[list[Glyph]] = [[] for _ in tables]
    free: list[Glyph] = []
    frames = [(min(c[0] for c in t), min(c[1] for c in t), max(c[2] for c in t), max(c[3] for c in t)) for t in tables]
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        at = next((i for i, f in enumerate(frames) if f[0] <= x <= f[2] and f[1] <= y <= f[3]), None)
        (free if at is None else inside[at]).append(_scaled(glyph, scale))
    made: list[Ruled] = [
        ruled([_divided(c, scale) for c in t], g, number, keep=True, near=0.3 * em / scale)
        for t, g in zip(tables, inside, strict=True)
    ]
    height, width = upright.picture.shape[:2]
    levels = [(rule[1] / scale, rule[0] / scale, rule[2] / scale) for rule in rules.across]
    found, rows, _ = parted(free, (), levels, recognised=True)
    blank = [_multiplied(cell, scale) for part in found for cell in part.cells]
    if more := _missed(blank, boxes, ink, em):
        free += [_scaled(glyph, scale) for glyph in glyphs_of(clean, ink, more, name)]
        found, rows, _ = parted(free, (), levels, recognised=True)
    made += [ruled(part.cells, part.glyphs, number, keep=True) for part in found]
    frame = _frame(upright.matrix, scale, size)
    runs = runs_of(map(without_leaders, rows), number, keep=True)
    return Page(number, width / scale, height / scale, runs, made, None, recognised=True, frame=frame)


def _scaled(glyph: Glyph, scale: float) -> Glyph:
    box = _divided((glyph.x0, glyph.top, glyph.x1, glyph.bottom), scale)
    return Glyph(glyph.text, *box, glyph.size / scale, glyph.sure)


def _divided(box: Box, scale: float) -> Box:
    return box[0] / scale, box[1] / scale, box[2] / scale, box[3] / scale


def _multiplied(box: Box, scale: float) -> Box:
    return box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale


def _frame(matrix: NDArray[np.float64], scale: float, size: tuple[float, float]) -> Callable[[Box], Box]:
    """The way back from the straightened page to the one given, in its units."""
    back = np.linalg.inv(matrix)

    def place(box: Box) -> Box:
        corners = [(box[i], box[j]) for i in (0, 2) for j in (1, 3)]
        points = np.array([[x * scale, y * scale, 1.0] for x, y in corners]) @ back.T / scale
        left, top = np.clip(points[:, :2].min(axis=0), 0, size)
        right, bottom = np.clip(points[:, :2].max(axis=0), 0, size)
        return float(left), float(top), float(right), float(bottom)

    return place


def _upright(picture: Picture, name: str) -> _Upright:
    """The picture turned so that its lines run level and from left to right, with the boxes of its lines."""
    models = recogniser(name)
    matrix = np.eye(3)
    quads = models.find(picture)
    if _stand(quads):
        picture, turn = _turned(picture, 1)
        matrix = turn @ matrix
        quads = models.find(picture)
    if models.on_its_head([cut(picture, _box(quad)) for quad in quads if _long(quad)]):
        picture, turn = _turned(picture, 2)
        matrix = turn @ matrix
        quads = _moved(quads, turn)[:, [2, 3, 0, 1]]
    slope = _slope(quads)
    if abs(slope) > _LEVEL:
        height, width = picture.shape[:2]
        turn = np.eye(3)
        turn[:2] = opencv().getRotationMatrix2D((width / 2, height / 2), slope, 1.0)
        border = tuple(int(v) for v in np.median(picture[::16, ::16].reshape(-1, 3), axis=0))
        picture = opencv().warpAffine(
            picture, turn[:2], (width, height), flags=opencv().INTER_CUBIC, borderValue=border
        )
        matrix = turn @ matrix
        quads = _moved(quads, turn)
    return _Upright(picture, [_box(quad) for quad in quads], matrix)


def _turned(picture: Picture, quarters: int) -> tuple[Picture, NDArray[np.float64]]:
    """The picture turned by quarters of a circle, clockwise, and the way of its dots."""
    height, width = picture.shape[:2]
    made = np.ascontiguousarray(np.rot90(picture, -quarters))
    if quarters == 1:
        return made, np.array([[0.0, -1.0, height - 1], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    return made, np.array([[-1.0, 0.0, width - 1], [0.0, -1.0, height - 1], [0.0, 0.0, 1.0]])


def _moved(quads: Quads, matrix: NDArray[np.float64]) -> Quads:
    if not len(quads):
        return quads
    points = np.concatenate([quads, np.ones((*quads.shape[:2], 1))], axis=2) @ matrix.T
    return np.asarray(points[:, :, :2], np.float32)


def _sides(quad: NDArray[np.float32]) -> tuple[float, float]:
    return float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))


def _long(quad: NDArray[np.float32]) -> bool:
    across, down = _sides(quad)
    return across > 3 * down


def _stand(quads: Quads) -> bool:
    """Whether lines run up or down the page."""
    level = upright = 0.0
    for quad in quads:
        x, y = np.ptp(quad[:, 0]), np.ptp(quad[:, 1])
        if x > 2 * y:
            level += float(x)
        elif y > 2 * x:
            upright += float(y)
    return upright > 1.5 * level


def _slope(quads: Quads) -> float:
    """Degrees by which long lines rise or fall, the middle one of them."""
    found = []
    for quad in quads:
        across, down = _sides(quad)
        if across > 6 * down:
            right, left = (quad[1] + quad[2]) / 2, (quad[0] + quad[3]) / 2
            found.append((degrees(atan2(right[1] - left[1], right[0] - left[0])), across))
    if not found:
        return 0.0
    found.sort()
    half, total = sum(weight for _, weight in found) / 2, 0.0
    for slope, weight in found:
        total += weight
        if total >= half:
            return slope
    return 0.0


def _box(quad: NDArray[np.float32]) -> Box:
    """The box of a level line: between the middles of its ends and of its long sides."""
    left, right = (quad[0, 0] + quad[3, 0]) / 2, (quad[1, 0] + quad[2, 0]) / 2
    top, bottom = (quad[0, 1] + quad[1, 1]) / 2, (quad[2, 1] + quad[3, 1]) / 2
    return float(left), float(top), float(right), float(bottom)


def _type_size(boxes: Sequence[Box]) -> float:
    heights = sorted(box[3] - box[1] for box in boxes)
    return max(heights[len(heights) // 2], 8.0) if heights else 24.0


def _without(picture: Picture, ink: Ink, rules: Rules) -> tuple[Picture, Ink]:
    """The picture and its ink without the ruled lines, which would be read as strokes."""
    if not rules.mask.any():
        return picture, ink
    paper = np.median(picture[ink == 0][::97], axis=0).astype(np.uint8)
    picture = picture.copy()
    picture[rules.mask > 0] = paper
    return picture, np.where(rules.mask > 0, 0, ink).astype(np.uint8)


def _parted(boxes: Sequence[Box], rules: Rules, em: float) -> list[Box]:
    """The boxes, parted where a ruled line runs through them: several cells were found as one."""
    margin = _INSIDE * em
    out: list[Box] = []
    for box in boxes:
        across = _edges(box[0], box[2], (box[1] + box[3]) / 2, [(r[1], r[3], r[0], r[2]) for r in rules.down], margin)
        for left, right in across:
            level = [(r[0], r[2], r[1], r[3]) for r in rules.across]
            down = _edges(box[1], box[3], (left + right) / 2, level, margin)
            out += [(left, top, right, bottom) for top, bottom in down]
    return out


def _edges(first: float, last: float, middle: float, lines: Sequence[Box], margin: float) -> list[tuple[float, float]]:
    """The parts of a side between the lines that cross it; each is given by its length (from, to) and its breadth."""
    places = [(near + far) / 2 for begin, end, near, far in lines if begin <= middle <= end]
    cuts = sorted(place for place in places if first + margin < place < last - margin)
    return [(a, b) for a, b in pairwise([first, *cuts, last]) if b - a > margin]


def _by_white(boxes: Sequence[Box], ink: Ink) -> list[Box]:
    """The boxes, parted where wide white runs through them: the models misread what stands far apart."""
    out: list[Box] = []
    for box in boxes:
        height = box[3] - box[1]
        columns = (cut(ink, box) > 0).sum(axis=0) > _SPECK
        inked = np.flatnonzero(columns)
        if inked.size < 2:
            out.append(box)
            continue
        whites = np.flatnonzero(np.diff(inked) > _WIDE * height)
        base, margin = max(int(box[0]), 0), 0.1 * height
        left = box[0]
        for index in whites.tolist():
            out.append((left, box[1], base + float(inked[index]) + margin, box[3]))
            left = base + float(inked[index + 1]) - margin
        out.append((left, box[1], box[2], box[3]))
    return out


def _missed(cells: Sequence[Box], boxes: Sequence[Box], ink: Ink, em: float) -> list[Box]:
    """Boxes around what is printed in cells where no line was found: lone figures, as a rule."""
    out: list[Box] = []
    middles = [((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for b in boxes]
    inset = int(max(3, 0.12 * em))
    for cell in cells:
        if any(cell[0] < x < cell[2] and cell[1] < y < cell[3] for x, y in middles):
            continue
        left, top, right, bottom = (int(v) for v in cell)
        part = ink[top + inset : bottom - inset, left + inset : right - inset]
        if not part.size:
            continue
        count, _, stats, _ = opencv().connectedComponentsWithStats(part)
        parts = [stats[n] for n in range(1, count) if stats[n][3] > 0.35 * em and stats[n][4] > 0.02 * em * em]
        if not parts:
            continue
        x0, y0 = min(int(p[0]) for p in parts), min(int(p[1]) for p in parts)
        x1, y1 = max(int(p[0] + p[2]) for p in parts), max(int(p[1] + p[3]) for p in parts)
        if y1 - y0 < 1.6 * em:
            pad = 0.15 * em
            at = (left + inset, top + inset)
            out.append((at[0] + x0 - pad, at[1] + y0 - pad, at[0] + x1 + pad, at[1] + y1 + pad))
    return out
