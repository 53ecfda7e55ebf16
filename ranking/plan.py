"""The plan of a selection: stages in order, and at which of them each pass mark and each void takes effect."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from ranking.early import sent_away
from ranking.graph import Graph
from ranking.inputs import Inputs, State
from schema.scheme import Gate, Stage, TieBreak, Void


@dataclass(frozen=True)
class Group:
    """The rules for one stage: the plain rule, and those that replace it for certain posts."""

    to: str
    rules: tuple[Stage, ...]

    @property
    def by(self) -> str:
        return self.rules[0].by


@dataclass(frozen=True)
class Plan:
    """Everything that can be said about a selection before the first candidate is seen.

    Stages are numbered from 0; the number after the last stands for the final ranking.
    """

    graph: Graph
    early: frozenset[str] = frozenset()
    """Marks that are part of no stage's value and that everybody in the first stage has: held before its cut."""

    @classmethod
    def of(cls, inputs: Inputs) -> Plan:
        """The plan for these candidates. A qualifying paper or a fitness test whose results the table gives for all who
        have the value of the first stage, and not only for those who got beyond it, was held before that stage."""
        plan = cls(inputs.graph)
        if not plan.groups:
            return plan
        first = [n for n in inputs.graph.leaves(plan.groups[0].by) if inputs.has(f"m:{n}")]
        used = {n for group in plan.groups for rule in group.rules for n in inputs.graph.closure(rule.by)}
        used |= set(inputs.graph.closure(inputs.graph.scheme.total)) if inputs.graph.scheme.total is not None else set()
        loose = [m.id for m in inputs.graph.scheme.marks if m.id not in used and inputs.has(f"m:{m.id}")]
        if not first or not loose:
            return plan
        there = pl.all_horizontal(pl.col(f"m:{name}").is_not_null() for name in first)
        there &= ~sent_away(inputs, frozenset(first))  # 体能过关的参加心理测评: not those who were out by then
        missing = {n: (pl.col(f"s:{n}") == int(State.MISSING)) & there for n in loose if inputs.has(f"s:{n}")}
        lost = inputs.frame.select(test.any().alias(name) for name, test in missing.items())
        early = frozenset(n for n in loose if n not in missing or not lost[n].item())
        return cls(inputs.graph, early)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Stages in printed order; rules for the same stage stand together, the plain one first."""
        found: dict[str, list[Stage]] = {}
        for stage in self.graph.scheme.stages:
            found.setdefault(stage.to, []).append(stage)
        return tuple(Group(to, tuple(sorted(rules, key=lambda s: bool(s.predicate)))) for to, rules in found.items())

    @cached_property
    def shortlisting(self) -> frozenset[str]:
        """Values that some stage cuts by; a stage that everybody left takes part in publishes no rank."""
        return frozenset(rule.by for group in self.groups for rule in group.rules if not rule.all)

    @cached_property
    def final(self) -> int:
        """Where the total rank is settled: the first stage that goes by the total, else after all stages."""
        total = self.graph.scheme.total
        for index, group in enumerate(self.groups):
            if any(rule.by == total for rule in group.rules):
                return index
        return len(self.groups)

    def known(self, name: str) -> int:
        """The first stage whose ranking uses ``name``; what no stage uses is settled with the total, or with the
        first stage if it was held before (:attr:`early`)."""
        for index, group in enumerate(self.groups):
            if any(name in self.graph.closure(rule.by) for rule in group.rules):
                return index
        return 0 if name in self.early else self.final

    def gate_stage(self, gate: Gate) -> int:
        """The stage that a pass mark opens: the one it names, else the next after its value is known."""
        if gate.to is not None:
            for index, group in enumerate(self.groups):
                if group.to == gate.to:
                    return index
            if gate.to in set(self.graph.scheme.ids()):
                return self.known(gate.to)
        return self.known(gate.on)

    def gates_at(self, index: int) -> tuple[int, ...]:
        """Positions (in ``scheme.gates``) of the pass marks that open a stage."""
        gates = enumerate(self.graph.scheme.gates)
        return tuple(i for i, gate in gates if gate.on not in self.verdicts and self.gate_stage(gate) == index)

    @cached_property
    def verdicts(self) -> frozenset[str]:
        """合格/不合格 marks; a pass mark on one only says which stage it opens."""
        return frozenset(mark.id for mark in self.graph.scheme.marks if mark.pass_fail)

    def _check_stage(self, gate: Gate) -> int:
        """What only those named for the first stage took (体能测评 before 面试) cannot have decided who was named."""
        index = self.gate_stage(gate)
        return index if index or gate.on in self.early else self.known(gate.on)

    def checks_at(self, index: int) -> tuple[str, ...]:
        """合格/不合格 marks that open a stage."""
        named = {gate.on: self._check_stage(gate) for gate in self.graph.scheme.gates if gate.to is not None}
        marks = (mark.id for mark in self.graph.scheme.marks if mark.pass_fail)
        return tuple(name for name in marks if named.get(name, self.known(name)) == index)

    def voids_at(self, index: int) -> tuple[tuple[Void, str], ...]:
        """Voids that take effect at a stage, one pair per input."""
        return tuple((v, name) for v in self.graph.scheme.voids for name in v.inputs if self.known(name) == index)

    @cached_property
    def chains(self) -> dict[str, TieBreak]:
        """The tie-break chain of each step that has one."""
        return {rule.on: rule for rule in self.graph.scheme.tie_breaks}
