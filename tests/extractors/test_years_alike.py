"""Further people right behind a limit for some, each with the bare years (中级职称放宽至40周岁,高级职称45周岁)."""

from __future__ import annotations

import pytest

from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import Scope
from schema.conditions import Age


@pytest.mark.parametrize(
    ("clause", "limits"),
    [
        (
            "年龄35周岁以下,具有中级职称的可放宽至40周岁,高级职称45周岁,特级教师50周岁",
            [(None, 35), ("具有中级职称的", 40), ("高级职称", 45), ("特级教师", 50)],
        ),
        ("年龄一般在35周岁以下,硕士研究生放宽到40岁,博士45岁", [(None, 35), ("硕士研究生", 40), ("博士", 45)]),
        ("30周岁以下,硕士放宽至35周岁、博士40周岁", [(None, 30), ("硕士", 35), ("博士", 40)]),
        ("35岁以下(硕士放宽至38岁,博士42岁)", [(None, 35), ("硕士", 38), ("博士", 42)]),
        ("本科25岁以下,硕士28岁,博士35岁", [("本科", 25), ("硕士", 28), ("博士", 35)]),
        ("具有高级职称的放宽至45周岁,退役军人40周岁(含)", [("具有高级职称的", 45), ("退役军人", 40)]),
        ("硕士放宽至35周岁,博士研究生放宽至40周岁", [("硕士", 35), ("博士研究生", 40)]),
    ],
)
def test_each_has_a_limit(clause: str, limits: list[tuple[str | None, int]]) -> None:
    rules = read_clause(clause, 0, Scope((), 2026))
    assert [(r.values.get("who"), r.values.get("max")) for r in rules if r.model is Age] == limits


@pytest.mark.parametrize("clause", ["35周岁以下,工作期限至60周岁", "硕士放宽至35周岁,年满55周岁"])
def test_other_years_are_no_limit_for_some(clause: str) -> None:
    rules = read_clause(clause, 0, Scope((), 2026))
    assert not [r for r in rules if r.values.get("max") in (55, 60)]
