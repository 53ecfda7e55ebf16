"""Classes of people counted under a plan, classes that the posts are divided into, and schools' own numbers."""

from __future__ import annotations

import pytest

from extractors.posts.gathering import extract_posts
from extractors.posts.headcounts import extract_headcount
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes


def read(*lines: str) -> Context:
    ctx = Context((Source(read_bytes("\n".join(lines).encode(), "n.txt")),))
    ctx.posts = extract_posts(ctx)
    return ctx


def wanted(*lines: str) -> tuple[int | None, dict[str, int]]:
    found = extract_headcount(read(*lines))
    return found.total, {p.label: p.count for p in found.parts}


@pytest.mark.parametrize(
    ("heading", "text", "parts"),
    [
        ("一、招聘计划", "专任教师岗35名,班主任岗6名。岗位详见附件。", {"专任教师岗": 35, "班主任岗": 6}),
        ("一、招聘人数", "博士研究生8名、硕士研究生14名。", {"博士研究生": 8, "硕士研究生": 14}),
        ("二、引进计划", "计划引进博士8人,硕士14人。", {"博士": 8, "硕士": 14}),
        ("二、岗位及人数", "临床医生6人、护理12人、药剂2人。", {"临床医生": 6, "护理": 12, "药剂": 2}),
        ("二、选聘名额", "学科带头人2名;青年骨干9名。", {"学科带头人": 2, "青年骨干": 9}),
        ("三、需求人数", "管理人员3人和技术人员7人", {"管理人员": 3, "技术人员": 7}),
        ("三、岗位需求", "驾驶班4名、维修班5名。", {"驾驶班": 4, "维修班": 5}),
        ("三、人才需求计划", "工科博士4名,文科博士2名。", {"工科博士": 4, "文科博士": 2}),
    ],
)
def test_classes_under_a_plan(heading: str, text: str, parts: dict[str, int]) -> None:
    assert wanted("云岭学院公告", heading, text) == (None, parts)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("一、学院概况", "教授30名、副教授75名。"),
        ("二、考官组成", "考官7名、记分员2名。"),
        ("三、开考计划", "报名人数不足3人,核减1名。"),
        ("四、招聘计划", "男性6名、女性2名。"),
        ("五、招聘计划", "每个岗位2人,每校3人。"),
    ],
)
def test_other_counted_people_are_no_parts(heading: str, text: str) -> None:
    assert wanted("云岭学院公告", heading, text)[1] == {}


@pytest.mark.parametrize(
    "text",
    [
        "学院面向全国18个省市招生,现有全日制在校生7600余人。",
        "学院每年招生2400人,设有9个系。",
        "学院面向全省招生,就读学生5200人。",
        "学院今年招收研究生260人。",
        "学校招收各类新生1900人。",
        "学校现招收留学生120人。",
    ],
)
def test_pupils_are_not_hired(text: str) -> None:
    assert wanted("云岭学院公告", "一、学院简介", text) == (None, {})
    assert wanted("云岭学院公告", "一、学院简介", text, "二、计划", "拟招聘教师12名。")[0] == 12


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("本次岗位分为以下两类:测绘工程类(8人)、财务审计类(3人)。", {"测绘工程类": 8, "财务审计类": 3}),
        ("招录岗位分为三大类:规划类(2人)、法务类(3人)、宣传类(1人)。", {"规划类": 2, "法务类": 3, "宣传类": 1}),
        ("职位分成2类:综合管理类4名、水利技术类6名。", {"综合管理类": 4, "水利技术类": 6}),
        (
            "储备人才设四个类别:党建类(1人)、经济类(2人)、农业类(3人)、城建类(4人)",
            {"党建类": 1, "经济类": 2, "农业类": 3, "城建类": 4},
        ),
    ],
)
def test_classes_that_the_posts_are_divided_into(text: str, posts: dict[str, int]) -> None:
    ctx = read("云岭区公告", "三、岗位类别及数量", text, "具体专业要求见附件。")
    assert {p.name: p.headcount for p in ctx.posts} == posts


@pytest.mark.parametrize(
    "text",
    [
        "考试分为以下两类:综合类(8人)、技术类(3人)。",
        "岗位分为管理类、技术类、服务类三类。",
        "岗位分为两类:管理类(要求本科)、技术类(要求大专)。",
        "岗位共设三类:A类(1:3)、B类(1:4)、C类(1:5)。",
    ],
)
def test_classes_without_places_are_no_posts(text: str) -> None:
    assert read("云岭区公告", "三、岗位类别", text).posts == ()
