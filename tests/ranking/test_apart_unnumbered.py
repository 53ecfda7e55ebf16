"""Men and women ranked apart where no places are printed for each: the ranks are apart, people decide who goes on."""

from __future__ import annotations

import csv

import pytest

NOTICE = """某县公安局公开招聘辅警公告
岗位代码	岗位名称	招聘人数
A01	巡逻辅警	4

一、笔试满分100分，面试满分100分。总成绩＝笔试成绩×50%＋面试成绩×50%。
二、按招聘人数1:2的比例，由笔试成绩从高到低确定进入面试人员。{said}
"""
ROWS = [("1", "A01", "男", "80", "80"), ("2", "A01", "女", "70", "70"), ("3", "A01", "男", "60", "60")]


def ranks(tmp_path, said):
    from cli.rank import run

    notice, table = tmp_path / "notice.txt", tmp_path / "candidates.csv"
    notice.write_text(NOTICE.format(said=said), "utf-8")
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("准考证号", "岗位代码", "性别", "笔试成绩", "面试成绩"), *ROWS])
    _, result = run(notice, table, None)
    return {row["id"]: row["rank"] for row in result.table().to_dicts()}, result.warnings


@pytest.mark.parametrize(
    "said",
    ["男、女分别排序。", "男女考生分别排名。", "男女分列。", "按性别分别排序。", "男、女分开排序，择优进入面试。"],
)
def test_ranks_are_apart_and_people_decide(tmp_path, said):
    found, warnings = ranks(tmp_path, said)
    assert found == {"1": 1, "2": 1, "3": 2}
    assert any(w.startswith("apart:") for w in warnings)


@pytest.mark.parametrize("said", ["", "男女不限。", "男、女岗位均须参加体能测评。"])
def test_otherwise_everybody_is_ranked_together(tmp_path, said):
    found, warnings = ranks(tmp_path, said)
    assert found == {"1": 1, "2": 2, "3": 3}
    assert not any(w.startswith("apart:") for w in warnings)
