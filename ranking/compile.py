"""Compile a scheme into exact whole-number expressions.

Every value is a whole numerator over a denominator that one step shares for all candidates. Bounds travel along: a
column has 32 bits where nothing on the way to it can leave them (:data:`ranking.inputs.SHORT`), else 64; an operation
that could leave those raises :class:`TooBig`, and the slow reference takes over. Nothing here is a float.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import polars as pl

from ranking.bonus import Points, add_points
from ranking.exact import at_least
from ranking.facts import PLACES as FACT_PLACES
from ranking.graph import Graph
from ranking.inputs import SHORT, VOTERS, Inputs, State
from schema.errors import SchemeError
from schema.scheme import BaseStep, Clip, Gate, MapPoints, Mean, PerUnit, Step, VoteShare, WeightedSum
from schema.values import Rounding

LIMIT = 2**63 - 1


class TooBig(ArithmeticError):
    """A value might not fit into 64 bits."""


@dataclass(frozen=True)
class Node:
    """A computed mark or step: values are ``column / denominator``, and no ``abs(column)`` exceeds ``bound``.

    ``raw`` is the value before rounding; the same node where nothing is rounded. ``bare`` is that without the points
    that are added to it, where these are and a pass mark or a tie asks for it.
    """

    column: str
    denominator: int
    bound: int
    decimals: int | None = None
    raw: Node | None = None
    bare: Node | None = None

    @property
    def unrounded(self) -> Node:
        return self.raw or self

    def compared(self, gate: Gate) -> Node:
        """What a pass mark on this value is compared with."""
        return (self.bare if gate.before_points else None) or self.unrounded


@dataclass(frozen=True)
class Values:
    """The computed columns and what each id means in them."""

    frame: pl.DataFrame
    nodes: dict[str, Node]


def evaluate(inputs: Inputs) -> Values:
    """Compute every step of the scheme for every candidate.

    :raises TooBig: if a value might not fit into 64 bits.
    :raises SchemeError: if the scheme is not computable as it stands.
    """
    frame, points = add_points(inputs, inputs.frame.lazy())
    frame = _apply_voids(inputs, frame)
    builder = _Builder(inputs, frame, points)
    for name in inputs.decimals:
        builder.mark(name)
    for step in inputs.graph.steps.values():
        builder.step(step)
    frame = builder.frame.select(pl.all().exclude(r"^[wgup]:.*$"))
    # In one piece each: the selection looks at whole columns, which it would copy together otherwise.
    return Values(frame.collect(engine="in-memory"), builder.nodes)


def _apply_voids(inputs: Inputs, frame: pl.LazyFrame) -> pl.LazyFrame:
    """A zero that disqualifies leaves no mark; its state says why."""
    names = [n for v in inputs.graph.scheme.voids if v.zero and v.effect == "disqualify" for n in v.inputs]
    columns: list[pl.Expr] = []
    for name in dict.fromkeys(names):
        mark = inputs.graph.marks.get(name)
        if not inputs.has(f"m:{name}") or (mark is not None and mark.pass_fail):
            continue
        zero = pl.col(f"m:{name}") == 0
        state = pl.col(f"s:{name}") if inputs.has(f"s:{name}") else pl.lit(int(State.OK), dtype=pl.UInt8)
        columns.append(pl.when(zero).then(pl.lit(int(State.ZERO), dtype=pl.UInt8)).otherwise(state).alias(f"s:{name}"))
        columns.append(pl.when(zero).then(None).otherwise(pl.col(f"m:{name}")).alias(f"m:{name}"))
    return frame.with_columns(columns) if columns else frame


class _Builder:
    """Adds one column per node; holds the frame as it grows."""

    def __init__(self, inputs: Inputs, frame: pl.LazyFrame, points: Points) -> None:
        self.inputs = inputs
        self.graph: Graph = inputs.graph
        self.frame = frame
        self.points = points
        self.nodes: dict[str, Node] = {}
        keys = (key for chain in self.graph.scheme.tie_breaks for key in chain.by)
        asked = {gate.on for gate in self.graph.scheme.gates if gate.before_points}
        self.bare = (asked | {key.key for key in keys if key.before_points}) & set(points.columns)
        """Marks and steps whose value is needed without the points that are added to it."""

    def mark(self, name: str) -> None:
        """A leaf, with the points that go straight onto it."""
        column = f"m:{name}"
        low, high = self.inputs.frame.select(pl.col(column).min().alias("l"), pl.col(column).max().alias("h")).row(0)
        bound = max(abs(int(low or 0)), abs(int(high or 0)))
        given = node = Node(column, 10 ** self.inputs.decimals[name], bound)
        kept = self.graph.kept(name)
        if kept is not None:
            node = self._kept(f"q:{name}", node, kept, half=True)
        if name in self.points.columns:
            points = self.points.columns[name]
            raw = self._sum(f"y:{name}", [(Fraction(1), given)], Fraction(0), points) if kept is not None else None
            node = self._sum(f"v:{name}", [(Fraction(1), node)], Fraction(0), points)
        else:
            raw = given if kept is not None else None
        bare = given if name in self.bare else None
        self.nodes[name] = Node(node.column, node.denominator, node.bound, kept, raw, bare)

    def step(self, step: Step) -> None:
        bare: Node | None = None
        target = f"x:{step.id}" if step.decimals is not None else f"v:{step.id}"
        match step:
            case WeightedSum():
                terms = [(weight, self._node(name)) for name, weight in self.graph.weights[step.id]]
                bonus = self.points.columns.get(step.id)
                if step.id in self.bare:
                    bare = self._sum(f"b:{step.id}", terms, Fraction(step.constant), None)
                    self._opened(step.id, bare)
                node = self._sum(target, terms, Fraction(step.constant), bonus)
            case _:
                node = self._other(step, target)
                bare = node if step.id in self.bare else None
                if step.id in self.points.columns:
                    node = self._sum(target + "+", [(Fraction(1), node)], Fraction(0), self.points.columns[step.id])
        self.nodes[step.id] = replace(self._rounded(step, node), bare=bare)

    def _opened(self, name: str, bare: Node) -> None:
        """Takes the points from those who do not reach a pass mark that opens them."""
        for gate in self.graph.scheme.gates:
            if gate.opens_points and gate.on == name and not isinstance(gate.min, str):
                least = at_least(Fraction(gate.min), bare.denominator, strict=gate.strict)
                points = self.points.columns[name]
                kept = pl.when(pl.col(bare.column) >= least).then(pl.col(points)).otherwise(0)
                self.frame = self.frame.with_columns(kept.alias(points))

    def _other(self, step: Step, target: str) -> Node:
        match step:
            case Clip():
                return self._clip(step, target)
            case PerUnit():
                return self._per_unit(step, target)
            case MapPoints():
                return self._map(step, target)
            case VoteShare():
                return self._votes(step, target)
            case Mean():
                return self._mean(step, target)
            case WeightedSum():
                raise AssertionError("handled by the caller")

    def _node(self, name: str) -> Node:
        if name not in self.nodes:
            self.frame = self.frame.with_columns(pl.lit(None, dtype=pl.Int64).alias(f"m:{name}"))
            self.nodes[name] = Node(f"m:{name}", 1, 0)
        return self.nodes[name]

    def _add(self, target: str, value: pl.Expr, denominator: int, bound: int) -> Node:
        _fits(bound)
        self.frame = self.frame.with_columns(value.cast(_kind(bound)).alias(target))
        return Node(target, denominator, bound)

    def _sum(self, target: str, terms: list[tuple[Fraction, Node]], constant: Fraction, bonus: str | None) -> Node:
        """``sum(weight * value) + constant + bonus`` over one common denominator."""
        shares = [(weight / node.denominator, node) for weight, node in terms]
        denominator = math.lcm(constant.denominator, *(s.denominator for s, _ in shares))
        if bonus is not None:
            denominator = math.lcm(denominator, self.points.denominator)
        bound = abs(int(constant * denominator))
        bound += sum(abs(int(share * denominator)) * node.bound for share, node in shares)
        if bonus is not None:
            bound += denominator // self.points.denominator * self.points.bound
        value = pl.lit(int(constant * denominator), dtype=_kind(bound))
        parts: list[pl.Expr] = []
        for share, node in shares:
            factor = int(share * denominator)
            number = _column(node, bound)
            parts.append(number * factor if factor != 1 else number)
        if bonus is not None:
            parts.append(pl.col(bonus) * (denominator // self.points.denominator))
        if parts and not constant:
            value, parts = parts[0], parts[1:]
        for part in parts:
            value = value + part
        return self._add(target, value, denominator, bound)

    def _rounded(self, step: BaseStep, node: Node) -> Node:
        """The value kept to the step's decimals; half up is away from zero, truncation towards it."""
        if step.decimals is None:
            return node
        result = self._kept(f"v:{step.id}", node, step.decimals, half=step.rounding is not Rounding.TRUNCATE)
        return Node(result.column, result.denominator, result.bound, step.decimals, node)

    def _kept(self, target: str, node: Node, decimals: int, *, half: bool) -> Node:
        ratio = Fraction(10**decimals, node.denominator)
        up, down = ratio.numerator, ratio.denominator
        most = 2 * node.bound * up + 2 * down
        number = _column(node, most)
        if down == 1:
            return self._add(target, number * up, 10**decimals, node.bound * up)
        _fits(most)
        size = number.abs() * (2 * up) + down if half else number.abs() * up
        whole = size // (2 * down if half else down)
        signed = pl.when(number < 0).then(-whole).otherwise(whole)
        return self._add(target, signed, 10**decimals, node.bound * up // down + 1)

    def _clip(self, step: Clip, target: str) -> Node:
        node = self._node(step.input)
        low = None if step.low is None else Fraction(step.low)
        high = None if step.high is None else Fraction(step.high)
        denominator = math.lcm(node.denominator, *(b.denominator for b in (low, high) if b is not None))
        factor = denominator // node.denominator
        bound = node.bound * factor
        lower = None if low is None else int(low * denominator)
        upper = None if high is None else int(high * denominator)
        for edge in (lower, upper):
            bound = max(bound, abs(edge or 0))
        value = _column(node, bound) * factor
        return self._add(target, value.clip(lower, upper), denominator, bound)

    def _per_unit(self, step: PerUnit, target: str) -> Node:
        node = self._node(step.input)
        unit = Fraction(step.unit) * node.denominator
        points = Fraction(step.points)
        _fits(node.bound * unit.denominator)
        units = _column(node) * unit.denominator // unit.numerator
        most = node.bound * unit.denominator // unit.numerator + 1
        return self._add(target, units * points.numerator, points.denominator, most * abs(points.numerator))

    def _map(self, step: MapPoints, target: str) -> Node:
        table = {word.strip(): Fraction(row.points) for row in step.rows for word in row.value.split("|")}
        rest = None if step.otherwise is None else Fraction(step.otherwise)
        denominator = math.lcm(*(p.denominator for p in table.values()), 1 if rest is None else rest.denominator)
        numbers = {word: int(points * denominator) for word, points in table.items()}
        default = None if rest is None else int(rest * denominator)
        parts: list[pl.Expr] = []
        for name in step.inputs:
            if not self.inputs.has(f"t:{name}"):
                parts.append(pl.lit(None, dtype=pl.Int64))
                continue
            words = pl.col(f"t:{name}")
            found = words.replace_strict(list(numbers), list(numbers.values()), default=default, return_dtype=pl.Int64)
            parts.append(pl.when(words.is_null()).then(None).otherwise(found))
        value = parts[0]
        for part in parts[1:]:
            value = value + part
        most = max([abs(n) for n in numbers.values()] + [abs(default or 0)])
        return self._add(target, value, denominator, most * len(parts))

    def _votes(self, step: VoteShare, target: str) -> Node:
        counted = [(weight, self._node(name)) for name, weight in self.graph.weights[step.id]]
        shares = [(weight / node.denominator, node) for weight, node in counted]
        valid = self._node(step.valid)
        full = Fraction(step.full or 0) * valid.denominator
        denominator = math.lcm(*((s * full).denominator for s, _ in shares))
        value = pl.lit(0, dtype=pl.Int64)
        bound = 0
        for share, node in shares:
            factor = int(share * full * denominator)
            value = value + _column(node) * factor
            bound += abs(factor) * node.bound
        number = _column(valid)
        enough = number > 0
        if step.quorum is not None and self.inputs.has(f"k:{VOTERS}"):
            share = Fraction(step.quorum) * valid.denominator / 10**FACT_PLACES
            reached = number * share.denominator >= pl.col(f"k:{VOTERS}") * share.numerator
            enough = enough & reached
        divisor = pl.when(enough).then(number)
        found = self.frame.select(divisor.alias("d")).unique().collect()["d"].drop_nulls().to_list()
        return self._quotient(target, value, bound, denominator, divisor, found)

    def _mean(self, step: Mean, target: str) -> Node:
        nodes = [self._node(name) for name in self.graph.inputs(step)]
        if not nodes:
            raise SchemeError(f"no column holds the marks of {step.id}", where=f"scheme {self.graph.scheme.id}")
        denominator = math.lcm(*(n.denominator for n in nodes))
        marks = [_column(n) * (denominator // n.denominator) for n in nodes]
        bound = sum(n.bound * (denominator // n.denominator) for n in nodes)
        _fits(bound)
        dropped = step.drop_highest + step.drop_lowest
        count = pl.sum_horizontal(m.is_not_null().cast(pl.Int64) for m in marks) - dropped
        if step.drop_highest <= 1 and step.drop_lowest <= 1:
            total = pl.sum_horizontal(marks)
            total = total - pl.max_horizontal(marks) if step.drop_highest else total
            total = total - pl.min_horizontal(marks) if step.drop_lowest else total
        else:
            kept = pl.concat_list(marks).list.drop_nulls().list.sort().list.slice(step.drop_lowest, count.clip(0))
            total = kept.list.sum()
        divisor = pl.when(count > 0).then(count)
        return self._quotient(target, total, bound, denominator, divisor, list(range(1, len(nodes) - dropped + 1)))

    def _quotient(
        self, target: str, value: pl.Expr, bound: int, denominator: int, divisor: pl.Expr, divisors: Sequence[int]
    ) -> Node:
        """``value / (denominator * divisor)`` over the least common multiple of the divisors that occur."""
        common = math.lcm(*divisors) if divisors else 1
        _fits(bound * common)
        return self._add(target, value * (common // divisor), denominator * common, bound * common)


def _kind(bound: int) -> type[pl.Int32] | type[pl.Int64]:
    return pl.Int32 if bound <= SHORT else pl.Int64


def _column(node: Node, bound: int = LIMIT) -> pl.Expr:
    """A node's numerators, wide enough to compute with up to ``bound``."""
    column = pl.col(node.column)
    return column if bound <= SHORT else column.cast(pl.Int64)


def _fits(bound: int) -> None:
    if bound > LIMIT:
        raise TooBig(f"a value may reach {bound}")
