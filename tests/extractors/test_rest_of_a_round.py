"""Shares that are what others leave: of the interview to its other form, of the total to the other test."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

POSTS = "岗位代码\t岗位名称\t招聘人数\nA01\t综合\t4\nA02\t财务\t6\n"


def weights(told: str) -> dict[str, tuple[float | None, str | None]]:
    text = f"云台市2026年事业单位公开招聘公告\n一、岗位\n{POSTS}二、考试\n{told}\n"
    document = read_bytes(text.encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    facts: dict[str, Any] = to_facts(notice, [document])
    parts = [c for s in facts.get("schemes") or [] for c in s["components"]]
    return {c["name"]: (float(c["weight"]) if "weight" in c else None, c.get("of")) for c in parts}


TOTAL = "笔试、面试按6:4合成总成绩。"


@pytest.mark.parametrize(
    ("told", "one", "other", "share"),
    [
        ("面试满分100分，其中无领导小组讨论占面试成绩的40%，其余为结构化面试。", "无领导小组讨论", "结构化面试", 0.4),
        ("面试由无领导小组讨论（占40%）和结构化面试组成。", "无领导小组讨论", "结构化面试", 0.4),
        ("面试包括无领导小组讨论、结构化面试，其中无领导小组讨论占40%。", "无领导小组讨论", "结构化面试", 0.4),
        ("面试由专业答辩（占面试的70%）和综合面谈两部分组成。", "专业答辩", "综合面谈", 0.7),
        ("面试中演讲占面试成绩的30%，剩余部分为结构化面谈。", "演讲", "结构化面谈", 0.3),
    ],
)
def test_the_other_form_of_an_interview(told: str, one: str, other: str, share: float) -> None:
    found = weights(TOTAL + told)
    assert found[one] == (share, "interview")
    assert found[other] == (pytest.approx(1 - share), "interview")
    assert found["面试"] == (0.4, "total")


@pytest.mark.parametrize(
    "told",
    [
        "笔试占总成绩的60%，其余为面试成绩。",
        "笔试成绩占总成绩的60%，剩余部分为面试成绩。",
        "笔试占总成绩60%，余下由面试组成。",
    ],
)
def test_the_other_test_of_the_total(told: str) -> None:
    found = weights(told)
    assert {v for k, v in found.items() if k.startswith("面试")} == {(0.4, "total")}
    assert {v for k, v in found.items() if k.startswith("笔试")} == {(0.6, "total")}


@pytest.mark.parametrize(
    "told",
    [
        "笔试占60%，面试占40%。其余为面试。",
        "笔试占总成绩的60%，面试占总成绩的40%，其余事项由面试考官确定。",
        "笔试占总成绩的60%，面试占40%，其余岗位直接面试。",
    ],
)
def test_no_rest(told: str) -> None:
    found = weights(told)
    assert sum(w or 0 for w, of in found.values() if of == "total") == 1
