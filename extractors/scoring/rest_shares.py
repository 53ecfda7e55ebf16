"""Rest shares: what is left is said to be a test's, with its number (笔试占40%,剩余60%为面试成绩)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.scoring.share import Share
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.ratios import find_percents, plain
from extractors.values.subjects import find_subjects

_WHOLE = Decimal(1)


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(load("weighting")["rest"]["share"])


def apart_from_rest(text: str) -> tuple[str, re.Match[str] | None]:
    """The text with full stops for what it says of the share that is left, and where it says that."""
    found = find(_rest(), text)
    if found is None or not find_percents(text[: found.start()]):
        return text, None
    return text[: found.start()] + "。" * (found.end() - found.start()) + text[found.end() :], found


def rest_shares(found: re.Match[str] | None, shares: Sequence[Share]) -> list[Share]:
    """The shares of the tests that have what is left, where that is what the shares before it leave; of several tests
    (各占一半) every one has a part alike."""
    if found is None or not shares:
        return []
    (left,) = find_percents(found["n"])
    if sum((s.weight for s in shares), Decimal(0)) + left.value != _WHOLE:
        return []
    hits = list({h.id: h for h in find_subjects(found["names"]) if h.kind != "total"}.values())
    if not hits or (len(hits) > 1) != bool(found["half"]) or {h.id for h in hits} & {s.subject.id for s in shares}:
        return []
    begin, (start, end), whole = found.start("names"), found.span("n"), shares[-1].parent
    weight = plain(left.value / len(hits))
    return [
        Share(type(h)(begin + h.start, begin + h.end, h.id, h.name), weight, whole, start, end)
        for h in hits
        if weight * len(hits) == left.value
    ]


__all__ = ["apart_from_rest", "rest_shares"]
