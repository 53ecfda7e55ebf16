"""Posts below a heading without a number, behind blanks that a file lost, and in one sentence."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes


def posts(*lines: str) -> list[tuple[str | None, int | None, int | None]]:
    document = read_bytes("\n".join(["云岭市人民医院招聘启事", *lines]).encode(), "n.txt")
    found = extract([document])
    found.verify([document])
    return [(p.name, p.headcount, p.age_max) for p in found.posts]


@pytest.mark.parametrize("heading", ["招聘岗位及要求", "【招聘岗位】", "招聘岗位(合同制)"])
def test_numbered_posts_below_a_heading_without_a_number(heading: str) -> None:
    lines = ("一、护理人员 12名", "1.大专及以上学历;", "2.年龄30周岁以下;", "二、收费员 3名", "1.年龄35周岁以下。")
    assert posts(heading, *lines) == [("护理人员", 12, 30), ("收费员", 3, 35)]


@pytest.mark.parametrize(
    "rest",
    [
        "大专及以上学历,年龄30周岁以下",
        "学历大专以上,年龄30周岁以下",
        "30周岁以下",
        "要求30周岁以下",
        "限男性,30周岁以下",
    ],
)
def test_demands_behind_the_count_of_a_line(rest: str) -> None:
    lines = ("招聘岗位", f"1.护士 12名 {rest}", "2.收费员 3名 年龄35周岁以下", "报名时间", "2026年4月1日至4月10日")
    assert posts(*lines) == [("护士", 12, 30), ("收费员", 3, 35)]


@pytest.mark.parametrize("name", ["文员", "会计", "护士", "司机", "讲解员"])
def test_a_post_of_two_characters_in_a_sentence(name: str) -> None:
    assert posts(f"因工作需要,面向社会公开招聘{name}1名,要求大专以上学历,35周岁以下。") == [(name, 1, 35)]


@pytest.mark.parametrize("name", ["人员", "人才", "职工"])
def test_words_for_anybody_are_no_post(name: str) -> None:
    assert posts(f"因工作需要,面向社会公开招聘{name}1名,要求大专以上学历,35周岁以下。") == []


@pytest.mark.parametrize("heading", ["组织领导", "工作纪律", "报名材料"])
def test_other_headings_open_no_list_of_posts(heading: str) -> None:
    assert posts(heading, "一、护理人员 12名", "二、收费人员 3名") == []
