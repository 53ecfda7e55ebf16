"""Pages of jobs boards and notices of firms: refusals, ages in brackets, chains of arrows, dates of the site's form."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice
from schema.values import NoticeKind

TITLE = "云岭航运有限公司招聘简章\n"


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


def shut_out(body: str) -> list[str | None]:
    return [e.text for e in notice(f"{TITLE}{body}\n三、报名方式\n现场报名。").exclusions]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "二、应聘条件\n1、学历:本科及以上。不接收函授学历学生;不招收定向生以外的在职考生。\n2、身体健康。",
            ["不接收函授学历学生", "不招收定向生以外的在职考生"],
        ),
        ("二、应聘条件\n1、大专及以上学历,暂不接收自考(含专升本)学历;\n2、身体健康。", ["暂不接收自考(含专升本)学历"]),
        (
            "二、自查标准:有下列情况之一者,不适合从事船员工作:\n1、色盲;\n2、恐高症;\n3、晕船。",
            ["色盲", "恐高症", "晕船"],
        ),
        ("二、以下人员不宜报考:\n1、癫痫患者;\n2、有精神病史者。", ["癫痫患者", "有精神病史者"]),
    ],
)
def test_refusals(body: str, expected: list[str]) -> None:
    assert shut_out(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "二、应聘条件\n1、不接收其他形式的报名;\n2、身体健康。",
        "二、应聘条件\n1、本科及以上学历,专业不限;\n2、能接收调度人员的指令。",
        "二、说明\n1、公司不招收任何中介费用;\n2、不收取学员报名费。",
        "二、工作内容\n1、不适合的方案应及时调整;\n2、接收来访人员。",
    ],
)
def test_words_that_refuse_nobody(body: str) -> None:
    assert shut_out(body) == []


def test_a_refusal_is_no_demand() -> None:
    found = notice(f"{TITLE}二、应聘条件\n1、本科及以上学历。不接收成人教育本科学历;\n2、身体健康。")
    assert [c.kind for c in found.eligibility] == ["education", "health"]
    assert found.eligibility[0].who is None


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "2019年往届毕业生(专科生1995年3月1日后出生,本科生1993年3月1日后出生)",
            [("2019年往届毕业生(专科生)", "1995-03-01"), ("2019年往届毕业生(本科生)", "1993-03-01")],
        ),
        ("应届毕业生(1996年5月1日后出生)", [("应届毕业生", "1996-05-01")]),
        ("本科生1996年5月1日后出生,研究生1994年5月1日后出生", [("本科生", "1996-05-01"), ("研究生", "1994-05-01")]),
    ],
)
def test_ages_in_the_bracket_of_their_people(clause: str, expected: list[tuple[str, str]]) -> None:
    found = notice(f"{TITLE}二、应聘条件\n1、年龄:{clause};\n2、身体健康。").eligibility
    assert [(c.who, str(c.born_from)) for c in found if c.kind == "age"] == expected  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "chain",
    ["水手→C类三副→B类三副→A类三副→船长。", "实习生→甲类技工→乙类技工→技师。"],
)
def test_a_career_of_arrows_has_no_classes(chain: str) -> None:
    assert notice(f"{TITLE}五、职业规划\n{chain}").tracks == ()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("登录公司网站(http://www.yunling-ship.com/)→填写信息→面试。", "http://www.yunling-ship.com/"),
        ("登录http://www.yunling-ship.com/zp→填写信息。", "http://www.yunling-ship.com/zp"),
        ("登录(http://www.yunling-ship.com/zp),点击报名。", "http://www.yunling-ship.com/zp"),
        ("详见http://www.yunling-ship.com/a_(1).html。", "http://www.yunling-ship.com/a_(1).html"),
    ],
)
def test_addresses_end_before_arrows_and_brackets(text: str, url: str) -> None:
    assert list(notice(f"{TITLE}三、报名\n{text}").contacts.urls) == [url]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("招聘截止日期|2021-06-30", None),
        ("举办时间|2021-06-30", None),
        ("有效日期|2021-06-30", None),
        ("发布日期|2021-06-01", "2021-06-01"),
    ],
)
def test_the_form_of_a_site_dates_the_notice_only_as_it_says(row: str, expected: str | None) -> None:
    label, value = row.split("|")
    form = f"<table><tr><td>主题</td><td>船员招聘</td></tr><tr><td>{label}</td><td>{value}</td></tr></table>"
    page = (
        f"<html><body><h1>云岭航运公司招聘简章</h1>{form}<p>一、招聘岗位</p><p>岗位:水手。欢迎应聘。</p></body></html>"
    )
    assert extract([read_bytes(page.encode(), "notice.html")]).header.published == expected


@pytest.mark.parametrize("opening", ["面向公司内部公开招聘以下人员", "在公司内部公开选拔管理人员", "面向集团内部选聘"])
def test_notices_for_the_firm_s_own_people(opening: str) -> None:
    assert notice(f"管理人员招聘通知\n根据工作需要,{opening}。").header.kind is NoticeKind.INTERNAL_COMPETITION


def test_an_unnamed_firm_runs_nothing() -> None:
    text = f"{TITLE}四、聘用\n与公司委托的劳务服务有限公司签订派遣合同。"
    assert notice(text).header.agent is None


LIST = """工作内容及要求
(1)负责船舶设备的日常检修;
(2)根据调度要求组织编制检修计划;
(3)完成上级交办的其他工作。
(4)大专及以上学历,轮机工程专业;
(5)能适应长期出海。
"""


def test_duties_and_demands_in_one_list() -> None:
    found = notice(f"{TITLE}岗位名称:轮机员　　需求人数:3\n{LIST}联系人:招聘办")
    assert [(c.kind, c.text) for c in found.eligibility if c.kind == "other"] == [("other", "能适应长期出海")]
    assert found.eligibility[0].kind == "education"
    assert (found.posts[0].name, found.posts[0].headcount, found.posts[0].majors) == ("轮机员", 3, ("轮机工程",))


@pytest.mark.parametrize(
    "body",
    [
        "工作内容及要求\n(1)负责检修;\n(2)组织编制计划;\n(3)有较强的组织协调能力要求时及时上报。",
        "工作内容\n(1)负责检修;\n(2)大专及以上学历人员的档案管理。",
    ],
)
def test_a_list_of_duties_demands_nothing(body: str) -> None:
    assert notice(f"{TITLE}{body}\n联系人:招聘办").eligibility == ()


@pytest.mark.parametrize(
    ("label", "published"),
    [("招聘截止日期", None), ("举办时间", None), ("报名时间", None), ("发布日期", "2031-06-30")],
)
def test_a_date_below_the_label_of_a_form_of_one_cell_a_line(label: str, published: str | None) -> None:
    found = notice(
        f"云岭航运公司船员招聘启事\n单位性质\n国有企业\n{label}\n2031-06-30\n欢迎应聘水手。\n一、岗位\n水手。"
    )
    assert found.header.published == published
