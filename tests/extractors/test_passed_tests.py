"""Who is chosen from: people who passed earlier tests, whose verdicts and pass marks then count for that stage."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = (
    "沅北市公开招聘工作人员公告\n四、测试\n（一）体能测评，设深蹲、折返跑、攀爬三项，每项满分30分，三项得分相加为体能成绩。{}\n"
    "（二）心理测试结果为合格或不合格。\n（三）面试满分100分，60分及格。\n总成绩=体能成绩×60%+面试成绩×40%。\n{}\n"
)


def scheme(rule="", people=""):
    text = HEAD.format(rule, people)
    (made,) = extract([read_bytes(text.encode(), "notice.txt")]).schemes
    return made


@pytest.mark.parametrize(
    "people",
    [
        "在体能测评、心理测试均合格的人员中，按招聘人数的3倍确定面试人选。",
        "从体能测评、心理测试都过关的考生中，以体能成绩为序按1:3确定面试人选。",
        "面试人选：体能测评、心理测试全部过关的都参加。",
    ],
)
def test_passing_opens_the_stage(people):
    made = scheme("体能成绩不到55分的淘汰。", people)
    assert {(g.on, str(g.min), g.to) for g in made.gates if g.on != "interview"} == {
        ("physical_test", "55", "interview"),
        ("psychological", "1", "interview"),
    }


@pytest.mark.parametrize(
    "people", ["面试后在合格人员中按总成绩确定体检人选。", "心理测试于当天进行。", "报名材料齐全的都可以参加面试。"]
)
def test_nothing_is_opened(people):
    assert not [g for g in scheme("", people).gates if g.on == "psychological" and g.to == "interview"]


@pytest.mark.parametrize(
    ("rule", "want"),
    [
        ("有一项得0分或者没有参加的，当场淘汰。", {"part_1", "part_2", "part_3"}),
        ("任一项缺考或者0分的，取消资格。", {"part_1", "part_2", "part_3"}),
        ("体能成绩不到50分的淘汰。", set()),
        ("有一项报名材料缺失的，取消资格。", set()),
    ],
)
def test_a_zero_in_one_exercise(rule, want):
    assert {i for v in scheme(rule).voids for i in v.inputs} == want


def test_what_leads_to_a_list_is_no_part_of_a_name():
    names = [m.name for m in scheme().marks]
    assert "深蹲" in names
    assert not any(n.startswith("设") for n in names if n)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("《行政职业能力测验》与《申论》必须都考，有一科缺席或考了零分，另一科成绩也随之作废。", {"xingce", "shenlun"}),
        ("行测、申论任一科缺考的，成绩作废。", {"xingce", "shenlun"}),
        ("笔试试卷共两科，行测和申论都要考。", set()),
    ],
)
def test_voids_of_papers(select, text, want):
    made = select(text)
    assert {i for s in made for v in s.voids for i in v.inputs} == want
