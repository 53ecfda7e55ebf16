"""Sentences that ask for the way of study, whatever the level (所取得学历须为全日制学历)."""

from __future__ import annotations

import pytest

from extractors.conditions.requirements import read_clause
from extractors.conditions.rules import Scope
from schema.conditions import EducationLevel


@pytest.mark.parametrize(
    "clause",
    [
        "所取得学历须为全日制学历",
        "报考人员的学历均须为国家承认的全日制普通高等教育学历",
        "以上岗位学历均须为全日制",
        "最高学历必须是全日制学历教育",
    ],
)
def test_the_way_of_study_is_asked_for(clause: str) -> None:
    (rule,) = read_clause(clause, 0, Scope((), 2026))
    assert (rule.model, rule.values) == (EducationLevel, {"full_time": True})


@pytest.mark.parametrize("clause", ["全日制学历优先", "非全日制学历与全日制学历同等对待", "全日制本科及以上学历"])
def test_other_words_on_it_ask_for_something_else(clause: str) -> None:
    rules = read_clause(clause, 0, Scope((), 2026))
    assert all(rule.values != {"full_time": True} for rule in rules)
