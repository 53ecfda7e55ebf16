"""Rival rules: two pass marks for one result, or two numbers of who goes on to one round, that hold for the same posts.

面试成绩低于60分的不予录用 … 面试成绩未达到65分的不予录用: both cannot be meant, and nobody is told which.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from extractors.text.context import Context
from schema.findings import Severity
from schema.notice import Notice
from schema.scheme import Gate, Stage

_Rule = tuple[Gate | Stage, str, str]
"""A rule, what it is about, and what it asks."""


def check(ctx: Context, notice: Notice) -> None:
    """Finds them in every scheme; rules that say for whom or when they hold are no rivals."""
    for scheme in notice.schemes:
        rules: list[_Rule] = [(g, _place_of_gate(g), f"a pass mark of {g.min}") for g in scheme.gates if _plain_gate(g)]
        cuts: list[_Rule] = [(s, f"{s.to} by {s.by}", f"1:{s.ratio}") for s in scheme.stages if _plain_stage(s)]
        for (first, where, said), (second, there, other) in [*combinations(rules, 2), *combinations(cuts, 2)]:
            if where != there or said == other or not _same_people(first, second):
                continue
            ctx.find(
                "rules_contradict",
                f"{said} and {other} hold for the same people, for {where}",
                *first.quotes("self")[:1],
                *second.quotes("self")[:1],
                severity=Severity.WARNING,
                pointer=f"/schemes/{scheme.id}/{'gates' if isinstance(second, Gate) else 'stages'}/{second.id}",
            )


def _plain_gate(gate: Gate) -> bool:
    limited = gate.when or gate.predicate or gate.of or gate.opens_points
    return not limited and isinstance(gate.min, Decimal)


def _plain_stage(stage: Stage) -> bool:
    return stage.when is None and stage.predicate is None and isinstance(stage.ratio, Decimal)


def _same_people(first: Gate | Stage, second: Gate | Stage) -> bool:
    """Whether both name the same classes, or neither any: who is excepted from the rule for all has another."""
    return bool(set(first.tracks) & set(second.tracks)) or not (first.tracks or second.tracks)


def _place_of_gate(gate: Gate) -> str:
    return f"{gate.on} for {gate.to or 'what follows'}" + (", before points" if gate.before_points else "")


__all__ = ["check"]
