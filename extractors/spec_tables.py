"""Specification tables and lists of a notice about one post: what is essential, and what is merely desirable.

A table with a column for each (``Criteria | Essential | Desirable``), or both words as headings over lists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from extractors import patterns as re
from extractors.lexicon import load
from extractors.source import Line, Source
from schema.document import BlockKind

Span = tuple[int, int]


@cache
def _heads(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load('adverts')['specification'][name])})\s*[:.…-]*", re.IGNORECASE)


def essential(text: str) -> bool:
    """Whether a heading stands over what is essential: ``What you will need``."""
    return _heads("must").fullmatch(text.strip()) is not None


def wished(text: str) -> bool:
    """Whether a heading stands over what is merely wished for: ``It would help if you had``."""
    return _heads("may").fullmatch(text.strip()) is not None


_BULLET = re.compile(r"(?:\(?(?:[ivx]{1,5}|[a-z]|\d{1,2})[).]|[-•*·▪>])\s+")
_PART = re.compile(r"\s*(?:;|\n|(?<=[a-z)])\.(?=\s|$))\s*")


@dataclass(slots=True)
class Demands:
    """View ranges of what is essential and what is desirable; ``tabled`` those of them in a table."""

    must: list[Span] = field(default_factory=list)
    may: list[Span] = field(default_factory=list)
    tabled: list[Span] = field(default_factory=list)


def sole_specification(source: Source) -> Demands:
    """What a notice about one post says under both words; empty where it does not use them both."""
    out = Demands()
    if source.zh:
        return out
    for grid in source.grids:
        heads = [" ".join(c.text for c in grid.header(col)).strip() for col in range(grid.cols)]
        must = next((i for i, h in enumerate(heads) if essential(h)), None)
        may = next((i for i, h in enumerate(heads) if wished(h)), None)
        if must is None or may is None:
            continue
        for row in grid.body():
            out.must += _parts(source, row[must].start, row[must].end)
            out.may += _parts(source, row[may].start, row[may].end)
        out.tabled = list(out.must)
    if not out.must:
        _listed(source, out)
    return out if out.must and out.may else Demands()


def _parts(source: Source, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    text = source.text[start:end]
    begin = 0
    for mark in [*_PART.finditer(text), None]:
        stop = mark.start() if mark else len(text)
        bullet = _BULLET.match(text, begin)
        begin = bullet.end() if bullet and bullet.end() < stop else begin
        if len(text[begin:stop].strip()) > 3:
            spans.append((start + begin, start + stop))
        begin = mark.end() if mark else stop
    return spans


def _listed(source: Source, out: Demands) -> None:
    zone: list[Span] | None = None
    for line in source.lines:
        if line.kind is BlockKind.TABLE:
            continue
        skip = _skip(line)
        text = line.text[skip:].strip()
        if essential(text) or wished(text):
            zone = out.must if essential(text) else out.may
        elif zone is not None and (skip or line.kind is BlockKind.LIST_ITEM) and line.kind is not BlockKind.HEADING:
            end = line.start + len(line.text.rstrip(" .;"))
            zone.append((line.start + skip, end))
        else:
            zone = None


def _skip(line: Line) -> int:
    label = len(line.label) if line.label and line.text.startswith(line.label) else 0
    found = _BULLET.match(line.text, label)
    return found.end() if found else label + len(line.text[label:]) - len(line.text[label:].lstrip())


__all__ = ["Demands", "essential", "sole_specification", "wished"]
