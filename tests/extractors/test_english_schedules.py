"""English schedules set as lists or tables, what their labels name, and days and hours as they are printed."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.timeline.choices_en import label_kind
from extractors.values.dates import find_dates
from ingest import read_bytes

HEAD = "# Harrow Vale Water Board\n\nRecruitment notice No. 3 of 2027\n\nDated: 4 January 2027\n\n"
Step = tuple[str, str | None, str | None, str | None]


def steps(text: str) -> list[Step]:
    notice = extract([read_bytes((HEAD + text).encode(), "a.md")])
    return [(e.event.value, e.start, e.end, e.place) for e in notice.timeline]


WANT: list[Step] = [
    ("registration", None, "2027-02-12", None),
    ("written_exam", "2027-03-06T09:00", None, "Drill Hall, Harrow"),
    ("interview", "2027-04-12", "2027-04-13", None),
    ("onboarding", "2027-06", None, None),
]


@pytest.mark.parametrize(
    "text",
    [
        "- Applications close: 12 February 2027\n- Written test: 6 March 2027, 9 a.m., Drill Hall, Harrow\n"
        "- Selection days: Monday 12 and Tuesday 13 April 2027\n- Expected start: June 2027\n",
        "Key dates\n\nLast day to apply   12 February 2027\n\n"
        "Written test   6 March 2027, 9 a.m., Drill Hall, Harrow\n\n"
        "Interviews   12 and 13 April 2027\n\nTaking up duty   June 2027\n",
    ],
)
def test_lists_of_steps(text: str) -> None:
    assert steps(text) == WANT


def test_dates_may_come_first() -> None:
    text = "6 March 2027 - Written test\n\n12 to 16 April 2027 - Interviews\n\n30 April 2027 - Final list\n"
    assert [s[:2] for s in steps(text)] == [
        ("written_exam", "2027-03-06"),
        ("interview", "2027-04-12"),
        ("total_results", "2027-04-30"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- Date of issue: 4 January 2027\n- Age as on: 1 January 2027\n- Form last updated: 2 January 2027\n",
        "The Board was set up on 3 May 2019 and moved to Harrow: 6 June 2021.\n",
    ],
)
def test_other_dates_are_no_steps(text: str) -> None:
    assert steps(text) == []


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Written test result", "written_results"),
        ("Results of the preliminary examination", "written_results"),
        ("Main examination, Paper II", "written_exam"),
        ("List of eligible candidates on the portal", "online_review"),
        ("Roll-number slips", "admission_ticket"),
        ("Application correction window", "other"),
        ("Objections to the list", "appeal"),
        ("Candidates told the outcome", "total_results"),
        ("Eligible list established", "total_results"),
        ("Road test", "skill_test"),
        ("Bleep test", "physical_test"),
        ("Submission of forms", "registration"),
        ("Quarterly meeting of the Board", None),
    ],
)
def test_what_a_label_is_made_of(label: str, kind: str | None) -> None:
    found = label_kind(label)
    assert (found and found.value) == kind


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Tuesday 7 and Wednesday 8 July 2026", "2026-07-07", "2026-07-08"),
        ("7, 8 and 9 July 2026", "2026-07-07", "2026-07-09"),
        ("4, 5 or 6 May 2027", "2027-05-04", "2027-05-06"),
        ("April 6 through April 9, 2026", "2026-04-06", "2026-04-09"),
        ("between 7 and 21 July 2026", "2026-07-07", "2026-07-21"),
        ("7 and 21 July 2026", "2026-07-21", None),
        ("3 March 2028 at noon", "2028-03-03T12:00", None),
        ("14.30 hours on 3 March 2028", "2028-03-03T14:30", None),
        ("July 6-7, 2027, 8:00 a.m.", "2027-07-06T08:00", "2027-07-07"),
        ("1 to 15 June 2027, 5 pm", "2027-06-01", "2027-06-15T17:00"),
    ],
)
def test_days_and_hours(text: str, first: str, last: str | None) -> None:
    assert [(m.first, m.last) for m in find_dates(text)] == [(first, last)]
