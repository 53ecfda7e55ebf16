"""Limits eased in brackets or by a number of years, and 含 in whatever brackets it stands."""

from __future__ import annotations

import pytest

from extractors.conditions.ages import find_ages
from extractors.eligibility.gathering import extract_eligibility
from extractors.text.context import Context
from extractors.text.inclusions import plain_inclusions
from extractors.text.source import Source
from ingest import read_bytes


def asked(*items: str) -> list[str]:
    """Each condition as its kind, bounds or words and people in one line."""
    lines = [f"{n}.{item}" for n, item in enumerate(items, 1)]
    document = read_bytes("\n".join(["一、报考条件", *lines]).encode(), "n.txt")
    out = []
    for rule in extract_eligibility(Context((Source(document),))):
        told = rule.model_dump(exclude_none=True, mode="json")
        out.append(" ".join([told["kind"], *(f"{told[k]}" for k in ("min", "max", "text", "who") if k in told)]))
    return out


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("年龄36周岁以下(退役士兵放宽3年)。", ["age 36", "age 放宽3年 退役士兵"]),
        ("年龄36周岁以下(退役士兵可放宽至39周岁)。", ["age 36", "age 39 退役士兵"]),
        (
            "年龄不超过32周岁(硕士可放宽至36周岁,博士可放宽至42周岁)。",
            ["age 32", "age 36 硕士", "age 42 博士"],
        ),
        ("20-36周岁(硕士以上放宽到41周岁)。", ["age 20 36", "age 41 硕士以上"]),
        ("年龄不超过40周岁(具有副高级及以上职称的提高到48周岁)。", ["age 40", "age 48 具有副高级及以上职称的"]),
        ("年龄33周岁以下,退役军人年龄可放宽2年。", ["age 33", "age 年龄可放宽2年 退役军人"]),
        ("年龄33周岁以下,其中具有中级职称者年龄可放宽4岁。", ["age 33", "age 年龄可放宽4岁 具有中级职称者"]),
        (
            "年龄33周岁以下(现役军人家属年龄放宽2岁;博士研究生放宽至43周岁)。",
            ["age 33", "age 年龄放宽2岁 现役军人家属", "age 43 博士研究生"],
        ),
        ("年龄33周岁以下;曾参军入伍的,年龄要求可相应放宽2年。", ["age 33", "age 年龄要求可相应放宽2年 曾参军入伍的"]),
        ("年龄30周岁以下,烈士子女年龄上限提高3周岁。", ["age 30", "age 年龄上限提高3周岁 烈士子女"]),
    ],
)
def test_limits_eased_for_some(item: str, expected: list[str]) -> None:
    assert asked(item) == expected


@pytest.mark.parametrize(
    "item",
    [
        "年龄36周岁以下,工作年限可放宽2年。",
        "年龄36周岁以下,服务期延长2年。",
        "年龄36周岁以下(不含36周岁)。",
        "年龄36周岁以下,聘期可延长3年。",
    ],
)
def test_other_lengths_ease_no_age(item: str) -> None:
    ages = [line for line in asked(item) if line.startswith("age")]
    assert ages == ["age 36"]


@pytest.mark.parametrize(
    ("text", "born_from", "born_to"),
    [
        ("年龄24周岁以下(2002年4月1日<含>以后出生)", "2002-04-01", None),
        ("不超过24周岁(2002年4月1日〈含〉以后出生)", "2002-04-01", None),
        ("不超过24周岁(2002年4月1日[含]以后出生)", "2002-04-01", None),
        ("不超过24周岁(2002年4月1日【含】之后出生)", "2002-04-01", None),
        ("不超过24周岁(2002年4月1日〔含当日〕以后出生)", "2002-04-01", None),
        ("不超过24周岁(2002年4月1日《含》后出生)", "2002-04-01", None),
        ("18周岁以上(2008年4月1日{含当天}以前出生)", None, "2008-04-01"),
        ("18周岁以上(2008年4月1日「含」以前出生)", None, "2008-04-01"),
    ],
)
def test_included_days_in_any_brackets(text: str, born_from: str | None, born_to: str | None) -> None:
    (found,) = find_ages(text)
    assert (found.born_from, found.born_to) == (born_from, born_to)


@pytest.mark.parametrize("text", ["《含羞草》", "<含税>", "[含义]", "〈含笑〉", "(含)", "包含", "【不限】", "{含糊}"])
def test_other_brackets_stay(text: str) -> None:
    assert plain_inclusions(text) == text
