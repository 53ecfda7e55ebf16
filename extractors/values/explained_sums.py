"""Explained sums: a total whose bracket says what it is made of (总成绩(笔试得分+面试得分)), with nothing weighed."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.text import patterns as re
from extractors.values.subjects import SubjectHit, find_subjects

_SUM = re.compile(
    r"(?:总成绩|综合成绩|最终成绩|总得分|总分)\((?:即|包括|含|由)?(?P<sum>[^()=*×÷/%,。;]{2,20}(?:\+[^()=*×÷/%,。;]{2,20}){1,6})\)"
)
_POINTS = re.compile(r"加分|附加分|奖励分|扣分")
_RESULT = re.compile(r"(?:的)?(?:总?成绩|得分|分数|打分|评分|分)$")


def explained_sums(text: str) -> Iterator[tuple[SubjectHit, list[SubjectHit], int, int]]:
    """The total, its parts and the place of each such bracket; a part that no lexicon knows has no id."""
    if "+" not in text:
        return
    hits = find_subjects(text)
    for found in _SUM.finditer(text):
        begin, end = found.span("sum")
        whole = next((h for h in hits if h.kind == "total" and found.start() <= h.start < begin), None)
        parts: list[SubjectHit] = []
        at = begin
        for item in found["sum"].split("+"):
            name = _RESULT.sub("", item.strip())
            known = next((h for h in hits if at <= h.start < at + len(item) and h.kind != "total"), None)
            if name and not _POINTS.search(item):
                start = at + item.index(name)
                parts.append(known or SubjectHit(start, start + len(name), "", name))
            at += len(item) + 1
        if whole is not None and len({p.id or p.name for p in parts}) > 1:
            yield whole, parts, begin, end
