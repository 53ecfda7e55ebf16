"""Pass marks and points of a test whose papers are counted on another scale: whose value is compared, what is added."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from extractors import extract
from ingest import read_bytes
from ranking import candidates
from ranking.run import rank
from review.draft import draft

HEAD = "砚溪县2025年公开招聘公告\n一、岗位\nH01 讲解员,2人,本科。\nH02 档案员,1人,本科。\n四、考试\n"
PAPER = "（一）笔试。一张试卷，卷面总分150分，其中教育理论60分、学科专业90分。笔试成绩由卷面总分折算为百分制得出。\n"
REST = "（二）面试。满分100分。\n（三）总成绩＝（笔试成绩＋面试成绩）÷2，保留两位小数。\n"


def table(said: str, claims: tuple[str, str] = ("", "")) -> list[tuple[str | None, str | None]]:
    """Total and reason of two people who have 50 + 40 and 50 + 39.5 on their papers."""
    notice = extract([read_bytes((HEAD + PAPER + said + REST).encode(), "a.txt")])
    rows = {
        "准考证号": ["1", "2"],
        "岗位代码": ["H01", "H02"],
        "教育理论": ["50", "50"],
        "学科专业": ["40", "39.5"],
        "加分项目": list(claims),
        "面试成绩": ["80", "80"],
    }
    found = rank(draft(notice), candidates.Candidates.from_frame(pl.DataFrame(rows))).table()
    return list(zip(found["total"].to_list(), found["note"].to_list(), strict=True))


@pytest.mark.parametrize(
    "said",
    [
        "卷面总分（不含加分）达到90分为笔试合格。\n",
        "卷面成绩90分以上为笔试合格。\n",
        "笔试卷面成绩低于90分的，不得参加面试。\n",
    ],
)
def test_the_mark_on_paper_is_held_against_the_papers(said: str) -> None:
    first, second = table(said)
    assert not first[1]
    assert second[1]


@pytest.mark.parametrize("said", ["笔试成绩折算后达到60分为合格。\n", "折算后的笔试成绩低于60分的淘汰。\n"])
def test_other_marks_are_held_against_the_result(said: str) -> None:
    first, second = table(said)
    assert not first[1]
    assert second[1]


def test_points_on_the_converted_mark_are_weighted_with_it() -> None:
    said = "有一年以上支教经历的报名者，在折算后的笔试成绩上加3分。\n"
    plain, more = table(said), table(said, ("支教", ""))
    assert [plain[0][0], more[0][0]] == ["70.00", "71.50"]


@pytest.mark.parametrize(
    "said",
    [
        "笔试满分80分，笔试成绩按满分100分换算后使用。换算后不到60分的，淘汰。\n",
        "笔试满分80分，成绩折算成百分制。折算后低于60分的，不得参加面试。\n",
    ],
)
def test_a_mark_on_the_converted_scale_is_held_against_the_converted_mark(said: str) -> None:
    text = HEAD + "（一）笔试。" + said + "（二）面试。满分100分。\n（三）总成绩＝笔试成绩×50%＋面试成绩×50%。\n"
    rows = {"准考证号": ["1", "2"], "岗位代码": ["H01", "H02"], "笔试": ["48", "47.9"], "面试": ["80", "80"]}
    notice = extract([read_bytes(text.encode(), "a.txt")])
    found = rank(draft(notice), candidates.Candidates.from_frame(pl.DataFrame(rows))).table()
    assert [bool(note) for note in found["note"].to_list()] == [False, True]
    assert Decimal(str(found["total"].to_list()[0])) == 70
