"""Alternatives, ages, percentages of marks and named posts in English post tables and statements."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.facts import to_facts
from extractors import extract
from extractors.conditions.percentages_en import mark_shares
from extractors.posts.clauses_en import english_majors
from ingest import read_bytes


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Degree in Botany with at least 55% marks (50% for SC candidates)", [("55", None), ("50", "SC")]),
        ("Degree in Botany with a minimum of 60 per cent marks in aggregate", [("60", None)]),
        ("Degree in Botany securing not less than 48% aggregate", [("48", None)]),
        ("Degree with at least 60% marks, relaxable by 5% for ST candidates", [("60", None), ("55", "ST")]),
        ("Degree in Botany with 50% marks", [("50", None)]),
        ("Degree in Botany, of which 40% was field work", []),
        ("The interview carries 30% of the total", []),
        ("Degree in Botany", []),
    ],
)
def test_percentages_of_marks(text: str, want: list[tuple[str, str | None]]) -> None:
    assert [(share.least, share.who) for share in mark_shares(text)] == [(Decimal(n), who) for n, who in want]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A degree in Botany or Zoology, or at least four years' experience in gardens", ("Botany", "Zoology")),
        ("A degree in Botany and registration with the Garden Council", ("Botany",)),
        ("A degree in Botany or a diploma in Forestry", ("Botany",)),
    ],
)
def test_subjects_end_where_another_demand_begins(text: str, want: tuple[str, ...]) -> None:
    found = english_majors(text)
    assert found is not None
    assert found.value == want


TABLE = """HOLLOWAY PARK TRUST

Closing date: 12 May 2026

POSTS

Ref | Post | Number | Grade | Essential requirements
HP1 | Head Gardener | 1 | G4 | A degree in Horticulture, or at least six years' experience in gardens. A full licence.
HP2 | Warden | 2 | G2 | At least one year's experience of patrol work; aged 19 or over on the closing date.
HP3 | Clerk | 1 | G1 | XQA, YQB or ZQC qualification, or a degree in Law with two years' experience in offices.
HP4 | Botanist | 1 | G5 | A degree in Botany or Zoology.

CONDITIONS
1. Applicants must have the right to work in the United Kingdom.
2. Degree means a bachelor's degree or higher. A Trade Certificate or Diploma is not a degree.
3. For posts HP1 and HP2 the applicant must live in Holloway.
"""


@pytest.fixture(scope="module")
def sheet() -> dict:  # type: ignore[type-arg]
    return to_facts(extract([read_bytes(TABLE.encode(), "notice.txt")]))


def test_alternatives_of_cells_are_conditions_on_those_who_apply(sheet) -> None:  # type: ignore[no-untyped-def]
    told = {e["who"]: [o["kind"] for o in e["options"]] for e in sheet["eligibility"] if e["kind"] == "any_of"}
    assert told == {"HP1": ["education", "experience"], "HP3": ["certificate", "all_of"]}


def test_ages_of_cells_are_conditions_too(sheet) -> None:  # type: ignore[no-untyped-def]
    assert [(e["who"], e["min"]) for e in sheet["eligibility"] if e["kind"] == "age"] == [("HP2", 19)]


def test_a_definition_asks_for_nothing(sheet) -> None:  # type: ignore[no-untyped-def]
    assert not [e for e in sheet["eligibility"] if e["kind"] == "education"]
