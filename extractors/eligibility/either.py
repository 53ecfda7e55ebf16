"""Either: clauses of one item that the word 或者 joins (大专以上学历;或者具有中级职称,且从事会计工作2年以上)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.text.source import Clause
from schema.conditions import Age, AllOf, AnyOf

_OR = re.compile(r"或者?(?:是|为|须|应)*(?=[^,;。]{4,})")


def or_else(clause: Clause) -> Clause:
    """The clause without the word that makes it the alternative of the one before; the clause itself without one."""
    found = _OR.match(clause.text)
    if found is None:
        return clause
    return replace(clause, start=clause.start + found.end(), text=clause.text[found.end() :])


def either(before: Sequence[Rule], behind: Sequence[Rule]) -> Rule | None:
    """The choice between what two clauses ask; None where one asks nothing, is for certain people or eases an age."""
    every = [*before, *behind]
    if not before or not behind or any(r.tracks or "who" in r.values or r.model is Age for r in every):
        return None
    options = [_together(before), _together(behind)]
    return Rule(AnyOf, {}, _over(options), options=options)


def _together(rules: Sequence[Rule]) -> Rule:
    if len(rules) == 1:
        return rules[0]
    return Rule(AllOf, {}, _over(rules), options=list(rules))


def _over(rules: Sequence[Rule]) -> tuple[int, int]:
    return min(r.cited[0] for r in rules), max(r.cited[1] for r in rules)


__all__ = ["either", "or_else"]
