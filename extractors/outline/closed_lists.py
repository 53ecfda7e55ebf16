"""Closed lists: a plain paragraph behind the items of the last of several headings belongs to all of them.

技术类 / - 笔试… / - 面试… / 生产类 / - 笔试… / - 实操… / 综合成绩保留1位小数。 The last line is about both classes.
So is what stands below the last of several classes from the line on that names another one: A类岗位 / … / B类岗位 / … /
笔试:A类考专业知识,B类考综合知识。
"""

from __future__ import annotations

from itertools import takewhile

from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.source import Line, Source
from schema.document import BlockKind


def closed(source: Source, line: Line) -> frozenset[int]:
    """The headings that a line stands under by its place only: each the last of its kind, whose list it closes."""
    if line.level or not line.parents or _item(line):
        return frozenset()
    return frozenset(
        at
        for at in line.parents
        if _closes(source, at, line.index) or _left(source, at, line.index) or _ends_bullets(source, at)
    )


def _ends_bullets(source: Source, heading: int) -> bool:
    """Whether a line is the last of bullets with a text of their own, none of which has anything under it; another
    list may follow under the same heading."""
    if not _told(source.lines[heading]):
        return False
    beside = _beside(source, heading)
    here = beside.index(heading) if heading in beside else 0
    run = heading - here  # bullets that follow on one another have the same distance to their places in the list
    first = next((n for n in range(here, -1, -1) if beside[n] - n != run or not _told(source.lines[beside[n]])), -1)
    return here - first >= _SEVERAL and beside[here + 1 : here + 2] != (heading + 1,)


def _told(line: Line) -> bool:
    """Whether a line is a bullet that says something and does not stand over something."""
    bullet = line.kind is BlockKind.LIST_ITEM and (not line.label or line.label in _BULLETS)
    return bullet and (len(line.text) > _WORDY or ":" in line.text[1:-1] or line.text[-1:] in "。;")


_BULLETS = "-•·●○◆■▶*☆★◇□▲△※►"
_WORDY = 10


_CLASS = re.compile(r"\W*(?P<stem>[A-Z甲乙丙丁]类)(?:岗位?|职位|人员|人才)?\W*")


@memo
def _leaves(source: Source, heading: int) -> int | None:
    """The first line below the last heading of a list of classes (A类岗位, B类岗位) that names another of them."""
    beside = _beside(source, heading)
    named = [found["stem"] if (found := _CLASS.fullmatch(source.lines[at].text)) else None for at in beside]
    at = beside.index(heading) if heading in beside else len(named) - 1
    others = list(takewhile(bool, reversed(named[:at])))
    if not others or named[at] is None or any(named[at + 1 : at + 2]):
        return None
    below = (line for line in source.lines[heading + 1 :] if heading in line.parents)
    return next((line.index for line in below if any(stem and stem in line.text for stem in others)), None)


def _left(source: Source, heading: int, index: int) -> bool:
    first = _leaves(source, heading)
    return first is not None and first <= index


def _closes(source: Source, heading: int, index: int) -> bool:
    lines, beside = source.lines, _beside(source, heading)
    if len(beside) < _SEVERAL or beside[-1] != heading or _CHAPTER.match(lines[heading].label or ""):
        return False
    others = [lines[at - 1] for at in beside[1:]]  # the last line under each heading before
    return all(_item(x) for x in others) and any(_item(x) and heading in x.parents for x in lines[heading + 1 : index])


_CHAPTER = re.compile(r"第[一二三四五六七八九十]{1,2}(?:部分|章|编|篇)")
"""第二部分 over numbered sections: their paragraphs are its own to the end."""


@memo
def _beside(source: Source, heading: int) -> tuple[int, ...]:
    """The headings of one list, this one among them."""
    head = source.lines[heading]
    if not head.level:
        return ()
    return tuple(x.index for x in source.lines if x.level == head.level and x.parents == head.parents)


def _item(line: Line) -> bool:
    return line.kind is BlockKind.LIST_ITEM or line.label is not None or line.text[:1] in "-•·●○◆■▶*①②③④⑤⑥⑦⑧⑨"


_SEVERAL = 2

__all__ = ["closed"]
