"""A scheme whose shares do not make a whole ranks nobody: something was lost, or counted twice."""

from __future__ import annotations

from fractions import Fraction

import pytest

from extractors import extract
from ingest import read_bytes
from review.draft import draft
from schema.notice import Notice

BODY = """云岭县2024年公开招聘工作人员公告

一、招聘岗位
序号\t岗位名称\t岗位代码\t招聘人数
1\t会计\tA01\t1
2\t文秘\tA02\t2

三、考试
{0}

云岭县人力资源和社会保障局
2024年3月1日
"""


def notice(scoring: str) -> Notice:
    document = read_bytes(BODY.format(scoring).encode(), "notice.txt")
    return extract([document])


@pytest.mark.parametrize(
    "scoring",
    [
        "总成绩＝笔试成绩×60%＋面试成绩×40%。",
        "笔试成绩＝行政职业能力测验×24%＋申论×36%；总成绩＝笔试成绩＋面试成绩×40%。",
        "笔试满分100分，其中客观题60分、主观题40分。笔试占50%，面试占50%。",
    ],
)
def test_a_whole_scheme_ranks_every_post(scoring: str) -> None:
    campaign = draft(notice(scoring))
    assert all(post.scheme for post in campaign.posts)
    assert not [f for f in notice(scoring).findings if f.code == "weights_do_not_add_up"]


def test_a_scheme_that_does_not_add_up_ranks_nobody_and_says_so() -> None:
    broken = notice("总成绩＝笔试成绩×60%＋面试成绩×50%。")
    assert broken.schemes[0].whole() == Fraction(11, 10)
    assert [f.proof for f in broken.findings if f.code == "weights_do_not_add_up"] == ["60% + 50% = 110%"]
    assert {post.scheme for post in draft(broken).posts} == {None}
