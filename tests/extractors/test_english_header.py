"""Heads of English notices: title, issuer, number and date in various layouts; days and places on their own lines."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def read(text: str, name: str = "notice.txt") -> Notice:
    document = read_bytes(f"{text}\n".encode(), name)
    notice = extract([document])
    notice.verify([document])
    return notice


BODY = "\n\nApplications are invited from suitable persons.\n"
HEADS = [
    ("PUBLIC NOTICE\nLICENSING EXAMINATION FOR SURVEYORS", "title", "LICENSING EXAMINATION FOR SURVEYORS"),
    ("TARN PORTS AUTHORITY\nVACANCIES", "title", "VACANCIES"),
    ("TARN PORTS AUTHORITY\nVACANCIES", "issuer", "TARN PORTS AUTHORITY"),
    ("University of Ellan - School of Law\nVACANCY NOTICE", "issuer", "University of Ellan"),
    ("Central Bank of Oria\nVACANCY NOTICE", "issuer", "Central Bank of Oria"),
    ("The Corporation of the Town of Elm\nVACANCY NOTICE", "issuer", "The Corporation of the Town of Elm"),
    ("Tarn Naval Dockyard: Recruitment of Clerks", "issuer", "Tarn Naval Dockyard"),
    ("Tarn State Police\nRECRUITMENT NOTICE", "issuer", "Tarn State Police"),
    ("Tarn Council\nVACANCY NOTICE\nMemo No. TC/9/2026/11", "doc_number", "Memo No. TC/9/2026/11"),
    ("Tarn Council\nVACANCY NOTICE\nExam code: 26-114", "doc_number", "26-114"),
    ("Tarn Council\nVACANCY NOTICE\nSymbol: M0417C", "doc_number", "M0417C"),
    ("Tarn Council\nVACANCY NOTICE\nJob ID: FES-27-003", "doc_number", "FES-27-003"),
    (
        "Tarn Council\nNotification No. TC/02/2026 dated 11.05.2026\nRECRUITMENT OF CLERKS",
        "doc_number",
        "Notification No. TC/02/2026",
    ),
    ("Tarn Council\nVACANCY NOTICE\nDate posted: 3 May 2026", "published", "2026-05-03"),
    ("Tarn Council\nVACANCY NOTICE\nIssue Date: March 2, 2026", "published", "2026-03-02"),
    ("RECRUITMENT OF CONSTABLES\nThe State Police will recruit.", "kind", "civil_service"),
    ("Tarn Works\nVACANCY NOTICE\nA corporation wholly owned by the State.", "kind", "state_owned_enterprise"),
    ("Pine School District\nVACANCY NOTICE", "kind", "public_institution"),
    ("Central Bank of Oria\nVACANCY NOTICE", "kind", "public_institution"),
    ("Council of Nurses\nLICENSING EXAMINATION NOTICE", "kind", "skill_assessment"),
    ("County of Ash\nJOB ANNOUNCEMENT\nGraduates of an accredited college may apply.", "kind", "civil_service"),
]
FEET = [
    "Posted: 09/24/2026",
    "Advertised on 24 September 2026",
    "Date of issue: 24 September 2026",
    "Published on September 24, 2026",
]
TITLED = [
    "# Junior Actuary",
    "# Graduate Development Programme 2026",
    "# Lecturer in Hydrology",
    "# Competition for Trainee Ranger",
]


@pytest.mark.parametrize(("text", "field", "wanted"), HEADS)
def test_a_head_is_read(text: str, field: str, wanted: str) -> None:
    value = getattr(read(text + BODY).header, field)
    assert (value[0] if isinstance(value, tuple) else value) == wanted


@pytest.mark.parametrize("text", FEET)
def test_the_date_of_publication_may_stand_at_the_foot(text: str) -> None:
    assert read(f"Tarn Council\nVACANCY NOTICE{BODY}{text}").header.published == "2026-09-24"


@pytest.mark.parametrize("text", TITLED)
def test_the_heading_of_a_page_is_its_title(text: str) -> None:
    notice = read(f"{text}\n\nTarn Council\n\nVacancy reference: TC-8\n", "notice.md")
    assert notice.header.title == text[2:]


def test_day_hour_and_place_below_the_name_of_a_step() -> None:
    notice = read(
        f"Tarn Council\nVACANCY NOTICE{BODY}Aptitude test\nDATE: February 27, 2027\nTIME: 10:00 a.m.\n"
        "PLACE: Elm Hall\nPanel interview\nFrom: April 5, 2027\nTo: April 9, 2027"
    )
    told = [(e.event.value, e.start, e.end, e.place) for e in notice.timeline]
    assert told == [
        ("written_exam", "2027-02-27T10:00", None, "Elm Hall"),
        ("interview", "2027-04-05", "2027-04-09", None),
    ]
