"""Posts that Chinese notices name in running text, with their employers, and those of corrections in words."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


def posts(body: str, title: str = "云岭县2024年招聘公告") -> list[tuple[str | None, str | None, int | None]]:
    return [(p.org, p.name, p.headcount) for p in notice(f"{title}\n{body}\n二、报名\n现场报名。").posts]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "一、招聘岗位\n云岭一中:语文教师2名、数学教师3名;云岭二中:物理教师1名。",
            [("云岭一中", "语文教师", 2), ("云岭一中", "数学教师", 3), ("云岭二中", "物理教师", 1)],
        ),
        ("因业务发展,现面向高校毕业生招聘柜员30名、信息技术岗2名。", [(None, "柜员", 30), (None, "信息技术岗", 2)]),
        ("全县公安系统共计划招录辅助人员500名。职位见附件。", []),
        ("一、名额\n县医院10人(临床医生6人、影像医生4人),县中医院8人。岗位见附件。", []),
        (
            "1 招聘岗位\n1.1 投资管理岗 3人\n本科学历。\n1.2 法务岗 1人\n硕士研究生学历。",
            [(None, "投资管理岗", 3), (None, "法务岗", 1)],
        ),
        ("云岭镇面向社会公开招聘网格员6名(其中东村4名、西村2名)。", [(None, "网格员", 6)]),
        ("云岭县面向社会公开招聘网格员6名,岗位详见附件。", []),
        (
            "现面向社会招聘以下人员:\n◎维修工 5人\n1、高中学历;\n2、45周岁以下;\n◎收费员 3人\n1、大专学历。",
            [(None, "维修工", 5), (None, "收费员", 3)],
        ),
        ("招聘领导小组由组长1人、成员5人组成。", []),
    ],
)
def test_posts_in_prose(body: str, expected: list[tuple[str | None, str | None, int | None]]) -> None:
    assert posts(body) == expected


def test_what_stands_below_a_dotted_number_is_about_its_post() -> None:
    first = "1 招聘岗位\n1.1 投资岗 3人\n硕士研究生学历,年龄35周岁以下。"
    body = f"{first}\n1.2 文秘岗 1人\n本科学历,年龄30周岁以下。\n2 基本条件\n2.1 身体健康;"
    found = notice(f"云岭公司招聘公告\n{body}").posts
    assert [(p.name, p.education, p.age_max) for p in found] == [("投资岗", "master", 35), ("文秘岗", "bachelor", 30)]


def test_two_posts_of_one_demand() -> None:
    body = "一、计划\n巡防员10名、驾驶员4名、内勤岗2名。\n二、条件\n1.巡防员、驾驶员须具有高中及以上学历;\n2.身体健康。"
    found = {p.name: p.education for p in notice(f"云岭县招聘公告\n{body}").posts}
    assert found["巡防员"] == found["驾驶员"] == "high_school"


def test_ranks_behind_the_number() -> None:
    body = "一、竞聘岗位\n1.综合科科长1名(正科级)\n2.财务科副科长2名(副科级)"
    assert [p.category for p in notice(f"云岭中心竞聘上岗公告\n{body}").posts] == ["正科级", "副科级"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("一、取消的岗位\n县档案馆文秘(岗位代码1503)、县水利站工程管理(岗位代码1511)。", {"1503": 0, "1511": 0}),
        ("二、核减的岗位\n第一小学数学教师(岗位代码1520)由4名核减为3名。", {"1520": 3}),
        ("1.县一中高中物理教师(岗位代码22013)招聘人数由3人调整为2人;", {"22013": 2}),
        ("1.新增职教中心机械教师(岗位代码22052)2名,要求本科及以上学历。", {"22052": 2}),
    ],
)
def test_posts_that_a_correction_leaves(body: str, expected: dict[str, int]) -> None:
    found = notice(f"云岭县公开招聘岗位调整的更正公告\n现将有关事项更正如下:\n{body}\n云岭县教育局\n2024年5月6日")
    assert {p.code: p.headcount for p in found.posts} == expected


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("数学教师(岗位代码1520)由4名核减为3名。", [("post 1520", "headcount", "4", "3")]),
        ("笔试时间调整为2024年5月30日。", [("written_exam", "start", None, "2024-05-30")]),
    ],
)
def test_changes(text: str, fields: list[tuple[str, str, str | None, str]]) -> None:
    found = notice(f"云岭县公开招聘更正公告\n现更正如下:\n{text}\n云岭县教育局\n2024年5月6日")
    assert [(c.target, c.field, c.before, c.after) for c in found.changes] == fields


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("云岭县招聘公告\n2023年拟面向社会公开招聘医护人员。", ()),
        ("云岭县公务员报考问答\n2025年1月20日  云岭县公务员局\n一、什么时间报名?\n答:1月22日起。", ("云岭县公务员局",)),
        ("【招聘】云岭农商银行2024年校园招聘启动\n一、网申\n3月24日前投递简历。", ("云岭农商银行",)),
    ],
)
def test_who_issues(text: str, issuer: tuple[str, ...]) -> None:
    assert notice(text).header.issuer == issuer


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("每名考生限报1个街道。", 1),
        ("每人限报1个设区市。", 1),
        ("每人只能报考一个岗位。", 1),
        ("每人可报两个岗位。", 2),
    ],
)
def test_how_many_one_may_apply_for(text: str, limit: int) -> None:
    found = notice(f"云岭县招聘公告\n二、报名\n{text}").apply_limit
    assert found is not None
    assert found.posts == limit
