"""Lists of duties and demands: under one heading (工作内容及要求) first what the post does, then what it asks.

The name of the only post (招聘岗位:化验员) may stand over such a list as well.

The demands begin with the first item that asks for something that can be checked: schooling, an age, years of service.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from extractors.lexicon import load
from extractors.outline.zone_votes import Part, vote
from extractors.text import patterns as re

_LOOSE = frozenset({"ability", "conduct", "service", "health"})
"""Kinds that the words of duties have as well (组织协调能力)."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(load("zones")["zh"]["mixed"][name]))


def parted(pieces: Sequence[Part]) -> Iterator[tuple[Part, bool]]:
    """The items of such lists, each with whether it is a demand."""
    posts = [at for at, piece in enumerate(pieces) if len(piece.text) <= 40 and _pattern("post").match(piece.text)]
    for at, piece in enumerate(pieces):
        mixed = len(piece.text) <= 20 and _pattern("heading").fullmatch(piece.text.rstrip(":"))
        if mixed or posts == [at]:  # of several posts each asks for itself
            yield from _items(pieces[at + 1 : at + 40])


def _items(below: Sequence[Part]) -> Iterator[tuple[Part, bool]]:
    items: list[Part] = []
    for piece in below:
        last = items[-1] if items else None
        if not (piece.style or piece.bullet) or (
            last and ((last.style, last.bullet) != (piece.style, piece.bullet) or piece.number < last.number)
        ):
            break
        items.append(piece)
    votes = [vote(item.text, zh=True) for item in items]
    first = next((i for i, v in enumerate(votes) if v.demands - _LOOSE and not v.against), len(items))
    if first == len(items):
        return
    for i, (item, said) in enumerate(zip(items, votes, strict=True)):
        yield item, i >= first and not said.against


__all__ = ["parted"]
