"""Reasons: the coded words that say why somebody stopped at a stage.

``absent:MARK``, ``cheated:MARK``, ``exempt:MARK``, ``missing:MARK``, ``zero:MARK``, ``no_value:STEP``,
``below:STEP:MIN``, ``failed:MARK``, ``not_shortlisted:STAGE``. Several are joined by ``;``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from ranking.compile import Node
from ranking.inputs import Inputs, State
from ranking.plan import Group, Plan
from ranking.rules import Line


class Reasons:
    """Builds the expressions; the frame they are used on holds the computed columns."""

    def __init__(self, inputs: Inputs, nodes: dict[str, Node]) -> None:
        self.graph = inputs.graph
        self.nodes = nodes
        zeros = (n for v in self.graph.scheme.voids if v.zero and v.effect == "disqualify" for n in v.inputs)
        self.states = {c[2:] for c in inputs.frame.columns if c.startswith("s:")}
        self.states |= {n for n in zeros if inputs.has(f"m:{n}") and not self._pass_fail(n)}
        self.marks = {c[2:] for c in inputs.frame.columns if c.startswith("m:")}
        self.words = {c[2:] for c in inputs.frame.columns if c.startswith("t:")}

    def _pass_fail(self, name: str) -> bool:
        mark = self.graph.marks.get(name)
        return mark is not None and mark.pass_fail

    def barred(self, index: int, plan: Plan, by: str) -> pl.Expr | None:
        """Who may not go beyond a stage whatever their marks: voids that leave the score, and cheating."""
        tests = [test for test, _ in self._bars(index, plan, by)]
        return pl.any_horizontal(tests) if tests else None

    def _bars(self, index: int, plan: Plan, by: str) -> list[tuple[pl.Expr, pl.Expr]]:
        """Tests with the code of each."""
        found: list[tuple[pl.Expr, pl.Expr]] = []
        cheated = [n for n in sorted(self.states) if n not in self.graph.closure(by) and plan.known(n) == index]
        for name in cheated:
            found.append(self._state_code(name, State.CHEATED))
        for void, name in plan.voids_at(index):
            step = name in self.graph.steps
            if void.zero and name in self.nodes and not self._pass_fail(name) and (step or void.effect == "bar"):
                found.append(((pl.col(self.nodes[name].column) == 0).fill_null(False), pl.lit(f"zero:{name}")))
            if name in self.states and name not in self.graph.closure(by):
                found += [
                    self._state_code(name, s) for s in (State.ABSENT, State.ZERO) if s is State.ZERO or void.absent
                ]
        return found

    def _state_code(self, name: str, state: State) -> tuple[pl.Expr, pl.Expr]:
        return pl.col(f"s:{name}") == int(state), pl.lit(f"{state.code}:{name}")

    def stage(self, index: int, plan: Plan, group: Group, lines: Iterable[Line], *, by: str | None = None) -> pl.Expr:
        """The reasons of somebody who stopped at a stage: no value, else a void, else a pass mark, else the cut."""
        by = by or group.by
        fell = [self._below(n, line) for n, line in enumerate(lines)] + self._failed(index, plan)
        empty = [self._empty(line) for line in lines] + self._blank(index, plan)
        bars = [pl.when(test).then(code) for test, code in self._bars(index, plan, by)]
        unknown = pl.col(self.nodes[by].column).is_null()
        parts = [
            pl.when(unknown).then(pl.coalesce(_or_none(_join(fell)), self._no_value(by))),
            _or_none(_join(bars)),
            _or_none(_join(fell)),
            _or_none(_join(empty)),
        ]
        last = pl.lit(f"not_shortlisted:{group.to}") if group.rules else pl.lit("")
        return pl.coalesce(*parts, last)

    def _failed(self, index: int, plan: Plan) -> list[pl.Expr]:
        names = [n for n in plan.checks_at(index) if n in self.marks]
        return [pl.when(pl.col(f"m:{name}") == 0).then(pl.lit(f"failed:{name}")) for name in names]

    def _blank(self, index: int, plan: Plan) -> list[pl.Expr]:
        names = [n for n in plan.checks_at(index) if n in self.marks]
        return [pl.when(pl.col(f"m:{name}").is_null()).then(self._states_of([name])) for name in names]

    def _below(self, number: int, line: Line) -> pl.Expr:
        known = pl.col(self.nodes[line.gate.on].column).is_not_null()
        words = pl.lit(line.printed.fill_null("")).gather(pl.col("post"))
        passed = pl.col(f"ok:{number}").fill_null(True)
        return pl.when(known & ~passed).then(pl.concat_str(pl.lit(f"below:{line.gate.on}:"), words))

    def _empty(self, line: Line) -> pl.Expr:
        """A pass mark on a value that is not there, or on a share of one."""
        held = pl.lit(line.printed).gather(pl.col("post")).is_not_null()
        lost = pl.lit(None, dtype=pl.String)
        for name in (line.gate.of, line.gate.on):
            if name is not None:
                unknown = pl.col(self.nodes[name].column).is_null()
                lost = pl.when(unknown).then(self._no_value(name)).otherwise(lost)
        return pl.when(held).then(lost)

    def _no_value(self, name: str) -> pl.Expr:
        leaves = self.graph.leaves(name)
        missing = _or_none(self._states_of([n for n in leaves if n not in self.graph.optional_leaves]))
        return pl.coalesce(missing, pl.lit(f"no_value:{name}"))

    def _states_of(self, names: Iterable[str]) -> pl.Expr:
        """Absent, cheated, exempt and zero marks; only where there are none of those, the missing ones."""
        hard: list[pl.Expr] = []
        soft: list[pl.Expr] = []
        for name in names:
            if name in self.states:
                hard += [
                    pl.when(pl.col(f"s:{name}") == int(state)).then(pl.lit(f"{state.code}:{name}"))
                    for state in (State.ABSENT, State.CHEATED, State.EXEMPT, State.ZERO)
                ]
                soft.append(pl.when(pl.col(f"s:{name}") == int(State.MISSING)).then(pl.lit(f"missing:{name}")))
            elif name in self.words:
                soft.append(pl.when(pl.col(f"t:{name}").is_null()).then(pl.lit(f"missing:{name}")))
            elif name not in self.marks:
                soft.append(pl.lit(f"missing:{name}"))
        return pl.coalesce(_or_none(_join(hard)), _join(soft))


def _join(parts: Sequence[pl.Expr]) -> pl.Expr:
    return pl.concat_str(parts, separator=";", ignore_nulls=True) if parts else pl.lit("")


def _or_none(text: pl.Expr) -> pl.Expr:
    return pl.when(text != "").then(text)
