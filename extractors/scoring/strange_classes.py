"""Strange classes: what is said of the tests of people who are no track of the notice, which is not everybody's.

面试采取结构化方式,满分100分;舞蹈类岗位另加才艺展示,占面试成绩的50%: nobody else is asked to dance.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.mentions import mentions
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from schema.notice import Track

_OF_CLASS = re.compile(
    r"(?:其中|另外|此外)?[,:]?(?P<who>(?:报考|应聘)?[\u4e00-\u9fff、]{2,12}(?:教师|岗位?|职位|考生|人员))(?:的)?"
    r"(?:(?:面试|笔试|考试)(?:还|另|则|改为|分为|由|包括|采取)|另(?:加|设|增)|还(?:须|需|要|应)|加试|采[取用][^,;。]{2,12}方式)"
)
_EVERYBODY = re.compile(r"(?:报考|应聘)?(?:各|所有|全部|本次|每|该|同一|其|以上|上述|入围|参加|进入|合格|应聘|报考)")


def strange(text: str, tracks: Sequence[Track]) -> list[tuple[str, int, int]]:
    """The clauses of a sentence that are about such a class: what it is called, and their ranges."""
    begins = [0, *(m.end() for m in re.finditer(";", text))]
    out: list[tuple[str, int, int]] = []
    for begin, end in zip(begins, [*(b - 1 for b in begins[1:]), len(text)], strict=True):
        who = _OF_CLASS.match(text, begin)
        if who and not _EVERYBODY.match(who["who"]) and not mentions(text[begin:end], tracks):
            out.append((who["who"], begin, end))
    return out


def theirs(marks: Sequence[FullMark], found: Sequence[tuple[str, int, int]]) -> list[FullMark]:
    """The full marks that are those of a strange class: two or more of its tests, or any behind the rule for all."""
    inside = [m for m in marks if m.subject is not None and any(a <= m.start < b for _, a, b in found)]
    return inside if len(inside) > 1 or any(a for _, a, _ in found) else []


def shares_of_all(text: str, shares: Sequence[Share], tracks: Sequence[Track]) -> list[Share]:
    """The shares of a clause without those that only a strange class has in a stage (各占面试成绩的50%)."""
    if not shares or not strange(text, tracks):
        return list(shares)
    return [s for s in shares if s.parent is None or s.parent.kind == "total"]


__all__ = ["shares_of_all", "strange", "theirs"]
