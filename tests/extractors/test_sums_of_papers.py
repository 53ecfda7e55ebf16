"""What all papers make together, named at once: added in a formula, divided in prose, turned into a hundred."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from extractors import extract
from ingest import read_bytes
from schema.scheme import WeightedSum

PAPERS = "笔试科目为《综合应用能力》和《职业能力倾向测验》,每科满分150分"


def written(clause: str, papers: str = PAPERS) -> Fraction:
    """What the written test of somebody with 120 and 90 marks makes in the total, before its weight of 40 %."""
    lines = ("云岭区公开招聘简章", "一、考试", f"1.{papers},{clause}。", "2.总成绩=笔试成绩×40%+面试成绩×60%。")
    document = read_bytes("\n".join(lines).encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    (scheme,) = found.schemes
    marks = {"comprehensive_application": Fraction(120), "vocational_aptitude": Fraction(90)}
    assert {m.id for m in scheme.marks} == {*marks, "interview"}
    steps = {s.id: s for s in scheme.steps if isinstance(s, WeightedSum)}

    def value(ident: str) -> Fraction:
        if ident not in steps:
            return marks.get(ident, Fraction(0))
        out = Fraction(0)
        for term in steps[ident].terms:
            scale = Fraction(term.scale_to or 1) / Fraction(term.scale_from or 1)
            out += value(term.input) * Fraction(term.weight) * scale
        return out

    return value("total") / Fraction(Decimal("0.4"))


@pytest.mark.parametrize(
    "clause",
    [
        "笔试成绩=(两科卷面成绩之和÷3)",
        "笔试成绩=两科成绩之和÷3",
        "笔试成绩=两门卷面分之和/3",
        "笔试成绩=(两科原始成绩相加)÷3",
        "笔试总成绩=各科目成绩之和÷3",
        "笔试成绩=两科得分总和÷2÷1.5",
        "笔试成绩为两科卷面成绩之和除以3",
        "两科成绩相加后除以3为笔试成绩",
        "笔试成绩为两科成绩之和的三分之一",
        "笔试成绩按两科总分的1/3计算",
        "两科卷面分相加再除以3,得出笔试成绩",
        "将两科成绩之和折算成百分制后作为笔试成绩",
        "两科成绩折合为百分制计入总成绩",
        "两科总分按百分制折算",
        "笔试成绩按百分制折算后计入总成绩",
    ],
)
def test_what_two_papers_of_150_make_out_of_a_hundred(clause: str) -> None:
    assert written(clause) == 70


@pytest.mark.parametrize(
    ("clause", "expected"),
    [("笔试成绩=各科得分总和×50%", 105), ("笔试总成绩=两科得分之和", 210), ("笔试成绩取两科成绩的平均分", 105)],
)
def test_other_sums_of_two_papers(clause: str, expected: int) -> None:
    assert written(clause) == expected


def test_a_sum_of_papers_that_are_not_told_stays_as_printed() -> None:
    lines = ("云岭区公开招聘简章", "1.笔试成绩=三科成绩之和÷3。", "2.总成绩=笔试成绩×40%+面试成绩×60%。")
    (scheme,) = extract([read_bytes("\n".join(lines).encode(), "n.txt")]).schemes
    assert [m.name for m in scheme.marks] == ["三科成绩之和", "面试"]
