"""Age limits of posts for some people: whom each is for, and what is left as the limit of the post."""

from __future__ import annotations

import pytest

from extractors.posts.age_limits import age_limits
from extractors.posts.cells import read_cell

CELLS = [
    # cell of a column of ages, limit of the post, limits for some
    ("30周岁以下,硕士放宽至35周岁", {"age_max": 30}, {"硕士": {"max": 35}}),
    ("35周岁以下(硕士40周岁以下)", {"age_max": 35}, {"硕士": {"max": 40}}),
    ("具有高级职称者年龄可放宽到45岁,其他35岁", {"age_max": 35}, {"具有高级职称者": {"max": 45}}),
    ("40岁以下,正高级45岁以下", {"age_max": 40}, {"正高级": {"max": 45}}),
    ("35周岁以下,博士不限", {"age_max": 35}, {"博士": {}}),
    ("男35周岁、女30周岁以下", {}, {"男": {"max": 35}, "女": {"max": 30}}),
    ("男35,女30", {}, {"男": {"max": 35}, "女": {"max": 30}}),
    ("本科30岁以下;硕士35岁以下", {}, {"本科": {"max": 30}, "硕士": {"max": 35}}),
    ("不限(退役军人45岁以下)", {}, {"退役军人": {"max": 45}}),
    ("35(博士40)", {"age_max": 35}, {"博士": {"max": 40}}),
    ("18-35周岁,退役军人38周岁以下", {"age_min": 18, "age_max": 35}, {"退役军人": {"max": 38}}),
    ("35周岁以下,硕士研究生可放宽5岁", {"age_max": 35}, {"硕士研究生": {"more": 5}}),
    ("40周岁以下(紧缺专业可放宽至45周岁)", {"age_max": 40}, {"紧缺专业": {"max": 45}}),
    (
        "30岁以下(1995年1月1日以后出生),博士35岁以下(1990年1月1日以后出生)",
        {"age_max": 30, "born_from": "1995-01-01"},
        {"博士": {"max": 35, "born_from": "1990-01-01"}},
    ),
    # one limit for everybody
    ("35周岁以下", {"age_max": 35}, {}),
    ("18周岁以上35周岁以下", {"age_min": 18, "age_max": 35}, {}),
    ("男性,35岁以下", {"age_max": 35}, {}),
    ("不超过45周岁,特别优秀的可适当放宽", {"age_max": 45}, {}),
    ("不限", {}, {}),
]


@pytest.mark.parametrize(("text", "own", "others"), CELLS)
def test_cells_of_ages(text: str, own: dict[str, object], others: dict[str, dict[str, object]]) -> None:
    facts = read_cell("age", text)
    assert {f.field: f.value for f in facts if f.field != "age_limits"} == own
    limits = [f for f in facts if f.field == "age_limits"]
    assert {f.value.who: dict(f.value.values) for f in limits} == others
    for fact in limits:
        assert text[fact.start : fact.end].startswith(fact.value.who)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("硕士研究生年龄放宽至40周岁以下", {"硕士研究生": {"max": 40}}),
        ("需值夜班;退役军人年龄可放宽3周岁", {"退役军人": {"more": 3}}),
        ("博士年龄不限", {"博士": {}}),
        ("年龄放宽到43周岁以下", {}),
        ("硕士研究生及以上学历,35周岁以下", {}),
        ("具有3年以上工作经历,年龄35周岁以下", {}),
        ("有驾照者优先,年龄可适当放宽", {}),
    ],
)
def test_remarks(text: str, others: dict[str, dict[str, object]]) -> None:
    found = [f.value for f in read_cell("conditions", text) if f.field == "age_limits"]
    assert {said.who: dict(said.values) for said in found} == others


def test_a_level_asked_of_everybody_is_no_class_of_people() -> None:
    assert age_limits("硕士研究生及以上学历35周岁以下") == []


@pytest.mark.parametrize(
    ("text", "count", "parts"),
    [
        ("1男1女", 2, [("男", 1), ("女", 1)]),
        ("男女各1名", 2, [("男", 1), ("女", 1)]),
        ("4(男、女各2名)", 4, [("男", 2), ("女", 2)]),
        ("2名男性,1名女性", 3, [("男", 2), ("女", 1)]),
        ("男2女1", 3, [("男", 2), ("女", 1)]),
        ("2(女)", 2, []),
        ("2", 2, []),
    ],
)
def test_men_and_women_counted_apart(text: str, count: int, parts: list[tuple[str, int]]) -> None:
    facts = read_cell("headcount", text)
    assert [f.value for f in facts if f.field == "headcount"] == [count]
    assert [f.value for f in facts if f.field == "headcount_parts"] == parts
