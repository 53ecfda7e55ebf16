"""Steps that a heading names and the sentence only holds; hours and places among the remarks of a schedule."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Event

HEAD = "云渡县2024年公开招聘工作人员公告\n2024年3月1日\n"


def events(body: str, name: str = "n.txt") -> list[Event]:
    data = body if name.endswith("html") else HEAD + body
    return list(extract([read_bytes(data.encode(), name)]).timeline)


def told(found: list[Event]) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(e.event.value, e.start, e.end, e.place) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "（一）笔试\n4月13日9:00-11:00举行，准考证自4月8日起打印。",
            [
                ("written_exam", "2024-04-13T09:00", "2024-04-13T11:00", None),
                ("admission_ticket", "2024-04-08", None, None),
            ],
            id="held-under-its-heading",
        ),
        pytest.param(
            "心理测评。4月20日进行，结果供面试参考。",
            [("other", "2024-04-20", None, None)],
            id="what-it-serves-is-another-step",
        ),
        pytest.param(
            "笔试于4月13日在县一中举行。\n教师岗位考两科：9:00至11:00《公共知识》，14:30至16:30《学科知识》。",
            [
                ("written_exam", "2024-04-13T09:00", "2024-04-13T11:00", "县一中"),
                ("written_exam", "2024-04-13T14:30", "2024-04-13T16:30", "县一中"),
            ],
            id="hours-behind-a-colon",
        ),
        pytest.param(
            "考试安排\n4月13日14:00-16:30考《案例写作》，考点以准考证所载为准。",
            [("written_exam", "2024-04-13T14:00", "2024-04-13T16:30", None)],
            id="a-paper-is-sat",
        ),
        pytest.param(
            "按总成绩由高至低等额体检，时间5月6日至7日，地点在县中医院。",
            [("physical_exam", "2024-05-06", "2024-05-07", "县中医院")],
            id="step-behind-by-what-rule",
        ),
        pytest.param(
            "八、符合下列条件者加分\n烈士子女加3分。加分后的笔试成绩于4月25日公布。",
            [("written_results", "2024-04-25", None, None)],
            id="published-in-a-section-of-conditions",
        ),
        pytest.param(
            "六、递补\n6月20日之后弃权的，不再替换。",
            [("other", None, "2024-06-20", None)],
            id="nobody-moves-up-afterwards",
        ),
        pytest.param(
            "三、申报\n应聘者须登录云渡人才招聘系统（https://zp.example.cn）注册填报。\n申报时间为3月11日9:00至3月15日17:00。",
            [("registration", "2024-03-11T09:00", "2024-03-15T17:00", "云渡人才招聘系统")],
            id="site-in-the-paragraph-above",
        ),
        pytest.param(
            "三、报名\n加分申请自3月26日起至3月28日止，向县教育局人事股302室提交原件。",
            [("bonus_materials", "2024-03-26", "2024-03-28", "县教育局人事股302室")],
            id="handed-to-an-office",
        ),
        pytest.param(
            "报名时间为3月11日至3月15日（每天8:30-12:00、14:30-18:00）。",
            [("registration", "2024-03-11", "2024-03-15", None)],
            id="daily-hours-bound-nothing",
        ),
        pytest.param(
            "报名时间为3月11日至3月15日。资格审查与报名同步进行。",
            [("registration", "2024-03-11", "2024-03-15", None)],
            id="alongside-is-no-date-of-its-own",
        ),
        pytest.param(
            "网上报名，3月11日9:00至3月15日17:00，登录云渡人事网填写信息。\n"
            "面试前的资格审查于5月6日在县政务中心一楼大厅进行。",
            [
                ("registration", "2024-03-11T09:00", "2024-03-15T17:00", "云渡人事网"),
                ("review", "2024-05-06", None, "县政务中心一楼大厅"),
            ],
            id="a-counter-is-no-review-on-line",
        ),
        pytest.param(
            "笔试时间为2024年4月13日，采取闭卷方式。\n卫生岗位：考《公共知识》和《医学知识》两科，其中《医学知识》时间为14:30至16:30。",
            [("written_exam", "2024-04-13T14:30", "2024-04-13T16:30", None)],
            id="hours-of-a-paper-below-its-day",
        ),
        pytest.param(
            "面试人选名单于5月2日在“云渡选调专网”发布。初面：5月8日，线上进行。",
            [("announcement", "2024-05-02", None, "云渡选调专网"), ("interview", "2024-05-08", None, None)],
            id="a-list-is-announced",
        ),
    ],
)
def test_step(text: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert told(events(text)) == expected


def test_remarks_of_a_schedule() -> None:
    rows = [
        ("事项", "时间", "备注"),
        ("网上报名", "3月11日9:00至3月15日18:00", "登录云渡人事考试网"),
        ("资格审核", "3月11日9:00至3月17日18:00", "由各县人社局审核"),
        ("笔试", "4月13日", "9:00至11:00综合知识；14:30至16:00专业知识"),
        ("体检", "5月20日", "县人民医院"),
        ("网上缴费", "3月18日9:00至3月20日24:00", "每人每科40元"),
    ]
    table = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    html = f"<h1>云渡县2024年公开招聘工作人员公告</h1><p>2024年3月1日</p><p>时间安排</p><table>{table}</table>"
    assert told(events(html, "n.html")) == [
        ("registration", "2024-03-11T09:00", "2024-03-15T18:00", "云渡人事考试网"),
        ("online_review", "2024-03-11T09:00", "2024-03-17T18:00", None),
        ("written_exam", "2024-04-13T09:00", "2024-04-13T11:00", None),
        ("written_exam", "2024-04-13T14:30", "2024-04-13T16:00", None),
        ("physical_exam", "2024-05-20", None, "县人民医院"),
        ("payment", "2024-03-18T09:00", "2024-03-20T24:00", None),
    ]
