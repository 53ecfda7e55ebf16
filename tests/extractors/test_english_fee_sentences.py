"""English fees: which of several examinations, prices of other things, waivers of one test; whose rupees they are."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "NOTICE OF EXAMINATION\nHarbour Board of Wenby, Pakistan, 4 January 2027\n\n"
Row = tuple[str, str | None, str, str | None, str | None]


def fees(text: str) -> list[Row]:
    found = extract([read_bytes((HEAD + text + "\n").encode(), "notice.txt")]).fees
    return [(f.item.value, f.label, str(f.amount), f.currency, f.per.value if f.per else None) for f in found]


SENTENCES: list[tuple[str, list[Row]]] = [
    (
        "b.  Fee. Rs. 900/- for each post in Grade 9 and above, Rs. 300/- for each post in Grade 8, to be deposited at "
        "a bank not later than the closing date.",
        [
            ("registration", "Grade 9 and above", "900", "PKR", "post"),
            ("registration", "Grade 8", "300", "PKR", "post"),
        ],
    ),
    (
        "Prints (the diver pays the $9 stamping fee), a chest clearance and a physical paid for by the Board.",
        [("other", "stamping fee", "9", "USD", None)],
    ),
    (
        "The test fee is 50 yuan per person for each subject, and the swimming test is free.",
        [("written", "test fee", "50", "CNY", "subject"), ("other", "swimming test", "0", None, None)],
    ),
    (
        "1. Fee. A fee of $25.00 is charged for the Stoker examination, payable when the application is filed. It is "
        "waived for applicants who receive public assistance. There is no fee for the promotional examination.",
        [
            ("registration", "Stoker examination", "25.00", "USD", None),
            ("registration", "applicants who receive public assistance", "0", None, None),
            ("registration", "promotional examination", "0", None, None),
        ],
    ),
    (
        "6. FEE\nCandidates of Group A - Rs. 250/-\nAll others - Rs. 500/-\nIn addition a portal charge of Rs. 40/- is "
        "payable by each candidate. Each correction session costs Rs. 50/-. The fee is charged separately for each "
        "post.",
        [
            ("registration", "Candidates of Group A", "250", "PKR", "post"),
            ("registration", "All others", "500", "PKR", "post"),
            ("other", "portal charge", "40", "PKR", "person"),
            ("other", "Each correction session", "50", "PKR", None),
        ],
    ),
    (
        "The application fee is $30. Who files late pays a late fee of $5. The fee is waived for veterans.",
        [
            ("registration", "application fee", "30", "USD", None),
            ("other", "late fee", "5", "USD", None),
            ("registration", "veterans", "0", None, None),
        ],
    ),
    # exempt from something else; one examination and no fee
    ("Candidates must be on a crew list; those of other ports are exempt from this condition.", []),
    ("There is no fee for the written examination.", [("written", None, "0", None, None)]),
    ("A security deposit of Rs. 900 is refunded with the lamp; the fee is on the website.", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_fees_of_sentences(text: str, expected: list[Row]) -> None:
    assert fees(text) == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Pay\n\nThe scale from 1 May 2027 is €30,100, €31,200, €32,300 and €33,400.", []),
        ("Salary\n\nStarting pay is £2,150; after a year afloat £2,300, with increments of £75.", []),
        ("The wages of a mate rise from $900 to $1,100.", []),
        ("Filing fee\n\nMates pay £12 at the gate.", ["12"]),
        ("Each mate shall pay £15 into the Board's account.", ["15"]),
    ],
)
def test_steps_of_a_scale_of_pay_are_no_fees(text: str, wanted: list[str]) -> None:
    assert [amount for _, _, amount, _, _ in fees(text)] == wanted
