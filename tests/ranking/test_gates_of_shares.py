"""A pass mark that is a share of another value of the same person: votes of those present, those present of a panel."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from benchmarks.exactness import compare
from ranking import Candidates, rank
from ranking.candidates import bind
from ranking.explanation import explain
from ranking.run import describe
from ranking.template import mark_fields
from schema import Campaign, CampaignPost, Post
from schema.errors import MissingColumn
from schema.scheme import Gate, Mark, Scheme, Stage, Term, WeightedSum


@pytest.fixture
def election(by_hand):
    """A campaign whose candidates need marks, and votes that reach a share of those present."""
    made = by_hand.made

    def go(**gate):
        marks = {"written": "笔试", "votes": "同意票数", "present": "到会人数", "panel": "应到人数"}
        scheme = made(
            Scheme,
            id="s",
            marks=tuple(made(Mark, id=i, name=n, counted=i == "written") for i, n in marks.items()),
            steps=(made(WeightedSum, id="total", terms=(made(Term, input="written", weight=Decimal(1)),)),),
            total="total",
            gates=(made(Gate, id="g", on="votes", **gate),),
            stages=(made(Stage, id="i", to="inspection", by="total", ratio=Decimal(9), per="vacancy", ties="all"),),
        )
        post = made(Post, id="A", code="A", headcount=1)
        return Campaign(id="c", name="c", posts=(CampaignPost(post=post, scheme="s"),), schemes=(scheme,))

    return go


def table(votes, present, **more):
    count = len(votes)
    return Candidates.from_frame(
        pl.DataFrame(
            {
                "准考证号": [str(i) for i in range(1, count + 1)],
                "笔试": ["80"] * count,
                "同意票数": votes,
                "到会人数": present,
            }
            | more
        )
    )


@pytest.mark.parametrize(
    ("gate", "votes", "present", "expected"),
    [
        # more than half: 4 of 8 is not more, 5 of 9 is
        ({"min": Decimal("0.5"), "strict": True}, ["4", "5", "4", "5"], ["8", "8", "9", "9"], [0, 1, 0, 1]),
        # at least half
        ({"min": Decimal("0.5")}, ["4", "3"], ["8", "8"], [1, 0]),
        # two thirds have no decimal: 6 of 9 reach them exactly, 5 of 8 do not, 6 of 8 do
        ({"min": Decimal(2), "over": 3}, ["6", "5", "6"], ["9", "8", "8"], [1, 0, 1]),
        ({"min": Decimal(2), "over": 3, "strict": True}, ["6", "7"], ["9", "9"], [0, 1]),
        # nobody present: nobody elected, and no division
        ({"min": Decimal("0.5")}, ["0", "3"], ["0", "5"], [0, 1]),
    ],
)
def test_votes_must_reach_a_share_of_those_present(election, gate, votes, present, expected):
    campaign, people = election(of="present", **gate), table(votes, present)
    run = rank(campaign, people)
    assert run.frame["to_inspection"].to_list() == expected
    assert [note is None for note in run.frame["note"]] == [bool(one) for one in expected]
    assert compare(*bind(campaign, people).inputs.values())


def test_numbers_too_long_for_64_bits_are_compared_exactly(election):
    votes = ["333333332.999999999", "333333333.000000001"]
    campaign = election(of="present", min=Decimal("0.333333333"))
    run = rank(campaign, table(votes, ["1000000000", "1000000000"]))
    assert run.frame["to_inspection"].to_list() == [0, 1]


def test_the_reason_names_share_and_whole(election):
    campaign = election(of="present", min=Decimal(2), over=3)
    run = rank(campaign, table(["5", "6"], ["8", "8"]))
    assert run.frame["note"].to_list() == ["below:votes:2/3 of present", None]
    assert describe("below:votes:2/3 of present", campaign).startswith(
        "未达合格线 below the pass mark of 到会人数的2/3"
    )
    assert "同意票数合格线：5＜到会人数8×2/3＝5.333333…，未达到" in explain(run, "1").text()
    assert "同意票数合格线：6＞到会人数8×2/3＝5.333333…，达到" in explain(run, "2").text()


def test_a_number_that_is_not_there_decides_nothing(election):
    campaign, people = election(of="present", min=Decimal("0.5")), table(["5", "", "5"], ["8", "8", ""])
    run = rank(campaign, people)
    assert run.frame["to_inspection"].to_list() == [1, 0, 0]
    assert run.frame["note"].to_list() == [None, "missing:votes", "missing:present"]
    assert compare(*bind(campaign, people).inputs.values())


def test_the_column_is_asked_for(election):
    campaign = election(of="present", min=Decimal("0.5"))
    assert "到会人数" in [field.heading for field in mark_fields(campaign)]
    people = pl.DataFrame({"准考证号": ["1"], "笔试": ["80"], "同意票数": ["5"]})
    with pytest.raises(MissingColumn, match="到会人数"):
        rank(campaign, Candidates.from_frame(people))


def test_those_present_may_have_to_be_a_share_of_the_panel(election, by_hand):
    campaign = election(of="present", min=Decimal("0.5"), strict=True)
    scheme = campaign.schemes[0]
    quorum = by_hand.made(Gate, id="q", on="present", of="panel", min=Decimal(2), over=3)
    campaign = campaign.model_copy(update={"schemes": (scheme.model_copy(update={"gates": (*scheme.gates, quorum)}),)})
    run = rank(campaign, table(["5", "5"], ["6", "5"], 应到人数=["9", "9"]))
    assert run.frame["to_inspection"].to_list() == [1, 0]
    assert run.frame["note"].to_list() == [None, "below:present:2/3 of panel"]


def test_a_share_needs_a_number(election):
    gate = election(of="present", min="authority").schemes[0].gates[0]
    with pytest.raises(ValueError, match="no number"):
        _ = gate.share
