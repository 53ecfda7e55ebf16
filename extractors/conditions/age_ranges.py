"""Age ranges: bounds of one age that a clause tells one after the other (1984年3月10日以后出生、年满18周岁)."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from schema.conditions import Age

Found = tuple[Rule, int, int]
"""A condition and where it stands in its clause."""

_BETWEEN = re.compile(r"[,、]?(?:且|并且?|同时|即|也就是|亦即)?,?(?:年龄)?(?:应|须|需|为|在)*\s?")
_BOUNDS = frozenset({"min", "max", "min_strict", "max_strict", "born_from", "born_to"})


def one_range(text: str, at: int, found: Iterable[Found]) -> list[Found]:
    """The ages of a clause; neighbours that bound the age of the same people from different sides are one condition.

    ``at``: view offset of the clause. Bounds for people of their own (退役军人…) and words stay apart.
    """
    out: list[Found] = []
    for rule, start, end in found:
        last = out[-1] if out else None
        if last is None or not _goes_with(last[0], rule) or not _BETWEEN.fullmatch(text[last[2] : start]):
            out.append((rule, start, end))
            continue
        held = last[0]
        for name, value in rule.values.items():
            held.values[name] = value
            held.proofs[name] = rule.proofs.get(name) or [rule.cited]
        held.cited = (held.cited[0], rule.cited[1])
        out[-1] = (held, last[1], end)
    return out


def _goes_with(one: Rule, other: Rule) -> bool:
    names, more = one.values.keys(), other.values.keys()
    if one.model is not Age or other.model is not Age or one.tracks or other.tracks or names & more:
        return False
    if not names | more <= _BOUNDS or {"min", "max"} <= names or {"born_from", "born_to"} <= names:
        return False
    return bool(names & {"born_from", "born_to"}) != bool(more & {"born_from", "born_to"})


__all__ = ["one_range"]
