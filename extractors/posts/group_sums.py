"""Sums over groups: a row with an employer and a count, before the posts of that employer that add up to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors.posts.entry import Entry
from schema.evidence import Role

_SAID = frozenset({"org", "headcount", "no"})
"""All that such a row says."""


def without_sums(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries but for those that only count the named ones of the same employer right behind them."""
    held: list[Entry] = []
    for entry in entries:
        if held and (entry.get("org") != held[0].get("org") or not _is_post(entry)):
            yield from _posts(held)
            held = []
        if held or _may_sum(entry):
            held.append(entry)
        else:
            yield entry
    yield from _posts(held)


def _posts(held: Sequence[Entry]) -> Sequence[Entry]:
    """A row that may be a sum and the posts behind it, without the former where it is one."""
    counts = [entry.get("headcount") for entry in held]
    is_sum = len(held) > 1 and all(counts) and counts[0] == sum(counts[1:])
    return held[1:] if is_sum else held


def _may_sum(entry: Entry) -> bool:
    """Whether the row prints an employer and a count and nothing else; what its blank cells repeat says nothing."""
    printed = {name for name, found in entry.draft.evidence.items() if any(e.role is Role.VALUE for e in found)}
    return {"org", "headcount"} <= printed <= _SAID and not entry.parts


def _is_post(entry: Entry) -> bool:
    return ("name" in entry.draft or "code" in entry.draft) and not _may_sum(entry)
