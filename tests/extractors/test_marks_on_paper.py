"""卷面成绩: a test before points are added to it, where a formula says so."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

HEAD = "岚坪县2025年招聘公告\n一、考试\n"
SUM = "总成绩＝笔试成绩×60%＋面试成绩×40%。"
POINTS = "退役军人笔试成绩加3分。"


def notice(text: str) -> Notice:
    document = read_bytes((HEAD + text).encode(), "a.txt")
    found = extract([document])
    found.verify([document])
    return found


@pytest.mark.parametrize(
    "formula",
    [
        "笔试成绩＝卷面成绩＋加分。",
        "笔试成绩=笔试卷面成绩+政策性加分。",
        "笔试成绩由卷面成绩加政策性加分构成。",
        "笔试总成绩＝卷面成绩＋加分。",
    ],
)
def test_the_floor_and_the_chain_are_of_the_test_before_points(formula: str) -> None:
    text = f"{POINTS}{formula}卷面成绩不满50分的，不得参加面试。{SUM}总成绩并列的，依次比较：①面试成绩；②卷面成绩。"
    (scheme,) = notice(text).schemes
    assert [(g.on, g.min, g.before_points) for g in scheme.gates] == [("written", 50, True)]
    assert [(k.key, k.before_points) for k in scheme.tie_breaks[0].by] == [("interview", False), ("written", True)]
    assert {m.id for m in scheme.marks} == {"written", "interview"}


def test_a_total_is_not_what_is_on_paper() -> None:
    (scheme,) = notice("总成绩＝卷面成绩×60%＋面试成绩×40%。").schemes
    (total,) = scheme.steps
    assert [str(t.weight) for t in total.terms] == ["0.6", "0.4"]
    assert scheme.total == "total"
    assert "total" not in {t.input for t in total.terms}
