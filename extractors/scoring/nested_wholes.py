"""Nested wholes: English points that add up to what one test is marked out of are its parts, not those of the total.

A table of areas with 300 marks in all, beside an interview marked out of 300 that itself is part of another whole: the
areas make up the interview, whatever stands over the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.scoring.fullmarks import FullMark
from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.values.subjects import SubjectHit

_FEWEST = 2


def with_nested(statements: Sequence[Statement]) -> list[Statement]:
    """``statements``, with such points put below the one test that they make up."""
    points: dict[int, list[Statement]] = {}
    weighed: dict[int, list[Statement]] = {}
    for made in statements:
        value = made.value
        if made.source.zh or not isinstance(value, Share):
            continue
        if value.weight == 1 and value.full and value.parent is not None and value.parent.kind == "total":
            points.setdefault(made.group, []).append(made)
        elif value.weight < 1 and (value.parent is None or value.parent.kind == "total"):
            weighed.setdefault(made.group, []).append(made)
    hosts: dict[int, SubjectHit] = {}
    for group, rows in points.items():
        if len(rows) >= _FEWEST and (host := _host(group, rows, points, weighed, statements)):
            hosts[group] = host
    if not hosts:
        return list(statements)
    return [
        replace(s, value=replace(s.value, parent=hosts[s.group]))
        if s.group in hosts and isinstance(s.value, Share) and s in points[s.group]
        else s
        for s in statements
    ]


def _host(
    group: int,
    rows: Sequence[Statement],
    points: dict[int, list[Statement]],
    weighed: dict[int, list[Statement]],
    statements: Sequence[Statement],
) -> SubjectHit | None:
    """The one test of another whole that is marked out of what the rows make."""
    total = sum((s.value.full or Decimal(0) for s in rows if isinstance(s.value, Share)), Decimal(0))
    mine = {_key(s.value.subject) for s in rows if isinstance(s.value, Share)}
    fulls = {
        _key(s.value.subject): s.value.full
        for s in statements
        if isinstance(s.value, Share | FullMark) and s.value.subject is not None and s.value.full and s not in rows
    }
    wholes = [r for r in weighed.values() if _sum(r) == 1]
    wholes += [r for g, r in points.items() if g != group]
    found: dict[str, SubjectHit] = {}
    for whole in wholes:
        for made in whole:
            hit = made.value.subject if isinstance(made.value, Share) else None
            same = made.tracks == rows[0].tracks or not made.tracks or not rows[0].tracks
            if hit is not None and same and _key(hit) not in mine and fulls.get(_key(hit)) == total:
                found.setdefault(_key(hit), replace(hit, start=-1, end=-1))
    return next(iter(found.values())) if len(found) == 1 else None


def _key(hit: SubjectHit) -> str:
    return hit.id or hit.name.casefold()


def _sum(rows: Sequence[Statement]) -> Decimal:
    return sum((s.value.weight for s in rows if isinstance(s.value, Share)), Decimal(0))


__all__ = ["with_nested"]
