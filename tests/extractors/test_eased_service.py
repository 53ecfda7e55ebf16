"""Lengths of work that are eased for some people, beside the length that is asked of everybody."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract


def asked(text: str) -> list[tuple[object, ...]]:
    """Kind, people and years or months of every condition on time served."""
    notice = f"青岚集团公开招聘公告\n一、应聘条件\n1.本科及以上学历;\n2.{text};\n"
    found = extract([ingest.read_bytes(notice.encode(), "a.txt")]).eligibility[1:]
    return [
        (c.kind, getattr(c, "what", None) or c.who, c.months if c.kind == "substitution" else getattr(c, "years", None))
        for c in found
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("硕士研究生及以上学历的,工作年限可减少1年", [("substitution", "硕士研究生及以上学历的", 12)]),
        (
            "具有5年以上相关工作经历,硕士研究生学历者工作年限可减少1年,博士研究生可减少2年",
            [("experience", None, 5), ("substitution", "硕士研究生学历者", 12), ("substitution", "博士研究生", 24)],
        ),
        ("具有5年以上工作经历(硕士研究生可放宽至3年)", [("experience", None, 5), ("experience", "硕士研究生", 3)]),
        ("硕士研究生的工作经历年限可放宽至2年", [("experience", "硕士研究生的", 2)]),
        ("具有研究生学历的,任职年限可缩短1年", [("substitution", "具有研究生学历的", 12)]),
        (
            "本科学历需5年以上工作经验,硕士学历需3年以上工作经验",
            [("experience", "本科学历", 5), ("experience", "硕士学历", 3)],
        ),
        (
            "年龄35周岁以下,硕士研究生可放宽至40周岁,具有3年以上工作经历",
            [("age", None, None), ("age", "硕士研究生", None), ("experience", None, 3)],
        ),
    ],
)
def test_easing(text: str, found: list[tuple[object, ...]]) -> None:
    assert asked(text) == found
