"""Rounding as notices mean it, and the printed form of a value."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ranking.exact import at_least, places, rounded, shown
from schema.values import Rounding


@pytest.mark.parametrize(
    ("value", "decimals", "mode", "want"),
    [
        ("0.125", 2, None, "0.13"),
        ("0.125", 2, Rounding.TRUNCATE, "0.12"),
        ("2.675", 2, Rounding.HALF_UP, "2.68"),
        ("0.5", 0, None, "1"),
        ("1.5", 0, None, "2"),
        ("-0.125", 2, None, "-0.13"),
        ("-0.129", 2, Rounding.TRUNCATE, "-0.12"),
        ("74", 2, None, "74.00"),
        ("71.666666666", 2, None, "71.67"),
    ],
)
def test_half_up_is_away_from_zero(value, decimals, mode, want):
    assert shown(rounded(Fraction(value), decimals, mode), decimals) == want


@pytest.mark.parametrize(
    ("value", "want"),
    [(Fraction(86), "86"), (Fraction(173, 2), "86.5"), (Fraction(1, 3), "0.333333"), (Fraction(-5, 4), "-1.25")],
)
def test_unrounded_values_show_all_their_digits(value, want):
    assert shown(value, None) == want


def test_thresholds_in_whole_numbers():
    assert at_least(Fraction(60), 100, strict=False) == 6000
    assert at_least(Fraction(60), 100, strict=True) == 6001
    assert at_least(Fraction(181, 3), 100, strict=False) == 6034
    assert places(8) == 3
    assert places(30) is None
