"""The mean of the items of a test: which lists it is of, and what each item weighs."""

from __future__ import annotations

import pytest

from extractors.scoring.item_means import item_means


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("体能测评成绩按引体向上和1500米跑两项成绩的平均分计算", {"引体向上": "0.5", "1500米跑": "0.5"}),
        (
            "体能测试最终成绩为男子引体向上(女子仰卧起坐)、折返跑两项平均分",
            {"男子引体向上(女子仰卧起坐)": "0.5", "折返跑": "0.5"},
        ),
        ("体能测评成绩按各项成绩的平均分计算", {}),
        ("体能测评成绩按引体向上、折返跑和1500米跑两项成绩的平均分计算", {}),
        ("总成绩按笔试和面试两项成绩的平均分计算", {}),
        ("面试成绩按评委打分的平均分计算", {}),
    ],
)
def test_items_of_a_mean(text, want):
    found = item_means(text)
    assert {s.subject.name: str(s.weight) for s in found} == want
    assert all(text[s.subject.start : s.subject.end] == s.subject.name for s in found)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("笔试分《综合知识》和《公文写作》两科,笔试成绩取两科成绩的平均分", {"综合知识": "0.5", "公文写作": "0.5"}),
        ("笔试考公共基础知识、专业知识,以两科的平均分作为笔试成绩", {"公共基础知识": "0.5", "专业知识": "0.5"}),
        ("笔试成绩为《申论》和《行测》两科成绩的平均分", {"申论": "0.5", "行测": "0.5"}),
        ("笔试成绩取两科成绩的平均分", {}),
        ("笔试考申论,笔试成绩取三科成绩的平均分", {}),
        ("面试成绩取七名评委的平均分", {}),
        ("笔试和面试满分100分,总成绩取两项成绩的平均分", {}),
    ],
)
def test_papers_of_a_mean(text, want):
    assert {s.subject.name: str(s.weight) for s in item_means(text)} == want
