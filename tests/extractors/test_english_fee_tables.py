"""Fees in English tables and lists: by category, by post, by part of the examination, and those who pay nothing."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "# Harrow Vale Water Board\n\nRecruitment notice No. 3 of 2027\n\n"


def fees(text: str) -> list[tuple[str, str | None, int, str | None]]:
    notice = extract([read_bytes((HEAD + text).encode(), "a.md")])
    return [(f.item.value, f.label, int(f.amount), f.currency) for f in notice.fees]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "## Application fee\n\n| Category | Fee (Rs.) |\n|---|---|\n| Open | 450 |\n| Tribal blocks | Nil |\n",
            [("registration", "Open", 450, "INR"), ("registration", "Tribal blocks", 0, None)],
        ),
        (
            "## Fees\n\n| | Registration | First paper | Interview |\n|---|---|---|---|\n"
            "| Members | KES 100 | KES 200 | KES 50 |\n",
            [
                ("registration", "Members", 100, "KES"),
                ("written", "Members", 200, "KES"),
                ("interview", "Members", 50, "KES"),
            ],
        ),
        (
            "## Fees\n\n| Fee | Open | Tribal |\n|---|---|---|\n| Application fee | Rs. 450 | Exempted |\n",
            [("registration", "Open", 450, "INR"), ("registration", "Tribal", 0, None)],
        ),
        (
            "Deposit the processing fee with the form:\n\n- S. No. 1: PKR 3,000\n- Widows: no fee\n",
            [("registration", "S. No. 1", 3000, "PKR"), ("registration", "Widows", 0, None)],
        ),
        (
            "The cost of the badge, £12.50, is taken from your first pay.\n",
            [("other", "The cost of the badge", 12, "GBP")],
        ),
    ],
)
def test_fees_are_read_from_tables_and_lists(text: str, want: list[tuple[str, str | None, int, str | None]]) -> None:
    assert fees(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "| Post | Monthly pay |\n|---|---|\n| Lock keeper | Rs. 21,000 |\n| Pump hand | Rs. 19,000 |\n",
        "## Fees\n\nThere are none.\n\n| Part | Marks |\n|---|---|\n| Written test | 60 |\n| Interview | 40 |\n",
        "Holders of a county licence are exempt.\n",
    ],
)
def test_pay_marks_and_other_exemptions_are_no_fees(text: str) -> None:
    assert fees(text) == []


def test_a_fee_for_each_post() -> None:
    text = (
        "Send the application fee with the form:\n\n- Lock keeper: KES 300\n- Pump hand: KES 200\n\n"
        "A separate application and fee is needed for each post.\n"
    )
    notice = extract([read_bytes((HEAD + text).encode(), "a.md")])
    assert [f.per and f.per.value for f in notice.fees] == ["post", "post"]
