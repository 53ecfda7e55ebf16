"""Share: what part of a whole one test is, where that is printed, and the lists of tests that shares go to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.text import patterns as re
from extractors.values.subjects import SubjectHit


@dataclass(frozen=True, slots=True)
class Share:
    """``subject`` has ``weight`` of ``parent``; the value is printed at ``start:end``.

    ``full``: what it is marked out of, where that stands beside its share (at ``full_at``) or is its share (points).
    """

    subject: SubjectHit
    weight: Decimal
    parent: SubjectHit | None
    start: int
    end: int
    full: Decimal | None = None
    full_at: tuple[int, int] | None = None


JOINT = re.compile(
    r"[》”\"]?(?:\([^()]{0,20}\))?(?:的?成绩|分数| scores?| marks?)?"
    r"\s?(?:[、,和与及以/+]|以及|并|and|, and|&|;)*\s?(?:the )?[《“\"]?"
)


_STRANGER = re.compile(r"(?:成绩|得分)?、(?:[\u4e00-\u9fff]{2,8}?(?:成绩|积分|得分|分数|总分)、){1,3}")
"""A result between two others that no lexicon names (笔试成绩、入围积分、综合成绩)."""
_OWN_RESULT = "积分"
"""初试积分: made of several tests, none of them alone."""


def listed_before(text: str, subjects: Sequence[SubjectHit]) -> list[SubjectHit]:
    """The subjects at the end of ``subjects`` that form one list (A、B和C)."""
    out: list[SubjectHit] = []
    for hit in reversed([h for h in subjects if not text.startswith(_OWN_RESULT, h.end)] or subjects):
        between = text[hit.end : out[0].start] if out else ""
        if out and not JOINT.fullmatch(between) and not _STRANGER.fullmatch(between):
            break
        out.insert(0, hit)
    return out


__all__ = ["JOINT", "Share", "listed_before"]
