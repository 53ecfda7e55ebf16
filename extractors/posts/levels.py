"""Levels: rows of one post, its code and headcount merged over them, one row for each level with its majors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractors.conditions.majors import Majors
from extractors.posts.columns import Column
from extractors.posts.entry import Entry
from extractors.text.source import GridCell
from schema.values import Degree

_DEGREES = (Degree.NONE, Degree.BACHELOR, Degree.MASTER, Degree.DOCTOR)


def identity(columns: Sequence[Column], merged: frozenset[int]) -> tuple[int, ...]:
    """The columns that tell rows of one post: code (else name) and headcount, where the format merges them."""
    by_kind = {c.kind: c.col for c in reversed(columns) if c.kind in ("code", "name", "headcount")}
    named = by_kind.get("code", by_kind.get("name"))
    count = by_kind.get("headcount")
    if named is None or count is None or not {named, count} <= merged:
        return ()
    return named, count


def is_same_post(columns: Sequence[int], above: Sequence[GridCell], cells: Sequence[GridCell]) -> bool:
    """Whether the cells that tell posts are merged with those of the row above."""
    return all(
        cells[col].why == "merged" and bool(cells[col].text) and cells[col].start == above[col].start for col in columns
    )


def add_level(entry: Entry, more: Entry) -> None:
    """Another level of the same post: the lowest level counts, the majors are those of all levels."""
    draft, other = entry.draft, more.draft
    _add_age(entry, more)
    for name, value in other.values.items():
        held, proof = entry.get(name), other.evidence.get(name, [])
        if held is None:
            entry.put(name, value, *proof)
        elif name == "majors":
            draft.put(name, union(held, value), *proof)
        elif name == "remarks" and value not in held:
            draft.put(name, f"{held}\n{value}", *proof)
        elif _lower(name, value, held):
            draft.put(name, value, *proof)


def _add_age(entry: Entry, more: Entry) -> None:
    """The age of the lowest level is that of the post; others hold for those of their own level."""
    held, told = entry.get("age_max"), more.get("age_max")
    level, other = entry.get("education"), more.get("education")
    if not (isinstance(held, int) and isinstance(told, int)) or held == told or level is None or other is None:
        return
    above = entry if other.rank < level.rank else more
    proof, of_level = above.draft.evidence.get("age_max", []), above.draft.evidence.get("education", [])
    if level is other or not proof or not of_level:
        return
    entry.add_age_limit(of_level[-1].quote, above.get("age_max"), proof[-1])
    if above is entry:
        entry.draft.put("age_max", told, *more.draft.evidence.get("age_max", ()))


def _lower(name: str, value: Any, held: Any) -> bool:
    if name == "education":
        return bool(value.rank < held.rank)
    return name == "degree" and _DEGREES.index(value) < _DEGREES.index(held)


def union(first: Majors, second: Majors) -> Majors:
    """Majors of two columns (研究生专业, 本科专业) or rows: both lists; a list says more than 不限."""
    if isinstance(first, tuple) and isinstance(second, tuple):
        return tuple(dict.fromkeys((*first, *second)))
    return first if isinstance(first, tuple) else second
