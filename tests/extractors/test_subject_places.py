"""Posts of schools that are told as subjects with their places, after the sum or below a heading."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice


def _notice(heading: str, line: str) -> Notice:
    return extract([read_bytes(f"星沙实验学校招聘教师公告\n{heading}\n{line}\n二、报名\n另行通知。".encode(), "n.txt")])


@pytest.mark.parametrize(
    ("line", "posts"),
    [
        (
            "共招聘教师22人：语文8人（小学5人、初中3人），数学7人（小学4人、初中3人），英语5人（小学），体育2人。",
            [
                ("语文", "小学", 5),
                ("语文", "初中", 3),
                ("数学", "小学", 4),
                ("数学", "初中", 3),
                ("英语", "小学", 5),
                ("体育", None, 2),
            ],
        ),
        ("共招聘教师9人，其中语文5人、数学4人。", [("语文", None, 5), ("数学", None, 4)]),
        ("面向社会公开招聘在编教师8名（语文5名、数学3名）。", [("语文", None, 5), ("数学", None, 3)]),
        ("语文5人、数学4人、英语3人", [("语文", None, 5), ("数学", None, 4), ("英语", None, 3)]),
        (
            "小学语文5人、初中数学4人、英语3人（初中）。",
            [("小学语文", None, 5), ("初中数学", None, 4), ("英语", "初中", 3)],
        ),
    ],
)
def test_a_subject_is_a_post(line: str, posts: list[tuple[str, str | None, int]]) -> None:
    found = _notice("一、招聘计划", line).posts
    assert [(p.name, p.category, p.headcount) for p in found] == posts


@pytest.mark.parametrize(
    "line",
    [
        "招聘小学教师12人，其中语文5人、数学4人、英语3人。",  # the teachers of a stage are the post
        "共招聘教师22人：语文8人、数学7人。",  # the sum does not prove the list
    ],
)
def test_what_does_not_name_the_posts(line: str) -> None:
    assert "语文" not in {p.name for p in _notice("一、招聘计划", line).posts}
