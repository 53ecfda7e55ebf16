"""Who is shut out, under whichever heading or verdict, and headings that ask nothing by themselves."""

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


def excluded(body: str) -> list[str]:
    return [
        x.text
        for x in notice(
            f"云岭县招聘工作人员公告\n二、招聘条件\n(一)具有良好的品行;\n{body}\n三、报名\n现场报名。\n"
        ).exclusions
    ]


_LIST = "1.受过刑事处罚的;\n2.被开除公职的。"
_PEOPLE = ["受过刑事处罚的", "被开除公职的"]


@pytest.mark.parametrize(
    "heading",
    [
        "有下列情形之一的,不符合招录条件:",
        "(二)有下列情形之一的人员,不符合报考条件",
        "不符合应聘的主要情形",
        "(二)不符合报名的情形",
        "(二)凡有下列情况之一者,不予聘用:",
        "具有下列情况之一的,取消应聘资格:",
        "(二)有以下情形之一的,不得报名",
        "(二)哪些人员不能报考?",
    ],
)
def test_a_list_under_a_heading_that_shuts_out(heading: str) -> None:
    assert excluded(f"{heading}\n{_LIST}") == _PEOPLE


@pytest.mark.parametrize(
    ("heading", "body", "people"),
    [
        (
            "(二)不列入招聘对象的人员",
            "本县在编教师;现役军人;失信被执行人。",
            ["本县在编教师", "现役军人", "失信被执行人"],
        ),
        ("(二)不得报考的情形", "在读非应届毕业生;曾被辞退的人员。", ["在读非应届毕业生", "曾被辞退的人员"]),
    ],
)
def test_a_list_in_one_paragraph(heading: str, body: str, people: list[str]) -> None:
    assert excluded(f"{heading}\n{body}") == people


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("(二)已与本县签订劳动合同的协管员不得报考。", ["已与本县签订劳动合同的协管员"]),
        ("(二)借调人员、离岗待退人员不参加本次竞聘。", ["借调人员", "离岗待退人员"]),
        ("(二)最低服务期内,不得报考其他单位。", []),
        ("(二)试用期内,不得报考外地岗位。", []),
    ],
)
def test_a_sentence_that_shuts_out(sentence: str, people: list[str]) -> None:
    assert excluded(sentence) == people


@pytest.mark.parametrize(
    "heading", ["(二)同等条件下优先聘用:", "(二)优先情形:", "(二)下列人员优先录用:", "(二)优先聘用对象"]
)
def test_what_is_preferred_filters_nobody(heading: str) -> None:
    found = notice(
        f"云岭县招聘公告\n二、招聘条件\n(一)身体健康;\n{heading}\n1.烈士子女;\n2.政法院校毕业生。\n三、报名\n现场报名。"
    )
    assert [getattr(c, "text", None) for c in found.eligibility] == ["身体健康"]


@pytest.mark.parametrize(
    "heading",
    [
        "文化程度及专业:",
        "学历、学位要求",
        "身体条件",
        "(政治条件)".strip("()"),
        "资历条件",
        "年龄要求",
        "户籍、性别要求",
    ],
)
def test_a_topic_over_its_demand_is_no_demand(heading: str) -> None:
    found = notice(
        f"云岭县招聘公告\n二、招聘条件\n1、{heading}\n具有高中及以上学历。\n2、身体健康。\n三、报名\n现场报名。"
    )
    assert all(heading.strip(":") != getattr(c, "text", None) for c in found.eligibility)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("政治条件", "political"), ("身体条件", "health"), ("健康标准", "health"), ("其他条件", "other")],
)
def test_the_heading_says_the_kind_of_a_demand_without_words_of_its_own(heading: str, kind: str) -> None:
    found = notice(
        f"云岭县招考公告\n二、报考条件\n(一){heading}\n符合本行业通行的规定。\n(二)年龄条件\n30周岁以下。\n三、报名\n现场报名。"
    )
    assert [c.kind for c in found.eligibility][:1] == [kind] or kind == "other"


@pytest.mark.parametrize(
    ("one", "two", "three"),
    [
        ("甲、", "乙、", "丙、"),
        ("壹　", "贰　", "叁　"),
        ("壹、", "贰、", "叁、"),
        ("第一条 ", "第二条 ", "第三条 "),
        ("1 ", "2 ", "3 "),
    ],
)
def test_chapters_under_any_numbering(one: str, two: str, three: str) -> None:
    sub = ["2.1 ", "2.2 "] if one == "1 " else ["1.", "2."]
    conditions = f"{two}招聘条件\n{sub[0]}身体健康;\n{sub[1]}年龄35周岁以下。"
    text = f"云岭县招聘公告\n{one}招聘岗位\n见附件。\n{conditions}\n{three}招聘程序\n报名时间:2024年5月6日。"
    assert [c.kind for c in notice(text).eligibility] == ["health", "age"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("一、报考年龄如何规定?\n答:35周岁以下。", 1),
        ("一、需要具备什么条件?\n答:身体健康,年龄35周岁以下。", 2),
        ("一、工作经历如何计算?\n答:工作经历计算的截止时间为2024年3月。", 1),
    ],
)
def test_questions_and_answers(text: str, count: int) -> None:
    found = notice(f"云岭县公务员报考问答\n{text}\n二、什么时间报名?\n答:报名时间为2024年5月6日至5月9日。")
    assert len(found.eligibility) == count
    assert not any(
        "?" in str(getattr(c, "text", "")) or "如何" in str(getattr(c, "text", "")) for c in found.eligibility
    )


@pytest.mark.parametrize(
    ("intro", "who"),
    [
        ("硕士生须符合下列条件之一:", "硕士生"),
        ("应聘人员应具备下列条件之一:", None),
        ("报考二级岗位的须具备以下条件之一:", "报考二级岗位"),
    ],
)
def test_whom_alternatives_are_for(intro: str, who: str | None) -> None:
    found = notice(
        f"云岭县招聘公告\n二、招聘条件\n(一){intro}\n1.中共党员;\n2.获得过校级奖学金。\n三、报名\n现场报名。"
    )
    choice = next(c for c in found.eligibility if c.kind == "any_of")
    assert (choice.who or None) in (who, None if who is None else who)
    assert len(choice.options) == 2


@pytest.mark.parametrize("head", ["应聘要求", "报名条件", "基本条件"])
def test_demands_in_the_line_of_their_heading(head: str) -> None:
    found = notice(
        f"云岭公司招聘启事\n{head}:遵纪守法,身体健康,能够长期驻外工作并服从公司安排。\n应聘方式:请发送简历。"
    )
    assert [getattr(c, "text", "")[:4] for c in found.eligibility] == ["遵纪守法"]
