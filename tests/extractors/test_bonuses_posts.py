"""Points that some posts' candidates do not get, or get alone: brackets, clauses and sentences of their own."""

from __future__ import annotations

import pytest

from extractors import extract
from ingest import read_bytes

POSTS = """丹桐县2025年公开招聘公告
一、岗位
岗位代码\t岗位名称\t招聘人数
X01\t放射技师\t2
X02\t检验员\t2
Y01\t档案员\t1
Y02\t出纳\t1
二、成绩
笔试、面试满分均为100分。总成绩=笔试成绩×50%+面试成绩×50%。
"""


def bonuses(text):
    return [b for s in extract([read_bytes((POSTS + text).encode(), "notice.txt")]).schemes for b in s.bonuses]


def who(text):
    """By the points: the posts that alone get them, and those that do not."""
    return {str(b.points): (b.posts, b.not_posts) for b in bonuses(text)}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "退役士兵笔试成绩加3分(Y02岗位不加),随军家属笔试成绩加2分。",
            {"3": ((), ("Y02",)), "2": ((), ())},
        ),
        ("退役士兵笔试成绩加3分(X01、Y01职位除外)。", {"3": ((), ("X01", "Y01"))}),
        (
            "退役士兵笔试成绩加3分,随军家属笔试成绩加2分。Y01岗位不享受上述加分。",
            {"3": ((), ("Y01",)), "2": ((), ("Y01",))},
        ),
        ("烈属笔试成绩加4分。档案员岗位不设加分。", {"4": ((), ("Y01",))}),
        ("除X02、Y01岗位外,报考其余岗位的退役士兵笔试成绩加3分。", {"3": ((), ("X02", "Y01"))}),
        ("报考X01岗位的持证人员笔试成绩加5分,报考其他岗位的加1分。", {"5": (("X01",), ()), "1": ((), ("X01",))}),
        ("只有报考X01-Y01岗位的考生方可享受加分:三支一扶人员笔试成绩加4分。", {"4": (("X01", "X02", "Y01"), ())}),
        (
            "退役士兵笔试成绩加3分,随军家属笔试成绩加2分。报考Y02岗位的随军家属不再加分。",
            {"3": ((), ()), "2": ((), ("Y02",))},
        ),
        (
            "退役士兵笔试成绩加3分,检验员岗位除外;随军家属笔试成绩加2分。",
            {"3": ((), ("X02",)), "2": ((), ())},
        ),
        ("1.退役士兵笔试成绩加3分。\n2.报考Y02岗位的,不适用本项加分。", {"3": ((), ("Y02",))}),
        (
            "退役士兵(限放射技师、检验员岗位)笔试成绩加3分,随军家属笔试成绩加2分。",
            {"3": (("X01", "X02"), ()), "2": ((), ())},
        ),
        # near misses: a post that is named for something else leaves nobody out
        ("退役士兵笔试成绩加3分。X01岗位不设笔试的,另行通知。", {"3": ((), ())}),
        ("退役士兵笔试成绩加3分,证明材料由Y01岗位工作人员收取。", {"3": ((), ())}),
        ("退役士兵笔试成绩加3分(不含已享受过的人员)。", {"3": ((), ())}),
    ],
)
def test_posts_of_points(text, want):
    assert who(text) == want


def test_posts_are_no_situation_of_a_person():
    whens = [b.when for b in bonuses("应聘放射技师岗位(X01)且持有大型设备上岗证的,笔试成绩加2分。")]
    assert whens == ["持有大型设备上岗证"]


def test_posts_that_no_post_is_called_are_a_finding():
    notice = extract([read_bytes((POSTS + "退役士兵笔试成绩加3分(定向岗位不加分)。").encode(), "n.txt")])
    assert "rule_unread" in {f.code for f in notice.findings}
