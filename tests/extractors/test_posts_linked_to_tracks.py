"""Posts find their tracks: by code, category, name and employer, by the heading above, by numbers of people."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract

RULES = "二、成绩\n\n{a}总成绩＝笔试×60%＋面试×40%；{b}总成绩＝笔试×40%＋面试×60%。\n"


def tracks_of(text: str) -> dict[str, tuple[str, ...]]:
    notice = extract([ingest.read_bytes(text.encode(), "n.md")])
    labels = {t.id: t.label for t in notice.tracks}
    return {p.code or p.name or p.id: tuple(labels[t] for t in p.tracks) for p in notice.posts}


HEAD = "| 岗位代码 | 岗位名称 | 人数 |\n|---|---|---|\n"
HEADED = (
    "# 汾阳渡公司招聘公告\n\n## 一、岗位\n\n"
    f"### 调度类岗位（5人）\n\n{HEAD}| D01 | 行车调度 | 3 |\n| D02 | 电力调度 | 2 |\n\n"
    f"### 检修类岗位（4人）\n\n{HEAD}| J01 | 线路工 | 4 |\n\n"
)
COUNTED = (
    f"# 临水县引进人才公告\n\n本次共招聘9人，其中教育类5人，卫生类4人。\n\n{HEAD}"
    "| J01 | 数学教师 | 3 |\n| J02 | 英语教师 | 2 |\n| W01 | 麻醉医师 | {n} |\n\n"
)


def test_the_heading_above_a_table_names_the_track() -> None:
    found = tracks_of(HEADED + RULES.format(a="调度类岗位", b="检修类岗位"))
    assert {code: [x[:3] for x in labels] for code, labels in found.items()} == {
        "D01": ["调度类"],
        "D02": ["调度类"],
        "J01": ["检修类"],
    }


@pytest.mark.parametrize(
    ("people", "linked"),
    [
        (4, {"J01": ("教育类",), "J02": ("教育类",), "W01": ("卫生类",)}),
        (3, {"J01": (), "J02": (), "W01": ()}),  # the numbers prove nothing
    ],
)
def test_numbers_of_people_prove_which_codes_belong_to_a_track(people: int, linked: dict[str, tuple[str, ...]]) -> None:
    found = tracks_of(COUNTED.format(n=people) + RULES.format(a="教育类", b="卫生类"))
    assert {code: tuple(x[:3] for x in labels) for code, labels in found.items()} == linked
