"""The plan of a selection: stages in order, and at which of them each pass mark and each void takes effect."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ranking.graph import Graph
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
        """The first stage whose ranking uses ``name``; what no stage uses is settled with the total."""
        for index, group in enumerate(self.groups):
            if any(name in self.graph.closure(rule.by) for rule in group.rules):
                return index
        return self.final

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
        return tuple(i for i, gate in enumerate(self.graph.scheme.gates) if self.gate_stage(gate) == index)

    def checks_at(self, index: int) -> tuple[str, ...]:
        """合格/不合格 marks without a pass mark of their own that open a stage."""
        gated = {gate.on for gate in self.graph.scheme.gates}
        marks = (m.id for m in self.graph.scheme.marks if m.pass_fail and m.id not in gated)
        return tuple(name for name in marks if self.known(name) == index)

    def voids_at(self, index: int) -> tuple[tuple[Void, str], ...]:
        """Voids that take effect at a stage, one pair per input."""
        return tuple((v, name) for v in self.graph.scheme.voids for name in v.inputs if self.known(name) == index)

    @cached_property
    def chains(self) -> dict[str, TieBreak]:
        """The tie-break chain of each step that has one."""
        return {rule.on: rule for rule in self.graph.scheme.tie_breaks}
