"""Bonuses that only some posts give, or some do not: random campaigns against sums of fractions done by hand."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import polars as pl
import pytest

from ranking.candidates import Candidates
from ranking.run import rank
from schema import Campaign, CampaignPost, Post
from schema.scheme import Bonus, Mark, Scheme, Term, WeightedSum

WHEN = ("退役军人", "随军家属", "西部计划志愿者", "三支一扶人员")
CODES = ("A01", "A02", "B01", "B02")
NAMES = ("会计", "护士", "司机", "教师")


@pytest.mark.parametrize("seed", range(25))
def test_only_those_posts_whose_people_get_them(by_hand, seed):
    made, chance = by_hand.made, random.Random(seed)

    def some():
        """Some posts, by code or by name."""
        return tuple(chance.choice((CODES[i], NAMES[i])) for i in sorted(chance.sample(range(4), chance.randint(1, 3))))

    bonuses = tuple(
        made(
            Bonus,
            id=f"b{number}",
            on="written",
            when=when,
            points=Decimal(chance.randint(1, 400)).scaleb(-2),
            posts=some() if chance.random() < 0.5 else (),
            not_posts=some() if chance.random() < 0.4 else (),
            group=chance.choice((None, None, "甲")),
        )
        for number, when in enumerate(WHEN)
    )
    rule = chance.choice(("cumulative", "highest"))
    total = made(WeightedSum, id="total", terms=(made(Term, input="written", weight=Decimal("0.5")),))
    mark = made(Mark, id="written", name="笔试")
    scheme = made(Scheme, id="s", marks=(mark,), steps=(total,), total="total", bonuses=bonuses, bonus_rule=rule)
    posts = tuple(
        CampaignPost(post=made(Post, id=code, code=code, name=name, headcount=2), scheme="s")
        for code, name in zip(CODES, NAMES, strict=True)
    )
    rows = [
        (f"{n:04}", chance.randrange(4), chance.randint(0, 10_000), chance.sample(range(4), chance.randint(0, 3)))
        for n in range(60)
    ]
    table = pl.DataFrame(
        {
            "准考证号": [ident for ident, *_ in rows],
            "岗位代码": [CODES[post] for _, post, *_ in rows],
            "笔试": [f"{Decimal(cents).scaleb(-2)}" for _, _, cents, _ in rows],
            "加分项目": ["、".join(WHEN[i] for i in claimed) for *_, claimed in rows],
        }
    )
    run = rank(Campaign(id="c", name="c", posts=posts, schemes=(scheme,)), Candidates.from_frame(table))
    held = {row.id: row for row in run.to_ranking().rows}
    for ident, post, cents, claimed in rows:
        own = {CODES[post], NAMES[post]}
        barred = [i for i in claimed if not (own & {*(bonuses[i].posts or own)}) or own & {*bonuses[i].not_posts}]
        points = {i: Fraction(bonuses[i].points) for i in claimed if i not in barred}
        apart = [worth for i, worth in points.items() if bonuses[i].group is None]
        alike = [worth for i, worth in points.items() if bonuses[i].group is not None]
        counted = [*apart, max(alike)] if alike else apart
        added = sum(counted, Fraction(0)) if rule == "cumulative" else max(counted, default=Fraction(0))
        row = held[ident]
        assert Fraction(row.values["total"].exact) == (Fraction(cents, 100) + added) / 2, ident
        told = {reason.code for reason in row.reasons if reason.code.startswith("bonus_elsewhere")}
        assert told == {f"bonus_elsewhere:{WHEN[i]}" for i in barred}, ident
