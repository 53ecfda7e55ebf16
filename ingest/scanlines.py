"""Ruled lines of a straightened picture: what is ink, where lines run, and the cells that they enclose."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.pdfline import Box

Ink = NDArray[np.uint8]
"""Height × width; 255 where there is ink, else 0."""

_ACROSS, _DOWN = 2.2, 1.3
"""Shortest line across and down, in parts of the type size: longer than any stroke of a character."""
_SHORT = 0.8
"""Shortest line across that leads from one line down to another: the side of a narrow cell."""
_THICK = 0.35
"""Greatest breadth of a line."""
_SNAP, _JOIN = 0.3, 0.8
"""Lines so near to each other are one; parts of a line so far apart are one."""


@cache
def opencv() -> Any:
    """The library, loaded when the first picture is read."""
    return importlib.import_module("cv2")


def ink_of(grey: NDArray[np.uint8], size: float) -> Ink:
    """The ink of a picture, whatever its light. ``size``: type size in dots."""
    cv2 = opencv()
    block = max(15, int(size * 1.5) | 1)
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    made: Ink = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 18)
    return made


@dataclass(frozen=True, slots=True)
class Rules:
    """``across``, ``down``: lines as boxes; ``mask``: their dots."""

    across: list[Box]
    down: list[Box]
    mask: Ink


def rules_of(ink: Ink, size: float) -> Rules:
    """Lines across and down."""
    cv2 = opencv()
    # A line that is not quite level leaves steps: thickened, its parts touch.
    thick_down = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    thick_across = cv2.dilate(ink, np.ones((1, 3), np.uint8))
    across = cv2.morphologyEx(thick_down, cv2.MORPH_OPEN, np.ones((1, max(int(_ACROSS * size), 12)), np.uint8))
    down = cv2.morphologyEx(thick_across, cv2.MORPH_OPEN, np.ones((max(int(_DOWN * size), 12), 1), np.uint8))
    first, mask_across = _thin(across, size, level=True)
    second, mask_down = _thin(down, size, level=False)
    short = cv2.morphologyEx(thick_down, cv2.MORPH_OPEN, np.ones((1, max(int(_SHORT * size), 8)), np.uint8))
    short[mask_across > 0] = 0
    held, mask_held = _thin(short, size, level=True, between=second)
    mask: Ink = mask_across | mask_down | mask_held
    return Rules(first + held, second, cv2.dilate(mask, np.ones((3, 3), np.uint8)))


def _thin(picture: Ink, size: float, *, level: bool, between: Sequence[Box] | None = None) -> tuple[list[Box], Ink]:
    """The lines among the parts of a picture: those that are thin for their length.

    :param between: only those that lead from one of these lines to another are wanted.
    """
    cv2 = opencv()
    count, labels, stats, _ = cv2.connectedComponentsWithStats(picture, connectivity=8)
    boxes: list[Box] = []
    keep = np.zeros(count, np.uint8)
    for number in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[number])
        length = width if level else height
        if area / max(length, 1) > max(_THICK * size, 6):
            continue
        if between is not None and not _held((x, y, x + width, y + height), between, _SNAP * size):
            continue
        keep[number] = 255
        boxes.append((float(x), float(y), float(x + width), float(y + height)))
    mask: Ink = keep[labels]
    return boxes, mask


def _held(line: tuple[int, int, int, int], down: Sequence[Box], near: float) -> bool:
    """Whether a line across begins at a line down and ends at another one."""
    left, top, right, bottom = line
    middle = (top + bottom) / 2
    at = [(x0 + x1) / 2 for x0, y0, x1, y1 in down if y0 - near <= middle <= y1 + near]
    return any(abs(x - left) <= near for x in at) and any(abs(x - right) <= near and x - left > near for x in at)


def tables_of(rules: Rules, size: float) -> list[list[Box]]:
    """The cells of each table that the lines enclose."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = [_edge(box, level=True) for box in rules.across] + [_edge(box, level=False) for box in rules.down]
    snap, join = _SNAP * size, _JOIN * size
    merged = merge_edges(
        edges, snap_x_tolerance=snap, snap_y_tolerance=snap, join_x_tolerance=join, join_y_tolerance=join
    )
    crossings = edges_to_intersections(merged, x_tolerance=join, y_tolerance=join)
    cells = intersections_to_cells(crossings)
    kept = [c for c in cells if c[2] - c[0] > 0.5 * size and c[3] - c[1] > 0.5 * size]
    return [list(group) for group in cells_to_tables(kept)]


def _edge(box: Box, *, level: bool) -> dict[str, Any]:
    x0, top, x1, bottom = box
    if level:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if level else "v",
    }
