"""A test that one class of the notice does not take is no test of that class."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

NOTICE = """青禾县2024年辅警招聘公告
一、岗位
岗位代码|类别|岗位|人数
Q1|勤务辅警|巡逻|1
W1|文职辅警|文书|2
二、体能测评
{told}体能测评实行合格制，不计入总成绩，不合格的不得参加笔试。
三、成绩
勤务辅警：总成绩=笔试成绩×40%+面试成绩×60%。
文职辅警：总成绩=笔试成绩×60%+面试成绩×40%。
"""


@pytest.mark.parametrize(
    ("told", "clerks"),
    [
        ("勤务辅警笔试前参加体能测评，文职辅警不进行体能测评。", False),
        ("文职辅警无需参加体能测评。", False),
        ("文职辅警免体能测评。", False),
        ("勤务辅警、文职辅警均须参加体能测评。", True),
    ],
)
def test_a_test_that_a_class_is_spared(told, clerks):
    notice = extract([read_bytes(NOTICE.format(told=told).encode(), "notice.txt")])
    weights = {t.weight: s for s in notice.schemes for step in s.steps for t in step.terms if t.input == "written"}
    held = {str(w): any(m.id == "physical_test" for m in s.marks) for w, s in weights.items()}
    assert held == {"0.4": True, "0.6": clerks}
