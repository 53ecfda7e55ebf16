"""Who writes and what about: places behind commas, general headings, ways to pages, tables of labels."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract
from extractors.text.names import is_org

BODY = "\nHOW TO APPLY\n\nApply online. Candidates sit a written test (60%) and an interview (40%).\n"


def header(text: str, name: str = "n.txt"):
    return extract([ingest.read_bytes(text.encode(), name)]).header


@pytest.mark.parametrize(
    ("text", "org"),
    [
        ("BOARD OF CERTIFIED SURVEYORS, PULAU SERAI", True),
        ("MARLOW STATE PATROL", True),
        ("City of Port Alder, Personnel Division", True),
        ("MUNICIPAL CIVIL SERVICE COMMISSION OF THE CITY OF ALDER FALLS", True),
        ("THE COMMONWEALTH OF EAST MARLOW STATE POLICE", True),
        ("Recruitment of Surveyors, Grade Two", False),
        ("Alder Falls, on the river", False),
    ],
)
def test_names_of_bodies(text: str, org: bool) -> None:
    assert is_org(text) is org


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "NATIONAL LIGHTHOUSE AUTHORITY\n(A statutory body)\n\nCAREER OPPORTUNITIES\n"
            "Recruitment of Keepers - 2027\n",
            "Recruitment of Keepers - 2027",
        ),
        (
            "DEPARTMENT OF CIVIL SERVICE\nOPEN-COMPETITIVE EXAMINATION ANNOUNCEMENT\n\n"
            "Exam No. 24-118\n\nROAD SAFETY TRAINEE\n",
            "ROAD SAFETY TRAINEE",
        ),
    ],
)
def test_a_general_heading_gives_way_to_what_the_notice_is_about(head: str, title: str) -> None:
    assert header(head + BODY).title == title


def test_the_way_to_a_page_and_a_table_of_labels() -> None:
    text = (
        "<html><body><p>City of Alder Falls &rsaquo; Civil Service &rsaquo; Current notices</p>"
        "<h1>MUNICIPAL CIVIL SERVICE COMMISSION OF ALDER FALLS</h1><h2>Promotion Examination for Housing Inspector</h2>"
        "<table><tr><td>Department</td><td>Department of Buildings</td></tr>"
        "<tr><td>Date of issue</td><td>September 24, 2025</td></tr>"
        "<tr><td>Apply until</td><td>October 21, 2025</td></tr></table>"
        "<p>Candidates sit a written test.</p></body></html>"
    )
    found = header(text, "n.html")
    assert (found.title, found.published) == ("Promotion Examination for Housing Inspector", "2025-09-24")


CIRCULAR = (
    "TAMBERA DISTRICT COUNCIL\nOFFICE OF THE COUNCIL SECRETARY\n\nVACANCY CIRCULAR NO. 3 OF 2027\n\n"
    "Applications are invited from suitably qualified citizens for the vacant posts shown below.\n\n"
    "1.0  POST: BRIDGES SUPERINTENDENT (1 POST)\n\n     Reference  : TDC/B/01\n"
    "     Department : Works\n     Duty Station : Tambera\n\n"
    "     1.1  Qualifications\n          Bachelor's Degree in Civil Engineering.\n\n"
    "2.0  POST: FISHERIES ASSISTANT (3 POSTS)\n\n     Reference  : TDC/F/02\n"
    "     Department : Rivers\n     Duty Stations : Lakeside\n\n"
    "     2.1  Qualifications\n          Diploma in Fisheries.\n"
)


def test_the_office_of_somebody_is_no_post_and_two_point_nought_stands_over_two_point_one() -> None:
    notice = extract([ingest.read_bytes(CIRCULAR.encode(), "n.txt")])
    assert [(p.name, p.headcount, p.education) for p in notice.posts] == [
        ("BRIDGES SUPERINTENDENT", 1, "bachelor"),
        ("FISHERIES ASSISTANT", 3, "associate"),
    ]
