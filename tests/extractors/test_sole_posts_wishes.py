"""The one kind of post of a short notice: whom it prefers under a heading of its own, and the sex that it is for."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Post

HEAD = "某局现面向社会公开招聘值守协管员8名{sex}。\n一、招聘条件\n(一)基本条件\n1.高中以上学历；\n"


def sole(text: str) -> Post:
    document = read_bytes(text.encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    (post,) = notice.posts
    return post


def test_those_preferred_stand_below_their_heading() -> None:
    text = (
        HEAD.format(sex="")
        + "(二)同等条件下优先录用条件\n1.退役士兵；\n2.持有中级救护证者。\n(三)不得报考的情形\n1.现役军人。\n"
    )
    assert sole(text).preferred == ("退役士兵", "持有中级救护证者")


@pytest.mark.parametrize(("sex", "gender"), [("，限男性报考", "male"), ("", None)])
def test_the_sex_behind_the_number(sex: str, gender: str | None) -> None:
    assert sole(HEAD.format(sex=sex)).gender == gender


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("2.中学教师岗位须具备本科及以上学历；小学教师岗位须具备大专及以上学历。", None),
        ("2.具备本科及以上学历，退役士兵可放宽至大专学历。", "bachelor"),
    ],
)
def test_a_level_for_each_class_is_not_that_of_the_post(line: str, level: str | None) -> None:
    text = f"云岭县招聘公告\n现公开招聘中小学教师40名。\n一、招聘条件\n1.身体健康。\n{line}\n"
    assert sole(text).education == level
