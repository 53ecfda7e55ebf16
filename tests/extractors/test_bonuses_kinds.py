"""Points of one kind, of which the best count, grades of one thing, and people and points without a verb."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

HEAD = "丹桐县2025年公开招聘公告\n一、成绩\n笔试、面试满分均为100分。总成绩=笔试成绩×50%+面试成绩×50%。\n"


def scheme(text):
    return extract([read_bytes((HEAD + text).encode(), "notice.txt")]).schemes[0]


def brief(bonus, kinds):
    number = f" #{kinds.index(bonus.group)}" if bonus.group else ""
    least = f" from {bonus.least}" if bonus.least else ""
    return f"{bonus.points}@{bonus.on} {bonus.when}{least}{number}"


@pytest.mark.parametrize(
    ("text", "want", "rule"),
    [
        (
            "加分(计入总成绩):(1)取得初级会计师证书的加1分,取得中级会计师证书的加2分,同时持有两证的按最高等级计;(2)烈属加2分。"
            "以上各项可累计。",
            ["1@total 取得初级会计师证书 #0", "2@total 取得中级会计师证书 #0", "2@total 烈属"],
            "cumulative",
        ),
        (
            "获得市级优秀辅导员称号的,笔试成绩加2分;县级的加1分。",
            ["2@written 获得市级优秀辅导员称号", "1@written 获得县级优秀辅导员称号"],
            None,
        ),
        (
            "持有社工证的,笔试成绩初级加1分、中级加2分。",
            ["1@written 持有社工证初级", "2@written 持有社工证中级"],
            None,
        ),
        (
            "在村工作满2年的加1分,满5年的加3分,计入笔试成绩。",
            ["1@written 在村工作满2年 from 2 #0", "3@written 在村工作满5年 from 5 #0"],
            None,
        ),
        (
            "退役士兵笔试成绩加2分,其中荣立二等功的加6分。",
            ["2@written 退役士兵 #0", "6@written 其中荣立二等功 #0"],
            None,
        ),
        (
            "以下人员笔试成绩给予加分:烈属(4分)、退役士兵(3分),就高不就低。",
            ["4@written 烈属", "3@written 退役士兵"],
            "highest",
        ),
        (
            "符合下列情形之一的,笔试成绩加2分:\n1.烈属;\n2.退役士兵。",
            ["2@written 烈属 #0", "2@written 退役士兵 #0"],
            None,
        ),
        ("烈属加2分,退役士兵加3分。加分统一计入总成绩。", ["2@total 烈属", "3@total 退役士兵"], None),
        (
            "获得省级、市级荣誉称号的,笔试成绩分别加3分、2分。",
            ["3@written 省级荣誉称号", "2@written 市级荣誉称号"],
            None,
        ),
        (
            "加分分为两类:学历类(本科1分、硕士2分)、荣誉类(区级1分、市级2分),计入笔试成绩。",
            ["1@written 本科 #0", "2@written 硕士 #0", "1@written 荣誉区级 #1", "2@written 荣誉市级 #1"],
            None,
        ),
        # near misses: full marks, floors and other shares beside words of bonuses are no points for people
        ("加分项目由人社局审核:笔试100分、面试100分。", [], None),
        ("在村工作满2年的,笔试成绩加1分。", ["1@written 在村工作满2年"], None),
    ],
)
def test_kinds(text, want, rule):
    made = scheme(text)
    kinds = list(dict.fromkeys(b.group for b in made.bonuses if b.group))
    assert [brief(b, kinds) for b in made.bonuses] == want
    assert made.bonus_rule == rule


def test_a_table_of_points():
    made = scheme("笔试加分项目及分值如下:\n加分对象\t分值\n烈属\t4分\n退役士兵\t3分\n以上不累计。")
    assert [(b.when, str(b.points), b.on) for b in made.bonuses] == [
        ("烈属", "4", "written"),
        ("退役士兵", "3", "written"),
    ]
    assert made.bonus_rule == "highest"


@pytest.mark.parametrize(
    ("text", "match", "rule"),
    [
        (
            "退役士兵加3分；荣立二等功的退役士兵加6分，不与前项重复享受。",
            {"3": ("退役士兵",), "6": ("二等功",)},
            "highest",
        ),
        (
            "退役士兵加3分；荣立二等功的退役士兵加6分，不得与上述加分叠加。",
            {"3": ("退役士兵",), "6": ("二等功",)},
            "highest",
        ),
        (
            "退役士兵加3分；荣立二等功的退役士兵加6分，不与前项重复享受；少数民族考生加1分。",
            {"3": ("退役士兵",), "6": ("二等功",), "1": ("少数民族",)},
            None,
        ),
    ],
)
def test_points_for_some_of_those_who_have_points(text, match, rule):
    head = "某县公开招聘公告\n一、加分\n"
    tail = "\n总成绩=笔试成绩×40%+面试成绩×60%。"
    (scheme,) = extract([read_bytes(f"{head}{text}{tail}".encode(), "a.txt")]).schemes
    assert {str(b.points): b.match for b in scheme.bonuses} == match
    assert scheme.bonus_rule == rule
    assert [str(b.points) for b in scheme.bonuses if b.group] == ([] if rule else ["3", "6"])
