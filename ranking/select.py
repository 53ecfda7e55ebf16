"""Select: stages in order, pass marks, cuts with ties, and the final rank; for all posts at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

import polars as pl

from ranking.compile import Node, Values
from ranking.inputs import Inputs
from ranking.order import Key, ordered, places
from ranking.plan import Group, Plan
from ranking.reasons import Reasons
from ranking.rules import EVERYBODY, Cut, Line, cut, lines_of
from schema.scheme import Gate


@dataclass(frozen=True)
class Settled:
    """``eligible`` among those ``alive`` before the stage; ``limit``: people per post after shortages."""

    alive: pl.Series
    eligible: pl.Series
    limit: pl.Series


@dataclass
class Selected:
    """Columns by name, aligned with the rows of the input: ``to_STAGE`` (Int8), ``rank_STEP``, ``rank`` (UInt32),
    ``unresolved`` (Boolean), and the coded reasons of those who stopped somewhere."""

    columns: dict[str, pl.Series] = field(default_factory=dict)
    notes: list[pl.DataFrame] = field(default_factory=list)
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


class _Run:
    def __init__(self, inputs: Inputs, values: Values, plan: Plan, withdrawn: Withdrawn | None) -> None:
        self.withdrawn = withdrawn
        self.inputs = inputs
        self.plan = plan
        self.scheme = inputs.graph.scheme
        self.nodes = values.nodes
        self.frame = values.frame.with_columns(pl.int_range(pl.len(), dtype=pl.UInt32).alias("i"))
        self.posts = inputs.posts
        self.alive = pl.repeat(True, self.frame.height, dtype=pl.Boolean, eager=True)
        self.left = pl.repeat(False, self.frame.height, dtype=pl.Boolean, eager=True)
        self.reasons = Reasons(inputs, self.nodes)
        self.result = Selected()
        self.result.columns["unresolved"] = pl.repeat(False, self.frame.height, dtype=pl.Boolean, eager=True)

    def run(self) -> Selected:
        for index, group in enumerate(self.plan.groups):
            self._stage(index, group)
        if self.plan.final == len(self.plan.groups):
            self._finish()
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
        placed = self._placed(index, group.by, node, pool, eligible)
        rows = self._with_limits(group, people, placed, settled=before is not None)
        self._settle(group.to, people, rows, eligible)
        chosen = self._choose(group, rows)
        if self.withdrawn is not None:
            chosen = self._without(group, placed, rows, chosen)
        limit = people.people.gather(self.frame["post"]) if people.people.null_count() else None
        open_cut = eligible & (False if limit is None else limit.is_null())
        going = pl.select(pl.when(self.alive & ~open_cut).then(chosen.cast(pl.Int8))).to_series()
        self._set(f"to_{group.to}", going)
        stopped = self.alive & ~chosen & ~open_cut & ~self.left
        self._note(stopped, self.reasons.stage(index, self.plan, group, lines))
        self.alive = self.alive & (chosen | open_cut)

    def _pool(self, index: int, node: Node, by: str) -> tuple[pl.Series, pl.Series, list[Line]]:
        """Who has a valid value at a stage, who of them also meets its pass marks, and those pass marks."""
        barred = self.reasons.barred(index, self.plan, by)
        pool = self.alive & self.frame[node.column].is_not_null()
        if barred is not None:
            pool = pool & ~self.frame.select(barred.alias("b")).to_series().fill_null(False)
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
        eligible = pool
        for passed in passing:
            eligible = eligible & passed.fill_null(False)
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
        rows = self.frame.select(pl.when(pl.lit(self.alive)).then(pl.col(column)).alias("v")).with_columns(units)
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
            inside = (self.result.columns[f"to_{named}"] == 1).fill_null(False)
        return self._count(inside & self.frame[self.nodes[gate.on].column].is_not_null())

    def _count(self, mask: pl.Series) -> pl.Series:
        counted = self.frame.select("post").filter(mask).group_by("post").len()
        return pl.repeat(0, self.posts.height, dtype=pl.Int64, eager=True).scatter(
            counted["post"], counted["len"].cast(pl.Int64)
        )

    # places

    def _placed(self, index: int, by: str, node: Node, pool: pl.Series, eligible: pl.Series) -> pl.DataFrame:
        """Places by a value of those who meet the pass marks, ties broken along its chain; the ranks that a stage
        publishes are written down on the way: the total's among them, any other's in the whole pool by value alone."""
        rows = self.frame.lazy().filter(pool).select("i", "post", pl.col(node.column).alias("value")).collect()
        rows = ordered(rows)
        inside = eligible.gather(rows["i"])
        everybody = bool(inside.all())
        placed = places(rows if everybody else rows.filter(inside), self.frame, self._chain(by))
        if by == self.scheme.total:
            if index == self.plan.final:
                self._scatter("rank", placed, "place")
                self._flag(placed.filter("open"))
        elif f"rank_{by}" not in self.result.columns and by in self.plan.shortlisting:
            self._scatter(f"rank_{by}", placed if everybody else places(rows, self.frame, None), "first")
        return placed

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
            keys.append(Key(column, key.descending))
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
        self._note(self.alive & ~eligible, self.reasons.stage(index, self.plan, group, lines, by=total))

    # the cut

    def _with_limits(self, group: Group, people: Cut, placed: pl.DataFrame, *, settled: bool) -> pl.DataFrame:
        limit = people.people.gather(placed["post"])
        rows = placed.with_columns(
            limit.fill_null(EVERYBODY).alias("n"), people.rule.gather(placed["post"]).alias("rule")
        )
        return rows if settled else self._shortage(group, rows)

    def _settle(self, to: str, people: Cut, rows: pl.DataFrame, eligible: pl.Series) -> None:
        used = rows.unique("post").select("post", pl.col("n").cast(pl.Int64))
        limit = people.people.clone().scatter(used["post"], used["n"])
        limit = pl.select(pl.when(pl.lit(people.people).is_not_null()).then(limit)).to_series()
        self.result.settled[to] = Settled(self.alive, eligible, limit)

    def _without(self, group: Group, placed: pl.DataFrame, rows: pl.DataFrame, chosen: pl.Series) -> pl.Series:
        """The choice without those who withdrew: their places go to the next in order, where that is allowed."""
        assert self.withdrawn is not None
        leaving = self.withdrawn.stages.get(group.to, {})
        if not leaving:
            return chosen
        gone = pl.Series(list(leaving), dtype=pl.UInt32)
        filled = pl.Series([i for i, allowed in leaving.items() if allowed], dtype=pl.UInt32)
        if len(filled):
            kept = ordered(placed.select("i", "post", "value").filter(~pl.col("i").is_in(filled.implode())))
            again = places(kept, self.frame, self._chain(group.by))
            again = again.join(rows.select("i", "n", "rule"), on="i", how="left", maintain_order="left")
            chosen = chosen | self._choose(group, again)
        chosen = chosen.scatter(gone, False)
        code = pl.lit(f"withdrawn:{group.to}").alias("note")
        self.result.notes.append(pl.DataFrame({"i": gone}).select("i", code))
        self.left = self.left.scatter(gone, True)
        return chosen

    def _choose(self, group: Group, rows: pl.DataFrame) -> pl.Series:
        chained = group.by in self.plan.chains
        chosen = pl.lit(False)
        for n, rule in enumerate(group.rules):
            by_value, by_chain = pl.col("first") <= pl.col("n"), pl.col("place") <= pl.col("n")
            whole = pl.col("place") + pl.col("tied") - 1 <= pl.col("n")
            if rule.ties == "none":
                test = whole
            elif (rule.ties in ("all", "manual") and not rule.chain_first) or not chained:
                test = by_value
            else:
                test = by_chain
            chosen = chosen | ((pl.col("rule") == n).fill_null(False) & test)
        rows = rows.with_columns(chosen.alias("chosen"))
        self._cut_ties(group, rows, chained)
        picked = rows.filter("chosen")
        return pl.repeat(False, self.frame.height, dtype=pl.Boolean, eager=True).scatter(picked["i"], True)

    def _shortage(self, group: Group, rows: pl.DataFrame) -> pl.DataFrame:
        """Too few people: everybody goes on unless the notice cuts the places or cancels the post."""
        for n, rule in enumerate(group.rules):
            exact = rule.ratio is not None and not isinstance(rule.ratio, str)
            if rule.shortage not in ("cut", "cancel", "transfer") or (rule.shortage == "cut" and not exact):
                continue
            counted = rows.group_by("post").agg(pl.len().alias("have"), pl.col("n").first(), pl.col("rule").first())
            few = (pl.col("rule") == n) & (pl.col("have") < pl.col("n")) & (pl.col("n") < EVERYBODY)
            short = counted.filter(few).sort("post")
            if short.is_empty():
                continue
            ratio = Fraction(str(rule.ratio)) if rule.shortage == "cut" else Fraction(0)
            left = pl.col("have") * ratio.denominator // ratio.numerator if ratio else pl.lit(0)
            short = short.with_columns(left.cast(pl.Int64).alias("left"))
            fewer = (pl.col("left") * ratio.numerator + (ratio.denominator - 1)) // ratio.denominator
            short = short.with_columns(fewer.alias("less"))
            codes = ", ".join(self.posts["id"].gather(short["post"]).to_list()[:5])
            self.result.warnings.append(f"shortage: too few people for {group.to} at {codes}: {rule.shortage}")
            self.posts = self.posts.with_columns(self.posts["places"].scatter(short["post"], short["left"]))
            self.inputs = replace(self.inputs, posts=self.posts)
            rows = rows.join(short.select("post", "less"), on="post", how="left", maintain_order="left")
            rows = rows.with_columns(pl.coalesce("less", "n").alias("n")).drop("less")
        return rows

    def _cut_ties(self, group: Group, rows: pl.DataFrame, chained: bool) -> None:
        """Equals on both sides of the cut: say so, and mark those whom a chain left to people."""
        for n, rule in enumerate(group.rules):
            if rule.ties in ("all", "none"):
                continue
            head, size = ("first", "size") if rule.ties == "manual" or not chained else ("place", "tied")
            across = (pl.col(head) <= pl.col("n")) & (pl.col(head) + pl.col(size) - 1 > pl.col("n"))
            equal = rows.filter((pl.col("rule") == n).fill_null(False) & across)
            if equal.is_empty():
                continue
            codes = ", ".join(self.posts["id"].gather(equal["post"].unique().sort()).to_list()[:5])
            told = "people decide" if chained or rule.ties == "manual" else "the notice does not say what happens"
            self.result.warnings.append(
                f"tie_at_cut: {equal.height} people are equal at the cut to {group.to} ({codes}); {told}; all go on"
            )
            if rule.ties == "manual" or chained:
                self._flag(equal, group.by)

    # writing down

    def _flag(self, rows: pl.DataFrame, by: str | None = None) -> None:
        if rows.is_empty():
            return
        flags = self.result.columns["unresolved"]
        fresh = rows.filter(~flags.gather(rows["i"]))
        code = pl.lit(f"unresolved_tie:{by or self.scheme.total}").alias("note")
        self.result.notes.append(fresh.select("i", code))
        self.result.columns["unresolved"] = flags.scatter(rows["i"], True)

    def _scatter(self, name: str, placed: pl.DataFrame, column: str) -> None:
        empty = pl.repeat(None, self.frame.height, dtype=pl.UInt32, eager=True)
        self._set(name, empty.scatter(placed["i"], placed[column]))

    def _set(self, name: str, values: pl.Series) -> None:
        self.result.columns[name] = values.alias(name)

    def _note(self, mask: pl.Series, text: pl.Expr) -> None:
        if mask.any():
            rows = self.frame.lazy().filter(mask).select("i", text.alias("note"))
            self.result.notes.append(rows.filter(pl.col("note") != "").collect())
