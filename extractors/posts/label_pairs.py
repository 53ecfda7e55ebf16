"""Labels and values side by side at the head of English notices, however they are set.

A table of two columns whose left cells are short labels (``Department | …``, ``Apply until | 3 May 2027``), and lines
with dotted leaders, of one pair (``Expected openings .. 12``) or of several that a wide gap parts.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extractors.lexicon import load
from extractors.posts.labels_en import role_of
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.source import Grid, GridCell, Line, Source
from schema.document import BlockKind

_FIELDS = {"count": "headcount", "org": "org", "workplace": "workplace", "category": "category"}


class Piece(NamedTuple):
    """A label or a value: its text and its range."""

    text: str
    start: int
    end: int


Pair = tuple[Piece, Piece]


@cache
def _sheet() -> dict[str, re.Pattern[str]]:
    """Labels that mean something else in a sheet of the one post than below the head of one of several."""
    return {name: re.compile(text, re.IGNORECASE) for name, text in load("adverts")["sheet"].items()}


def field_of(label: str) -> str | None:
    """The field of a post that a label names."""
    plain = label.strip(" :")
    own = next((name for name, pattern in _sheet().items() if pattern.fullmatch(plain)), None)
    return own or _FIELDS.get(role_of(plain) or "")


def label_rows(grid: Grid) -> list[tuple[GridCell, GridCell]]:
    """The rows of a table of two columns whose left column is short labels; none for any other table."""
    if grid.cols != 2 or grid.source.zh or grid.rows < 3:
        return []
    first, beside = grid.cell(0, 0), grid.cell(0, 1)
    if grid.header_rows > 1 or (grid.header_rows and (not field_of(first.text) or field_of(beside.text))):
        return []
    rows = [(grid.cell(i, 0), grid.cell(i, 1)) for i in range(grid.rows)]
    rows = [(a, b) for a, b in rows if a.text and b.text and b.why is None]
    labels = [a for a, _ in rows if _is_label(a.text)]
    return rows if len(labels) * 3 >= len(rows) * 2 else []


_SENTENCE_CASE = re.compile(r"[A-Z][a-z]*(?: (?:[a-z]+|[A-Z][a-z]+)){0,4}")
"""``Date of this notice``: a few words without figures or marks, the first with a capital."""
_VERBS = re.compile(r" (?:is|are|was|were|be|will|shall|must|may|has|have|had|can|should|not|you|your|who|which)\b")


def _is_label(text: str) -> bool:
    if len(text) >= 40:
        return False
    if text.endswith(":") or text.isupper() or text.istitle() or field_of(text):
        return True
    return _SENTENCE_CASE.fullmatch(text) is not None and not _VERBS.search(text)


_LEADER = re.compile(r"\s*(?:\.\s?){4,}\s*|\s+\.{2,3}\s+|\s*…{2,}\s*|\s*_{4,}\s+(?=\S)")
_DOTS = re.compile(r" \.\.|\. ?\. ?\. ?\.|……|____")
_GAP = re.compile(r"\s{2,}|\t")


@memo
def led_pairs(line: Line) -> tuple[Pair, ...]:
    """The pairs of a line with leaders, each a short label and what its leader leads to; none where one is not."""
    if line.kind is BlockKind.TABLE or len(line.text) > 300 or not _DOTS.search(line.text):
        return ()
    marks = list(_LEADER.finditer(line.text))
    out: list[Pair] = []
    begin = 0
    for i, mark in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else len(line.text)
        gaps = list(_GAP.finditer(line.text, mark.end(), stop))
        last = i + 1 == len(marks)
        if not last and not gaps:
            return ()
        end, following = (stop, stop) if last else gaps[-1].span()
        label, value = _piece(line, begin, mark.start()), _piece(line, mark.end(), end)
        if not value.text or not re.match(r"[A-Z]", label.text) or len(label.text) > 60 or ". " in label.text:
            return ()
        out.append((label, value))
        begin = following
    return tuple(out)


def _piece(line: Line, start: int, end: int) -> Piece:
    raw = line.text[start:end]
    body = raw.strip()
    at = line.start + start + len(raw) - len(raw.lstrip())
    return Piece(body, at, at + len(body))


def led_sheet(source: Source) -> list[Pair]:
    """The pairs with leaders at the head of an English notice; two are too few to be its sheet."""
    if source.zh:
        return []
    out = [pair for line in source.lines[:14] for pair in led_pairs(line)]
    return out if len(out) > 2 else []


def head_sheets(source: Source) -> list[list[Pair]]:
    """The sheets of labels and values of an English notice: its first tables, then the lines with leaders."""
    sheets = [[(_of(a), _of(b)) for a, b in label_rows(grid)] for grid in source.grids[:2]]
    return [sheet for sheet in (*sheets, led_sheet(source)) if sheet]


def _of(cell: GridCell) -> Piece:
    return Piece(cell.text, cell.start, cell.end)


__all__ = ["Pair", "Piece", "field_of", "head_sheets", "label_rows", "led_pairs", "led_sheet"]
