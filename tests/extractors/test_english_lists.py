# ruff: noqa: E501 - one case a line
"""Vacancy tables, coded headings, person specifications, leaders, price lists, options and bars of English notices."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from extractors.timeline.event_places_en import place_behind
from extractors.values.dates import find_dates
from ingest import read_bytes


def facts(text: str, name: str = "notice.md") -> dict[str, Any]:
    document = read_bytes(text.encode(), name)
    return dict(to_facts(extract([document]), [document]))


HEAD = "# ORANGE VALLEY WATER BOARD\n\n## RECRUITMENT NOTICE 2024\n\nThe Board invites applications for the posts below.\n\n"


def test_a_table_with_a_column_of_eligibility_asks_for_what_is_in_it() -> None:
    sheet = facts(
        HEAD + "| Plantilla Item No. | Position Title | No. of Vacancies | Education | Experience | Training | Eligibility | Place of Assignment |\n"
        "|---|---|---|---|---|---|---|---|\n"
        "| WB-7 | Chemist II | 2 | Bachelor of Science in Chemistry | 2 years of relevant experience | 8 hours | RA 754 (Chemist) | Laboratory |\n"
        "| WB-9 | Clerk I | 1 | Bachelor's degree | None required | None required | None required | Records Room |\n"
    )  # fmt: skip
    first, second = sheet["posts"]
    assert (first["code"], first["headcount"], first["workplace"]) == ("WB-7", 2, "Laboratory")
    assert first["majors"] == ["Chemistry"]
    assert first["certificates"] == ["RA 754 (Chemist)"]
    assert "certificates" not in second
    assert "remarks" not in first


@pytest.mark.parametrize(
    ("heading", "code", "name", "count"),
    [
        ("Post OV-11 - Pump Operator (Grade Level 05) - 3 positions - Works Unit", "OV-11", "Pump Operator", 3),
        ("Position HR/2: Personnel Officer (2 vacancies)", "HR/2", "Personnel Officer", 2),
        ("Vacancy No. T7 - Laboratory Technician, 4 posts", "T7", "Laboratory Technician", 4),
    ],
)
def test_a_code_stands_before_the_name(heading: str, code: str, name: str, count: int) -> None:
    sheet = facts(
        f"{HEAD}**{heading}**\n\n- Diploma in Engineering\n- Two years of experience\n- Not older than 45 years\n"
    )
    post = sheet["posts"][0]
    assert (post["code"], post["name"], post["headcount"]) == (code, name, count)
    assert post["age_max"] == 45


SPEC = (
    "| Ref | Job title | Number |\n|---|---|---|\n| N1 | Staff Nurse | 4 |\n| N2 | Dietitian | 1 |\n\n### What we ask\n\n"
    "**N1 Staff Nurse**\n\n- E: Bachelor's degree in Nursing\n- E: Current NMC registration\n- D: Knowledge of stoma care\n\n"
    "**N2 Dietitian**\n\nEssential criteria:\n\n- Degree in Dietetics\n\nDesirable criteria:\n\n- Teaching of students\n\n### Hours\n\n- Nights\n"
)


def test_essential_and_desirable_belong_to_the_post_above() -> None:
    nurse, dietitian = facts(HEAD + SPEC)["posts"]
    assert nurse["certificates"] == ["Current NMC registration"]
    assert nurse["preferred"] == ["Knowledge of stoma care"]
    assert dietitian["preferred"] == ["Teaching of students"]
    assert "remarks" not in dietitian  # what stands under the next heading is nobody's


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("midnight on Sunday 12 May 2024", "2024-05-12T24:00", None),
        ("12 midnight of 3 June 2024", "2024-06-03T24:00", None),
        ("from 1 July 2024 till midnight (24:00) of 9 July 2024", "2024-07-01", "2024-07-09T24:00"),
        ("11:59pm GMT, 3 May 2024", "2024-05-03T23:59", None),
        ("the midnight shift of May 2024", "2024-05", None),
    ],
)
def test_midnight_ends_the_day(text: str, first: str, last: str | None) -> None:
    found = find_dates(text)[0]
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("9 May 2024, 8:30 am, Town Hall", 19, "Town Hall"),
        ("9 May 2024, Motorpool", 10, "Motorpool"),
        ("9 May 2024 at 9:00, Hall B, Marine College.", 18, "Hall B, Marine College"),
        ("9 May 2024, tentative", 10, None),
        ("9 May 2024, Monday", 10, None),
        ("9 May 2024, Candidates will be told by letter", 10, None),
        ("9 May 2024, 2024", 10, None),
    ],
)
def test_a_name_behind_a_date_is_its_place(text: str, at: int, place: str | None) -> None:
    found = place_behind(text, at)
    assert (found[0] if found else None) == place


LEADERS = (
    "ORANGE VALLEY SERVICE COMMISSION\nNotification No. 4/2022 dated 02/05/2022\nRECRUITMENT OF CLERKS\n\n"
    "A. AGE AS ON 01/07/2022\nNot below 21 years and not above 35 years.\n"
    "   Ex-servicemen ................ 45 years\n   Persons with disability ...... 48 years\n\n"
    "B. FEES\n   General candidates ........... Rs. 600/-\n   SC / ST candidates ........... Rs. 150/-\n"
    "   Persons with disability ...... Nil\n\n"
    "C. CALENDAR\n   Screening Test ............... 14/08/2022 (10:00 AM to 12:00 noon)\n   Interviews ................... October 2022\n"
    "   Page ......................... 2-12-22\n"
)  # fmt: skip


def test_lists_with_dotted_leaders() -> None:
    sheet = facts(LEADERS, "notice.txt")
    ages = [(c.get("who"), c.get("min"), c["max"]) for c in sheet["eligibility"] if c["kind"] == "age"]
    assert ages == [(None, 21, 35), ("Ex-servicemen", None, 45), ("Persons with disability", None, 48)]
    fees = [(f["label"], Decimal(str(f["amount"]))) for f in sheet["fees"]]
    assert fees == [("General candidates", 600), ("SC / ST candidates", 150), ("Persons with disability", 0)]
    steps = [(e["event"], e.get("start")) for e in sheet["timeline"]]
    assert steps == [("written_exam", "2022-08-14T10:00"), ("interview", "2022-10")]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("You may apply for up to two posts.", 2),
        ("An applicant may vie for up to three (3) item numbers.", 3),
        ("Applicants are restricted to a single position.", 1),
        ("Only one position may be selected.", 1),
        ("The Board may fill up to two positions from the list.", None),
        ("Only one copy of the form is needed.", None),
    ],
)
def test_how_many_posts_one_may_apply_for(text: str, limit: int | None) -> None:
    assert facts(f"{HEAD}{text}\n").get("apply_limit") == limit


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("The Authority wishes to fill nine (9) vacant positions at its stations.", 9),
        ("We are recruiting to 12 posts.", 12),
        ("The Board announces seven (7) vacant plantilla positions.", 7),
        ("Recruitment of Band 5 and Band 6 posts is under way.", None),
        ("The points below total 100 for each post.", None),
    ],
)
def test_people_wanted(text: str, total: int | None) -> None:
    found = facts(f"# OV BOARD\n\n## RECRUITMENT NOTICE\n\n{text}\n").get("headcount") or {}
    assert found.get("total") == total


def test_options_are_alternatives() -> None:
    sheet = facts(
        "COUNTY OF ELM\n\nCLERK EXAMINATION\n\nMINIMUM QUALIFICATIONS\n\nOption 1: Two years of full-time experience as a clerk; OR\n\n"
        "Option 2: An associate's degree in Accounting.\n",
        "notice.txt",
    )
    either = next(c for c in sheet["eligibility"] if c["kind"] == "any_of")
    assert [o["kind"] for o in either["options"]] == ["experience", "education"]


@pytest.mark.parametrize(
    "heading", ["BARS TO APPOINTMENT", "Who may not be considered", "We cannot consider:", "Disqualifications"]
)
def test_a_heading_opens_a_list_of_bars(heading: str) -> None:
    sheet = facts(
        f"{HEAD}### {heading}\n\n- Conviction of theft\n- Dismissal from a public post\n\n### Next\n\n- Bring a pen\n"
    )
    assert sheet["exclusions"] == ["Conviction of theft", "Dismissal from a public post"]
