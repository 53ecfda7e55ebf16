"""Papers in the table of a test that the notice marks as a whole: what they make, and when nobody can tell."""

from __future__ import annotations

import polars as pl
import pytest

from extractors import extract
from ingest import read_bytes
from ranking import candidates
from ranking.run import rank
from review.draft import draft
from schema.errors import MissingColumn

HEAD = "砚溪县2025年公开招聘公告\n一、岗位\nH01 讲解员,2人,本科。\nH02 档案员,1人,本科。\n四、考试\n"
SUM = "面试满分100分。总成绩＝笔试成绩×50%＋面试成绩×50%，保留两位小数。"


def totals(text: str, **columns: list[str]) -> list[str]:
    notice = extract([read_bytes((HEAD + text + SUM).encode(), "a.txt")])
    rows = {"准考证号": ["1", "2"], "岗位代码": ["H01", "H02"], **columns, "面试成绩": ["80", "70"]}
    result = rank(draft(notice), candidates.Candidates.from_frame(pl.DataFrame(rows)))
    return [str(total) for total in result.table()["total"].to_list()]


ONE = [
    "笔试科目为《公共基础知识》，满分100分。",
    "笔试：考试科目为《综合知识》，总分100分。",
    "笔试满分100分，科目为《职业能力测验》。",
    "（一）笔试。考试科目：《公共基础知识》。笔试成绩满分为100分。",
    "笔试考一科，科目是《公共基础知识》，卷面满分100分。",
    "笔试满分100分，笔试科目为专业知识。",
]
NAMES = ["公共基础知识", "综合知识", "职业能力测验", "公共基础知识", "公共基础知识", "专业知识"]


@pytest.mark.parametrize(("text", "name"), list(zip(ONE, NAMES, strict=True)))
def test_the_only_paper_is_the_test(text: str, name: str) -> None:
    assert totals(text, **{name: ["60", "90"]}) == totals(text, 笔试成绩=["60", "90"]) == ["70.00", "80.00"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "笔试满分100分，其中公共基础知识60分、专业知识40分。",
            ("公共基础知识", "专业知识"),
        ),
        (
            "笔试试卷由公共基础知识（60分）和专业知识（40分）组成，满分100分。",
            ("公共基础知识", "专业知识"),
        ),
    ],
)
def test_papers_that_make_up_the_test_are_added(text: str, names: tuple[str, str]) -> None:
    assert totals(text, **{names[0]: ["40", "50"], names[1]: ["20", "40"]}) == ["70.00", "80.00"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        # nobody knows how two papers of a hundred make a hundred
        ("笔试满分100分，科目为《公共基础知识》和《专业知识》。", {"公共基础知识": ["6", "5"], "专业知识": ["2", "4"]}),
        # one of two papers is not there
        ("笔试满分100分，科目为《公共基础知识》和《专业知识》。", {"公共基础知识": ["60", "50"]}),
        # another test than the papers of this one
        ("笔试科目为《公共基础知识》，满分100分。", {"计算机测试": ["60", "50"]}),
    ],
)
def test_no_test_is_invented(text: str, columns: dict[str, list[str]]) -> None:
    with pytest.raises(MissingColumn):
        totals(text, **columns)
