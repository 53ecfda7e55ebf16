"""Paper shares: what the parts of one paper make of it (两部分,分别占试卷总分的30%和70%), no shares of the total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.scoring.share import Share
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.subjects import SubjectHit

_OF_PAPER = re.compile(
    r"占(?:整个|全部|整套|本)?(?:(?:笔试)?试[题卷]|卷面|全卷|考卷)(?:的)?(?:总)?(?:分数|分值|总分值?|成绩)?的?\s?\d"
    r"|占总分的?\s?\d"
)


def of_paper(text: str, shares: Sequence[Share], section: SubjectHit | None) -> list[Share]:
    """The shares with the written test (or the test of the heading) as their whole, where they are of one paper."""
    inner = [s for s in shares if s.subject.kind not in ("stage", "total", "test")]
    told = find(_OF_PAPER, text)
    if told is None or len(inner) < 2 or len(inner) < len(shares) or sum(s.weight for s in inner) != 1:
        return list(shares)
    over = section if section is not None and section.kind == "stage" else SubjectHit(-1, -1, "written", "")
    return [replace(s, parent=replace(over, start=-1, end=-1)) for s in inner]
