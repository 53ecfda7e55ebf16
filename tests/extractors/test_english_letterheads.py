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
