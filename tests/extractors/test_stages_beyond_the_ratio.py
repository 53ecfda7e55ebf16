"""Cuts that are no plain ratio: one more than there are places, the best part of those ranked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.conditions.predicates import find_condition
from extractors.values.quantities import find_quantities

CUTS = [
    ("面试名额为“计划数+1”", (Decimal(1), 1, None)),
    ("按岗位招聘人数加1人确定体检人员", (Decimal(1), 1, None)),
    ("按比招聘计划多1名的人数确定考察对象", (Decimal(1), 1, None)),
    ("按拟聘人数增加2人的办法确定面试人选", (Decimal(1), 2, None)),
    ("按照N+1的方式确定考察人选", (Decimal(1), 1, None)),
    ("考察人选按拟选调名额多一人确定", (Decimal(1), 1, None)),
    ("笔试成绩排名前30%的人员进入面试", (None, None, Decimal("0.3"))),
    ("初试得分位于本岗位前15%的进入复试", (None, None, Decimal("0.15"))),
    ("按招聘计划数1:3确定面试人选", (Decimal(3), None, None)),
]
NONE = [
    "招聘计划每增加1人,缴费标准不变",
    "岗位计划数以网上公布的为准",
    "招聘人数1人",
]


@pytest.mark.parametrize(("text", "want"), CUTS)
def test_cut(text, want):
    assert [(q.ratio, q.plus, q.top) for q in find_quantities(text)] == [want]


@pytest.mark.parametrize("text", NONE)
def test_no_cut(text):
    assert not [q for q in find_quantities(text) if q.plus or q.top]


@pytest.mark.parametrize(
    ("text", "phrase", "op"),
    [
        ("岗位计划数≤4的,按计划数+1确定", "岗位计划数≤4", "le"),
        ("司法警察职位招录计划2人及以下的按1:4确定", "招录计划2人及以下", "le"),
        ("招聘人数≥12的岗位", "招聘人数≥12的岗位", "ge"),
    ],
)
def test_condition_of_a_cut(text, phrase, op):
    found = find_condition(text)
    assert (found.text, found.predicate.op) == (phrase, op)
