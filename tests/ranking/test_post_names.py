"""What a table may call posts of one name that are for men and for women."""

from __future__ import annotations

import polars as pl
import pytest

from ranking import Candidates, rank
from schema.errors import UnknownPost

NOTICE = """石滩县公安局2025年招聘公告
一、招聘计划
●处突岗位（男）1名
●处突岗位（女）1名
●内勤岗位1名
二、成绩
总成绩=笔试成绩×50%+面试成绩×50%，保留两位小数。
"""


@pytest.fixture(scope="module")
def campaign():
    from extractors import extract
    from ingest import read_bytes
    from review import draft

    return draft(extract([read_bytes(NOTICE.encode(), "notice.txt")]))


def ranked(campaign, **columns):
    size = len(columns["岗位"])
    marks = {"笔试成绩": [str(90 - n) for n in range(size)], "面试成绩": ["80"] * size}
    return rank(
        campaign, Candidates.from_frame(pl.DataFrame({"准考证号": [*map(str, range(size))], **columns, **marks}))
    )


@pytest.mark.parametrize(
    "names",
    [
        ["处突岗位（男）", "处突岗位（女）", "处突岗位（男）", "内勤岗位"],
        ["处突(男)", "处突(女)", "处突(男)", "内勤"],
        ["男处突岗", "女处突岗", "男处突岗", "内勤岗"],
    ],
)
def test_names_with_the_sex(campaign, names):
    assert ranked(campaign, 岗位=names).frame["rank"].to_list() == [1, 1, 2, 1]


def test_the_sex_in_a_column_of_its_own(campaign):
    run = ranked(campaign, 岗位=["处突岗位"] * 3 + ["内勤岗位"], 性别=["男", "女", "男", "女"])
    assert run.frame["rank"].to_list() == [1, 1, 2, 1]


@pytest.mark.parametrize("sexes", [["男", "", "男"], None])
def test_nobody_guesses_the_sex(campaign, sexes):
    more = {"性别": sexes} if sexes else {}
    with pytest.raises(UnknownPost):
        ranked(campaign, 岗位=["处突岗位"] * 3, **more)
