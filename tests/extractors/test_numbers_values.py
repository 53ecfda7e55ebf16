"""Numbers: one parser for digits, Chinese numerals and English words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.numbers import parse_int, parse_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("12", "12"),
        ("1,080", "1080"),
        ("0.05", "0.05"),
        ("十", "10"),
        ("十五", "15"),
        ("二十三", "23"),
        ("一百零八", "108"),
        ("两", "2"),
        ("二〇一〇", "2010"),
        ("二○一二", "2012"),
        ("三千二百", "3200"),
        ("半", "0.5"),
        ("three", "3"),
        ("Twenty-five", "25"),
        ("one hundred", "100"),
        ("third", "3"),
    ],
)
def test_parse_number_reads_what_is_printed(printed: str, value: str) -> None:
    assert parse_number(printed) == Decimal(value)


@pytest.mark.parametrize("junk", ["", "abc", "1,08", "12.5.6", "人", "--3", "1 and"])
def test_parse_number_refuses_what_is_no_number(junk: str) -> None:
    assert parse_number(junk) is None


@given(st.integers(min_value=0, max_value=99_999_999))
def test_parse_number_reads_every_plain_and_grouped_integer(value: int) -> None:
    assert parse_int(str(value)) == value
    assert parse_int(f"{value:,}") == value


def test_parse_int_takes_whole_numbers_only() -> None:
    assert parse_int("3.0") == 3
    assert parse_int("2.5") is None
