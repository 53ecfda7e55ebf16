"""Posts from tables that do not list one post a row: lists of results, and cards with labels beside values."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.posts.cell_takes import take_cell
from extractors.posts.cells import is_nothing, read_cell
from extractors.posts.columns import CONTAINED, is_subtotal, kind_of
from extractors.posts.entry import Entry
from extractors.posts.facts import tidy
from extractors.posts.headcounts_en import divide
from extractors.posts.layouts import cards
from extractors.posts.tables import TableShape
from extractors.text.source import Grid


def result_entries(shape: TableShape) -> Iterator[Entry]:
    """The distinct posts that a list of results names (code and name only)."""
    seen: set[tuple[str, str]] = set()
    columns = [c for c in (shape.first("code"), shape.first("name"), shape.first("org")) if c]
    for row in range(shape.body, shape.grid.rows):
        entry = Entry(shape.grid.source, start=shape.grid.start)
        for column in columns:
            cell = shape.grid.cell(row, column.col)
            if cell.text and column.kind:
                for fact in read_cell(column.kind, cell.text, column.label):
                    if fact.field in ("code", "name", "org"):
                        take_cell(entry, fact, cell)
        key = (entry.get("code") or "", entry.get("name") or "")
        if any(key) and key not in seen and not is_subtotal(key[1]):
            seen.add(key)
            yield entry


def card_entries(grid: Grid) -> list[Entry]:
    """Posts printed as cards, labels beside values: those with a name and a headcount."""
    out: list[Entry] = []
    for card in cards(grid):
        entry = Entry(grid.source, start=grid.start)
        for head, value in card:
            kind, rank = kind_of(head.text)
            if kind is None or rank >= CONTAINED or not value.text or value.why == "blank":
                continue
            facts = read_cell(kind, value.text, tidy(head.text))
            for fact in facts:
                take_cell(entry, fact, value, head.text)
            if kind == "headcount" and not grid.source.zh and not entry.parts:
                divide(entry, value.text, value.start)
            if not facts and not is_nothing(value.text):
                entry.extra.setdefault(tidy(head.text), value.text)
        if entry.get("name") and entry.get("headcount") is not None:
            out.append(entry)
    return out
