"""Shares printed as fractions stay exact, in both languages; other fractions of a notice are no weights."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from extractors.values.fractions import as_printed, find_fractions, fractional


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("三项各占三分之一", ["1/3"]),
        ("笔试占总成绩的三分之二", ["2/3"]),
        ("面试占五分之三", ["3/5"]),
        ("体能占四分之一，面试占四分之三", ["1/4", "3/4"]),
        ("技能占十分之七", ["7/10"]),
        ("笔试占八分之五", ["5/8"]),
        ("权重为六分之一", ["1/6"]),
        ("按二分之一计入总成绩", ["1/2"]),
        ("the interview counts one third", ["1/3"]),
        ("the written test makes up two thirds of the mark", ["2/3"]),
        ("contributes two fifths of the final score", ["2/5"]),
        ("contributes three-fifths of the final score", ["3/5"]),
        ("a quarter of the total is the oral test", ["1/4"]),
        ("three quarters of the final score", ["3/4"]),
        ("one half for each paper", ["1/2"]),
        ("counts for 1/3 of the total", ["1/3"]),
        ("counts for 3/4 of the total", ["3/4"]),
        ("five eighths of the grade", ["5/8"]),
        ("seven tenths of the score", ["7/10"]),
        ("one sixth of the final mark", ["1/6"]),
        ("百分之六十", []),
        ("三分之三", []),
        ("one third of the marks", []),
        ("one-fourth of a mark is deducted", []),
        ("half the candidates", []),
        ("5/4 of the total", []),
    ],
)
def test_proper_fractions_are_found(text: str, want: list[str]) -> None:
    found = [as_printed(p.value) for p in find_fractions(text)]
    assert [str(Fraction(w) / (over or 1)) for w, over in found] == want


@pytest.mark.parametrize(
    "text",
    [
        "三分之二以上票数同意",
        "到会人数须占应到人数的三分之二",
        "每错一题扣四分之一分",
        "one third of the votes is needed and counts",
        "one fourth of the score is deducted for a wrong answer, which counts",
        "a quorum of two thirds of the members counts",
        "the paper lasts one half hour",
    ],
)
def test_votes_and_penalties_are_no_weights(text: str) -> None:
    assert fractional(text) == []


def test_what_has_no_exact_decimal_is_kept_as_two_numbers() -> None:
    assert as_printed(Decimal(1) / 3) == (Decimal(1), 3)
    assert as_printed(Decimal(2) / 3) == (Decimal(2), 3)
    assert as_printed(Decimal("0.4")) == (Decimal("0.4"), None)
