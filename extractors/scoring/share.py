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


_ARROW = re.compile(r"(?:→|➔|➜|⇒|⟶|[-=—]{1,2}>)+")


def in_chain(text: str) -> list[str]:
    """The steps of a chain with shares in several of them (笔试(30%)→面试:初试(30%)→复试(40%)), each as the whole text
    with full stops for the others: what is called a whole in one step is none of those in another."""
    arrows = [m.span() for m in _ARROW.finditer(text)] if "%" in text else []
    cuts = [0, *(at for arrow in arrows for at in arrow), len(text)]
    spans = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if "%" in text[a:b]]
    if not arrows or len(spans) < _SEVERAL:
        return []
    return ["。" * a + text[a:b] + "。" * (len(text) - b) for a, b in spans]


_SEVERAL = 2


__all__ = ["JOINT", "Share", "in_chain", "listed_before"]
