"""Promotional examinations: bulletins that say in capitals over two lines that only employees may take them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.conditions.rules import Rule
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.source import Source
from schema.conditions import Prose

_BASIS = re.compile(
    r"this exam(?:ination)? is to be given\s+only\s+on\s+an?\s+[a-z]*\s*promotional basis", re.IGNORECASE
)


def promotional_basis(source: Source, pair: Sequence[Piece]) -> Rule | None:
    """THIS EXAMINATION IS TO BE GIVEN ONLY / ON A PROMOTIONAL BASIS, which bulletins break over two lines."""
    if not re.match(r"this exam(?:ination)? is to be given", pair[0].text, re.IGNORECASE):
        return None
    start, end = pair[0].start, pair[-1].end
    found = _BASIS.search(source.text[start:end])
    if not found:
        return None
    text = re.sub(r"\s+", " ", found.group())
    return Rule(Prose, {"kind": "status", "text": text}, (start + found.start(), start + found.end()))


__all__ = ["promotional_basis"]
