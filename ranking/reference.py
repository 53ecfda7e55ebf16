"""The slow reference: the same rules with fractions, one candidate at a time.

It shares the reading of a scheme (graph and plan) with the engine, and no arithmetic. Property tests hold the engine to
it; runs whose numbers do not fit into 64 bits use it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from fractions import Fraction

from ranking.exact import shown
from ranking.inputs import Inputs, State
from ranking.people_lines import column
from ranking.person import Number, Person, people
from ranking.plan import Group, Plan
from ranking.quotas import share
from ranking.reference_horizontal import across
from ranking.rules import bound
from schema.scheme import Gate, Predicate, Stage


class Run:
    """The selection, post by post and person by person."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.plan = Plan.of(inputs)
        self.scheme = inputs.graph.scheme
        self.people = people(inputs)
        self.posts = inputs.posts.to_dicts()
        self.known = {name for p in self.people[:1] for name in p.values}

    def run(self) -> list[Person]:
        for index, group in enumerate(self.plan.groups):
            self.stage(index, group)
        if self.plan.final == len(self.plan.groups) and self.scheme.total is not None:
            self.finish()
        return self.people

    def by_post(self, chosen: Sequence[Person]) -> dict[int, list[Person]]:
        found: dict[int, list[Person]] = defaultdict(list)
        for person in chosen:
            found[person.post].append(person)
        return found

    def stage(self, index: int, group: Group) -> None:
        alive = [p for p in self.people if p.alive]
        if group.by not in self.known or any(rule.by != group.by for rule in group.rules):
            for person in self.people:
                person.to[group.to] = None
            return
        pool, eligible, why = self.pools(index, group.by, alive)
        if group.by != self.scheme.total:
            if group.by in self.plan.shortlisting and not any(group.by in p.ranks for p in self.people):
                for members in self.by_post(pool).values():
                    better = ahead([_get(p.values, group.by) for p in members])
                    for person in members:
                        person.ranks[group.by] = 1 + better[_get(person.values, group.by)]
        elif index == self.plan.final:
            self.final(eligible)
        groups = self.by_post(eligible)
        open_posts: set[int] = set()
        chosen: set[int] = set()
        for post in {p.post for p in alive}:
            rule = self.rule(group, post, len(groups.get(post, [])))
            limit = None if rule is None else self.limit(rule, post, len(groups.get(post, [])))
            if rule is None or limit is None:
                open_posts.add(post)
            else:
                chosen |= self.choose(rule, limit, groups.get(post, []), post)
        inside = {p.row for p in eligible}
        for person in self.people:
            if not person.alive or (person.post in open_posts and person.row in inside):
                person.to[group.to] = None
                continue
            person.to[group.to] = int(person.row in chosen)
            if person.row not in chosen:
                person.alive = False
                person.notes.append(why(person) or f"not_shortlisted:{group.to}")

    def pools(
        self, index: int, by: str, alive: list[Person]
    ) -> tuple[list[Person], list[Person], Callable[[Person], str]]:
        gates = self.gates(index, alive)
        self.averages: dict[tuple[str, str, bool], Number] = {}
        checks = [n for n in self.plan.checks_at(index) if n in self.known]
        pool = [p for p in alive if p.values.get(by) is not None and not self.bars(index, by, p)]
        fell = {p.row: self.fell(p, gates, checks) for p in alive}
        empty = {p.row: self.empty(p, gates, checks) for p in alive}
        eligible = [p for p in pool if not fell[p.row] and not empty[p.row]]

        def why(person: Person) -> str:
            if person.values.get(by) is None:
                return ";".join(fell[person.row]) or self.no_value(person, by)
            return ";".join(self.bars(index, by, person) or fell[person.row] or empty[person.row])

        return pool, eligible, why

    def bars(self, index: int, by: str, person: Person) -> list[str]:
        closure = self.inputs.graph.closure(by)
        found = [
            f"cheated:{n}"
            for n, state in sorted(person.states.items())
            if state is State.CHEATED and n not in closure and self.plan.known(n) == index
        ]
        for void, name in self.plan.voids_at(index):
            mark = self.inputs.graph.marks.get(name)
            pass_fail = mark is not None and mark.pass_fail
            step = name in self.inputs.graph.steps
            if void.zero and not pass_fail and (step or void.effect == "bar") and person.values.get(name) == 0:
                found.append(f"zero:{name}")
            state = person.states.get(name, State.OK)
            if name not in closure and ((state is State.ABSENT and void.absent) or state is State.ZERO):
                found.append(f"{state.code}:{name}")
        return found

    def gates(self, index: int, alive: list[Person]) -> list[tuple[Gate, dict[int, Number | str]]]:
        """Each gate with the least value of every post it holds for (``average``: worked out per person)."""
        found: list[tuple[Gate, dict[int, Number | str]]] = []
        special: dict[str, set[int]] = defaultdict(set)
        for number in self.plan.gates_at(index):
            gate = self.scheme.gates[number]
            if gate.on not in self.known or (gate.of is not None and gate.of not in self.known):
                continue
            posts = set(range(len(self.posts)))
            if gate.predicate is not None and column(number) not in self.inputs.frame.columns:
                held = {post: self.holds(gate.predicate, post, self.took_part(gate, post, alive)) for post in posts}
                if None in held.values():
                    continue
                posts = {post for post, yes in held.items() if yes}
                special[gate.on] |= posts
            least: dict[int, Number | str] = {}
            for post in posts:
                if gate.min == "authority":
                    given = self.inputs.lines.get(number)
                    least[post] = given[post] if given is not None else None
                elif gate.min == "average" or gate.of is not None:
                    least[post] = bound(gate)
                else:
                    least[post] = Fraction(gate.min)
            found.append((gate, {post: value for post, value in least.items() if value is not None}))
        for gate, least in found:
            if gate.predicate is None:
                for post in special[gate.on]:
                    least.pop(post, None)
        return found

    def spares(self, person: Person, gate: Gate) -> bool:
        return any(gate is self.scheme.gates[number] for number in person.spared)

    def took_part(self, gate: Gate, post: int, alive: list[Person]) -> int:
        named = gate.predicate.stage if gate.predicate else None
        inside = alive
        if named is not None and any(named in p.to for p in self.people):
            inside = [p for p in self.people if p.to.get(named) == 1]
        return sum(p.post == post and p.values.get(gate.on) is not None for p in inside)

    def fell(self, person: Person, gates: list[tuple[Gate, dict[int, Number | str]]], checks: list[str]) -> list[str]:
        """Pass marks that a known value does not reach."""
        found: list[str] = []
        for gate, least in gates:
            asked, value = least.get(person.post), person.compared(gate)
            if asked is None or value is None or self.spares(person, gate):
                continue
            line = self.line(person, gate) if isinstance(asked, str) else asked
            if line is None:
                continue
            if (value <= line if gate.strict else value < line) or (gate.of is not None and self.none(person, gate.of)):
                found.append(f"below:{gate.on}:{asked if isinstance(asked, str) else shown(asked, None)}")
        return found + [f"failed:{name}" for name in checks if person.marks.get(name) == 0]

    def empty(self, person: Person, gates: list[tuple[Gate, dict[int, Number | str]]], checks: list[str]) -> list[str]:
        """Pass marks on values that are not there."""
        found: list[str] = []
        for gate, least in gates:
            names = [n for n in (gate.on, gate.of) if n is not None and person.values.get(n) is None]
            if names and least.get(person.post) is not None and not self.spares(person, gate):
                found.append(self.no_value(person, names[0]))
        return found + [self.states_of(person, [n]) for n in checks if person.marks.get(n) is None]

    def line(self, person: Person, gate: Gate) -> Number:
        """A pass mark that differs from person to person; None where it cannot be told."""
        if gate.of is None:
            return self.average(person, gate)
        whole = person.raw.get(gate.of)
        return None if whole is None else gate.share * whole

    def none(self, person: Person, name: str) -> bool:
        """Whether a value is there, and not above zero."""
        value = person.raw.get(name)
        return value is not None and value <= 0

    def average(self, person: Person, gate: Gate) -> Number:
        """Mean of those still in at the same employer (the same post, where no employer is named)."""
        key = (self.unit(person.post), gate.on, gate.before_points)
        if key not in self.averages:
            values = [p.compared(gate) for p in self.people if p.alive and self.unit(p.post) == key[0]]
            there = [v for v in values if v is not None]
            self.averages[key] = sum(there, Fraction(0)) / len(there) if there else None
        return self.averages[key]

    def unit(self, post: int) -> str:
        return str(self.posts[post]["org"] or f"#{post}")

    def no_value(self, person: Person, name: str) -> str:
        graph = self.inputs.graph
        leaves = [n for n in graph.leaves(name) if n not in graph.optional_leaves]
        return self.states_of(person, leaves) or f"no_value:{name}"

    def states_of(self, person: Person, names: Sequence[str]) -> str:
        hard, soft = [], []
        for name in names:
            state = person.states.get(name)
            if state is None:
                if person.words.get(name) is None:
                    soft.append(f"missing:{name}")
            elif state is State.MISSING:
                soft.append(f"missing:{name}")
            elif state is not State.OK:
                hard.append(f"{state.code}:{name}")
        return ";".join(hard or soft)

    # the cut

    def holds(self, predicate: Predicate, post: int, competition: int) -> bool | None:
        facts = self.posts[post]
        if predicate.fact == "post":
            return facts["code"] in predicate.values or facts["name"] in predicate.values
        if predicate.fact == "category":
            return facts["category"] in predicate.values
        if predicate.fact == "headcount" and predicate.op == "in":
            return str(facts["places"]) in predicate.values
        if predicate.fact == "text" or predicate.value is None:
            return None
        if facts["places"] is None:
            return False
        left, right = Fraction(facts["places"]), Fraction(predicate.value)
        if predicate.fact == "competition":
            left, right = Fraction(competition), right * facts["places"]
        tests = {"lt": left < right, "le": left <= right, "ge": left >= right, "gt": left > right, "eq": left == right}
        return tests.get(predicate.op)

    def rule(self, group: Group, post: int, competition: int) -> Stage | None:
        for rule in group.rules:
            if rule.predicate is not None and self.holds(rule.predicate, post, competition):
                return rule
        plain = [r for r in group.rules if r.predicate is None]
        return next((r for r in plain if r.when is None), plain[0] if plain else None)

    def limit(self, rule: Stage, post: int, competing: int) -> int | None:
        headcount = self.posts[post]["places"]
        if rule.all:
            return 2**40
        if rule.top is not None:
            return math.ceil(Fraction(rule.top) * competing)
        if rule.count is not None:
            if rule.per != "vacancy":
                return rule.count
            return None if headcount is None else rule.count * int(headcount)
        if rule.ratio is None or isinstance(rule.ratio, str):
            return None
        if rule.per == "post":
            return math.ceil(Fraction(rule.ratio))
        return None if headcount is None else math.ceil(Fraction(rule.ratio) * int(headcount)) + (rule.plus or 0)

    def choose(self, rule: Stage, limit: int, members: list[Person], post: int) -> set[int]:
        few = bool(members) and len(members) < limit and not rule.all
        if few and rule.shortage in ("cancel", "transfer"):
            limit = 0
            self.posts[post]["places"] = 0
        if (
            few
            and rule.shortage == "cut"
            and rule.ratio is not None
            and not isinstance(rule.ratio, str)
            and not rule.plus
        ):
            ratio = Fraction(rule.ratio)
            self.posts[post]["places"] = math.floor(len(members) / ratio)
            limit = math.ceil(ratio * self.posts[post]["places"])
            return self.within(rule, limit, members)
        parts = self.inputs.quotas.posts.get(post) if self.inputs.quotas is not None else None
        if few and rule.shortage in ("cancel", "transfer"):
            return self.within(rule, limit, members)
        if parts is None or rule.all or rule.together or share(rule, 1) is None:
            return self.within(rule, limit, members)
        chosen: set[int] = set()
        spare = 0
        for kind, own in self.categories(post, members):
            places = sum(part.places for part in parts if part.kind == kind)
            mine = [p for p in own if p.row not in chosen]
            found = self.within(rule, share(rule, places) or 0, mine) if places else set()
            found = across(self, rule, places, mine, found)
            if kind is not None:
                self.told(f"reserved:{rule.to}", kind, post, [p for p in mine if p.row in found])
                spare += max(0, places - len(found))
            chosen |= found
        if spare and self.inputs.quotas is not None and self.inputs.quotas.opened:
            chosen |= self.within(rule, share(rule, spare) or 0, [p for p in members if p.row not in chosen])
        return chosen

    def categories(self, post: int, members: list[Person]) -> list[tuple[int | None, list[Person]]]:
        """Who may take the open places of a post, and those of each category."""
        quotas = self.inputs.quotas
        assert quotas is not None
        claims = {part.kind for part in quotas.posts[post] if part.places} - {None}
        everybody = [p for p in members if quotas.order != "apart" or not p.categories & claims]
        return [(None, everybody), *((k, [p for p in members if k in p.categories]) for k in range(len(quotas.labels)))]

    def told(self, code: str, kind: int | None, post: int, people: list[Person]) -> None:
        assert self.inputs.quotas is not None
        for person in people:
            person.notes.append(f"{code}:{self.inputs.quotas.label(kind, post)}")

    def fill(self, post: int, members: list[Person]) -> None:
        parts = self.inputs.quotas.posts.get(post, ()) if self.inputs.quotas is not None else ()
        gone: set[int] = set()
        spare = 0
        for kind, own in self.categories(post, members) if parts else ():
            places = sum(part.places for part in parts if part.kind == kind)
            able = [p for p in own if p.row not in gone]
            inside = self.first(able, places)
            chosen = across(self, None, places, able, {p.row for p in inside})
            inside = [p for p in able if p.row in chosen]
            self.told("fills", kind, post, inside)
            gone |= {p.row for p in inside}
            spare += 0 if kind is None else max(0, places - len(inside))
        if spare and self.inputs.quotas is not None and self.inputs.quotas.opened:
            self.told("fills", None, post, self.first([p for p in members if p.row not in gone], spare))

    def first(self, people: list[Person], places: int) -> list[Person]:
        before = 0
        inside: list[Person] = []
        for tier in self.tiers(people, self.scheme.total or ""):
            inside += tier if before < places else []
            before += len(tier)
        return inside

    def within(self, rule: Stage, limit: int, members: list[Person]) -> set[int]:
        by = rule.by
        chained = by in self.plan.chains
        groups = self.tiers(members, by)
        better = ahead([_get(p.values, by) for p in members])
        alike = Counter(_get(p.values, by) for p in members)
        chosen: set[int] = set()
        before = 0
        for tier in groups:
            alone = (rule.ties in ("all", "manual") and not rule.chain_first) or not chained
            first = better[_get(tier[0].values, by)] if alone else before
            goes = before + len(tier) <= limit if rule.ties == "none" else first < limit
            if goes:
                chosen |= {p.row for p in tier}
            across = before < limit < before + len(tier)
            if rule.ties == "manual" or not chained:
                across = first < limit < first + alike[_get(tier[0].values, by)]
            if across and (rule.ties == "manual" or chained) and rule.ties not in ("all", "none"):
                self.flag(tier, by)
            before += len(tier)
        return chosen

    def flag(self, tier: Sequence[Person], by: str) -> None:
        for person in tier:
            if not person.unresolved:
                person.unresolved = True
                person.notes.append(f"unresolved_tie:{by}")

    def tiers(self, members: list[Person], by: str) -> list[list[Person]]:
        """People in order, those whom the chain cannot tell apart together."""
        by_value: dict[Fraction, list[Person]] = defaultdict(list)
        for person in members:
            by_value[_get(person.values, by)].append(person)
        found: list[list[Person]] = []
        for value in sorted(by_value, reverse=True):
            found += self.split(by_value[value], by, 0)
        return found

    def split(self, tier: list[Person], by: str, level: int) -> list[list[Person]]:
        chain = self.plan.chains.get(by)
        if len(tier) == 1 or chain is None or level == len(chain.by):
            return [tier]
        key = chain.by[level]
        keys: list[Fraction | int | None] = []
        for person in tier:
            if key.key in person.values:
                whole = key.key == by or key.before_points
                held = person.raw[key.key] if whole else person.values[key.key]
                added = person.points.get(key.key, Fraction(0)) if key.before_points else Fraction(0)
                keys.append(None if held is None else held - added)
            else:
                keys.append(person.facts.get(key.key))
        if any(k is None for k in keys):
            return [tier]
        parts: dict[Fraction | int, list[Person]] = defaultdict(list)
        for person, known in zip(tier, keys, strict=True):
            if known is not None:
                parts[known].append(person)
        found: list[list[Person]] = []
        for value in sorted(parts, reverse=key.descending):
            found += self.split(parts[value], by, level + 1)
        return found

    def final(self, eligible: list[Person]) -> None:
        total = self.scheme.total or ""
        for members in self.by_post(eligible).values():
            before = 0
            for tier in self.tiers(members, total):
                for person in tier:
                    person.rank = before + 1
                if total in self.plan.chains and len(tier) > 1:
                    self.flag(tier, total)
                before += len(tier)
        for post, members in self.by_post(eligible).items():
            self.fill(post, members)

    def finish(self) -> None:
        total = self.scheme.total or ""
        if total not in self.known:
            return
        alive = [p for p in self.people if p.alive]
        _, eligible, why = self.pools(len(self.plan.groups), total, alive)
        self.final(eligible)
        inside = {p.row for p in eligible}
        for person in alive:
            if person.row not in inside and why(person):
                person.notes.append(why(person))


def ahead(values: Sequence[Fraction]) -> dict[Fraction, int]:
    """How many of the values are greater than each of them."""
    found: dict[Fraction, int] = {}
    for index, value in enumerate(sorted(values, reverse=True)):
        found.setdefault(value, index)
    return found


def _get(values: dict[str, Number], name: str) -> Fraction:
    value = values[name]
    assert value is not None
    return value
