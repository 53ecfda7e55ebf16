"""Rounds that are held for some classes only: what the rest of their paragraph tells is for these alone."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

TEXT = """青禾区医院2024年公开招聘公告
一、岗位
{table}
二、笔试
笔试满分100分。
三、技能操作
{skill}
四、面试
面试满分100分，面试成绩低于60分的不予聘用。
五、总成绩
医师类：笔试50%，面试50%；护理类：笔试40%，技能操作30%，面试30%；药学类：笔试60%，面试40%。
"""


def stages(skill):
    document = read_bytes(TEXT.format(table="医师类2名，护理类3名，药学类1名。", skill=skill).encode(), "n.txt")
    notice = extract([document])
    labels = {t.id: t.label for t in notice.tracks}
    return {
        tuple(labels[t] for t in scheme.tracks): [(s.by, str(s.ratio)) for s in scheme.stages if s.to == "skill_test"]
        for scheme in notice.schemes
    }


CUT = [("written", "3")]


@pytest.mark.parametrize(
    "skill",
    [
        "仅护理类岗位进行，时间为5月12日。根据笔试成绩从高到低，按招聘人数1:3确定参加技能操作的人员。",
        "本环节只面向护理类考生。按1:3的比例，从笔试成绩高分到低分确定参加技能操作的人员。",
        "技能操作只在护理类岗位中进行。\n按招聘人数1:3的比例，依据笔试成绩确定参加技能操作的人选。",
        "除医师类、药学类岗位外均须参加技能操作。依据笔试成绩，按1:3确定技能操作人选。",
    ],
)
def test_the_cut_of_such_a_round_is_theirs(skill):
    found = stages(skill)
    assert len(found) == 3
    assert {key: value for key, value in found.items() if value} == {("护理类",): CUT}


@pytest.mark.parametrize(
    "skill",
    [
        "技能操作于5月12日进行。根据笔试成绩从高到低，按招聘人数1:3确定参加技能操作的人员。",
        "技能操作仅进行一次，时间为5月12日。根据笔试成绩，按招聘人数1:3确定参加技能操作的人员。",
    ],
)
def test_a_round_for_everybody(skill):
    assert stages(skill)[("护理类",)] == CUT
    assert sum(bool(value) for value in stages(skill).values()) > 1


@pytest.mark.parametrize(
    ("skill", "told"),
    [
        ("技能操作仅针灸岗位进行，时间为5月12日。按1:3确定人员。", True),
        ("技能操作只有针灸岗位的考生参加。", True),
        ("技能操作仅护理类岗位进行，时间为5月12日。", False),
        ("技能操作只进行一次。", False),
        ("每名考生仅限报考一个岗位，技能操作成绩当场公布。", False),
    ],
)
def test_a_round_for_posts_that_are_no_class_is_told_of(skill, told):
    document = read_bytes(TEXT.format(table="医师类2名，护理类3名，药学类1名。", skill=skill).encode(), "n.txt")
    found = [f for f in extract([document]).findings if "for some posts only" in f.message]
    assert bool(found) == told
