"""Certificates that put first whoever holds them, as links of a chain."""

from __future__ import annotations

import pytest

from extractors.selection.tie_holdings import find_holdings


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("总成绩相同的，笔试成绩高者优先；笔试成绩也相同的，持有潜水员证书者排前。", ["written", "潜水员证书"]),
        (
            "总成绩并列的，依次按面试成绩、持有注册测绘师证书者、学历高者的顺序确定。",
            ["interview", "注册测绘师证书", "education"],
        ),
        (
            "总成绩相同时，面试成绩高者在前，面试成绩仍相同的持有中级工及以上职业技能等级证书者在前。",
            ["interview", "职业技能等级证书"],
        ),
        ("总成绩相同的，具有导游证的优先，再相同的按笔试成绩。", ["导游证", "written"]),
        ("总成绩相同者，依次以笔试成绩高者、有驾驶证者、年龄小者优先。", ["written", "驾驶证", "age"]),
        ("总成绩相同的，名次依次按面试成绩、有无营养师证书确定。", ["interview", "营养师证书"]),
        ("总成绩相同的，取得B2驾照的考生列前；仍相同的，面试成绩高者列前。", ["B2驾照", "interview"]),
        # known facts stay what they are
        ("总成绩相同的，具有中级及以上职称者优先。", ["professional_title"]),
        ("总成绩相同的，技能等级高者优先。", ["qualification"]),
        # what is held is no certificate, or puts nobody first
        ("总成绩相同的，按面试成绩确定，取得面试资格的人员名单另行公布。", ["interview"]),
        ("总成绩相同，具有相应资格的人员按面试成绩排名。", ["interview"]),
        ("总成绩相同的，面试成绩高者优先，并凭身份证领取通知。", ["interview"]),
    ],
)
def test_a_certificate_is_a_link(select, text, want):
    (scheme,) = select(text)
    (rule,) = scheme.tie_breaks
    assert [k.key for k in rule.by] == want


def test_equal_conditions_are_no_equal_results(select):
    (scheme,) = select("同等条件下，持有潜水员证书的优先。")
    assert not scheme.tie_breaks


@pytest.mark.parametrize(
    ("text", "what", "yes", "no"),
    [
        ("持有潜水员证书者排前", "潜水员证书", {"潜水员证书", "潜水员", "有"}, {"高级工"}),
        (
            "持有高级工及以上职业技能等级证书者",
            "职业技能等级证书",
            {"高级工", "技师", "高级技师"},
            {"中级工", "初级工"},
        ),
        ("取得二级建造师及以上执业资格的", "执业资格", {"二级建造师", "一级建造师"}, {"三级建造师"}),
        ("具有主管护师及以上资格的", "资格", {"主管护师", "主任护师"}, {"护师"}),
    ],
)
def test_words_of_who_holds_it(text, what, yes, no):
    (held,) = find_holdings(text)
    assert held.what == what
    assert yes <= set(held.wins)
    assert not no & set(held.wins)


def test_an_unknown_ladder_has_no_words():
    (held,) = find_holdings("持有白银段位及以上等级证书者排前")
    assert held.wins == ()
