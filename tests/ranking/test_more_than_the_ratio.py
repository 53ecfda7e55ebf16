"""Cuts that no ratio alone says: one more than there are places, the best part of those who took part."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from ranking import Candidates, rank
from schema import Campaign, CampaignPost, Post
from schema.scheme import Mark, Predicate, Scheme, Stage, Term, WeightedSum

TEN = [str(90 - n) for n in range(10)]


@pytest.fixture
def sent(by_hand):
    """How many of the people with these written marks go on to the interview, for so many places."""
    made = by_hand.made

    def run(marks, places, *stages):
        tests = {"written": "笔试", "interview": "面试"}
        terms = tuple(made(Term, id=f"t-{i}", input=i, weight=Decimal("0.5")) for i in tests)
        total = made(WeightedSum, id="total", terms=terms)
        held = tuple(made(Mark, id=i, name=name) for i, name in tests.items())
        scheme = made(Scheme, id="s", marks=held, steps=(total,), total="total", stages=stages)
        post = made(Post, id="A", code="A", name="A", headcount=places, org="甲单位")
        campaign = Campaign(id="c", name="c", posts=(CampaignPost(post=post, scheme="s"),), schemes=(scheme,))
        frame = {"准考证号": [str(i) for i in range(len(marks))], "岗位代码": ["A"] * len(marks), "笔试": marks}
        frame["面试"] = ["80"] * len(marks)
        return rank(campaign, Candidates.from_frame(pl.DataFrame(frame))).frame["to_interview"].to_list()

    def stage(**more):
        return made(Stage, id=f"i{len(more)}", to="interview", by="written", **more)

    run.stage = stage
    return run


CUTS = [
    ({"ratio": Decimal(1), "plus": 1}, 2, 3),
    ({"ratio": Decimal(1), "plus": 2}, 1, 3),
    ({"ratio": Decimal("1.5"), "plus": 1}, 3, 6),
    ({"ratio": Decimal(1), "plus": 1, "shortage": "cut"}, 12, 10),
    ({"top": Decimal("0.2")}, 1, 2),
    ({"top": Decimal("0.25")}, 1, 3),
    ({"top": Decimal(1)}, None, 10),
]


@pytest.mark.parametrize(("cut", "places", "people"), CUTS)
def test_how_many_go_on(sent, cut, places, people):
    assert sent(TEN, places, sent.stage(ties="all", **cut)) == [1] * people + [0] * (10 - people)


def test_equal_people_at_such_a_cut(sent):
    assert sent(["90", "80", "80", "70"], 1, sent.stage(ratio=Decimal(1), plus=1, ties="all")) == [1, 1, 1, 0]
    assert sent(["90", "80", "80", "70"], 1, sent.stage(top=Decimal("0.5"), ties="all")) == [1, 1, 1, 0]


def test_one_more_for_few_places_only(sent):
    few = Predicate(fact="headcount", op="le", value=Decimal(4))
    rules = (
        sent.stage(ratio=Decimal(2)),
        sent.stage(ratio=Decimal(1), plus=1, when="计划数≤4", predicate=few),
    )
    assert sum(sent(TEN, 4, *rules)) == 5
    assert sum(sent(TEN, 5, *rules)) == 10
