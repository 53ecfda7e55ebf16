"""Select: stages in order, pass marks, cuts with ties, and the final rank; for all posts at once."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import polars as pl

from ranking.compile import Node, Values
from ranking.inputs import Inputs
from ranking.notes import Notes
from ranking.order import Key, Marks, Mask, Numbers, Placed, Places, Posts, placed
from ranking.passing import Measured, passes
from ranking.plan import Group, Plan
from ranking.reasons import Reasons
from ranking.rules import Line, counts_people, cut, lines_of
from ranking.seats import Seats
from ranking.selected import MOST, Rules, Selected, Settled, Withdrawn, without_some
from schema.scheme import Gate, Stage


def select(inputs: Inputs, values: Values, plan: Plan, withdrawn: Withdrawn | None = None) -> Selected:
    """Run all stages of a scheme over its candidates, again without some of them where people withdrew."""
    return _Run(inputs, values, plan, withdrawn).run()


class _Run:
    def __init__(self, inputs: Inputs, values: Values, plan: Plan, withdrawn: Withdrawn | None) -> None:
        self.withdrawn = withdrawn
        self.inputs = inputs
        self.plan = plan
        self.scheme = inputs.graph.scheme
        self.nodes = values.nodes
        self.frame = values.frame
        self.posts = inputs.posts
        self.post: Posts = self.frame["post"].to_numpy().view(np.int32)
        self.alive: Mask = np.ones(self.frame.height, np.bool_)
        self.left: Mask = np.zeros(self.frame.height, np.bool_)
        self.unresolved: Mask = np.zeros(self.frame.height, np.bool_)
        self.reasons = Reasons(inputs, self.nodes)
        self.result = Selected(notes=Notes(self.frame.height))
        self.seats = Seats(inputs, self.plan, self.result, withdrawn is None, self._of, self._within)

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
        people = cut(group, self.posts, self._count(eligible) if counts_people(group) else None)
        if before is not None and self.withdrawn is not None:
            people = replace(self.withdrawn.first.cuts[group.to], people=before.limit, warnings=())
        self.result.warnings += people.warnings
        self.result.cuts[group.to] = people
        order = self._placed(index, group.by, node, pool, eligible)
        limit = people.people.fill_null(MOST).clip(upper_bound=MOST).cast(pl.Int32).to_numpy()
        short = np.zeros(len(limit), np.bool_) if before is None else before.short
        rules = Rules(group, people.rule.cast(pl.Int64).fill_null(-1).to_numpy(), limit, short)
        if before is None:
            rules = self._shortage(rules, order)
        known = people.people.is_not_null()
        settled = pl.select(pl.when(known).then(pl.Series(rules.limit))).to_series()
        self.result.settled[group.to] = Settled(self.alive, eligible, settled, rules.short)
        chosen = self.seats.choose(rules, order)
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
        self._set(f"to_{group.to}", without_some(pl.Series(going), out))
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
            self.nodes,
            self._competition,
        )
        self.result.warnings += warnings
        self.result.lines += lines
        measured = Measured(self.frame, self.nodes, self.posts, self.alive)
        passing = [passes(line, measured) for line in lines]
        self.frame = self.frame.with_columns(passed.alias(f"ok:{n}") for n, passed in enumerate(passing))
        passing += [self.frame[f"m:{name}"] == 1 for name in self._checks(index)]
        eligible = pool.copy()
        for passed in passing:
            eligible &= passed.fill_null(False).to_numpy()
        return pool, eligible, lines

    def _checks(self, index: int) -> list[str]:
        return [name for name in self.plan.checks_at(index) if f"m:{name}" in self.frame.columns]

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

    def _numbers(self, column: str) -> Marks:
        """A column, 0 where it is unknown."""
        held = self.frame[column]
        return (held.fill_null(0) if held.null_count() else held).to_numpy()

    # places

    def _placed(self, index: int, by: str, node: Node, pool: Mask, eligible: Mask) -> Placed:
        """Places by a value of those who meet the pass marks, ties broken along its chain; the ranks that a stage
        publishes are written down on the way: the total's among them, any other's in the whole pool by value alone."""
        order = self._order(by, node, eligible)
        if by == self.scheme.total:
            if index == self.plan.final:
                self._rank("rank", order.rows, order.place)
                self._flag(order)
                self.seats.fill(order)
        elif f"rank_{by}" not in self.result.columns and by in self.plan.shortlisting:
            whole = order if np.array_equal(pool, eligible) else self._order(by, node, pool, chained=False)
            self._rank(f"rank_{by}", whole.rows, whole.first)
        return order

    def _order(self, by: str, node: Node, mask: Mask, *, chained: bool = True) -> Placed:
        value, chain = self._numbers(node.column), self._chain(by) if chained else None
        if mask.all():
            return placed(None, self.post, value, chain)
        rows = np.flatnonzero(mask)
        return placed(rows, self.post[rows], value[rows], chain)

    def _of(self, by: str, mask: Mask) -> Placed:
        return self._order(by, self.nodes[by], mask)

    def _chain(self, name: str) -> list[Key] | None:
        rule = self.plan.chains.get(name)
        if rule is None:
            return None
        keys: list[Key] = []
        for key in rule.by:
            node = self.nodes.get(key.key)
            column: str | None = None
            if node is not None:
                bare = node.bare if key.before_points else None
                whole = key.key == name or key.before_points
                column = (bare or (node.unrounded if whole else node)).column
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

    def _without(self, rules: Rules, order: Placed, node: Node, chosen: Mask) -> Mask:
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
            chosen = chosen | self.seats.choose(rules, self._order(rules.group.by, node, kept))
        chosen[gone] = False
        self.result.notes.add(gone, f"withdrawn:{rules.group.to}")
        self.left = self.left.copy()
        self.left[gone] = True
        return chosen

    def _within(self, rules: Rules, order: Placed) -> Mask:
        """Who is within the limit. Equals on both sides of it are told of, and marked where a chain leaves them to
        people."""
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

    def _shortage(self, rules: Rules, order: Placed) -> Rules:
        """Too few people: everybody goes on unless the notice cuts the places or cancels the post."""
        limit, reached = rules.limit, rules.short.copy()
        for n, rule in enumerate(rules.group.rules):
            exact = rule.ratio is not None and not isinstance(rule.ratio, str) and not rule.plus
            if rule.shortage not in ("cut", "cancel", "transfer") or (rule.shortage == "cut" and not exact):
                continue
            have = np.bincount(order.post, minlength=self.posts.height)
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
            reached[short] = True
        return replace(rules, limit=limit, short=reached)

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
        self._set(name, pl.Series(ranks) if len(rows) == len(ranks) else without_some(pl.Series(ranks), ranks == 0))

    def _set(self, name: str, values: pl.Series) -> None:
        self.result.columns[name] = values.alias(name)

    def _note(self, mask: Mask, eligible: Mask, text: pl.Expr, cut: str) -> None:
        """Reasons of those who stopped: whoever was eligible fell to the cut."""
        if cut:
            self.result.notes.add_where(mask & eligible, cut)
        rows = np.flatnonzero(mask & ~eligible)
        if len(rows):
            self.result.notes.add_each(rows, self.frame[rows].select(text.alias("note")).to_series())
