"""Points that the notice adds inside a bracket are divided with it: (行测+申论+加分)÷2 adds half of them."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from ranking import Candidates, rank

NOTICE = """青禾县2024年考试录用公务员公告
一、职位
职位代码|职位名称|录用人数
A01|科员|1
二、笔试
笔试科目为行政职业能力测验和申论，每科满分100分。{formula}，保留两位小数。
退役军人加5分，服务基层项目人员加4分。同时符合多项的，{rule}。
三、总成绩
总成绩=笔试成绩×50%+面试成绩×50%，保留两位小数。
"""
HIGHEST, ALL = "按最高一项加分", "可以累计加分，累计不超过7分"
CASES = [
    ("笔试成绩=（行政职业能力测验+申论+加分）÷2", HIGHEST, "退役军人", "72.50"),
    ("笔试成绩=（行政职业能力测验+申论+加分）÷2", HIGHEST, "服务基层项目人员、退役军人", "72.50"),
    ("笔试成绩=（行政职业能力测验+申论+加分）÷2", ALL, "服务基层项目人员、退役军人", "73.50"),
    ("笔试成绩=（行政职业能力测验+申论）÷2+加分", HIGHEST, "退役军人", "75.00"),
    ("笔试成绩=（行政职业能力测验+申论+加分）÷2", HIGHEST, "", "70.00"),
]


@pytest.mark.parametrize(("formula", "rule", "named", "want"), CASES)
def test_points_count_as_the_bracket_does(formula, rule, named, want):
    from extractors import extract
    from ingest import read_bytes
    from review import draft

    text = NOTICE.format(formula=formula, rule=rule)
    campaign = draft(extract([read_bytes(text.encode(), "notice.txt")]))
    person = {"准考证号": "1", "职位代码": "A01", "行测": "68", "申论": "72", "加分项目": named, "面试成绩": "80"}
    run = rank(campaign, Candidates.from_frame(pl.DataFrame({k: [v] for k, v in person.items()})))
    row = run.frame.to_dicts()[0]
    assert row["written"] == want
    assert Decimal(row["total"]) == (Decimal(want) + 80) / 2


def test_a_test_with_its_points_over_two_is_the_weight_of_the_test():
    """总成绩=(笔试成绩+加分)÷2+面试成绩÷2: the points are halved once, with the test."""
    from extractors import extract
    from ingest import read_bytes
    from review import draft

    text = (
        "青禾县2024年考试录用公务员公告\n一、职位\n职位代码|职位名称|录用人数\nA01|科员|1\n二、笔试\n"
        "笔试满分100分。退役军人笔试成绩加5分。\n三、总成绩\n总成绩=（笔试成绩+加分）÷2+面试成绩÷2。\n"
    )
    campaign = draft(extract([read_bytes(text.encode(), "notice.txt")]))
    person = {"准考证号": "1", "职位代码": "A01", "笔试成绩": "70", "加分项目": "退役军人", "面试成绩": "80"}
    run = rank(campaign, Candidates.from_frame(pl.DataFrame({k: [v] for k, v in person.items()})))
    assert Decimal(run.frame.to_dicts()[0]["total"]) == Decimal("77.5")
