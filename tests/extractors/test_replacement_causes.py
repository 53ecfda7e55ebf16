"""Replacements: every stage and every cause that a clause names."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("体检不合格或自动放弃的，依次递补。", {("physical", "不合格"), ("physical", "放弃")}),
        (
            "体检、考察不合格或本人放弃的，可依次递补。",
            {(s, c) for s in ("physical", "inspection") for c in ("不合格", "放弃")},
        ),
        ("资格复审不合格、放弃面试的，按成绩依次递补。", {("review", "不合格"), ("interview", "放弃")}),
        ("放弃体检或者体检不合格的，从高分到低分递补。", {("physical", "放弃"), ("physical", "不合格")}),
        ("放弃体检、考察资格的，依次递补。", {("physical", "放弃"), ("inspection", "放弃")}),
        ("因考察不合格、个人弃权出现空缺的，等额递补。", {("inspection", "不合格"), ("inspection", "弃权")}),
        ("体检未通过或放弃录用资格的，依次递补。", {("physical", "未通过"), ("hire", "放弃")}),
        ("考察不合格，或公示期间放弃的，依次递补。", {("inspection", "不合格"), ("publicity", "放弃")}),
        ("资格审查不符合条件或主动放弃的，依次递补面试人选。", {("review", "不符合"), ("review", "放弃")}),
        ("面试前放弃的，依次递补。", {("interview", "放弃")}),
        ("体检、政审不合格的，依次递补。", {("physical", "不合格"), ("inspection", "不合格")}),
        ("聘用后辞职或离职的，可依次递补。", {("hire", "辞职"), ("hire", "离职")}),
        ("体检结论不合格以及未按时参加体检视为放弃的，递补一次。", {("physical", "不合格"), ("physical", "放弃")}),
    ],
)
def test_every_stage_and_cause(select, text, want):
    (scheme,) = select(text)
    assert {(r.stage, r.cause) for r in scheme.replacements} == want
    assert all(r.allowed for r in scheme.replacements)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("公示期间出现的空缺不再递补。", [(False, "publicity", None)]),
        ("因放弃面试形成的缺额，不予递补。", [(False, "interview", "放弃")]),
        (
            "体检不合格的依次递补；考察不合格的不再递补。",
            [(True, "physical", "不合格"), (False, "inspection", "不合格")],
        ),
        ("可从面试合格人员中依次递补。", [(True, "interview", None)]),
        ("报名时间顺延至周五。", []),
        ("是否递补由招聘单位决定。", []),
    ],
)
def test_general_causes_and_refusals(select, text, want):
    (scheme,) = select(text)
    assert [(r.allowed, r.stage, r.cause) for r in scheme.replacements] == want
