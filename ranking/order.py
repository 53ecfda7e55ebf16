"""Order: places within each post, and how ties are broken along a chain of keys.

One sort of one packed integer per candidate; only people who are equal by value are looked at again for the chain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

BITS = 63
"""Bits that a packed key may take."""


@dataclass(frozen=True)
class Key:
    """One key of a tie chain: greater first unless ``descending`` is off. ``values`` and ``known`` (None: all are) have
    one item per candidate; ``values`` None: people decide."""

    values: Numbers | None
    known: Mask | None = None
    descending: bool = True


@dataclass(frozen=True)
class Placed:
    """Candidates in order, by post, then by value, greatest first; all arrays are parallel.

    ``rows``: place in the input; ``post``; ``first``: competition rank by value alone; ``size``: people of that value;
    ``place``: competition rank after the chain; ``tied``: people of that place; ``open``: still equal although there is
    a chain (None: nobody is).
    """

    rows: Numbers
    post: Numbers
    first: Numbers
    size: Numbers
    place: Numbers
    tied: Numbers
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


def placed(rows: Numbers, post: Numbers, value: Numbers, chain: Sequence[Key] | None = None) -> Placed:
    """Places of candidates: ``rows`` is where each stands in the input (ascending), the keys of ``chain`` too."""
    if not len(rows):
        none = np.empty(0, np.int64)
        return Placed(none, none, none, none, none, none)
    at, group, post = _sorted(post, value)
    number = len(at)
    new = np.empty(number, np.bool_)
    new[0] = True
    np.not_equal(group[1:], group[:-1], out=new[1:])
    heads = np.flatnonzero(new)
    sizes = np.diff(heads, append=number)
    counts = np.bincount(post)
    starts = np.cumsum(counts) - counts
    first = np.repeat(heads - starts[post[heads]] + 1, sizes)
    size = np.repeat(sizes, sizes)
    result = Placed(rows[at], post, first, size, first, size)
    if chain is None or len(heads) == number:
        return result
    equal = np.flatnonzero(size > 1)
    return _chained(result, equal, np.repeat(heads, sizes)[equal], chain)


def _sorted(post: Numbers, value: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The order of the candidates, and in this order a number for each pair of post and value, and the post."""
    high = int(value.max())
    spans = (int(post.max()), high - int(value.min()), len(post) - 1)
    post_bits, value_bits, row_bits = (span.bit_length() for span in spans)
    if post_bits + value_bits + row_bits > BITS:
        at = np.lexsort((-value, post))
        post, value = post[at], value[at]
        changed = np.empty(len(at), np.bool_)
        changed[0] = False
        changed[1:] = (post[1:] != post[:-1]) | (value[1:] != value[:-1])
        return at, np.cumsum(changed), post
    packed = (post << (value_bits + row_bits)) | ((high - value) << row_bits)
    packed |= np.arange(len(post))
    packed.sort()
    at = packed & ((1 << row_bits) - 1)
    packed >>= row_bits
    return at, packed, packed >> value_bits


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
        worth = key.values[who] if key.descending else -key.values[who]
        if key.known is not None:
            unknown = ~key.known[who]
            frozen |= np.isin(head, head[unknown])
        worth = np.where(frozen, 0, worth)
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
