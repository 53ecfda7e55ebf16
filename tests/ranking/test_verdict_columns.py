"""Tests of which a table tells only who passed."""

from __future__ import annotations

import polars as pl
import pytest

from extractors import extract
from ingest import read_bytes
from ranking import Candidates, rank
from review import draft
from schema.errors import BadMark

HEAD = "石滩县2025年招聘公告\n一、岗位\n岗位代码｜岗位名称｜人数\nA01｜辅警｜1\n二、考试\n"
SUM = "\n总成绩＝笔试成绩×40%＋面试成绩×60%。按总成绩1:1确定体检人选。"


def ranked(text: str, **columns: list[str]):
    campaign = draft(extract([read_bytes((HEAD + text + SUM).encode(), "notice.txt")]))
    table = {"准考证号": ["1", "2", "3"], "岗位代码": ["A01"] * 3}
    table |= {"笔试成绩": ["80", "90", "70"], "面试成绩": ["80", "90", "70"]} | columns
    return rank(campaign, Candidates.from_frame(pl.DataFrame(table)))


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("体能测评，不合格者不得参加面试。", "体能测评"),
        ("体能测评，不合格者不得参加面试。", "体能测评结果"),
        ("体能测评，不合格者不得参加面试。", "体能测评结论"),
        ("体能测评满分100分，60分合格。", "体能测评"),
        ("面试前进行心理测试，测试未通过的取消面试资格。", "心理测试"),
        ("体能测试按公安机关标准执行，不达标者即淘汰。", "体能测试"),
        ("从体能测评合格人员中，根据笔试成绩从高到低按1:3的比例确定面试人选。", "体能测评"),
        ("体能测试合格的，按笔试成绩从高到低1:3确定面试人选。", "体能测试"),
    ],
)
@pytest.mark.parametrize("words", [("合格", "不合格"), ("通过", "不通过"), ("达标", "未达标")])
def test_who_failed_is_out(text, heading, words):
    passed, failed = words
    run = ranked(text, **{heading: [passed, failed, passed]})
    assert run.frame["rank"].to_list() == [1, None, 2]
    assert run.frame.filter(pl.col("id") == "2")["note"].item().startswith("failed:")


@pytest.mark.parametrize("text", ["对进入体检人员进行心理测试。", "组织心理测试，结果供参考，不计入总成绩。"])
def test_nobody_is_sent_away_without_a_rule(text):
    run = ranked(text, 心理测试=["通过", "不通过", "通过"])
    assert run.frame["rank"].to_list() == [2, 1, 3]


def test_marks_of_a_test_that_qualifies_are_marks():
    run = ranked("体能测评满分100分，60分合格。", 体能测评=["75", "59", "60"])
    assert run.frame["rank"].to_list() == [1, None, 2]


def test_a_result_that_counts_is_no_verdict():
    with pytest.raises(BadMark):
        ranked("", 面试成绩=["合格", "不合格", "合格"])


TWO = "石滩县2025年招聘公告\n一、岗位\n岗位代码｜岗位名称｜人数\nA01｜巡防辅警｜1\nB01｜文职辅警｜1\n二、考试\n"


@pytest.mark.parametrize(
    ("verdicts", "ranks", "warned"),
    [
        (["合格", "不合格", "", ""], [1, None, 1, 2], True),  # not held for the second post
        (["合格", "合格", "合格", ""], [1, 2, 1, None], False),
        (["合格", "合格", "缺考", ""], [1, 2, None, None], False),
    ],
)
def test_a_test_that_is_not_held_for_a_post(verdicts, ranks, warned):
    text = TWO + "体能测评，不合格者不得参加面试。文职岗位不进行体能测评。" + SUM
    campaign = draft(extract([read_bytes(text.encode(), "notice.txt")]))
    table = {"准考证号": list("1234"), "岗位代码": ["A01", "A01", "B01", "B01"], "体能测评": verdicts}
    table |= {"笔试成绩": ["80", "70", "80", "70"], "面试成绩": ["80", "70", "80", "70"]}
    run = rank(campaign, Candidates.from_frame(pl.DataFrame(table)))
    assert run.frame["rank"].to_list() == ranks
    assert any(w.startswith("unchecked: nobody of") for w in run.warnings) is warned
