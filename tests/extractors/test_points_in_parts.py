"""Numbers of points printed as decimals without a whole, and as a whole with a part, in English notices."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.facts import to_facts
from extractors import extract
from extractors.values.numbers import parse_number
from ingest import read_bytes

HEAD = "EXAMINATION ANNOUNCEMENT\nWater Systems Technician\n\nEXAMINATION\n"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two and one-half", "2.5"),
        ("five and a quarter", "5.25"),
        ("2 1/2", "2.5"),
        (".25", "0.25"),
        ("1,080", "1080"),
        ("twenty-five", "25"),
    ],
)
def test_number(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["2 5/2", "two and one-third of", "and one-half", "2 0/4"])
def test_no_number(text: str) -> None:
    assert parse_number(text) is None


def test_points_added() -> None:
    text = (
        "Seniority credit of .25 point per year, to a maximum of 5 points, will be added to the final score. Five "
        "points will be added to the final score of disabled veterans; two and one-half points to other veterans."
    )
    document = read_bytes((HEAD + text).encode(), "n.txt")
    (scheme,) = to_facts(extract([document]), [document])["schemes"]
    told = [(b.get("points_per", {}).get("points"), b.get("points")) for b in scheme["bonuses"]]
    assert told == [(Decimal("0.25"), None), (None, Decimal(5)), (None, Decimal("2.5"))]


def test_a_mark_of_a_test_that_does_not_count_is_not_that_of_the_other() -> None:
    text = (
        "Candidates must attain a score of at least 70 on the written test to be invited to the oral examination. The "
        "final score is based 100% on the oral examination."
    )
    document = read_bytes((HEAD + text).encode(), "n.txt")
    (scheme,) = to_facts(extract([document]), [document])["schemes"]
    assert not [mark for mark in scheme.get("pass_marks", []) if mark["on"] == "oral_test"]
