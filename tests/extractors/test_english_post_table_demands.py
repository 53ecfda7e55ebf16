"""Post tables of English notices: headings with notes and days of reckoning, ages and births, what schooling cells ask."""
# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from extractors.posts.age_cells import age_cell
from extractors.posts.columns import kind_of
from ingest import read_bytes


def facts(text: str) -> dict[str, Any]:
    document = read_bytes(f"Port Ellery Department of Works\n{text}\n".encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document])


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Essential qualification (to be possessed on or before the closing date of applications)", "education"),
        ("Age as on 01.01.2026", "age"),
        ("Age limit (in years) as on closing date", "age"),
        ("Born between (both days inclusive)", "age"),
        ("Date of birth", "age"),
    ],
)
def test_headings(heading: str, kind: str) -> None:
    assert kind_of(heading)[0] == kind


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("21 to below 35 years", {"age_min": 21, "age_max": 34}),
        ("18 years and above but below 30", {"age_min": 18, "age_max": 29}),
        ("Not less than 21 and not more than 35", {"age_min": 21, "age_max": 35}),
        ("not below 21 and below 35", {"age_min": 21, "age_max": 34}),
        ("20 - 28 (both inclusive)", {"age_min": 20, "age_max": 28}),
        ("35 years (as on 01.01.2026)", {"age_max": 35}),
        ("02.01.1991 and 01.01.2005", {"born_from": "1991-01-02", "born_to": "2005-01-01"}),
        (
            "Not earlier than 02.01.1991 and not later than 01.01.2005",
            {"born_from": "1991-01-02", "born_to": "2005-01-01"},
        ),
        ("02-01-1991 to 01-01-2005", {"born_from": "1991-01-02", "born_to": "2005-01-01"}),
        ("On or after 02.01.1991", {"born_from": "1991-01-02"}),
        ("Two posts", {}),
    ],
)
def test_cells_of_ages_and_births(cell: str, told: dict[str, Any]) -> None:
    assert {f.field: f.value for f in age_cell(cell)} == told


TABLE = """
Post Code | Post | Vacancies | Essential qualification (to be possessed on or before the closing date) | Age as on 01.01.2026 | Born between (both days inclusive)
{}
Z-09 | Clerk | 2 | Class 12 pass | 18 to below 30 years | 02.01.1996 and 01.01.2008
"""


@pytest.mark.parametrize(
    ("cell", "want"),
    [
        (
            "Matriculation and a valid driving licence for Heavy Motor Vehicles held for at least two years on the closing date",
            {"education": "high_school", "certificates": ["valid driving licence for Heavy Motor Vehicles"]},
        ),
        (
            "Master's degree in Archive Science with 55% marks (50% for SC)",
            {"education": "master", "remarks": "55% marks (50% for SC)"},
        ),
        (
            "Bachelor's degree in any subject, and the physical standard at para 5",
            {"remarks": "the physical standard at para 5"},
        ),
        ("Class 12 pass with typing speed of 35 words per minute", {"remarks": "typing speed of 35 words per minute"}),
        (
            "B.Sc (Nursing); or Diploma in General Nursing with two years' experience as a nurse",
            {"education": "associate", "degree": None},
        ),
        ("B.E. in Civil Engineering", {"education": "bachelor", "degree": "bachelor", "remarks": None}),
    ],
)
def test_what_a_cell_of_schooling_asks(cell: str, want: dict[str, Any]) -> None:
    post = facts(TABLE.format(f"Z-01 | Post One | 4 | {cell} | 21 to below 35 years | 02.01.1991 and 01.01.2005"))[
        "posts"
    ][0]
    assert {k: post.get(k) for k in want} == want
    assert (post["age_min"], post["age_max"]) == (21, 34)
