"""Heads and feet of English notices: issuer, number, kind, files to be had, hosts and numbers of telephones."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def notice(text: str, kind: str = "txt") -> Notice:
    return extract([read_bytes(text.encode(), f"a.{kind}")])


def test_a_county_over_its_personnel_office() -> None:
    head = notice(
        "ASHEN COUNTY\nDepartment of Human Resources  -  Testing Unit\n\nEXAMINATION ANNOUNCEMENT No. 27-118\n"
        "(Open Competitive)\n\nSENIOR LOCK KEEPER\n\nIssue date: March 1, 2027\n"
    ).header
    assert (head.title, head.issuer, head.doc_number) == (
        "SENIOR LOCK KEEPER",
        ("ASHEN COUNTY",),
        "EXAMINATION ANNOUNCEMENT No. 27-118",
    )


def test_a_city_and_its_commission_are_one_name() -> None:
    head = notice("CITY OF ASHEN\nCIVIL SERVICE COMMISSION\n\nNotice of Examination\n\nLOCK KEEPER\n").header
    assert head.issuer == ("CITY OF ASHEN CIVIL SERVICE COMMISSION",)


@pytest.mark.parametrize(
    ("text", "number", "published"),
    [
        (
            "HARROW OFFICE\n\nVACANCIES\n\nRef: HB/EXT/05/2027        18th January, 2027\n",
            "HB/EXT/05/2027",
            "2027-01-18",
        ),
        (
            "HARROW BOARD OFFICE\n\nGeneral Notice 211 of 2027\n\nVACANCIES IN THE RIVER SERVICE\n",
            "General Notice 211 of 2027",
            None,
        ),
        ("# Lock Keeper\n\nJob reference: 914-27-03 | Date posted: 4 June 2027\n", "914-27-03", "2027-06-04"),
    ],
)
def test_numbers_of_notices(text: str, number: str, published: str | None) -> None:
    head = notice(text).header
    assert (head.doc_number, head.published) == (number, published)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "ROHAN UNIVERSITY OF WATERWAYS\n\nCAREER OPPORTUNITIES\n\nPosts are open to nationals.\n",
            "public_institution",
        ),
        ("RIVER OFFICE\n\nNOTICE OF VACANT POSITIONS\n\nTwo years in college are asked for.\n", "other"),
    ],
)
def test_kinds_by_who_writes(text: str, kind: str) -> None:
    assert notice(text).header.kind.value == kind


def test_files_to_be_had() -> None:
    page = (
        "<h1>Lock Keeper</h1><h3>Documents to download</h3><ul><li>Job description</li><li>Guide to the form</li></ul>"
        "<h3>Links of locks</h3><ul><li>Upper lock</li></ul>"
    )
    assert [a.title for a in notice(page, "html").attachments] == ["Job description", "Guide to the form"]


def test_hosts_and_numbers_without_labels() -> None:
    found = notice(
        "HARROW BOARD OFFICE\n\nVACANCIES\n\nApply on apply.ncdg.example.edu.pk by 4 June 2027. See plan.final.pdf.\n\n"
        "For a talk: Oyin Reeve, Manager, 01632 960118, or ring (02) 5550 1188.\n"
    ).contacts
    assert found.urls == ("apply.ncdg.example.edu.pk",)
    assert found.phones == ("01632 960118", "(02) 5550 1188")


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("An applicant may select not more than two of the posts in one application.", 2),
        ("Candidates can apply for any one of the posts only.", 1),
    ],
)
def test_posts_one_may_apply_for(text: str, posts: int) -> None:
    limit = notice(f"HARROW BOARD OFFICE\n\nVACANCIES\n\n{text}\n").apply_limit
    assert limit is not None
    assert limit.posts == posts


def test_those_admitted_to_a_stage_open_no_post() -> None:
    text = "The number of applicants admitted to the Main Examination will be ten times the number of vacancies."
    assert notice(f"HARROW BOARD OFFICE\n\nVACANCIES\n\n{text}\n").opening_ratios == ()
