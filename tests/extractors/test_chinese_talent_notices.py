"""Notices of universities and firms for talents: torn and flattened tables, ranks, circles of people, notes below."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.conditions import Age, AnyOf, EducationLevel, Prose
from schema.notice import Notice
from schema.values import Degree, Education


def notice(text: str) -> Notice:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract([document])
    found.verify([document])
    return found


def items(*lines: str) -> Notice:
    listed = "\n".join(f"{i}、{line}" for i, line in enumerate(lines, 1))
    return notice(f"青浦学院招聘启事\n学院拟招聘教师。\n一、应聘条件\n{listed}\n二、报名\n现场报名。")


FLAT = """青浦学院引进人才公告
一、需求专业

序号

学院

需求专业

招聘类别

联系人

及联系方式

1

水利学院

水利工程、水文学

博士研究生/高职称人员

周老师0771-5566101

2

园林学院

风景园林学

博士研究生

吴老师0771-5566102

其他说明

水利学院教师须为中共党员;园林学院教师本科阶段为园林相关专业。

二、报名方式

发送至邮箱rc@example.com。
"""


def test_a_table_of_one_cell_a_line_whose_names_break() -> None:
    found = notice(FLAT)
    assert [(p.no, p.org, p.majors, p.category, p.education) for p in found.posts] == [
        (1, "水利学院", ("水利工程", "水文学"), "博士研究生/高职称人员", None),
        (2, "园林学院", ("风景园林学",), None, Education.DOCTOR),
    ]
    assert found.contacts.phones == ("0771-5566101", "0771-5566102")
    assert [(c.kind, c.who) for c in found.eligibility] == [("political", "水利学院教师"), ("other", "园林学院教师")]


def test_the_last_row_does_not_take_the_next_section() -> None:
    found = notice(
        "海州中医院招聘公告\n因工作需要招聘3人。\n一、岗位\n序号\n岗位名称\n招聘人数\n学历\n其他要求\n1\n护士\n2\n大专及以上\n"
        "年龄30周岁以下\n2\n收费员\n1\n不限\n\n二、报名时间\n2031年4月1日至4月10日。"
    )
    assert [(p.name, p.headcount, p.remarks) for p in found.posts] == [
        ("护士", 2, "年龄30周岁以下"),
        ("收费员", 1, None),
    ]
    assert [(e.event.value, str(e.end)) for e in found.timeline] == [("registration", "2031-04-10")]


TORN = """海州大学招聘教师启事
因工作需要,诚聘专任教师1名。
一、招聘岗位及要求

招聘岗位\t工作职责\t招聘条件
体育教师\t承担公共体育课教学,须按时上课。\t教授:
1.年龄在50周岁及以下;2.具有体育学博士学位;3.教学成效显著。
讲师:
1.年龄在35周岁及以下;2.具有体育学博士学位;3.有教学经历者优先。


二、应聘程序
发送至邮箱:a@example.com。
"""


def test_a_row_that_goes_on_below_and_asks_each_rank() -> None:
    found = notice(TORN)
    (post,) = found.posts
    assert (post.name, post.headcount, post.age_max, post.preferred) == ("体育教师", 1, None, ("有教学经历者优先",))
    assert [(c.who, c.max) for c in found.eligibility if isinstance(c, Age)] == [("教授", 50), ("讲师", 35)]
    levels = [(c.who, c.degree, c.majors) for c in found.eligibility if isinstance(c, EducationLevel)]
    assert levels == [("教授", Degree.DOCTOR, ("体育学",)), ("讲师", Degree.DOCTOR, ("体育学",))]


def test_people_of_a_list_are_one_choice() -> None:
    found = notice(
        "青浦学院招聘公告\n一、招聘对象\n(一)海内外高校毕业的博士研究生;\n(二)具有副高及以上职称的专业技术人员;\n"
        "(三)获得省级技能大奖的高技能人才。\n二、报名\n现场报名。"
    )
    (choice,) = found.eligibility
    assert isinstance(choice, AnyOf)
    assert [o.text for o in choice.options if isinstance(o, Prose)] == [
        "海内外高校毕业的博士研究生",
        "具有副高及以上职称的专业技术人员",
        "获得省级技能大奖的高技能人才",
    ]


def test_one_circle_and_a_demand_are_no_choice() -> None:
    found = notice(
        "青浦学院招聘公告\n一、招聘对象\n(一)2031年毕业的博士研究生;\n(二)品行端正,身体健康。\n二、报名\n现场报名。"
    )
    assert not any(isinstance(c, AnyOf) for c in found.eligibility)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("年龄不超过40周岁,具有高级职称者年龄可适当放宽", [(None, 40), ("具有高级职称者", None)]),
        ("年龄一般在35周岁以下,特别优秀者可适当放宽", [(None, 35), ("特别优秀者", None)]),
        ("年龄不超过40周岁,身体健康", [(None, 40)]),
        ("原则上硕士研究生年龄不超过30周岁", [("硕士研究生", 30)]),
    ],
)
def test_ages_in_principle_and_eased(line: str, expected: list[tuple[str | None, int | None]]) -> None:
    found = items(line, "品行端正").eligibility
    assert [(c.who, c.max) for c in found if isinstance(c, Age)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("本科为统招学历;博士研究生要求硕博专业一致", [None, "博士研究生"]),
        ("护理岗位要求能适应夜班", ["护理岗位"]),
        ("应聘人员须具有团队精神", [None]),
        ("具有岗位要求的专业能力", [None]),
        ("身体条件符合教师岗位要求", [None]),
    ],
)
def test_whom_alone_a_clause_is_about(line: str, expected: list[str | None]) -> None:
    assert [c.who for c in items(line, "具有驾驶证").eligibility][: len(expected)] == expected


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("现诚聘语言教师1名", 1),
        ("急聘护士5名", 5),
        ("引进博士按照“一人一策”办理", None),
        ("引进的人才实行一人一议", None),
    ],
)
def test_how_many_are_wanted(sentence: str, total: int | None) -> None:
    found = notice(f"青浦学院公告\n{sentence}。\n一、报名\n现场报名。").headcount
    assert (found.total if found else None) == total


@pytest.mark.parametrize(
    ("text", "level"),
    [("高职及以上学历", "associate"), ("高职称人员年龄50周岁以下", None), ("副高职称以上,年龄50周岁以下", None)],
)
def test_a_high_title_is_no_schooling(text: str, level: str | None) -> None:
    found = [c for c in items(text, "品行端正").eligibility if isinstance(c, EducationLevel)]
    assert [c.min and c.min.value for c in found] == ([level] if level else [])
