"""Chapters of one notice that each select people of their own: the rules of one are not those of another."""

from __future__ import annotations

from typing import Any

import pytest

import ingest
from corpus.facts import to_facts
from extractors import extract

TWO = """白河市2024年事业单位公开招聘公告
一、高层次人才引进
（一）岗位：博士岗位5人，面向全国。
（二）考核。采取考核方式，考核总分100分，考核成绩80分合格。
二、合同制人员
（一）岗位：文员岗位3人，司机岗位2人。
（二）笔试。笔试满分100分，按笔试成绩从高分到低分1:3确定面试人选。
（三）面试。面试满分100分，笔试、面试各占50%。面试成绩低于65分的不予聘用。
"""
ITEMS = """临江市2024年公开引进人才公告
招聘教师5人，医生5人。
一、报名
5月1日报名。
二、考核
（一）教师
1.试讲，满分100分，占60%，70分合格。
2.答辩，满分100分，占40%。
（二）医生
1.笔试，满分100分，占50%，60分合格。
2.技能操作，满分100分，占50%。
"""
STEPS = """临江市第三中学2024年教师招聘公告
一、招聘岗位
语文教师2名，数学教师2名。
二、教师招聘程序
（一）笔试。笔试满分100分，占40%。
（二）面试。面试满分100分，占60%。
三、相关人员
面试人员名单在官网公布，面试100分。
"""


def facts(text: str) -> dict[str, Any]:
    document = ingest.read_bytes(text.encode(), "a.txt")
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document])


@pytest.mark.parametrize(
    ("text", "labels", "marks"),
    [
        (TWO, ["高层次人才引进", "合同制人员"], [("合同制人员", [("interview", "65")])]),
        (ITEMS, ["教师", "医生"], [("教师", [("trial_lecture", "70")]), ("医生", [("written", "60")])]),
        (STEPS, [], [("", [])]),  # the steps of one procedure are no classes
    ],
)
def test_the_pass_marks_of_a_chapter_are_its_own(text, labels, marks):
    found = facts(text)
    names = {t["id"]: t["label"] for t in found.get("tracks", [])}
    assert list(names.values()) == labels
    assert [
        ("、".join(names[t] for t in s.get("tracks", [])), [(p["on"], str(p["min"])) for p in s.get("pass_marks", [])])
        for s in found["schemes"]
    ] == marks


def test_what_is_not_read_of_a_chapter_is_told():
    assert any("考核总分100分" in f["quote"] for f in facts(TWO)["findings"] if f["code"] == "rule_unread")
