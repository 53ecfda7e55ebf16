"""Rounds filled by a ratio: the round that a clause names first (初试按1:5的比例确定人选,复试按1:3) takes so many.

Nobody is sent there in so many words; a result (面试成绩按…) fills nothing, nor does the first test of a notice.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.scoring.naming import Names
from extractors.scoring.targets import find_targets, target_words
from extractors.selection.stage_draft import OPEN, StageDraft
from extractors.text import patterns as re
from extractors.values.quantities import Quantity

_BY = re.compile(
    r"(?P<round>[\u4e00-\u9fff]{2,10}?)(?:环节|阶段|人选|人员|对象|名单)?(?:一般|原则上|分别|均)?(?:按照?|以|为)"
    r"(?:[^,;。:\d成]{0,14}?(?:人数|计划数?|名额|数量|数|总数)(?:的|与[^,;。\d]{2,8})?)?(?:不高于|不超过|不低于|最高|至多)?\s?"
)
_TAKES = re.compile(
    r"(?:的)?(?:比例|之比)?,?(?:由高到低|从高到低|从高分到低分|由高分到低分|择优|依次)*(?:来)?(?:确定|选取|选拔|产生|筛选|遴选|取|选定)"
    r"(?:参加|入围|进入)?(?:人选|人员|人数|名单|对象|考生|者|人)(?=[,;。(]|$)"
)
_ENDS = re.compile(r"(?:的)?(?:比例|之比)?(?:执行|确定|进行)?[,;。]?$")


def round_filled(text: str, quantity: Quantity, names: Names, found: Sequence[StageDraft]) -> str | None:
    """The id of the round, where the clause begins with its name and goes on by a ratio; else None.

    :param found: the cuts read so far; right behind one of its sentence the round may stand with the ratio alone
    """
    if quantity.ratio is None or find_targets(text, names):
        return None
    begin = max(text.rfind(mark, 0, quantity.start) for mark in ",;。:") + 1
    head = _BY.fullmatch(text, begin, quantity.start)
    if head is None:
        return None
    again = _ENDS.fullmatch(text, quantity.end) and any(d.quantity is not None and d.quantity.ratio for d in found[-1:])
    if not (_TAKES.match(text, quantity.end) or again):
        return None
    said = head["round"]
    known = next((n.id for n in names.find(said) if n.start == 0 and n.end == len(said) and names.known(n.id)), None)
    to = known or target_words()[1].get(said)
    return to if to is not None and (to in OPEN or (to != "next" and names.before(to))) else None


__all__ = ["round_filled"]
