"""Limited rounds: a paragraph whose first words say that what it tells is held for some classes only.

``技能操作 仅护理类岗位进行,时间为…。按1:3确定参加人员。`` The cut of the second sentence is the nurses' alone, although
it names nobody; so are the paragraphs that follow below the same heading, where that is the heading of the round.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.mentions import mentions
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.text.source import Line, Source, head
from extractors.values.subjects import find_subjects
from schema.notice import Track

_WHO = r"[^,。;:()]{2,30}?"
_HELD = r"(?:进行|组织|举行|实施|开展|设置?|安排|参加|需要?|须|适用|采用|要求)"
_ONLY = re.compile(
    rf"(?:仅|只)(?:限于?|面向|针对|对|有|在|由|适用于|为)?(?P<who>{_WHO})(?:中|里)?(?:的)?(?:考生|人员|应聘者|报考者)*"
    rf"(?:才|方|中)?{_HELD}"
    rf"|(?:仅限于?|只限于?|仅面向|只面向|仅针对|只针对|仅适用于|只适用于|仅对|只对)(?P<them>{_WHO})(?=[,。;]|$)"
    rf"|(?P<but>除[^,。;:()]{{2,30}}(?:以外|之外|外)),?(?:其[余他]|各|所有|的)*(?:岗位|职位|类别|人员|考生)*(?:均|都|一律)?(?:须|需|应|要)?{_HELD}"
    rf"|(?P<not>{_WHO})(?:考生|人员)*(?:不|无需|不需|免予|免于)(?:进行|组织|设置?|安排|参加|开展)(?=[,。;]|$)"
)
"""仅护理类岗位进行; 本环节只面向甲类; 除乙类外均须参加; 丙类不参加."""
_ROUND = re.compile(r"(?:本|该|此)(?:环节|项|轮|阶段|测试|考核|考试)")
_FIRST = re.compile(r"[^。;]*")


def limited_to(source: Source, line: Line, tracks: Sequence[Track]) -> tuple[str, ...]:
    """The classes to which the first sentence of a paragraph, or of the first one below its heading, limits it."""
    if not tracks:
        return ()
    if own := _limit(line.text, tracks):
        return own
    for above in reversed(source.lines[max(0, line.index - _NEAR) : line.index]):
        if line.level or above.level or above.parents != line.parents or not line.parents:
            return ()
        title = head(source.lines[line.parents[-1]].text)
        if _same_round(above.text, title) and (found := _limit(above.text, tracks)):
            return found
    return ()


_NEAR = 4
"""Paragraphs above that may limit those that follow."""


def _limit(text: str, tracks: Sequence[Track]) -> tuple[str, ...]:
    first = _FIRST.match(text)
    found = find(_ONLY, first.group()) if first else None
    if found is None:
        return ()
    if who := found["who"] or found["them"]:
        return mentions(who, tracks)
    named = mentions(found["but"] or found["not"], tracks)
    return named if found["but"] else tuple(t.id for t in tracks if named and t.id not in named)


def unknown_limit(text: str, tracks: Sequence[Track]) -> tuple[int, int] | None:
    """Where a sentence limits a test to posts that are no class of the notice (技能测试仅护理岗位进行), so that its
    rules are read as everybody's."""
    found = find(_ONLY, text)
    who = (found["who"] or found["them"]) if found else None
    if found is None or not who or not _SOME_POSTS.search(found.group()) or _CHOICE.search(found.group()):
        return None
    if mentions(text, tracks):
        return None
    return found.span() if any(h.kind in ("stage", "test") for h in find_subjects(text)) else None


_CHOICE = re.compile(r"[填选]?报[考名]?|[一1]个|选择|应聘")
"""每人仅限报考一个岗位: how many posts people may choose."""
_SOME_POSTS = re.compile(
    r"[\u4e00-\u9fff]{2}(?:类|组|岗位?|职位)(?:的)?(?:考生|人员|应聘者|报考者)?(?:中|里)?(?:才|方)?(?:进行|组织|举行|实施|开展|设|安排|参加|$)"
)


def _same_round(text: str, title: str) -> bool:
    """Whether a paragraph begins with the round of its heading, or with none by name."""
    about = {h.id for h in find_subjects(title) if h.kind != "total"}
    said = {h.id for h in find_subjects((_FIRST.match(text) or [""])[0]) if h.kind != "total"}
    return len(about) == 1 and (said == about or (not said and bool(_ROUND.search(text))))


__all__ = ["limited_to", "unknown_limit"]
