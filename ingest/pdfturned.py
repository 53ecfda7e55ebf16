"""Turned type: pages that are printed sideways, and the upright words in narrow cells of headings.

A page that was scanned or exported sideways says nothing of it: only the direction of its characters does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ingest.pdfline import Box, Glyph

_MOST = 0.8
"""Part of the characters of a page that are turned, one way, where all of it is."""
_ASLANT = 0.1
_FEW = 16
"""Fewer characters than these tell nothing about their page."""


def turn_of(char: Any) -> int:
    """Which way a character of pdfplumber is turned: 1 where words read upwards, -1 downwards, 0 where they are level.

    2 for those aslant.
    """
    if char["upright"]:
        return 0
    along, up = char["matrix"][:2]
    if abs(along) > _ASLANT * abs(up):
        return 2
    return 1 if up > 0 else -1


def page_turn(chars: Sequence[Any]) -> int:
    """Which way nearly all characters of a page are turned; 0 where they are not."""
    aside = [char for char in chars if not char["upright"]]
    if len(aside) < max(_FEW, _MOST / 2 * len(chars)):
        return 0
    turns = [turn_of(char) for char in aside if not char["text"].isspace()]
    printed = len(turns) + sum(char["upright"] and not char["text"].isspace() for char in chars)
    return next((way for way in (1, -1) if turns.count(way) >= max(_FEW, _MOST * printed)), 0)


def straightened(page: Any, turn: int) -> tuple[Any, Callable[[Box], Box]]:
    """The page of pdfplumber turned so that its words are level, and what leads from its places back."""
    width, height = float(page.width), float(page.height)
    printed = page.page_obj
    degrees = (page.rotation + (90 if turn > 0 else 270)) % 360
    printed.attrs = {**printed.attrs, "Rotate": degrees}
    printed.rotate = degrees
    made = type(page)(page.pdf, printed, page.page_number, page.initial_doctop)

    def back(box: Box) -> Box:
        left, top, right, bottom = box
        if turn > 0:
            return top, height - right, bottom, height - left
        return width - bottom, left, width - top, right

    return made, back


def level(glyphs: Sequence[Glyph], cell: Box) -> tuple[list[Glyph], Box]:
    """The characters of a cell and its box as if they stood level; both as they are where they are not all turned."""
    turn = glyphs[0].turn if glyphs else 0
    if turn not in (1, -1) or any(glyph.turn != turn for glyph in glyphs if not glyph.text.isspace()):
        return list(glyphs), cell

    def laid(box: Box) -> Box:
        left, top, right, bottom = box
        return (-bottom, left, -top, right) if turn > 0 else (top, -right, bottom, -left)

    return [Glyph(g.text, *laid((g.x0, g.top, g.x1, g.bottom)), g.size, g.sure, g.turn) for g in glyphs], laid(cell)
