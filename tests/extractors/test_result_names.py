"""Result names: what is on the papers, what only ranks for a round; the same words for reading and for ranking."""

from __future__ import annotations

import pytest

from extractors.values.result_names import for_a_round, on_paper
from ranking.columns import ON_PAPER
from schema import mark_names


@pytest.mark.parametrize("name", ["卷面总分", "试卷成绩", "原始得分", "卷面合计", "原始总成绩"])
def test_a_mark_on_the_papers_is_told_by_its_name(name: str) -> None:
    assert on_paper().fullmatch(name)
    assert ON_PAPER.search(name)


@pytest.mark.parametrize("name", ["笔试总分", "折算成绩", "卷面", "试卷类别", "总成绩"])
def test_other_results_are_no_marks_on_the_papers(name: str) -> None:
    assert not on_paper().fullmatch(name)


@pytest.mark.parametrize("word", mark_names.ON_PAPER)
def test_every_word_is_known_to_both_sides(word: str) -> None:
    assert on_paper().fullmatch(f"{word}成绩")
    assert ON_PAPER.search(f"笔试({word})")


@pytest.mark.parametrize(
    "name", ["进入面试总成绩", "面试入围成绩", "入围综合成绩", "参加体检的总分", "进入下一轮得分", "考察人选入围分数"]
)
def test_a_result_that_only_ranks_for_a_round(name: str) -> None:
    assert for_a_round().fullmatch(name)
    assert for_a_round(last=True).search(f"按照{name}")


@pytest.mark.parametrize("name", ["面试成绩", "总成绩", "笔试综合成绩", "进入面试人员名单", "考察结果"])
def test_results_that_count_are_not_for_a_round(name: str) -> None:
    assert not for_a_round().fullmatch(name)
    assert not for_a_round(last=True).search(f"按照{name}")
