"""Demands that stand before what is eased for some are still asked; a shorter time in one place lets people in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import Scope
from ingest import read_bytes
from schema.conditions import AnyOf, Assessment, EducationLevel, Experience


@pytest.mark.parametrize(
    ("clause", "years"),
    [
        ("3年以上投资工作经验,持有CPA者学历可放宽至本科", 3),
        ("5年以上相关工作经验,具有高级职称的年龄可放宽到45周岁", 5),
        ("具有3年以上投资工作经验,获得博士学位者学历可放宽", 3),
        ("本科及以上学历,35周岁以下,3年以上工作经验,特别优秀者年龄可适当放宽", 3),
    ],
)
def test_years_before_what_is_eased(clause: str, years: int) -> None:
    rules = read_clause(clause, 0, Scope((), 2026))
    assert [r.values["years"] for r in rules if r.model is Experience] == [Decimal(years)]


@pytest.mark.parametrize(
    "clause", ["工作满3年的人员年龄可放宽到40周岁", "具有5年以上相关工作经验的,年龄可放宽到45周岁"]
)
def test_years_of_those_for_whom_it_is_eased_are_not_asked(clause: str) -> None:
    assert not [r for r in read_clause(clause, 0, Scope((), 2026)) if r.model is Experience]


def test_an_assessment_before_an_eased_age() -> None:
    rules = read_clause("近三年年度考核合格,获得优秀的年龄可放宽1岁", 0, Scope((), 2026))
    assert rules[0].model is Assessment


@pytest.mark.parametrize(
    "clause",
    [
        "在乡镇学校连续任教满5年,其中在边远村小任教满3年的可报名",
        "在乡镇学校连续任教满5年,在边远村小任教满3年的也可报名",
    ],
)
def test_a_shorter_time_lets_people_in(clause: str) -> None:
    (choice,) = [r for r in read_clause(clause, 0, Scope((), 2026)) if r.model is AnyOf]
    assert [o.values["years"] for o in choice.options] == [Decimal(5), Decimal(3)]


def test_a_time_inside_a_longer_one_is_asked_for_besides() -> None:
    rules = read_clause("具有5年以上工作经历,其中从事管理工作3年以上", 0, Scope((), 2026))
    assert not [r for r in rules if r.model is AnyOf]


def test_what_a_post_eases_is_for_its_own_applicants() -> None:
    text = (
        "滨海集团社会招聘公告\n岗位一:投资经理(2人)\n"
        "任职要求:1、硕士研究生及以上学历;2、3年以上投资工作经验,持有CPA者学历可放宽至本科。\n"
        "岗位二:行政专员(1人)\n任职要求:1、本科及以上学历;2、30周岁以下。\n"
        "招聘流程:简历投递→笔试(权重40%)→面试(权重60%)→体检"
    )
    found = extract([read_bytes(text.encode(), "n.txt")])
    assert [(p.name, p.education, p.age_max) for p in found.posts] == [
        ("投资经理", "master", None),
        ("行政专员", "bachelor", 30),
    ]
    (eased,) = found.eligibility
    assert isinstance(eased, EducationLevel)
    assert (eased.min, eased.who) == ("bachelor", "应聘投资经理的持有CPA者")
