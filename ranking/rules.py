"""Rules per post: which stage rule, how many people, which pass mark. Everything here has one row per post."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from ranking.compile import Node
from ranking.exact import at_least, shown
from ranking.inputs import Inputs
from ranking.people_lines import column, exempt
from ranking.plan import Group
from schema.scheme import Gate, Predicate, Stage

EVERYBODY = 2**40
"""More people than any post has: the cut of a stage that takes all."""


def holds(predicate: Predicate, posts: pl.DataFrame, competition: pl.Series | None) -> pl.Series | None:
    """Whether a predicate holds for each post; None where the table cannot decide it.

    ``competition``: people per post who count, compared with ``value * places``.
    """
    if predicate.fact == "post":
        listed = list(predicate.values)
        return posts.select(pl.col("code").is_in(listed) | pl.col("name").is_in(listed)).to_series().fill_null(False)
    if predicate.fact == "category":
        return posts.select(pl.col("category").is_in(list(predicate.values)).fill_null(False)).to_series()
    if predicate.fact == "headcount" and predicate.op == "in":
        sizes = [int(v) for v in predicate.values]
        return posts.select(pl.col("places").is_in(sizes).fill_null(False)).to_series()
    if predicate.value is None or predicate.fact == "text":
        return None
    value = Fraction(predicate.value)
    left, right = pl.col("places") * value.denominator, pl.lit(value.numerator)
    if predicate.fact == "competition":
        if competition is None:
            return None
        left, right = pl.lit(competition) * value.denominator, pl.col("places") * value.numerator
    compare: dict[str, Callable[[pl.Expr, pl.Expr], pl.Expr]] = {
        "lt": lambda a, b: a < b,
        "le": lambda a, b: a <= b,
        "ge": lambda a, b: a >= b,
        "gt": lambda a, b: a > b,
        "eq": lambda a, b: a == b,
    }
    if predicate.op not in compare:
        return None
    return posts.select(compare[predicate.op](left, right).fill_null(False)).to_series()


@dataclass(frozen=True)
class Cut:
    """``rule``: position of the stage rule that each post follows; ``people``: how many go on (null: not known)."""

    rule: pl.Series
    people: pl.Series
    warnings: tuple[str, ...]


def choose_rules(group: Group, posts: pl.DataFrame, competition: pl.Series | None) -> tuple[pl.Series, list[str]]:
    """The stage rule of each post: the first special rule that holds, else the plain one; null where there is none."""
    height = posts.height
    plain = [n for n, rule in enumerate(group.rules) if rule.predicate is None and rule.when is None]
    plain = plain or [n for n, rule in enumerate(group.rules) if rule.predicate is None]
    chosen = pl.repeat(plain[0] if plain else None, height, dtype=pl.Int32, eager=True)
    warnings: list[str] = []
    taken = pl.repeat(False, height, dtype=pl.Boolean, eager=True)
    for n, rule in enumerate(group.rules):
        if rule.predicate is None:
            if rule.when is not None and n not in plain[:1]:
                warnings.append(f"undecided: the rule for “{rule.when}” ({group.to}) cannot be applied from the table")
            continue
        found = holds(rule.predicate, posts, competition)
        if found is None:
            warnings.append(f"undecided: nobody can decide from the table whether “{rule.when}” holds ({group.to})")
            continue
        chosen = pl.select(pl.when(found & ~taken).then(n).otherwise(chosen)).to_series().cast(pl.Int32)
        taken = taken | found
    return chosen, warnings


def cut(group: Group, posts: pl.DataFrame, competition: pl.Series | None) -> Cut:
    """How many people of each post a stage takes: ``ceil(ratio * places)`` and what it adds, a fixed count, a share of
    those who compete, or all."""
    rule, warnings = choose_rules(group, posts, competition)
    people = pl.repeat(None, posts.height, dtype=pl.Int64, eager=True)
    for n, stage in enumerate(group.rules):
        number = posts.select(_people(stage, competition).cast(pl.Int64).alias("n")).to_series()
        people = pl.select(pl.when((rule == n).fill_null(False)).then(number).otherwise(people)).to_series()
    lost = people.is_null().sum()
    if lost:
        warnings.append(f"no_cut: how many go on to {group.to} is not known for {lost} posts; nobody is cut there")
    return Cut(rule, people, tuple(warnings))


def counts_people(group: Group) -> bool:
    """Whether a rule of the stage depends on how many people compete for a post."""
    return any(rule.predicate is not None or rule.top is not None for rule in group.rules)


def _people(stage: Stage, competition: pl.Series | None) -> pl.Expr:
    if stage.all:
        return pl.lit(EVERYBODY)
    if stage.top is not None and competition is not None:
        top = Fraction(stage.top)
        return (pl.lit(competition) * top.numerator + (top.denominator - 1)) // top.denominator
    if stage.count is not None:
        return pl.col("places") * stage.count if stage.per == "vacancy" else pl.lit(stage.count)
    if stage.ratio is None or isinstance(stage.ratio, str):
        return pl.lit(None)
    ratio = Fraction(stage.ratio)
    if stage.per == "post":
        return pl.lit(-(-ratio.numerator // ratio.denominator))
    return (pl.col("places") * ratio.numerator + (ratio.denominator - 1)) // ratio.denominator + (stage.plus or 0)


@dataclass(frozen=True)
class Line:
    """A pass mark in whole numbers: ``least`` numerator that passes for each post (null: the gate is not for that
    post, or differs from person to person), and the mark as printed (null: the gate is not for that post)."""

    gate: Gate
    least: pl.Series
    printed: pl.Series
    people: str | None = None
    """The column of the candidates for whom alone it is (None: for all of a post)."""
    exempt: tuple[str, ...] = ()
    """The columns of candidates who have another mark in its place."""

    def spared(self, frame: pl.DataFrame) -> pl.Expr | None:
        """Who need not reach it; None where nobody is spared."""
        names = [name for name in self.exempt if name in frame.columns]
        found = [pl.col(name).fill_null(value=False) for name in names]
        if self.people is not None:
            found.append(~pl.col(self.people).fill_null(value=False))
        return pl.any_horizontal(found) if found else None


def lines_of(
    inputs: Inputs, gates: tuple[int, ...], nodes: Mapping[str, Node], competition: Callable[[Gate], pl.Series]
) -> tuple[list[Line], list[str]]:
    """The pass marks that hold at one stage, per post.

    A gate with a condition that holds for a post stands in for the plain gates on the same value. A condition in words
    that no table can decide leaves its gate out, with a warning.
    """
    scheme = inputs.graph.scheme
    posts = inputs.posts
    known = nodes
    found: list[tuple[Gate, pl.Series, int]] = []
    warnings: list[str] = []
    special: dict[str, pl.Series] = {}
    for index in gates:
        gate = scheme.gates[index]
        if lost := [name for name in (gate.on, gate.of) if name is not None and name not in known]:
            warnings.append(f"unknown_gate: nothing in the scheme is called {lost[0]}; its pass mark is not checked")
            continue
        mask = pl.repeat(True, posts.height, dtype=pl.Boolean, eager=True)
        if gate.predicate is not None and column(index) not in inputs.frame.columns:
            held = holds(gate.predicate, posts, competition(gate))
            if held is None:
                warnings.append(f"undecided: nobody can decide from the table whether “{gate.when}” holds ({gate.on})")
                continue
            mask = held
            special[gate.on] = special[gate.on] | held if gate.on in special else held
        found.append((gate, mask, index))
    result: list[Line] = []
    for gate, mask, index in found:
        if gate.predicate is None and gate.on in special:
            mask = mask & ~special[gate.on]
        marks = _marks(inputs, gate, index, posts.height)
        denominator = nodes[gate.on].compared(gate).denominator
        least = [None if m is None else at_least(m, denominator, strict=gate.strict) for m in marks]
        words = [None if m is None else shown(m, None) for m in marks]
        held_by = pl.DataFrame(
            {"mask": mask, "least": pl.Series(least, dtype=pl.Int64), "words": pl.Series(words, dtype=pl.String)}
        )
        held_by = held_by.with_columns(pl.when("mask").then(pl.col("least")), pl.when("mask").then(pl.col("words")))
        if gate.min == "average" or gate.of is not None:
            held_by = held_by.with_columns(pl.when("mask").then(pl.lit(bound(gate))).alias("words"))
        people = column(index) if column(index) in inputs.frame.columns else None
        spared = exempt(scheme, index, inputs.frame.columns)
        result.append(Line(gate, held_by["least"], held_by["words"], people, spared))
    return result, warnings


def _marks(inputs: Inputs, gate: Gate, index: int, height: int) -> list[Fraction | None]:
    if gate.min == "authority":
        given = inputs.lines.get(index)
        return list(given) if given is not None else [None] * height
    if gate.min == "average" or gate.of is not None:
        return [None] * height
    return [Fraction(gate.min)] * height


def bound(gate: Gate) -> str:
    """What a pass mark that differs from person to person is in a reason code: ``average``, ``2/3 of present``."""
    return "average" if gate.min == "average" else f"{gate.share} of {gate.of}"
