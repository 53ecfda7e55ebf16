"""Progress: a run says how far it is, in people; a listener that has had enough ends it."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from ranking import Candidates, rank
from ranking.progress import STAGES
from schema import Campaign, CampaignPost, Post
from schema.scheme import Mark, Scheme, Term, WeightedSum


@pytest.fixture
def campaign(by_hand):
    """Posts A and B with a scheme each, C without one."""
    made = by_hand.made
    term = made(Term, id="t", input="written", weight=Decimal(1))
    schemes = tuple(
        made(
            Scheme,
            id=name,
            marks=(made(Mark, id="written", name="笔试"),),
            steps=(made(WeightedSum, id="total", terms=(term,)),),
            total="total",
        )
        for name in ("one", "two")
    )
    linked = zip("ABC", ("one", "two", None), strict=True)
    posts = tuple(CampaignPost(post=made(Post, id=c, code=c, headcount=1), scheme=s) for c, s in linked)
    return Campaign(id="c", name="c", posts=posts, schemes=schemes)


@pytest.fixture
def people():
    table = {"准考证号": ["1", "2", "3", "4"], "岗位代码": ["A", "A", "B", "C"], "笔试": ["60", "70", "80", "90"]}
    return Candidates.from_frame(pl.DataFrame(table))


def test_a_run_tells_every_stage_in_people(campaign, people):
    told = []
    rank(campaign, people, progress=lambda *step: told.append(step))
    assert told == [(stage, done, 4) for stage in STAGES for done in (0, 2, 3, 4)]


def test_progress_changes_no_result(campaign, people):
    assert rank(campaign, people, progress=lambda *_: None).frame.equals(rank(campaign, people).frame)


def test_an_exception_of_the_listener_ends_the_run(campaign, people):
    def enough(stage, done, of):
        if stage == "score":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rank(campaign, people, progress=enough)
