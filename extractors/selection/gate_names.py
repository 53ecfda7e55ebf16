"""Gate names: which component of a scheme the words before a mark name last (笔试、面试成绩均不低于60分)."""

from __future__ import annotations

from itertools import pairwise

from extractors.scoring.naming import Named, Names
from extractors.selection.gate_items import ASKED
from extractors.text import patterns as re
from extractors.values.result_names import on_paper


def elsewhere(text: str, names: Names) -> bool:
    """Whether the result named last is a component that this scheme does not have."""
    every = [n for n in names.find(text) if not ASKED.search(text, 0, n.start)]
    named = [n for n in every if n.scored or len(text) - n.end <= 2]
    while len(named) > 1 and not names.known(named[-1].id) and _OF_CLASS.match(text, named[-2].end, named[-1].start):
        named.pop()
    if (
        named
        and not names.known(named[-1].id)
        and any(
            names.known(a.id) and b is named[-1] and _JOINED.fullmatch(text, a.end, b.start) for a, b in pairwise(every)
        )
    ):
        return False
    return bool(named) and not names.known(named[-1].id)


_JOINED = re.compile(r"(?:成绩|得分|分数)?(?:[、和及与或]|以及|或者)(?:[\u4e00-\u9fff]{2,6}的)?")
"""技能操作、现场讲解成绩低于70分的: a list of the tests of several classes, of which this scheme has one."""
_OF_CLASS = re.compile(r"(?:成绩|得分|分数)?(?:[、和及与]|以及)[^,;。]{2,10}?(?:类|岗位?|职位|专业|学科)的$")
"""甲类的试讲成绩和乙类岗位的技能测试成绩均: the second test is that of another class."""
_WHOLE = re.compile(r"(?:占|计入|记入|折入)$")
"""笔试成绩占总成绩的30%。低于60分者…: what a share is of is not what the next sentence is about."""


def near(text: str, names: Names, *, loose: bool = False) -> list[str]:
    """The last component named; with it those joined to it (笔试、面试成绩均…)."""
    named = [n for n in names.find(text) if names.known(n.id) and not _TAKES.match(text, n.end)]
    if _CONVERTED.search(text):  # 折算后不足50分的: never the mark on paper
        named = [n for n in named if not on_paper().search(text, max(0, n.start - 2), n.end)]
    named = [n for n in named if not _WHOLE.search(text, 0, n.start)] or named
    named = [n for n in named if not ASKED.search(text, 0, n.start)] or named
    named = [n for n in named if not _RANKED_BY.search(text, 0, n.start)] or named
    if len(named) > 1 and _LINE_OF.fullmatch(text, named[-2].start, named[-1].end):
        named = named[:-1]  # 笔试合格分数线为总分不低于110分
    scored = [
        n
        for n in named
        if n.scored
        or re.match(
            r"(?!人选|人员|对象|考生|资格)(?:[^,;。]{0,4})?(?:设|最低|须|应|不|合格|及格|达|低于|均|各|满分|笔?$)",
            text[n.end :],
        )
    ]
    pool = scored or (named if loose or len(named) == 1 else named[-1:])
    if not pool:
        return []
    run: list[Named] = [pool[-1]]
    for name in reversed([n for n in named if n.end <= pool[-1].start]):
        if _JOINED.fullmatch(text, name.end, run[0].start):
            run.insert(0, name)
        else:
            break
    return list(dict.fromkeys(n.id for n in run))


_LINE_OF = re.compile(r"[^;。\d]*(?:分数|合格|控制|录取)线[^;。\d]*总分")
_CONVERTED = re.compile(
    r"(?:折算|换算|转换|折合)(?:之?后|成?为?百分制后)(?:的?成绩|的?得分|的)?(?:低于|不足|不低于|未达到?|达到?|须|应)?$"
)
_TAKES = re.compile(
    r"(?:成绩)?(?:测试|考试)?(?:合格|通过|达标|及格)(?:的|者)?(?:考生|人员|对象|应聘人员|报考人员|应聘者|报考者)?(?:方可|才能?|可以?|均)?参加(?:[,;。]|$)"
)
"""由试讲合格的考生参加,低于60分的…: who takes the test of the heading, which has the mark."""
_RANKED_BY = re.compile(r"(?:按照?|根据|依据?|依照)\s?$")
"""根据笔试成绩选定实操测试人选,满分100分,70分合格: people are put in order by the one, the mark is the other's."""


__all__ = ["elsewhere", "near"]
