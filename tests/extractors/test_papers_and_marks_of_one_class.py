"""What is said of one class alone: the paper that is its written test, a formula of its own, a mark it is spared."""

from __future__ import annotations

import pytest

from tests.extractors.test_chinese_schemes_unseen import components, schemes

TOTALS = "支农岗位：总成绩=笔试成绩×60%+面试成绩×40%。支教岗位：总成绩=笔试成绩×50%+面试成绩×50%。"
OWN = "支教岗位笔试成绩=综合知识成绩×50%+教育基础知识成绩×50%。"


def papers(text: str) -> list[dict[str, str]]:
    """By scheme the papers of the written test with their weights."""
    read = schemes(f"综合知识、教育基础知识满分均为100分。{text}\n{TOTALS}")
    found = [{n: weight for n, (_, weight, of) in components(s).items() if of == "笔试"} for s in read]
    return sorted(found, key=len)


@pytest.mark.parametrize(
    "one",
    [
        "支农岗位：笔试成绩为综合知识成绩。\n",
        "支农岗位：笔试成绩即为综合知识成绩。\n",
        "支农岗位：笔试成绩即综合知识卷面成绩。\n",
        "支农岗位的笔试成绩为《综合知识》成绩；",
        "支农岗位笔试成绩取综合知识得分；",
    ],
)
def test_one_paper_is_the_written_test_of_a_class(one: str) -> None:
    assert papers(one + OWN) == [{"综合知识": "1"}, {"综合知识": "0.5", "教育基础知识": "0.5"}]


@pytest.mark.parametrize(
    "one", ["支农岗位：笔试成绩为综合知识成绩、教育基础知识成绩之和。\n", "支农岗位：笔试成绩为综合知识成绩的60%。\n"]
)
def test_what_goes_on_names_no_sole_paper(one: str) -> None:
    assert {"综合知识": "1"} not in papers(one + OWN)


@pytest.mark.parametrize("name", ["支教岗位的笔试成绩", "支教岗位笔试成绩", "报考支教岗位人员的笔试成绩"])
def test_a_formula_that_names_its_class_makes_no_scheme_beside_it(name: str) -> None:
    read = schemes(f"{name}=综合知识成绩×50%+教育基础知识成绩×50%。\n{TOTALS}")
    assert [s.get("when") for s in read] == [None, None]


GATES = "笔试成绩低于45分的，不得进入面试"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{GATES}；支教岗位不受此限。", [[45], []]),
        (f"{GATES}，但支教岗位不受该规定限制。", [[45], []]),
        (f"{GATES}，支教岗位不作此要求。", [[45], []]),
        (f"{GATES}，支教岗位除外。", [[45], []]),
        (f"{GATES}；支教岗位面试须组织试讲。", [[45], [45]]),
        (f"{GATES}；怀孕的考生不受此限。", [[45], [45]]),
    ],
)
def test_a_class_is_spared_a_mark(text: str, wanted: list[list[int]]) -> None:
    read = schemes(f"{TOTALS}\n{text}")
    assert [[g["min"] for g in s.get("pass_marks", [])] for s in read] == wanted
