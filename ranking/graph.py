"""The graph of a scheme: which step needs which marks, and an order in which all can be computed."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from ranking.columns import plain
from schema.errors import SchemeError
from schema.scheme import Bonus, Clip, MapPoints, Mark, Mean, PerUnit, Scheme, Step, VoteShare, WeightedSum

USUAL = 2
"""Places that marks are published with."""


@dataclass(frozen=True)
class Graph:
    """A scheme with its steps in computable order.

    ``given``: steps whose value the table holds itself (only 笔试成绩 is known, not the papers); they are leaves.
    ``wild``: what an input such as ``judge_*`` stands for.
    """

    scheme: Scheme
    given: frozenset[str] = frozenset()
    wild: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def marks(self) -> dict[str, Mark]:
        return {mark.id: mark for mark in self.scheme.marks}

    @cached_property
    def steps(self) -> dict[str, Step]:
        """Steps that are computed, in an order in which every input comes before its step.

        :raises SchemeError: on a circle, or a step that needs something nobody defines.
        """
        known = {step.id: step for step in self.scheme.steps if step.id not in self.given}
        done: dict[str, Step] = {}
        open_: set[str] = set()

        def visit(name: str) -> None:
            if name not in known or name in done:
                return
            if name in open_:
                raise SchemeError(f"the step {name} depends on itself", where=f"scheme {self.scheme.id}")
            open_.add(name)
            for source in self.inputs(known[name]):
                visit(source)
            done[name] = known[name]

        for step in self.scheme.steps:
            visit(step.id)
        self._check(done)
        return done

    def _check(self, steps: dict[str, Step]) -> None:
        names = set(self.scheme.ids())
        for step in steps.values():
            sources = self.inputs(step) if isinstance(step, WeightedSum | Clip) else ()
            lost = [s for s in sources if s not in names]
            if lost:
                raise SchemeError(
                    f"the step {step.id} needs {', '.join(lost)}, which the scheme does not define",
                    where=f"scheme {self.scheme.id}",
                )
            if isinstance(step, VoteShare) and step.full is None:
                raise SchemeError(f"the votes of {step.id} need a full mark", where=f"scheme {self.scheme.id}")
        if self.scheme.total is not None and self.scheme.total not in names:
            raise SchemeError(f"there is no step {self.scheme.total} to rank by", where=f"scheme {self.scheme.id}")

    def inputs(self, step: Step) -> tuple[str, ...]:
        """Ids that a step reads."""
        match step:
            case WeightedSum():
                return tuple(term.input for term in step.terms)
            case Clip() | PerUnit():
                return (step.input,)
            case VoteShare():
                return (*(term.input for term in step.counts), step.valid)
            case Mean():
                found = (name for raw in step.inputs for name in self.wild.get(raw, (raw,)))
                left_out = {*step.exclude, *map(plain, step.exclude)}  # columns found for judge_* go by plain names
                return tuple(name for name in dict.fromkeys(found) if name not in left_out)
            case MapPoints():
                return step.inputs

    def closure(self, name: str) -> tuple[str, ...]:
        """``name`` and everything it is computed from, leaves included, without repeats."""
        return self._closures.setdefault(name, tuple(dict.fromkeys(self._below(name))))

    @cached_property
    def _closures(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _below(self, name: str) -> list[str]:
        found = [name]
        step = self.steps.get(name)
        if step is not None:
            for source in self.inputs(step):
                found += self._below(source)
        return found

    def leaves(self, name: str) -> tuple[str, ...]:
        """The marks (or given steps) that ``name`` is computed from, in the order of the scheme."""
        return tuple(n for n in self.closure(name) if n not in self.steps)

    @cached_property
    def weights(self) -> dict[str, tuple[tuple[str, Fraction], ...]]:
        """The exact weight of every input of the steps that weight their inputs."""
        found: dict[str, tuple[tuple[str, Fraction], ...]] = {}
        for step in self.steps.values():
            if isinstance(step, WeightedSum | VoteShare):
                terms = step.terms if isinstance(step, WeightedSum) else step.counts
                found[step.id] = tuple((term.input, Fraction(*term.coefficient)) for term in terms)
        return found

    @cached_property
    def texts(self) -> frozenset[str]:
        """Leaves that hold words instead of numbers."""
        return frozenset(name for step in self.steps.values() if isinstance(step, MapPoints) for name in step.inputs)

    @cached_property
    def optional_leaves(self) -> frozenset[str]:
        """Leaves that may be blank: a judge who gave no mark."""
        means = [step for step in self.steps.values() if isinstance(step, Mean)]
        return frozenset(name for step in means for name in self.inputs(step))

    def kept(self, name: str) -> int | None:
        """Places to which a raw mark is kept before it counts."""
        mark = self.marks.get(name)
        return None if mark is None or mark.pass_fail else mark.decimals

    def places(self, name: str) -> int | None:
        """Places that a value is shown with; None: as many as its column needs (points may be finer than a mark)."""
        if name in self.steps:
            return self.steps[name].decimals
        return None if any(self.receiver(b) == name for b in self.scheme.bonuses) else self.kept(name)

    @property
    def least_places(self) -> int:
        """Places that a value is shown with at least where the notice does not say: two, if the total keeps two."""
        kept = self.places(self.scheme.total) if self.scheme.total is not None else None
        return min(kept or 0, USUAL)

    def divisor(self, receiver: str) -> Fraction:
        """What points for a mark or step are divided by: the divisor of the bracket in which the notice adds them."""
        found = {bonus.over for bonus in self.scheme.bonuses if self.receiver(bonus) == receiver}
        only = found.pop() if len(found) == 1 else None
        return Fraction(only) if only is not None else Fraction(1)

    def receiver(self, bonus: Bonus) -> str:
        """Id of the mark or step whose value the points go into.

        Points after conversion go, at face value, into the step that weights ``on``; without one into ``on`` itself.
        """
        if not bonus.converted:
            return bonus.on
        parents = [s for s in self.steps.values() if isinstance(s, WeightedSum) and bonus.on in self.inputs(s)]
        parents.sort(key=lambda s: (s.stage_only, s.share_of is not None))
        return parents[0].id if parents else bonus.on
