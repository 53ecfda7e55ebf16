"""Screening of English applicants: kinds of people, places, nations, papers, percentages."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from extractors import extract
from ingest import read_bytes
from ranking import Candidates, screen
from ranking.age_bounds import more_years
from ranking.localities import same_place
from ranking.moments import days
from ranking.reservations import head_of, is_kind, kinds_of
from ranking.wording import judge
from review import draft
from schema.conditions import Age

YES, NO, OPEN = "eligible", "ineligible", "needs_documents"


@pytest.mark.parametrize(
    ("text", "social", "other", "more"),
    [
        ("SC / ST", {"sc", "st"}, set(), False),
        ("candidates belonging to the Scheduled Castes", {"sc"}, set(), False),
        ("OBC (Non-Creamy Layer)", {"obc"}, set(), False),
        ("OBC-NCL", {"obc"}, set(), False),
        ("OBC (Creamy Layer)", {"creamy"}, set(), False),
        ("Persons with Benchmark Disabilities (PwBD)", set(), {"disabled"}, False),
        ("PwBD (SC/ST)", {"sc", "st"}, {"disabled"}, False),
        ("Ex-Servicemen", set(), {"servicemen"}, False),
        ("Ex-servicemen with eight years in the ranks", set(), {"servicemen"}, True),
    ],
)
def test_kinds_of_people_are_told_from_their_names(text: str, social: set[str], other: set[str], more: bool) -> None:
    found = kinds_of(text)
    assert found is not None
    assert (found.social, found.other, found.more) == (social, other, more)


@pytest.mark.parametrize("text", ["General Duties Officers", "graduates of 2024", "残疾人", "foresters"])
def test_other_words_name_no_kind(text: str) -> None:
    assert kinds_of(text) is None


@pytest.mark.parametrize(
    ("cell", "kinds", "want"),
    [
        ("SC", ("sc", "st"), True),
        ("UR", ("sc", "st"), False),
        ("OBC (Creamy Layer)", ("obc",), False),
        ("UR", ("disabled",), None),
        ("PwBD", ("disabled",), True),
        ("something else", ("sc",), None),
    ],
)
def test_a_cell_denies_only_what_its_kind_shuts_out(cell: str, kinds: tuple[str, ...], want: bool | None) -> None:
    assert is_kind(cell, kinds) is want


def test_columns_of_yes_and_no_are_told_by_their_heads() -> None:
    assert [head_of(h) for h in ("PwBD", "Ex_Serviceman", "Disability status", "Remarks")] == [
        "disabled",
        "servicemen",
        "disabled",
        None,
    ]


@pytest.mark.parametrize(
    ("rule", "cell", "values", "want"),
    [
        ("nationality", "Kenyan", ("Kenya",), True),
        ("nationality", "Ugandan", ("Kenya",), False),
        ("nationality", "Irish / British", ("Ireland",), True),
        ("nationality", "a citizen of Malawi", ("Malawi",), True),
        ("nationality", "Veldanian", ("Kenya",), None),
        ("region", "Veldana", ("State of Veldana",), True),
        ("region", "Port Amber, Veldana", ("State of Veldana",), True),
        ("region", "Amberton", ("State of Veldana",), None),
        ("region", "≠Oskar", ("State of Veldana",), False),
        ("certificate", "Plumbers Board registration", ("registration with the Plumbers Board",), True),
        ("certificate", "CXF", ("ABQ, CXF or DLM qualification",), True),
        ("certificate", "Scouting badge", ("ABQ, CXF or DLM qualification",), None),
        ("certificate", "None", ("ABQ, CXF or DLM qualification",), False),
        ("licence", "Full, categories B and C1", ("driving licence with category C1",), True),
        ("licence", "Full, category B only", ("driving licence with category C1",), False),
        ("licence", "Full", ("driving licence with category C1",), None),
        ("licence", "Full", ("full driving licence",), True),
        ("licence", "Provisional", ("full driving licence",), None),
        ("licence", "None", ("full driving licence",), False),
        ("post_held", "Trustee of the Fund", ("Trustees of the Fund and their spouses",), None),
        ("post_held", "Gardener", ("Trustees of the Fund and their spouses",), False),
    ],
)
def test_english_words_of_applicants(rule: str, cell: str, values: tuple[str, ...], want: bool | None) -> None:
    assert judge(rule, cell, values) is want


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("06.2018", date(2018, 6, 1), date(2018, 6, 30)),
        ("June 2018", date(2018, 6, 1), date(2018, 6, 30)),
        ("3rd May 1991", date(1991, 5, 3), date(1991, 5, 3)),
        ("May 3, 1991", date(1991, 5, 3), date(1991, 5, 3)),
    ],
)
def test_days_with_the_year_last(text: str, first: date, last: date) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize("text", ["13.2018", "Brumaire 1799", "June"])
def test_what_is_no_day(text: str) -> None:
    assert days(text) is None


@pytest.mark.parametrize(
    ("text", "years"),
    [("5 years", 5), ("up to 3 years", 3), ("by 10 yrs", 10), ("5 years of service", None), ("as per rules", None)],
)
def test_years_more_are_read_from_a_bare_length(text: str, years: int | None) -> None:
    assert more_years(Age.model_construct(id="a", who="SC", text=text)) == years


def test_a_wider_place_is_not_a_part_of_its_name() -> None:
    assert same_place("Lake County", "County of Lake")
    assert not same_place("Lakeside", "County of Lake")


NOTICE = """OSKAR STATE SERVICES BOARD

ADVERTISEMENT No. 9/2026    Dated: 02.03.2026

1. Online applications are invited from citizens of India for the following posts.

Post Code | Name of Post | Department | UR | OBC | SC | Total | Upper age limit
OS-1 | Surveyor (Tunnels) | Works | 4 | 2 | 1 | 7 | 30 years
OS-2 | Store Keeper | Stores | 4 | 2 | 1 | 7 | 30 years

2. ESSENTIAL QUALIFICATIONS
OS-1: Bachelor's degree in Mining, with at least 55% marks (50% for SC candidates).
OS-2: Bachelor's degree in Commerce, or Bachelor's degree in any subject with three years' experience of stores work.

3. AGE LIMIT
A candidate must have attained the age of 18 years and must not have attained the age of 30 years on 01.01.2026.
The upper age limit is relaxable as under:
Category | Relaxation
OBC | 3 years
SC | 5 years
Persons with Benchmark Disabilities (PwBD) | 10 years

4. DOMICILE
For posts OS-1 and OS-2 the candidate must be domiciled in the State of Oskar.

5. DATES
Opening of online application: 05.03.2026
Closing date: 31.03.2026
"""

FACTS = {
    "post": "OS-1",
    "date of birth": "1999-05-05",
    "category": "UR",
    "PwBD": "No",
    "education": "Bachelor",
    "degree": "B.Tech",
    "major": "Mining",
    "percentage of marks": "60",
    "relevant years of experience": "0",
    "domicile": "Oskar",
    "nationality": "Indian",
}


@pytest.mark.parametrize(
    ("facts", "want"),
    [
        ({}, YES),
        ({"nationality": "Nepalese"}, NO),
        ({"domicile": "Veldana"}, NO),
        ({"domicile": ""}, OPEN),
        ({"percentage of marks": "54.9"}, NO),
        ({"percentage of marks": ""}, OPEN),
        ({"percentage of marks": "52", "category": "SC"}, YES),
        ({"percentage of marks": "52", "category": "OBC"}, NO),
        ({"date of birth": "1996-01-01"}, NO),
        ({"date of birth": "1996-01-02"}, YES),
        ({"date of birth": "1993-01-02", "category": "OBC"}, YES),
        ({"date of birth": "1993-01-01", "category": "OBC"}, NO),
        ({"date of birth": "1990-06-01", "category": "SC"}, NO),
        ({"date of birth": "1990-06-01", "PwBD": "Yes"}, YES),
        ({"date of birth": "1990-06-01", "PwBD": ""}, OPEN),
        ({"post": "OS-2", "major": "Commerce"}, YES),
        ({"post": "OS-2", "major": "History"}, NO),
        ({"post": "OS-2", "major": "History", "relevant years of experience": "3"}, YES),
        ({"post": "OS-2", "major": "History", "relevant years of experience": ""}, OPEN),
    ],
)
def test_an_english_notice_decides_by_the_row(facts: dict[str, str], want: str) -> None:
    campaign = draft(extract([read_bytes(NOTICE.encode(), "notice.txt")]))
    rows = [FACTS | facts, FACTS]  # the second is of the printed State, so that the column is one of States
    table = {"candidate": ["1", "2"]} | {name: [row[name] for row in rows] for name in FACTS}
    assert screen(campaign, Candidates.from_frame(pl.DataFrame(table))).status.to_list()[0] == want


def test_weaker_heads_never_refuse_a_table() -> None:
    campaign = draft(extract([read_bytes(NOTICE.encode(), "notice.txt")]))
    table = {k: [v] for k, v in FACTS.items()} | {"candidate": ["1"], "qualification": ["see file"], "branch": ["x"]}
    assert screen(campaign, Candidates.from_frame(pl.DataFrame(table))).status.to_list() == [YES]
