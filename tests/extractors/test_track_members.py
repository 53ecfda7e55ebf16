"""Classes of posts that have rules of their own, in every form these take, with the posts that they hold."""

from __future__ import annotations

import pytest

import ingest
from extractors import extract

CLASSED = """| 岗位代码 | 岗位名称 | 岗位类别 | 人数 |
|--|--|--|--|
| A01 | 综合管理员 | {0} | 2 |
| A02 | 文秘 | {0} | 1 |
| B01 | 巡查员 | {1} | 3 |
| B02 | 驾驶员 | {1} | 1 |
"""
PLAIN = """| 岗位代码 | 岗位名称 | 人数 |
|--|--|--|
| A01 | 综合管理员 | 2 |
| A02 | 文秘 | 1 |
| B01 | 巡查员 | 3 |
| B02 | 驾驶员 | 1 |
"""


def classes(posts, rules):
    text = f"# 青枫市城市运行服务中心公开招聘公告\n\n一、岗位\n\n{posts}\n二、考试\n\n{rules}\n"
    return {t.label: t.codes for t in extract([ingest.read_bytes(text.encode(), "a.md")]).tracks}


PAIRS = [
    ("机关岗", "基层岗"),
    ("甲组", "乙组"),
    ("第一类岗位", "第二类岗位"),
    ("内勤", "外勤"),
    ("业务条线", "支持条线"),
]
FORMS = [
    "{0}笔试占40%、面试占60%，{1}笔试占60%、面试占40%。",
    "{0}：笔试占40%，面试占60%。\n\n{1}：笔试占60%，面试占40%。",
    "{0}：总成绩=笔试成绩×40%+面试成绩×60%\n\n{1}：总成绩=笔试成绩×60%+面试成绩×40%",
    "笔试、面试各占50%。{0}按1:3、{1}按1:5的比例确定面试人选。",
    "笔试、面试各占50%。笔试合格线{0}为60分，{1}为50分，低于合格线的不得进入面试。",
    "（一）{0}\n\n笔试占40%，面试占60%。\n\n（二）{1}\n\n笔试占60%，面试占40%。",
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize("form", FORMS)
def test_classes_of_the_table(form, first, second):
    found = classes(CLASSED.format(first, second), form.format(first, second))
    assert found == {first: ("A01", "A02"), second: ("B01", "B02")}


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_no_classes_where_all_rules_are_alike(first, second):
    rules = f"{first}与{second}均按笔试占40%、面试占60%计算总成绩，按1:3的比例确定面试人选。"
    assert classes(CLASSED.format(first, second), rules) == {}


DEFINED = [
    "本次招聘岗位分为管理岗（A01、A02）和一线岗（B01、B02）。管理岗笔试占40%、面试占60%；一线岗笔试占60%、面试占40%。",
    "A01、A02为管理岗，B01、B02为一线岗。\n\n管理岗总成绩=笔试×40%+面试×60%\n\n一线岗总成绩=笔试×60%+面试×40%",
    "B01、B02为一线岗，其余为管理岗。\n\n管理岗：笔试占40%，面试占60%\n\n一线岗：笔试占60%，面试占40%",
]


@pytest.mark.parametrize("rules", DEFINED)
def test_classes_that_a_sentence_defines(rules):
    assert classes(PLAIN, rules) == {"管理岗": ("A01", "A02"), "一线岗": ("B01", "B02")}


def test_names_of_posts_with_codes_are_no_classes():
    rules = "综合管理员岗（A01）2名，巡查员岗（B01）3名。笔试、面试各占50%。"
    assert classes(PLAIN, rules) == {}


def test_a_class_that_lists_names_of_posts_holds_them():
    rules = "综合管理员、文秘岗位总成绩=笔试×40%+面试×60%；巡查员、驾驶员岗位总成绩=笔试×60%+面试×40%。"
    assert classes(PLAIN, rules) == {"综合管理员、文秘岗位": ("A01", "A02"), "巡查员、驾驶员岗位": ("B01", "B02")}
