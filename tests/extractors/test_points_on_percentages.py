"""Papers that add up to another scale than that of the points on them, and the better of two points for one thing."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "丹桐县2025年公开招聘公告\n一、成绩\n"
TAIL = "总成绩=笔试成绩×50%+面试成绩×50%。\n"
SUM = "笔试满分150分,其中公共基础知识60分,专业知识90分,笔试成绩折算成百分制后计入总成绩。"


def scheme(text):
    return extract([read_bytes((HEAD + text).encode(), "n.txt")]).schemes[0]


def scales(found):
    steps = [t for s in found.steps for t in s.terms if t.scale_from is not None]
    return {t.input: f"{t.scale_from}->{t.scale_to}" for t in steps}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (SUM, {"written": "150->100"}),
        (SUM + "退役士兵笔试成绩加3分。", {"written": "150->100"}),
        (
            SUM + "退役士兵笔试成绩(百分制)加3分。",
            {"public_basics": "150->100", "professional": "150->100"},
        ),
        # 折合 behind the last paper is said of the test
        ("笔试满分150分,其中公共基础知识60分,专业知识90分,折合成百分制。", {"written": "150->100"}),
        ("笔试满分100分,其中公共基础知识40分,专业知识60分。退役士兵笔试成绩(百分制)加3分。", {}),
    ],
)
def test_where_the_scale_is_turned(text, want):
    assert scales(scheme(text + TAIL)) == want


def test_the_better_of_the_points_for_one_thing():
    text = "服务基层满2年的,笔试成绩加4分;获得教学竞赛一等奖的加2分,二等奖的加1分。"
    found = scheme(TAIL + text + "同一竞赛只按最高奖次加分,加分累计不超过5分。")
    assert (found.bonus_rule, found.bonus_cap) == ("cumulative", 5)
    assert [b.group for b in found.bonuses] == [None, "kind-1", "kind-1"]


@pytest.mark.parametrize(("text", "rule"), [("两项不兼得。", "highest"), ("两项可兼得。", None), ("", None)])
def test_points_that_exclude_each_other(text, rule):
    assert scheme(TAIL + f"退役士兵总成绩加2分,烈士子女总成绩加3分。{text}").bonus_rule == rule
