"""Wish lists: items under a sentence that says of them all that they are desirable, each of them a wish.

``Practice in these fields is desirable:`` over ``a. pumps``, ``b. locks``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.outline.sections import Piece
from extractors.text import patterns as re

_WISHED = re.compile(
    r"(?:[^.;:]{0,90}\b(?:is|are)|[^.;:]{0,60}\bfollowing\b[^.;:]{0,60}|[^.;:]{0,40})"
    r" ?\b(?:(?:highly |also |considered )*(?:desir(?:able|ed)|preferred)"
    r"|(?:an? )?(?:\w+ )?(?:advantage|assets?))\s*:-?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[\s;,.]|,? (?:and|or)(?=$|\s))+$", re.IGNORECASE)


def wish_lists(everything: Sequence[Piece]) -> Iterator[tuple[Piece, list[tuple[str, int]]]]:
    """Each sentence that opens such a list, with its items and where they begin in the view."""
    opened: Piece | None = None
    items: list[tuple[str, int]] = []
    for piece in everything:
        style = (piece.style, piece.bullet)
        if opened is not None and any(style) and style != (opened.style, opened.bullet):
            text = _TAIL.sub("", piece.text)
            items += [(text, piece.start)] if text else []
            continue
        if opened is not None and items:
            yield opened, items
        opened, items = (piece if opens_wishes(piece.text) else None), []
    if opened is not None and items:
        yield opened, items


def opens_wishes(text: str) -> bool:
    """Whether a whole text says of what follows that it is desirable."""
    return text.rstrip().endswith((":", ":-")) and _WISHED.fullmatch(text.strip()) is not None


__all__ = ["opens_wishes", "wish_lists"]
