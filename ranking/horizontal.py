"""Horizontal reservation: places counted inside every category for a class whose people may be of any category.

30 % of the places for women, 5 % for former soldiers: each list (the open one, SC, ST …) is filled by merit, and those
of the class who are in it count. Where they are fewer than the class is due, the last who are not of the class make way
for the next of the class from among those who may take these places (Rajesh Kumar Daria v. Rajasthan Public Service
Commission, (2007) 8 SCC 785; for the open list anybody of the class: Saurav Yadav v. State of Uttar Pradesh,
(2021) 4 SCC 542). Whoever makes way stands again in the list of his own category; where no one of the class is left,
the list stays as it is.

Classes are taken in their order; none later takes away what an earlier one is due. Of equals none makes way without the
others: where there is not room for that, all of them stay.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ranking.order import Mask, Numbers, Posts


class Tiers(NamedTuple):
    """People of some lists from the first to the last of each post; equals have the same ``tier``."""

    rows: Numbers
    post: Posts
    tier: Numbers


class Move(NamedTuple):
    """``into`` the list for the class with this number, and ``out`` of it."""

    kind: int
    into: Mask
    out: Mask


@dataclass(frozen=True)
class Lists:
    """The lists of one category at all posts.

    ``post`` of each person; ``people`` who may take these places; ``room``: people that each list takes; ``due``: for
    each class the least number of its people in each list; ``classes``: who is of it.
    """

    post: Posts
    people: Mask
    room: Numbers
    due: Sequence[Numbers]
    classes: Sequence[Mask]
    pick: Callable[[Mask, Numbers], Mask]
    """The first of some people, so many at each post, by the rules of the cut."""
    tiers: Callable[[Mask], Tiers]

    def adjusted(self, chosen: Mask) -> tuple[Mask, list[Move]]:
        """Those in the lists once every class has what it is due, and who moved for which class."""
        moves: list[Move] = []
        for kind, own in enumerate(self.classes):
            short = np.maximum(self.due[kind] - self._count(chosen & own), 0)
            if not short.any():
                continue
            free = np.maximum(self.room - self._count(chosen), 0)
            leaving = {post: self._leaving(kind, tiers) for post, tiers in self._held(chosen, short).items()}
            space = free.copy()
            for post, tiers in leaving.items():
                space[post] += sum(map(len, tiers))
            into = self.pick(self.people & own & ~chosen, np.minimum(short, space))
            out = np.zeros(len(chosen), np.bool_)
            wanted = self._count(into) - free
            for post, tiers in leaving.items():
                left = int(wanted[post])
                for tier in tiers:
                    if len(tier) > left:
                        break
                    out[tier] = True
                    left -= len(tier)
            chosen = (chosen & ~out) | into
            moves.append(Move(kind, into, out))
        return chosen, moves

    def _count(self, people: Mask) -> Numbers:
        return np.bincount(self.post[people], minlength=len(self.room)).astype(np.int64)

    def _held(self, chosen: Mask, short: Numbers) -> dict[int, list[list[int]]]:
        """The equals of each list that is short of a class, the last ones first."""
        found: dict[int, list[list[int]]] = {}
        last = (-1, -1)
        for row, post, tier in zip(*(part.tolist() for part in self.tiers(chosen)), strict=True):
            if short[post]:
                held = found.setdefault(post, [])
                if (post, tier) != last:
                    held.insert(0, [])
                held[0].append(row)
                last = (post, tier)
        return found

    def _leaving(self, kind: int, tiers: Sequence[list[int]]) -> list[list[int]]:
        """Who may make way for a class, the last first: not its own people, nor those whom an earlier class needs."""
        post = int(self.post[tiers[0][0]])
        inside = [row for tier in tiers for row in tier]
        spare = [int(self.classes[k][inside].sum() - self.due[k][post]) for k in range(kind)]
        found: list[list[int]] = []
        for tier in tiers:
            going = [row for row in tier if not self.classes[kind][row]]
            for k in range(kind):
                if sum(bool(self.classes[k][row]) for row in going) > spare[k]:
                    going = [row for row in going if not self.classes[k][row]]
            for k in range(kind):
                spare[k] -= sum(bool(self.classes[k][row]) for row in going)
            if going:
                found.append(going)
        return found
