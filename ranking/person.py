"""Person: one candidate's marks, points and step values by fractions, without any of the engine's arithmetic."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from ranking.exact import rounded
from ranking.facts import PLACES
from ranking.inputs import VOTERS, Inputs, State
from ranking.people_lines import column, exempt
from schema.scheme import Bonus, Clip, Gate, MapPoints, Mean, PerUnit, Step, VoteShare, WeightedSum

Number = Fraction | None


@dataclass
class Person:
    """One candidate: marks with their states, values of all steps (``raw``: unrounded), and what became of them."""

    row: int
    post: int
    marks: dict[str, Number]
    states: dict[str, State]
    words: dict[str, str | None]
    facts: dict[str, int | None]
    points: dict[str, Fraction]
    categories: set[int] = field(default_factory=set)
    """Categories of places set apart that the person belongs to."""
    classes: set[int] = field(default_factory=set)
    """Classes that are due a share of all places that the person belongs to."""
    spared: set[int] = field(default_factory=set)
    """Pass marks of the scheme that this person need not reach."""
    values: dict[str, Number] = field(default_factory=dict)
    raw: dict[str, Number] = field(default_factory=dict)
    alive: bool = True
    to: dict[str, int | None] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)
    rank: int | None = None
    unresolved: bool = False
    notes: list[str] = field(default_factory=list)

    def compared(self, gate: Gate) -> Number:
        """What a pass mark is compared with: the unrounded value, without points where these do not count for it."""
        value = self.raw.get(gate.on)
        return value - self.points.get(gate.on, 0) if value is not None and gate.before_points else value


def people(inputs: Inputs) -> list[Person]:
    """The candidates of a scheme with all values computed."""
    scheme = inputs.graph.scheme
    found = []
    for row in inputs.frame.iter_rows(named=True):
        marks: dict[str, Number] = {}
        states: dict[str, State] = {}
        for name, decimals in inputs.decimals.items():
            number = row[f"m:{name}"]
            marks[name] = None if number is None else Fraction(number, 10**decimals)
            states[name] = State(row.get(f"s:{name}") or 0)
        for void in scheme.voids:
            for name in void.inputs:
                mark = inputs.graph.marks.get(name)
                held = mark is not None and mark.pass_fail
                if void.zero and void.effect == "disqualify" and marks.get(name) == 0 and not held:
                    marks[name], states[name] = None, State.ZERO
        words = {c[2:]: row[c] for c in row if c.startswith("t:")}
        facts = {c[2:]: row[c] for c in row if c.startswith("k:")}
        kinds = {int(c[2:]) for c in row if c.startswith("c:") and row[c]}
        across = {int(c[2:]) for c in row if c.startswith("h:") and row[c]}
        spared = _spared(inputs, row)
        person = Person(row["row"], row["post"], marks, states, words, facts, bonus_points(inputs, row), kinds, across)
        person.spared = spared
        compute(inputs, person)
        found.append(person)
    return found


def _spared(inputs: Inputs, row: dict[str, Any]) -> set[int]:
    """The pass marks that are for people of other categories, or that others stand in place of."""
    out: set[int] = set()
    for number in range(len(inputs.graph.scheme.gates)):
        mine = column(number)
        others = exempt(inputs.graph.scheme, number, row)
        if (mine in row and not row[mine]) or any(row[name] for name in others):
            out.add(number)
    return out


def bonus_points(inputs: Inputs, row: dict[str, Any]) -> dict[str, Fraction]:
    """Points for each mark or step: rates by full units, maxima, groups, stacking, how many count, cap."""
    scheme = inputs.graph.scheme
    if not scheme.bonuses:
        return {}
    each: list[Fraction] = []
    for index, bonus in enumerate(scheme.bonuses):
        units = Fraction(row.get(f"u:{index}") or 0, 10**inputs.unit_decimals)
        points = Fraction(bonus.points or 0) * (math.floor(units) if bonus.unit else (1 if units > 0 else 0))
        each.append(points if bonus.max is None else min(points, Fraction(bonus.max)))
    for bonus in scheme.bonuses:
        if bonus.beyond is not None and bonus.max is not None:
            same = [i for i, b in enumerate(scheme.bonuses) if (b.when or b.id) == (bonus.when or bonus.id)]
            _cut(each, same, Fraction(bonus.max))
    for group in dict.fromkeys(b.group for b in scheme.bonuses if b.group):
        each = _best(scheme.bonuses, each, [b.group == group for b in scheme.bonuses])
    if scheme.bonus_rule == "highest":
        each = _best(scheme.bonuses, each, [True] * len(each))
    if scheme.bonus_most is not None:
        each = _best(scheme.bonuses, each, [True] * len(each), scheme.bonus_most)
    if scheme.bonus_cap is not None:
        _cut(each, range(len(each)), Fraction(scheme.bonus_cap))
    found: dict[str, Fraction] = defaultdict(Fraction)
    for bonus, points in zip(scheme.bonuses, each, strict=True):
        found[inputs.graph.receiver(bonus)] += points
    for name, number in row.items():
        if name.startswith("p:"):
            found[name[2:]] += Fraction(number, 10**inputs.unit_decimals)
    return {name: points / inputs.graph.divisor(name) for name, points in found.items()}


def _cut(each: list[Fraction], positions: Iterable[int], most: Fraction) -> None:
    """Takes what is above ``most`` off the points printed last."""
    for index in positions:
        each[index] = min(each[index], most)
        most -= each[index]


def _best(bonuses: Sequence[Bonus], each: list[Fraction], held: list[bool], most: int = 1) -> list[Fraction]:
    """The points with only the best situation, or the ``most`` best, left of those held against each other."""
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for bonus, points, mine in zip(bonuses, each, held, strict=True):
        if mine:
            sums[bonus.when or bonus.id] += points
    best = sorted(sums, key=lambda name: -sums[name])[:most]
    return [
        points if not mine or (bonus.when or bonus.id) in best else Fraction(0)
        for bonus, points, mine in zip(bonuses, each, held, strict=True)
    ]


def compute(inputs: Inputs, person: Person) -> None:
    """Fill in the values of all marks and steps."""
    for name, mark in person.marks.items():
        person.values[name] = person.raw[name] = None
        if mark is not None:
            kept = inputs.graph.kept(name)
            points = person.points.get(name, Fraction(0))
            person.raw[name] = mark + points
            person.values[name] = (mark if kept is None else rounded(mark, kept, None)) + points
    for step in inputs.graph.steps.values():
        value = step_value(inputs, step, person)
        if value is not None:
            _open_points(inputs, person, step.id, value)
            value += person.points.get(step.id, 0)
        person.raw[step.id] = value
        if value is not None and step.decimals is not None:
            value = rounded(value, step.decimals, step.rounding)
        person.values[step.id] = value


def _open_points(inputs: Inputs, person: Person, name: str, value: Fraction) -> None:
    """No points for whoever does not reach a pass mark that opens them."""
    for gate in inputs.graph.scheme.gates:
        if gate.opens_points and gate.on == name and not isinstance(gate.min, str) and person.points.get(name):
            least = Fraction(gate.min)
            if value <= least if gate.strict else value < least:
                person.points[name] = Fraction(0)


def step_value(inputs: Inputs, step: Step, person: Person) -> Number:
    """One step before bonus and rounding; None where an input is missing."""
    get = person.values.get
    match step:
        case WeightedSum():
            total = Fraction(step.constant)
            for name, weight in inputs.graph.weights[step.id]:
                value = get(name)
                if value is None:
                    return None
                total += value * weight
            return total
        case Clip():
            value = get(step.input)
            if value is not None and step.high is not None:
                value = min(value, Fraction(step.high))
            return value if value is None or step.low is None else max(value, Fraction(step.low))
        case PerUnit():
            value = get(step.input)
            return None if value is None else math.floor(value / Fraction(step.unit)) * Fraction(step.points)
        case MapPoints():
            return _mapped(step, person)
        case VoteShare():
            votes = [(get(name), weight) for name, weight in inputs.graph.weights[step.id]]
            valid = get(step.valid)
            if not valid or valid < 0 or any(v is None for v, _ in votes) or not _quorate(inputs, step, person, valid):
                return None
            return sum((v * c for v, c in votes if v is not None), Fraction(0)) * Fraction(step.full or 0) / valid
        case Mean():
            marks = sorted(v for v in (get(n) for n in inputs.graph.inputs(step)) if v is not None)
            kept = marks[step.drop_lowest : len(marks) - step.drop_highest]
            return sum(kept, Fraction(0)) / len(kept) if kept else None


def _quorate(inputs: Inputs, step: VoteShare, person: Person, valid: Fraction) -> bool:
    """Whether enough of those entitled took part, where the notice asks for it and the table says how many they are."""
    if step.quorum is None or not inputs.has(f"k:{VOTERS}"):
        return True
    voters = person.facts.get(VOTERS)
    return voters is not None and valid >= Fraction(step.quorum) * voters / 10**PLACES


def _mapped(step: MapPoints, person: Person) -> Number:
    table = {word.strip(): Fraction(row.points) for row in step.rows for word in row.value.split("|")}
    total = Fraction(0)
    for name in step.inputs:
        word = person.words.get(name)
        if word is None:
            return None
        points = table.get(word, None if step.otherwise is None else Fraction(step.otherwise))
        if points is None:
            return None
        total += points
    return total
