"""People wanted by class, the level of a lone post, and where dated steps take place, in short Chinese notices."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.notices.kinds import find_kind
from ingest import read_bytes
from schema.notice import Notice


def notice(*lines: str, title: str = "云岭县2025年招聘工作人员公告") -> Notice:
    document = read_bytes("\n".join([title, *lines]).encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    return found


@pytest.mark.parametrize(
    "text",
    ["本年度招录4名公务员,招聘2名事业编制人员。", "本年度招录公务员4名,招聘事业编制人员2名。"],
)
def test_people_of_two_kinds_are_no_whole(text: str) -> None:
    wanted = notice("一、计划", text).headcount
    assert wanted.total is None
    assert [(p.label, p.count) for p in wanted.parts] == [("公务员", 4), ("事业编制人员", 2)]


def test_classes_whose_posts_stand_in_an_attachment() -> None:
    found = notice(
        "一、招聘岗位", "本次公开招聘行政专员5名、技术专员2名。", "岗位名称及具体要求详见附件《岗位计划表》。"
    )
    assert found.posts == ()
    assert [(p.label, p.count) for p in found.headcount.parts] == [("行政专员", 5), ("技术专员", 2)]


def test_classes_that_are_the_posts() -> None:
    found = notice("一、招聘岗位", "本次公开招聘讲解员5名、保安员2名。")
    assert [(p.name, p.headcount) for p in found.posts] == [("讲解员", 5), ("保安员", 2)]


def test_a_counted_line_over_a_table_elsewhere() -> None:
    found = notice("一、招聘岗位及人数", "公益性岗位8名(详见岗位简介表)", "二、报名条件", "1.年龄40周岁以下。")
    assert found.posts == ()
    assert found.headcount.total == 8


def test_when_something_was_studied_is_no_level_of_the_post() -> None:
    found = notice(
        "云岭县档案馆决定公开招聘1名工作人员。",
        "一、招聘岗位",
        "招聘岗位:信息系统运维岗;",
        "岗位职责:负责系统运维。",
        "二、招聘条件",
        "1.具有硕士研究生及以上学历;",
        "2.本科或研究生阶段为计算机专业;",
    )
    assert [(p.name, p.education) for p in found.posts] == [("信息系统运维岗", "master")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            (
                "1.网上报名。时间:2025年4月18日9:00-4月24日16:00。应聘人员登录云岭人才网(http://rc.example.cn/),注册信息。",
            ),
            [("registration", "云岭人才网")],
        ),
        (("3.笔试。时间、地点:暂定2025年5月21日(全天),云岭城区内。",), [("written_exam", "云岭城区内")]),
        (("3.面试:2025年5月21日,活动中心301。",), [("interview", "活动中心301")]),
        (("4.准考证于2025年5月11日至12日在县人才中心发放。",), [("admission_ticket", "县人才中心")]),
        (
            ("笔试成绩可于2025年6月5日前从云岭人才网上查询。",),
            [("written_results", "云岭人才网")],
        ),
        (
            ("已缴费人员在2025年5月18日-5月20日上网(http://rc.example.cn/zkz)下载打印准考证。",),
            [("admission_ticket", "http://rc.example.cn/zkz")],
        ),
        (
            ("(一)报名(2025年3月1日-3月3日)", "1.符合条件的人员到各乡镇党委进行现场报名。"),
            [("registration", "各乡镇党委")],
        ),
        (
            ("(二)体检(2025年9月14日-9月15日)", "1.按总成绩确定人员,并组织到市人民医院体检。"),
            [("physical_exam", "市人民医院")],
        ),
        (
            ("笔试时间:2025年6月下旬。", "笔试地点:云岭市(具体地址另行通知)"),
            [("written_exam", "云岭市")],
        ),
        (("3.笔试。时间、地点:2025年5月21日,地点另行通知。",), [("written_exam", None)]),
        (("时间:2025年4月18日。逾期不再受理。",), [("registration", None)]),
        (("时间:2025年4月18日。名单在云岭人才网公布。",), [("registration", None)]),
    ],
)
def test_places_of_steps(lines: tuple[str, ...], expected: list[tuple[str, str | None]]) -> None:
    events = notice("三、报名", *lines).timeline
    assert [(e.event.value, e.place) for e in events] == expected


@pytest.mark.parametrize(
    "text",
    [
        "应届毕业生请于2025年8月12日至14日到县人事局技术股报名。",
        "符合条件的毕业生需提供毕业证,于2025年8月12日至14日到县人事局技术股报名。",
    ],
)
def test_days_on_which_graduates_register(text: str) -> None:
    events = notice("三、程序", f"1、报名。{text}").timeline
    assert [(e.event.value, e.start, e.end) for e in events] == [("registration", "2025-08-12", "2025-08-14")]


def test_days_within_which_something_was_obtained() -> None:
    text = "2025年1月1日至7月31日期间取得国外学位的留学人员,须提供户口本原件。"
    assert notice("四、资格审查所需材料", text).timeline == ()


def test_an_address_of_numbers() -> None:
    assert notice("登录http://10.2.3.4:8053/报名。").contacts.urls == ("http://10.2.3.4:8053/",)


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("在各级公务员、事业单位考试中有作弊行为的不得报考。", None),
        ("体检参照《公务员录用体检通用标准》执行。", None),
        ("现组织2025年度公务员录用工作。", "civil_service"),
    ],
)
def test_employers_named_in_passing(opening: str, expected: str | None) -> None:
    found = find_kind("云岭县公开招聘公告", opening)
    assert (found.kind.value if found else None) == expected
