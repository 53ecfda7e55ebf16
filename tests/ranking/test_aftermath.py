"""After the ranking: withdrawals and replacements, opening ratios, transfers, publication, and what a change means."""

from __future__ import annotations

import csv
import random
from decimal import Decimal

import polars as pl
import pytest

from ranking import Candidates, rank
from ranking.impact import impact
from ranking.opening import applied, counted, shortfalls, worklist
from ranking.parts import labels
from ranking.publish import Style, mask_name, mask_number, publication, stage_of, write_publication
from ranking.withdraw import Withdrawal, withdraw
from schema import Campaign, CampaignPost, Post
from schema.errors import CandidateError
from schema.notice import HeadcountPart, OpeningRatio
from schema.scheme import Mark, Replacement, Scheme, Stage, Term, WeightedSum


@pytest.fixture
def desk(by_hand):
    made = by_hand.made

    def campaign(posts=(("A", 1),), replacements=(), stages=None, weights=("0.5", "0.5"), **more):
        terms = tuple(
            made(Term, id=name, input=name, weight=Decimal(w))
            for name, w in zip(("written", "interview"), weights, strict=True)
        )
        scheme = made(
            Scheme,
            id="s",
            marks=(made(Mark, id="written", name="笔试"), made(Mark, id="interview", name="面试")),
            steps=(made(WeightedSum, id="total", name="总成绩", terms=terms, decimals=2),),
            total="total",
            stages=stages
            or (
                made(Stage, id="i", to="interview", by="written", ratio=Decimal(3), ties="all"),
                made(Stage, id="p", to="physical", by="total", ratio=Decimal(1)),
            ),
            replacements=tuple(made(Replacement, id=f"r{i}", **r) for i, r in enumerate(replacements)),
        )
        items = tuple(
            CampaignPost(post=made(Post, id=code, code=code, name=code, headcount=places), scheme="s")
            for code, places in posts
        )
        return Campaign(id="c", name="公告", posts=items, schemes=(scheme,), **more)

    def table(written, interview, post="A", **more):
        height = len(written)
        base = {"准考证号": [f"2024{i:04}" for i in range(1, height + 1)], "岗位代码": [post] * height}
        return Candidates.from_frame(pl.DataFrame(base | {"笔试": written, "面试": interview} | more))

    campaign.table = table
    campaign.made = made
    return campaign


IDS = [f"2024{i:04}" for i in range(1, 6)]
FIVE = ([90, 80, 70, 60, 50], [90, 80, 70, None, None])


@pytest.mark.parametrize(
    ("rules", "cause", "by", "word"),
    [
        (({"allowed": True},), "体检不合格", (IDS[1],), "按名次顺序递补"),
        (({"allowed": False},), "体检不合格", (), "不递补"),
        ((), "体检不合格", (), "没有写明"),
        (({"allowed": True, "cause": "体检不合格"}, {"allowed": False, "cause": "辞职"}), "辞职", (), "不递补"),
        (
            ({"allowed": True, "cause": "体检不合格"}, {"allowed": False, "cause": "辞职"}),
            "体检不合格",
            (IDS[1],),
            "递补",
        ),
        (({"allowed": True, "stage": "interview"}, {"allowed": False, "stage": "physical"}), "", (), "不递补"),
    ],
)
def test_replacement_depends_on_stage_and_cause(desk, rules, cause, by, word):
    run = rank(desk(replacements=rules), desk.table(*FIVE))
    after, (move,) = withdraw(run, [Withdrawal(IDS[0], "physical", cause)])
    assert move.by == by
    assert word in move.why
    went = after.frame.filter(pl.col("to_physical") == 1)["id"].to_list()
    assert went == list(by)
    assert after.frame["note"][0] == "withdrawn:physical"
    assert run.frame["to_physical"][0] == 1


def test_a_replacement_may_happen_once_only(desk):
    campaign = desk(replacements=({"allowed": True, "times": 1},))
    run = rank(campaign, desk.table([90, 80, 70, 60, 50], [90, 80, 70, 60, 50]))
    after, moves = withdraw(run, [Withdrawal(IDS[0], "physical"), Withdrawal(IDS[1], "physical")])
    assert [m.by for m in moves] == [(IDS[1],), ()]
    assert "只递补1次" in moves[1].why
    assert not (after.frame["to_physical"] == 1).any()


def test_who_cannot_withdraw(desk):
    run = rank(desk(), desk.table(*FIVE))
    for item in (Withdrawal("9", "physical"), Withdrawal(IDS[4], "physical")):
        with pytest.raises(CandidateError, match=item.id):
            withdraw(run, [item])
    with pytest.raises(CandidateError, match="ID:stage:cause"):
        Withdrawal.parse("12")


@pytest.mark.parametrize("seed", range(12))
def test_withdrawing_someone_never_demotes_another(desk, seed):
    rng = random.Random(seed)
    made = desk.made
    stages = (
        made(Stage, id="i", to="interview", by="written", ratio=Decimal(2), ties=rng.choice(["all", "none", None])),
        made(
            Stage, id="p", to="physical", by="total", ratio=Decimal("1.5"), shortage=rng.choice(["cut", None, "cancel"])
        ),
    )
    campaign = desk((("A", 4),), ({"allowed": True},), stages)
    written = [rng.randrange(50, 70) for _ in range(30)]
    run = rank(campaign, desk.table(written, [rng.randrange(50, 70) for _ in range(30)]))
    for stage in ("physical", "interview"):
        named = run.frame.filter(pl.col(f"to_{stage}") == 1)["id"].to_list()
        if not named:
            continue
        gone = rng.choice(named)
        after, _ = withdraw(run, [Withdrawal(gone, stage)])
        kept = set(after.frame.filter(pl.col(f"to_{stage}") == 1)["id"]) | {gone}
        assert set(named) <= kept


@pytest.mark.parametrize(
    ("rule", "number", "want"),
    [
        ({"below": "cut"}, 8, ("cut", 2)),
        ({"below": "cut"}, 9, None),
        ({"below": "cut", "strict": True}, 9, ("cut", 2)),
        ({"below": "cancel"}, 8, ("cancel", 0)),
        ({"below": "transfer"}, 8, ("transfer", None)),
        ({}, 8, (None, None)),
        ({"unlimited": True}, 1, None),
    ],
)
def test_opening_ratio_and_its_consequences(desk, rule, number, want):
    size = {} if rule.get("unlimited") else {"applicants": Decimal(3), "per": Decimal(1)}
    campaign = desk((("A", 3),), opening_ratios=(desk.made(OpeningRatio, **size, **rule),))
    found = shortfalls(campaign, {0: number})
    assert [(s.consequence, s.places) for s in found] == ([want] if want else [])
    if want and want[1] is not None:
        assert applied(campaign, found).posts[0].post.headcount == want[1]
    assert campaign.posts[0].post.headcount == 3


def test_the_worklist_of_transfers(desk):
    campaign = desk((("A", 1), ("B", 2)))
    first, second = desk.table([90, 80, 70, 60], [90, 80, 70, 60]), desk.table([90], [90], "B")
    frame = pl.concat([first.table.frame, second.table.frame.with_columns(c0=pl.lit("20250001"))]).drop("line")
    frame.columns = list(first.table.header)
    run = rank(campaign, Candidates.from_frame(frame))
    assert counted(run) == {0: 4, 1: 1}
    rows = worklist(run).rows()
    assert rows[0] == ("open", "B", None, None, 1)
    assert [r[2] for r in rows[1:]] == [IDS[1], IDS[2], IDS[3]]


@pytest.mark.parametrize(
    ("name", "masked"),
    [("张三", "张*"), ("张建华", "张*华"), ("欧阳建华", "欧**华"), ("李", "*"), ("John Smith", "J*** S****"), ("", "")],
)
def test_names_are_masked(name, masked):
    assert mask_name(name) == masked


def test_numbers_are_masked():
    assert [mask_number(n) for n in ("20240001", "7", "11010119900307001X")] == ["20****01", "*", "110101**********1X"]


def test_the_published_list(desk, tmp_path):
    run = rank(desk(), desk.table(*FIVE, 姓名=["张三", "李建国", "王五", "=1+1", "赵六"]))
    assert stage_of(run) == "physical"
    frame = publication(run, Style("physical"))
    assert frame.rows() == [("A", "A", "张*", "20****01", "90.00", "90.00", "1", "是")]
    full = publication(run, Style(None, "full", "full", ["total"], True))
    assert full["姓名"].to_list()[:2] == ["张三", "李建国"]
    assert full.columns[4:] == ["总成绩", "名次", "进入面试", "进入体检", "说明"]
    for ending in ("csv", "xlsx"):
        for copy in "ab":
            write_publication(run, tmp_path / f"{copy}.{ending}", Style(None, "full"))
        assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()
    with (tmp_path / "a.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert "'=1+1" in [row["姓名"] for row in rows]
    assert "data=" in rows[0]["run"]


def test_impact_names_whose_result_changes(desk):
    table = desk.table([90, 80, 70], [70, 85, 60])
    found = impact(desk(), desk(weights=("0.4", "0.6")), table)
    changes = found.changes.filter(pl.col("what").is_in(["rank", "to_physical"]))
    assert changes.rows() == []
    found = impact(desk(weights=("0.9", "0.1")), desk(), table)
    ranks = {(r["id"], r["what"]): (r["before"], r["after"]) for r in found.changes.iter_rows(named=True)}
    assert ranks[IDS[0], "rank"] == ("1", "2")
    assert ranks[IDS[1], "to_physical"] == ("0", "1")
    assert (IDS[2], "rank") not in ranks
    assert found.posts["people"].to_list() == [3]
    assert impact(desk(), desk(), table).changes.is_empty()


def test_men_and_women_with_places_of_their_own_compete_apart(desk, by_hand):
    made = by_hand.made
    parts = tuple(made(HeadcountPart, id=label, label=label, count=n) for label, n in (("男性", 2), ("女性", 1)))
    stages = (made(Stage, id="p", to="physical", by="total", ratio=Decimal(1)),)
    campaign = desk((("A", 3),), stages=stages)
    post = campaign.posts[0].post.model_copy(update={"headcount_parts": parts})
    campaign = campaign.model_copy(update={"posts": (campaign.posts[0].model_copy(update={"post": post}),)})
    marks = ([90, 80, 70, 60, 50], [90, 80, 70, 60, 50])
    run = rank(campaign, desk.table(*marks, 性别=["男", "男", "男", "女", "女"]))
    assert run.frame["rank"].to_list() == [1, 2, 3, 1, 2]
    assert run.frame["to_physical"].to_list() == [1, 1, 0, 1, 0]
    assert run.frame["post"].unique(maintain_order=True).to_list() == ["A（男）", "A（女）"]
    together = rank(campaign, desk.table(*marks))
    assert together.frame["to_physical"].to_list() == [1, 1, 1, 0, 0]
    assert any(w.startswith("together:") for w in together.warnings)
    assert run.to_ranking().campaign == campaign.digest()
    with pytest.raises(CandidateError, match="row 4"):
        rank(campaign, desk.table(*marks, 性别=["男", "男", "", "女", "女"]))


def test_posts_of_one_name_are_told_apart(desk):
    one, two, three = (
        CampaignPost(post=desk.made(Post, id=f"p{i}", name="文员", org=org, headcount=1, no=i), scheme="s")
        for i, org in enumerate(("甲局", "乙局", None), 1)
    )
    assert labels((one, two)) == ["甲局文员", "乙局文员"]
    assert labels((one, two, three)) == ["甲局文员", "乙局文员", "文员"]
    campaign = desk().model_copy(update={"posts": (one, two)})
    run = rank(campaign, desk.table(*FIVE, post="乙局文员"))
    assert run.frame["post"].unique().to_list() == ["乙局文员"]
