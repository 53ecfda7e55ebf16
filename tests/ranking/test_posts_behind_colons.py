"""Posts with the number of people and a colon: what stands behind belongs to the list without the mark, and room that
is left (等专业, 含预备党员) stays in the words that prove it."""

from __future__ import annotations

import pytest

import extractors
import ingest

NOTICE = """青岚水务集团2026年公开招聘公告
一、招聘岗位
1.工程岗5人：{}；
2.综合岗2人：本科及以上学历。
二、应聘条件
1.身体健康。
"""


def _post(demand: str):
    return extractors.extract([ingest.read_bytes(NOTICE.format(demand).encode(), "n.txt")]).posts[0]


@pytest.mark.parametrize(
    ("demand", "majors", "quote"),
    [
        ("会计学、财务管理专业，本科及以上学历", ("会计学", "财务管理"), "会计学、财务管理"),
        ("环境工程、给排水相关专业，本科及以上学历", ("环境工程", "给排水"), "环境工程、给排水相关"),
        ("法学等专业，硕士研究生及以上学历", ("法学",), "法学等"),
        ("法学、社会学等相近专业，硕士研究生及以上学历", ("法学", "社会学"), "法学、社会学等相近"),
        ("法学专业，硕士研究生及以上学历", ("法学",), "法学"),
    ],
)
def test_majors(demand: str, majors: tuple[str, ...], quote: str) -> None:
    post = _post(demand)
    assert post.majors == majors
    assert [piece.quote for piece in post.quotes("majors")] == [quote]


@pytest.mark.parametrize(
    ("demand", "quote"),
    [
        ("本科及以上学历，中共党员（含预备党员）", "中共党员（含预备党员）"),
        ("中共党员（包括预备党员），本科及以上学历", "中共党员（包括预备党员）"),
        ("本科及以上学历，中共党员（不含预备党员）", "中共党员（不含预备党员）"),
        ("本科及以上学历，中共党员", "中共党员"),
        ("本科及以上学历，中共党员（退役军人）", "中共党员"),
    ],
)
def test_members_on_probation(demand: str, quote: str) -> None:
    post = _post(demand)
    assert post.political == ("中共党员",)
    assert [piece.quote for piece in post.quotes("political")] == [quote]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("中共党员（含预备党员）", "eligible"),
        ("中共党员（不含预备党员）", "ineligible"),
        ("中共党员", "needs_documents"),
    ],
)
def test_who_is_on_probation(verdicts_of, said: str, verdict: str) -> None:
    notice = NOTICE.format(f"本科及以上学历，{said}")
    rows = ["工程岗,本科,中共预备党员,是", "工程岗,本科,中共党员,是", "工程岗,本科,共青团员,是"]
    assert verdicts_of(notice, "报考岗位,学历,政治面貌,诚信承诺", rows) == [verdict, "eligible", "ineligible"]
