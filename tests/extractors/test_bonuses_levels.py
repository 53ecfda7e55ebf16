"""Points told for several levels of one situation at once, and lists that are no such thing."""

from __future__ import annotations

import pytest

from extractors.scoring.bonus_levels import find_levels

LEVELS = [
    ("获得省、市、县级表彰的分别加3分、2分、1分", {"省级表彰": "3", "市级表彰": "2", "县级表彰": "1"}),
    (
        "优质课评比获一、二、三等奖的,分别加3、2、1.5分",
        {"优质课评比获一等奖": "3", "优质课评比获二等奖": "2", "优质课评比获三等奖": "1.5"},
    ),
    ("博士、硕士分别加5分、3分", {"博士": "5", "硕士": "3"}),
    (
        "立一等功、二等功、三等功的分别加10分、5分、3分",
        {"立一等功": "10", "立二等功": "5", "立三等功": "3"},
    ),
    ("获国家级、省级奖励的分别加2分和1分", {"国家级奖励": "2", "省级奖励": "1"}),
    (
        "受过市、县级党委表扬(先进个人、标兵)的分别按2分、0.5分计入综合成绩",
        {"市级党委表扬(先进个人、标兵)": "2", "县级党委表扬(先进个人、标兵)": "0.5"},
    ),
]
NONE = [
    "笔试、面试分别占60分、40分",
    "省、市级优秀教师的加2分",
    "省、市、县级表彰的分别加3分、2分",
    "甲、乙两卷分别计80分、70分",
]


@pytest.mark.parametrize(("text", "want"), LEVELS)
def test_levels(text, want):
    found, _ = find_levels(text)
    assert {"".join(text[a:b] for a, b in level.whens): str(level.points) for level in found} == want


@pytest.mark.parametrize("text", NONE)
def test_no_levels(text):
    assert find_levels(text)[0] == []
