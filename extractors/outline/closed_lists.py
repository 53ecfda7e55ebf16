"""Closed lists: a plain paragraph behind the items of the last of several headings belongs to all of them.

技术类 / - 笔试… / - 面试… / 生产类 / - 笔试… / - 实操… / 综合成绩保留1位小数。 The last line is about both classes.
"""

from __future__ import annotations

from extractors.text.memo import memo
from extractors.text.source import Line, Source
from schema.document import BlockKind


def closed(source: Source, line: Line) -> frozenset[int]:
    """The headings that a line stands under by its place only: each the last of its kind, whose list it closes."""
    if line.level or not line.parents or _item(line):
        return frozenset()
    return frozenset(at for at in line.parents if _closes(source, at, line.index))


def _closes(source: Source, heading: int, index: int) -> bool:
    lines, beside = source.lines, _beside(source, heading)
    if len(beside) < _SEVERAL or beside[-1] != heading:
        return False
    others = [lines[at - 1] for at in beside[1:]]  # the last line under each heading before
    return all(_item(x) for x in others) and any(_item(x) and heading in x.parents for x in lines[heading + 1 : index])


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
