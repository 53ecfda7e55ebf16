"""Age bounds: what conditions on the ages of some people say beside a greatest age."""

from __future__ import annotations

import re

from schema.conditions import Age

_MORE = re.compile(
    r"(?:(?:by|up ?to|plus|\+|for|maximum(?: of)?|max\.?) ?)*(\d{1,2}) ?(?:years?|yrs?\.?)(?: relaxation| more)?",
    re.IGNORECASE,
)
LOW = ("min", "min_strict", "born_to")
"""What is said of the least age."""


def unbounded(leaf: Age) -> bool:
    """Whether some people may be older and it is not said up to what age (可适当放宽; less the time served)."""
    return (leaf.max, leaf.min, leaf.born_from, leaf.born_to) == (None,) * 4 and not leaf.unlimited and bool(leaf.text)


def more_years(leaf: Age) -> int | None:
    """Years that certain people may be older than everybody else; None where a condition says something else."""
    printed = (leaf.max, leaf.min, leaf.born_from, leaf.born_to) != (None,) * 4 or leaf.unlimited
    found = None if printed or leaf.who is None else _MORE.fullmatch((leaf.text or "").strip(" ."))
    return int(found[1]) if found else None


__all__ = ["LOW", "more_years", "unbounded"]
