"""Names of posts in brackets over their demands, and schedules that begin in the year before that of the notice."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(*lines: str, title: str = "云岭县2026年招聘工作人员公告") -> Notice:
    document = read_bytes("\n".join([title, *lines]).encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    return found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("【门机司机】12人", "【理货员】8人"),
        ("【门机司机】(12人)", "【理货员】(8人)"),
        ("【门机司机】 12名", "【理货员】 8名,其中夜班4名"),
        ("《门机司机》12人", "《理货员》8人"),
        ("[门机司机]12人", "[理货员]8人"),
        ("「门机司机」12人", "「理货员」8人"),
        ("【门机司机】招聘12人", "【理货员】招聘8人"),
        ("【门机司机】12人。", "【理货员】8人:"),
    ],
)
def test_names_in_brackets_over_their_demands(first: str, second: str) -> None:
    found = notice(
        "一、招聘岗位及条件",
        first,
        "1.中专及以上学历;2.年龄35周岁以下;3.无恐高症。",
        second,
        "1.大专及以上学历;2.年龄30周岁以下。",
    )
    assert [(p.name, p.headcount, p.age_max) for p in found.posts] == [("门机司机", 12, 35), ("理货员", 8, 30)]
    assert {(c.max, c.who) for c in found.eligibility if c.kind == "age"} == {(35, "门机司机"), (30, "理货员")}
    assert all(c.who for c in found.eligibility)


@pytest.mark.parametrize(
    ("first", "second"),
    [("【招聘对象】", "【基本条件】"), ("【报名时间】", "【联系方式】"), ("【注意事项】1", "【温馨提示】2")],
)
def test_other_headings_in_brackets(first: str, second: str) -> None:
    found = notice(first, "1.本科及以上学历;2.年龄30周岁以下。", second, "1.身体健康。")
    assert found.posts == ()
    assert all(not c.who for c in found.eligibility)


def test_a_schedule_that_begins_the_year_before() -> None:
    found = notice(
        "四、招聘流程",
        "网上报名:2025年11月10日9:00-11月24日18:00",
        "资格审查:11月25日-28日",
        "笔试:12月6日",
        "面试:12月20日-21日",
        "体检:1月9日",
        "入职:2026年7月",
    )
    assert [(e.event.value, (e.start or "")[:10]) for e in found.timeline] == [
        ("registration", "2025-11-10"),
        ("online_review", "2025-11-25"),
        ("written_exam", "2025-12-06"),
        ("interview", "2025-12-20"),
        ("physical_exam", "2026-01-09"),
        ("onboarding", "2026-07"),
    ]


@pytest.mark.parametrize(
    "first",
    [
        "2025年3月1日,公司改制。",
        "2025年11月10日经会议通过。",
        "2025年12月毕业生可报名。",
        "2025年9月8日印发的办法继续有效。",
    ],
)
def test_days_of_the_past_turn_no_year(first: str) -> None:
    found = notice("一、说明", first, "二、程序", "笔试:4月18日", "面试:5月9日")
    assert [(e.event.value, e.start) for e in found.timeline if e.event.value in ("written_exam", "interview")] == [
        ("written_exam", "2026-04-18"),
        ("interview", "2026-05-09"),
    ]
