"""Claims to points: grades, numbers of years, answers and posts, from the notice to each person's points."""

from __future__ import annotations

import polars as pl
import pytest

from extractors import extract
from ingest import read_bytes
from ranking import Candidates, rank
from ranking.levels import admits, levels
from review import draft

HEAD = """丹桐县2025年公开招聘公告
一、岗位
岗位代码\t岗位名称\t招聘人数
X01\t放射技师\t9
Y01\t档案员\t9
二、成绩
笔试、面试满分均为100分。总成绩=笔试成绩×50%+面试成绩×50%+加分。加分计入总成绩。
"""


def points(text, column, cells, posts=None):
    campaign = draft(extract([read_bytes((HEAD + text).encode(), "notice.txt")]))
    size = len(cells)
    table = {"准考证号": [str(n) for n in range(size)], "岗位代码": posts or ["X01"] * size, column: cells}
    run = rank(
        campaign, Candidates.from_frame(pl.DataFrame(table | {"笔试成绩": ["60"] * size, "面试成绩": ["60"] * size}))
    )
    return [float(total) - 60 for total in run.frame["total"].to_list()]


@pytest.mark.parametrize(
    ("text", "column", "cells", "want"),
    [
        ("持有社工证书的,初级加1分、中级加2分、高级加3分。", "社工证书", ["初级", "高级", "无", "中级"], [1, 3, 0, 2]),
        ("取得高级工及以上证书的加2分。", "技能等级", ["高级工", "技师", "中级工", ""], [2, 2, 0, 0]),
        ("在社区工作每满1年加0.5分,最高加2分。", "社区工作年限", ["3.9", "9", "0.5", ""], [1.5, 2, 0, 0]),
        ("在村工作满2年的加1分,满5年的加3分。", "村工作年限", ["1", "2", "7", ""], [0, 1, 3, 0]),
        ("少数民族考生加2分。", "民族", ["汉族", "白族", "汉", ""], [0, 2, 0, 0]),
        ("取得住院医师规范化培训合格证书的加3分。", "规培证", ["有", "", "无", "有"], [3, 0, 0, 3]),
        (
            "获得市级及以上劳动模范称号的加3分,县级的加1分。",
            "荣誉",
            ["省级劳动模范", "县级劳动模范", "", ""],
            [3, 1, 0, 0],
        ),
        ("退役士兵加2分,其中荣立二等功的加6分。", "加分项目", ["退役士兵(二等功)", "退役士兵", "", ""], [6, 2, 0, 0]),
        ("在网格工作的,从第三年起每满1年加1分,最高加2分。", "网格工作年限", ["2", "3.5", "9", ""], [0, 1, 2, 0]),
        # near misses: other numbers, other grades and answers to other questions claim nothing
        ("在社区工作每满1年加0.5分。", "驾龄", ["3", "9", "1", ""], [0, 0, 0, 0]),
        ("退役士兵加2分。", "是否服从调剂", ["是", "否", "是", ""], [0, 0, 0, 0]),
    ],
)
def test_claims(text, column, cells, want):
    assert points(text, column, cells) == want


def test_the_posts_that_get_no_points():
    text = "退役士兵加2分(Y01岗位不加)。"
    assert points(text, "加分项目", ["退役士兵", "退役士兵"], ["X01", "Y01"]) == [2, 0]


@pytest.mark.parametrize(
    ("wording", "word", "want"),
    [
        ("市级及以上表彰", "省级表彰", True),
        ("市级表彰", "省级表彰", False),
        ("市级及以上表彰", "县级表彰", False),
        ("省、市级表彰", "省级表彰", True),
        ("高级技师", "技师", False),
        ("社会工作师证书", "助理社会工作师", False),
        ("退役士兵", "市级表彰", True),
    ],
)
def test_grades(wording, word, want):
    assert admits(wording, word) is want


def test_a_longer_word_hides_the_shorter():
    assert levels("高级技师") == {"skill": (4, False)}


BARE = """丹桐县2025年公开招聘公告
一、岗位
岗位代码\t岗位名称\t招聘人数
X01\t放射技师\t1
二、成绩
笔试、面试满分均为100分。笔试成绩按1:3确定面试人选。总成绩=笔试成绩×50%+面试成绩×50%，保留两位小数。
退役士兵笔试成绩加10分。
"""


@pytest.mark.parametrize(
    ("text", "went"),
    [
        ("笔试卷面成绩低于60分的淘汰。", [0, 1, 0]),
        ("加分前的笔试成绩未达到60分的，不得进入面试。", [0, 1, 0]),
        ("笔试合格分数为60分（按未加分的成绩计算）。", [0, 1, 0]),
        ("笔试成绩低于60分的淘汰。60分的淘汰线按卷面分掌握。", [0, 1, 0]),
        ("笔试成绩（含加分）低于60分的淘汰。", [1, 1, 0]),
        ("笔试成绩低于60分的淘汰。", [1, 1, 0]),
    ],
)
def test_pass_marks_before_points_are_added(text, went):
    campaign = draft(extract([read_bytes((BARE + text).encode(), "notice.txt")]))
    table = {
        "准考证号": ["1", "2", "3"],
        "岗位代码": ["X01"] * 3,
        "笔试成绩": ["55", "62", "40"],
        "面试成绩": ["80"] * 3,
    }
    run = rank(campaign, Candidates.from_frame(pl.DataFrame(table | {"加分项目": ["退役士兵", "", ""]})))
    assert run.frame["to_interview"].to_list() == went


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("总成绩相同的，卷面成绩高者优先。", [2, 1]),
        ("总成绩相同的，按笔试成绩（不含加分）高低排序。", [2, 1]),
        ("总成绩相同的，笔试成绩高者优先。", [1, 2]),
    ],
)
def test_ties_by_marks_before_points_are_added(text, ranks):
    campaign = draft(extract([read_bytes((BARE + text).encode(), "notice.txt")]))
    table = {"准考证号": ["1", "2"], "岗位代码": ["X01"] * 2, "笔试成绩": ["62", "70"], "面试成绩": ["80", "82"]}
    run = rank(campaign, Candidates.from_frame(pl.DataFrame(table | {"加分项目": ["退役士兵", ""]})))
    assert run.frame["rank"].to_list() == ranks
