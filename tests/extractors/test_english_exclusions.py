"""Exclusions of English notices: sentences and lists that shut people out, and those that shut nobody out."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.document import Document
from schema.notice import Notice

HEAD = "Coastal Authority of Tarn\nRECRUITMENT NOTICE\n\n"


def read(text: str) -> tuple[Document, Notice]:
    document = read_bytes(f"{HEAD}{text}\n".encode(), "notice.txt")
    return document, extract([document])


WHOLE = [
    "No person who has been removed from public office shall be considered for appointment",
    "Canvassing in any form will lead to disqualification",
    "Lobbying attracts automatic disqualification",
    "Retired officers may not apply",
    "We will not consider applicants who left the service with a severance grant",
    "The Council will not appoint people who are disqualified from holding office",
    "An applicant who has failed the practical test three times shall not be readmitted",
    "A felony conviction will disqualify an applicant",
    "A person having more than one living spouse shall not be eligible for appointment",
    "Applicants on probation with the City are not eligible to apply",
    "Those who resigned while under investigation are barred from appointment",
    "Candidates who give false particulars are liable to be disqualified",
    "Current employees of the Bank are not eligible",
    "Applicants released from probation in the last 12 months are ineligible to apply",
]
PARTS = [
    (
        "Persons removed from a register of health workers need not apply.",
        ["Persons removed from a register of health workers"],
    ),
    ("Serving members of the Board should not apply.", ["Serving members of the Board"]),
    ("Former guards who were dismissed need not apply.", ["Former guards who were dismissed"]),
    (
        "Undischarged bankrupts and persons under suspension need not apply.",
        ["Undischarged bankrupts", "persons under suspension"],
    ),
    (
        "Anyone married to a foreigner without leave, or convicted by a court, shall be considered ineligible.",
        ["Anyone married to a foreigner without leave", "convicted by a court"],
    ),
    (
        "No candidate shall be eligible who:\n(a) has taken a bribe;\n(b) is bankrupt.",
        ["has taken a bribe", "is bankrupt"],
    ),
    (
        "The following persons may not apply:\n(a) persons dismissed from the service;\n(b) deserters.",
        ["persons dismissed from the service", "deserters"],
    ),
    (
        "Disqualifications\n(a) persons under twenty;\n(b) holders of elective office.",
        ["persons under twenty", "holders of elective office"],
    ),
    (
        "Who cannot apply\n- serving prisoners\n- undischarged bankrupts",
        ["serving prisoners", "undischarged bankrupts"],
    ),
    (
        "The following shall not be considered: deserters; undischarged bankrupts.",
        ["deserters", "undischarged bankrupts"],
    ),
    (
        "Grounds for disqualification:\n1. forged certificates;\n2. impersonation.",
        ["forged certificates", "impersonation"],
    ),
    (
        "We cannot consider:\n- people barred from working with children\n- people in breach of a bond",
        ["people barred from working with children", "people in breach of a bond"],
    ),
]
NONE = [
    "Late applications will not be accepted.",
    "Applications by e-mail will not be considered.",
    "Those who fail the written examination will not be invited.",
    "Candidates who do not reach the pass mark will not be called.",
    "Unsuitable applications will not be acknowledged.",
    "Incomplete forms shall be rejected.",
    "Candidates who fail the medical review cannot take the examination.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_that_shuts_out_is_cited_whole(text: str) -> None:
    document, notice = read(f"{text}.")
    assert [e.text for e in notice.exclusions] == [text]
    for quote in notice.exclusions[0].quotes("text"):
        quote.verify(document)
        assert quote.quote == text


@pytest.mark.parametrize(("text", "wanted"), PARTS)
def test_each_circumstance_is_one_exclusion(text: str, wanted: list[str]) -> None:
    _, notice = read(text)
    assert [e.text for e in notice.exclusions] == wanted


@pytest.mark.parametrize("text", NONE)
def test_what_becomes_of_papers_and_marks_shuts_nobody_out(text: str) -> None:
    _, notice = read(text)
    assert notice.exclusions == ()
