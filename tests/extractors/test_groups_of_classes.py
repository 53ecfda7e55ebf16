"""Words that name several classes at once by what their labels end in; the order that the sentence before tells."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from extractors import extract
from extractors.outline.mentions import mentions
from ingest import read_bytes


def tracks(*labels):
    return tuple(SimpleNamespace(id=label, label=label, codes=()) for label in labels)


CLERKS = tracks("县院速录员", "乡镇庭速录员", "法警")
OFFICES = tracks("窗口服务岗", "档案服务岗", "驾驶岗")


@pytest.mark.parametrize(
    ("text", "classes", "named"),
    [
        ("速录员岗位总成绩相同的", CLERKS, ("县院速录员", "乡镇庭速录员")),
        ("报考速录员岗位的考生", CLERKS, ("县院速录员", "乡镇庭速录员")),
        ("法警和速录员岗位", CLERKS, ()),
        ("县院速录员岗位", CLERKS, ("县院速录员",)),
        ("服务岗按1:3", OFFICES, ("窗口服务岗", "档案服务岗")),
        ("窗口服务岗按1:3", OFFICES, ("窗口服务岗",)),
        # no word of the notice for some of its classes
        ("速录员的职责", CLERKS, ()),
        ("优质服务岗前培训", OFFICES, ()),
        ("工作人员岗位", tracks("窗口工作人员", "档案工作人员", "司机"), ()),
        ("速录员岗位", tracks("县院速录员", "乡镇庭速录员"), ()),
    ],
)
def test_a_word_for_several_classes(text, classes, named):
    assert mentions(text, classes) == named


TEXT = """青禾市法院2024年公开招聘公告
一、岗位
县院速录员2名，乡镇庭速录员2名，法警2名。
二、考试
技能测试满分100分，笔试满分100分，面试满分100分。
{rule}
三、总成绩
县院速录员：技能测试40%，笔试30%，面试30%；乡镇庭速录员：技能测试30%，笔试40%，面试30%；法警：笔试50%，面试50%。
"""


def cuts(rule):
    notice = extract([read_bytes(TEXT.format(rule=rule).encode(), "n.txt")])
    labels = {t.id: t.label for t in notice.tracks}
    return {
        "、".join(labels[t] for t in scheme.tracks): [
            (s.by, str(s.ratio)) for s in scheme.stages if s.to == "interview"
        ]
        for scheme in notice.schemes
    }


@pytest.mark.parametrize(
    "rule",
    [
        "速录员岗位按照技能测试成绩与笔试成绩之和，法警岗位按照笔试成绩，均从高分到低分确定面试人选。"
        "速录员岗位面试人数为招聘人数的2倍，法警岗位面试人数为招聘人数的4倍。",
        "速录员岗位依据技能测试成绩与笔试成绩之和、法警岗位依据笔试成绩，由高到低确定面试对象。"
        "进入面试的人数，速录员岗位按计划数的2倍，法警岗位按计划数的4倍。",
    ],
)
def test_the_order_is_told_before_the_numbers(rule):
    found = cuts(rule)
    both = [("skill_test_and_written", "2")]
    assert found == {"县院速录员": both, "乡镇庭速录员": both, "法警": [("written", "4")]}
