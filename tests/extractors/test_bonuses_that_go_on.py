"""Points for some years and a rate for those beyond, and how many situations count at most."""

from __future__ import annotations

import polars as pl
import pytest

from extractors import extract
from ingest import read_bytes
from ranking import Candidates, rank
from review import draft

HEAD = """丹桐县2025年公开招聘公告
一、岗位
岗位代码\t岗位名称\t招聘人数
X01\t放射技师\t9
二、成绩
笔试、面试满分均为100分。总成绩=笔试成绩×50%+面试成绩×50%+加分。加分计入总成绩。
"""


def campaign(text):
    return draft(extract([read_bytes((HEAD + text).encode(), "notice.txt")]))


def points(text, column, cells):
    size = len(cells)
    table = {"准考证号": [str(n) for n in range(size)], "岗位代码": ["X01"] * size, column: cells}
    frame = pl.DataFrame(table | {"笔试成绩": ["60"] * size, "面试成绩": ["60"] * size})
    found = rank(campaign(text), Candidates.from_frame(frame)).frame["total"].to_list()
    return [round(float(total) - 60, 6) for total in found]


@pytest.mark.parametrize(
    ("text", "cells", "want"),
    [
        ("退役军人服役满2年的加2分,此后每多服役1年增加0.5分,最多加5分。", ["1", "2", "5", "20"], [0, 2, 3.5, 5]),
        ("退役军人服役满3年的加1分,每增加1年再加1分,最高加3分。", ["2", "3.9", "4", "9"], [0, 1, 2, 3]),
        ("退役军人服役满5年的加2分,超过的部分每满1年加0.2分,最高加3分。", ["4", "5", "7", "30"], [0, 2, 2.4, 3]),
        # two tiers, and a rate for everybody
        ("退役军人服役满2年的加2分,满5年的加4分。", ["1", "2", "6", ""], [0, 2, 4, 0]),
        ("退役军人每服役满1年加0.5分,最高加2分。", ["1", "3", "9", ""], [0.5, 1.5, 2, 0]),
    ],
)
def test_a_rate_goes_on_from_the_years_before_it(text, cells, want):
    assert points(text, "退役军人服役年限", cells) == want


LIST = "退役士兵加3分;荣立三等功的加2分;中共党员加1分;持有急救员证书的加1.5分。"


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("符合多项加分条件的,最多累计两项。", 2),
        ("同时符合多项的,至多可享受其中2项加分。", 2),
        ("符合多项的,取分值最高的两项相加。", 2),
        ("符合几项的,累计不超过三项。", 3),
        ("符合多项的可累计,最高不超过5分。", None),
        ("符合多项的,只取最高一项。", None),
        ("报名时最多上传两项证明材料。", None),
    ],
)
def test_how_many_situations_count(text, most):
    (scheme,) = campaign(LIST + text).schemes
    assert scheme.bonus_most == most
    assert scheme.bonus_rule == ("highest" if "一项" in text else "cumulative" if "证明" not in text else None)


def test_the_situations_worth_most_count():
    cells = ["中共党员;退役士兵;急救员证书", "中共党员", "急救员证书;中共党员", "退役士兵;三等功;中共党员;急救员证书"]
    assert points(LIST + "符合多项的,最多累计两项。", "加分项目", cells) == [4.5, 1, 2.5, 5]


def test_whoever_meets_both_gets_the_better():
    text = "村干部加2分,“三支一扶”人员加3分。两者兼有的只加3分。"
    assert campaign(text).schemes[0].bonus_rule == "highest"
