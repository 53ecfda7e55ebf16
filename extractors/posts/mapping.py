"""Mapping: what each column of a post table was taken for, how that was told from its heading, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractors.lexicon import load
from extractors.posts.cells import read_question
from extractors.posts.columns import ALIKE, CONTAINED, SHAPED, UNDER, Column
from extractors.posts.tables import FIELDS, TableShape
from extractors.text.context import Context
from schema.evidence import Evidence, Role
from schema.findings import Severity

_GUESSED = ("alike", "contained", "under")
_NO_FIELD = frozenset({"ignored", "result", "ratio", "org_code", "schedule", "before", "after", "item", "axis"})


_BESIDE_ORG = frozenset({"org_parent", "org_unit"})
"""Columns that name the employer only where no other column does; else their cells are kept under their heading."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A column: its headings from top to bottom, the post field it fills, and how the heading was known.

    ``field`` None: no field of its own, the cells are kept under the heading. ``way``: ``listed`` in the lexicon,
    ``shaped`` like such words, ``alike`` one of them (a misprint), ``contained``: it holds such a word, ``under``: by
    the heading above it, ``asked``: the heading is a question that the cells answer, ``unknown``. ``confidence``: the
    share of columns found in that way that were right on tables nobody had seen.
    """

    number: int
    heading: tuple[str, ...]
    field: str | None
    way: str
    confidence: Decimal
    evidence: tuple[Evidence, ...]


def mapping_of(shape: TableShape) -> tuple[Mapped, ...]:
    """The columns of a post table that have a heading, from left to right."""
    return tuple(_mapped(shape, column) for column in shape.columns if column.header)


def _mapped(shape: TableShape, column: Column) -> Mapped:
    way = _way(column)
    named = column.kind if column.kind != "part" else "headcount_parts"
    if column.kind == "axis":
        named = "headcount"
    elif column.kind in _NO_FIELD or (column.kind in _BESIDE_ORG and shape.first("org") is not None):
        named = None
    share = load("headings")["confidence"].get(way, 0)
    source = shape.grid.source
    return Mapped(
        column.col,
        tuple(cell.text for cell in column.header),
        FIELDS.get(named, named) if named else None,
        way,
        Decimal(str(share)),
        tuple(source.cite(c.start, c.end, Role.HEADER) for c in column.header[-1:]),
    )


def _way(column: Column) -> str:
    if column.kind is None:
        return "asked" if column.asks or read_question(column.label) else "unknown"
    steps = ((SHAPED, "listed"), (ALIKE, "shaped"), (CONTAINED, "alike"), (UNDER, "contained"))
    return next((way for below, way in steps if column.rank < below), "under")


def report_columns(ctx: Context, shape: TableShape) -> None:
    """Findings for the columns that nothing was made of, and for those whose meaning was only inferred."""
    for column in shape.unmapped:
        ctx.find(
            "unmapped_column",
            f"column “{column.label}” has no field of its own; its cells are kept under their heading",
            *(shape.grid.source.cite(c.start, c.end, Role.HEADER) for c in column.header[-1:]),
            severity=Severity.INFO,
        )
    guessed = [m for m in mapping_of(shape) if m.way in _GUESSED and m.field is not None]
    if guessed:
        ctx.find(
            "guessed_column",
            "; ".join(f"column “{m.heading[-1]}” is read as {m.field} ({m.way}, {m.confidence})" for m in guessed),
            *(e for m in guessed for e in m.evidence),
            severity=Severity.INFO,
        )


def mapped_tables(documents: Sequence[Any]) -> Iterator[tuple[str, TableShape, tuple[Mapped, ...]]]:
    """The post tables of documents in order: the name of the document, the shape of the table and its columns."""
    from extractors.posts.gathering import table_shapes
    from extractors.text.source import Source

    for document in documents:
        for shape in table_shapes(Source(document).grids):
            if shape.kind == "posts":
                yield document.name, shape, mapping_of(shape)
