"""Diff: what differs between two notices or two campaigns, record by record, with the evidence of both sides."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from schema.base import Frozen
from schema.evidence import Evidence


class DiffKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Weight(StrEnum):
    """What a difference can do to people, the gravest first."""

    RANKING = "ranking"
    ELIGIBILITY = "eligibility"
    SCHEDULE = "schedule"
    TEXT = "text"

    @property
    def order(self) -> int:
        return list(Weight).index(self)


class Side(Frozen):
    """One side of a difference: where it stands, its value as JSON, and the words that it rests on."""

    pointer: str
    value: Any = None
    evidence: tuple[Evidence, ...] = ()


class Difference(Frozen):
    """``field`` None: the whole record. ``record``: its name for people, ``section``: the list it is in."""

    kind: DiffKind
    weight: Weight
    section: str
    record: str
    field: str | None = None
    before: Side | None = None
    after: Side | None = None


class DiffGroup(Frozen):
    """Differences that say the same of several records: one line for 37 posts."""

    kind: DiffKind
    weight: Weight
    section: str
    field: str | None = None
    before: Any = None
    after: Any = None
    members: tuple[Difference, ...]


class Diff(Frozen):
    """``before`` and ``after`` name the two sides; groups stand in the order of their weight."""

    before: str
    after: str
    groups: tuple[DiffGroup, ...] = ()

    @property
    def differences(self) -> tuple[Difference, ...]:
        return tuple(member for group in self.groups for member in group.members)
