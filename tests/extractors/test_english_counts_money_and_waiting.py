"""English notices: sums of points that are no places, parts of a count in words, whose rupees, who is eased by what.

Also days on which people may stop waiting.
"""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from extractors.posts.count_cells import headcount_cell
from ingest import read_bytes


def read(text: str) -> dict[str, Any]:
    document = read_bytes(text.encode(), "n.txt")
    return to_facts(extract([document]), [document])


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Written Examination 60 points\nInterview 40 points\nTotal 100 points", None),
        ("Education 20 marks\nWritten test 180 marks\nTotal 200 marks", None),
        ("Clerks 40\nDrivers 60\nTotal 100 posts", 100),
    ],
)
def test_a_sum_of_points_counts_no_places(text: str, total: int | None) -> None:
    assert read("Larkhollow Harbour Trust\nRecruitment 2025\n" + text).get("headcount", {}).get("total") == total


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("25 (Open Merit-20, Women-4, Minority-1)", [("Open Merit", 20), ("Women", 4), ("Minority", 1)]),
        ("6 (Northern Region: 4, Southern Region: 2)", [("Northern Region", 4), ("Southern Region", 2)]),
        ("2(男1女1)", [("男", 1), ("女", 1)]),
        ("3 (permanent)", []),
    ],
)
def test_parts_of_a_count_keep_their_names(cell: str, parts: list[tuple[str, int]]) -> None:
    assert [fact.value for fact in headcount_cell(cell) if fact.field == "headcount_parts"] == parts


@pytest.mark.parametrize(
    ("place", "currency"),
    [
        ("Canal Office, Lahore", "PKR"),
        ("River Board, Colombo", "LKR"),
        ("Valley Council, Kathmandu", "NPR"),
        ("Canal Office, Jaipur", "INR"),
        ("Canal Office of India, Lahore Road", "INR"),
    ],
)
def test_rupees_are_those_of_the_city(place: str, currency: str) -> None:
    fees = read(f"{place}\nRecruitment of Clerks (5 posts)\nApplication fee: Rs. 600.")["fees"]
    assert [fee["currency"] for fee in fees] == [currency]


def test_years_for_women_are_for_women_alone() -> None:
    facts = read(
        "Canal Office, Lahore\nRecruitment of Clerks (5 posts)\nAge limit: 18 to 30 years.\n"
        "Age relaxation of 5 years for males and 8 years for females is admissible."
    )
    eased = {c["who"]: c["max"] for c in facts["eligibility"] if "who" in c}
    assert eased == {"males": 35, "females": 38}


@pytest.mark.parametrize(
    "text",
    [
        "Candidates not invited for interview by 30 September 2025 may consider their applications unsuccessful.",
        "If you have not heard from us by 30 September 2025, please consider your application unsuccessful.",
        "Candidates who receive no invitation to interview by 30 September 2025 may assume that they failed.",
    ],
)
def test_the_end_of_waiting_is_no_event(text: str) -> None:
    facts = read("Larkhollow Heritage Trust\nCurator (1 post)\nForms should reach us by 4 July 2025. " + text)
    assert [(e["event"], e["end"]) for e in facts["timeline"]] == [("registration", "2025-07-04")]


def test_an_interview_that_people_are_invited_to_is_an_event() -> None:
    facts = read("Larkhollow Heritage Trust\nCurator (1 post)\nThey will be invited for interview on 9 August 2025.")
    assert [(e["event"], e["start"]) for e in facts["timeline"]] == [("interview", "2025-08-09")]
