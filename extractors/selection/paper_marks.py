"""Paper marks: pass marks and ties that compare a result before points are added to it (加分前的成绩不足50分的)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from extractors.outline.passages import Passage
from extractors.text import patterns as re
from extractors.values.floors import Line
from schema.evidence import Evidence
from schema.scheme import TieBreak

_KIND = r"(?:任何|各类|各项|全部|政策性?|照顾|奖励|优惠)*"
_BARE = (
    rf"(?:加分|加奖励分)[之以]?前|(?:[未不](?:含|计算?|计入|加|算|包括|包含|考虑)?|剔除|扣除|除去){_KIND}加分|卷面|裸分|"
    r"原始(?:成绩|得?分)"
)
_ON_PAPER = re.compile(_BARE)
_BEHIND = re.compile(r"\s?\([^()]{2,20}\)")
_FULL = re.compile(r"(?:总|满)?分(?:值)?(?:的|为)?\s?\d|总?满?分的")
"""卷面总分的60%: what the test is marked out of."""
_BELOW = 2


def without_points(passage: Passage, start: int, end: int, line: Line) -> tuple[Evidence, ...]:
    """Where it is said that a mark (``line`` of the clause at ``start:end``) is asked of the result without points:
    beside it, or in a later sentence about the same number (60分的合格线按卷面分掌握)."""
    clause = passage.text[start:end]
    begin = max(clause.rfind(mark, 0, line.start) for mark in ",:") + 1
    behind = _BEHIND.match(clause, line.end)
    here = _ON_PAPER.search(clause, begin, behind.end() if behind else line.end)
    if here and not _FULL.match(clause, here.end()):
        return (passage.cite(start + here.start(), start + here.end()),)
    if not isinstance(line.min, Decimal):
        return ()
    said = re.compile(
        rf"(?:(?<!\d){line.min:f}\s?分[^,;。]{{0,8}}?(?:线|标准|成绩|分数)|(?:合格|及格|最低)[^,;。\d]{{0,6}}?(?:线|标准))"
        rf"[^,;。\d]{{0,6}}?(?:以|按照?|为|指|是)[^,;。\d]{{0,6}}?(?:{_BARE})"
    )
    lines = passage.source.lines[passage.line.index : passage.line.index + 1 + _BELOW]
    for other in lines:
        since = passage.start + end - other.start if other is passage.line else 0
        if later := said.search(other.text, max(since, 0)):
            return (passage.source.cite(other.start + later.start(), other.start + later.end()),)
    return ()


PAPER = re.compile(r"卷面(?:总?成绩|得分|总?分数?)")


def before_points(text: str, begin: int, start: int, end: int) -> bool:
    """卷面成绩, 加分前的笔试成绩, 笔试成绩(不含加分): a key that is compared as it is before points are added."""
    aside = re.match(r"(?:总?成绩|得分|总?分数?)?(?:\([^()]*\)|的?卷面)?", text[end:])
    return _ON_PAPER.search(text[begin : end + (aside.end() if aside else 0)]) is not None


def plain_keys(ties: Sequence[TieBreak], into: Collection[str]) -> tuple[TieBreak, ...]:
    """The chains, without what they say of points where none go into a key; ``into``: what points are added to."""
    out = []
    for tie in ties:
        keys = [k if k.key in into else k.model_copy(update={"before_points": False}) for k in tie.by]
        own = [k for k in keys if k.kind != "mark" or k.key != tie.on or k.before_points]
        out.append(tie.model_copy(update={"by": tuple(dict.fromkeys(own))}))
    return tuple(tie for tie in out if tie.by)


__all__ = ["PAPER", "before_points", "plain_keys", "without_points"]
