"""Who goes on where people are equal at the cut, points that go in as they are, and marks asked of several tests."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.values.ratios import find_ratios
from ingest import read_bytes

HEAD = "青禾县2024年公开招聘公告\n一、考试\n"
TOTAL = "\n二、总成绩\n总成绩=笔试成绩×40%+体能成绩×20%+面试成绩×40%。"


def scheme(text, total=TOTAL):
    (found,) = extract([read_bytes(f"{HEAD}{text}{total}".encode(), "notice.txt")]).schemes
    return found


@pytest.mark.parametrize(
    ("text", "multiples"),
    [("按名额的两倍半取人", ["2.5"]), ("3倍半", ["3.5"]), ("两倍半数以上", ["2"]), ("三倍", ["3"])],
)
def test_half_as_much_again(text, multiples):
    assert [str(r.multiple) for r in find_ratios(text)] == multiples


@pytest.mark.parametrize(
    ("text", "by", "ties", "chain"),
    [
        (
            "以笔试成绩与体能成绩的算术和由高到低排序，按岗位名额的2倍进入面试；排在最后一位的有并列的，取笔试成绩高者，不增加名额。",
            "written_and_physical_test",
            "chain",
            ["written"],
        ),
        (
            "按笔试成绩与体能成绩之和从高到低，前四名进入面试；第四名有并列的，只取体能成绩高者。",
            "written_and_physical_test",
            "chain",
            ["physical_test"],
        ),
        ("按笔试成绩从高到低，前四名进入面试；末位并列的，一并进入。", "written", "all", []),
    ],
)
def test_equal_at_the_cut(text, by, ties, chain):
    found = scheme(text)
    (cut,) = [stage for stage in found.stages if stage.to == "interview"]
    assert (cut.by, cut.ties) == (by, ties)
    assert [key.key for rule in found.tie_breaks if rule.on == by for key in rule.by] == chain


def test_a_class_in_brackets_behind_its_own_number_leaves_the_first_to_the_others():
    text = (
        f"{HEAD}职位：LY-A综合岗2名，LY-B财务岗2名。\n四、面试。\n"
        "笔试合格人员按笔试成绩排序，每岗位依招聘人数的三倍（LY-B为两倍半）取人进入面试。"
        "\n二、总成绩\n总成绩=笔试成绩×40%+面试成绩×60%。"
    )
    notice = extract([read_bytes(text.encode(), "notice.txt")])
    assert {str(s.ratio) for one in notice.schemes for s in one.stages if s.to == "interview"} == {"3", "2.5"}


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        (
            "总分由三部分相加得到：笔试成绩占百分之四十，面试成绩占百分之四十，资历分（满分二十分）按实得分计入。",
            {"笔试": ("0.4", None), "面试": ("0.4", None), "资历分": ("1", "20")},
        ),
        (
            "笔试成绩占45%，面试成绩占45%，业绩分（最高10分）按实际得分直接计入总成绩。",
            {"笔试": ("0.45", None), "面试": ("0.45", None), "业绩分": ("1", "10")},
        ),
    ],
)
def test_points_that_go_in_as_they_are(text, weights):
    found = scheme(text, "")
    total = next(step for step in found.steps if step.id == found.total)
    marks = {mark.id: mark for mark in found.marks}
    assert {
        marks[t.input].name: (str(t.weight), marks[t.input].full and str(marks[t.input].full)) for t in total.terms
    } == weights


@pytest.mark.parametrize(
    ("text", "gates"),
    [
        (
            "笔试满分100分。体能满分100分，面试满分100分，均以62分为合格。",
            [("physical_test", "62"), ("interview", "62")],
        ),
        ("体能满分100分。面试满分100分，以62分为合格。", [("interview", "62")]),
        (
            "体能成绩为往返跑、跳远、引体向上三个项目得分（每项满分100分）的平均数。三个项目中有一个项目得分不足38分，"
            "或者体能成绩不足55分的，予以淘汰。",
            [("part_1", "38"), ("part_2", "38"), ("part_3", "38"), ("physical_test", "55")],
        ),
    ],
)
def test_marks_asked_of_several(text, gates):
    assert [(g.on, str(g.min)) for g in scheme(text).gates] == gates


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("优待分：退役士兵加3分；烈属加5分。优待分累加，上限为6分，直接计入总成绩。", "total"),
        ("退役士兵加3分；烈属加5分。奖励分可累加，直接计入笔试成绩。", "written"),
        ("退役士兵加3分；烈属加5分。加分材料以原件为准，面试成绩计入总成绩。", "written"),
    ],
)
def test_where_points_go(text, on):
    assert {bonus.on for bonus in scheme(text).bonuses} == {on}


@pytest.mark.parametrize(
    ("text", "wins"),
    [
        ("总成绩相同的，博士研究生在前。", ("博士研究生", "博士")),
        ("总成绩相同的，面试成绩高的在前；面试成绩也相同的，硕士研究生优先。", None),
        ("总成绩相同的，学历高者在前。", ()),
        ("总成绩相同的，面试成绩高者在前。博士研究生免笔试。", "none"),
    ],
)
def test_a_level_of_education_that_goes_first(text, wins):
    keys = [key for rule in scheme(text).tie_breaks for key in rule.by if key.key == "education"]
    if wins == "none":
        assert keys == []
    else:
        assert len(keys) == 1
        assert wins is None or keys[0].wins == wins
