"""Specification tables and lists of a notice about one post: what is essential, and what is merely desirable.

A table with a column for each (``Criteria | Essential | Desirable``), or both words as headings over lists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell, Line, Source
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
    """View ranges of what is essential and what is desirable; ``tabled`` those of the former in a table;
    ``lines`` the indexes of the lines below both words."""

    must: list[Span] = field(default_factory=list)
    may: list[Span] = field(default_factory=list)
    tabled: list[Span] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)


def sole_specification(source: Source) -> Demands:
    """What a notice about one post says under both words; empty where it does not use them both."""
    out = Demands()
    if source.zh:
        return out
    for grid in source.grids:
        heads = [" ".join(c.text for c in grid.header(col)).strip() for col in range(grid.cols)]
        must = next((i for i, h in enumerate(heads) if essential(h)), None)
        may = next((i for i, h in enumerate(heads) if wished(h)), None)
        marked = next((i for i, h in enumerate(heads) if _MARKED.fullmatch(h)), None)
        marked = marked if marked is not None else _grouping(grid)
        if marked is not None:
            _by_mark(source, grid, marked, out)
            continue
        if _by_rows(source, grid, out):
            continue
        if must is None or may is None:
            continue
        for row in grid.body():
            out.must += _parts(source, row[must].start, row[must].end)
            out.may += _parts(source, row[may].start, row[may].end)
    out.tabled = list(out.must)
    if not out.must:
        _listed(source, out)
    return out if out.must and out.may else Demands()


_MARKED = re.compile(r"(?:essential|E)\s*(?:/|or)\s*(?:desirable|D)\W*", re.IGNORECASE)
_E = re.compile(r"(?:E|essential|required)\W*", re.IGNORECASE)
_D = re.compile(r"(?:D|desirable|preferred)\W*", re.IGNORECASE)


def _sort_of(text: str) -> bool | None:
    """True for a word for what is essential, False for one for what is desirable, None for any other text."""
    plain = text.strip()
    if not plain or len(plain) > 60:
        return None
    if _E.fullmatch(plain) or essential(plain):
        return True
    return False if _D.fullmatch(plain) or wished(plain) else None


def _grouping(grid: Grid) -> int | None:
    """The column in which each row, or the rows merged into one, says whether it is essential or desirable."""
    for col in range(grid.cols if grid.cols > 1 else 0):
        sorts = [_sort_of(row[col].text) for row in grid.body() if any(c.text for c in row)]
        if len(sorts) > 1 and None not in sorts and True in sorts:
            return col
    return None


def _by_rows(source: Source, grid: Grid, out: Demands) -> bool:
    """A table with rows that are headings of what stands below them; whether it is one."""
    sort: bool | None = None
    found = False
    for row in _rows(grid):
        texts = {c.text for c in row if c.text}
        only = _sort_of(next(iter(texts))) if len(texts) == 1 else None
        if only is not None:
            sort, found = only, True
            continue
        text = max(row, key=lambda c: len(c.text), default=None)
        if sort is not None and text is not None and len(text.text) > 3:
            kept = out.must if sort else out.may
            kept += _parts(source, text.start, text.end)
    return found


def _rows(grid: Grid) -> list[list[GridCell]]:
    return [[grid.cell(r, c) for c in range(grid.cols)] for r in range(grid.rows)]


def _by_mark(source: Source, grid: Grid, column: int, out: Demands) -> None:
    """A table with one column of marks, E or D, beside the criteria."""
    for row in grid.body():
        others = [c for i, c in enumerate(row) if i != column and len(c.text) > 3]
        text = max(others, key=lambda c: len(c.text), default=None)
        sort = _sort_of(row[column].text)
        if text is not None and sort is not None:
            kept = out.must if sort else out.may
            kept += _parts(source, text.start, text.end)


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
    """Items under both words; under a heading for a sort of demands (EDUCATION) plain lines are items, too."""
    zone: list[Span] | None = None
    plain = False
    for line in source.lines:
        if line.kind is BlockKind.TABLE:
            continue
        skip = _skip(line)
        text = line.text[skip:].strip()
        told = _INLINE.match(text)
        if told and (essential(told["head"]) or wished(told["head"])):
            kept = out.must if essential(told["head"]) else out.may
            kept += _parts(source, line.start + skip + told.end(), line.end)
            out.lines.add(line.index)
            zone = None
        elif essential(text) or wished(text):
            zone = out.must if essential(text) else out.may
            out.lines.add(line.index)
            plain = _heads("plain").fullmatch(text) is not None
        elif zone is not None and len(text) < 40 and _heads("sorts").fullmatch(text):
            plain = True
        elif zone is not None and not skip and _heads("not_items").match(text):
            out.lines.add(line.index)
        elif (
            zone is not None
            and (skip or line.kind is BlockKind.LIST_ITEM or (plain and len(text) < 320))
            and line.kind is not BlockKind.HEADING
        ):
            if plain and not skip and _heads("ends").match(text):
                zone = None
                continue
            out.lines.add(line.index)
            zone.append((line.start + skip, line.start + len(line.text.rstrip(" .;"))))
        else:
            zone = None


_INLINE = re.compile(
    r"(?P<head>(?:essential|desirable|required|preferred)(?: [a-z]{4,14}){0,2})\s*:\s+(?=\S)", re.IGNORECASE
)


def _skip(line: Line) -> int:
    label = len(line.label) if line.label and line.text.startswith(line.label) else 0
    found = _BULLET.match(line.text, label)
    return found.end() if found else label + len(line.text[label:]) - len(line.text[label:].lstrip())


__all__ = ["Demands", "essential", "sole_specification", "wished"]
