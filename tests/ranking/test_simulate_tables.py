"""Simulated candidates fit the campaign they were drawn for, and the same seed draws the same people."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ranking.candidates import Candidates
from ranking.run import rank
from ranking.screening import screen
from ranking.simulate import simulate, simulated_lines
from ranking.template import fields
from schema import Campaign, CampaignPost, Post
from schema.conditions import Age
from schema.scheme import Bonus, Gate, Mark, Scheme, Term, WeightedSum
from schema.values import Education

NAMES = ["01-linxi-shiye", "02-dongbu-teachers", "04-lingxi-province-gwy", "06-hexi-soe"]


@pytest.mark.parametrize("name", NAMES)
def test_simulated_people_are_screened_and_ranked_without_an_error(by_hand, name):
    campaign = by_hand.campaign_of(name)
    table = simulate(campaign, people=40)
    candidates = Candidates.from_frame(table)
    assert screen(campaign, candidates).status.len() == 40
    run = rank(campaign, candidates, parameters=simulated_lines(campaign))
    assert run.frame.height == 40
    assert run.frame["rank"].drop_nulls().len() > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_column_that_a_template_has_is_filled_except_names_and_identity_numbers(by_hand, name):
    campaign = by_hand.campaign_of(name)
    wanted = {f.heading for f in fields(campaign) if f.role not in ("name", "id_card")}
    assert wanted <= set(simulate(campaign, people=5).columns)


def test_the_seed_decides(by_hand):
    campaign = by_hand.campaign_of("01-linxi-shiye")
    one, same, other = (simulate(campaign, people=30, seed=seed) for seed in (7, 7, 8))
    assert one.equals(same)
    assert not one.equals(other)


def test_births_lie_on_both_sides_of_a_printed_bound(by_hand):
    campaign = by_hand.campaign_of("01-linxi-shiye")
    young = by_hand.made(Age, id="age", max=35, as_of="2023-06-01")
    table = simulate(campaign.model_copy(update={"eligibility": (young,)}), people=400)
    born = table["出生日期"]
    assert table["准考证号"].n_unique() == 400
    assert {"1987-06-01", "1987-06-02", "1987-05-31"} <= set(born)


def test_some_people_claim_points_for_two_reasons_at_once(by_hand):
    made = by_hand.made
    bonuses = tuple(
        made(Bonus, id=f"b{n}", on="written", when=when, points=Decimal(n), group="证书")
        for n, when in enumerate(("助理社会工作师", "社会工作师", "退役军人"), 1)
    )
    total = made(WeightedSum, id="total", terms=(made(Term, id="t", input="written", weight=Decimal(1)),))
    marks = (made(Mark, id="written", name="笔试"),)
    scheme = made(Scheme, id="s", marks=marks, steps=(total,), total="total", bonuses=bonuses)
    post = CampaignPost(post=made(Post, id="p", code="A", headcount=1), scheme="s")
    campaign = Campaign(id="c", name="c", posts=(post,), schemes=(scheme,))
    table = simulate(campaign, people=200)
    claims = next(table[name] for name in table.columns if table[name].str.contains("退役军人").any())
    assert {len(cell.split(";")) if cell else 0 for cell in claims} == {0, 1, 2}
    assert rank(campaign, Candidates.from_frame(table)).frame["rank"].drop_nulls().len() > 0


def test_no_campaign_is_an_error():
    with pytest.raises(ValueError, match="at least one"):
        simulate()


def classes(by_hand, first: str, second: str):
    """Two classes of posts whose interviews have other names and full marks."""
    made = by_hand.made
    schemes = []
    for ident, name, full in (("s1", first, 40), ("s2", second, 100)):
        marks = (made(Mark, id="interview", name=name, full=Decimal(full)), made(Mark, id="edu", name="Education"))
        terms = (
            made(Term, id="t", input="interview", weight=Decimal(1)),
            made(Term, id="u", input="edu", weight=Decimal(1)),
        )
        total = made(WeightedSum, id="total", name="总成绩", terms=terms)
        gate = made(Gate, id="g", on="interview", min=Decimal(60 if full > 60 else 20))
        schemes.append(
            made(Scheme, id=ident, posts=(ident,), marks=marks, steps=(total,), total="total", gates=(gate,))
        )
    posts = tuple(
        CampaignPost(post=made(Post, id=s.id, code=s.id, education=Education.BACHELOR, headcount=1), scheme=s.id)
        for s in schemes
    )
    return Campaign(id="c", name="c", posts=posts, schemes=tuple(schemes))


@pytest.mark.parametrize(
    ("first", "second", "columns"),
    [
        ("面试", "Selection Board interview", ["面试", "Education score"]),  # one column, under the usual name
        ("微型课", "案例答辩", ["微型课", "Education score", "案例答辩"]),
    ],
)
def test_tests_that_classes_call_by_other_names(by_hand, first, second, columns):
    campaign = classes(by_hand, first, second)
    table = simulate(campaign, people=40)
    assert [name for name in table.columns if name not in ("准考证号", "岗位代码", "学历", "诚信承诺")] == columns
    candidates = Candidates.from_frame(table)
    assert screen(campaign, candidates).status.len() == 40
    assert rank(campaign, candidates).frame.height == 40  # no mark above the full mark of its class
