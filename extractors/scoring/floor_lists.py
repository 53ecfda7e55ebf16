"""Floor lists: English pass marks line by line or row by row, one for each category of people.

``Minimum qualifying marks in the written test (out of 300):`` over ``General   120`` and ``All others   105``; the same
as a small table. Such numbers are neither full marks nor weights.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.source import Grid, Source
from extractors.values.subjects import find_subjects
from schema.document import BlockKind

_OVER = re.compile(
    r"\b(?:(?:minimum|lowest|least|qualifying|pass(?:ing)?|cut-?off)\b[^.;:]{0,40}\b(?:marks?|scores?|standards?"
    r"|percentage"
    r"|percentages)|cut-?offs?)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"\W*(?P<who>[A-Z][A-Za-z/&,.'() -]{1,70}?)(?:\s*[:=]\s*|\s+-+\s*|\s{2,}|[ .·…_]{4,})"
    r"(?P<n>\d{1,3}(?:\.\d+)?) ?(?P<unit>%|per ?cent|marks?|points?)?(?: ?\(\d[^()]{0,24}\))?\W*"
)
_CATEGORY = re.compile(
    r"\b(?:UR|GEN|OBC|EWS|SC|ST|SEBC|BC|MBC|DNC|NT|VJ|PwBD|PwD|PH|ESM|OC|GT|OEBC|SCA|Unreserved|General|Open|Reserved"
    r"|Backward|Scheduled|Others?|All (?:other|remaining)|categor(?:y|ies)|candidates|applicants|women|persons with"
    r"|ex-servicemen|indigenous|non-indigenous|minority|veterans|disabilit\w+|disabled)\b"
)
_FEWEST = 2
_MOST = 12


class Floor(NamedTuple):
    """The mark ``n`` with its ``unit`` for the people ``who`` (view range ``start:end``); ``stop``: where it ends."""

    who: str
    start: int
    end: int
    n: str
    unit: str
    stop: int


class FloorList(NamedTuple):
    """What stands over a list, and its rows; ``lines``: indexes of the lines that it takes."""

    over: str
    rows: tuple[Floor, ...]
    lines: tuple[int, ...]


@memo
def floor_lists(source: Source) -> tuple[FloorList, ...]:
    """The lists of a notice; a list is one where two rows or more name people."""
    if source.zh:
        return ()
    found = (*_lists(source), *_tables(source))
    return tuple(f for f in found if len(f.rows) >= _FEWEST and any(_CATEGORY.search(r.who) for r in f.rows))


def _lists(source: Source) -> Iterator[FloorList]:
    lines = source.lines
    for index, line in enumerate(lines):
        if line.kind is BlockKind.TABLE or not line.text.rstrip().endswith(":"):
            continue
        over = re.split(r"(?<=[.;]) ", line.text)[-1]
        if not _OVER.search(over):
            continue
        rows: list[Floor] = []
        for below in lines[index + 1 : index + 1 + _MOST]:
            found = _ITEM.fullmatch(below.text) if below.kind is not BlockKind.TABLE else None
            if found is None or find_subjects(found.group("who")):
                break
            who = found.group("who").strip()
            start = below.start + found.start("who")
            stop = below.start + found.end()
            rows.append(Floor(who, start, start + len(who), found.group("n"), found.group("unit") or "", stop))
        yield FloorList(over, tuple(rows), tuple(range(index, index + 1 + len(rows))))


_CELL = re.compile(r"\s*(?P<n>\d{1,3}(?:\.\d+)?) ?(?P<unit>%|per ?cent|marks?|points?)?\s*")


def _tables(source: Source) -> Iterator[FloorList]:
    """Two columns, categories and their marks, under a head or a line that says that they are to be reached."""
    for grid in source.grids:
        if grid.cols != _FEWEST or not 1 < grid.rows <= _MOST:
            continue
        heads = [" ".join(c.text for c in grid.header(col)) for col in range(grid.cols)]
        over = next((t for t in (heads[-1], _above(grid)) if _OVER.search(t) and find_subjects(t)), None)
        if over is None and _OVER.search(heads[-1]):
            over = f"{_above(grid)} {heads[-1]}"
        if over is None:
            continue
        rows: list[Floor] = []
        for who, value in grid.body():
            found = _CELL.fullmatch(value.text)
            if found is None or find_subjects(who.text):
                rows = []
                break
            rows.append(Floor(who.text, who.start, who.end, found.group("n"), found.group("unit") or "", value.end))
        yield FloorList(over, tuple(rows), ())


def _above(grid: Grid) -> str:
    lines = grid.source.lines
    at = bisect_left([x.start for x in lines], grid.start)
    line = lines[at - 1] if at else None
    return "" if line is None or line.kind is BlockKind.TABLE else re.split(r"(?<=[.;]) ", line.text)[-1]


__all__ = ["Floor", "FloorList", "floor_lists"]
