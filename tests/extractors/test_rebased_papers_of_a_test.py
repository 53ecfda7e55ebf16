"""A written test of one named paper, marked out of 120 and turned into a hundred, counts on the hundred."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.scheme import WeightedSum


@pytest.mark.parametrize(
    "text",
    [
        "笔试内容为《综合知识》一科，试卷满分120分。笔试成绩折算为百分制后，按笔试70%、面试30%计算总成绩。面试满分100分。",
        "笔试科目为《公共基础知识》，满分120分。笔试成绩换算成百分制后按70%计入总成绩，面试满分100分，按30%计入总成绩。",
    ],
)
def test_the_share_is_of_the_hundred(text):
    document = read_bytes(f"岚溪县2025年招聘公告\n一、岗位\n招聘5人。\n二、考试\n{text}".encode(), "a.txt")
    (scheme,) = extract([document]).schemes
    total = next(step for step in scheme.steps if step.id == "total")
    assert isinstance(total, WeightedSum)
    parts = {part.input: (part.scale_from, part.scale_to) for part in total.terms}
    assert [None if a is None else (int(a), int(b)) for a, b in parts.values() if a is not None] == [(120, 100)]
