"""Fees: a sentence → item, label, amount, currency, per whom."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.notices.fees import extract_fees
from extractors.text.context import Context
from extractors.text.source import Source
from extractors.values.money import find_money
from ingest import read_bytes
from schema.notice import Fee


def fees(sentence: str, head: str = "四、缴费") -> list[Fee]:
    chinese = any("\u4e00" <= c <= "\u9fff" for c in sentence)
    text = f"甲市2024年公开招聘公告\n{head}\n{sentence}\n" if chinese else f"RECRUITMENT, 2024\nFEE\n{sentence}\n"
    document = read_bytes(text.encode(), "notice.txt")
    found = list(extract_fees(Context((Source(document),))))
    for fee in found:
        for piece in (p for pieces in fee.evidence.values() for p in pieces):
            piece.verify(document)
    return found


ONE = [
    ("笔试考务费每人80元。", "written", "笔试考务费", "80", "CNY", "person"),
    ("面试考务费每人100元。", "interview", "面试考务费", "100", "CNY", "person"),
    ("面试人员需缴纳面试费80元。", "interview", "面试费", "80", "CNY", None),
    ("报考人员须缴纳考试费，标准为每科50元。", "written", "考试费", "50", "CNY", "subject"),
    ("笔试考务费按核定的标准收取，每人每科45元。", "written", "笔试考务费", "45", "CNY", "subject"),
    ("报名费100元/人。", "registration", "报名费", "100", "CNY", "person"),
    ("资格审查合格后，缴纳150元/人考试服务费（网上缴费）。", "registration", "考试服务费", "150", "CNY", "person"),
    ("考试费用为人民币120元。", "registration", "考试费用", "120", "CNY", None),
    ("培训费800元/人，教材费另计。", "training", "培训费", "800", "CNY", "person"),
    ("进入评审环节的，缴纳评审费130元。", "other", "评审费", "130", "CNY", None),
    ("体检费用350元由考生自理。", "other", "体检费用", "350", "CNY", None),
    ("笔试费用45元/科，共两科。", "written", "笔试费用", "45", "CNY", "subject"),
    ("支付报名费1,200元。", "registration", "报名费", "1200", "CNY", None),
    ("享受最低生活保障家庭的报考人员免缴笔试考务费。", "written", "享受最低生活保障家庭的报考人员", "0", None, None),
    ("本次招聘不收取报名费。", "registration", "报名费", "0", None, None),
    ("报名费：无。", "registration", "报名费", "0", None, None),
    ("本次考试不收取任何费用。", "total", None, "0", None, None),
    ("The filing fee of $15 must be paid on-line.", "registration", "filing fee", "15", "USD", None),
    ("A non-refundable processing fee of $35.00 is required.", "registration", "processing fee", "35", "USD", None),
    ("Registration fee is 100 yuan per person.", "registration", "Registration fee", "100", "CNY", "person"),
    (
        "General candidates have to pay an application fee of Rs. 600/- only.",
        "registration",
        "application fee",
        "600",
        "INR",
        None,
    ),
    (
        "pay a written examination fee of 50 yuan for every subject",
        "written",
        "written examination fee",
        "50",
        "CNY",
        "subject",
    ),
    ("Female candidates are exempted from payment of fee.", "registration", "Female candidates", "0", None, None),
    ("There is no application fee.", "registration", None, "0", None, None),
]
NONE = [
    "月工资不低于5000元。",
    "聘用后缴纳保证金2000元。",
    "社会上的辅导班收费3000元与本次考试无关。",
    "取消岗位的考生退还已缴考务费50元。",
    "体检费用由考生自理。",
    "年薪12万元，另缴纳五险一金。",
    "录取为农村订单定向免费医学生的，不得报考。",
    "安家费30万元。",
    "城市低保人员可办理减免费用手续。",
    "The salary is Rs. 35,400 per month.",
    "Fee once paid shall not be refunded.",
]


@pytest.mark.parametrize(("sentence", "item", "label", "amount", "currency", "per"), ONE)
def test_one_fee(
    sentence: str, item: str, label: str | None, amount: str, currency: str | None, per: str | None
) -> None:
    found = [(f.item.value, f.label, f.amount, f.currency, f.per and f.per.value) for f in fees(sentence)]
    assert found == [(item, label, Decimal(amount), currency, per)]


@pytest.mark.parametrize("sentence", NONE)
def test_money_that_is_no_fee(sentence: str) -> None:
    assert fees(sentence) == []


def test_a_list_by_level() -> None:
    found = fees("收费标准：初级（一档）300元/人、中级（二档）400元/人、高级（三档）500元/人。")
    assert [(f.item.value, f.label, f.amount, f.per) for f in found] == [
        ("total", "初级(一档)", 300, "person"),
        ("total", "中级(二档)", 400, "person"),
        ("total", "高级(三档)", 500, "person"),
    ]


def test_a_sum_with_its_parts() -> None:
    found = fees("审查通过后，缴纳费用380元（报名考试费60元，培训费320元）。")
    assert [(f.item.value, f.amount) for f in found] == [("other", 380), ("registration", 60), ("training", 320)]


def test_different_stages_in_one_sentence() -> None:
    found = fees("收费标准：笔试每人每科40元，面试每人70元。")
    assert [(f.item.value, f.label, f.amount, f.per) for f in found] == [
        ("written", "笔试", 40, "subject"),
        ("interview", "面试", 70, "person"),
    ]


def test_several_stages_without_fee() -> None:
    assert [(f.item.value, f.amount) for f in fees("笔试、面试均不收费。")] == [("written", 0), ("interview", 0)]


def test_categories_of_candidates() -> None:
    found = fees("UR candidates: Rs. 500; SC/ST candidates: Rs. 125; PwBD candidates: no fee.")
    assert [(f.label, f.amount, f.currency) for f in found] == [
        ("UR candidates", 500, "INR"),
        ("SC/ST candidates", 125, "INR"),
        ("PwBD candidates", 0, None),
    ]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("¥80", "80", "CNY"),
        ("人民币80元", "80", "CNY"),
        ("八十元", "80", "CNY"),
        ("1,080.50元", "1080.50", "CNY"),
        ("Rs 1,25,000", "125000", "INR"),
        ("₹500", "500", "INR"),
        ("US$20", "20", "USD"),
        ("20 dollars", "20", "USD"),
        ("RMB 300", "300", "CNY"),
        ("80 yuan", "80", "CNY"),
    ],
)
def test_amounts(text: str, amount: str, currency: str) -> None:
    assert [(m.amount, m.currency) for m in find_money(text)] == [(Decimal(amount), currency)]


@pytest.mark.parametrize("text", ["2024元旦", "3个单元", "Rs", "60分", "$"])
def test_what_is_no_amount(text: str) -> None:
    assert find_money(text) == []


FREE = [
    ("应聘者无需交纳任何费用。", ("total", None)),
    ("本次选拔不另收考务费。", ("registration", "考务费")),
    ("招募全程免费。", ("total", None)),
    ("报名不设费用。", ("registration", None)),
    ("单位不向应聘人员收取任何费用。", ("total", None)),
    ("报名考试费用全免。", ("registration", None)),
    ("面试不收费。", ("interview", None)),
    ("残疾考生无须缴纳考试费。", ("registration", "残疾考生")),
]


@pytest.mark.parametrize(("text", "want"), FREE)
def test_ways_to_say_that_nothing_is_paid(text: str, want: tuple[str, str | None]) -> None:
    assert [(f.item.value, f.label, f.amount) for f in fees("三、报名\n" + text)] == [(*want, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "不收取押金。",
        "不收纸质照片。",
        "单位不设食堂，伙食费自理。",
        "免费提供午餐。",
        "入职后无需缴纳服装费。",
        "体检费用由用人单位承担。",
    ],
)
def test_what_else_is_free(text: str) -> None:
    assert fees("三、报名\n" + text) == []


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("每人缴纳考试费60元(含笔试三科)。", "written"),
        ("每人缴纳考试费80元(含笔试和面试)。", "registration"),
        ("每人缴纳报名费80元(含笔试两科)。", "registration"),
    ],
)
def test_what_a_fee_covers(text: str, item: str) -> None:
    assert [f.item.value for f in fees("三、缴费\n" + text)] == [item]
