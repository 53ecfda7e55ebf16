"""Time and memory of the engine from 10,000 to 5,000,000 candidates: ``python -m benchmarks ranking_sizes``."""

from __future__ import annotations

from benchmarks.ranking import sizes


def run() -> list[str]:
    """A line for each size."""
    return sizes()
