"""Rounds as companies tell them: modules of a paper, candidates invited, fewer places with a ratio of their own."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "沅北轨道公司校园招聘公告\n四、考试\n笔试满分100分，面试满分100分。总成绩=笔试成绩×50%+面试成绩×50%。\n"


def scheme(text):
    (made,) = extract([read_bytes((HEAD + text).encode(), "notice.txt")]).schemes
    return made


@pytest.mark.parametrize(
    "text",
    [
        "笔试卷面由两个模块组成：通用能力模块满分30分，业务知识模块满分70分，两个模块得分合计为笔试成绩。",
        "笔试分通用能力、业务知识两个板块，分值分别为30分、70分，两板块得分之和为笔试成绩。",
        "笔试包括通用能力模块（30分）和业务知识模块（70分）。",
    ],
)
def test_modules_are_parts_of_the_paper(text):
    assert {(m.name, str(m.full)) for m in scheme(text).marks if m.id != "interview"} == {
        ("通用能力", "30"),
        ("业务知识", "70"),
    }


def test_a_module_of_a_training_course_is_no_part():
    assert {m.id for m in scheme("入职培训设安全模块和服务模块，共10天。").marks} == {"written", "interview"}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("面试得分取5位面试官打分的算术平均值，小数点后保留两位。", {"interview": 2}),
        ("面试成绩取7位专家评分的平均值，四舍五入保留一位小数。", {"interview": 1}),
        ("面试得分取3位评委的平均分。", {}),
        ("面试成绩取小数点后2位。", {"interview": 2}),
    ],
)
def test_how_many_judges_is_no_rounding(text, want):
    made = scheme(text)
    kept = {m.id: m.decimals for m in made.marks if m.decimals is not None}
    assert kept == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "按需求人数1∶2、笔试成绩从高到低邀约面试，需求人数不足3人的岗位按1∶4邀约。",
            [("2", None), ("4", "需求人数不足3人的岗位")],
        ),
        (
            "按计划数的3倍确定面试人选，计划数不到2人的岗位按5倍确定。",
            [("3", None), ("5", "计划数不到2人的岗位")],
        ),
        ("按计划数1:3确定面试人选，参加笔试人数不足1:3的，按实际人数确定。", [("3", None)]),
        ("按笔试成绩1:3确定面试人选，报名人数不足3人的岗位按实际人数确定。", [("3", None)]),
    ],
)
def test_fewer_places_have_a_ratio_of_their_own(text, want):
    assert [(str(s.ratio), s.when) for s in scheme(text).stages if s.to == "interview"] == want


def test_a_mark_below_which_nobody_is_invited():
    (gate,) = scheme("按1:3邀约面试，笔试成绩低于52分的不邀约。").gates
    assert (gate.on, str(gate.min)) == ("written", "52")
