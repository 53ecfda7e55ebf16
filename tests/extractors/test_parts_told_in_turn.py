"""What a test is made of, told as people go through it and added up behind; points that a low mark costs."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "青禾县2024年公开招聘公告\n一、面试\n"
TAIL = "\n二、总成绩\n总成绩=笔试成绩×45%+面试成绩×55%。"


def read(text):
    (scheme,) = extract([read_bytes(f"{HEAD}{text}{TAIL}".encode(), "notice.txt")]).schemes
    return scheme


def parts(scheme, whole):
    marks = {mark.id: mark for mark in scheme.marks}
    made = next((step for step in scheme.steps if step.id == whole), None)
    return {marks[t.input].name: (marks[t.input].full, t.weight) for t in made.terms} if made else {}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "先抽题试讲12分钟，满分65分；接着就课堂内容答辩6分钟，满分35分。两项得分之和即面试成绩。",
            {"试讲": (65, 1), "答辩": (35, 1)},
        ),
        (
            "面试先说课，满分40分。再答辩，满分60分。以上两项相加为面试成绩。",
            {"说课": (40, 1), "答辩": (60, 1)},
        ),
        (
            "考生依次参加说课，计30分；技能展示，计45分；最后答辩，计25分。三个环节成绩合计就是面试成绩。",
            {"说课": (30, 1), "技能展示": (45, 1), "答辩": (25, 1)},
        ),
        ("试讲和答辩各50分，两项相加为面试成绩。", {"试讲": (50, 1), "答辩": (50, 1)}),
        ("说课、技能展示满分均为50分，两部分得分相加即为面试成绩。", {"说课": (50, 1), "技能展示": (50, 1)}),
        ("试讲、答辩各8分钟，两项相加为面试成绩。", {}),
        # not as many marks as parts, or a sum that is none of the test's
        ("先试讲，满分65分；接着答辩。两项得分之和即面试成绩。", {}),
        ("面试采取试讲方式，满分100分。两项得分之和即总成绩。", {}),
    ],
)
def test_parts_in_turn(text, want):
    assert parts(read(text), "interview") == want


@pytest.mark.parametrize(
    ("text", "gates"),
    [
        ("笔试卷面分未到48分的，加分不予考虑。", []),
        ("笔试卷面成绩低于48分的，不予享受政策性加分。", []),
        ("笔试卷面成绩低于48分的，加分一律不予计算，不得进入面试。", [("written", "48")]),
        ("笔试成绩低于48分的，不得进入面试。", [("written", "48")]),
    ],
)
def test_a_mark_that_costs_only_the_points_sends_nobody_away(text, gates):
    assert [(g.on, str(g.min)) for g in read(text).gates] == gates


@pytest.mark.parametrize(
    "text",
    [
        "笔试成绩占四成，面试成绩占六成，加起来就是综合成绩，算到小数点后三位，第四位四舍五入。",
        "笔试成绩占40%、面试成绩占60%，相加后为综合成绩，保留三位小数。",
    ],
)
def test_the_sum_is_what_is_rounded(text):
    (scheme,) = extract([read_bytes(f"青禾县2024年公开招聘公告\n一、成绩\n{text}".encode(), "notice.txt")]).schemes
    assert {s.id: s.decimals for s in scheme.steps} == {"total": 3}
    assert not any(mark.decimals for mark in scheme.marks if hasattr(mark, "decimals"))
