"""Parts of a paper with their marks in brackets, and sums on paper that formulas go on with."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            "笔试试卷由综合素质（40分）和岗位专业知识（60分）两部分构成，满分100分。",
            {"综合素质": 40, "岗位专业知识": 60},
        ),
        (
            "笔试设时政要点、材料分析、公文处理三个部分，满分分别为30分、40分、30分。",
            {"时政要点": 30, "材料分析": 40, "公文处理": 30},
        ),
        ("笔试包括公共知识（占40分）、岗位专业知识（占60分），满分100分。", {"公共知识": 40, "岗位专业知识": 60}),
    ],
)
def test_parts_with_the_mark_of_their_whole_behind_them(text: str, papers: dict[str, int]) -> None:
    head = "青禾县2024年公开招聘公告\n一、考试\n"
    (scheme,) = extract([read_bytes(f"{head}{text}总成绩=笔试成绩×35%+面试成绩×65%。".encode(), "notice.txt")]).schemes
    written = next(step for step in scheme.steps if step.id == "written")
    marks = {mark.id: mark for mark in scheme.marks}
    assert {marks[t.input].name: marks[t.input].full for t in written.terms} == papers


@pytest.mark.parametrize(
    "paper",
    [
        "一张试卷含两部分：教育综合知识50分，学科专业知识70分，卷面合计120分。笔试成绩=卷面合计得分÷1.2。",
        "试卷分两部分，第一部分教育综合知识50分，第二部分学科专业知识70分，卷面总分120分。笔试成绩=卷面总分÷1.2。",
    ],
)
def test_a_sum_on_paper_is_what_the_papers_make(paper: str) -> None:
    text = f"青禾县2024年公开招聘公告\n一、考试\n{paper}综合成绩=笔试成绩×45%+面试成绩×55%。"
    (scheme,) = extract([read_bytes(text.encode(), "notice.txt")]).schemes
    steps = {step.id: [term.input for term in step.terms] for step in scheme.steps}
    (on_paper,) = steps["written"]
    assert steps[on_paper] == ["education_basics", "professional"]
    assert scheme.total is not None
    assert steps[scheme.total] == ["written", "interview"]


def test_a_formula_that_comes_round_to_itself_is_no_endless_loop() -> None:
    text = "青禾县2024年公开招聘公告\n一、考试\n笔试成绩=总分÷1.5。总成绩=笔试成绩×40%+面试成绩×60%。"
    assert extract([read_bytes(text.encode(), "notice.txt")]).schemes


def test_the_one_paper_in_book_marks_is_the_test() -> None:
    text = "青禾县2024年公开招聘公告\n一、考试\n笔试成绩＝《综合知识》成绩。总成绩＝笔试成绩×60％＋面试成绩×40％。"
    (scheme,) = extract([read_bytes(text.encode(), "notice.txt")]).schemes
    written = next(step for step in scheme.steps if step.id == "written")
    assert [(t.input, t.weight) for t in written.terms] == [("comprehensive_knowledge", 1)]
