"""A pass mark that is compared with a result before points are added to it, by the engine and by the reference."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from benchmarks.exactness import compare
from ranking import Candidates, rank
from ranking.candidates import bind
from schema import Campaign, CampaignPost, Post
from schema.scheme import Bonus, Gate, Mark, Scheme, Stage, Term, WeightedSum

TABLE = pl.DataFrame(
    {
        "准考证号": ["1", "2", "3"],
        "笔试": ["45.004", "50", "70"],
        "加分项目": ["退役军人", "", ""],
        "面试": ["90", "60", "50"],
    }
)


@pytest.mark.parametrize(
    ("on", "before", "expected"),
    [
        # ten points lift 45 over 50, unless the mark on paper is what counts
        ("written", False, [1, 1, 1]),
        ("written", True, [0, 1, 1]),
        # points for the mark are none for the sum of it: that is compared as it is
        ("total", True, [1, 1, 1]),
    ],
)
def test_points_do_not_count_for_it(by_hand, on, before, expected):
    made = by_hand.made
    scheme = made(
        Scheme,
        id="s",
        marks=(made(Mark, id="written", name="笔试"), made(Mark, id="interview", name="面试")),
        steps=(
            made(
                WeightedSum,
                id="total",
                terms=tuple(made(Term, input=i, weight=Decimal("0.5")) for i in ("written", "interview")),
            ),
        ),
        total="total",
        gates=(made(Gate, id="g", on=on, min=Decimal(50), before_points=before),),
        bonuses=(made(Bonus, id="b", on="written", points=Decimal(10), when="退役军人"),),
        stages=(made(Stage, id="p", to="physical", by="total", ratio=Decimal(9), per="vacancy", ties="all"),),
    )
    post = made(Post, id="A", code="A", headcount=1)
    campaign = Campaign(id="c", name="c", posts=(CampaignPost(post=post, scheme="s"),), schemes=(scheme,))
    people = Candidates.from_frame(TABLE)
    assert rank(campaign, people).frame["to_physical"].to_list() == expected
    assert compare(*bind(campaign, people).inputs.values())
