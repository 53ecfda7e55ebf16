"""Section results: 考试成绩 below the heading of a test is the result of that test, not the total."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.subjects import SubjectHit

_RESULT = re.compile(
    r"(?:^|[,。;:(])(?:考生|其|该项|本项|每位考生)?(?P<name>考试成绩|考核成绩|测试成绩|测评成绩|考试得分)"
)
_SUMS = re.compile(r"=|[组构合]成|之和|相加|占|[计记]入|%|综合成绩|总成绩|最终成绩")


def bare_result(text: str) -> tuple[int, int] | None:
    """Where a sentence speaks of the result of the test at hand; None where it adds results up."""
    found = find(_RESULT, text) if not _SUMS.search(text) else None
    return found.span("name") if found else None


def of_section(text: str, hits: Sequence[SubjectHit], section: SubjectHit | None) -> list[SubjectHit]:
    """The components of a sentence, with that of the heading for its bare result."""
    span = bare_result(text) if section is not None and section.kind == "stage" else None
    if span is None or section is None:
        return list(hits)
    stages = [h for h in hits if h.kind == "stage" and h.end <= span[0]]
    if stages and stages[-1].id != section.id:
        return list(hits)
    rest = [h for h in hits if h.end <= span[0] or h.start >= span[1]]
    return sorted([*rest, SubjectHit(*span, section.id, "")], key=lambda h: h.start)
