"""Sums of papers: a formula that names the papers all at once (笔试成绩=两科卷面成绩之和÷3) adds those told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, reduce

from extractors.lexicon import load
from extractors.scoring.components import Components
from extractors.scoring.expressions import Name, Node, Operation, names
from extractors.scoring.formula import Formula
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.stated import Statement
from extractors.text import patterns as re
from extractors.values.numbers import parse_int
from extractors.values.sayings import Held
from extractors.values.subjects import SubjectHit, kinds


@cache
def _all_of_them() -> re.Pattern[str]:
    return re.compile(load("weighting")["sums_of_papers"]["zh"])


def names_all(name: str) -> bool:
    """Whether a name stands for all papers at once (两科成绩之和), and for no test."""
    return _all_of_them().fullmatch(name) is not None


def with_papers(parts: Components, statements: Sequence[Statement]) -> list[Statement]:
    """The formulas of a scheme; one that adds the papers without naming them adds each paper that is known by name.

    The papers are those that the notice says will be held, or prints full marks of, where they are as many as the
    formula says. A formula whose papers are not known stays as it is printed.
    """
    formulas = [s for s in statements if isinstance(s.value, Formula)]
    if not any(_sum_in(s.value) for s in formulas if isinstance(s.value, Formula)):
        return formulas
    known = _papers(statements)
    return [_named(parts, made, known) for made in formulas]


def _sum_in(formula: Formula) -> re.Match[str] | None:
    found = [hit for name in names(formula.right) if (hit := _all_of_them().fullmatch(name.text))]
    return found[0] if len(found) == 1 else None


def _papers(statements: Sequence[Statement]) -> dict[str, tuple[SubjectHit, Statement]]:
    """The papers told by name, each with the statement that tells it, in the order of the text."""
    out: dict[str, tuple[SubjectHit, Statement]] = {}
    for made in statements:
        value = made.value
        told = value.subjects if isinstance(value, Held) else (value.subject,) if isinstance(value, FullMark) else ()
        for hit in told:
            if hit is not None and (not hit.id or kinds().get(hit.id) == "paper"):
                out.setdefault(hit.name, (hit, made))
    return out


def _named(parts: Components, made: Statement, known: dict[str, tuple[SubjectHit, Statement]]) -> Statement:
    formula = made.value
    assert isinstance(formula, Formula)
    found = _sum_in(formula)
    if found is None or len(known) < 2 or (parse_int(found["n"] or "") or len(known)) != len(known):
        return made
    for hit, told in known.values():
        parts.node(hit, told)
    return replace(made, value=replace(formula, right=_spread(formula.right, list(known))))


def _spread(node: Node, papers: Sequence[str]) -> Node:
    if isinstance(node, Operation):
        return replace(node, left=_spread(node.left, papers), right=_spread(node.right, papers))
    if isinstance(node, Name) and _all_of_them().fullmatch(node.text):
        each: list[Node] = [Name(node.start, node.end, paper) for paper in papers]
        return reduce(lambda left, right: Operation("+", left, right), each)
    return node


__all__ = ["names_all", "with_papers"]
