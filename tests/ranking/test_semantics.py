"""What the words of a notice mean: each rule under its own name; then what no change may touch."""

from __future__ import annotations

import random
from decimal import Decimal

import polars as pl
import pytest

from ranking import Candidates, explain, rank
from schema import Campaign, CampaignPost, Post
from schema.errors import MissingParameter, NoRanking
from schema.scheme import (
    Bonus,
    Clip,
    Gate,
    MapPoints,
    Mark,
    Mean,
    PerUnit,
    PointsRow,
    Scheme,
    Stage,
    Term,
    TieBreak,
    TieKey,
    Void,
    VoteShare,
    WeightedSum,
)


@pytest.fixture
def made(by_hand):
    return by_hand.made


@pytest.fixture
def score(made):
    """Ranks a table (column -> cells) by a scheme of the steps given; ``places`` of one post A."""

    def go(table, steps, *, places=1, total="total", parameters=None, **rules):
        leaves = [t.input for s in steps for t in getattr(s, "terms", ())]
        ids = {s.id for s in steps}
        marks = rules.pop("marks", None)
        if marks is None:
            marks = [made(Mark, id=n) for n in dict.fromkeys(leaves) if n not in ids]
        scheme = made(Scheme, id="s", marks=tuple(marks), steps=tuple(steps), total=total, **rules)
        post = CampaignPost(post=made(Post, id="A", code="A", headcount=places), scheme="s")
        campaign = Campaign(id="c", name="c", posts=(post,), schemes=(scheme,))
        height = len(next(iter(table.values())))
        base = {"准考证号": [str(i) for i in range(1, height + 1)]}
        return rank(campaign, Candidates.from_frame(pl.DataFrame(base | table)), parameters=parameters)

    def weighted(ident="total", decimals=None, **weights):
        terms = tuple(made(Term, id=f"{ident}.{n}", input=n, weight=Decimal(str(w))) for n, w in weights.items())
        return made(WeightedSum, id=ident, terms=terms, decimals=decimals)

    go.sum = weighted
    return go


def totals(run):
    return run.frame["total"].to_list()


# scoring


def test_every_step_is_a_column_with_its_own_decimals(score):
    run = score(
        {"行测": ["70.55"], "申论": ["61"], "面试": ["80"]},
        [score.sum("written", 1, xingce="0.5", shenlun="0.5"), score.sum("total", 2, written="0.6", interview="0.4")],
    )
    assert run.frame.select("written", "total").rows() == [("65.8", "71.48")]


def test_a_share_of_the_parent_and_a_share_of_the_total_differ(score):
    table = {"行测": ["80"], "申论": ["60"], "面试": ["90"]}
    parent = [score.sum("written", xingce="0.5", shenlun="0.5"), score.sum(written="0.5", interview="0.5")]
    whole = [score.sum(xingce="0.25", shenlun="0.25", interview="0.5")]
    nested = [score.sum("written", xingce="0.5", shenlun="0.25"), score.sum(written="0.5", interview="0.5")]
    assert totals(score(table, parent)) == totals(score(table, whole)) == ["80"]
    assert totals(score(table, nested)) == ["72.5"]


def test_full_marks_are_not_rebased_unless_the_notice_says_so(score, made):
    table = {"笔试": ["150"], "面试": ["80"]}
    assert totals(score(table, [score.sum(written="0.5", interview="0.5")])) == ["115"]
    scaled = made(Term, id="a", input="written", weight=Decimal("0.5"), scale_from=Decimal(150), scale_to=Decimal(100))
    plain = made(Term, id="b", input="interview", weight=Decimal("0.5"))
    assert totals(score(table, [made(WeightedSum, id="total", terms=(scaled, plain))])) == ["90"]


def test_two_decimals_are_half_up_and_never_half_even(score):
    """60.125 and 60.135 under half even would both end in an even digit."""
    run = score({"笔试": ["60.125", "60.135", "60.145"]}, [score.sum(decimals=2, written="1")])
    assert totals(run) == ["60.13", "60.14", "60.15"]


def test_weights_that_binary_floats_get_wrong(score):
    """0.1 * 3 in floats is 0.30000000000000004, and 1.005 rounds to 1.0."""
    run = score({"笔试": ["2.01"], "面试": ["0"]}, [score.sum(decimals=2, written="0.5", interview="0.5")])
    assert totals(run) == ["1.01"]


def test_a_rounded_step_goes_on_rounded_and_the_total_keeps_its_unrounded_value(score):
    steps = [
        score.sum("written", 2, xingce="0.5", shenlun="0.5"),
        score.sum("total", 2, written="0.5", interview="0.5"),
    ]
    run = score({"行测": ["60.01"], "申论": ["60"], "面试": ["60"]}, steps)
    row = run.to_ranking().rows[0]
    assert (row.values["written"].shown, row.values["written"].exact) == ("60.01", "12001/200")
    assert (row.values["total"].shown, row.values["total"].exact) == ("60.01", "12001/200")


def test_a_bonus_inside_the_bracket_is_weighted_with_it(score, made):
    steps = [score.sum("written", xingce="0.5", shenlun="0.5"), score.sum(written="0.6", interview="0.4")]
    table = {"行测": ["60", "60"], "申论": ["60", "60"], "面试": ["60", "60"], "加分项目": ["西部计划", ""]}
    bonus = {"id": "b", "on": "written", "points": Decimal(5), "when": "西部计划志愿者"}
    assert totals(score(table, steps, bonuses=(made(Bonus, **bonus),))) == ["63", "60"]
    assert totals(score(table, steps, bonuses=(made(Bonus, converted=True, **bonus),))) == ["65", "60"]


@pytest.mark.parametrize(
    ("rule", "cap", "want"),
    [("cumulative", None, "8"), ("highest", None, "5"), ("cumulative", "6", "6"), (None, None, "8")],
)
def test_stacking_of_bonuses_is_explicit(score, made, rule, cap, want):
    bonuses = tuple(
        made(Bonus, id=w, on="total", points=Decimal(p), when=w) for w, p in (("退役军人", 5), ("公安院校毕业生", 3))
    )
    run = score(
        {"笔试": ["0"], "加分项目": ["退役军人；公安院校毕业生"]},
        [score.sum(written="1")],
        bonuses=bonuses,
        bonus_rule=rule,
        bonus_cap=None if cap is None else Decimal(cap),
    )
    assert totals(run) == [want]
    assert any(w.startswith("stacking:") for w in run.warnings) is (rule is None)


def test_absent_zero_and_blank_are_three_things(score, made):
    table = {"笔试": ["缺考", "0", "", "60"]}
    run = score(table, [score.sum(written="1")])
    assert run.frame.select("total", "note").rows() == [
        (None, "absent:written"),
        ("0", None),
        (None, "missing:written"),
        ("60", None),
    ]
    void = made(Void, id="v", inputs=("written",), absent=True, zero=True)
    assert score(table, [score.sum(written="1")], voids=(void,)).frame["note"].to_list()[1] == "zero:written"


@pytest.mark.parametrize(
    ("word", "code"), [("违纪", "cheated"), ("作弊", "cheated"), ("免考", "exempt"), ("弃考", "absent")]
)
def test_words_in_place_of_marks(score, word, code):
    run = score({"笔试": [word]}, [score.sum(written="1")])
    assert run.frame.select("total", "note").row(0) == (None, f"{code}:written")


def test_votes_are_shared_by_the_valid_ones_and_none_is_no_crash(score, made):
    counts = tuple(made(Term, id=n, input=n, weight=Decimal(w)) for n, w in (("good", "1"), ("fair", "0.5")))
    step = made(VoteShare, id="total", counts=counts, valid="valid", full=Decimal(40))
    marks = [made(Mark, id=n) for n in ("good", "fair", "valid")]
    run = score({"good": [20, 0], "fair": [10, 0], "valid": [40, 0]}, [step], marks=marks)
    assert run.frame.select("total", "note").rows() == [("25", None), (None, "no_value:total")]


def test_the_trimmed_mean_says_whose_marks_take_part(score, made):
    table = {f"judge_{i}": [mark] for i, mark in enumerate((95, 90, 80, 70, 10))}
    whole = made(Mean, id="total", inputs=("judge_*",), drop_highest=1, drop_lowest=1)
    chief = made(Mean, id="total", inputs=("judge_*",), drop_highest=1, drop_lowest=1, exclude=("judge_0",))
    assert totals(score(table, [whole], marks=())) == ["80"]
    assert totals(score(table, [chief], marks=())) == ["75"]


def test_maps_units_and_limits(score, made):
    steps = [
        made(
            MapPoints,
            id="grade",
            inputs=("考核",),
            rows=(PointsRow(value="优秀", points=Decimal(3)),),
            otherwise=Decimal(1),
        ),
        made(PerUnit, id="served", input="years", unit=Decimal(2), points=Decimal("1.5")),
        made(Clip, id="capped", input="served", high=Decimal(4)),
        score.sum(grade="1", capped="1"),
    ]
    run = score({"考核": ["优秀", "称职"], "years": ["9", "3.9"]}, steps, marks=[made(Mark, id="years")])
    assert totals(run) == ["7.0", "2.5"]


def test_what_does_not_count_is_held_and_not_counted(score, made):
    marks = [made(Mark, id="written"), made(Mark, id="psychological", counted=False)]
    run = score({"笔试": ["60"], "心理测试": ["99"]}, [score.sum(written="1")], marks=marks)
    assert totals(run) == ["60"]


def test_no_ranking_is_invented(made):
    scheme = made(Scheme, id="s", marks=(made(Mark, id="theory"),), total=None)
    post = CampaignPost(post=made(Post, id="A", code="A"), scheme="s")
    campaign = Campaign(id="c", name="c", posts=(post,), schemes=(scheme,))
    with pytest.raises(NoRanking):
        rank(campaign, Candidates.from_frame(pl.DataFrame({"准考证号": ["1"], "理论": ["70"]})))


# selecting


def _stage(made, **more):
    return made(Stage, id="p", to="physical", by="total", **more)


@pytest.mark.parametrize(
    ("places", "rule", "people"),
    [
        (3, {"ratio": Decimal("1.5")}, 5),
        (2, {"ratio": Decimal(3)}, 6),
        (2, {"count": 3}, 3),
        (2, {"count": 3, "per": "vacancy"}, 6),
        (2, {"ratio": Decimal(3), "per": "post"}, 3),
        (2, {"all": True}, 9),
    ],
    ids=["1.5 x 3 is 5", "1:3", "first 3", "3 a place", "3 a post", "all"],
)
def test_how_many_go_on(score, made, places, rule, people):
    run = score({"笔试": list(range(9))}, [score.sum(written="1")], places=places, stages=(_stage(made, **rule),))
    assert (run.frame["to_physical"] == 1).sum() == people


@pytest.mark.parametrize(("shortage", "went"), [("all", 2), ("cut", 0), ("cancel", 0), ("transfer", 0), (None, 2)])
def test_too_few_people_all_go_on_or_as_printed(score, made, shortage, went):
    rule = _stage(made, ratio=Decimal(3), shortage=shortage)
    run = score({"笔试": [50, 60]}, [score.sum(written="1")], stages=(rule,))
    assert (run.frame["to_physical"] == 1).sum() == went


@pytest.mark.parametrize(
    ("ties", "went"), [("all", [1, 1, 1, 0]), ("none", [1, 0, 0, 0]), ("manual", [1, 1, 1, 0]), (None, [1, 1, 1, 0])]
)
def test_ties_at_the_cut(score, made, ties, went):
    rule = _stage(made, count=2, ties=ties)
    run = score({"笔试": [90, 80, 80, 70]}, [score.sum(written="1")], stages=(rule,))
    assert run.frame["to_physical"].to_list() == went
    assert any(w.startswith("tie_at_cut:") for w in run.warnings) is (ties in (None, "manual"))


def test_published_rank_is_competition_rank(score):
    assert score({"笔试": [90, 80, 80, 70]}, [score.sum(written="1")]).frame["rank"].to_list() == [1, 2, 2, 4]


def test_a_dense_rank_never_decides_a_cut(score, made):
    run = score({"笔试": [90, 90, 90, 80]}, [score.sum(written="1")], stages=(_stage(made, count=2, ties="all"),))
    assert run.frame["to_physical"].to_list() == [1, 1, 1, 0]


def test_a_chain_that_ends_with_people_is_unresolved_and_names_them(score, made):
    chain = made(TieBreak, id="t", on="total", by=(TieKey(key="extra_test", kind="human"),))
    run = score({"笔试": [90, 80, 80]}, [score.sum(written="1")], tie_breaks=(chain,))
    assert [r.unresolved for r in run.to_ranking().rows] == [False, True, True]
    assert run.frame["note"].to_list() == [None, "unresolved_tie:total", "unresolved_tie:total"]
    decided = score({"笔试": [90, 80, 80], "加试": ["", "60", "70"]}, [score.sum(written="1")], tie_breaks=(chain,))
    assert decided.frame["rank"].to_list() == [1, 3, 2]


def test_a_line_that_the_authority_sets_is_asked_for_by_name(score, made):
    gate = made(Gate, id="g", on="total", min="authority")
    with pytest.raises(MissingParameter, match="total@s"):
        score({"笔试": [60]}, [score.sum(written="1")], gates=(gate,))
    run = score({"笔试": [60, 59]}, [score.sum(written="1")], gates=(gate,), parameters={"total@s": "60"})
    assert run.frame["rank"].to_list() == [1, None]


def test_an_average_is_computed_when_it_can_be(score, made):
    gate = made(Gate, id="g", on="total", min="average")
    run = score({"笔试": [60, 70, 81]}, [score.sum(written="1")], gates=(gate,))
    assert run.frame["rank"].to_list() == [None, None, 1]


def test_a_tie_may_be_broken_on_further_decimals(score, made):
    chain = made(TieBreak, id="t", on="total", by=(TieKey(key="total"),))
    table = {"笔试": ["60.11", "60.12"], "面试": ["60", "60"]}
    run = score(table, [score.sum(decimals=1, written="0.5", interview="0.5")], tie_breaks=(chain,))
    assert totals(run) == ["60.1", "60.1"]
    assert run.frame["rank"].to_list() == [2, 1]


def test_every_number_of_an_explanation_can_be_checked_by_hand(score):
    run = score({"笔试": ["66.25"], "面试": ["80.5"]}, [score.sum(decimals=2, written="0.6", interview="0.4")])
    assert "66.25×60%＋80.5×40%＝71.95→71.95（保留2位小数，四舍五入）" in explain(run, "1").text()


# what may not change anything


@pytest.fixture
def race(score, made):
    """A ranking of forty people with ties, two stages, a pass mark and a chain."""

    def go(rows, factor=1):
        table = {
            "笔试": [w * factor for _, w, _ in rows],
            "面试": [v * factor for _, _, v in rows],
            "准考证号": [i for i, _, _ in rows],
        }
        run = score(
            table,
            [score.sum(decimals=2, written="0.5", interview="0.5")],
            places=4,
            stages=(
                made(Stage, id="i", to="interview", by="written", ratio=Decimal(3), ties="all"),
                made(Stage, id="p", to="physical", by="total", ratio=Decimal(1)),
            ),
            gates=(made(Gate, id="g", on="interview", min=Decimal(60) * factor),),
            tie_breaks=(made(TieBreak, id="t", on="total", by=(TieKey(key="interview"),)),),
        )
        return {r["id"]: {k: v for k, v in r.items() if k not in ("total", "written")} for r in run.frame.to_dicts()}

    return go


def _people(seed):
    rng = random.Random(seed)
    return [(f"p{i:02}", rng.randrange(50, 80), rng.randrange(55, 75)) for i in range(40)]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_rows_does_not_matter(race, seed):
    rows = _people(seed)
    other = rows[:]
    random.Random(seed).shuffle(other)
    assert race(rows) == race(other)


@pytest.mark.parametrize("seed", range(5))
def test_somebody_at_the_bottom_changes_nobody(race, seed):
    rows = _people(seed)
    after = race([*rows, ("last", 10, 60)])
    assert after.pop("last")["to_interview"] == 0
    assert after == race(rows)


@pytest.mark.parametrize("seed", range(5))
def test_the_scale_of_all_marks_does_not_matter(race, seed):
    rows = _people(seed)

    def unit(result):
        return {i: {k: v for k, v in r.items() if k != "note"} for i, r in result.items()}

    assert unit(race(rows)) == unit(race(rows, factor=2))


def test_turnout_is_a_gate_of_its_own(score, made):
    """By valid votes against those entitled; where nobody says how many they are, the run says so."""
    votes = made(
        VoteShare,
        id="total",
        counts=(made(Term, id="t", input="yes", weight=Decimal(1)),),
        valid="valid",
        full=Decimal(100),
        quorum=Decimal("0.8"),
    )
    marks = [made(Mark, id="yes", name="同意票"), made(Mark, id="valid", name="有效票")]
    table = {"同意票": ["16", "16", "10"], "有效票": ["20", "20", "20"]}
    run = score(table | {"应到人数": ["25", "26", ""]}, [votes], marks=marks)
    assert totals(run) == ["80", None, None]
    assert run.frame["note"].to_list() == [None, "no_value:total", "no_value:total"]
    run = score(table, [votes], marks=marks)
    assert totals(run) == ["80", "80", "50"]
    assert any(w.startswith("unchecked:") and "应到人数" in w for w in run.warnings)
