"""An age relaxed for everybody is the bound of the post; one relaxed for some people is none."""

from __future__ import annotations

import pytest

from extractors.posts.conditions import read_conditions


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("持有一等大副证书,年龄放宽到43周岁以下,需值夜班。", 43),
        ("年龄可放宽至45周岁以下", 45),
        ("常年出海;年龄放宽至40岁以下", 40),
        ("报考年龄放宽到38周岁以下。", 38),
        ("有二十年驾龄,最高年龄放宽至50周岁", 50),
        ("具有博士学位的,年龄放宽到40周岁以下", None),
        ("退役军人,年龄可放宽至40周岁", None),
        ("高级职称人员年龄放宽到45周岁", None),
        ("硕士研究生,年龄放宽到38周岁以下", None),
        ("年龄放宽3周岁", None),
        ("特别优秀者年龄放宽至50周岁", None),
    ],
)
def test_bound(text: str, bound: int | None) -> None:
    ages = [fact.value for fact in read_conditions(text) if fact.field == "age_max"]
    assert ages == ([] if bound is None else [bound])
