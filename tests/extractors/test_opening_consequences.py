"""Opening ratios: what becomes of posts below them, in the same sentence or a later one."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes


def below(text: str):
    document = read_bytes(("某县公开招聘工作人员10名。\n" + text).encode(), "notice.txt")
    notice = extract([document])
    notice.verify([document])
    return [(str(r.applicants), r.below) for r in notice.opening_ratios]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("开考比例为1:3。报名人数未达到开考比例的，相应核减招聘计划。", "cut"),
        ("笔试开考比例不低于3:1，达不到规定比例的岗位，按比例核减招聘人数。", "cut"),
        ("各岗位开考比例为1:2。低于上述比例的，递减招聘名额直至取消岗位。", "cut"),
        ("开考比例为3:1。报名结束后，应聘人数不足开考比例的，减少招聘名额。", "cut"),
        ("岗位开考比例为1:5。网上报名时间为3月1日至5日。达不到该比例的岗位取消招聘。", "cancel"),
        ("开考比例1:3。未达到开考比例的岗位，取消岗位招聘计划。", "cancel"),
        ("开考比例为1:3，达不到的不予开考。", "cancel"),
        ("开考比例为1:3。不足该比例的岗位，报考人员可改报其他岗位。", "transfer"),
        ("开考比例为1:3。未达到开考比例的，由考生调整岗位。", "transfer"),
        ("开考比例为1:3。未达到规定比例的紧缺岗位，经主管部门批准可放宽。", "relax"),
        ("开考比例为1:3。达不到开考比例的，经研究同意后可予以保留。", "relax"),
        ("报名人数与岗位招聘人数之比须达到3:1方可开考。报名人数不足的，取消该岗位。", "cancel"),
        ("开考比例为1:3。\n达不到开考比例的，核销相应岗位计划。", "cut"),
        ("报名人数应达到计划数的3倍以上。二者达不到3:1的，相应减少招聘计划；减至1名仍达不到的，取消。", "cut"),
        ("开考比例不低于4:1(紧缺岗位可适当降低开考比例)。达不到开考比例的岗位，减少招聘人数或取消。", "cut"),
        ("报名人数与招聘人数之比达不到3:1的岗位，计划招1人的，取消；计划招2人以上的，相应核减。", "cut"),
        ("开考比例为3:1(达不到的取消岗位)。报名地点见附件。", "cancel"),
    ],
)
def test_what_becomes_of_a_post(text, want):
    ((_, got),) = below(text)
    assert got == want


@pytest.mark.parametrize(
    "text",
    [
        "开考比例为1:3。面试成绩未达到60分的，取消聘用资格。",
        "开考比例为1:3。体检不合格的，取消资格。",
        "开考比例为1:3。弄虚作假的，取消报名资格。",
        "开考比例为1:3。报名时间为3月1日至5日。",
    ],
)
def test_other_consequences_are_not_taken(text):
    assert below(text) == [("3", None)]


POSTS = "某县招聘公告\n一、岗位\n护士6人，急诊医师2人，特殊教育教师2人。\n二、开考\n"
SCORES = (
    "\n三、考试\n护士岗位笔试占40%，面试占60%；急诊医师岗位笔试占30%，面试占70%；特殊教育教师岗位笔试占50%，面试占50%。"
)


@pytest.mark.parametrize(
    ("text", "excepted"),
    [
        ("开考比例为3:1，特殊教育教师岗位可放宽至2:1。", ["2"]),
        ("开考比例为1:3，急诊医师岗位不受开考比例限制。", [None]),
        ("开考比例为1:3。其中急诊医师岗位降至1:2，特殊教育教师岗位不设开考比例。", ["2", None]),
    ],
)
def test_a_class_may_open_with_fewer(text, excepted):
    notice = extract([read_bytes(f"{POSTS}{text}{SCORES}\n".encode(), "a.txt")])
    general, *own = notice.opening_ratios
    assert (str(general.applicants), general.tracks) == ("3", ())
    assert [str(r.applicants) if r.applicants else None for r in own] == excepted
    assert all(r.unlimited == (r.applicants is None) and len(r.tracks) == 1 for r in own)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("开考比例为1:3，紧缺岗位不受开考比例限制，达不到的取消招聘。", ["紧缺岗位不受开考比例限制"]),
        ("开考比例为3:1，高层次人才可放宽至1:1，达不到的取消招聘。", ["高层次人才可放宽至1:1"]),
        ("开考比例为1:3，达不到开考比例的岗位可放宽至1:2，仍不足的取消招聘。", []),
        ("开考比例为1:3，达不到的取消招聘。", []),
    ],
)
def test_posts_that_are_no_class_and_open_with_fewer_are_told(text, told):
    notice = extract([read_bytes(f"某县招聘公告\n{text}\n".encode(), "a.txt")])
    assert [(str(r.applicants), r.below) for r in notice.opening_ratios] == [("3", "cancel")] or not told
    found = [e.quote for f in notice.findings if f.code == "rule_unread" for e in f.evidence]
    assert found == told
