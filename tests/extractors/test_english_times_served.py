"""Time served in a department, a rank or a title, up to which day, and what is not counted, in wordings of our own."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

HEAD = (
    "# NOTICE OF PROMOTIONAL EXAMINATION\n\nThe Civil Service Board of Tessaly announces an examination for the rank of "
    "Fire Lieutenant. 3 vacancies.\n\n## Eligibility\n\n"
)


def demands(text: str) -> list[dict[str, str]]:
    document = read_bytes((HEAD + text + "\n").encode(), "n.md")
    notice = extract([document])
    notice.verify([document])
    return [
        {k: str(v) for k, v in e.items() if k != "quote"} for e in to_facts(notice, [document]).get("eligibility", [])
    ]


TIMES = [
    (
        "A candidate must have completed at least six (6) years of full-time service as a Deckhand with the Tessaly Harbor Patrol as of May 4, 2027.",
        ("experience", "6", "service as a Deckhand with the Tessaly Harbor Patrol", "2027-05-04"),
    ),
    (
        "Candidates must have served at least four years in the rank of Firefighter by March 1, 2024.",
        ("tenure", "4", "Firefighter", "2024-03-01"),
    ),
    (
        "Applicants must have three years of continuous service in the grade of Corporal immediately preceding the examination date.",
        ("tenure", "3", "Corporal", None),
    ),
    (
        "Applicants must have accumulated a minimum of 24 months of full-time paid service as a jail officer prior to 1 May 2027.",
        ("experience", "2", "service as a jail officer", "2027-05-01"),
    ),
    (
        "Employees who have completed three (3) years of continuous service in the class of Dispatcher may apply.",
        ("tenure", "3", "Dispatcher", None),
    ),
    (
        "Candidates must have had at least one year of service in the title of Deputy by the date of the examination.",
        ("tenure", "1", "Deputy", None),
    ),
    (
        "Officers who have served two years in the rank of Constable are eligible.",
        ("tenure", "2", "Constable", None),
    ),
]


@pytest.mark.parametrize(("text", "want"), TIMES)
def test_time_served(text, want):
    kind, years, what, day = want
    (found,) = demands(text)
    field = "rank" if kind == "tenure" else "field"
    assert (found["kind"], found["years"], found[field], found.get("as_of")) == (kind, years, what, day)


@pytest.mark.parametrize(
    "text",
    [
        "Candidates must have completed three years at a recognised university.",
        "Candidates must have completed a course in fire science.",
        "Applicants must have completed the form by 3 May 2027.",
    ],
)
def test_what_is_no_time_served(text):
    assert not [d for d in demands(text) if d["kind"] in ("experience", "tenure")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Candidates must be permanent, full-time members of the Department.", "status"),
        ("Applicants must be sworn officers of the Harbor Patrol in good standing.", "status"),
        ("Candidates must be members in good standing of the Harbor Police Department.", "status"),
        ("Applicants must be members in good standing of the bar.", "character"),
    ],
)
def test_members_are_told_by_their_status(text, kind):
    assert [d["kind"] for d in demands(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Time spent on leave without pay shall not be counted.", 1),
        ("Periods of suspension do not count as service.", 1),
        ("Unpaid leave of more than twenty (20) days is not counted.", 1),
        ("The leave of absence of a member of the panel is not counted as a refusal.", 0),
    ],
)
def test_what_does_not_count(text, counted):
    found = demands("Applicants must have four years of service in the Department. " + text)
    assert [d["kind"] for d in found] == ["experience"] + ["other"] * counted


def test_the_close_of_filing_is_a_day():
    (found,) = demands(
        "Candidates must have five years of experience as a Pilot by the close of filing.\n\n## Filing\n\n"
        "Applications must be received by 14 May 2027."
    )
    assert (found["field"], found.get("as_of")) == ("Pilot", "2027-05-14")
