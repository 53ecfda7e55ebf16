"""Kin: spouses and parents whose registration in a place a notice takes for the applicant's own."""

from __future__ import annotations

from collections.abc import Iterable

from ranking.leaves import KIN
from schema.conditions import AnyOf, Condition, Region


def kin_of(conditions: Iterable[Condition]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The places, each with the fact (``spouse``, ``parents``, ``origin`` …) that is enough there."""
    found: list[tuple[tuple[str, ...], str]] = []
    for leaf in conditions:
        if not isinstance(leaf, AnyOf) or not all(isinstance(option, Region) for option in leaf.options):
            continue
        for option in leaf.options:
            if isinstance(option, Region) and not isinstance(option.regions, str):
                kin = next((fact for fact, form in KIN.items() if option.who and form.search(option.who)), None)
                bases = (kin,) if kin else tuple(b for b in option.basis if b != "hukou")
                found += [(option.regions, base) for base in bases]
    return tuple(found)


__all__ = ["kin_of"]
