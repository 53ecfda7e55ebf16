"""Provisions for groups, times counted to a day in brackets, grades of some years, and what is studied or believed."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import condition_sheet
from extractors import extract
from extractors.conditions.provisions import provisions
from extractors.conditions.rules import Scope
from extractors.values.education import find_education
from ingest import read_bytes
from schema.conditions import Certificate


def sheets(*lines: str) -> list[dict[str, Any]]:
    text = "\n".join(["枫溪区2025年公开招聘工作人员公告", "二、报考条件", *lines])
    document = read_bytes(text.encode(), "n.txt")
    notice = extract([document])
    notice.verify([document])
    return [{k: v for k, v in condition_sheet(c).items() if k not in ("quote", "note")} for c in notice.eligibility]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "应届毕业生可凭学校发的就业推荐表报名,对其学位证书的审查推迟到入职时",
            [("status", "应届毕业生", "可凭学校发的就业推荐表报名,对其学位证书的审查推迟到入职时")],
        ),
        ("对海外留学人员,须提供学历认证材料", [("certificate", "海外留学人员", "须提供学历认证材料")]),
        ("留学归国者应出具学位认证书", [("certificate", "留学归国者", "应出具学位认证书")]),
        (
            "尚未毕业的学生可持学籍证明报考,境外学历的人员,须凭学位证书应聘",
            [
                ("status", "尚未毕业的学生", "可持学籍证明报考"),
                ("certificate", "境外学历的人员", "须凭学位证书应聘"),
            ],
        ),
        ("在职职工须出具单位同意报考的证明", [("other", "在职职工", "须出具单位同意报考的证明")]),
    ],
)
def test_provisions_are_about_their_own_people(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = provisions(text, 0, Scope())
    told = [
        ("certificate" if r.model is Certificate else r.values["kind"], r.values["who"], r.values["text"])
        for r in found
    ]
    assert told == expected
    assert all(text[slice(*r.cited)] == r.values["text"] for r in found)


@pytest.mark.parametrize(
    "text",
    [
        "报考人员须提供真实的证明材料",
        "应聘人员应提交身份证",
        "具有教师资格证书的人员",
        "应届毕业生可凭合格证明报名,但须在8月31日前取得证书",
        "退役士兵可持续报名",
        "考生凭准考证入场",
    ],
)
def test_what_is_asked_of_everybody_is_no_provision(text: str) -> None:
    assert provisions(text, 0, Scope()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1.工作3年及以上(累计任职满3年,截至2025年5月20日)。",
            [{"kind": "experience", "years": 3, "as_of": "2025-05-20"}],
        ),
        ("1.工作满3年(截至2025年5月20日)。", [{"kind": "experience", "years": 3, "as_of": "2025-05-20"}]),
        (
            "1.在任村干部期间年度考核至少有2次为优秀等次。",
            [{"kind": "assessment", "text": "在任村干部期间年度考核至少有2次为优秀等次"}],
        ),
        (
            "1.近3年年度考核没有基本合格和不合格等次。",
            [{"kind": "assessment", "text": "近3年年度考核没有基本合格和不合格等次"}],
        ),
        ("1.近两年年度考核均为合格及以上等次。", [{"kind": "assessment", "min": "合格"}]),
        (
            "1.普通本科以上学历(社区岗可招收普通专科以上学历)的毕业生;",
            [
                {"kind": "education", "min": "bachelor"},
                {"kind": "education", "min": "associate", "who": "社区岗"},
            ],
        ),
        ("1.无影响履行职责的疾病;", [{"kind": "health", "text": "无影响履行职责的疾病"}]),
        (
            "1.坚持正确的政治方向,遵守国家法律法规,认同学校的办学理念;",
            [{"kind": "political", "text": "坚持正确的政治方向,遵守国家法律法规,认同学校的办学理念"}],
        ),
        ("1.对专业的要求,将结合专业目录予以综合认定;", []),
        ("1.工作经历按劳动合同和社保记录认定。", []),
        ("1.“近2年年度考核”指近2年在村里担任的职务获得的年度考核。", []),
    ],
)
def test_clauses(text: str, expected: list[dict[str, Any]]) -> None:
    assert sheets(text) == expected


def test_papers_in_a_list_ask_nothing_of_applicants() -> None:
    text = "\n".join(
        [
            "关于面试资格复审的通知",
            "参加面试的考生:",
            "请于2025年11月21日到市三院人事科参加资格复审,复审需持以下材料:",
            "1、本人自荐书、身份证、毕业证。",
            "2、已辞职考生,需提供解除劳动关系的文件。",
            "3、出示英语等级证书,但不作为必备要求。",
        ]
    )
    assert extract([read_bytes(text.encode(), "n.txt")]).eligibility == ()


@pytest.mark.parametrize("text", ["认同枫溪大学文化精神", "热爱大学文化建设工作", "传承大学文化传统"])
def test_the_culture_of_a_university_is_no_level(text: str) -> None:
    assert find_education(text) == []


def test_full_time_graduates_of_the_next_sentence() -> None:
    assert [m.full_time for m in find_education("具有硕士及以上学历学位。全日制应届毕业生可报名")] == [None]
    assert [m.full_time for m in find_education("具有全日制硕士及以上学历")] == [True]


def test_conditions_below_a_heading_of_posts_are_theirs() -> None:
    told = sheets("(二)岗位条件", "岗位一、岗位二报考条件:", "1、枫溪区户籍;", "2、本科及以上学历;")
    assert [(s["kind"], s.get("who")) for s in told] == [("region", "岗位一、岗位二"), ("education", "岗位一、岗位二")]


def test_an_eased_age_of_a_labelled_class_is_a_limit() -> None:
    told = sheets("1.35周岁以下;", "2.专业岗位:年龄可放宽至40岁(1984年3月5日以后出生)。")
    assert {"kind": "age", "max": 40, "born_from": "1984-03-05", "who": "专业岗位"} in told
