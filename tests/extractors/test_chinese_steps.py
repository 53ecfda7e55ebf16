"""Dated steps of Chinese notices: kind, moments and place, from the words and headings about a date."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

Step = tuple[str, str | None, str | None]


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


def steps(body: str, title: str = "云岭县2024年公开招聘工作人员公告") -> list[Step]:
    found = notice(f"{title}\n为做好工作,现公告如下。\n{body}\n云岭县人力资源和社会保障局\n2024年4月1日\n")
    return [(e.event.value, e.start, e.end) for e in found.timeline]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("(二)面试。5月13日上午8:30开始,采取试讲方式。", ("interview", "2024-05-13T08:30", None)),
        (
            "(一)笔试。定于5月18日上午9:00-11:30,科目为综合能力测试。",
            ("written_exam", "2024-05-18T09:00", "2024-05-18T11:30"),
        ),
        ("三、面试\n5月12日,形式为实际操作。", ("interview", "2024-05-12", None)),
        (
            "原定于4月20日举行的笔试推迟至5月11日上午9:00举行,准考证打印时间另行通知。",
            ("written_exam", "2024-05-11T09:00", None),
        ),
        ("审核:6月7日8时-6月15日12时", ("review", "2024-06-07T08:00", "2024-06-15T12:00")),
        ("报名:6月7日8时-6月13日18时", ("registration", "2024-06-07T08:00", "2024-06-13T18:00")),
        ("3.1 报名(6月1日至6月20日)", ("registration", "2024-06-01", "2024-06-20")),
        ("岗前培训:8月16日-8月20日", ("training", "2024-08-16", "2024-08-20")),
    ],
)
def test_a_step(body: str, expected: Step) -> None:
    assert expected in steps(body)


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("(3)体检、考察", {"physical_exam", "inspection"}),
        ("(3)笔试、面试", {"written_exam", "interview"}),
        ("(3)体检", {"physical_exam"}),
    ],
)
def test_one_date_under_a_heading_of_two_steps(heading: str, kinds: set[str]) -> None:
    assert {k for k, _, _ in steps(f"三、程序\n{heading}\n时间:5月25日前")} == kinds


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "资格复审:5月28日(上午8:30-11:30,下午14:00-17:00)到人事科办理。",
            [("review", "2024-05-28T08:30", "2024-05-28T17:00")],
        ),
        (
            "笔试时间:5月28日(上午9:00-11:00,下午14:00-16:00)。",
            [
                ("written_exam", "2024-05-28T09:00", "2024-05-28T11:00"),
                ("written_exam", "2024-05-28T14:00", "2024-05-28T16:00"),
            ],
        ),
    ],
)
def test_the_hours_of_an_office_day_and_of_sittings(body: str, expected: list[Step]) -> None:
    assert steps(body) == expected


def test_an_appeal_reckoned_from_another_step_has_no_date_of_its_own() -> None:
    found = steps("6月中旬在县政府网站公布笔试成绩,对成绩有异议的,可于成绩公布后3日内申请复核。")
    assert [k for k, _, _ in found] == ["written_results"]


def test_the_year_goes_on_with_the_steps() -> None:
    steps_told = "一、报名\n2020年1月6日至12日现场报名。\n二、准考证\n2月24日至29日打印准考证。"
    text = f"云岭县2020年招聘公告\n{steps_told}\n云岭县人力资源和社会保障局\n2019年12月28日"
    assert [(e.start, e.end) for e in notice(text).timeline] == [
        ("2020-01-06", "2020-01-12"),
        ("2020-02-24", "2020-02-29"),
    ]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (
            "报名时间:5月6日至5月9日。\n报名地点:云岭县人社局大厅(云岭县北街8号,东楼5楼506室)。",
            "云岭县人社局大厅(云岭县北街8号,东楼5楼506室)",
        ),
        ("1.时间:5月6日至5月9日\n2.地点:县政务中心B区412室", "县政务中心B区412室"),
        ("报名:5月6日8时-5月9日18时(云岭人才网 http://www.ylrc.example.com)", "云岭人才网"),
        ("5月6日至5月9日登录“云岭人才网”(www.ylrc.example.com)报名。", "云岭人才网"),
    ],
)
def test_where_to_register(body: str, place: str) -> None:
    found = notice(f"云岭县2024年招聘公告\n一、报名\n{body}\n云岭县教育局\n2024年4月1日")
    assert [e.place for e in found.timeline if e.event == "registration"] == [place]


def test_the_place_of_one_step_is_not_that_of_the_next() -> None:
    body = "复审时间5月23日至24日,地点:县民政局三楼会议室。面试安排在6月3日。"
    found = notice(f"云岭县2024年招聘公告\n一、程序\n{body}\n云岭县教育局\n2024年4月1日")
    assert {e.event.value: e.place for e in found.timeline} == {"review": "县民政局三楼会议室", "interview": None}


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (
            "云岭县招聘公告\n一、时间安排\n(一)网上报名时间:2024年5月6日9:00至5月9日9:00\n(二)网上缴费时间:2024年5月10日9:00前",
            None,
        ),
        ("云岭县资格考试公告\n一、考试日期\n2024年10月31日(星期四)\n二、其他\n详见准考证。", None),
        ("云岭县招聘公告\n发布时间:2024-04-03 来源:云岭人社\n一、报名\n5月6日起报名。", "2024-04-03"),
        (
            "云岭农商行校园招聘启动\n云岭农商银行 2024-03-04 18:30 发表于浙江\n【报名】\n3月24日前投递简历。",
            "2024-03-04",
        ),
    ],
)
def test_the_date_of_issue_is_no_date_of_a_step(text: str, published: str | None) -> None:
    assert notice(text).header.published == published


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("云岭县2024年公务员报考问答", "云岭县2024年公务员报考问答"),
        ("【招聘】云岭农商银行校园招聘启动", "【招聘】云岭农商银行校园招聘启动"),
        ("云岭县招聘护士公告", "云岭县招聘护士公告"),
        ("云岭县共有3个乡镇。", None),
    ],
)
def test_titles_without_the_usual_last_word(first: str, title: str | None) -> None:
    assert notice(f"{first}\n\n一、报名时间\n2024年5月6日至9日报名。").header.title == title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云岭区公开招聘取消及核减岗位的公告", "correction"),
        ("云岭区招聘岗位调整公告", "correction"),
        ("云岭区选聘大学生村官公告", "other"),
        ("云岭区事业单位公开遴选工作人员公告", "public_institution"),
        ("云岭市公开遴选公务员公告", "civil_service"),
    ],
)
def test_kinds_by_title(title: str, kind: str) -> None:
    assert notice(f"{title}\n现将有关事项公告如下。").header.kind == kind


@pytest.mark.parametrize(
    ("text", "fees"),
    [
        ("笔试考务费每人90元。困难家庭人员,可以免缴考务费。", [("written", "90"), ("written", "0")]),
        ("每人收取考试费120元(含笔试两科)。\n低保家庭考生免交。", [("written", "120"), ("written", "0")]),
        ("面试费50元/人。", [("interview", "50")]),
    ],
)
def test_fees_and_those_who_pay_none(text: str, fees: list[tuple[str, str]]) -> None:
    found = notice(f"云岭县招聘公告\n三、缴费\n{text}")
    assert [(f.item.value, str(f.amount)) for f in found.fees] == fees
