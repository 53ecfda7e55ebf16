"""Select: stages in order, pass marks, cuts with ties, and the final rank; for all posts at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np
import polars as pl

from ranking.compile import Node, Values
from ranking.inputs import Inputs
from ranking.notes import Notes
from ranking.order import Key, Mask, Numbers, Placed, Places, placed
from ranking.plan import Group, Plan
from ranking.reasons import Reasons
from ranking.rules import Cut, Line, cut, lines_of
from schema.scheme import Gate, Stage

MOST = 2**31 - 1
"""More people than any table has: the cut of a stage that takes all."""


@dataclass(frozen=True)
class Settled:
    """``eligible`` among those ``alive`` before the stage; ``limit``: people per post after shortages, null: no cut."""

    alive: Mask
    eligible: Mask
    limit: pl.Series


@dataclass
class Selected:
    """Columns by name, aligned with the rows of the input: ``to_STAGE`` (Int8), ``rank_STEP``, ``rank`` (UInt32),
    ``unresolved`` (Boolean), and the coded reasons of those who stopped somewhere."""

    columns: dict[str, pl.Series] = field(default_factory=dict)
    notes: Notes = field(default_factory=lambda: Notes(0))
    warnings: list[str] = field(default_factory=list)
    cuts: dict[str, Cut] = field(default_factory=dict)
    """The rule and the number of people of each post, by stage."""
    lines: list[Line] = field(default_factory=list)
    """All pass marks, with the posts they held for."""
    settled: dict[str, Settled] = field(default_factory=dict)
    """What each stage went by; a run after withdrawals keeps to it."""


@dataclass(frozen=True)
class Withdrawn:
    """Who leaves at which stage (row of the input -> whether somebody may move up), and the run that named them."""

    stages: Mapping[str, Mapping[int, bool]]
    first: Selected


def select(inputs: Inputs, values: Values, plan: Plan, withdrawn: Withdrawn | None = None) -> Selected:
    """Run all stages of a scheme over its candidates, again without some of them where people withdrew."""
    return _Run(inputs, values, plan, withdrawn).run()


@dataclass(frozen=True)
class _Rules:
    """A stage's rules with, for each post, which of them it follows (-1: none) and how many people it takes."""

    group: Group
    rule: Numbers
    limit: Places

    def each(self, post: Numbers) -> list[tuple[Stage, Mask | None]]:
        """Every rule that is used, with the rows (of these posts) that follow it; None: all of them."""
        used = np.unique(self.rule)
        if len(used) == 1 and used[0] >= 0:
            return [(self.group.rules[used[0]], None)]
        return [(rule, self.rule[post] == n) for n, rule in enumerate(self.group.rules) if n in used]


class _Run:
    def __init__(self, inputs: Inputs, values: Values, plan: Plan, withdrawn: Withdrawn | None) -> None:
        self.withdrawn = withdrawn
        self.inputs = inputs
        self.plan = plan
        self.scheme = inputs.graph.scheme
        self.nodes = values.nodes
        self.frame = values.frame
        self.posts = inputs.posts
        self.post: Numbers = self.frame["post"].cast(pl.Int64).to_numpy()
        self.alive: Mask = np.ones(self.frame.height, np.bool_)
        self.left: Mask = np.zeros(self.frame.height, np.bool_)
        self.unresolved: Mask = np.zeros(self.frame.height, np.bool_)
        self.reasons = Reasons(inputs, self.nodes)
        self.result = Selected(notes=Notes(self.frame.height))

    def run(self) -> Selected:
        for index, group in enumerate(self.plan.groups):
            self._stage(index, group)
        if self.plan.final == len(self.plan.groups):
            self._finish()
        self.result.columns["unresolved"] = pl.Series("unresolved", self.unresolved)
        return self.result

    # one stage

    def _stage(self, index: int, group: Group) -> None:
        node = self.nodes.get(group.by)
        if node is None or any(rule.by != group.by for rule in group.rules):
            self.result.warnings.append(
                f"no_cut: {group.to} goes by {group.by}, which is not computed; nobody is cut there"
            )
            self._set(f"to_{group.to}", pl.repeat(None, self.frame.height, dtype=pl.Int8, eager=True))
            return
        pool, eligible, lines = self._pool(index, node, group.by)
        before = self.withdrawn.first.settled.get(group.to) if self.withdrawn is not None else None
        if before is not None:
            seen = before.alive & self.alive
            eligible = (seen & before.eligible) | (~seen & eligible)
        competing = any(rule.predicate is not None for rule in group.rules)
        people = cut(group, self.posts, self._count(eligible) if competing else None)
        if before is not None and self.withdrawn is not None:
            people = replace(self.withdrawn.first.cuts[group.to], people=before.limit, warnings=())
        self.result.warnings += people.warnings
        self.result.cuts[group.to] = people
        order = self._placed(index, group.by, node, pool, eligible)
        limit = people.people.fill_null(MOST).clip(upper_bound=MOST).cast(pl.Int32).to_numpy()
        rules = _Rules(group, people.rule.cast(pl.Int64).fill_null(-1).to_numpy(), limit)
        if before is None:
            rules = self._shortage(rules, order)
        known = people.people.is_not_null()
        settled = pl.select(pl.when(known).then(pl.Series(rules.limit))).to_series()
        self.result.settled[group.to] = Settled(self.alive, eligible, settled)
        chosen = self._choose(rules, order)
        if self.withdrawn is not None:
            chosen = self._without(rules, order, node, chosen)
        going = chosen.astype(np.int8)
        stopped = self.alive & ~chosen & ~self.left
        out = ~self.alive
        if not known.all():
            open_cut = eligible & ~known.to_numpy()[self.post]
            stopped &= ~open_cut
            out |= open_cut
            chosen = chosen | open_cut
        self._set(f"to_{group.to}", _without_some(pl.Series(going), out))
        self._note(stopped, eligible, self.reasons.stage(index, self.plan, group, lines), f"not_shortlisted:{group.to}")
        self.alive = self.alive & chosen

    def _pool(self, index: int, node: Node, by: str) -> tuple[Mask, Mask, list[Line]]:
        """Who has a valid value at a stage, who of them also meets its pass marks, and those pass marks."""
        barred = self.reasons.barred(index, self.plan, by)
        pool = self.alive & self._known(node.column)
        if barred is not None:
            pool &= ~self.frame.select(barred.fill_null(False).alias("b")).to_series().to_numpy()
        lines, warnings = lines_of(
            self.inputs,
            self.plan.gates_at(index),
            {name: n.unrounded.denominator for name, n in self.nodes.items()},
            self._competition,
        )
        self.result.warnings += warnings
        self.result.lines += lines
        passing = [self._passes(line) for line in lines]
        self.frame = self.frame.with_columns(passed.alias(f"ok:{n}") for n, passed in enumerate(passing))
        passing += [self.frame[f"m:{name}"] == 1 for name in self._checks(index)]
        eligible = pool.copy()
        for passed in passing:
            eligible &= passed.fill_null(False).to_numpy()
        return pool, eligible, lines

    def _checks(self, index: int) -> list[str]:
        return [name for name in self.plan.checks_at(index) if f"m:{name}" in self.frame.columns]

    def _passes(self, line: Line) -> pl.Series:
        value = pl.col(self.nodes[line.gate.on].unrounded.column)
        if line.gate.min == "average":
            return self._passes_average(line)
        if line.least.n_unique() == 1:
            least = line.least[0]
            test = pl.lit(True) if least is None else value >= least
        else:
            held = line.least.gather(self.frame["post"])
            test = pl.lit(held).is_null() | (value >= pl.lit(held))
        return self.frame.select(pl.repeat(True, pl.len()) & test).to_series()

    def _passes_average(self, line: Line) -> pl.Series:
        """Against the mean of those who took part for the same employer (the same post, where no employer is named)."""
        column = self.nodes[line.gate.on].unrounded.column
        unit = pl.coalesce(pl.col("org"), pl.format("#{}", pl.int_range(pl.len())))
        units = self.posts.select(unit.alias("unit"))["unit"].gather(self.frame["post"])
        alive = pl.Series(self.alive)
        rows = self.frame.select(pl.when(pl.lit(alive)).then(pl.col(column)).alias("v")).with_columns(units)
        total, number = pl.col("v").sum().over("unit"), pl.col("v").count().over("unit")
        product = self.frame[column].cast(pl.Int64) * rows.select(number.cast(pl.Int64)).to_series()
        average = rows.select(total).to_series()
        passed = product > average if line.gate.strict else product >= average
        used = line.printed.is_not_null().gather(self.frame["post"])
        return ~used | passed

    def _competition(self, gate: Gate) -> pl.Series:
        """People per post who have a number in ``gate.on`` and are still in (or were let in to the named stage)."""
        inside = self.alive
        named = gate.predicate.stage if gate.predicate else None
        if named is not None and f"to_{named}" in self.result.columns:
            inside = (self.result.columns[f"to_{named}"] == 1).fill_null(False).to_numpy()
        return self._count(inside & self._known(self.nodes[gate.on].column))

    def _count(self, mask: Mask) -> pl.Series:
        return pl.Series(np.bincount(self.post[mask], minlength=self.posts.height), dtype=pl.Int64)

    def _known(self, column: str) -> Mask:
        held = self.frame[column]
        if not held.null_count():
            return np.ones(len(held), np.bool_)
        return held.is_not_null().to_numpy()

    def _numbers(self, column: str) -> Numbers:
        """A column, 0 where it is unknown."""
        held = self.frame[column]
        return (held.fill_null(0) if held.null_count() else held).cast(pl.Int64).to_numpy()

    # places

    def _placed(self, index: int, by: str, node: Node, pool: Mask, eligible: Mask) -> Placed:
        """Places by a value of those who meet the pass marks, ties broken along its chain; the ranks that a stage
        publishes are written down on the way: the total's among them, any other's in the whole pool by value alone."""
        order = self._order(by, node, eligible)
        if by == self.scheme.total:
            if index == self.plan.final:
                self._rank("rank", order.rows, order.place)
                self._flag(order)
        elif f"rank_{by}" not in self.result.columns and by in self.plan.shortlisting:
            whole = order if np.array_equal(pool, eligible) else self._order(by, node, pool, chained=False)
            self._rank(f"rank_{by}", whole.rows, whole.first)
        return order

    def _order(self, by: str, node: Node, mask: Mask, *, chained: bool = True) -> Placed:
        rows, value = np.flatnonzero(mask), self._numbers(node.column)
        if len(rows) == len(mask):
            return placed(rows, self.post, value, self._chain(by) if chained else None)
        return placed(rows, self.post[rows], value[rows], self._chain(by) if chained else None)

    def _chain(self, name: str) -> list[Key] | None:
        rule = self.plan.chains.get(name)
        if rule is None:
            return None
        keys: list[Key] = []
        for key in rule.by:
            node = self.nodes.get(key.key)
            column: str | None = None
            if node is not None:
                column = node.unrounded.column if key.key == name else node.column
            elif self.inputs.has(f"k:{key.key}"):
                column = f"k:{key.key}"
            if column is None:
                keys.append(Key(None))
                break
            keys.append(Key(self.frame[column], key.descending))
        return keys

    def _finish(self) -> None:
        """Rank by a total that no stage goes by: among those who passed every stage and all remaining pass marks."""
        total = self.scheme.total
        if total is None or total not in self.nodes:
            return
        index = len(self.plan.groups)
        pool, eligible, lines = self._pool(index, self.nodes[total], total)
        self._placed(index, total, self.nodes[total], pool, eligible)
        group = Group(total, ())
        self._note(self.alive & ~eligible, eligible, self.reasons.stage(index, self.plan, group, lines, by=total), "")

    # the cut

    def _without(self, rules: _Rules, order: Placed, node: Node, chosen: Mask) -> Mask:
        """The choice without those who withdrew: their places go to the next in order, where that is allowed."""
        assert self.withdrawn is not None
        leaving = self.withdrawn.stages.get(rules.group.to, {})
        if not leaving:
            return chosen
        gone = np.array(list(leaving), np.int64)
        filled = np.array([i for i, allowed in leaving.items() if allowed], np.int64)
        if len(filled):
            kept = np.zeros(len(chosen), np.bool_)
            kept[order.rows] = True
            kept[filled] = False
            chosen = chosen | self._choose(rules, self._order(rules.group.by, node, kept))
        chosen[gone] = False
        self.result.notes.add(gone, f"withdrawn:{rules.group.to}")
        self.left = self.left.copy()
        self.left[gone] = True
        return chosen

    def _choose(self, rules: _Rules, order: Placed) -> Mask:
        """Who goes on; equals on both sides of a cut are told of, and marked where a chain left them to people."""
        chained = rules.group.by in self.plan.chains
        one = len(rules.limit) and rules.limit.min() == rules.limit.max()
        limit = rules.limit[:1] if one else rules.limit[order.post]
        chosen = np.zeros(len(order), np.bool_)
        for rule, mine in rules.each(order.post):
            if rule.ties == "none":
                test = order.place + order.tied - 1 <= limit
            elif (rule.ties in ("all", "manual") and not rule.chain_first) or not chained:
                test = order.first <= limit
            else:
                test = order.place <= limit
            chosen |= test if mine is None else test & mine
            if rule.ties not in ("all", "none"):
                self._cut_ties(rules.group, rule, order, limit, mine, chained=chained)
        found = np.zeros(self.frame.height, np.bool_)
        found[order.rows[chosen]] = True
        return found

    def _shortage(self, rules: _Rules, order: Placed) -> _Rules:
        """Too few people: everybody goes on unless the notice cuts the places or cancels the post."""
        limit = rules.limit
        have = np.bincount(order.post, minlength=self.posts.height)
        for n, rule in enumerate(rules.group.rules):
            exact = rule.ratio is not None and not isinstance(rule.ratio, str)
            if rule.shortage not in ("cut", "cancel", "transfer") or (rule.shortage == "cut" and not exact):
                continue
            few = (rules.rule == n) & (have > 0) & (have < limit) & (limit < MOST)
            short = np.flatnonzero(few)
            if not len(short):
                continue
            left = np.zeros(len(short), np.int64)
            less = left
            if rule.shortage == "cut":
                ratio = Fraction(str(rule.ratio))
                left = have[short] * ratio.denominator // ratio.numerator
                less = -(-left * ratio.numerator // ratio.denominator)
            codes = ", ".join(self.posts["id"].gather(short).to_list()[:5])
            self.result.warnings.append(f"shortage: too few people for {rules.group.to} at {codes}: {rule.shortage}")
            self.posts = self.posts.with_columns(self.posts["places"].scatter(short, left))
            self.inputs = replace(self.inputs, posts=self.posts)
            limit = limit.copy()
            limit[short] = less
        return replace(rules, limit=limit)

    def _cut_ties(
        self, group: Group, rule: Stage, order: Placed, limit: Places, mine: Mask | None, *, chained: bool
    ) -> None:
        by_value = rule.ties == "manual" or not chained
        head, size = (order.first, order.size) if by_value else (order.place, order.tied)
        across = (head <= limit) & (head + size - 1 > limit)
        if mine is not None:
            across &= mine
        if not across.any():
            return
        codes = ", ".join(self.posts["id"].gather(np.unique(order.post[across])).to_list()[:5])
        told = "people decide" if chained or rule.ties == "manual" else "the notice does not say what happens"
        self.result.warnings.append(
            f"tie_at_cut: {int(across.sum())} people are equal at the cut to {group.to} ({codes}); {told}; all go on"
        )
        if rule.ties == "manual" or chained:
            self._unsettle(order.rows[across], group.by)

    # writing down

    def _flag(self, order: Placed) -> None:
        """Mark those whom the chain of the total left equal."""
        if order.open is not None and order.open.any():
            self._unsettle(order.rows[order.open], self.scheme.total or "")

    def _unsettle(self, rows: Numbers, by: str) -> None:
        fresh = rows[~self.unresolved[rows]]
        self.result.notes.add(fresh, f"unresolved_tie:{by}")
        self.unresolved[rows] = True

    def _rank(self, name: str, rows: Numbers, place: Places) -> None:
        ranks = np.zeros(self.frame.height, np.uint32)
        ranks[rows] = place
        self._set(name, pl.Series(ranks) if len(rows) == len(ranks) else _without_some(pl.Series(ranks), ranks == 0))

    def _set(self, name: str, values: pl.Series) -> None:
        self.result.columns[name] = values.alias(name)

    def _note(self, mask: Mask, eligible: Mask, text: pl.Expr, cut: str) -> None:
        """Reasons of those who stopped: whoever was eligible fell to the cut."""
        if cut:
            self.result.notes.add(np.flatnonzero(mask & eligible), cut)
        rows = np.flatnonzero(mask & ~eligible)
        if len(rows):
            self.result.notes.add_each(rows, self.frame[rows].select(text.alias("note")).to_series())


def _without_some(values: pl.Series, out: Mask) -> pl.Series:
    """The values, null where ``out``."""
    return pl.select(pl.when(~pl.Series(out)).then(values)).to_series() if out.any() else values
