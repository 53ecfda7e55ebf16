"""A column of the table that tells who failed the review of papers: they leave, and the next moves up as printed."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from ranking import Candidates, rank
from ranking.withdraw import Withdrawal, withdraw
from schema import Campaign, CampaignPost, Post
from schema.scheme import Mark, Replacement, Scheme, Stage, Term, WeightedSum

IDS = [f"2024{i:04}" for i in range(1, 7)]
WRITTEN = [90, 85, 80, 75, 70, 65]


@pytest.fixture
def run(by_hand):
    made = by_hand.made

    def ranked(cells, heading="资格复审", to="interview", rules=({"allowed": True},), places=1):
        terms = tuple(made(Term, id=i, input=i, weight=Decimal("0.5")) for i in ("written", "interview"))
        scheme = made(
            Scheme,
            id="s",
            marks=(made(Mark, id="written", name="笔试"), made(Mark, id="interview", name="面试")),
            steps=(made(WeightedSum, id="total", name="总成绩", terms=terms, decimals=2),),
            total="total",
            stages=(
                made(Stage, id="i", to=to, by="written", ratio=Decimal(3), ties="all"),
                made(Stage, id="p", to="physical", by="total", ratio=Decimal(1)),
            ),
            replacements=tuple(made(Replacement, id=f"r{i}", **r) for i, r in enumerate(rules)),
        )
        post = CampaignPost(post=made(Post, id="A", code="A", name="A", headcount=places), scheme="s")
        columns = {"准考证号": IDS, "岗位代码": ["A"] * 6, "笔试": WRITTEN, heading: cells, "面试": [80] * 6}
        campaign = Campaign(id="c", name="公告", posts=(post,), schemes=(scheme,))
        return rank(campaign, Candidates.from_frame(pl.DataFrame(columns)))

    return ranked


def sent(result, to="interview"):
    return [row["id"] for row in result.frame.iter_rows(named=True) if row[f"to_{to}"] == 1]


def told(result):
    return [w for w in result.warnings if w.startswith("departed")]


@pytest.mark.parametrize("heading", ["资格复审", "资格复审结果", "面试资格确认", "现场资格审查"])
@pytest.mark.parametrize("word", ["不合格", "放弃", "未参加", "不通过"])
def test_who_failed_leaves_and_the_next_moves_up(run, heading, word):
    result = run(["合格", word, "合格", "", "", ""], heading)
    assert sent(result) == [IDS[0], IDS[2], IDS[3]]
    assert [IDS[3] in line for line in told(result)] == [True]


def test_who_moved_up_may_fail_too(run):
    assert sent(run(["合格", "放弃", "合格", "不合格", "合格", ""])) == [IDS[0], IDS[2], IDS[4]]


def test_a_rule_for_the_review_opens_a_place_at_the_interview(run):
    result = run(["合格", "放弃", "合格", "", "", ""], rules=({"allowed": True, "stage": "review", "cause": "不合格"},))
    assert sent(result) == [IDS[0], IDS[2], IDS[3]]


def test_a_stage_of_its_own_for_the_review(run):
    assert sent(run(["合格", "放弃", "合格", "", "", ""], to="review"), "review") == [IDS[0], IDS[2], IDS[3]]


@pytest.mark.parametrize("rules", [(), ({"allowed": False},)])
def test_nobody_moves_up_unless_it_is_printed(run, rules):
    result = run(["合格", "放弃", "合格", "", "", ""], rules=rules)
    assert sent(result) == [IDS[0], IDS[2]]
    assert "不递补" in told(result)[0]


@pytest.mark.parametrize(
    ("cells", "heading"),
    [
        (["合格"] * 6, "资格复审"),
        ([""] * 6, "资格复审"),
        (["合格", "合格", "合格", "不合格", "放弃", ""], "资格复审"),  # none of whom was sent on
        (["合格", "放弃", "待补材料", "", "", ""], "资格复审"),  # a word that says neither this nor that
        (["合格", "放弃", "合格", "", "", ""], "资格复审地点"),
    ],
)
def test_nobody_leaves(run, cells, heading):
    result = run(cells, heading)
    assert sent(result) == IDS[:3]
    assert told(result) == []


def test_others_may_leave_besides(run):
    result, moves = withdraw(run(["合格", "放弃", "合格", "", "", ""]), [Withdrawal(IDS[0], "interview", "放弃")])
    assert sent(result) == [IDS[2], IDS[3], IDS[4]]
    assert [move.withdrawal.id for move in moves] == [IDS[1], IDS[0]]
