"""Side-by-side timing: both sides alternate in one process, and processor time counts, so that a busy machine slows
them alike."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of processor time of the best run of each side, and their ratio: below 1, ours is the faster.

    Where ``unit`` is MB, both are peaks of memory in GB.
    """

    name: str
    ours: float
    theirs: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    def __str__(self) -> str:
        ours, theirs = (f"{side * 1000:9.1f} {self.unit}" for side in (self.ours, self.theirs))
        return f"{self.name:60} {ours} {theirs}  ratio {self.ratio:5.2f}"


def side_by_side(name: str, ours: Callable[[], object], theirs: Callable[[], object], *, rounds: int = 5) -> Pair:
    """Run both once to warm up, then in turn; the best of ``rounds`` counts."""
    ours()
    theirs()
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        for side, work in enumerate((ours, theirs)):
            start = time.process_time()
            work()
            best[side] = min(best[side], time.process_time() - start)
    return Pair(name, *best)
