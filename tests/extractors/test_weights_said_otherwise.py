"""Weights of Chinese notices in orders and wordings of many offices, with what is part of what."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = "岚川市2025年公开招聘工作人员公告\n考试\n"


def scheme(text: str) -> dict[str, Any]:
    document = read_bytes((HEAD + text).encode(), "n.txt")
    (found,) = to_facts(extract([document]), [document])["schemes"]
    return dict(found)


def shares(text: str) -> dict[str, str]:
    """``part of whole``: weight; a part by its name."""
    return {
        f"{part['name']} of {part['of']}": str(Decimal(str(part["weight"])).normalize())
        for part in scheme(text)["components"]
        if "weight" in part
    }


HALVES = {"笔试 of total": "0.5", "面试 of total": "0.5"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总成绩按笔试、面试各占一半的比例合成。", HALVES),
        (
            "笔试、技能测试、面试三项成绩按照3:3:4计入总成绩。",
            {"笔试 of total": "0.3", "技能测试 of total": "0.3", "面试 of total": "0.4"},
        ),
        (
            "面试由结构化面试(40%)和专业技能展示(60%)组成,面试成绩占总成绩的60%,笔试成绩占40%。",
            {
                "结构化面试 of interview": "0.4",
                "专业技能展示 of interview": "0.6",
                "面试 of total": "0.6",
                "笔试 of total": "0.4",
            },
        ),
        ("笔试成绩的40%加上面试成绩的60%为考试总成绩。", {"笔试 of total": "0.4", "面试 of total": "0.6"}),
        (
            "考试总成绩满分100分,其中笔试占30分、实操占40分、面试占30分。",
            {"笔试 of total": "1", "实操 of total": "1", "面试 of total": "1"},
        ),
    ],
)
def test_weights(text: str, expected: dict[str, str]) -> None:
    assert shares(text) == expected


def test_the_test_beside_the_words_is_the_one_that_does_not_count() -> None:
    found = scheme("面试人数超过6人的岗位先进行笔试,笔试成绩不计入总成绩,按面试成绩确定体检人选。")
    assert found["not_counted"] == ["written"]


@pytest.mark.parametrize(
    "text",
    [
        "少数民族考生笔试总分加3分,退役士兵加2分。",
        "少数民族考生在笔试总分中加3分,退役士兵加2分。",
    ],
)
def test_points_on_the_sum_of_a_test(text: str) -> None:
    found = scheme(f"笔试成绩占40%,面试成绩占60%。\n{text}")
    assert [(b["on"], b["points"], b["when"]) for b in found["bonuses"]] == [
        ("written", 3, "少数民族考生"),
        ("written", 2, "退役士兵"),
    ]
