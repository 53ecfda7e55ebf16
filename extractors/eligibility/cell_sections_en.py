"""Tables that are the notice itself: a label beside each part of it (``Entry Requirements | A degree in …``).

The cell beside a label that opens demands is read as the lines of a section of that name are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.eligibility.requirement_lists import RequirementList, list_of_text
from extractors.outline.item_labels import label_of
from extractors.outline.sections import Piece, Zone, heading, zone_of
from extractors.posts.spec_tables import essential, wished
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell, Source
from schema.document import BlockKind

_NOTES = re.compile(r"(?:general |other |important )?(?:notes?|remarks?|conditions?)\W*", re.IGNORECASE)
_CUT = re.compile(r"\n+|(?:(?<=[.;])\s+| {2,})(?=\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s)")


@dataclass(slots=True)
class CellSection:
    """One such cell: its joined list, or the pieces that it holds."""

    joined: RequirementList | None
    pieces: list[Piece]


def cell_sections(source: Source) -> Iterator[CellSection]:
    """The cells of an English document that hold demands, in order."""
    if source.zh:
        return
    for grid in source.grids:
        if grid.cols != 2 or grid.rows < 3:
            continue
        rows = list(grid.rows_from(0))
        if not _labels(grid, rows):
            continue
        for row in rows:
            label, cell = row[0], row[1]
            head = heading(label.text, zh=False).strip(" :")
            zone = zone_of(head, zh=False)
            noted = _NOTES.fullmatch(label.text) is not None
            if not cell.text or essential(head) or wished(head) or not (zone is Zone.CONDITIONS or noted):
                continue
            joined = None if noted else list_of_text(source, cell.start, cell.end)
            yield CellSection(joined, [] if joined else _pieces(source, cell, head))


def _labels(grid: Grid, rows: list[list[GridCell]]) -> bool:
    """Whether the first column holds short labels, all different, beside longer text."""
    names = [row[0].text for row in rows]
    longest = max(len(row[1].text) for row in rows)
    return all(0 < len(n) < 60 for n in names) and len(set(names)) == len(names) and longest > 80


def _pieces(source: Source, cell: GridCell, head: str) -> list[Piece]:
    line = source.line_at(cell.start)
    if line is None:
        return []
    out: list[Piece] = []
    edges = [0, *(e for m in _CUT.finditer(cell.text) for e in m.span()), len(cell.text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        raw = cell.text[start:end]
        style, number, length = label_of(raw)
        dash = re.match(r"\s*[-•*·]\s+", raw)
        length = length or (dash.end() if dash else 0)
        text = raw[length:].strip()
        if not text:
            continue
        at = cell.start + start + length + len(raw[length:]) - len(raw[length:].lstrip())
        kind = BlockKind.LIST_ITEM if style or dash else BlockKind.PARAGRAPH
        own = line.__class__(line.index, at, at + len(text), kind, 0, None, text, line.parents)
        bullet = dash is not None and not style
        zone = Zone.CONDITIONS
        out.append(Piece(len(out), at, at + len(text), text, style, number, zone, (head,), own, bullet, True))
    return out


__all__ = ["CellSection", "cell_sections"]
