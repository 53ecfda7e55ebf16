"""Results that only say who goes on to a round, and totals whose bracket says what adds up to them."""

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

TOTAL = "\n总成绩=笔试成绩×40%+业绩评价×20%+面试成绩×40%。\n"


def scheme(text: str):
    document = read_bytes(f"岚溪县2025年招聘公告\n三、考试\n{text}".encode(), "a.txt")
    (found,) = to_facts(extract([document]), [document])["schemes"]
    return found


@pytest.mark.parametrize("name", ["面试入围成绩", "进入面试总成绩", "入围面试成绩", "面试人选入围分数"])
def test_what_ranks_for_the_interview_makes_no_interview(name):
    found = scheme(f"{name}=笔试成绩×70%+业绩评价×30%，按1:3确定进入面试人员。{TOTAL}")
    assert {c["id"]: str(c["weight"]) for c in found["components"] if "weight" in c} == {
        "written": "0.4",
        "performance_assessment": "0.2",
        "interview": "0.4",
    }
    assert [(s["to"], s["by"]) for s in found["shortlists"]] == [("interview", "written + performance_assessment")]


@pytest.mark.parametrize(
    "text",
    [
        "根据总成绩（笔试得分+民主测评得分+面试得分），按1:1的比例确定体检人员。",
        "按综合成绩(笔试成绩+民主测评+面试成绩+加分)由高到低，按1:1的比例确定体检人员。",
    ],
)
def test_the_bracket_says_what_adds_up(text):
    found = scheme(f"{text}\n笔试满分40分，民主测评满分20分，面试满分40分。\n")
    assert {c["id"]: c.get("of") for c in found["components"] if c["id"] != "total"} == dict.fromkeys(
        ("written", "peer_review", "interview"), "total"
    )


def test_weights_printed_elsewhere_hold():
    found = scheme(f"按总成绩（笔试成绩+业绩评价+面试成绩）由高到低，按1:1的比例确定体检人员。{TOTAL}")
    assert {str(c["weight"]) for c in found["components"] if "weight" in c} == {"0.4", "0.2"}
