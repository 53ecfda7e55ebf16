"""Notes in a sheet, above its headings or below its last row, that ask something of all its posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.conditions.notes_of_all import all_posts
from extractors.posts.conditions import read_conditions
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.source import Grid, Source
from schema.evidence import Role

_CLAUSE = re.compile(r"[^。;\n]+")
_TAKEN = frozenset(
    {"age_max", "age_min", "education", "degree", "full_time", "political", "gender", "regions", "certificates"}
    | {"fresh_graduates_only", "experience_years", "age_limits", "born_from", "born_to"}
)
_SHORTEST = 8
"""Characters of a note that asks something of all posts."""


def add_noted(source: Source, entries: Sequence[Entry]) -> None:
    """What the notes of each table ask of its posts; what a post says itself stays."""
    for grid in source.grids:
        mine = [e for e in entries if e.source is source and grid.start <= e.start < grid.end]
        for start, text in _notes(grid) if mine else ():
            going = False
            for clause in _CLAUSE.finditer(text):
                begin = all_posts(clause.group(), going=going)
                going = begin is not None
                if begin is None:
                    continue
                at = start + clause.start() + begin
                facts = [f for f in read_conditions(clause.group()[begin:]) if f.field in _TAKEN]
                for entry in mine:
                    own = [f for f in facts if f.field not in entry.draft]
                    entry.take_all(own, at, Role.INHERITED, "note")


def _notes(grid: Grid) -> Iterator[tuple[int, str]]:
    for start, end in grid.notes:
        if end - start >= _SHORTEST:
            yield start, grid.source.text[start:end]
    for row in range(max(grid.rows - _LAST, grid.header_rows), grid.rows):
        printed = [c for col in range(grid.cols) if (c := grid.cell(row, col)).text and c.why is None]
        if len(printed) == 1 and len(printed[0].text) >= _SHORTEST:
            yield printed[0].start, printed[0].text


_LAST = 6
"""Rows at the end of a table among which its notes stand."""

__all__ = ["add_noted"]
