"""Exclusions: list form, run-in sentences, single remarks; what is no exclusion."""

from __future__ import annotations

import pytest

from extractors.conditions.exclusions import extract_exclusions
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes


def exclusions(text: str) -> list[str]:
    document = read_bytes(text.encode(), "notice.txt")
    found = extract_exclusions(Context((Source(document),)))
    for item in found:
        for evidence in item.evidence["text"]:
            evidence.verify(document)
    return [item.text for item in found]


RUN_IN = [
    ("曾受过刑事处罚的人员、被开除公职的人员,不得报考。", ["曾受过刑事处罚的人员", "被开除公职的人员"]),
    ("现役军人、在读的非应届毕业生不得报名。", ["现役军人", "在读的非应届毕业生"]),
    ("凡有犯罪记录的,一律不得应聘。", ["有犯罪记录的"]),
    ("失信被执行人不得报考。", ["失信被执行人"]),
    ("尚未解除党纪政务处分的人员,均不得报名应聘。", ["尚未解除党纪政务处分的人员"]),
    ("本县在编在岗教师不能报考。", ["本县在编在岗教师"]),
    ("定向委培毕业生原则上不得报考。", ["定向委培毕业生"]),
    ("试用期内的公务员也不得报考。", ["试用期内的公务员"]),
    ("被吊销执业证书的、与原单位服务协议未满的,均不接受报名。", ["被吊销执业证书的", "与原单位服务协议未满的"]),
    ("受过行政拘留的;有吸毒史的,均不接受应聘。", ["受过行政拘留的", "有吸毒史的"]),
    ("正在接受立案审查的、受处分期间的,不列入竞争上岗范围。", ["正在接受立案审查的", "受处分期间的"]),
    ("服务期未满的村干部不属于本次招聘范围。", ["服务期未满的村干部"]),
    ("2023年招聘中已公示的拟聘用人员不得报考。", ["2023年招聘中已公示的拟聘用人员"]),
    (
        "曾在招聘考试中违纪的人员及被列入失信名单的人员不得应聘。",
        ["曾在招聘考试中违纪的人员", "被列入失信名单的人员"],
    ),
    ("有不良信用记录的,恕不接受申请。", ["有不良信用记录的"]),
    ("报考人员不得报考与本人有回避关系的职位。", ["报考人员不得报考与本人有回避关系的职位"]),
    ("未参加体能测评的考生,不得报名人民警察职位。", ["未参加体能测评的考生,不得报名人民警察职位"]),
    ("已退休人员不再列入考核范围。", ["已退休人员"]),
    ("曾被辞退未满五年的人员不得参加本次招聘。", ["曾被辞退未满五年的人员"]),
]


@pytest.mark.parametrize(("text", "want"), RUN_IN)
def test_run_in(text: str, want: list[str]) -> None:
    assert exclusions("二、报考条件\n" + text) == want


NONE = [
    "笔试成绩低于60分的,不得进入面试。",
    "每人不得报考两个以上岗位。",
    "考生不得用新旧两个身份证号报名。",
    "未按时缴费的,视为自动放弃。",
    "缺少证件的考生不得参加考试。",
    "体检不合格的,不予聘用。",
    "拒绝佩戴口罩者,不得进入考点。",
    "逾期不得报名。",
    "请仔细对照岗位条件,凡不符合岗位所列条件之一者,均不得报名。",
    "对照公告要求,不符合其中任何条件之一的,均不可以报名。",
    "伪造证件骗取考试资格的,按规定取消本次报考资格,且5年内不得报考本系统岗位。",
    "在考试中作弊的,取消资格,并在3年内不得报考本单位岗位。",
    "报名信息提交后不得更改。",
    "报名不足3人的职位,不纳入这次竞聘的范围。",
]


@pytest.mark.parametrize("text", NONE)
def test_no_exclusion(text: str) -> None:
    assert exclusions("三、报名\n" + text) == []


INTROS = [
    "有下列情形之一的,不得报考:",
    "具有下列情形之一者不得应聘:",
    "下列人员不得报名:",
    "以下人员不能参加应聘:",
    "有以下情况的不予聘用:",
    "不得报名的情形:",
    "有下列情形之一的人员,不得参加此次公开招聘:",
    "凡有下列情形之一的,均不得申报:",
    "下列人员报名将不予受理:",
]


@pytest.mark.parametrize("intro", INTROS)
@pytest.mark.parametrize("numbers", ["1.{}\n2.{}\n3.{}", "(1){}\n(2){}\n(3){}", "①{}②{}③{}"])
def test_lists(intro: str, numbers: str) -> None:
    items = ["受过刑事处罚的;", "现役军人;", "法律规定的其他情形。"]
    text = f"二、报考条件\n(一)身体健康。\n{intro}\n{numbers.format(*items)}\n三、报名方式\n现场报名。"
    assert exclusions(text) == ["受过刑事处罚的", "现役军人", "法律规定的其他情形"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("不接受下列人员应聘:失信被执行人;现役军人;在读非应届生。", ["失信被执行人", "现役军人", "在读非应届生"]),
        ("以下人员不列入此次招聘范围:现役军人、试用期内的公务员。", ["现役军人", "试用期内的公务员"]),
    ],
)
def test_lists_after_a_colon(text: str, want: list[str]) -> None:
    assert exclusions("二、应聘条件\n" + text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Candidates who have been dismissed will be disqualified.",
            ["Candidates who have been dismissed will be disqualified"],
        ),
        ("Persons serving a bond are not eligible to apply.", ["Persons serving a bond are not eligible to apply"]),
        ("Canvassing in any form will disqualify.", ["Canvassing in any form will disqualify"]),
        (
            "Those who have one of the following circumstances may not apply:\n"
            "(1) those expelled from office;\n(2) soldiers on active duty.",
            ["those expelled from office", "soldiers on active duty"],
        ),
        (
            "The following persons are not eligible:\n(a) undischarged bankrupts;\n(b) persons dismissed from service.",
            ["undischarged bankrupts", "persons dismissed from service"],
        ),
        ("Candidates below the line are not allowed to enter the interview.", []),
        ("Late applications will not be accepted.", []),
    ],
)
def test_english(text: str, want: list[str]) -> None:
    assert exclusions("ELIGIBILITY\n" + text) == want


FORMS = [
    ("四、谁不能报\n1.身上有纹饰的。\n2.色盲者。\n五、体检\n体检在8月。", ["身上有纹饰的", "色盲者"]),
    ("三、限制情形\n(甲)未满试用期;\n(乙)挂职期间。\n四、报名", ["未满试用期", "挂职期间"]),
    ("二、不得报名的几种情况\n有赌博史的,不予招募;\n曾被本单位开除的,不予招募。", ["有赌博史的", "曾被本单位开除的"]),
    (
        "凡属以下情形,恕不受理投递:\n--合同纠纷未了结的;\n--有撤稿记录的。\n◆ 程序\n◆ 网上投递",
        ["合同纠纷未了结的", "有撤稿记录的"],
    ),
    ("不予招收的情形如下:\n有吸烟史的;\n体重超标的。\n报到时间另行通知。", ["有吸烟史的", "体重超标的"]),
    ("以下人员不纳入本次选聘范围:现役军人;受过刑事处罚的。", ["现役军人", "受过刑事处罚的"]),
    ("已签三方协议的,在读研究生,均不在本次引进之列。", ["已签三方协议的", "在读研究生"]),
    ("有舞弊行为未满两年的,不接受申报。", ["有舞弊行为未满两年的"]),
    ("下列人员不参加选调:试用期未满的;挂职期间的。", ["试用期未满的", "挂职期间的"]),
    ("未取得学历的人员没有报名资格。", ["未取得学历的人员"]),
]


@pytest.mark.parametrize(("text", "want"), FORMS)
def test_forms_of_lists(text: str, want: list[str]) -> None:
    assert exclusions(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "下列材料不予受理:复印件不清晰的;未盖章的。",
        "不符合条件者请勿报名。",
        "三、面试\n低于60分的,不予招录。",
        "哪些人可以报\n1.本县居民。\n2.外县务工人员。",
        "以下证书不接受申报:过期的;外文的。",
    ],
)
def test_other_forms_are_no_exclusions(text: str) -> None:
    assert exclusions(text) == []
