"""Ages that English notices tell of single posts and of categories, and what is granted to everybody or capped."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

BANK = "HARBOUR RURAL BANK\nRecruitment notice\nScale I Officer: 10 posts\nOffice Assistant: 20 posts\n"
BOARD = "HILL SELECTION BOARD\nRecruitment notice\nSurveyor: 5 posts\n"


def facts(text: str) -> dict[str, Any]:
    document = read_bytes(text.encode(), "notice.txt")
    return to_facts(extract([document]), [document])


POSTS = [
    "Age (as on 01.08.2025):\nFor Scale I Officer - above 18 years and below 30 years.\n"
    "For Office Assistant - between 18 years and 28 years.",
    "Age limit as on 1 August 2025:\nScale I Officer: 18 to 29 years\nOffice Assistant: 18-28 years",
    "Age: Candidates for the post of Scale I Officer must be between 18 and 29 years of age and those for Office "
    "Assistant between 18 and 28 years as on 1 August 2025.",
    "Age: 18-29 years for Scale I Officer and 18-28 years for Office Assistant as on 01.08.2025.",
]


@pytest.mark.parametrize("text", POSTS)
def test_ages_of_posts_told_by_name(text: str) -> None:
    found = facts(BANK + text + "\n")
    told = [(p["name"], p["headcount"], p.get("age_min"), p.get("age_max")) for p in found["posts"]]
    assert told == [("Scale I Officer", 10, 18, 29), ("Office Assistant", 20, 18, 28)]
    ages = [e for e in found.get("eligibility", []) if e["kind"] == "age"]
    of_posts = {("Scale I Officer", 29), ("Office Assistant", 28)}
    assert {(a.get("who"), a["max"]) for a in ages if "max" in a} in (set(), of_posts)
    assert {a.get("as_of") for a in ages} == {"2025-08-01"}


def test_years_of_relaxation_where_posts_have_different_limits() -> None:
    found = facts(
        f"{BANK}{POSTS[0]}\nRelaxation of upper age limit: SC/ST - 5 years; Ex-servicemen - actual period of service "
        "plus 3 years, subject to a maximum age of 50 years.\n"
    )
    ages = [e for e in found["eligibility"] if e["kind"] == "age"]
    assert [(a.get("as_of"), a.get("max"), a.get("text"), a.get("who")) for a in ages] == [
        ("2025-08-01", None, None, None),
        (None, None, "5 years", "SC/ST"),
        (None, None, "actual period of service plus 3 years, subject to a maximum age of 50 years", "Ex-servicemen"),
    ]


CATEGORIES: list[tuple[str, list[tuple[int | None, int, str | None]]]] = [
    ("Age limit 18-25 years.", [(18, 25, None)]),
    ("Upper age limit 35 years as on 1 January 2026.", [(None, 35, None)]),
    ("Candidates must not be older than 35 years as at 31st October, 2025.", [(None, 35, None)]),
    ("Applicants should be between 25 and 40 years.", [(25, 40, None)]),
    (
        "Age: General 18-30, OBC 18-33, SC/ST 18-35 years.",
        [(18, 30, None), (18, 33, "OBC"), (18, 35, "SC/ST")],
    ),
    ("Age: UR: 30 years, OBC: 33 years.", [(None, 30, None), (None, 33, "OBC")]),
    ("Maximum age: 30 years (UR), 33 years (OBC).", [(None, 30, None), (None, 33, "OBC")]),
    (
        "Age limit as on 01.01.2026: 18 to 30 years for General and 18 to 35 years for SC/ST.",
        [(18, 30, None), (18, 35, "SC/ST")],
    ),
    (
        "Age: Male: 18-30 years, Female: 18-33 years, Special persons: 18-40 years.",
        [(18, 30, "Male"), (18, 33, "Female"), (18, 40, "Special persons")],
    ),
    (
        "Age: Male 21 to 28 + 5 = 33 years; Female 21 to 28 + 8 = 36 years.",
        [(21, 33, "Male"), (21, 36, "Female")],
    ),
    ("Age: 18 to 25 years + 5 years general relaxation.", [(18, 30, None)]),
    ("Age limit 18-25 years. A general age relaxation of 5 years shall be given to all.", [(18, 30, None)]),
    ("Age limit 18-30 years. These limits include 5 years general age relaxation.", [(18, 30, None)]),
    (
        "Age: 21 to 30 years. Relaxation: SC/ST - 5 years, up to a maximum age of 56 years.",
        [(21, 30, None), (None, 35, "SC/ST")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CATEGORIES)
def test_ages_of_categories(text: str, expected: list[tuple[int | None, int, str | None]]) -> None:
    told = [e for e in facts(f"{BOARD}{text}\n").get("eligibility", []) if e["kind"] == "age"]
    assert [(a.get("min"), a.get("max"), a.get("who")) for a in told] == expected


SILENT = [
    "Applicants should be between 2 and 40 years of service.",
    "Age of the vehicle: 18-25 years.",
    "The candidate should have between 25 and 40 years of experience.",
    "Age will be verified at the interview.",
]


@pytest.mark.parametrize("text", SILENT)
def test_numbers_that_are_no_ages_of_applicants(text: str) -> None:
    assert not [e for e in facts(f"{BOARD}{text}\n").get("eligibility", []) if e["kind"] == "age"]


def test_a_range_of_ages_counts_no_people() -> None:
    found = facts(f"{BANK}Ages:\nScale I Officer: 21-32 years\n")
    assert [(p["name"], p["headcount"]) for p in found["posts"]] == [("Scale I Officer", 10), ("Office Assistant", 20)]
