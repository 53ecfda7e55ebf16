"""Posts to which a higher age granted to some people does not extend."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.facts import to_facts
from extractors import extract
from ingest import read_bytes

POSTS = "A01\t综合\t2\nA04\t检验\t1\nA05\t护理\t1\n"
HEAD = f"云台市2026年事业单位公开招聘公告\n岗位代码\t岗位名称\t招聘人数\n{POSTS}三、条件\n"


def ages(told: str) -> list[tuple[int | None, str | None]]:
    text = f"{HEAD}（一）年龄18周岁及以上、35周岁及以下。\n（二）具有副高级职称的，年龄可放宽至40周岁{told}\n"
    document = read_bytes(text.encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    found: list[dict[str, Any]] = to_facts(notice, [document])["eligibility"]
    return [(c.get("max"), c.get("who")) for c in found if c["kind"] == "age"]


GENERAL: list[tuple[int | None, str | None]] = [(35, None), (40, "具有副高级职称的")]


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("。放宽政策不适用于A04岗位。", "A04岗位"),
        ("。A04岗位年龄不放宽。", "A04岗位"),
        ("。A04、A05岗位一律不予放宽。", "A04、A05岗位"),
        ("，A04岗位除外。", "A04岗位"),
        ("。报考A04岗位的不适用上述放宽规定。", "A04岗位"),
        ("。A04岗位不再放宽年龄。", "A04岗位"),
        ("。上述放宽条件不适用于报考A05岗位的人员。", "A05岗位"),
        ("。检验岗位年龄不予放宽。", "检验岗位"),
    ],
)
def test_posts_kept_from_easing(told: str, who: str) -> None:
    found = ages(told)
    assert found[:2] == GENERAL
    assert found[2:] == [(None, who)]


@pytest.mark.parametrize(
    "told",
    [
        "。",
        "。A04岗位可放宽至45周岁以下。",
        "。放宽后最高不超过45周岁。",
        "。学历条件不放宽。",
        "。Z09岗位不予放宽。",
    ],
)
def test_no_posts_kept_from_easing(told: str) -> None:
    assert (None, "A04岗位") not in ages(told)
    assert not any(who and "Z09" in who for _, who in ages(told))
