"""Demands behind 除…外 are about whom they name; majors begin behind the verb; a place with more than the place."""

from __future__ import annotations

import pytest

from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import Scope
from extractors.posts.conditions import read_conditions


@pytest.mark.parametrize(
    ("clause", "who"),
    [
        ("除具备以上条件外,党建岗须为中共党员", "党建岗"),
        ("除具备以上条件外,文书岗还须具有汉语言文学专业本科以上学历", "文书岗"),
        ("除符合上述条件外,报考者还须具有2年工作经历", None),
    ],
)
def test_whom_a_further_demand_is_about(clause: str, who: str | None) -> None:
    (rule,) = read_clause(clause, 0, Scope((), 2026))
    assert rule.values.get("who") == who


@pytest.mark.parametrize(
    ("text", "majors"),
    [
        ("文书岗须具有汉语言文学、新闻学专业本科以上学历", ("汉语言文学", "新闻学")),
        ("具有会计学专业大专以上学历", ("会计学",)),
        ("应用化学专业", ("应用化学",)),
        ("系统工程专业", ("系统工程",)),
    ],
)
def test_majors_begin_behind_the_verb(text: str, majors: tuple[str, ...]) -> None:
    assert [f.value for f in read_conditions(text) if f.field == "majors"] == [majors]


def test_a_place_and_more_is_more_than_the_place() -> None:
    (rule,) = read_clause("具有本区户籍,或者具有本市户籍且在本区居住满1年", 0, Scope((), 2026))
    assert rule.options[1].values["text"] == "本市户籍且在本区居住满1年"
