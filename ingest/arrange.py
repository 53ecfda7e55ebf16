"""The order of several files of one notice: the announcement first, then its attachments as it lists them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from schema.document import BlockKind, Document

_LISTED = re.compile(
    r"^(?:附件|附表|附|attachments?|annex)\s*[:：]?\s*(\d{1,2})?\s*[:：.、]?\s*(.{0,80})$", re.IGNORECASE
)
_ITEM = re.compile(r"^(\d{1,2})\s*[:：.、]\s*(.{2,80})$")
_NUMBER = re.compile(r"(?:附件|附表|attachment)\s*(\d{1,2})", re.IGNORECASE)
_ALIKE = 75.0
"""Least likeness (0 – 100) of a file's name and a listed title."""


def arrange(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The announcement lists others of the files, or else has the most text outside tables.

    Files that it does not list come last.
    """
    if len(documents) < 2:
        return tuple(documents)
    first = max(documents, key=lambda d: (_lists(d, documents), _prose(d)))
    titles = listed(first)
    rest = [document for document in documents if document is not first]
    return (first, *sorted(rest, key=lambda d: place_of(d.name, titles)))


def listed(document: Document) -> list[tuple[str | None, str]]:
    """Number and title of the attachments that an announcement lists, in its order."""
    out: list[tuple[str | None, str]] = []
    within = False
    for line in document.view.text.split("\n"):
        match = _LISTED.match(line.strip())
        item = _ITEM.match(line.strip()) if within and match is None else None
        within = match is not None or item is not None
        if found := match or item:
            out.append((found[1], found[2].strip(" 《》")))
    return out


def place_of(name: str, titles: Sequence[tuple[str | None, str]]) -> int:
    """Index of the listed title that a file is: by its name, else by its number; behind all where it is none."""
    from rapidfuzz import fuzz

    stem = PurePosixPath(name).stem
    scores = [fuzz.partial_ratio(stem, title) if len(title) > 3 else 0.0 for _, title in titles]
    best = max(range(len(titles)), key=lambda i: scores[i], default=-1)
    if best >= 0 and scores[best] >= _ALIKE:
        return best
    number = _NUMBER.search(stem)
    return next((i for i, (own, _) in enumerate(titles) if number and own == number[1]), len(titles))


def _lists(document: Document, others: Sequence[Document]) -> bool:
    titles = listed(document)
    return any(place_of(other.name, titles) < len(titles) for other in others if other is not document)


def _prose(document: Document) -> int:
    return sum(b.end - b.start for b in document.blocks if b.kind not in (BlockKind.TABLE, BlockKind.FURNITURE))
