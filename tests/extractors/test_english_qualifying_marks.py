"""Marks that a qualifying test of an English notice must reach, and marks added on top for people or years."""
# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

TEXT = """# KESTREL ISLANDS SERVICE BOARD

## Examination for the post of Berthing Officer 2026

Vacancies: 6

## Selection

{}

## Final mark

The written examination counts 75% and the structured interview 25% of the final mark.
"""


def scheme(told: str) -> dict[str, Any]:
    document = read_bytes(TEXT.format(told).encode(), "notice.md")
    notice = extract([document])
    notice.verify([document])
    found: dict[str, Any] = to_facts(notice, [document])["schemes"][0]
    return found


def floors(told: str) -> list[tuple[str, float]]:
    return [(g["on"], float(g["min"])) for g in scheme(told).get("pass_marks") or []]


@pytest.mark.parametrize(
    "told",
    [
        "A practical test in the use of winches is held on the day of the interview. It is of a qualifying nature; 35"
        " marks out of 50 are required to pass, and the marks are not added to the final mark.",
        "A practical test is held before the interview. It is qualifying; at least 35 marks are necessary.",
        "The practical test is qualifying only. A candidate must score 35 out of 50.",
        "The practical test is qualifying only. Candidates must obtain at least 35 of 50 marks.",
        "The practical test carries 50 marks, of which 35 must be obtained; it is qualifying in nature.",
    ],
)
def test_a_qualifying_test_has_a_mark_to_be_reached(told: str) -> None:
    assert floors(told) == [("skill_test", 35)]
    assert scheme(told)["not_counted"] == ["skill_test"]


def test_what_is_not_added_to_the_final_mark_has_the_floor_and_not_the_final_mark() -> None:
    told = "A skills test marked out of 50 is held; 35 marks are needed to pass, and it does not count towards the final mark."
    assert floors(told) == [("skill_test", 35)]


@pytest.mark.parametrize(
    "told",
    [
        "Two references are required.",
        "Applications must be received by 35 candidates.",
        "Of 50 candidates, 35 are required to attend a talk.",
    ],
)
def test_no_floor(told: str) -> None:
    assert floors(told) == []


RATES = [
    (
        "Half a mark (0.5) is added to the final mark for each completed year of service in excess of five years, up to a"
        " maximum of 4 marks.",
        (0.5, "year", 4, "each completed year of service in excess of five years"),
    ),
    (
        "One mark is added to the final mark for every completed year of service beyond three, but not more than 5 marks.",
        (1, "year", 5, "every completed year of service beyond three"),
    ),
    (
        "The final mark is increased by 0.25 of a mark for each full year of service over four years (maximum 3 marks).",
        (0.25, "year", 3, "each full year of service over four years"),
    ),
    (
        "To the final marks are added half a mark (0.5) for each completed year at sea, subject to a maximum of 4 marks.",
        (0.5, "year", 4, "each completed year at sea"),
    ),
]


@pytest.mark.parametrize(("told", "want"), RATES)
@pytest.mark.parametrize("head", ["", "### Written examination\n\n"])
def test_marks_for_each_year(told: str, want: tuple[float, str, float, str], head: str) -> None:
    (one,) = scheme(head + told)["bonuses"]
    rate = one["points_per"]
    assert (float(rate["points"]), rate["unit"], float(one["max"]), one["when"], one["on"]) == (*want, "total")


@pytest.mark.parametrize(
    ("told", "want"),
    [
        (
            "A bonus of 2 marks is added to the total for holders of a coxswain's licence.",
            [(2, "total", "holders of a coxswain's licence")],
        ),
        (
            "Five marks are added for a diploma in navigation and three marks for a certificate.",
            [(5, "written", "diploma in navigation"), (3, "written", "certificate")],
        ),
        ("Marks are awarded for neatness.", []),
        ("One mark is deducted for each wrong answer.", []),
    ],
)
def test_whom_marks_are_added_for(told: str, want: list[tuple[float, str, str]]) -> None:
    assert [(float(b["points"]), b["on"], b["when"]) for b in scheme(told).get("bonuses") or []] == want
