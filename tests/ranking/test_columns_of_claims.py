"""Tables without a column of bonuses: columns named after what gives points, and facts that other columns tell."""

from __future__ import annotations

import polars as pl
import pytest

from ranking import Candidates, rank

NOTICE = """青禾县2024年社区工作者招聘公告
一、岗位
岗位代码|岗位|人数
S1|社区工作者|2
二、成绩
总成绩=笔试成绩×50%+面试成绩×50%+加分，保留两位小数。
加分项目：
（1）持有助理社会工作师证书的加1分，持有社会工作师证书的加2分，同时持有多个证书的按最高等级计；
（2）退役军人加1.5分。
以上两项可累计。
总成绩相同的，退役军人优先；仍相同的，出生日期在前的优先。
"""


@pytest.fixture(scope="module")
def campaign():
    from extractors import extract
    from ingest import read_bytes
    from review import draft

    return draft(extract([read_bytes(NOTICE.encode(), "notice.txt")]))


def ranked(campaign, **columns):
    size = len(next(iter(columns.values())))
    table = {"准考证号": [str(n) for n in range(size)], "岗位代码": ["S1"] * size}
    table |= {"笔试成绩": ["80"] * size, "面试成绩": ["80"] * size} | columns
    return rank(campaign, Candidates.from_frame(pl.DataFrame(table)))


def test_columns_named_after_what_gives_points(campaign):
    run = ranked(
        campaign, 社会工作者证书=["社会工作师", "助理社会工作师", "", "社会工作师"], 退役军人=["是", "", "否", ""]
    )
    assert run.frame["total"].to_list() == ["83.50", "81.00", "80.00", "82.00"]
    assert [w for w in run.warnings if w.startswith("bonus_column")] != []


@pytest.mark.parametrize(
    ("heading", "cells", "totals"),
    [
        ("职业资格", ["社会工作师", "", "助理社会工作师;社会工作师"], ["82.00", "80.00", "82.00"]),
        ("技能", ["助理社会工作师", "退役军人", ""], ["81.00", "81.50", "80.00"]),
        ("职业资格", ["社会工作师", "钢琴调律师", ""], ["80.00", "80.00", "80.00"]),  # not all of it gives points
        ("资格审查", ["退役军人", "", ""], ["80.00", "80.00", "80.00"]),
    ],
)
def test_columns_of_qualifications(campaign, heading, cells, totals):
    assert ranked(campaign, **{heading: cells}).frame["total"].to_list() == totals


def test_a_column_of_bonuses_is_the_only_one_where_there_is_one(campaign):
    run = ranked(campaign, 加分项目=["退役军人", ""], 社会工作者证书=["社会工作师", "社会工作师"])
    assert run.frame["total"].to_list() == ["81.50", "80.00"]
    assert not [w for w in run.warnings if w.startswith("bonus_column")]


def test_other_columns_claim_nothing(campaign):
    run = ranked(campaign, 备注=["退役军人", ""], 籍贯=["青禾", "石桥"])
    assert run.frame["total"].to_list() == ["80.00", "80.00"]


def test_ties_by_age_from_days_of_birth(campaign):
    run = ranked(campaign, 退役军人=["否"] * 3, 出生日期=["1999-02-01", "1990-05-06", "1999-01-31"])
    assert run.frame["rank"].to_list() == [3, 1, 2]


def test_ties_by_a_fact_that_the_claim_to_points_tells(campaign):
    marks = {"笔试成绩": ["80", "81.5", "83"], "面试成绩": ["80", "81.5", "80"]}
    run = ranked(campaign, 加分项目=["退役军人", "", ""], 出生日期=["1999-01-01", "1990-01-01", "1991-01-01"], **marks)
    assert run.frame["total"].to_list() == ["81.50", "81.50", "81.50"]
    assert run.frame["rank"].to_list() == [1, 2, 3]
    assert [w for w in run.warnings if w.startswith("fact_from_bonus")] != []
