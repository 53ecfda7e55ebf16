"""Run-in titles: what an item of the demands is about, in a word or two before its first sentence.

``a. Age. You must be at least 20 …``, ``C.2 Academic qualification. A degree in …``: the title asks nothing itself and
tells of what kind the sentences behind it are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.outline.sections import Piece, Zone
from extractors.text import patterns as re
from extractors.values.education import find_education

_TITLE = re.compile(
    r"(?P<title>[A-Z][\w'’/&-]*(?:,? (?:and |or |of |the |in |for )*[\w'’/&-]+){0,4}) ?[.] ?-?\s+(?=[\"“(]?[A-Z])"
)
_SAYS = re.compile(
    r"\b(?:must|should|shall|will|may|is|are|be|has|have|not|no|least|minimum|valid|years?|require[sd]?)\b|\d",
    re.IGNORECASE,
)


def without_titles(everything: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, those among the conditions without their run-in titles, which become the headings of what is left.

    One alone is no way to set a list: two or more items of the same headings must have one.
    """
    found = {i: end for i, piece in enumerate(everything) if (end := _title_end(piece))}
    heads = [everything[i].heads for i in found]
    return tuple(
        _cut(piece, found[i]) if i in found and heads.count(piece.heads) > 1 else piece
        for i, piece in enumerate(everything)
    )


def _title_end(piece: Piece) -> int:
    if piece.zone not in (Zone.CONDITIONS, Zone.SCOPE) or not piece.first:
        return 0
    found = _TITLE.match(piece.text)
    if found is None or _SAYS.search(found["title"]) or len(piece.text) - found.end() < 20:
        return 0
    return 0 if any(m.level for m in find_education(found["title"])) else found.end()


def _cut(piece: Piece, end: int) -> Piece:
    title = piece.text[:end].rstrip(" .-")
    return replace(piece, start=piece.start + end, text=piece.text[end:], heads=(*piece.heads, title))


__all__ = ["without_titles"]
