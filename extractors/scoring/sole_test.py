"""Sole test: the one test of an English notice whose score alone decides the place on the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.sayings import Alias
from extractors.values.subjects import SubjectHit

_PLACES = re.compile(
    r"\b(?:score|mark|result)s? (?:on|in|of) (?:this|the|that)\b[^.;]{0,60}?\b(?:determines?|decides?"
    r"|used to (?:determine|decide|fix))\b[^.;]{0,20}\b(?:place|placement|rank|standing|position|order)s? (?:on|in)"
    r" (?:the|an) (?:[a-z]+ )?list\b",
    re.IGNORECASE,
)


def sole_test(text: str, hits: Sequence[SubjectHit], said: SubjectHit | None) -> list[Alias]:
    """Your score on this test is used to determine your place on the list: the test named, or the one ``said`` last,
    is all of the total."""
    found = find(_PLACES, text)
    tests = [h for h in hits if h.kind != "total"]
    part = tests[0] if tests else replace(said, start=-1, end=-1) if said else None
    if found is None or part is None or len({h.id for h in tests}) > 1:
        return []
    whole = SubjectHit(found.start(), found.start() + 1, "total", "")
    return [Alias(part, whole, found.start(), found.end())]


__all__ = ["sole_test"]
