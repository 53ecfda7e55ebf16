"""Floors otherwise: the mark that some posts, or all other classes, have instead of the one just told."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.conditions.predicates import Condition
from extractors.outline.mentions import mentions
from extractors.outline.others import remainder
from extractors.outline.passages import Passage, Piece
from extractors.text import patterns as re
from extractors.values.floors import Line
from schema.notice import Track
from schema.scheme import Predicate

ALL_POSTS = re.compile(
    r"^(?:各|每个?|该|本|同一?|所有|全部|其|以上|上述|招聘|招考|招录|拟聘|用人|应聘|报考|竞聘|相应|任何|此次|本次|达到|未|不|按|进入|等额|差额)"
    r"|(?:各|每个?|该|本|同一?|所有|全部)(?:岗位|职位|岗)$|面试|笔试|比例|竞争"
)
_OTHERWISE = re.compile(
    r"[,;(](?:其中,?)?(?:报考|应聘|竞聘)?(?P<who>[^,;。()\d]{2,60}?(?:岗位|职位|岗|专业|学科))(?:的|考生|人员)*(?:合格线|分数线)?"
    r"(?:划定|确定|放宽|降低|调整|下调|设定)?(?:为|是|至|到)\s?(?P<n>\d{1,3}(?:\.\d+)?)\s?分(?!钟)"
)


def otherwise(text: str, line: Line, tracks: Sequence[Track]) -> tuple[Condition, Line] | None:
    """合格线为60分,报考音乐、美术岗位的为55分: the mark that some posts have instead."""
    found = _OTHERWISE.match(text, line.end) if isinstance(line.min, Decimal) else None
    if found is None or mentions(found["who"], tracks) or ALL_POSTS.search(found["who"]):
        return None
    start, end = found.span("who")
    floor = Line(found.start("n"), found.end(), Decimal(found["n"]))
    return Condition(start, end, found["who"], Predicate(fact="text")), floor


def of_the_rest(
    passage: Passage, clause: Piece, line: Line, tracks: Sequence[Track]
) -> tuple[tuple[str, ...], Line] | None:
    """丙类合格线为55分,其余岗位为65分: the mark of the classes that are not named before it."""
    found = _OTHERWISE.match(clause.text, line.end) if isinstance(line.min, Decimal) and tracks else None
    if found is None:
        return None
    scope = remainder(passage.text, clause.start + found.start(), clause.start + found.end(), tracks)
    return (scope, Line(found.start("n"), found.end(), Decimal(found["n"]))) if scope else None


_SPARED = re.compile(
    r"[^;。]{0,40}[,;。]\s?(?:其中|但|而)?(?:报考|应聘)?(?P<who>[^,;。\d]{2,30}?)(?:岗位?|职位|人员|考生|的)*"
    r"(?:均|可)?(?:不受(?:此|该|上述|这一|本)?(?:项|条|规定|要求|合格线|分数线)*的?(?:限制?|约束)|不适用(?:此|该|上述|本)[^,;。]{2,6}"
    r"|不(?:作|做|设)(?:此|该|上述|这一)(?:项)?(?:要求|限制)|除外)"
)


def but_for(passage: Passage, end: int, tracks: Sequence[Track]) -> tuple[str, ...]:
    """低于45分的不得进入面试;支医岗位不受此限: the classes that are left where the sentence spares one of its mark."""
    found = _SPARED.match(passage.text, end) if tracks else None
    spared = mentions(found["who"], tracks) if found else ()
    return tuple(t.id for t in tracks if t.id not in spared) if spared else ()


__all__ = ["ALL_POSTS", "but_for", "of_the_rest", "otherwise"]
