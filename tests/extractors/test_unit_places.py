"""Posts that are told as employers with their places, without a name of their own."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

_HEAD = "南屏县公开选聘工作人员公告\n一、选聘职位\n"
_TAIL = "\n二、条件\n1.中共党员。\n"


def _notice(lines: str) -> Notice:
    return extract([read_bytes((_HEAD + lines + _TAIL).encode(), "n.txt")])


_LISTS = [
    (
        "县委办公室2名、县政府办公室3名、县财政局2名、县审计局2名。",
        [("县委办公室", None, 2), ("县政府办公室", None, 3), ("县财政局", None, 2), ("县审计局", None, 2)],
    ),
    (
        "县委办公室2名、县财政局2名、县融媒体中心3名（其中记者2名、播音员1名）。",
        [
            ("县委办公室", None, 2),
            ("县财政局", None, 2),
            ("县融媒体中心", "记者", 2),
            ("县融媒体中心", "播音员", 1),
        ],
    ),
    (
        "（一）县纪委监委6名；\n（二）县委组织部2名（文字综合岗1名、信息管理岗1名）；\n（三）县委宣传部1名。",
        [
            ("县纪委监委", None, 6),
            ("县委组织部", "文字综合岗", 1),
            ("县委组织部", "信息管理岗", 1),
            ("县委宣传部", None, 1),
        ],
    ),
]


@pytest.mark.parametrize(("lines", "posts"), _LISTS)
def test_an_employer_with_its_places_is_a_post(lines: str, posts: list[tuple[str, str | None, int]]) -> None:
    notice = _notice(lines)
    assert [(p.org, p.name, p.headcount) for p in notice.posts] == posts


def test_places_for_men_and_women_are_parts() -> None:
    lines = "县纪委监委6名（公务员，其中男性职位3名、女性职位3名），县委组织部2名，县委宣传部1名。"
    first = _notice(lines).posts[0]
    assert (first.org, first.headcount) == ("县纪委监委", 6)
    assert [(p.label, p.count) for p in first.headcount_parts] == [("男性职位", 3), ("女性职位", 3)]


@pytest.mark.parametrize(
    "lines",
    [
        "县委办公室2名、县财政局2名。具体条件详见附件《职位表》。",  # the table tells the posts
        "县财政局会计2名、出纳1名。",  # roles, not employers alone
    ],
)
def test_other_lists_are_left_to_others(lines: str) -> None:
    assert all(p.name or p.org != "县委办公室" for p in _notice(lines).posts)
