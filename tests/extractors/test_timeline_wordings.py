"""The timeline: a dated sentence of a notice of 2024 → event, start, end."""

from __future__ import annotations

import pytest

from extractors.notices.header import extract_header, notice_year
from extractors.text.context import Context
from extractors.text.source import Source
from extractors.timeline.steps import extract_timeline
from ingest import read_bytes
from schema.notice import Event


def timeline(text: str, *, name: str = "notice.txt") -> list[Event]:
    document = read_bytes(text.encode(), name)
    ctx = Context((Source(document),))
    ctx.header = extract_header(ctx)
    ctx.year = notice_year(ctx, ctx.header)
    events = list(extract_timeline(ctx))
    for event in events:
        for piece in (p for pieces in event.evidence.values() for p in pieces):
            piece.verify(document)
    return events


def chinese(sentence: str, section: str = "三、招聘程序") -> list[Event]:
    head = "甲市2024年公开招聘工作人员公告\n现将有关事项公告如下：\n"
    text = f"{head}{section}\n{sentence}\n甲市人力资源和社会保障局\n2024年4月28日\n"
    return timeline(text)


EVENTS = [
    ("网上报名时间：2024年5月6日8:30至5月10日17:30。", "registration", "2024-05-06T08:30", "2024-05-10T17:30"),
    ("（一）报名。5月6日至5月10日，登录报名系统填报。", "registration", "2024-05-06", "2024-05-10"),
    ("报名截止日期：5月12日17:00。", "registration", None, "2024-05-12T17:00"),
    ("自公告发布之日起至2024年9月30日止接受报名。", "registration", "2024-04-28", "2024-09-30"),
    ("有意者请于5月20日前将个人简历发送至邮箱。", "registration", None, "2024-05-20"),
    ("报名工作从5月6日开始，到5月8日结束。", "registration", "2024-05-06", "2024-05-08"),
    (
        "资格初审时间为5月6日9:00至5月11日12:00，由招聘单位负责。",
        "online_review",
        "2024-05-06T09:00",
        "2024-05-11T12:00",
    ),
    ("用人单位须在5月13日前完成网上资格审核。", "online_review", None, "2024-05-13"),
    ("报名者须在5月12日24时前完成网上缴费，否则视为放弃。", "payment", None, "2024-05-12T24:00"),
    ("缴费时间：5月7日至12日（每日8:00-22:00）。", "payment", "2024-05-07", "2024-05-12"),
    ("考生可于5月28日9:00至6月1日8:30自行下载打印准考证。", "admission_ticket", "2024-05-28T09:00", "2024-06-01T08:30"),
    ("领取准考证：5月30日。", "admission_ticket", "2024-05-30", None),
    ("笔试拟于6月中旬举行。", "written_exam", "2024-06", None),
    ("笔试日期暂定为2024年6月1日（星期六）。", "written_exam", "2024-06-01", None),
    ("成绩查询：6月20日起可登录考试网查询笔试成绩。", "written_results", "2024-06-20", None),
    ("笔试成绩将于6月18日在考试网公布。", "written_results", "2024-06-18", None),
    ("对成绩有疑问的，可在6月22日17:00前提出书面复核申请。", "appeal", None, "2024-06-22T17:00"),
    ("查分申请时间为6月21日至6月22日。", "appeal", "2024-06-21", "2024-06-22"),
    ("资格复审定于6月28日至29日进行。", "review", "2024-06-28", "2024-06-29"),
    ("面试于7月6日在甲市第一中学进行。", "interview", "2024-07-06", None),
    ("面试时间初步定于7月13日、14日。", "interview", "2024-07-13", "2024-07-14"),
    ("体能测评时间：6月25日上午8:00。", "physical_test", "2024-06-25T08:00", None),
    ("7月20日统一组织体检。", "physical_exam", "2024-07-20", None),
    ("考察工作于8月上旬完成。", "inspection", "2024-08", None),
    ("政审由用人单位于8月1日至9日组织。", "inspection", "2024-08-01", "2024-08-09"),
    ("公示期为8月12日至8月20日。", "publicity", "2024-08-12", "2024-08-20"),
    ("拟聘人员名单自8月12日至8月20日公示。", "publicity", "2024-08-12", "2024-08-20"),
    ("拟聘人员须于8月30日前办理报到手续。", "onboarding", None, "2024-08-30"),
    ("符合加分条件的，请于5月6日至5月13日将加分材料送市人社局。", "bonus_materials", "2024-05-06", "2024-05-13"),
    ("被取消岗位的考生，可在5月15日12:00前改报其他岗位。", "other", None, "2024-05-15T12:00"),
    ("减免费用的考生应于5月13日17:00前办理减免手续。", "other", None, "2024-05-13T17:00"),
    ("专业技能测试：6月15日。", "skill_test", "2024-06-15", None),
    ("请考生于5月30日至31日凭身份证到甲校领取准考证。", "admission_ticket", "2024-05-30", "2024-05-31"),
    ("理论考试（6月8日8:30）。", "written_exam", "2024-06-08T08:30", None),
    ("现场资格审核：6月27日至29日（8:00-12:00，14:30-17:30）。", "review", "2024-06-27", "2024-06-29"),
    ("报名系统将于5月10日18:00关闭。", "registration", None, "2024-05-10T18:00"),
    ("7月1日发布面试公告。", "announcement", "2024-07-01", None),
    ("民主测评安排在7月9日至7月10日。", "peer_review", "2024-07-09", "2024-07-10"),
    ("初任培训定于9月2日至9月13日进行。", "training", "2024-09-02", "2024-09-13"),
]
NO_EVENTS = [
    "年龄在35周岁以下（1988年5月6日以后出生）。",
    "毕业证书须在2024年7月31日前取得。",
    "工作经历计算截止到2024年4月30日。",
    "具有甲市户籍，落户时间为2024年3月31日前。",
    "2024届毕业生须于2024年8月31日前毕业并取得学位。",
    "根据2024年3月1日印发的实施办法执行。",
    "任职时间计算到2024年6月30日。",
    "公示期为7个工作日。",
    "报名时间另行通知。",
    "考试大纲自2024年5月1日起施行，2023年大纲同时废止。",
]


@pytest.mark.parametrize(("sentence", "kind", "start", "end"), EVENTS)
def test_one_event(sentence: str, kind: str, start: str | None, end: str | None) -> None:
    assert [(e.event.value, e.start, e.end) for e in chinese(sentence)] == [(kind, start, end)]


@pytest.mark.parametrize("sentence", NO_EVENTS)
def test_dates_that_are_no_events(sentence: str) -> None:
    assert chinese(sentence) == []


def test_cut_off_dates_under_conditions_are_no_events() -> None:
    assert chinese("6.相关证书的取得时间以2024年7月31日为准，截止时间为2024年7月31日。", "二、应聘条件") == []


def test_several_events_in_one_sentence() -> None:
    found = chinese(
        "报名：6月16日9：00－6月18日16：00；网上初审：6月16日9：00－6月19日12：00；缴费：6月16日9：00－6月20日16：00。"
    )
    assert [(e.event.value, e.start, e.end) for e in found] == [
        ("registration", "2024-06-16T09:00", "2024-06-18T16:00"),
        ("online_review", "2024-06-16T09:00", "2024-06-19T12:00"),
        ("payment", "2024-06-16T09:00", "2024-06-20T16:00"),
    ]


def test_sessions_of_the_written_exam_are_events_of_their_own() -> None:
    found = chinese("笔试定于2024年6月1日举行，9:00-11:00考《公共基础知识》，14:00-16:00考《专业知识》。")
    assert [(e.event.value, e.start, e.end) for e in found] == [
        ("written_exam", "2024-06-01T09:00", "2024-06-01T11:00"),
        ("written_exam", "2024-06-01T14:00", "2024-06-01T16:00"),
    ]


def test_opening_and_closing_lines_are_one_event() -> None:
    found = chinese("报名开始时间：5月6日9:00\n报名截止时间：5月10日17:00")
    assert [(e.event.value, e.start, e.end) for e in found] == [
        ("registration", "2024-05-06T09:00", "2024-05-10T17:00")
    ]


def test_a_date_first_clause_may_hold_two_stages() -> None:
    found = chinese("6月17日至6月21日，进入笔试、面试阶段。")
    assert [e.event.value for e in found] == ["written_exam", "interview"]


def test_listed_moments_share_the_words_behind_them() -> None:
    found = chinese("5月8日17:00、5月9日10:00和17:00在网站公布报名人数情况。")
    assert [(e.event.value, e.start) for e in found] == [
        ("announcement", "2024-05-08T17:00"),
        ("announcement", "2024-05-09T10:00"),
        ("announcement", "2024-05-09T17:00"),
    ]


def test_the_time_of_another_event() -> None:
    found = chinese("报名时间为5月6日至5月10日。资格初审时间同报名时间。")
    assert [(e.event.value, e.start, e.end) for e in found][1] == ("online_review", "2024-05-06", "2024-05-10")


def test_an_hour_belongs_to_the_day_before_it() -> None:
    found = chinese("体检时间初定7月20日，请于当日早上7:00在区人民医院门口集合。")
    assert [(e.event.value, e.start, e.place) for e in found] == [
        ("physical_exam", "2024-07-20T07:00", "区人民医院门口")
    ]


def test_january_after_a_december_notice_is_next_year() -> None:
    text = "甲市公开招聘公告\n笔试时间：1月12日。\n甲市人力资源和社会保障局\n2024年12月10日\n"
    found = timeline(text)
    assert [e.start for e in found] == ["2025-01-12"]
    assert "start" in found[0].derived


def test_the_new_date_of_a_change() -> None:
    text = (
        "关于甲市2024年公开招聘公告的更正公告\n一、报名截止时间由原5月10日17:00延长至5月14日17:00；\n"
        "二、笔试时间由原定的6月1日推迟至6月15日，面试时间调整为7月6日。\n甲市人力资源和社会保障局\n2024年5月8日\n"
    )
    assert [(e.event.value, e.start, e.end) for e in timeline(text)] == [
        ("registration", None, "2024-05-14T17:00"),
        ("written_exam", "2024-06-15", None),
        ("interview", "2024-07-06", None),
    ]


PLACES = [
    ("报名地点为甲县公安局政工室（迎宾路110号），报名时间为5月6日至5月8日。", "甲县公安局政工室(迎宾路110号)"),
    ("面试于7月6日在甲市第一中学进行。", "甲市第一中学"),
    ("资格复审：6月28日，区政务服务中心2楼202室。", "区政务服务中心2楼202室"),
    ("加分证明于5月26日至27日提交区民政局304室。", "区民政局304室"),
    ("笔试成绩于6月20日在甲市人事考试网公布。", "甲市人事考试网"),
    ("体检时间：7月20日，地点：市第二人民医院。", "市第二人民医院"),
    ("报名时间为5月6日至5月8日，登录甲市人才网（http://rc.example.cn）填报。", "甲市人才网"),
    ("笔试时间：6月1日，地点见准考证。", None),
    ("面试时间为7月6日，地点另行通知。", None),
]


@pytest.mark.parametrize(("sentence", "place"), PLACES)
def test_places(sentence: str, place: str | None) -> None:
    assert chinese(sentence)[0].place == place


def test_schedule_tables() -> None:
    text = (
        "# 甲区2024年公开招聘公告\n\n> 甲区民政局 · 2024年5月1日\n\n## 时间表\n\n"
        "| 环节 | 时间 | 地点 |\n|---|---|---|\n"
        "| 打印准考证 | 5月20日9:00—5月24日9:00 | 报名网站 |\n"
        "| 笔试 | 5月25日9:30—11:30 | 实验中学 |\n| 面试 | 6月8日 | 另行通知 |\n"
    )
    assert [(e.event.value, e.start, e.end, e.place) for e in timeline(text, name="notice.md")] == [
        ("admission_ticket", "2024-05-20T09:00", "2024-05-24T09:00", "报名网站"),
        ("written_exam", "2024-05-25T09:30", "2024-05-25T11:30", "实验中学"),
        ("interview", "2024-06-08", None, None),
    ]


ENGLISH = [
    ("Starting date of online application: 11/03/2024", "registration", "2024-03-11", None),
    (
        "Last date for submission of online application: 25/04/2024 (up to 05:00 pm)",
        "registration",
        None,
        "2024-04-25T17:00",
    ),
    ("Last date for payment of fee through e-challan: 12th April, 2024", "payment", None, "2024-04-12"),
    ("The hall tickets can be downloaded from 20-05-2024 onwards.", "admission_ticket", "2024-05-20", None),
    (
        "The Computer Based Test will be held on 9th June 2024 from 10.00 am to 12.00 noon.",
        "written_exam",
        "2024-06-09T10:00",
        "2024-06-09T12:00",
    ),
    ("Objections may be raised up to 25.06.2024.", "appeal", None, "2024-06-25"),
    ("Document verification will be conducted from 15th to 19th July 2024.", "review", "2024-07-15", "2024-07-19"),
    ("The interview is likely to be held in August 2024.", "interview", "2024-08", None),
    ("Applications must be received by THURSDAY, MAY 2, 2024.", "registration", None, "2024-05-02"),
    (
        "The closing date for applications is extended from 10.04.2024 to 17.04.2024.",
        "registration",
        None,
        "2024-04-17",
    ),
    ("Successful candidates will report for duty on 1 September 2024.", "onboarding", "2024-09-01", None),
    (
        "The list will be publicized from November 65438+00, 2024 to November 17, 2024.",
        "publicity",
        "2024-11-10",
        "2024-11-17",
    ),
    ("Physical examination time: August 2 1, 2024.", "physical_exam", "2024-08-21", None),
]


@pytest.mark.parametrize(("sentence", "kind", "start", "end"), ENGLISH)
def test_english_events(sentence: str, kind: str, start: str | None, end: str | None) -> None:
    text = f"RECRUITMENT OF JUNIOR ENGINEERS, 2024\nDated: 05.03.2024\nIMPORTANT DATES\n{sentence}\n"
    assert [(e.event.value, e.start, e.end) for e in timeline(text)] == [(kind, start, end)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Candidates must have been born not earlier than 02.01.1996.",
        "The qualification must be obtained on or before 17.10.2024.",
        "Seniority credit for service prior to May 6, 2024 will be added.",
        "The rules were notified vide order dated 30.06.2024.",
    ],
)
def test_english_dates_that_are_no_events(sentence: str) -> None:
    assert timeline(f"RECRUITMENT OF JUNIOR ENGINEERS, 2024\nDated: 05.03.2024\n{sentence}\n") == []


def test_a_repaired_date_is_marked_and_reported() -> None:
    document = read_bytes(
        b"Announcement on Open Recruitment in 2008\nInterview time: October 65438+02, 2008. See the notice.\n", "n.txt"
    )
    ctx = Context((Source(document),))
    ctx.header = extract_header(ctx)
    ctx.year = 2008
    events = extract_timeline(ctx)
    assert [(e.start, e.noise) for e in events] == [("2008-10-12", True)]
    assert [f.code for f in ctx.findings] == ["damaged_date"]


@pytest.mark.parametrize(("month", "found"), [(11, 1), (3, 0)])
def test_a_notice_of_next_year_takes_applications_late_in_this_one(month: int, found: int) -> None:
    text = f"甲大学2024年公开招聘公告\n八、时间安排\n报名时间：2023年{month}月13日至{month}月30日。\n笔试另行通知。\n"
    assert len(timeline(text)) == found


def test_the_way_to_be_spared_a_fee_is_no_registration() -> None:
    (event,) = chinese("低保家庭的报考人员在报名通过后于5月14日前到考试中心申请办理免缴考务费手续。")
    assert (event.event, event.end) == ("other", "2024-05-14")
