"""Corrections in further words: what changes, and what they only mention."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice

HEAD = "某县公开招聘更正公告\n《某县公开招聘公告》（以下简称原公告）现就有关事项更正如下：\n"


def notice(sentence: str) -> Notice:
    return extract([read_bytes(f"{HEAD}{sentence}\n".encode(), "n.txt")])


CHANGES = [
    ("3105岗位招聘人数由5名调减为4名。", ("post 3105", "headcount", "5", "4")),
    ("3105会计岗位招聘人数由1名增为2名。", ("post 3105", "headcount", "1", "2")),
    ("3105岗位招聘人数由6人压减至3人。", ("post 3105", "headcount", "6", "3")),
    ("3106岗位年龄由“30周岁以下”放宽至“40周岁以下”。", ("post 3106", "age_max", "30", "40")),
    ("3107语文教师岗位报名人数不足，取消该岗位招聘计划。", ("post 3107", "headcount", None, None)),
    ("县疾控中心新增检验师岗位，岗位代码3119，招聘1名。", ("post 3119", None, None, "检验师")),
    ("原公告政策性加分“最多不超过8分”更正为“最多不超过5分”。", ("bonus_cap", "bonus_cap", "8", "5")),
    ("咨询电话0000-1230001变更为0000-1230002。", ("contacts", "phones", "0000-1230001", "0000-1230002")),
]


@pytest.mark.parametrize(("sentence", "wanted"), CHANGES)
def test_a_sentence_changes_one_value(sentence: str, wanted: tuple[str | None, ...]) -> None:
    assert wanted in [(c.target, c.field, c.before, c.after) for c in notice(sentence).changes]


MENTIONED = [
    "因岗位取消退出的，考试费80元于8月31日前原路退回。",
    "本次更正不涉及报名条件和不得报考的情形。",
    "3107岗位缴费人数未达到1:3，取消该岗位。",
    "原公告岗位表中3106会计岗位年龄“30周岁以下”更正为“35周岁以下”。",
    "原公告岗位表中3108文秘岗位备注“中共党员”更正为“中共党员（含预备党员）”。",
    "原报名费每人50元的规定保持不变。",
]


@pytest.mark.parametrize("sentence", MENTIONED)
def test_what_is_only_mentioned_is_no_rule_of_the_correction(sentence: str) -> None:
    found = notice(sentence)
    assert not found.eligibility
    assert not found.exclusions
    assert not found.fees
    assert not found.opening_ratios
