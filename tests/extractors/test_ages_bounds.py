"""Age limits: wording → bounds, strictness and birth dates, in wordings of several provinces and in English."""

from __future__ import annotations

import pytest

from extractors.conditions.ages import find_ages

ONE = [
    ("年龄18周岁以上、35周岁以下", {"min": 18, "max": 35}),
    ("18至40周岁", {"min": 18, "max": 40}),
    ("18-35周岁", {"min": 18, "max": 35}),
    ("18周岁到45周岁之间", {"min": 18, "max": 45}),
    ("18周岁(含)以上,30周岁(含)以下", {"min": 18, "max": 30}),
    ("年满18周岁且不超过35周岁", {"min": 18, "max": 35}),
    ("年龄不得超过45周岁", {"max": 45}),
    ("年龄在40周岁及以下", {"max": 40}),
    ("年龄一般为38周岁以下", {"max": 38}),
    ("年龄原则上在30周岁以内", {"max": 30}),
    ("三十五周岁以下", {"max": 35}),
    ("35岁以下", {"max": 35}),
    ("不满36周岁", {"max": 36, "max_strict": True}),
    ("未满28周岁", {"max": 28, "max_strict": True}),
    ("小于40周岁", {"max": 40, "max_strict": True}),
    ("超过18周岁", {"min": 18, "min_strict": True}),
    ("须满18周岁", {"min": 18}),
    ("年龄不低于20周岁", {"min": 20}),
    ("可放宽到40周岁", {"max": 40}),
    ("年龄放宽至38周岁以下", {"max": 38}),
    ("年龄上限可放宽为45周岁", {"max": 45}),
    ("35周岁以下,是指未满36周岁", {"max": 35}),
    ("35周岁以下(1988年5月1日及以后出生)", {"max": 35, "born_from": "1988-05-01"}),
    ("不超过35周岁(1987年3月至2005年3月期间出生)", {"max": 35, "born_from": "1987-03", "born_to": "2005-03"}),
    (
        "18周岁(2004年6月1日以前出生)以上,30周岁(1991年6月1日以后出生)以下",
        {"min": 18, "max": 30, "born_from": "1991-06-01", "born_to": "2004-06-01"},
    ),
    (
        "35周岁以下(出生日期在2006年4月2日至1988年4月1日)",
        {"max": 35, "born_from": "1988-04-01", "born_to": "2006-04-02"},
    ),
    (
        "35周岁以下(1988年4月1日-2006年4月2日前出生,以身份证为准)",
        {"max": 35, "born_from": "1988-04-01", "born_to": "2006-04-02"},
    ),
    ("30周岁以下,即1990年10月24日以后出生", {"max": 30, "born_from": "1990-10-24"}),
    ("40周岁以下〔1980年1月1日(含)以后出生〕", {"max": 40, "born_from": "1980-01-01"}),
    ("1985年1月1日以后出生", {"born_from": "1985-01-01"}),
    ("年龄在l8周岁以上", {"min": 18, "repaired": True}),
    ("aged between 21 and 30 years", {"min": 21, "max": 30}),
    ("Candidates must be at least 18 years of age", {"min": 18}),
    ("18 years old or above", {"min": 18}),
    ("not older than 45 years of age", {"max": 45}),
    ("The upper age limit is 32 years", {"max": 32}),
    ("must not have attained the age of 27 years", {"max": 27, "max_strict": True}),
    ("aged 24 to 60", {"min": 24, "max": 60}),
    ("age: 18-35", {"min": 18, "max": 35}),
    ("under 40 years old (born after May 1, 1970)", {"max": 40, "born_from": "1970-05-01"}),
    (
        "born not earlier than 02.07.1990 and not later than 01.07.2000",
        {"born_from": "1990-07-02", "born_to": "2000-07-01"},
    ),
    ("must be younger than 30 years old", {"max": 30, "max_strict": True}),
]


@pytest.mark.parametrize(("text", "want"), ONE)
def test_one_rule(text: str, want: dict[str, object]) -> None:
    rules = find_ages(text)
    assert len(rules) == 1, rules
    rule = rules[0]
    assert 0 <= rule.start < rule.end <= len(text)
    fields = ("min", "max", "min_strict", "max_strict", "born_from", "born_to", "repaired")
    assert {f: getattr(rule, f) for f in fields if getattr(rule, f)} == want


@pytest.mark.parametrize(
    "text",
    [
        "年龄适当放宽,最多不超过3岁",
        "退役军人报考的,年龄放宽3周岁",
        "服务满5年",
        "笔试成绩不低于60分",
        "招聘30人以上的岗位",
        "At least 3 years of experience; 35 marks",
        "seniority of 20 years",
    ],
)
def test_no_rule(text: str) -> None:
    assert find_ages(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("本科不超过25周岁,硕士不超过28周岁,博士不超过32周岁", [25, 28, 32]),
        ("男性55周岁以下、女性50周岁以下", [55, 50]),
        ("年龄35周岁以下,副高职称人员放宽至45周岁", [35, 45]),
        ("male: under 45 years old, female: under 40 years old", [45, 40]),
    ],
)
def test_several_rules(text: str, want: list[int]) -> None:
    assert [rule.max for rule in find_ages(text)] == want


def test_birth_dates_stay_with_their_own_age() -> None:
    text = "本科毕业生不超过26周岁(1998年1月1日以后出生),硕士毕业生不超过29周岁(1995年1月1日以后出生)"
    assert [(r.max, r.born_from) for r in find_ages(text)] == [(26, "1998-01-01"), (29, "1995-01-01")]


def test_swapped_birth_dates_are_kept_as_printed() -> None:
    (rule,) = find_ages("born not earlier than 01.09.2004 and not later than 02.09.1995")
    assert (rule.born_from, rule.born_to) == ("2004-09-01", "1995-09-02")
