"""Forms of a round: what an interview is made of weighs in the interview, whatever the total is made of."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes


def weights(text: str) -> dict[str, tuple[str, str]]:
    """Name -> share and the name of its whole."""
    document = read_bytes(f"岚溪县2025年招聘公告\n一、岗位\n招聘5人。\n四、考试\n{text}".encode(), "a.txt")
    found = to_facts(
        extract(
            [document],
        ),
        [document],
    ).get("schemes", [])
    assert len(found) == 1
    parts: list[dict[str, Any]] = found[0]["components"]
    names = {c["id"]: c.get("name", c["id"]) for c in parts}
    return {
        names[c["id"]]: (str(c["weight"]), names.get(c["of"], c["of"]))
        for c in parts
        if "weight" in c and "sum_of" not in c
    }


TOTAL = {"笔试": ("0.6", "total"), "面试": ("0.4", "total")}


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (
            "面试总分100分，其中无领导小组讨论占30%、结构化面谈占70%。笔试占总成绩60%，面试占总成绩40%。",
            {"无领导小组讨论": "0.3", "结构化面谈": "0.7"},
        ),
        (
            "无领导小组讨论占30%，结构化面试占70%，两项之和为面试成绩。笔试占60%、面试占40%，两项之和为总成绩。",
            {"无领导小组讨论": "0.3", "结构化面试": "0.7"},
        ),
        (
            "笔试占60%、面试占40%。面试先进行小组讨论，成绩占45%；再进行半结构化面试，成绩占55%。",
            {"小组讨论": "0.45", "半结构化面试": "0.55"},
        ),
        (
            "总成绩＝笔试×60%＋面试×40%。面试分两轮：第一轮小组讨论，占30%；第二轮结构化面试，占70%。",
            {"小组讨论": "0.3", "结构化面试": "0.7"},
        ),
        (
            "小组讨论、结构化面试成绩按3∶7的比例合成面试成绩，笔试、面试成绩按6∶4的比例合成总成绩。",
            {"小组讨论": "0.3", "结构化面试": "0.7"},
        ),
        (
            "说课和答辩成绩按照7∶3的比例折算后合成面试成绩，笔试成绩与面试成绩按照6∶4的比例合成考试总成绩。",
            {"说课": "0.7", "答辩": "0.3"},
        ),
        (
            "总成绩中笔试占六成，面试占四成；面试又分说课和答辩，说课占七成，答辩占三成。",
            {"说课": "0.7", "答辩": "0.3"},
        ),
        (
            "面试成绩由操作考核成绩（占80%）、综合素养面谈成绩（占20%）两部分构成。笔试占60%，面试占40%。",
            {"操作考核": "0.8", "综合素养面谈": "0.2"},
        ),
        (
            "（一）笔试占60%。\n（二）面试占40%。面试形式为结构化面试和实操，结构化面试占70%，实操占30%。",
            {"结构化面试": "0.7", "实操": "0.3"},
        ),
    ],
)
def test_forms_make_the_round_up(text, forms):
    found = {name.removeprefix("第一轮"): said for name, said in weights(text).items()}
    assert found == TOTAL | {name: (share, "面试") for name, share in forms.items()}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "笔试占40%，专业面试占35%，结构化面试占25%。",
            {"笔试": ("0.4", "total"), "专业面试": ("0.35", "total"), "结构化面试": ("0.25", "total")},
        ),
        (
            "笔试占60%，结构化面试占40%。",
            {"笔试": ("0.6", "total"), "结构化面试": ("0.4", "total")},
        ),
        (
            "实操占60%，结构化面试占40%，合成总成绩。",
            {"实操": ("0.6", "total"), "结构化面试": ("0.4", "total")},
        ),
    ],
)
def test_tests_of_the_total_stay_there(text, want):
    assert weights(text) == want
