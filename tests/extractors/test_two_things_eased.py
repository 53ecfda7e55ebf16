"""Two things that are eased for the same people in one clause: each is read, and both are theirs."""

from __future__ import annotations

import pytest

from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import Scope
from schema.conditions import Age, EducationLevel


@pytest.mark.parametrize(
    ("clause", "who", "level", "age"),
    [
        (
            "中共党员、退役军人报考的,学历可放宽至初中,年龄可放宽3岁",
            "中共党员、退役军人",
            "junior_high",
            "年龄可放宽3岁",
        ),
        ("退役军人学历可放宽至初中,年龄可放宽3岁", "退役军人", "junior_high", "年龄可放宽3岁"),
        ("退役军人,年龄可放宽3岁,学历可放宽至初中", "退役军人", "junior_high", "年龄可放宽3岁"),
        ("35周岁以下,退役军人年龄可放宽3岁,学历可放宽至高中", "退役军人", "high_school", "年龄可放宽3岁"),
        ("退役军人年龄可放宽3岁、学历放宽至高中", "退役军人", "high_school", "年龄可放宽3岁"),
        ("退役军人学历放宽至高中、年龄放宽至40周岁", "退役军人", "high_school", 40),
        ("退役军人,学历可放宽至高中,年龄可放宽到40岁", "退役军人", "high_school", 40),
    ],
)
def test_each_is_read(clause: str, who: str, level: str, age: str | int) -> None:
    rules = read_clause(clause, 0, Scope((), 2026))
    (schooling,) = [r.values for r in rules if r.model is EducationLevel]
    (eased,) = [r.values for r in rules if r.model is Age and "who" in r.values]
    assert (schooling["who"], schooling["min"]) == (who, level)
    assert (eased["who"], eased.get("text") or eased["max"]) == (who, age)


@pytest.mark.parametrize("clause", ["获奖者年龄可适当放宽", "退役军人年龄可放宽3岁"])
def test_one_thing_alone(clause: str) -> None:
    (rule,) = read_clause(clause, 0, Scope((), 2026))
    assert rule.model is Age
