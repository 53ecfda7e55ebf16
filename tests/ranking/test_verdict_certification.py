"""Notices that certify: passed or failed where the notice prints the rule, otherwise a refusal. Nobody is ranked."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from ranking.candidates import Candidates
from ranking.explanation import explain
from ranking.run import rank
from schema.campaign import Campaign
from schema.errors import NoRanking
from schema.scheme import Gate, Mark, Scheme

TABLE = pl.DataFrame(
    {
        "准考证号": ["1", "2", "3", "4", "5"],
        "理论知识": ["60", "80", "59.99", "75", ""],
        "操作技能": ["60", "缺考", "90", "59.5", "80"],
    }
)


@pytest.fixture
def certify(by_hand):
    def make(**least):
        names = {"theory": "理论知识", "skill_test": "操作技能"}
        marks = tuple(by_hand.made(Mark, id=i, name=n, full=Decimal(100)) for i, n in names.items())
        gates = tuple(by_hand.made(Gate, id=f"g:{on}", on=on, min=Decimal(value)) for on, value in least.items())
        scheme = by_hand.made(Scheme, id="s", marks=marks, gates=gates)
        return Campaign(id="c", name="等级认定", schemes=(scheme,))

    return make


def test_passed_or_failed_where_the_notice_gives_the_rule(certify):
    run = rank(certify(theory="60", skill_test="60"), Candidates.from_frame(TABLE))
    assert run.frame["to_passed"].to_list() == [1, 0, 0, 0, 0]
    assert run.frame["note"].to_list() == [
        None,
        "absent:skill_test",
        "below:theory:60",
        "below:skill_test:60",
        "missing:theory",
    ]
    assert run.frame["rank"].to_list() == [None] * 5
    assert any("≥60" in line.text for line in explain(run, "1").lines)


@pytest.mark.parametrize("least", [{}, {"theory": "60"}], ids=["no pass mark", "one of two"])
def test_refused_where_it_does_not(certify, least):
    with pytest.raises(NoRanking, match="none is invented") as caught:
        rank(certify(**least), Candidates.from_frame(TABLE))
    assert "pass mark" in caught.value.message
