"""Rounds that take so many, though nobody is sent there in so many words; ranks beside a mark of the same test."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from ingest import read_bytes


def cuts(*lines: str) -> list[tuple[str, str, Decimal | None]]:
    text = "\n".join(["岚山水务集团招聘简章", "一、考核办法", *lines])
    found = extract([read_bytes(text.encode(), "n.txt")])
    (scheme,) = found.schemes
    return [(s.to, s.by, s.ratio) for s in scheme.stages]


_SUM = "综合成绩=笔试成绩×50%+面试成绩×50%。"
_ROUNDS = "综合成绩=线上测评×20%+初试×30%+复试×50%。"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("面试按1:3的比例确定人选。", [("interview", "written", 3)]),
        ("面试环节按招聘人数的3倍选取人员。", [("interview", "written", 3)]),
        ("面试按照岗位计划数1:4由高到低确定人员。", [("interview", "written", 4)]),
        ("面试以1:3择优确定对象。", [("interview", "written", 3)]),
        ("笔试60分以上且排名在招聘人数3倍以内的进入面试。", [("interview", "written", 3)]),
        ("笔试名次位于计划数两倍以内的参加面试。", [("interview", "written", 2)]),
    ],
)
def test_the_round_at_the_head_is_filled(line: str, expected: list[tuple[str, str, int]]) -> None:
    assert cuts(line, _SUM) == expected


def test_the_next_round_may_stand_with_its_ratio_alone() -> None:
    assert cuts(_ROUNDS + "初试按不高于1:5的比例确定人选,复试按1:3。") == [
        ("first_test", "online_assessment", 5),
        ("second_test", "first_test", 3),
    ]


def test_a_rank_beside_a_mark_is_that_of_the_test_at_the_head() -> None:
    lines = (
        "第一轮:笔试,满分120分。",
        "第二轮:片段教学,满分100分,80分以上且排名在招聘人数3倍以内的进入第三轮。",
        "第三轮:综合面试。",
        "最终成绩=笔试成绩×30%+片段教学×40%+综合面试×30%。",
    )
    assert cuts(*lines) == [("interview", "trial_lecture", 3)]


@pytest.mark.parametrize(
    "line",
    [
        "笔试成绩按1:1折算。",
        "面试人数在1:3以内的,全部进入面试。",  # a shortage, no cut
        "面试按6:4的比例计入综合成绩。",
        "面试考官按1:3的比例抽取。",
    ],
)
def test_nothing_is_filled(line: str) -> None:
    assert not [cut for cut in cuts(line, _SUM) if cut[2] == 3]


def test_a_numbered_round_is_the_one_that_its_line_names() -> None:
    lines = (
        "第一轮:笔试。按笔试成绩1:5确定进入第二轮人员。",
        "第二轮:无领导小组讨论。",
        "第三轮:结构化面试。",
        "综合成绩=笔试成绩×30%+小组讨论成绩×30%+面试成绩×40%。",
    )
    assert cuts(*lines)[0][:2] == ("group_discussion", "written")
