"""Order: places within each post, and how ties are broken along a chain of keys.

One sort of one packed integer per candidate; only people who are equal by value are looked at again for the chain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import polars as pl

Numbers = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Posts = npt.NDArray[np.int32]
Marks = npt.NDArray[np.int32] | npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

BITS = 63
"""Bits that a packed key may take."""


@dataclass(frozen=True)
class Key:
    """One key of a tie chain: greater first unless ``descending`` is off. ``values``: one integer per candidate, null
    where unknown; None: people decide."""

    values: pl.Series | None
    descending: bool = True


@dataclass(frozen=True)
class Placed:
    """Candidates in order, by post, then by value, greatest first; all arrays are parallel.

    ``rows``: place in the input; ``post``; ``first``: competition rank by value alone; ``size``: people of that value;
    ``place``: competition rank after the chain; ``tied``: people of that place; ``open``: still equal although there is
    a chain (None: nobody is).
    """

    rows: Numbers
    post: Posts
    first: Places
    size: Places
    place: Places
    tied: Places
    open: Mask | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def only(self, mask: Mask) -> Placed:
        """Some of them, with the places they have."""
        return Placed(
            self.rows[mask],
            self.post[mask],
            self.first[mask],
            self.size[mask],
            self.place[mask],
            self.tied[mask],
            None if self.open is None else self.open[mask],
        )


def placed(rows: Numbers | None, post: Posts, value: Marks, chain: Sequence[Key] | None = None) -> Placed:
    """Places of candidates: ``rows`` is where each stands in the input (ascending; None: all of it), the keys of
    ``chain`` too."""
    number = len(post)
    if not number:
        few = np.empty(0, np.int32)
        return Placed(np.empty(0, np.int64), few, few, few, few, few)
    at, group, counts = _sorted(post, value)
    repeats = np.empty(number, np.bool_)
    repeats[0] = False
    np.equal(group[1:], group[:-1], out=repeats[1:])
    first = np.arange(1, number + 1, dtype=np.int32)
    first -= np.repeat((np.cumsum(counts) - counts).astype(np.int32), counts)
    equal, head, people = _groups(repeats)
    size = np.ones(number, np.int32)
    first[equal] = first[head]
    size[equal] = people
    posts = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    result = Placed(at if rows is None else rows[at], posts, first, size, first, size)
    return result if chain is None or not len(equal) else _chained(result, equal, head, chain)


def _groups(repeats: Mask) -> tuple[Numbers, Numbers, Numbers]:
    """Whoever is equal to the next or to the one before: where they stand, where their group begins, and its size.

    ``repeats``: whether each is equal to the one before.
    """
    later = np.flatnonzero(repeats)
    begins = np.flatnonzero(np.diff(later, prepend=-1) > 1)
    sizes = np.diff(begins, append=len(later)) + 1
    heads = later[begins] - 1
    head = np.repeat(heads, sizes)
    offset = np.arange(len(head)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return head + offset, head, np.repeat(sizes, sizes)


def _sorted(post: Posts, value: Marks) -> tuple[Numbers, Numbers, Numbers]:
    """The order of the candidates by post, then value, greatest first, then input; in this order a number for each pair
    of post and value; and the people of each post.

    Few arrays are made: with millions of people the time goes into fetching memory.
    """
    high = int(value.max())
    spans = (int(post.max()), high - int(value.min()), len(post) - 1)
    post_bits, value_bits, row_bits = (span.bit_length() for span in spans)
    if post_bits + value_bits + row_bits > BITS:
        at = np.lexsort((-value.astype(np.int64), post))
        post, value = post[at], value[at]
        changed = np.empty(len(at), np.bool_)
        changed[0] = False
        changed[1:] = (post[1:] != post[:-1]) | (value[1:] != value[:-1])
        return at, np.cumsum(changed), np.bincount(post)
    packed = np.left_shift(post, value_bits, dtype=np.int64)
    free = np.subtract(high, value, dtype=np.int64)
    packed |= free
    packed <<= row_bits
    packed |= np.arange(len(post), dtype=np.int32)
    packed.sort()
    at = np.bitwise_and(packed, (1 << row_bits) - 1, out=free)
    packed >>= row_bits
    ends = np.searchsorted(packed, np.arange(1, spans[0] + 2, dtype=np.int64) << value_bits)
    return at, packed, np.diff(ends, prepend=0)


def _chained(result: Placed, equal: Numbers, head: Numbers, chain: Sequence[Key]) -> Placed:
    """Places with groups of equals split key by key. ``equal``: where they stand; ``head``: where their group begins.

    A key that is unknown for anybody of a group decides nothing in that group, nor does any key after it: the unknown
    one might have decided otherwise. Within a group people keep the order of the input.
    """
    rows = result.rows.copy()
    place, tied = result.place.copy(), result.tied.copy()
    still = np.zeros(len(rows), np.bool_)
    at, who, frozen = equal, rows[equal], np.zeros(len(equal), np.bool_)
    start = result.first[equal] - head
    for key in chain:
        if key.values is None or not len(at):
            break
        held = key.values.gather(who)
        if held.null_count():
            frozen |= np.isin(head, head[held.is_null().to_numpy()])
            held = held.fill_null(0)
        worth = np.where(frozen, 0, held.cast(pl.Int64).to_numpy())
        worth = worth if key.descending else -worth
        order = np.lexsort((-worth, head))
        who, frozen, worth, head = who[order], frozen[order], worth[order], head[order]
        rows[at] = who
        part = np.empty(len(at), np.bool_)
        part[0] = True
        part[1:] = (head[1:] != head[:-1]) | (worth[1:] != worth[:-1])
        begins = np.flatnonzero(part)
        sizes = np.diff(begins, append=len(at))
        head = np.repeat(at[begins], sizes)
        place[at] = start + head
        tied[at] = size = np.repeat(sizes, sizes)
        left = size > 1
        at, who, frozen, head, start = at[left], who[left], frozen[left], head[left], start[left]
    still[at] = True
    return replace(result, rows=rows, place=place, tied=tied, open=still)
