"""Limits on applications, and the number of applicants that opens a post."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.selection.limits import extract_apply_limit, extract_opening_ratios
from extractors.text.context import Context
from extractors.text.source import Source
from ingest import read_bytes
from schema.notice import OpeningRatio, Track


def context(text: str) -> Context:
    return Context((Source(read_bytes(text.encode(), "notice.txt")),))


APPLY = [
    ("每人限报一个岗位。", 1),
    ("每人限报1个职位,不得兼报。", 1),
    ("每名报考人员只能选择一个岗位进行报名。", 1),
    ("报考者只能选报一个职位。", 1),
    ("每位考生仅可报考一个岗位。", 1),
    ("一人只报一类。", 1),
    ("每人只可选择一个岗位应聘。", 1),
    ("每名考生仅限报考一个岗位,不得兼报。", 1),
    ("每人最多可报两个岗位。", 2),
    ("每人可申请不超过2个岗位。", 2),
    ("报名者可填报两个志愿职位。", 2),
    ("每人不得报考两个以上岗位。", 1),
    ("应聘人员每人限报一岗。", 1),
    ("考生限报一个岗位。", 1),
    ("Each applicant may apply for only one post.", 1),
    ("Everyone can only apply for one position.", 1),
    ("A candidate may apply for not more than two posts.", 2),
    ("Each person is limited to one post.", 1),
]


@pytest.mark.parametrize(("text", "want"), APPLY)
def test_apply_limit(text: str, want: int) -> None:
    limit = extract_apply_limit(context(text))
    assert limit is not None
    assert limit.posts == want


@pytest.mark.parametrize(
    "text",
    [
        "报名结束前有2次机会修改报考信息。",
        "每人递补不超过两次。",
        "每名考生面试时间为10分钟。",
        "A candidate applying for more than one post pays twice.",
    ],
)
def test_no_apply_limit(text: str) -> None:
    assert extract_apply_limit(context(text)) is None


RATIOS = [
    ("开考比例为3:1。", 3, False, None),
    ("开考比例不低于1:3,达不到的相应核减招聘计划。", 3, False, "cut"),
    ("笔试开考比例要大于1:3。", 3, True, None),
    ("报名人数与招聘人数之比须大于2:1。", 2, True, None),
    ("报名人数达不到招聘计划数3倍的,取消该岗位。", 3, False, "cancel"),
    ("岗位报名人数与计划数比例原则上不低于5:1,否则递减招聘计划。", 5, False, "cut"),
    ("同一岗位通过资格审查的人数与招聘人数的比例达到3:1方可开考。", 3, False, None),
    ("缴费人数少于招聘人数2倍的岗位不开考。", 2, False, "cancel"),
    ("岗位报考人数不足招聘计划三倍的,按比例核减计划。", 3, False, "cut"),
    ("职位报名人数与录用人数的比例须达到5:1方可开考,达不到的取消或核减录用计划。", 5, False, "cancel"),
    ("通过初审的人数与岗位计划数之比应不低于4:1。", 4, False, None),
    ("经审查符合条件的不足3人的职位,不予开展竞争。", 3, False, "cancel"),
    ("报名人数不足5人的职位,不予开考。", 5, False, "cancel"),
    ("达不到3人报名的职位,不列入竞争上岗的范围。", 3, False, "cancel"),
    ("每个岗位有效报名人数与招聘人数比例达到2:1的方可组织考试。", 2, False, None),
    ("应聘人数与岗位招聘计划之比低于3:1的,核减直至取消招聘计划。", 3, False, "cut"),
    ("报考人数与岗位计划数的比例未达到2:1时,递减岗位计划数或取消岗位。", 2, False, "cut"),
    ("报名人数与选调计划比例达不到3:1的职位,可调剂到其他职位。", 3, False, "transfer"),
    ("同一岗位报名人数应达到招聘人数的2倍方可开考。", 2, False, None),
    ("岗位开考比例一般不低于1:4,不足的取消岗位。", 4, False, "cancel"),
    ("缴费成功人数与计划招聘人数比例须高于3:1方可开考。", 3, True, None),
    ("报名人数与遴选名额达不到5:1比例的职位,相应减少或取消遴选名额。", 5, False, "cut"),
    ("获得准考证的人数与招聘人数比例不得低于3:1。", 3, False, None),
    ("开考比例:1:3。", 3, False, None),
    ("招聘岗位按1:3的比例开考,不足的取消。", 3, False, "cancel"),
    ("The ratio of applicants to posts shall not be less than 3:1.", 3, False, None),
    (
        "The ratio of the number of applicants to the number of recruits shall not be less than 2:1, "
        "otherwise the plan shall be reduced.",
        2,
        False,
        "cut",
    ),
    (
        "If the number of applicants is less than three times the number of posts, the plan will be cancelled.",
        3,
        False,
        "cancel",
    ),
    ("The proportion of applicants must be greater than 4:1.", 4, True, None),
]


@pytest.mark.parametrize(("text", "applicants", "strict", "below"), RATIOS)
def test_opening_ratio(text: str, applicants: int, strict: bool, below: str | None) -> None:
    found = extract_opening_ratios(context(text))
    assert len(found) == 1, found
    assert (found[0].applicants, found[0].per, found[0].strict) == (Decimal(applicants), Decimal(1), strict)
    if below:
        assert found[0].below == below


NOT_OPENING = [
    "按招聘计划1:3的比例确定面试人选。",
    "按笔试成绩从高到低1:3进入资格复审。",
    "根据总成绩按1:1的比例确定体检人员。",
    "审查合格的人数满计划数3倍后,其余人员不再审查。",
    "参加面试人数与录用计划数之比低于2:1的职位,面试成绩须达到70分。",
    "笔试与面试成绩按6:4的比例合成。",
    "若通过审查的人选不足5人,由领导小组决定是否组织考试。",
    "The ratio of interviewees to vacancies is 3:1.",
]


@pytest.mark.parametrize("text", NOT_OPENING)
def test_no_opening_ratio(text: str) -> None:
    assert extract_opening_ratios(context(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "本次招聘不设开考比例。",
        "各岗位均不设置开考比例。",
        "本次公告各岗位均不设开考比例。",
        "招聘岗位不受开考比例限制。",
    ],
)
def test_unlimited(text: str) -> None:
    (found,) = extract_opening_ratios(context(text))
    assert found.unlimited
    assert found.applicants is None


def test_exceptions_do_not_replace_the_general_rule() -> None:
    found = extract_opening_ratios(context("开考比例为5:1,艰苦边远地区职位可放宽为3:1。"))
    assert [f.applicants for f in found] == [Decimal(5)]


def test_general_rule_comes_before_that_of_a_track() -> None:
    ctx = context("乙类不设开考比例。\n甲类名额与报名人数之比须大于1:4。")
    ctx.tracks = tuple(
        Track(id=i, label=label, evidence={"self": (ctx.sources[0].cite(0, 2),)})
        for i, label in (("a", "甲类"), ("b", "乙类"))
    )
    found = extract_opening_ratios(ctx)
    assert [(f.tracks, f.unlimited, f.strict) for f in found] == [(("a",), False, True), (("b",), True, False)]
    assert isinstance(found[0], OpeningRatio)


WAYS = [
    ("考生一次限报一个工种。", 1),
    ("每人仅可申报一项职业。", 1),
    ("仅受理一个职位的申请。", 1),
    ("同一考生只接受两个岗位的投递。", 2),
    ("一人一次只能申报一个职业(工种)。", 1),
    ("每人只能参加一次面试。", None),
    ("每个单位只能推荐3名人选。", None),
    ("一人每次只能打印一份准考证。", None),
    ("只接受一次补报。", None),
    ("系统仅保留一个职位的成绩。", None),
]


@pytest.mark.parametrize(("text", "want"), WAYS)
def test_more_ways_to_limit_applications(text: str, want: int | None) -> None:
    found = extract_apply_limit(context("三、报名\n" + text))
    assert (found.posts if found else None) == want


RATIOS = [
    ("申请人数与需求人数之比不足3:1的,削减需求人数。", (3, None, "cut")),
    ("缴费人数与设岗人数之比未达到2:1的,按比例压减。", (2, None, "cut")),
    ("报名人数与岗位人数之比须大于或等于2:1。", (2, None, None)),
    ("报名人数与岗位人数之比应大于等于4:1。", (4, None, None)),
    ("报名人数须超过招聘人数的3倍方可开考。", (3, True, None)),
    ("面试人数与设岗人数之比为3:1。", None),
    ("师生比未达到1:18的学校不再申请。", None),
]


@pytest.mark.parametrize(("text", "want"), RATIOS)
def test_ratios_that_open_a_post(text: str, want: tuple[int, bool | None, str | None] | None) -> None:
    found = extract_opening_ratios(context("三、报名\n" + text))
    assert [(r.applicants, r.strict or None, r.below) for r in found] == ([want] if want else [])
