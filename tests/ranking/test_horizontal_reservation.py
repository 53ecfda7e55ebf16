"""Shares of the places of every category for classes of any category: hand-worked lists, and what always holds."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.random_schemes import Maker
from ranking import Candidates, rank
from ranking.compile import evaluate
from ranking.horizontal import Lists, Tiers
from ranking.person import Person
from ranking.plan import Plan
from ranking.quotas import Across
from ranking.reference import Run
from ranking.reference_horizontal import adjusted
from ranking.run import describe
from ranking.select import select
from ranking.template import fields
from schema import Campaign, CampaignPost, Post
from schema.notice import HeadcountPart
from schema.scheme import Horizontal, Mark, Scheme, Stage, Term, TieBreak, TieKey, WeightedSum
from schema.values import Rounding

PEOPLE = {  # by falling marks
    "准考证号": ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    "笔试": ["95", "93", "91", "89", "87", "85", "83", "81", "79"],
    "性别": ["男", "男", "男", "女", "男", "男", "女", "男", "女"],
    "考生类别": ["", "SC", "ESM", "SC", "SC", "SC、ESM", "", "SC", "SC"],
}
WOMEN, SOLDIERS = ("女", "0.34"), ("ESM", "0.25")


@pytest.fixture
def ranked(by_hand):
    """Ranks the table for one post: ``shares`` of classes of all places, one place lets ``ratio`` people go on."""
    made = by_hand.made

    def go(parts, *shares, places, ratio="1", table=PEOPLE, rounding=Rounding.HALF_UP, **stage):
        term = made(Term, id="t", input="written", weight=Decimal(1))
        rule = {"ratio": Decimal(ratio), "per": "vacancy", "ties": "all"} | stage
        chain = made(TieBreak, id="b", on="total", by=(TieKey(key="age", kind="fact"),))
        scheme = made(
            Scheme,
            id="s",
            marks=(made(Mark, id="written", name="笔试"),),
            steps=(made(WeightedSum, id="total", terms=(term,)),),
            total="total",
            stages=(made(Stage, id="g", to="interview", by="total", **rule),),
            tie_breaks=(chain,) if "年龄" in table else (),
            reserved="open_first",
            horizontal=tuple(
                made(Horizontal, id=f"h{n}", label=label, share=Decimal(share), rounding=rounding)
                for n, (label, share) in enumerate(shares)
            ),
        )
        held = tuple(made(HeadcountPart, id=label, label=label, count=count) for label, count in parts.items())
        post = made(Post, id="A", code="A", headcount=places, headcount_parts=held)
        campaign = Campaign(id="c", name="c", posts=(CampaignPost(post=post, scheme="s"),), schemes=(scheme,))
        return rank(campaign, Candidates.from_frame(pl.DataFrame(table)))

    return go


def went(run):
    return [i for i, on in zip(run.frame["id"], run.frame["to_interview"], strict=True) if on == 1]


def notes(run):
    return dict(zip(run.frame["id"], run.frame["note"], strict=True))


@pytest.mark.parametrize(
    ("parts", "shares", "places", "ratio", "expected"),
    [
        # three places, one due to women: 4 comes in for the last man, 3
        ({}, [WOMEN], 3, "1", ["1", "2", "4"]),
        # two of three: 7 for 2 as well
        ({}, [("女", "0.67")], 3, "1", ["1", "4", "7"]),
        # four places: the woman in it on merit counts, nobody moves
        ({}, [("女", "0.25")], 4, "1", ["1", "2", "3", "4"]),
        # open 3: 4 (SC) for 3, who is of no category and is out; SC 3: 2 is in the open list, so 5 6 and 9 for 8
        ({"UR": 3, "SC": 3}, [WOMEN], 6, "1", ["1", "2", "4", "5", "6", "9"]),
        # the man who makes way in the open list takes a place of his category
        ({"UR": 2, "SC": 1}, [("女", "0.5")], 3, "1", ["1", "4", "9"]),
        # a half of a place that is cut off asks for nobody
        ({"UR": 2, "SC": 1}, [("女", "0.4")], 3, "1", ["1", "4", "2"]),
        # two classes: 3 is a soldier and must stay, so 4 takes the place of 2
        ({}, [("ESM", "0.34"), WOMEN], 3, "1", ["1", "3", "4"]),
        # twice as many go on, of whom twice as many are women
        ({}, [("女", "0.5")], 2, "2", ["1", "2", "4", "7"]),
        # more women are due than there are
        ({}, [("女", "1")], 4, "1", ["1", "4", "7", "9"]),
    ],
)
def test_the_last_who_are_not_of_the_class_make_way(ranked, parts, shares, places, ratio, expected):
    assert sorted(went(ranked(parts, *shares, places=places, ratio=ratio))) == sorted(expected)


def test_the_notes_tell_who_came_in_and_who_made_way(ranked):
    run = ranked({"UR": 3, "SC": 1}, ("女", "0.34"), places=4)
    told = notes(run)
    assert told["4"] == "fills_horizontal:女;fills:UR;horizontal:interview:女"
    assert told["3"] == "fills_displaced:女;displaced:interview:女;not_shortlisted:interview"
    assert describe("displaced:interview:女", run.campaign).startswith("让位于女的横向名额 made way for 女")
    assert describe("fills_horizontal:女", run.campaign).startswith("以女的横向名额列入")
    assert run.frame["rank"].to_list() == list(range(1, 10))


def test_nobody_moves_where_no_one_of_the_class_is_there(ranked):
    table = PEOPLE | {"性别": ["男"] * 9}
    run = ranked({}, ("女", "0.5"), places=4, table=table)
    assert went(run) == ["1", "2", "3", "4"]
    assert not run.warnings


def test_of_equals_none_makes_way_without_the_others(ranked):
    table = PEOPLE | {"笔试": ["95", "91", "91", "89", "87", "85", "83", "81", "79"]}
    run = ranked({}, WOMEN, places=3, table=table)
    assert went(run) == ["1", "2", "3", "4"]  # 2 and 3 are equal, and one place is asked for
    both = ranked({}, ("女", "0.67"), places=3, table=table)
    assert went(both) == ["1", "4", "7"]


def test_a_printed_tie_break_tells_who_makes_way(ranked):
    table = PEOPLE | {"笔试": ["95", "91", "91", "89", "87", "85", "83", "81", "79"], "年龄": ["30", "31", "32"] * 3}
    assert went(ranked({}, WOMEN, places=3, table=table, ties="chain")) == ["1", "3", "4"]


def test_what_is_not_said_is_warned_of(ranked):
    run = ranked({}, ("女", "0.3"), ("PwBD", "0.04"), places=5, rounding=None)
    assert [w.partition(":")[0] for w in run.warnings] == ["horizontal", "horizontal"]
    assert any("a half counts as one" in w for w in run.warnings)
    assert any("who is of PwBD" in w for w in run.warnings)
    assert went(run) == ["1", "2", "3", "4", "7"]  # 1.5 women are two


@pytest.mark.parametrize(
    ("share", "places", "mode", "due"),
    [
        ("0.3", 10, None, 3),
        ("0.3", 5, None, 2),
        ("0.3", 5, Rounding.TRUNCATE, 1),
        ("0.05", 9, None, 0),
        ("1", 4, None, 4),
    ],
)
def test_parts_of_a_place(share, places, mode, due):
    assert Across("女", Fraction(share), mode).due(places) == due


def test_random_schemes_with_classes_equal_the_reference():
    seen = 0
    for seed in range(400, 480):
        inputs = Maker(seed, 40).inputs(3)
        if inputs.quotas is None or not inputs.quotas.across:
            continue
        found = select(inputs, evaluate(inputs), Plan.of(inputs))
        people = Run(inputs).run()
        assert [text or "" for text in found.notes.series().to_list()] == [";".join(p.notes) for p in people]
        seen += 1
    assert seen > 10


@st.composite
def lists(draw, *, ties=True, disjoint=False):
    """One list: values by falling order, classes, who may take the places, room, and what each class is due."""
    size = draw(st.integers(1, 14))
    values = draw(st.lists(st.integers(0, 5 if ties else 10**6), min_size=size, max_size=size, unique=not ties))
    kinds = draw(st.integers(1, 3))
    if disjoint:
        one = draw(st.lists(st.sampled_from([None, *range(kinds)]), min_size=size, max_size=size))
        classes = [[mine == kind for mine in one] for kind in range(kinds)]
    else:
        classes = [draw(st.lists(st.booleans(), min_size=size, max_size=size)) for _ in range(kinds)]
    able = draw(st.lists(st.booleans(), min_size=size, max_size=size)) if ties else [True] * size
    room = draw(st.integers(1, 8))
    due = draw(st.lists(st.integers(0, 4), min_size=kinds, max_size=kinds))
    return values, classes, able, room, due


def first(rows, values, room):
    """The first so many, equals on both sides of the cut among them."""
    return [row for row in rows if sum(values[other] > values[row] for other in rows) < room]


def by_engine(values, classes, able, room, due):
    number = np.array(values)
    post = np.zeros(len(values), np.int32)

    def pick(mask, limit):
        found = np.zeros(len(values), np.bool_)
        found[first(np.flatnonzero(mask).tolist(), values, int(limit[0]))] = True
        return found

    def tiers(mask):
        rows = np.array(sorted(np.flatnonzero(mask).tolist(), key=lambda row: -values[row]), np.int64)
        return Tiers(rows, post[rows], -number[rows])

    limits = [np.array([least], np.int64) for least in due]
    masks = [np.array(one, np.bool_) for one in classes]
    held = Lists(post, np.array(able, np.bool_), np.array([room], np.int64), limits, masks, pick, tiers)
    return set(np.flatnonzero(held.adjusted(pick(held.people, held.room))[0]).tolist())


def by_reference(values, classes, able, room, due):
    people = []
    for row in range(len(values)):
        person = Person(row, 0, {}, {}, {}, {}, {})
        person.classes = {kind for kind, one in enumerate(classes) if one[row]}
        people.append(person)

    def pick(limit, members):
        inside = first([p.row for p in members], values, limit)
        return [p for p in members if p.row in inside]

    def tiers(members):
        return [
            [p for p in members if values[p.row] == value] for value in sorted({values[p.row] for p in members})[::-1]
        ]

    mine = [p for p in people if able[p.row]]
    return {p.row for p in adjusted(pick(room, mine), mine, room, due, pick, tiers)[0]}


@settings(max_examples=400, deadline=None)
@given(case=lists())
def test_any_list_equals_that_of_the_reference(case):
    assert by_engine(*case) == by_reference(*case)


@settings(max_examples=400, deadline=None)
@given(case=lists(ties=False, disjoint=True))
def test_what_a_list_without_equals_always_holds(case):
    values, classes, _, room, due = case
    found = by_engine(*case)
    everybody = range(len(values))
    assert len(found) == min(room, len(values))
    merit = set(first(everybody, values, room))
    for kind, own in enumerate(classes):
        there = sum(own)
        got = sum(own[row] for row in found)
        if sum(min(least, sum(one)) for least, one in zip(due, classes, strict=True)) <= room:
            assert got >= min(due[kind], there)
        inside = {row for row in found if own[row]}
        outside = {row for row in everybody if own[row]} - found
        assert not inside or not outside or min(values[r] for r in inside) > max(values[r] for r in outside)
    of_none = [row for row in everybody if not any(one[row] for one in classes)]
    assert {row for row in found if row in of_none} <= merit


def test_lists_move_people_as_often_as_not():
    rng = np.random.default_rng(3)
    moved = 0
    for _ in range(300):
        size = 12
        values, own = rng.permutation(size).tolist(), (rng.random(size) < 0.3).tolist()
        moved += by_engine(values, [own], [True] * size, 6, [3]) != set(first(range(size), values, 6))
    assert moved > 100


def test_the_template_asks_for_classes_and_sexes(ranked):
    found = fields(ranked({"UR": 2, "SC": 1}, WOMEN, SOLDIERS, places=3).campaign)
    kinds = next(field for field in found if field.role == "category")
    assert kinds.options == ()  # somebody may be of several
    assert "SC、ESM" in kinds.meaning
    assert [field.heading for field in found if field.role == "gender"] == ["性别"]
    assert not [field for field in fields(ranked({"UR": 2, "SC": 1}, places=3).campaign) if field.role == "gender"]
