"""Days, hours, kinds and places of Chinese steps in wordings of many authors, with near wordings that say less."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "苇江县2024年公开招聘工作人员公告\n2024年3月1日\n"
Step = tuple[str, str | None, str | None, str | None]


def steps(body: str) -> list[Step]:
    found = extract([read_bytes((HEAD + body).encode(), "n.txt")]).timeline
    return [(e.event.value, e.start, e.end, e.place) for e in found]


@pytest.mark.parametrize(
    "hours",
    [
        "，上午8:30—12:00，下午2:30—5:30",
        "，每日上午8时30分至12时，下午2时30分至5时30分",
        "，工作日上午8:30-12:00、下午14:30-17:30",
        "，每个工作日8:30至12:00，14:30至17:30",
    ],
)
def test_hours_of_an_office_bound_its_days(hours: str) -> None:
    assert steps(f"现场报名：4月8日至4月11日{hours}，地点：县人才中心。") == [
        ("registration", "2024-04-08T08:30", "2024-04-11T17:30", "县人才中心")
    ]


BRACKETS = ["（每日8:00-22:00）", "（每天8时—18时）", "，每日8:00-22:00", "（上午8:30-12:00，下午2:30-5:30）"]


@pytest.mark.parametrize("hours", BRACKETS)
def test_hours_in_brackets_and_one_range_bound_nothing(hours: str) -> None:
    assert steps(f"网上报名：4月8日至4月11日{hours}。") == [("registration", "2024-04-08", "2024-04-11", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("报名自4月8日零时起至4月12日24时止。", ("registration", "2024-04-08T00:00", "2024-04-12T24:00", None)),
        ("新录用人员5月6日上午九点到人事科报到。", ("onboarding", "2024-05-06T09:00", None, "人事科")),
        ("面试定于5月6日下午两点半。", ("interview", "2024-05-06T14:30", None, None)),
        ("面试定于5月6日(一)三点要求如下。", ("interview", "2024-05-06", None, None)),
    ],
)
def test_hours_in_words(text: str, expected: Step) -> None:
    assert steps(text) == [expected]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("文员于5月12日参加打字测试。", "skill_test"),
        ("驾驶员于5月12日进行车辆驾驶考核。", "skill_test"),
        ("速录测试安排在5月12日。", "skill_test"),
        ("应聘辅导岗位的于5月12日参加心理健康测试。", "other"),
        ("审核截止时间：5月12日。", "online_review"),
        ("简历评审5月12日进行。", "online_review"),
        ("5月12日，由职工代表进行测评。", "peer_review"),
        ("5月12日起可查询公共科目笔试成绩。", "written_results"),
        ("经公示无异议的，5月12日上班。", "onboarding"),
        ("拟聘人员5月12日持相关证书报到。", "onboarding"),
        ("入职培训于5月12日开始。", "training"),
        ("5月12日前完成审批备案。", "other"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [s[0] for s in steps(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "四、网上审查\n通过资格审查的人员须于4月19日18:00前下载《推荐表》，由单位盖章。",
            [("other", None, "2024-04-19T18:00", None)],
        ),
        (
            "初审通过者于4月13日9:00至4月15日17:00缴纳考务费。",
            [("payment", "2024-04-13T09:00", "2024-04-15T17:00", None)],
        ),
        ("资格初审于4月13日前完成。", [("online_review", None, "2024-04-13", None)]),
        ("5月8日入职，入职后集中培训两个月。", [("onboarding", "2024-05-08", None, None)]),
        (
            "笔试\n5月15日9:00—11:00举行，凭准考证（5月12日起领取）和身份证入场。",
            [
                ("written_exam", "2024-05-15T09:00", "2024-05-15T11:00", None),
                ("admission_ticket", "2024-05-12", None, None),
            ],
        ),
        (
            "准考证自5月10日9:00起自行打印，截至5月14日9:00。",
            [("admission_ticket", "2024-05-10T09:00", "2024-05-14T09:00", None)],
        ),
        (
            "笔试5月15日9:00-11:00在县一中。接警员于当日14:00参加听打测试。",
            [
                ("written_exam", "2024-05-15T09:00", "2024-05-15T11:00", "县一中"),
                ("skill_test", "2024-05-15T14:00", None, None),
            ],
        ),
        (
            "面试在5月18日举行，考生须于当日7:30前到市二中报到。",
            [("interview", "2024-05-18", None, "市二中")],
        ),
        (
            "先于4月2日8时至4月11日18时，将《报名登记表》和证件扫描件打包发送至邮箱。",
            [("registration", "2024-04-02T08:00", "2024-04-11T18:00", None)],
        ),
    ],
)
def test_whose_day_it_is(text: str, expected: list[Step]) -> None:
    assert steps(text) == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("试讲5月18日进行。", ["interview"]),
        ("说课和答辩于5月18日进行。", ["interview"]),
        ("第四步 试讲\n时间：5月18日。", ["interview"]),
        ("试讲5月18日进行，面试5月19日进行。", ["other", "interview"]),
        ("抽签5月18日进行。", ["other"]),
    ],
)
def test_a_lecture_is_the_interview_where_no_other_is(text: str, kinds: list[str]) -> None:
    assert [s[0] for s in steps(text)] == kinds


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("体能测试 5月18日8:00，县体育中心田径场。", "县体育中心田径场"),
        ("听打测试5月18日9时开始，县职校机房。", "县职校机房"),
        ("面试（5月18日，县法院第二审判庭）由五名考官评分。", "县法院第二审判庭"),
        ("面试时间为5月18日（教育类，县第一小学）。", "县第一小学"),
        ("笔试5月18日9:00-11:00，地点是医院教学楼五楼。", "医院教学楼五楼"),
        ("体检时间为5月18日，体检地点在校医院。", "校医院"),
        ("入选人员5月18日统一到县中医院体检。", "县中医院"),
        ("5月18日在市医院空腹进行体检。", "市医院"),
        ("5月18日至22日在镇政务公开栏张榜公示。", "镇政务公开栏"),
        ("名单5月18日起，在户籍地乡镇和拟任职村同时张榜公示。", "户籍地乡镇和拟任职村"),
        ("有意者于4月8日至4月10日（上午8:30-11:30，下午2:00-5:00）到镇政府三楼党政办当面报名。", "镇政府三楼党政办"),
        ("网上报名，网址：http://zp.weijiang.example，时间：4月8日至4月10日。", "http://zp.weijiang.example"),
        ("4月8日至4月10日登录https://zp.weijiang.example注册并上传材料报名。", "https://zp.weijiang.example"),
        ("4月8日至4月10日，请登录报名网址http://zp.weijiang.example，注册后报名。", "http://zp.weijiang.example"),
        (
            "二、报名\n(一)报名网址：省考试专栏(http://rs.weijiang.example/)。\n(二)报名时间：4月8日。",
            "http://rs.weijiang.example/",
        ),
        ("报名时间：4月8日至4月10日。缴费方式不变。网址：http://zp.weijiang.example。", None),
        ("笔试成绩5月18日起在报名网站查询。", "报名网站"),
        ("5月18日登录原报名网站打印准考证。", None),
        ("面试（5月18日，由用人单位组织）。", None),
        ("笔试5月18日9:00-11:00在线上进行。", None),
        ("笔试5月18日在监考人员监督下进行。", None),
    ],
)
def test_places(text: str, place: str | None) -> None:
    assert [s[3] for s in steps(text)] == [place]


def test_hours_in_a_table_are_of_the_day_above() -> None:
    body = "笔试5月18日举行。\n时间\t科目\t满分\n上午9:00-11:00\t综合知识\t100分\n下午14:30-16:30\t专业科目\t100分\n"
    assert steps(body) == [
        ("written_exam", "2024-05-18T09:00", "2024-05-18T11:00", None),
        ("written_exam", "2024-05-18T14:30", "2024-05-18T16:30", None),
    ]
    assert steps("时间\t科目\n上午9:00-11:00\t综合知识\n下午14:30-16:30\t专业科目\n") == []


def test_rows_of_papers_are_the_written_test() -> None:
    rows = (
        "科目 | 内容 | 时间",
        "--- | --- | ---",
        "教师素养 | 教育学 | 5月18日9:00—10:30",
        "学科 | 课标 | 5月18日14:00—16:00",
    )
    document = read_bytes((f"# {HEAD}\n" + "".join(f"| {row} |\n" for row in rows)).encode(), "n.md")
    assert {e.event.value for e in extract([document]).timeline} == {"written_exam"}


def test_a_heading_names_the_place_of_registration() -> None:
    body = (
        "三、报名\n(二)报名时间\n4月8日至4月10日。\n(三)报名地点\n县人社局一楼大厅(青檀路8号)。\n(四)要求\n携带证件。"
    )
    assert steps(body) == [("registration", "2024-04-08", "2024-04-10", "县人社局一楼大厅(青檀路8号)")]
    later = "三、报名\n(二)报名时间\n4月8日至4月10日。\n(三)报名地点\n另行通知。"
    assert steps(later) == [("registration", "2024-04-08", "2024-04-10", None)]


def test_marks_of_an_interview_are_not_the_interview() -> None:
    body = "(四)面试\n1.面试时间为5月18日。\n2.面试成绩于5月18日在县政府网公布。"
    assert steps(body) == [("interview", "2024-05-18", None, None), ("other", "2024-05-18", None, "县政府网")]
