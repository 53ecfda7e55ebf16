"""Whose: the posts that a clause about scoring is limited to, where no track says it (有技能测试的岗位)."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.mentions import mentions
from extractors.scoring.formula import Formula
from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.sayings import phrases
from extractors.values.subjects import find_subjects
from schema.evidence import Evidence
from schema.notice import Track

_SPARED = re.compile(r"可|免|不足|不到|少于|低于|直接")


def condition(text: str) -> str | None:
    """Who a sentence is limited to where it says 其总成绩 of some people (取得…的人员可免笔试，其综合成绩…)."""
    found = phrases()["condition"].match(text) if "成绩" in text or "分" in text else None
    when = found.group("when").rstrip(",;") if found else ""
    return when if find(_SPARED, when) else None


def names_class(when: str, own: Sequence[str], tracks: Sequence[Track]) -> bool:
    """Whether a condition says no more than the class that a rule is limited to already (支教岗位的笔试成绩=…)."""
    return bool(own) and set(mentions(when, tracks)) == set(own) and find(_SPARED, when) is None


def owner_of(formula: Formula) -> str | None:
    """加试技能的职位面试成绩=…: whose interview is made up of parts."""
    found = _OWNED.match(formula.left.text) if formula.left is not None else None
    about = find_subjects(found.group("of")) if found else []
    return found.group("who") if found and about and about[0].kind == "stage" else None


_OWNED = re.compile(r"(?P<who>[^=]{2,30}?(?:岗位|职位|人员|考生|学科))的?(?P<of>[^=]{2,8})$")


def partly(text: str) -> str | None:
    """Who a clause is limited to that gives a part of a component to the posts that have it."""
    found = _WITH_TEST.match(text) or _OWN_TEST.match(text)
    return found.group("when") if found else None


_WITH_TEST = re.compile(
    r"(?:其中|另外|此外)?[,:]?(?P<when>(?:有|设有?|需要?|须|另需|加试|增加|组织|进行)[^。;,=%]{2,20}(?:测试|考试|考核|技能|加试|试讲)的"
    r"(?:岗位|职位|考生|人员)),[^。;,=]{2,20}占[^。;,=]{2,12}(?:成绩|总分)的?\s?\d"
)
"""有专业技能测试的岗位,技能测试成绩占面试成绩的50%: a part that only some posts have."""
_OWN_TEST = re.compile(
    r"(?:[^。;=%]{0,60}[,;(])?(?:其中|另外|此外)?[,:]?(?:报考|应聘)?(?!(?:所有|全部|各|每个?|本次|应聘|报考)(?:岗位|职位|考生|人员|教师))"
    r"(?P<when>[\u4e00-\u9fff、和及与]{2,24}?(?:岗位?|职位|教师|学科|专业|类|考生|人员))(?:的(?:考生|人员)?|考生)?,?(?:还|另|均|应|须|需|要|则|再)*"
    r"(?:加试|增试|加考|另加|增设|增加|加设|设|试讲|说课|[^,。;=%]{2,8}(?:测试|考核|展示|操作|试讲))[^。;=%]{0,24}占面试[^,。;=%]{0,8}\d"
)
"""音乐、体育教师加试专业技能,占面试成绩的50%: a part that only posts of a class have."""


def with_test(made: Statement) -> Evidence | None:
    """…面试成绩作为总成绩,有技能测试岗位的按面试50%、技能50%相加: the posts that one part of a sentence is about."""
    if not isinstance(made.value, Share):
        return None
    text = made.source.text[made.base : made.base + made.value.start]
    found = _POSTS_WITH.match(text, text.rfind(",") + 1)
    return made.source.cite(made.base + found.start("who"), made.base + found.end("who")) if found else None


_POSTS_WITH = re.compile(r"(?P<who>(?:有|设有?|加试|需要?|无|没有|不设|未设)[^,。;%]{2,16}?(?:岗位|职位))的")


def whose(made: Statement) -> Evidence | None:
    """The words that say whom a clause is about: its label, the class before its first component, the line's head."""
    if made.label_at is not None:
        return made.source.cite(*made.label_at)
    line = made.source.line_at(made.base)
    if line is None:
        return None
    text = made.source.text
    clause = text[made.base : made.base + made.value.start]
    if isinstance(made.value, Formula) and (case := made.value.case):
        return made.source.cite(made.base + case.start, made.base + case.end)
    found = re.match(r"\s*(?:\(?[\d一二三四五六七八九十]+[).、]\s?)?(?:[^:=,。;%]{2,12}:)?([^:=,。;]{2,60}):", clause)
    if found:
        computed = _COMPUTED.search(found.group(1))
        end = found.end(1) if computed is None else found.start(1) + computed.start()
        return made.source.cite(made.base + found.start(1), made.base + end)
    if isinstance(made.value, Formula) and made.value.left is not None:
        owner = _OWNER.match(made.value.left.text)
        if owner:  # 加试技能的职位总成绩=…
            at = made.base + made.value.left.start
            return made.source.cite(at + owner.start("who"), at + owner.end("who"))
    first = made.value.subject.start if isinstance(made.value, Share) else made.value.start
    part = text.rfind(",", made.base, made.base + first) + 1
    for begin in (part, made.base) if part else (made.base,):
        label = _NOUNED.match(text, begin, made.base + first) if 2 <= made.base + first - begin <= _NEAR else None
        if label:
            return made.source.cite(label.start(1), label.end(1))
    above = made.source.lines[line.index - 1] if line.index and made.source.zh else None
    if above is not None and (title := _ABOVE.fullmatch(above.text)):
        return made.source.cite(above.start + title.start("who"), above.start + title.end("who"))
    head = text[line.start : made.base + made.value.start]
    found = re.match(r"\s*(?:\(?[\d一二三四五六七八九十]+[).、]\s?)?([^,:。;=]{4,80}+)(?!=)", head)
    return made.source.cite(line.start + found.start(1), line.start + found.end(1)) if found else None


_COMPUTED = re.compile(
    r"(?<=[员生者位])的?(?:[总综]合?)?成绩(?:的)?(?:计算|合成|折算)(?:方法|方式|办法|公式)?(?:为|是|如下)?$"
)
"""直接面试考生的成绩计算为:… is about the people, less what is said of them."""
_NEAR = 24
"""Characters of a clause within which its class is named before its first test."""
_NOUNED = re.compile(
    r"(?:\([\d一二三四五六七八九十]+\)|\d+[.、])?(.{1,20}?(?:岗位?|职位|类|人员|考生|[A-Z甲乙丙丁\d]组))"
)
_ABOVE = re.compile(
    r"(?:\(?[\d一二三四五六七八九十]+[).、]\s?|[-•①-⑳]\s?)?(?P<who>[^,。;:=%]{1,16}?(?:岗位?|职位|[A-Z\d甲乙丙丁]类|类岗位))[:。]?"
)
"""B类岗位 on a line of its own, over its formula."""
_OWNER = re.compile(r"(?P<who>[^=]{2,40}?(?:岗位?|职位|类|人员|考生))的?[^=的]{0,6}?(?:成绩|总分|得分)$")
