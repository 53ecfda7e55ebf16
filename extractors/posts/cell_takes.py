"""What a cell of a table says goes into the draft of its post."""

from __future__ import annotations

from extractors.posts.columns import Column
from extractors.posts.entry import Entry
from extractors.posts.facts import Fact
from extractors.posts.levels import union
from extractors.text.source import GridCell, Source
from schema.evidence import Evidence, Role


def take_answer(entry: Entry, fact: Fact, cell: GridCell, column: Column) -> None:
    """A condition that the heading states and the cell affirms: both are its evidence."""
    heading = column.header[-1]
    source = entry.source
    entry.put(
        fact.field,
        fact.value,
        source.cite(cell.start, cell.end, Role.INHERITED if cell.why else Role.VALUE, cell.why),
        source.cite(heading.start, heading.end, Role.HEADER),
    )


def take_cell(entry: Entry, fact: Fact, cell: GridCell, label: str = "") -> None:
    """A fact of a cell; remarks and majors of several columns are joined, an age that remarks ease counts."""
    if fact.field in ("org_parent", "org_unit"):
        if entry.get("org"):
            entry.extra.setdefault(label, fact.value)
        fact = Fact("org", fact.value, fact.start, fact.end)
    if fact.field == "remarks" and entry.get("remarks"):
        joined = f"{entry.get('remarks')}\n{fact.value}"
        entry.draft.put("remarks", joined, _evidence(entry.source, fact, cell))
        return
    if fact.field == "majors" and entry.get("majors"):
        entry.draft.put("majors", union(entry.get("majors"), fact.value), _evidence(entry.source, fact, cell))
        return
    if fact.field == "age_max" and isinstance(before := entry.get("age_max"), int) and fact.value > before:
        # 年龄放宽至40周岁 in the remarks of a post, whose column of ages says 35
        entry.draft.put("age_max", fact.value, _evidence(entry.source, fact, cell))
        return
    role = Role.INHERITED if cell.why else Role.VALUE
    entry.take(fact, cell.start, role, cell.why, cite=entry.cite)


def _evidence(source: Source, fact: Fact, cell: GridCell) -> Evidence:
    role = Role.INHERITED if cell.why else Role.VALUE
    return source.cite(cell.start + fact.start, cell.start + fact.end, role, cell.why)


__all__ = ["take_answer", "take_cell"]
