"""Whose: the posts that a clause about scoring is limited to, where no track says it (有技能测试的岗位)."""

from __future__ import annotations

from extractors.scoring.formula import Formula
from extractors.text import patterns as re
from extractors.values.sayings import phrases
from extractors.values.subjects import find_subjects


def condition(text: str) -> str | None:
    """Who a sentence is limited to where it says 其总成绩 of some people (取得…的人员可免笔试，其综合成绩…)."""
    found = phrases()["condition"].match(text) if "成绩" in text or "分" in text else None
    when = found.group("when").rstrip(",;") if found else ""
    return when if re.search(r"可|免|不足|不到|少于|低于|直接", when) else None


def owner_of(formula: Formula) -> str | None:
    """加试技能的职位面试成绩=…: whose interview is made up of parts."""
    found = _OWNED.match(formula.left.text) if formula.left is not None else None
    about = find_subjects(found.group("of")) if found else []
    return found.group("who") if found and about and about[0].kind == "stage" else None


_OWNED = re.compile(r"(?P<who>[^=]{2,30}?(?:岗位|职位|人员|考生|学科))的?(?P<of>[^=]{2,8})$")


def partly(text: str) -> str | None:
    """Who a clause is limited to that gives a part of a component to the posts that have it."""
    found = _WITH_TEST.match(text)
    return found.group("when") if found else None


_WITH_TEST = re.compile(
    r"(?:其中|另外|此外)?[,:]?(?P<when>(?:有|设有?|需要?|须|另需|加试|增加|组织|进行)[^。;,=%]{2,20}(?:测试|考试|考核|技能|加试|试讲)的"
    r"(?:岗位|职位|考生|人员)),[^。;,=]{2,20}占[^。;,=]{2,12}(?:成绩|总分)的?\s?\d"
)
"""有专业技能测试的岗位,技能测试成绩占面试成绩的50%: a part that only some posts have."""
