"""Selection rule by rule, on tables small enough to be checked by eye."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from ranking import Candidates, explain, rank
from schema import Campaign, CampaignPost, Post
from schema.scheme import (
    Gate,
    Mark,
    Mean,
    Predicate,
    Scheme,
    Stage,
    Term,
    TieBreak,
    TieKey,
    Void,
    VoteShare,
    WeightedSum,
)


class Desk:
    """Builds a campaign of one scheme (written 50 %, interview 50 %) and ranks a table with it."""

    def __init__(self, made):
        self.made = made
        self.marks = [made(Mark, id="written", name="笔试"), made(Mark, id="interview", name="面试")]
        self.steps = [self.total("0.5", "0.5")]

    def total(self, first, second, decimals=2):
        terms = (
            self.made(Term, id="a", input="written", weight=Decimal(first)),
            self.made(Term, id="b", input="interview", weight=Decimal(second)),
        )
        return self.made(WeightedSum, id="total", name="总成绩", terms=terms, decimals=decimals)

    def stage(self, to="interview", by="written", **more):
        return self.made(Stage, id=f"{to}{len(more)}{more.get('when')}", to=to, by=by, **more)

    def gate(self, on, least, **more):
        return self.made(
            Gate, id=f"{on}{least}", on=on, min=least if isinstance(least, str) else Decimal(least), **more
        )

    def chain(self, on, *keys):
        return self.made(TieBreak, id=on, on=on, by=tuple(k if isinstance(k, TieKey) else TieKey(key=k) for k in keys))

    def run(self, table, *, places=1, posts=None, parameters=None, **scheme):
        found = self.made(
            Scheme,
            id="s",
            marks=tuple(self.marks),
            steps=tuple(self.steps),
            total=scheme.pop("total", "total"),
            **scheme,
        )
        posts = posts or {"A": places}
        items = tuple(
            CampaignPost(post=self.made(Post, id=c, code=c, name=c, headcount=h, org="甲单位"), scheme="s")
            for c, h in posts.items()
        )
        campaign = Campaign(id="c", name="c", posts=items, schemes=(found,))
        height = len(next(iter(table.values())))
        frame = {"准考证号": [str(i) for i in range(1, height + 1)], "岗位代码": ["A"] * height} | table
        return rank(campaign, Candidates.from_frame(pl.DataFrame(frame)), parameters=parameters)


@pytest.fixture
def desk(by_hand):
    return Desk(by_hand.made)


SCORES = {"笔试": ["90", "80", "80", "70"], "面试": ["80", "80", "80", "80"]}


@pytest.mark.parametrize(
    ("rule", "places", "want"),
    [
        ({"ratio": Decimal(2), "ties": "all"}, 1, [1, 1, 1, 0]),
        ({"ratio": Decimal(2), "ties": "none"}, 1, [1, 0, 0, 0]),
        ({"ratio": Decimal(2), "ties": None}, 1, [1, 1, 1, 0]),
        ({"ratio": Decimal(2), "ties": "manual"}, 1, [1, 1, 1, 0]),
        ({"ratio": Decimal(3), "ties": "none"}, 1, [1, 1, 1, 0]),
        ({"ratio": Decimal("1.5"), "ties": "all"}, 1, [1, 1, 1, 0]),
        ({"ratio": Decimal("0.5"), "ties": "all"}, 1, [1, 0, 0, 0]),
        ({"ratio": Decimal(2), "ties": "all"}, 0, [0, 0, 0, 0]),
        ({"ratio": Decimal(2), "per": "post", "ties": "all"}, 3, [1, 1, 1, 0]),
        ({"count": 1, "per": "post"}, 3, [1, 0, 0, 0]),
        ({"count": 2, "per": "vacancy"}, 2, [1, 1, 1, 1]),
        ({"count": 1}, None, [1, 0, 0, 0]),
        ({"all": True}, None, [1, 1, 1, 1]),
        ({"ratio": Decimal(3)}, None, [None] * 4),
        ({"ratio": "see_attachment"}, 2, [None] * 4),
        ({}, 2, [None] * 4),
        ({"ratio": Decimal(9), "shortage": "all"}, 1, [1, 1, 1, 1]),
        ({"ratio": Decimal(9), "shortage": "cancel"}, 1, [0, 0, 0, 0]),
        ({"ratio": Decimal(3), "shortage": "cut", "ties": "all"}, 2, [1, 1, 1, 0]),
    ],
)
def test_the_cut(desk, rule, places, want):
    run = desk.run(SCORES, places=places, stages=(desk.stage(**rule),))
    assert run.frame["to_interview"].to_list() == want


def test_a_tie_at_the_cut_that_the_notice_is_silent_on_is_said(desk):
    run = desk.run(SCORES, stages=(desk.stage(ratio=Decimal(2)),))
    assert any(w.startswith("tie_at_cut") and "does not say" in w for w in run.warnings)
    run = desk.run(SCORES, stages=(desk.stage(ratio=Decimal(2), ties="manual"),))
    assert run.frame["note"].to_list() == [
        None,
        "unresolved_tie:written",
        "unresolved_tie:written",
        "not_shortlisted:interview",
    ]


def test_a_chain_at_the_cut_leaves_the_published_rank_shared(desk):
    table = SCORES | {"专业知识": ["1", "40", "50", "60"]}
    desk.marks.append(desk.made(Mark, id="professional", name="专业知识"))
    chain = (desk.chain("written", "professional"),)
    run = desk.run(table, stages=(desk.stage(ratio=Decimal(2)),), tie_breaks=chain)
    assert run.frame["to_interview"].to_list() == [1, 0, 1, 0]
    assert run.frame["rank_written"].to_list() == [1, 2, 2, 4]


def test_competition_ranks_and_a_chain_on_the_total(desk):
    table = {"笔试": ["80", "70", "90", "60", "60"], "面试": ["70", "80", "60", "60", "60"]}
    run = desk.run(table)
    assert run.frame["rank"].to_list() == [1, 1, 1, 4, 4]
    assert not run.table()["unresolved"].any()
    run = desk.run(table, tie_breaks=(desk.chain("total", "interview", TieKey(key="decision", kind="human")),))
    assert run.frame["rank"].to_list() == [2, 1, 3, 4, 4]
    assert run.frame["note"].to_list() == [None, None, None, "unresolved_tie:total", "unresolved_tie:total"]


def test_an_unknown_key_decides_nothing_nor_does_any_after_it(desk):
    table = {"笔试": ["80", "80", "80"], "面试": ["70"] * 3, "加试成绩": ["90", "", "80"], "工作年限": ["1", "2", "3"]}
    keys = (TieKey(key="extra_test"), TieKey(key="experience_years", kind="fact"))
    run = desk.run(table, tie_breaks=(desk.chain("total", *keys),))
    assert run.frame["rank"].to_list() == [1, 1, 1]
    run = desk.run(table | {"加试成绩": ["90", "90", "80"]}, tie_breaks=(desk.chain("total", *keys),))
    assert run.frame["rank"].to_list() == [2, 1, 3]


def test_facts_break_ties(desk):
    table = {
        "笔试": ["80"] * 4,
        "面试": ["70"] * 4,
        "职称": ["初级", "中级", "", "高级工程师"],
        "出生日期": ["1990-01-02", "1991-05-01", "1989-12-31", "1988-01-01"],
    }
    title = TieKey(key="professional_title", kind="fact", wins=("中级", "高级"))
    run = desk.run(
        table, tie_breaks=(desk.chain("total", title, TieKey(key="birth_date", kind="fact", descending=False)),)
    )
    assert run.frame["rank"].to_list() == [4, 2, 3, 1]
    ladder = TieKey(key="professional_title", kind="fact")
    run = desk.run(table, tie_breaks=(desk.chain("total", ladder),))
    assert run.frame["rank"].to_list() == [3, 2, 4, 1]


def test_further_decimals_break_a_tie(desk):
    desk.steps = [desk.total("0.333", "0.667")]
    table = {"笔试": ["80.01", "80"], "面试": ["80", "80"]}
    assert desk.run(table).frame["rank"].to_list() == [1, 1]
    run = desk.run(table, tie_breaks=(desk.chain("total", "total"),))
    assert run.frame["total"].to_list() == ["80.00", "80.00"]
    assert run.frame["rank"].to_list() == [1, 2]


@pytest.mark.parametrize(
    ("gate", "want"),
    [
        ({"least": "80"}, [None, None, None, "below:written:80"]),
        ({"least": "80", "strict": True}, [None, "below:written:80", "below:written:80", "below:written:80"]),
        ({"least": "average"}, [None, None, None, "below:written:average"]),
    ],
)
def test_pass_marks(desk, gate, want):
    run = desk.run(SCORES, gates=(desk.gate("written", gate["least"], strict=gate.get("strict", False)),))
    assert run.frame["note"].to_list() == want
    assert [r is None for r in run.frame["rank"]] == [n is not None for n in want]


def test_gates_compare_unrounded(desk):
    """60.00 as shown is 59.995 as computed, and that is below 60."""
    table = {"笔试": ["59.99", "60.00"], "面试": ["60", "60"]}
    for decimals, shown in ((2, ["60.00", "60.00"]), (None, ["59.995", "60.000"])):
        desk.steps = [desk.total("0.5", "0.5", decimals=decimals)]
        frame = desk.run(table, gates=(desk.gate("total", "60"),)).frame
        assert frame["total"].to_list() == shown
        assert frame["rank"].to_list() == [None, 1]
        assert frame["note"].to_list() == ["below:total:60", None]


def test_a_mark_kept_to_two_places_counts_rounded_and_is_compared_unrounded(desk):
    desk.marks = [desk.made(Mark, id="written", name="笔试", decimals=2), desk.marks[1]]
    run = desk.run(
        {"笔试": ["59.996", "60"], "面试": ["70", "70"]},
        stages=(desk.stage(count=5),),
        gates=(desk.gate("written", "60"),),
    )
    assert run.frame["written"].to_list() == ["60.00", "60.00"]
    assert run.frame["total"].to_list() == [None, "65.00"]
    assert run.frame["note"].to_list() == ["below:written:60", None]
    assert "59.996＜60，未达到" in explain(run, "1").text()


def test_a_special_pass_mark_stands_in_for_the_plain_one(desk):
    few = Predicate(fact="competition", op="lt", value=Decimal(2), stage="interview")
    gates = (desk.gate("interview", "60"), desk.gate("interview", "70", when="低于2:1的", predicate=few))
    stages = (desk.stage(ratio=Decimal(3), ties="all"), desk.stage("physical", "total", ratio=Decimal(1)))
    table = {"笔试": ["90", "80", "70"], "面试": ["65", "缺考", "缺考"]}
    run = desk.run(table, gates=gates, stages=stages)
    assert run.frame["note"].to_list() == ["below:interview:70", "absent:interview", "absent:interview"]
    run = desk.run(table | {"面试": ["65", "61", "缺考"]}, gates=gates, stages=stages)
    assert run.frame["note"][0] is None
    assert run.frame["rank"].to_list() == [1, 2, None]


def test_a_condition_in_words_is_left_out_and_said(desk):
    gates = (desk.gate("interview", "99", when="艰苦边远地区职位", predicate=Predicate(fact="text")),)
    run = desk.run(SCORES, gates=gates)
    assert run.frame["rank"].to_list() == [1, 2, 2, 4]
    assert any("艰苦边远地区职位" in w for w in run.warnings)


def test_stage_rules_by_headcount(desk):
    big = Predicate(fact="headcount", op="ge", value=Decimal(2))
    stages = (
        desk.stage(ratio=Decimal(3), ties="none"),
        desk.stage(ratio=Decimal(1), ties="none", when="2名以上", predicate=big),
    )
    table = {
        "岗位代码": ["A", "A", "A", "A", "B", "B", "B"],
        "笔试": ["9", "8", "7", "6", "9", "8", "7"],
        "面试": ["1"] * 7,
    }
    run = desk.run(table, posts={"A": 1, "B": 2}, stages=stages)
    assert run.frame["to_interview"].to_list() == [1, 1, 1, 0, 1, 1, 0]


@pytest.mark.parametrize(
    ("effect", "written", "note"),
    [
        ("bar", ["0", "缺考"], ["zero:written", "absent:written"]),
        ("disqualify", ["0", "缺考"], ["zero:written", "absent:written"]),
    ],
)
def test_zero_and_absent(desk, effect, written, note):
    void = (desk.made(Void, id="v", inputs=("written",), effect=effect),)
    run = desk.run({"笔试": [*written, "60"], "面试": ["70"] * 3}, voids=void, stages=(desk.stage(ratio=Decimal(3)),))
    assert run.frame["note"].to_list() == [*note, None]
    assert run.frame["rank_written"].to_list() == [None, None, 1]
    assert run.frame["total"].to_list() == [None, None, "65.00"]
    assert run.frame["written"].to_list() == ["0.00" if effect == "bar" else None, None, "60.00"]


def test_zero_counts_where_no_rule_voids_it(desk):
    assert desk.run({"笔试": ["0"], "面试": ["70"]}).frame["total"].to_list() == ["35.00"]


def test_who_is_out_is_no_longer_considered(desk):
    stages = (desk.stage(ratio=Decimal(1), ties="none"), desk.stage("physical", "total", ratio=Decimal(1)))
    run = desk.run({"笔试": ["90", "80"], "面试": ["10", "100"]}, stages=stages)
    assert run.frame.select("total", "rank", "to_interview", "to_physical", "note").rows() == [
        ("50.00", 1, 1, 1, None),
        (None, None, 0, None, "not_shortlisted:interview"),
    ]


def test_averages_are_of_the_employer(desk):
    table = {"岗位代码": ["A", "B", "B"], "笔试": ["1"] * 3, "面试": ["70", "80", "90"]}
    run = desk.run(table, posts={"A": 1, "B": 1}, gates=(desk.gate("interview", "average"),))
    assert run.frame["note"].to_list() == ["below:interview:average", None, None]


def test_panel_marks_with_the_extremes_dropped(desk):
    desk.marks = [desk.made(Mark, id="written", name="笔试")]
    mean = desk.made(Mean, id="interview", name="面试", inputs=("judge_*",), drop_highest=1, drop_lowest=1, decimals=2)
    desk.steps.insert(0, mean)
    table = {
        "笔试": ["80", "80"],
        "judge_1": ["70", "70"],
        "judge_2": ["81", ""],
        "judge_3": ["82", "80"],
        "Judge 4": ["95", "90"],
    }
    run = desk.run(table)
    assert run.frame["interview"].to_list() == ["81.50", "80.00"]


def test_no_valid_votes_is_a_note_for_that_person(desk):
    desk.marks = [
        desk.made(Mark, id=i, name=n)
        for i, n in (("yes", "胜任票数"), ("mostly", "基本胜任票数"), ("valid", "有效票数"))
    ]
    counts = (
        desk.made(Term, id="y", input="yes", weight=Decimal(1)),
        desk.made(Term, id="m", input="mostly", weight=Decimal("0.5")),
    )
    desk.steps = [
        desk.made(VoteShare, id="peer", name="民主测评", counts=counts, valid="valid", full=Decimal(40), decimals=2)
    ]
    run = desk.run({"胜任票数": ["20", "0"], "基本胜任票数": ["5", "0"], "有效票数": ["27", "0"]}, total="peer")
    assert run.frame["peer"].to_list() == ["33.33", None]
    assert run.frame["note"].to_list() == [None, "no_value:peer"]


def test_numbers_too_fine_for_64_bits_are_still_exact(desk):
    desk.steps = [desk.total("0.333333333333", "0.666666666667")]
    table = {"笔试": ["80.123456789", "80.123456788"], "面试": ["70.987654321"] * 2}
    run = desk.run(table, tie_breaks=(desk.chain("total", "total"),))
    assert run.frame["total"].to_list() == ["74.03", "74.03"]
    assert run.frame["rank"].to_list() == [1, 2]
    assert any(w.startswith("slow:") for w in run.warnings)


def test_rules_limited_to_tracks(desk):
    made = desk.made
    rules = {
        "gates": (made(Gate, id="g", on="written", min=Decimal(75), tracks=("b",)),),
        "stages": (
            made(Stage, id="x", to="interview", by="written", ratio=Decimal(1), ties="none", tracks=("a",)),
            made(Stage, id="y", to="interview", by="written", ratio=Decimal(3), ties="none", tracks=("b",)),
        ),
        "tie_breaks": (made(TieBreak, id="t", on="total", by=(TieKey(key="written"),), tracks=("applicants",)),),
    }
    scheme = made(Scheme, id="s", marks=tuple(desk.marks), steps=tuple(desk.steps), total="total", **rules)
    posts = tuple(
        CampaignPost(post=made(Post, id=c, code=c, headcount=1), scheme="s", tracks=t)
        for c, t in (("A", ("a",)), ("B", ("b",)))
    )
    frame = pl.DataFrame(
        {"准考证号": list("123456"), "岗位代码": list("AAABBB"), "笔试": ["90", "80", "70"] * 2, "面试": ["60"] * 6}
    )
    run = rank(Campaign(id="c", name="c", posts=posts, schemes=(scheme,)), Candidates.from_frame(frame))
    assert run.frame["to_interview"].to_list() == [1, 0, 0, 1, 1, 0]
    assert run.frame["note"][5] == "below:written:75"
    assert any("applicants" in w for w in run.warnings)


def test_marks_of_one_name_are_told_apart_by_their_steps(desk):
    made = desk.made
    desk.marks = [
        made(Mark, id=f"{b}_{k}", name=n) for b in ("a", "b") for k, n in (("yes", "胜任票数"), ("valid", "有效票数"))
    ]
    ballots = [
        made(
            VoteShare,
            id=f"peer_{b}",
            name=n,
            valid=f"{b}_valid",
            full=Decimal(50),
            decimals=2,
            counts=(made(Term, id="t", input=f"{b}_yes", weight=Decimal(1)),),
        )
        for b, n in (("a", "领导测评"), ("b", "群众测评"))
    ]
    terms = tuple(made(Term, id=s.id, input=s.id, weight=Decimal(1)) for s in ballots)
    desk.steps = [*ballots, made(WeightedSum, id="total", terms=terms, decimals=2)]
    table = {
        "领导测评胜任票数": ["10"],
        "领导测评有效票数": ["20"],
        "群众测评胜任票数": ["30"],
        "群众测评有效票数": ["40"],
    }
    assert desk.run(table).frame.select("peer_a", "peer_b", "total").rows() == [("25.00", "37.50", "62.50")]
