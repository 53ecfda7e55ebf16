"""Demands of schooling and of titles, papers or deeds of which any one will do (硕士学位或中级及以上职称)."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import Scope
from ingest import read_bytes
from schema.conditions import AnyOf, Certificate, EducationLevel


def _said(clause: str) -> list[list[object]]:
    """Of each choice of a clause the level, degree or words of its options."""
    rules = read_clause(clause, 0, Scope((), 2026))
    keys = ("min", "degree", "text", "years")
    return [
        [next(str(o.values[k]) for k in keys if k in o.values) for o in rule.options]
        for rule in rules
        if rule.model is AnyOf
    ]


@pytest.mark.parametrize(
    ("clause", "options"),
    [
        ("具有硕士研究生学历或中级及以上职称", ["master", "中级及以上职称"]),
        ("具有中级及以上职称或硕士研究生学历", ["中级及以上职称", "master"]),
        ("本科及以上学历或具有中级职称", ["bachelor", "中级职称"]),
        ("35周岁以下,具有硕士研究生学历,或具有中级及以上职称", ["master", "中级及以上职称"]),
        ("具有副高级及以上职称或博士学位", ["副高级及以上职称", "doctor"]),
        ("具有博士学位、正高级职称或执业医师资格证书", ["doctor", "正高级职称", "执业医师资格证书"]),
        ("须具有会计师职称或注册会计师资格,或硕士研究生学历", ["会计师职称", "注册会计师资格", "master"]),
        ("具有法学硕士学位或通过国家统一法律职业资格考试", ["master", "通过国家统一法律职业资格考试"]),
        ("具有中专以上学历或技师以上职业资格", ["secondary_vocational", "技师以上职业资格"]),
        ("具有副高级职称的人员或全日制硕士研究生", ["副高级职称", "master"]),
        ("硕士研究生及以上学历或获得省级以上荣誉", ["master", "获得省级以上荣誉"]),
        ("本科及以上学历或从事本专业工作5年以上", ["bachelor", "5"]),
        ("具有全日制大专及以上学历或退役军人", ["associate", "退役军人"]),
    ],
)
def test_any_one_will_do(clause: str, options: list[str]) -> None:
    assert _said(clause) == [options]


@pytest.mark.parametrize(
    "clause",
    [
        "具有硕士学位或副高职称的,年龄可放宽至45周岁",  # for whom something is eased
        "具有高级工程师职称或注册建造师执业资格",  # two titles: one paper of several
        "具有本科学历和中级职称",
        "具有中级会计职称或硕士研究生学历的优先",
        "硕士或博士研究生学历",
    ],
)
def test_no_choice_of_the_two(clause: str) -> None:
    assert _said(clause) == []


def test_people_behind_the_label_of_a_class_are_asked_for() -> None:
    text = (
        "澜江市引进人才公告\n一、引进范围及条件\n"
        "A类:具有正高级职称或博士研究生学历的人员,年龄50周岁以下;\n"
        "B类:全日制硕士研究生,年龄40周岁以下;\n"
        "C类:全日制本科临床医学类、口腔医学类专业毕业生,35周岁以下,具有执业医师资格证。\n"
        "二、办法\nA类直接考核;B类面试;C类笔试占40%,面试占60%。"
    )
    found = extract([read_bytes(text.encode(), "n.txt")]).eligibility
    said = [(type(c), c.tracks, getattr(c, "max", None) or getattr(c, "majors", None) or None) for c in found]
    assert [(kind, tracks) for kind, tracks, _ in said][:2] == [(AnyOf, ("a",)), (type(found[1]), ("a",))]
    assert all(c.who is None for c in found)
    assert [c.min for c in found if isinstance(c, EducationLevel)] == ["master", "bachelor"]
    assert [c.majors for c in found if isinstance(c, EducationLevel)][1] == ("临床医学类", "口腔医学类")
    assert [c.tracks for c in found if isinstance(c, Certificate)] == [("c",)]


def test_three_ways_to_be_of_a_place() -> None:
    (rule,) = read_clause("具有河口市户籍,或者配偶为河口市户籍,或者在河口市缴纳社保满1年", 0, Scope((), 2026))
    assert len(rule.options) == 3
    assert rule.options[2].values["text"] == "在河口市缴纳社保满1年"
