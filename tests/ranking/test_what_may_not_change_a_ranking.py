"""What may not change a ranking, over random schemes (bonuses, caps, gates, votes, means, quotas, ties, shortages)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import polars as pl
import pytest

from benchmarks.random_schemes import Maker
from ranking.graph import Graph
from ranking.inputs import VOTERS, State
from ranking.notes import plain
from ranking.plan import Plan
from ranking.score import computed, score, settle
from ranking.select import select
from ranking.selected import Withdrawn
from schema.scheme import Clip, MapPoints, PerUnit, VoteShare, WeightedSum

SEEDS = range(700_000, 700_060)
ROWS, POSTS = 40, 3
TENTH = Decimal("0.1")


@pytest.fixture(params=SEEDS)
def inputs(request):
    return Maker(request.param, ROWS).inputs(POSTS)


def results(inputs, *, values=True):
    """Everybody's line by row; without ``values`` only ranks, stages and open ties."""
    table = plain(score(inputs).table()).sort("row")
    if values:
        return table
    kept = [c for c in table.columns if c.startswith(("to_", "rank")) or c in ("row", "unresolved")]
    return table.select(kept)


def test_random_schemes_have_every_kind_of_rule():
    found = [Maker(seed, ROWS).inputs(POSTS) for seed in SEEDS]
    schemes = [made.graph.scheme for made in found]
    for rule in ("bonuses", "bonus_cap", "gates", "voids", "stages", "tie_breaks"):
        assert sum(bool(getattr(scheme, rule)) for scheme in schemes) > 5, rule
    kinds = {type(step) for scheme in schemes for step in scheme.steps}
    assert {Clip, MapPoints, PerUnit, VoteShare, WeightedSum} <= kinds
    assert sum(made.quotas is not None for made in found) > 5


def test_the_order_of_the_rows_does_not_matter(inputs):
    other = replace(inputs, frame=inputs.frame.sample(fraction=1, shuffle=True, seed=1))
    assert results(other).equals(results(inputs))


def test_somebody_who_was_absent_everywhere_changes_nobody(inputs):
    after = results(replace(inputs, frame=with_another(inputs, None)))
    assert after.filter(pl.col("row") < ROWS).equals(results(inputs))


def test_somebody_at_the_bottom_changes_nobody(inputs):
    """Where no rule counts people: those could open a post, or move an average."""
    inputs = uncounted(inputs)
    after = results(replace(inputs, frame=with_another(inputs, 0)), values=False)
    last = after.filter(pl.col("row") == ROWS)
    went = [c for c in last.columns if c.startswith("to_")]
    if not went or last[went[0]][0] != 0:
        return  # everybody goes on, or the last one is not at the bottom
    before = results(inputs, values=False)
    assert after.filter(pl.col("row") < ROWS).select(went).equals(before.select(went))
    for name in (c for c in last.columns if c.startswith("rank")):
        own = last[name][0]
        better = before.filter(pl.col(name) < own) if own is not None else before
        assert after.filter(pl.col("row").is_in(better["row"].implode()))[name].equals(better[name])


def uncounted(inputs):
    """The same rules without shortages, averages and numbers of competitors."""
    scheme = inputs.graph.scheme

    def plain_rule(rule):
        return rule.predicate is None or rule.predicate.fact != "competition"

    stages = tuple(r.model_copy(update={"shortage": None}) for r in scheme.stages if plain_rule(r))
    gates = tuple(g for g in scheme.gates if plain_rule(g) and g.min not in ("average", "authority"))
    changed = scheme.model_copy(update={"stages": stages, "gates": gates})
    return replace(inputs, graph=Graph(changed, inputs.graph.given, inputs.graph.wild), lines={})


def with_another(inputs, mark):
    """The candidates and one more at the first post, with ``mark`` everywhere (None: absent) and no bonus."""
    last = inputs.frame.tail(1)
    held = []
    for name, kind in inputs.frame.schema.items():
        value = last[name][0]
        if name == "row":
            value = ROWS
        elif name == "post":
            value = 0
        elif name[:2] == "m:":
            value = mark
        elif name[:2] == "s:":
            value = int(State.ABSENT) if mark is None else int(State.OK)
        elif name[:2] in ("u:", "p:"):
            value = 0
        elif name[:2] == "c:":
            value = False
        elif name[:2] == "t:" and mark is None:
            value = None
        held.append(pl.Series(name, [value], dtype=kind))
    return pl.concat([inputs.frame, pl.DataFrame(held)])


def test_the_scale_of_all_marks_does_not_matter(inputs):
    """Marks, full marks, pass marks, bonuses, caps and tables a tenth, one more decimal kept: the same ranking."""
    assert results(tenth(inputs), values=False).equals(results(inputs, values=False))


def tenth(inputs):
    scheme = inputs.graph.scheme

    def less(value):
        return value if value is None or isinstance(value, str) else value * TENTH

    def scaled(step):
        update = {"decimals": None if step.decimals is None else step.decimals + 1, "full": less(step.full)}
        match step:
            case WeightedSum():
                update["constant"] = less(step.constant)
            case Clip():
                update |= {"low": less(step.low), "high": less(step.high)}
            case MapPoints():
                rows = tuple(row.model_copy(update={"points": less(row.points)}) for row in step.rows)
                update |= {"rows": rows, "otherwise": less(step.otherwise)}
            case PerUnit():
                update |= {"unit": less(step.unit), "points": less(step.points)}
        return step.model_copy(update=update)

    def kept(mark):
        places = None if mark.decimals is None else mark.decimals + 1
        return mark.model_copy(update={"decimals": places, "full": less(mark.full)})

    verdicts = {mark.id for mark in scheme.marks if mark.pass_fail}
    changed = scheme.model_copy(
        update={
            "marks": tuple(map(kept, scheme.marks)),
            "steps": tuple(map(scaled, scheme.steps)),
            "bonuses": tuple(
                b.model_copy(update={"points": less(b.points), "max": less(b.max)}) for b in scheme.bonuses
            ),
            "bonus_cap": less(scheme.bonus_cap),
            "gates": tuple(g if g.of else g.model_copy(update={"min": less(g.min)}) for g in scheme.gates),
        }
    )
    frame = inputs.frame
    if f"k:{VOTERS}" in frame.columns:
        voters = f"k:{VOTERS}"
        frame = frame.with_columns(pl.when(pl.col(voters) % 10 == 0).then(pl.col(voters) // 10).alias(voters))
        if frame[voters].null_count() != inputs.frame[voters].null_count():
            pytest.skip("a tenth of the voters is no whole number of them")
    return replace(
        inputs,
        graph=Graph(changed, inputs.graph.given, inputs.graph.wild),
        frame=frame,
        decimals={name: places + (name not in verdicts) for name, places in inputs.decimals.items()},
        lines={i: tuple(line / 10 for line in lines) for i, lines in inputs.lines.items()},
    )


@pytest.mark.parametrize("filled", [True, False])
def test_a_withdrawal_never_demotes_another(inputs, filled):
    values = computed(inputs)
    if values is None or not inputs.graph.scheme.stages:
        return  # nobody is named for anything
    first = settle(inputs, values).selected
    for stage in dict.fromkeys(rule.to for rule in inputs.graph.scheme.stages):
        named = first.columns[f"to_{stage}"]
        who = next((i for i, went in enumerate(named) if went == 1), None)
        if who is None:
            continue
        after = select(inputs, values, Plan.of(inputs), Withdrawn({stage: {who: filled}}, first))
        later = [stage] if filled else [name[3:] for name in first.columns if name.startswith("to_")]
        for name in later:
            before = (first.columns[f"to_{name}"] == 1).fill_null(False)
            now = (after.columns[f"to_{name}"] == 1).fill_null(False)
            lost = [i for i in (before & ~now).arg_true().to_list() if i != who]
            assert not lost, (stage, name, lost)
