"""Paper marks: pass marks that are compared with a result before points are added to it (加分前的成绩不足50分的)."""

from __future__ import annotations

from decimal import Decimal

from extractors.outline.passages import Passage
from extractors.text import patterns as re
from extractors.values.floors import Line
from schema.evidence import Evidence

_BARE = r"(?:加分|加奖励分)[之以]?前|[未不]含?(?:政策性?|奖励)?加分|卷面|原始(?:成绩|得?分)"
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
        rf"(?<!\d){line.min:f}\s?分[^,;。]{{0,8}}?(?:线|标准|成绩|分数)[^,;。]{{0,6}}?(?:以|按照?|为|指|是)[^,;。]{{0,6}}?(?:{_BARE})"
    )
    lines = passage.source.lines[passage.line.index : passage.line.index + 1 + _BELOW]
    for other in lines:
        since = passage.start + end - other.start if other is passage.line else 0
        if later := said.search(other.text, max(since, 0)):
            return (passage.source.cite(other.start + later.start(), other.start + later.end()),)
    return ()


__all__ = ["without_points"]
