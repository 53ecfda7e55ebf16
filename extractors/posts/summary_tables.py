"""Summaries: a table that only counts the people that each employer wants, beside the tables that list the posts."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.posts.tables import TableShape

_COUNTING = frozenset({"no", "org", "org_parent", "org_unit", "headcount", "part", "ignored", "ratio", "org_code"})
"""Kinds of columns of a table that lists no posts; remarks in it are remarks on the employer."""


def without_summaries(shapes: Sequence[TableShape]) -> list[TableShape]:
    """The tables of posts but for summaries: one that only counts, where another names the posts."""
    listing = [s for s in shapes if s.first("name") is not None or s.first("code") is not None]
    return [s for s in shapes if s in listing or not listing or not _only_counts(s)]


def _only_counts(shape: TableShape) -> bool:
    kinds = {c.kind for c in shape.columns if c.kind is not None}
    return not shape.axes and "headcount" in kinds and kinds - {"conditions"} <= _COUNTING


__all__ = ["without_summaries"]
