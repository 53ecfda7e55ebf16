"""Places set apart for categories: hand-worked tables for each reading, and what is said where nothing is stated."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from ranking import Candidates, rank
from ranking.quotas import OPEN, category
from ranking.run import describe
from ranking.template import fields
from schema import Campaign, CampaignPost, Post
from schema.notice import HeadcountPart
from schema.scheme import Mark, Scheme, Stage, Term, WeightedSum

PEOPLE = {  # by falling marks
    "准考证号": ["1", "2", "3", "4", "5", "6", "7", "8"],
    "笔试": ["90", "88", "86", "84", "82", "80", "78", "76"],
    "考生类别": ["SC", "General", "UR", "SC", "ST", "", "Scheduled Caste", "ST"],
}


@pytest.fixture
def ranked(by_hand):
    """Ranks the table for one post with the parts given, one place of which lets ``ratio`` people go on."""
    made = by_hand.made

    def go(parts, *, places, reserved=None, unfilled=None, ratio="1", table=PEOPLE, **stage):
        term = made(Term, id="t", input="written", weight=Decimal(1))
        rule = {"ratio": Decimal(ratio), "per": "vacancy", "ties": "all"} | stage
        scheme = made(
            Scheme,
            id="s",
            marks=(made(Mark, id="written", name="笔试"),),
            steps=(made(WeightedSum, id="total", terms=(term,)),),
            total="total",
            stages=(made(Stage, id="g", to="interview", by="total", **rule),),
            reserved=reserved,
            unfilled=unfilled,
        )
        held = tuple(made(HeadcountPart, id=label, label=label, count=count) for label, count in parts.items())
        post = made(Post, id="A", code="A", headcount=places, headcount_parts=held)
        campaign = Campaign(id="c", name="c", posts=(CampaignPost(post=post, scheme="s"),), schemes=(scheme,))
        return rank(campaign, Candidates.from_frame(pl.DataFrame(table)))

    return go


def went(run):
    return [i for i, on in zip(run.frame["id"], run.frame["to_interview"], strict=True) if on == 1]


@pytest.mark.parametrize(
    ("reserved", "parts", "places", "ratio", "expected"),
    [
        # open 2: numbers 1 (SC on merit) and 2; SC 1: 4, the next of the category; ST 1: 5
        ("open_first", {"UR": 2, "SC": 1, "ST": 1}, 4, "1", ["1", "2", "4", "5"]),
        # each within itself: UR 2 among those of no category: 2, 3; SC 1: 1; ST 1: 5
        ("apart", {"UR": 2, "SC": 1, "ST": 1}, 4, "1", ["1", "2", "3", "5"]),
        # places that no part names are open: 1, 2, 3; then the one for ST
        ("open_first", {"ST": 1}, 4, "1", ["1", "2", "3", "5"]),
        # twice as many go on: open 4 (1-4), SC 2 (only 7 is left), ST 2 (5, 8)
        ("open_first", {"UR": 2, "SC": 1, "ST": 1}, 4, "2", ["1", "2", "3", "4", "5", "7", "8"]),
        # a ratio of 1.5 never rounds a person away: open ceil(1.5) = 2, SC ceil(1.5) = 2
        ("open_first", {"UR": 1, "SC": 1}, 2, "1.5", ["1", "2", "4", "7"]),
    ],
)
def test_parts_are_filled_by_rank_within_the_category(ranked, reserved, parts, places, ratio, expected):
    run = ranked(parts, places=places, reserved=reserved, ratio=ratio)
    assert went(run) == expected
    assert not run.warnings


def test_the_note_says_which_part_somebody_is_in_by(ranked):
    run = ranked({"UR": 2, "SC": 1, "ST": 1}, places=4, reserved="open_first")
    notes = dict(zip(run.frame["id"], run.frame["note"], strict=True))
    assert notes["1"] == "fills:UR"  # a candidate of a category who is in on merit takes an open place
    assert notes["4"] == "fills:SC;reserved:interview:SC"
    assert notes["3"] == "not_shortlisted:interview"
    assert describe("fills:SC", run.campaign) == "名次在SC名额之内 within the places of SC"
    assert describe("reserved:interview:SC", run.campaign).startswith("按SC名额进入")


@pytest.mark.parametrize(
    ("unfilled", "reserved", "ratio", "expected"),
    [
        # of the four places for SC, two are left over once 1 is in by an open place: 2 and 3 are in, then 5
        (None, "open_first", "1", ["1", "2", "4", "7"]),
        ("kept", "open_first", "1", ["1", "2", "4", "7"]),
        ("open", "open_first", "1", ["1", "2", "3", "4", "5", "7"]),
        # apart: SC is 1, 4, 7; the fourth place goes to the best of those left, of whatever category
        ("open", "apart", "1", ["1", "2", "3", "4", "5", "7"]),
        # twice as many go on, but a place is left over only where fewer people than places are there
        ("open", "open_first", "2", ["1", "2", "3", "4", "5", "6", "7", "8"]),
    ],
)
def test_places_left_over_go_to_everybody_where_the_notice_says_so(ranked, unfilled, reserved, ratio, expected):
    run = ranked({"UR": 2, "SC": 4}, places=6, reserved=reserved, unfilled=unfilled, ratio=ratio)
    assert went(run) == expected
    if unfilled == "open" and ratio == "1":
        filled = run.frame.filter(pl.col("note").fill_null("").str.contains("fills:"))
        assert filled["id"].to_list() == expected


def test_ranks_stay_those_of_the_whole_post(ranked):
    assert ranked({"UR": 2, "SC": 2}, places=4, reserved="apart").frame["rank"].to_list() == list(range(1, 9))


def test_an_unstated_order_is_read_openly(ranked):
    run = ranked({"UR": 2, "SC": 1, "ST": 1}, places=4)
    assert went(run) == ["1", "2", "4", "5"]
    (warning,) = run.warnings
    assert "the notice does not say how places set apart at A are filled" in warning
    assert "open places first" in warning
    assert "apart" in warning


@pytest.mark.parametrize(
    ("parts", "table", "why"),
    [
        ({"UR": 2, "SC": 1}, {k: v for k, v in PEOPLE.items() if k != "考生类别"}, "no column (报考类别, category)"),
        ({"城东校区": 2, "城西校区": 1}, PEOPLE, "no candidate's category says 城东校区"),
        ({"UR": 3, "SC": 3}, PEOPLE, "parts lie within each other"),
    ],
)
def test_parts_that_cannot_be_told_are_left_to_people(ranked, parts, table, why):
    run = ranked(parts, places=3, reserved="open_first", table=table)
    assert went(run) == ["1", "2", "3"]
    assert [w for w in run.warnings if w.startswith("quota:") and why in w and "not applied" in w]


def test_a_number_for_the_whole_post_is_not_split(ranked):
    run = ranked({"UR": 2, "SC": 1}, places=3, reserved="open_first", ratio="1", count=2, per="post")
    assert went(run) == ["1", "2"]
    assert [w for w in run.warnings if "not printed for A" in w]


def test_equals_at_the_cut_of_a_part_all_go_on(ranked):
    table = PEOPLE | {"笔试": ["90", "88", "86", "70", "82", "80", "70", "76"]}
    assert went(ranked({"UR": 1, "SC": 1}, places=2, reserved="open_first", table=table)) == ["1", "4", "7"]


def test_words_of_the_notice_itself_are_categories_too(ranked):
    table = PEOPLE | {"考生类别": ["", "", "", "应届毕业生", "", "应届", "往届毕业生", ""]}
    run = ranked({"应届毕业生": 1, "往届毕业生": 1}, places=3, reserved="open_first", table=table)
    assert went(run) == ["1", "4", "7"]
    assert [w for w in run.warnings if "应届 names no part" in w]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Scheduled Tribes", "st"),
        ("OBC (NCL)", "obc"),
        ("un-reserved", OPEN),
        ("", OPEN),
        ("无", OPEN),
        ("否", OPEN),
        ("服务基层项目", "grassroots"),
    ],
)
def test_words_for_categories(word, meant):
    assert category(word) == meant


def test_the_template_asks_for_the_category(ranked):
    field = next(f for f in fields(ranked({"UR": 2, "SC": 1}, places=3).campaign) if f.role == "category")
    assert field.heading == "报考类别"
    assert field.options == ("普通", "SC")
