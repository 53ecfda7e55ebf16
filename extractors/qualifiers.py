"""Qualifiers: words in a list that belong to the name of the part behind them (主题演讲)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors import patterns as re
from extractors.subjects import SubjectHit

_QUALIFIER = re.compile(r"(?:^|[、,;:(和与及由])(?P<more>[\u4e00-\u9fff]{2,5})$")
_NO_QUALIFIER = re.compile(
    r"[考试测为是有占中按以将其各每两三本次原则]|科目|内容|成绩|分别|根据|采[取用]|进行|参加|组织|包括|折|百分|合格|[类岗]$|岗位|职位|人员|学科"
)


def widened(text: str, hit: SubjectHit, hits: Sequence[SubjectHit]) -> SubjectHit:
    """主题演讲: what stands between the mark of a list and a part or paper belongs to its name."""
    if hit.kind not in ("paper", "part") or hit.start < 0:
        return hit
    floor = max((h.end for h in hits if h.end <= hit.start), default=0)
    found = _QUALIFIER.search(text, floor, hit.start)
    if found is None or _NO_QUALIFIER.search(found.group("more")):
        return hit
    begin = found.start("more")
    return replace(hit, start=begin, name=text[begin : hit.start + len(hit.name)])
