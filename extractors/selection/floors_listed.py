"""Floors by category: the pass marks that English lists and small tables print for categories of people.

What stands over them names the test.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.scoring.floor_lists import Floor, floor_lists
from extractors.scoring.naming import Names
from extractors.selection.category_lists import categories
from extractors.text.context import Context, Draft
from extractors.text.source import Source
from extractors.values.numbers import parse_number
from extractors.values.ratios import plain
from schema.scheme import Gate, Predicate


def listed_floors(ctx: Context, names: Names) -> list[Gate]:
    """The gates of such lists, each with its category as condition."""
    out: list[Gate] = []
    for source in ctx.sources:
        for found in floor_lists(source):
            named = [n.id for n in names.find(found.over) if names.known(n.id)]
            for row in found.rows if named else ():
                out += _gate(source, names, named[-1], row, len(out))
    return out


def _gate(source: Source, names: Names, on: str, row: Floor, made: int) -> Iterator[Gate]:
    value = parse_number(row.n)
    if not value:
        return
    if row.unit[:1] in ("%", "p") and not row.unit.startswith("point") and (full := names.full(on)):
        value = plain(value * full / 100)
    draft = Draft(f"gate-list-{made + 1}")
    draft.cite(source.cite(row.start, max(row.end, row.stop)))
    draft.put("on", on)
    draft.put("min", value)
    draft.put("when", row.who, source.cite(row.start, row.end))
    parts = categories(row.who)
    yield draft.build(Gate, predicate=Predicate(fact="category", op="in", values=parts))


__all__ = ["listed_floors"]
