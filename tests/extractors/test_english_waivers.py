"""English sentences on who pays nothing: payers with what is said of them, the fee of the sentence before, costs."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "NOTICE OF EXAMINATION\nHarbour Board of Wenby, 4 January 2027\n\nFEES\n\n"
Fee = tuple[str, str | None, str]


def fees(text: str) -> list[Fee]:
    found = extract([read_bytes((HEAD + text + "\n").encode(), "notice.txt")]).fees
    return [(fee.item.value, fee.label, str(fee.amount)) for fee in found]


WORDINGS: list[tuple[str, list[Fee]]] = [
    (
        "No fee will be charged to an applicant who is a widow or who draws a state pension, if proof is enclosed.",
        [("registration", "an applicant who is a widow or who draws a state pension", "0")],
    ),
    (
        "Candidates who are out of work, or who live on public relief, pay no application fee if a form is filed.",
        [("registration", "Candidates who are out of work, or who live on public relief", "0")],
    ),
    (
        "The application fee is waived for students of the dock school, and for recipients of poor relief.",
        [
            ("registration", "students of the dock school", "0"),
            ("registration", "recipients of poor relief", "0"),
        ],
    ),
    (
        "The written examination fee is 30 yuan per subject. Families receiving relief can be exempted from it.",
        [("written", "written examination fee", "30"), ("written", "Families receiving relief", "0")],
    ),
    ("The Board does not levy any fee from applicants.", [("registration", None, "0")]),
    ("No fee is payable for the examination.", [("registration", None, "0")]),
    (
        "The physical examination is held on 5 May 2027, and the expense of 90 yuan is borne by the examinee.",
        [("other", "physical examination", "90")],
    ),
    (
        "The physical examination is held on 5 May 2027, and the cost is borne by our hospital.",
        [("other", "physical examination", "0")],
    ),
    ("The fee for a new certificate of birth is borne by the candidate.", []),
    ("Posts in the Pay Matrix Level 10 (Rs. 44,900 - 1,42,400) are offered.", []),
]


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_who_pays_nothing(text: str, expected: list[Fee]) -> None:
    assert fees(text) == expected
