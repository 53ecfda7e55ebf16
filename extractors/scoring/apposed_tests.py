"""Apposed tests: what an English sentence says that Component A is, beside the number that later sentences use.

``Component A, the written examination, …``, ``Part 2 is an oral board``, ``the yard exercise (Element B)``.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.source import Source
from extractors.values.numbered_subjects import NOUNS, NUMBER
from extractors.values.subjects import SubjectHit, find_subjects

_LABEL = rf"(?P<noun>{NOUNS}) (?P<n>{NUMBER})"
_TOLD = re.compile(
    rf"\b(?i:{_LABEL})(?i:, | \(| - | (?:is|will be|shall be) )(?i:the |an? "
    rf"|your )?(?P<name>[A-Za-z][^.;:,()%]{{2,60}})"
)
_BRACKETED = re.compile(rf"(?P<name>[A-Za-z][^.;:,()%]{{2,60}}) \((?i:{_LABEL})\)")
_AT_ONCE = 16
"""Characters of qualifiers between the number and the name of the test (a structured oral board)."""


def apposed_tests(source: Source) -> Mapping[str, str]:
    """``Component A`` → id, for every number that the text puts beside one test only."""
    found: dict[str, set[str]] = {}
    for line in source.prose():
        for pattern, first in ((_TOLD, True), (_BRACKETED, False)):
            for match in find_all(pattern, line.text):
                hit = _test(match["name"], first=first)
                if hit is not None and match["noun"].casefold() != "paper":
                    found.setdefault(f"{match['noun'].title()} {match['n'].upper()}", set()).add(hit.id)
    return {label: next(iter(ids)) for label, ids in found.items() if len(ids) == 1}


def _test(text: str, *, first: bool) -> SubjectHit | None:
    """The one test that a short phrase names, at its beginning or at its end."""
    hits = [h for h in find_subjects(text) if h.kind != "total"]
    if not hits:
        return None
    if first:
        return hits[0] if hits[0].start <= _AT_ONCE else None
    return hits[-1] if hits[-1].end >= len(text.rstrip()) else None


__all__ = ["apposed_tests"]
