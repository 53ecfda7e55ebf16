"""Cells that say whether somebody has what puts people first among equals."""

from __future__ import annotations

import polars as pl
import pytest

from ranking.facts import parse_fact
from schema.scheme import TieKey


@pytest.mark.parametrize(
    ("wins", "cells", "want"),
    [
        (("潜水员证书", "潜水员", "是", "有", "yes"), ["有", "无", "", "潜水员证书", "没有", "否"], [1, 0, 0, 1, 0, 0]),
        (
            ("高级工", "技师", "高级技师", "有"),
            ["高级工", "中级工", "技师", "高级技师", "高级工/三级", ""],
            [1, 0, 1, 1, 1, 0],
        ),
        (("社会工作师证书", "社会工作师"), ["社会工作师", "助理社会工作师", "未取得社会工作师"], [1, 0, 0]),
        (("退役军人", "是"), ["是", "不是", "非退役军人", "退役军人"], [1, 0, 0, 1]),
    ],
)
def test_who_has_it(wins: tuple[str, ...], cells: list[str], want: list[int]) -> None:
    values, unknown = parse_fact(pl.Series(cells), TieKey(key="held", kind="fact", wins=wins))
    assert values.to_list() == want
    assert not unknown


def test_levels_of_skill_are_a_ladder() -> None:
    values, unknown = parse_fact(pl.Series(["高级工", "技师", "", "五级"]), TieKey(key="qualification", kind="fact"))
    high, higher, none, low = values.to_list()
    assert none < low < high < higher
    assert not unknown


@pytest.mark.parametrize("key", ["tenure", "seniority", "age", "experience_years"])
def test_who_began_first_has_been_there_longest(key: str) -> None:
    values, _ = parse_fact(pl.Series(["2020-07-01", "2016-07-01"]), TieKey(key=key, kind="fact"))
    late, early = values.to_list()
    assert early > late


def test_a_number_of_years_is_longer_the_greater_it_is() -> None:
    values, _ = parse_fact(pl.Series(["3", "5年", "4.5"]), TieKey(key="tenure", kind="fact"))
    three, five, four = values.to_list()
    assert three < four < five
