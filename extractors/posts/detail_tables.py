"""Tables that tell more of listed posts: a row for each, named by its code, its number or its name.

``Code | Qualification | Maximum age`` below the table that counts the vacancies of each code.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.posts.cell_takes import take_cell
from extractors.posts.cells import read_cell
from extractors.posts.columns import Column, map_columns
from extractors.posts.entry import Entry
from extractors.posts.facts import tidy
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell, Source

_TELLING = frozenset(
    {
        "education", "education_degree", "education_majors", "degree", "majors", "age", "age_min", "experience",
        "certificates", "conditions", "workplace", "org", "category", "gender",
    }
)  # fmt: skip
_KEYS = frozenset({"code", "name", "no"})
_SEVERAL = re.compile(r"\s*(?:,|&|/|\band\b)\s*")


def add_detail_tables(source: Source, entries: Sequence[Entry]) -> None:
    """What tables without numbers of posts say of listed posts, for the fields that are not known of them."""
    if source.zh or not 0 < len(entries) <= 60:
        return
    taken = {e.start for e in entries}
    for grid in source.grids:
        if not grid.header_rows or any(grid.start <= start < grid.end for start in taken):
            continue
        columns = map_columns(grid)
        keys = [c for c in columns if c.kind in _KEYS]
        told = [c for c in columns if c.kind in _TELLING]
        if keys and told and not any(c.kind in ("headcount", "part", "schedule", "result") for c in columns):
            _read(grid, keys, told, entries)


def _read(grid: Grid, keys: Sequence[Column], told: Sequence[Column], entries: Sequence[Entry]) -> None:
    rows = list(grid.body())
    owners = [_owners(row, keys, entries) for row in rows]
    if sum(map(bool, owners)) * 2 < len(rows):
        return
    for row, mine in zip(rows, owners, strict=True):
        for column in told:
            cell = row[column.col]
            if not cell.text:
                continue
            for entry in mine:
                for fact in read_cell(column.kind or "", cell.text, column.label):
                    if fact.value not in (None, ()) and fact.end > fact.start:
                        take_cell(entry, fact, cell, column.label)


def _owners(row: Sequence[GridCell], keys: Sequence[Column], entries: Sequence[Entry]) -> list[Entry]:
    """The posts that a row names; several where a cell lists their codes."""
    for column in keys:
        text = tidy(row[column.col].text)
        parts = [text, *_SEVERAL.split(text)]
        found: list[Entry] = []
        for part in parts:
            same = [e for e in entries if part and _is(e, column.kind or "", part)]
            found += [e for e in same if e not in found] if len(same) == 1 else []
        if found:
            return found
    return []


def _is(entry: Entry, kind: str, text: str) -> bool:
    if kind == "no":
        return str(entry.get("no")) == text.strip(". ()")
    known = [entry.get("name"), entry.get("code")] if kind == "name" else [entry.get(kind)]
    return any(value is not None and str(value).casefold() == text.casefold() for value in known)


__all__ = ["add_detail_tables"]
