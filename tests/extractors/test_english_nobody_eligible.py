"""Lettered circumstances behind words that say that nobody of whom they are true may apply or be appointed."""
# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from extractors.conditions.exclusions_en import nobody_eligible
from ingest import read_bytes


def facts(text: str) -> dict[str, Any]:
    document = read_bytes(f"# Port Ellery Department of Works\n\n{text}\n".encode(), "notice.md")
    notice = extract([document])
    notice.verify([document])
    return to_facts(notice, [document])


LISTS = [
    "## Eligibility\n\n5. No person shall be eligible (a) who has been dismissed; (b) who is under suspension; or (c) who"
    " has been convicted of an offence.",
    "## Eligibility\n\n5. No candidate will be considered: (a) who has been dismissed; (b) who is under suspension; or"
    " (c) who has been convicted of an offence.",
    "## Disqualifications\n\nA candidate is disqualified (a) who has been dismissed; (b) who is under suspension; or (c)"
    " who has been convicted of an offence.",
]


@pytest.mark.parametrize("text", LISTS)
def test_lettered_circumstances(text: str) -> None:
    found = facts(text)
    assert found["exclusions"] == [
        "who has been dismissed",
        "who is under suspension",
        "who has been convicted of an offence",
    ]
    assert not found.get("eligibility")


def test_choices_stay_choices() -> None:
    found = facts("## Eligibility\n\nA person shall be eligible (a) who holds a degree; or (b) who holds a diploma.")
    assert "exclusions" not in found
    assert found["eligibility"][0]["kind"] == "any_of"


@pytest.mark.parametrize(
    ("lead", "nobody"),
    [
        ("No person shall be eligible for appointment", True),
        ("Nobody will be admitted", True),
        ("No applicant may apply", True),
        ("A person shall be eligible", False),
        ("No fee is payable by persons", False),
    ],
)
def test_words_that_shut_everybody_out(lead: str, nobody: bool) -> None:
    assert nobody_eligible(lead) is nobody


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("You need at least 24 to be invited to the harbour day.", False),
        ("Candidates must score 55 marks or more to proceed to the panel.", False),
        ("You must get at least half marks in the knots exercise.", False),
        ("Candidates must have at least 24 credits in navigation.", True),
        ("Applicants must have 60% marks in the diploma.", True),
    ],
)
def test_a_mark_that_opens_the_next_round_is_no_demand(sentence: str, kept: bool) -> None:
    found = facts(f"## Eligibility\n\nYou will need:\n\n- a boat licence\n\n{sentence}")
    texts = [str(e.get("text", "")) for e in found["eligibility"]]
    assert any(sentence.rstrip(".") in t for t in texts) is kept
