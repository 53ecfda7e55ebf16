"""Posts of pages in two languages, what they would like besides, and what some of them ask alike."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractors import extract
from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import Scope
from extractors.text.names import titled_org
from ingest import read_bytes
from schema.conditions import Experience, Prose, Tenure
from schema.notice import Notice

HEAD = "沧州大学国际岗位招聘启事 Cangzhou University International Job Openings\n沧州大学现招聘国际岗位2名。\n"
ONE = """一、招聘岗位1
职位：留学生事务主管
工作单位：沧州大学国际学院
招聘人数：1人
（一）岗位职责
1. 负责留学生管理；
（二）基本条件和要求
1. 具有硕士研究生及以上学历学位；
2. 具备办理来华工作许可的条件；
（三）优先招聘条件
1. 有留学经历；
2. 熟悉留学政策。
（四）薪酬福利
面议。
"""
ENGLISH = """POSITION ONE
Job Title: International Student Manager
Location: Cangzhou, China
Vacancy: 1
"""
TWO = (
    ONE.replace("一、招聘岗位1", "二、招聘岗位2")
    .replace("留学生事务主管", "外事主管")
    .replace("2. 具备办理来华工作许可的条件；\n", "2. 熟悉外事礼仪；\n")
)
THREE = ONE.replace("一、招聘岗位1", "三、招聘岗位3").replace("留学生事务主管", "合作办学主管")


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    return found


def test_a_post_printed_again_in_english_is_one() -> None:
    found = notice(HEAD + ONE + ENGLISH + TWO + ENGLISH.replace("Student", "Affairs"))
    assert [(p.name, p.headcount) for p in found.posts] == [("留学生事务主管", 1), ("外事主管", 1)]
    assert found.header.title == "沧州大学国际岗位招聘启事"
    assert found.header.issuer == ("沧州大学",)


def test_wishes_below_their_own_heading() -> None:
    found = notice(HEAD + ONE + TWO).posts
    assert {p.preferred for p in found} == {("有留学经历", "熟悉留学政策")}


def test_what_some_posts_ask_alike_is_asked_of_those() -> None:
    found = notice(HEAD + ONE + TWO + THREE).eligibility
    permit = [c.who for c in found if isinstance(c, Prose) and "来华工作许可" in (c.text or "")]
    assert permit == ["留学生事务主管", "合作办学主管"]


def test_what_all_posts_ask_alike_is_asked_of_everybody() -> None:
    found = notice(HEAD + ONE + THREE).eligibility
    permit = [c.who for c in found if isinstance(c, Prose) and "来华工作许可" in (c.text or "")]
    assert permit == [None]


@pytest.mark.parametrize(
    ("text", "model", "values"),
    [
        (
            "具有四年以上人事、财务类工作经验",
            Experience,
            {"years": Decimal(4), "field": "人事、财务类工作经验"},
        ),
        ("具有2年以上工作经历、有驾驶证", Experience, {"years": Decimal(2)}),
        ("担任部门正职或总工程师岗位3年及以上", Tenure, {"years": Decimal(3), "rank": "部门正职或总工程师岗位"}),
        ("具有在国有企业担任负责人2年以上任职经历", Experience, {"years": Decimal(2), "field": "任职经历"}),
        ("具有较强的英语听说读写能力", Prose, {"kind": "language", "text": "具有较强的英语听说读写能力"}),
        ("具有良好的沟通能力", Prose, {"kind": "other", "text": "具有良好的沟通能力"}),
    ],
)
def test_demands_of_pages(text: str, model: type, values: dict[str, Any]) -> None:
    (rule,) = read_clause(text, 0, Scope())
    assert rule.model is model
    assert rule.values == values


@pytest.mark.parametrize(
    "text",
    [
        "具有甲级资质企业6年及以上工作经历,且担任部门正职岗位2年及以上",
        "具有6年以上基层工作经历,担任副科级职务满2年",
    ],
)
def test_time_served_and_a_seat_held_in_one_clause(text: str) -> None:
    first, second = read_clause(text, 0, Scope())
    assert (first.model, first.values["years"]) == (Experience, Decimal(6))
    assert (second.model, second.values["years"]) == (Tenure, Decimal(2))


@pytest.mark.parametrize(
    ("title", "org"),
    [
        ("沧州大学国际化雇员全球招聘启事", "沧州大学"),
        ("沧州市第二人民医院高层次人才引进公告", "沧州市第二人民医院"),
        ("沧州大学诚邀海外英才申报项目", "沧州大学"),
        ("沧州大学生村官招聘公告", None),
        ("沧州市事业单位招聘公告", None),
        ("沧州大学2030年工作总结", None),
    ],
)
def test_the_organisation_that_a_title_begins_with(title: str, org: str | None) -> None:
    span = titled_org(title)
    assert (title[slice(*span)] if span else None) == org
