"""A total is shown only for people who got to every stage whose mark it counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.ranking.test_select_rules import desk  # noqa: F401


@pytest.mark.parametrize(
    ("table", "totals"),
    [
        ({"笔试": ["90", "80", "70"], "面试": ["60", "90", "100"]}, ["75.00", "85.00", None]),
        ({"笔试": ["90", "50", "70"], "面试": ["60", "90", "100"]}, ["75.00", None, "85.00"]),
        ({"笔试": ["90", "缺考", "70"], "面试": ["60", "90", "100"]}, ["75.00", None, "85.00"]),
        # who fails at the interview, or is not among those examined after it, keeps the total
        ({"笔试": ["90", "80", "70"], "面试": ["30", "90", ""]}, ["60.00", "85.00", None]),
    ],
)
def test_who_was_stopped_before_the_interview_has_no_total(desk, table, totals):  # noqa: F811
    stages = (desk.stage(count=2), desk.stage("physical", "total", ratio=Decimal(1)))
    gates = (desk.gate("written", "60"), desk.gate("interview", "55"))
    run = desk.run(table, stages=stages, gates=gates)
    assert run.frame["total"].to_list() == totals
    shown = [row.values["total"].exact is not None for row in run.to_ranking().rows]
    assert shown == [total is not None for total in totals]


def test_a_stage_by_the_total_itself_hides_none(desk):  # noqa: F811
    run = desk.run({"笔试": ["90", "80"], "面试": ["60", "90"]}, stages=(desk.stage("physical", "total", count=1),))
    assert run.frame["total"].to_list() == ["75.00", "85.00"]
