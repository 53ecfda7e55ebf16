"""Sums that words divide into a hundred, results that points go to, and results of which a list is rounded."""

from __future__ import annotations

from fractions import Fraction

import pytest

from extractors import extract
from ingest import read_bytes
from schema.scheme import Scheme, WeightedSum
from tests.extractors.test_chinese_schemes_unseen import schemes

TOTAL = "综合成绩=笔试成绩×40%+面试成绩×60%。"
MODULES = "笔试满分120分，由职业能力（60分）、专业知识（40分）、英语（20分）三个模块构成，"


def scheme_of(text: str) -> Scheme:
    document = read_bytes(f"岚溪农商银行招聘公告\n四、考试\n{text}".encode(), "a.txt")
    (scheme,) = extract([document]).schemes
    return scheme


def counted(text: str, step: str) -> set[Fraction]:
    """What each part of a step is multiplied with."""
    (found,) = [s for s in scheme_of(text).steps if s.id == step]
    assert isinstance(found, WeightedSum)
    return {Fraction(term.weight) * Fraction(*term.coefficient) for term in found.terms}


@pytest.mark.parametrize(
    "words",
    [
        "三个模块得分相加后除以1.2，即为笔试成绩。",
        "三个模块得分之和除以1.2为笔试成绩。",
        "笔试成绩为各模块得分合计÷1.2。",
        "各模块得分累加，除以1.2计算笔试成绩。",
    ],
)
def test_a_sum_that_is_divided_counts_on_a_hundred(words: str) -> None:
    assert counted(MODULES + words + TOTAL, "written") == {Fraction(5, 6)}


@pytest.mark.parametrize(
    "words", ["三个模块得分相加即为笔试成绩。", "面试各项得分相加后除以3。", "考场人数相加后除以1.5。"]
)
def test_other_sums_are_not_divided(words: str) -> None:
    assert counted(MODULES + words + TOTAL, "written") == {Fraction(1)}


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("加权结果加附加分，为综合成绩。", "total"),
        ("加权成绩与政策性加分之和作为综合成绩。", "total"),
        ("笔试卷面成绩加上加分为笔试成绩。", "written"),
        ("上述成绩加上附加分后即为综合成绩。", "total"),
        ("报名表上加注说明。", "written"),
    ],
)
def test_points_go_where_a_sentence_adds_them(words: str, on: str) -> None:
    (read,) = schemes(f"{TOTAL}另设附加分：退役军人加2分。{words}")
    assert [b["on"] for b in read["bonuses"]] == [on]


@pytest.mark.parametrize(
    ("words", "rounding"),
    [
        ("笔试成绩、入围积分、综合成绩均保留一位小数。", {"written": 1, "total": 1}),
        ("笔试成绩、初试积分、综合成绩均取一位小数。", {"written": 1, "total": 1}),
        ("笔试成绩、合成分数、面试成绩、综合成绩均保留两位小数。", {"written": 2, "interview": 2, "total": 2}),
        ("综合成绩保留一位小数。", {"total": 1}),
    ],
)
def test_an_unknown_result_in_a_list_breaks_it_not(words: str, rounding: dict[str, int]) -> None:
    assert schemes(TOTAL + words)[0]["rounding"] == rounding


PAPERS = "笔试考公共科目和专业科目，公共科目满分80分，专业科目满分120分。"


@pytest.mark.parametrize(
    "words",
    [
        "两科成绩之和除以2为笔试成绩。",
        "两科得分相加后除以2，得出笔试成绩。",
        "两科合计总分的二分之一为笔试成绩。",
        "两科合计200分，折半计算为笔试成绩。",
        "两科卷面分加起来乘以0.5，即为笔试成绩。",
    ],
)
def test_half_of_what_two_papers_make_together(words: str) -> None:
    assert counted(PAPERS + words + TOTAL, "written") == {Fraction(1, 2)}


@pytest.mark.parametrize(
    "words",
    [
        "笔试成绩达到两科总分的一半方可面试。",
        "两科成绩之和×0.4+面试成绩×0.6。",
        "两科成绩之和除以3。",
        "两科各占一半。",
    ],
)
def test_what_is_no_half_of_a_sum(words: str) -> None:
    steps = [step for step in scheme_of(PAPERS + words + TOTAL).steps if isinstance(step, WeightedSum)]
    scaled = [t for step in steps if step.id == "written" for t in step.terms if t.scale_from is not None]
    assert scaled == []
