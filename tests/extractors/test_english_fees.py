"""Fees of English notices: what for, who pays, how much in whose money; pay and allowances are none."""

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


FEES = [
    ("Application fee: $25.00", [("registration", "Application fee", "25.00", "USD")]),
    ("The examination fee is Rs. 450.", [("written", "examination fee", "450", "INR")]),
    ("A non-refundable testing fee of $80 is payable.", [("other", "testing fee", "80", "USD")]),
    ("Resit fee (per paper): TOP 90", [("other", "Resit fee", "90", "TOP")]),
    ("Late registration surcharge: TOP 50", [("other", "Late registration surcharge", "50", "TOP")]),
    ("Veterans pay a reduced fee of $15.00.", [("registration", "Veterans", "15.00", "USD")]),
    (
        "Fee: UR/OBC: Rs. 500; SC/ST: Rs. 250.",
        [("registration", "UR/OBC", "500", "INR"), ("registration", "SC/ST", "250", "INR")],
    ),
    ("Registration fee of KES 1,000 per candidate.", [("registration", "Registration fee", "1000", "KES")]),
    ("A processing fee of Kshs. 500 must be paid.", [("registration", "processing fee", "500", "KES")]),
    ("Interview fee: GHS 40", [("interview", "Interview fee", "40", "GHS")]),
    ("Application fee: Nil", [("registration", "", "0", "")]),
    ("There is no application fee.", [("registration", "", "0", "")]),
    ("The test fee is US$ 12.50 for each paper.", [("written", "test fee", "12.50", "USD")]),
    ("Application fee: NZD 40", [("registration", "Application fee", "40", "NZD")]),
    ("Filing fee: EC$ 25", [("registration", "Filing fee", "25", "XCD")]),
    ("Training fee: ZAR 600", [("training", "Training fee", "600", "ZAR")]),
    ("Registration fee: £35", [("registration", "Registration fee", "35", "GBP")]),
    ("Enrolment fee: €60", [("registration", "Enrolment fee", "60", "EUR")]),
    ("Certificate fee: LKR 300", [("other", "Certificate fee", "300", "LKR")]),
    ("Applications are free of charge.", [("registration", "", "0", "")]),
    ("Examination fee: BDT 300 for each post.", [("written", "Examination fee", "300", "BDT")]),
    ("Examination fee: Tk. 223.", [("written", "Examination fee", "223", "BDT")]),
    ("Filing fee: $30. Work is in Canada.", [("registration", "Filing fee", "30", "CAD")]),
    ("Filing fee: $30. Work is in Barbados.", [("registration", "Filing fee", "30", "BBD")]),
    ("Filing fee: $30. Work is in the United States.", [("registration", "Filing fee", "30", "USD")]),
    (
        "No fee for SC, ST and women candidates. Application fee: Rs. 100/-.",
        [("registration", "SC, ST and women candidates", "0", ""), ("registration", "Application fee", "100", "INR")],
    ),
    (
        "Applicants receiving income support are exempt from the fee. Filing fee: $30.",
        [("registration", "Applicants receiving income support", "0", ""), ("registration", "Filing fee", "30", "USD")],
    ),
]
NONE = ["The salary is $4,000 per month.", "A relocation allowance of $900 is paid.", "Stipend: Rs. 7,000 per month."]


@pytest.mark.parametrize(("text", "wanted"), FEES)
def test_a_fee_has_its_item_label_amount_and_currency(text: str, wanted: list[tuple[str, str, str, str]]) -> None:
    document, notice = read(text)
    assert [(f.item.value, f.label or "", str(f.amount), f.currency or "") for f in notice.fees] == wanted
    for fee in notice.fees:
        for quote in fee.quotes("amount"):
            quote.verify(document)


@pytest.mark.parametrize("text", NONE)
def test_pay_and_allowances_are_no_fees(text: str) -> None:
    _, notice = read(text)
    assert notice.fees == ()
