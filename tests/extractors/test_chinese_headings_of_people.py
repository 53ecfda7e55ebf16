"""Headings that are but the name of people: what stands below them is asked of these alone."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.eligibility.gathering import extract_eligibility
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes
from schema.conditions import Age


def _value(given: Any) -> Any:
    return getattr(given, "value", given)


def ages(head: str, demand: str = "年龄不超过50周岁。") -> list[tuple[str | None, str]]:
    lines = ["云泽县职业学院2026年引进人才公告", "三、引进条件", f"(一){head}", f"1.{demand}", "2.服从学校安排。"]
    document = read_bytes("\n".join(lines).encode(), "n.txt")
    found = extract_eligibility(Context((Source(document),)))
    return [(_value(x.who), str(_value(x.max))) for x in found if isinstance(x, Age) and x.max]


@pytest.mark.parametrize(
    ("head", "who"),
    [
        ("学科带头人", "学科带头人"),
        ("博士研究生", "博士研究生"),
        ("领军专家(3人)", "领军专家"),
        ("青年骨干", "青年骨干"),
        ("企业导师", "企业导师"),
        ("高级工程师", "高级工程师"),
        ("非遗传承人", "非遗传承人"),
        ("农村特岗生", "农村特岗生"),
        ("专任教师", "专任教师"),
        ("辅导员岗", "辅导员岗"),
    ],
)
def test_a_heading_of_people_says_whom_the_demand_is_about(head: str, who: str) -> None:
    assert ages(head) == [(who, "50")]


@pytest.mark.parametrize(
    "head",
    ["基本条件", "年龄要求", "博士研究生学历要求", "参加评审的专家", "应聘人员条件", "招聘范围及对象", "学历学位"],
)
def test_other_headings_name_nobody(head: str) -> None:
    assert ages(head) == [(None, "50")]
