"""Turned each: several marks that are each put on a scale of a hundred (每科成绩均折算成百分制).

笔试、面试成绩折算成百分制后按5:5计算总成绩: both are, not the last one alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.scoring.full_mark import FullMark, Target
from extractors.scoring.share import listed_before
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.values.subjects import SubjectHit

_HUNDRED = Decimal(100)


def turned_each(text: str, hits: Sequence[SubjectHit], known: Sequence[SubjectHit]) -> list[FullMark]:
    """The scales of several marks that a sentence turns to a hundred; ``hits``: what it names, ``known``: what the
    sentence before it lists. Papers or stages that are listed nowhere are all of them."""
    out: list[FullMark] = []
    for match in find_all(_words("every"), text):
        listed = _papers(hits, match.start()) or _papers(known, match.start())
        if match["papers"] and len(listed) > 1:
            out += [FullMark(match.start(), match.end(), _HUNDRED, h, converted=True) for h in listed]
        else:
            target: Target = "papers" if match["papers"] else "stages"
            out.append(FullMark(match.start(), match.end(), _HUNDRED, None, target, converted=True))
    for match in find_all(_words("listed"), text):
        named = listed_before(text, [h for h in hits if h.end <= match.start() + _NAME and h.kind != "total"])
        near = named and named[-1].end >= match.start()
        alike = match["each"] or all(h.kind == "stage" for h in named)
        if near and alike and len({h.id or h.name for h in named}) > 1:
            out += [FullMark(match.start(), match.end(), _HUNDRED, h, converted=True) for h in named]
    return out


def _papers(hits: Sequence[SubjectHit], end: int) -> list[SubjectHit]:
    """The papers named before ``end``, each once; those of the sentence before have no place."""
    found = [h for h in hits if h.end <= end and h.kind not in ("total", "stage", "test") and h.id != "public_subjects"]
    return list({h.id or h.name: h for h in found}.values())


_NAME = 2
"""Characters of 成绩, which may belong to the name of the test before."""


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(load("weighting")["turned"][name])


__all__ = ["turned_each"]
