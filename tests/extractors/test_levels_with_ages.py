"""Rows of one post, one for each level, that print an age of their own."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from extractors import extract
from ingest import read_bytes
from schema.notice import Post
from schema.values import Education

HEADS = ("单位", "岗位", "岗位代码", "人数", "学历", "专业", "年龄")


def post(levels: list[tuple[str, str, str]]) -> Post:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADS)
    for c, text in enumerate(("江心医院", "内科医师", "Y01", "3")):
        sheet.merge_range(1, c, len(levels), c, text)
    for r, level in enumerate(levels, 1):
        sheet.write_row(r, 4, level)
    sheet.write_row(len(levels) + 1, 0, ("江心医院", "药师", "Y02", "1", "本科", "药学", "32周岁以下"))
    book.close()
    document = read_bytes(out.getvalue(), "t.xlsx")
    notice = extract([document])
    notice.verify([document])
    assert len(notice.posts) == 2
    return notice.posts[0]


UP = [
    ("本科", "临床医学", "31周岁以下"),
    ("硕士研究生", "内科学", "36周岁以下"),
    ("博士研究生", "内科学", "42周岁以下"),
]


@pytest.mark.parametrize("rows", [UP, UP[::-1]])
def test_the_age_of_each_level(rows: list[tuple[str, str, str]]) -> None:
    found = post(rows)
    assert (found.education, found.age_max) == (Education.BACHELOR, 31)
    assert {(a.who, a.max) for a in found.age_limits} == {("硕士研究生", 36), ("博士研究生", 42)}


def test_one_age_for_all_levels_is_that_of_the_post() -> None:
    found = post([(level, majors, "38周岁以下") for level, majors, _ in UP])
    assert (found.age_max, found.age_limits) == (38, ())
