"""Fees that one sentence takes off together, and prices of classes called by two letters."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

TOGETHER = [
    ("不收报名费和考务费。", [("registration", "报名费"), ("written", "考务费")]),
    ("本次招聘不收取报名费、面试费。", [("registration", "报名费"), ("interview", "面试费")]),
    ("不收取报名费及笔试费，食宿自理。", [("registration", "报名费"), ("written", "笔试费")]),
    ("不收报名费。", [("registration", "报名费")]),
    ("不收取任何费用。", [("total", None)]),
]


@pytest.mark.parametrize(("text", "wanted"), TOGETHER)
def test_fees_of_nothing(text: str, wanted: list[tuple[str, str | None]]) -> None:
    found = extract([read_bytes(f"某县2024年公开招聘公告\n\n{text}\n".encode(), "n.txt")]).fees
    assert [(f.item, f.label) for f in found] == wanted
    assert all(f.amount == 0 for f in found)


@pytest.mark.parametrize("text", ["不收服装费和食宿费。", "未收到报名费和考务费的，报名无效。"])
def test_other_costs_are_no_fees(text: str) -> None:
    found = extract([read_bytes(f"某县2024年公开招聘公告\n\n{text}\n".encode(), "n.txt")]).fees
    assert [f for f in found if f.label] == []


def test_a_class_of_two_letters_has_a_price() -> None:
    text = "RECRUITMENT OF CLERKS\n\n3. APPLICATION FEE\nSC / ST  Rs. 100/-\nOBC / EWS  Rs. 400/-\nUR  Rs. 600/-\n"
    found = extract([read_bytes(text.encode(), "n.txt")]).fees
    assert [(f.label, str(f.amount)) for f in found] == [("SC / ST", "100"), ("OBC / EWS", "400"), ("UR", "600")]
