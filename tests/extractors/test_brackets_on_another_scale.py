"""A weighted mean in brackets that is turned to another scale: every part of it is turned."""

from __future__ import annotations

from fractions import Fraction

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "岚溪县2025年招聘公告\n四、考试\n笔试分甲卷、乙卷两科，每科满分150分，面试满分100分。"
END = "总成绩＝笔试成绩×50%＋面试成绩×50%。"


def counts(text: str) -> list[Fraction]:
    """What a mark on each paper is multiplied with in the written test."""
    (scheme,) = extract([read_bytes((HEAD + text + END).encode(), "a.txt")]).schemes
    step = next(s for s in scheme.steps if s.id == "written")
    return [Fraction(*t.coefficient) for t in getattr(step, "terms", ())]


@pytest.mark.parametrize(
    "text",
    [
        "笔试成绩＝（甲卷×40%＋乙卷×60%）÷1.5＋加分。",
        "笔试成绩=(甲卷成绩×40%+乙卷成绩×60%)×(100/150)。",
        "笔试成绩＝（甲卷×40%＋乙卷×60%）×2/3。",
        "笔试成绩=(甲卷×0.4+乙卷×0.6)/150×100。",
        "笔试成绩=100÷150×（甲卷×40%+乙卷×60%）。",
        "笔试成绩＝甲卷÷1.5×40%＋乙卷÷1.5×60%。",
        "笔试成绩＝（甲卷÷1.5）×40%＋（乙卷÷1.5）×60%＋加分。",
        "笔试成绩＝甲卷×(100/150)×40%＋乙卷×(100/150)×60%。",
    ],
)
def test_every_part_is_turned(text: str) -> None:
    assert counts(text) == [Fraction(4, 15), Fraction(2, 5)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("笔试成绩＝（甲卷＋乙卷）÷3。", Fraction(1, 3)),
        ("笔试成绩＝[（甲卷＋乙卷）÷3]＋加分。", Fraction(1, 3)),
        ("笔试成绩=（甲卷+乙卷）/2÷1.5。", Fraction(1, 3)),
        ("笔试成绩=（甲卷+乙卷）/2。", Fraction(1, 2)),
        ("笔试成绩=（甲卷+乙卷）×50%。", Fraction(1, 2)),
        ("笔试成绩=甲卷×50%+乙卷×50%。", Fraction(1, 2)),
    ],
)
def test_what_was_right_stays(text: str, want: Fraction) -> None:
    assert counts(text) == [want, want]
