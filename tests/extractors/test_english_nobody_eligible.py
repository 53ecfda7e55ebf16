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
