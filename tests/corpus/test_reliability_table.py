"""The confidence table is the one its observations give, and it keeps what it promises on notices left out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.reliability import PAGE, TABLE, Observation, Rates, held_out, observe, page, read, toml
from extractors import extract
from ingest import read_bytes


def test_table_and_page_are_current():
    observations = read()
    assert TABLE.read_text(encoding="utf-8") == toml(Rates(observations))
    assert PAGE.read_text(encoding="utf-8") == page(observations)


def test_promises_hold_on_the_notice_left_out():
    judged = held_out(read())
    total = sum(o.total for _, o in judged)
    promised = sum(p * o.total for p, o in judged) / total
    came_true = sum(o.right for _, o in judged) / total
    assert abs(promised - came_true) < 0.03


def test_many_observations_outweigh_the_group_and_few_do_not():
    group = Observation("a", "zh", "posts", "name", 90, 100)
    many = Observation("a", "zh", "posts", "code", 10, 100)
    one = Observation("a", "zh", "posts", "no", 0, 1)
    rates = Rates([group, many, one])
    assert rates.of("zh", "posts", "code") < 0.2
    assert rates.of("zh", "posts", "no") > 0.3
    assert rates.of("zh", "posts", "name") > 0.8


@pytest.mark.parametrize(
    ("found", "right"),
    [({"notice": {"title": "甲", "year": 2024}}, 2), ({"notice": {"title": "乙", "year": 2024}}, 1), ({}, 0)],
)
def test_predicted_values_are_counted_and_missing_ones_are_not(found, right):
    gold = {"notice": {"title": "甲", "year": 2024, "issuer": "丙"}}
    seen = list(observe("n", "zh", gold, found))
    assert sum(o.right for o in seen) == right
    assert sum(o.total for o in seen) == len(found.get("notice", {}))


def test_a_notice_carries_the_confidence_of_the_sections_it_has():
    body = "云岭县2024年公开招聘工作人员公告\n\n本次计划招聘5名。\n\n云岭县人力资源和社会保障局\n2024年3月1日\n"
    notice = extract([read_bytes(body.encode(), "notice.txt")])
    assert Decimal(0) < notice.confidence["headcount.total"] < 1
    assert "posts" not in notice.confidence
