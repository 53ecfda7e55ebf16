"""Plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest import furniture, markup
from ingest.assemble import Layout, Material, language_of
from ingest.collapsed import unfold
from ingest.flow import Line, Page, glue, joins, physical
from ingest.htmltable import html_tables
from ingest.limits import Budget
from ingest.outline import Unit
from ingest.records import maker
from ingest.tables import build
from ingest.textgrid import find_tables
from ingest.typeset import unwrap
from ingest.view import Folded, Run
from schema.document import Address, Language

_NEWLINE = re.compile("\n")
_TOP = 8
"""Lines in which a bare date beside a name is a byline."""


def read_text(text: str, budget: Budget, *, markdown: bool) -> Layout:
    """The layout of a text: its blocks, tables and view runs; addresses are ``line N``, counted from 1."""
    chinese = language_of(text) is Language.ZH
    text, numbers = (text, None) if chinese else unwrap(text)
    folded = Folded(text, chinese, markdown=markdown or markup.is_markdown(text))
    marked = html_tables(text)
    lines = physical(folded, [(draft.start, draft.end) for draft in marked])
    budget.tick()
    material = Material(folded)
    found = find_tables(text, lines, marked)
    for start, stop, draft in found:
        draft.name = _caption(lines, start)
        for line in lines[start:stop]:
            line.role = "table"
    _mark_furniture(lines)
    joined = joins(lines, Page.of(lines), chinese=chinese)
    later = _later(lines, joined)
    tables = {start: (stop, build(draft, text, folded.clean, budget), draft) for start, stop, draft in found}
    i = 0
    while i < len(lines):
        if i in tables:
            stop, table, draft = tables[i]
            if draft.tabbed:
                head = range(len(draft.rows) - table.rows, len(draft.rows) - table.rows + table.header_rows)
                runs = [Run(row[0].start, row[-1].end, "\n", True, r in head) for r, row in enumerate(draft.rows)]
                material.add_tabbed(table, runs)
            else:
                material.add_table(table, draft.rows)
            i = stop
            continue
        stop = i + 1
        while stop < len(lines) and later[stop]:
            stop += 1
        _add(material, lines[i:stop])
        i = stop
    budget.tick()
    return material.layout(_addresses(text, numbers))


def _add(material: Material, lines: Sequence[Line]) -> None:
    """One logical line."""
    lines = [x for x in lines if x.role != "page"]
    if not lines or lines[0].role == "rule":
        return
    first = lines[0]
    runs = [Run(first.start, first.end, "\n")]
    for before, line in pairwise(lines):
        runs.append(Run(line.start, line.end, glue(before, line)))
    unit = Unit(
        first.start,
        lines[-1].end,
        "".join(x.clean for x in lines) if len(lines) > 1 else first.clean,
        depth=first.hashes,
        bullet=first.bullet,
        bold=first.bold,
        furniture=first.role == "furniture",
    )
    parts = unfold(material.folded, unit) if len(lines) == 1 and not unit.furniture else None
    for part, inner in parts or [(unit, runs)]:
        material.add(part, inner)


def _later(lines: Sequence[Line], joined: Sequence[bool]) -> list[bool]:
    """Whether a line goes on from those before: itself, or as a page number with such a line behind it."""
    out = list(joined)
    for i in range(len(lines) - 2, -1, -1):
        if lines[i].role == "page":
            out[i] = out[i + 1]
    return out


def _mark_furniture(lines: Sequence[Line]) -> None:
    for index, line in enumerate(lines):
        if not line.role and furniture.is_furniture(line.clean, near_top=index < _TOP):
            line.role = "furniture"
    if lines and furniture.is_number(lines[0].clean) and not lines[0].role:
        lines[0].role = "furniture"


def _caption(lines: Sequence[Line], start: int) -> str | None:
    """The line before a table, where it reads like a caption."""
    if not start:
        return None
    before = lines[start - 1]
    if before.role or before.label or len(before.clean) > 50 or before.clean.endswith(("。", ";", ",", ":", ".")):
        return None
    return before.clean


def _addresses(text: str, numbers: Sequence[int] | None = None) -> tuple[Address, ...]:
    """The number of each line; ``numbers`` where they are not simply counted."""
    out: list[dict[str, object]] = []
    start = 0
    for index, match in enumerate(_NEWLINE.finditer(text)):
        native = f"line {numbers[index] if numbers else index + 1}"
        out.append({"start": start, "end": match.end(), "native": native})
        start = match.end()
    if start < len(text):
        native = f"line {numbers[len(out)] if numbers else len(out) + 1}"
        out.append({"start": start, "end": len(text), "native": native})
    return tuple(map(_make, out))


_make = maker(Address)
