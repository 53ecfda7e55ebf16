"""Bases on which people file: classes of applicants that an English bulletin tells apart by where they come from."""

from __future__ import annotations

from extractors.text import patterns as re
from extractors.text.needles import find, find_all
from extractors.text.reading import body_text
from extractors.text.source import Source
from extractors.tracks.labels import Candidate

_CONSIDERED = re.compile(
    r"considered (?P<a>[A-Za-z-]+ (?:candidates|applicants)) while [^.;]{0,60}?considered (?P<b>[A-Za-z-]+ "
    r"(?:candidates|applicants))"
)
_BOTH = re.compile(
    r"\bon (?:both )?(?:an? )?(?:\w+ )?promotional (?:basis )?and (?:on )?(?:an? )?open(?:[ -]competitive)? basis\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\bpromotional (?:candidate|applicant)s?\b", re.IGNORECASE)
_OUTSIDE = re.compile(r"\bopen(?:[ -]competitive)? (?:candidate|applicant)s?\b", re.IGNORECASE)


def by_status(source: Source) -> list[Candidate]:
    """``… considered Inside candidates while others are considered Outside candidates``; both bases, and both named."""
    text = body_text(source)
    found = find(_CONSIDERED, text)
    if found is not None:
        return [Candidate(found.group(g), source, *found.span(g), sure=True) for g in ("a", "b")]
    if find(_BOTH, re.sub(r"\s+", " ", text)) is None:
        return []
    named = [list(find_all(pattern, text)) for pattern in (_INSIDE, _OUTSIDE)]
    if not all(named):
        return []
    best = [min(hits, key=_plainness) for hits in named]
    return [Candidate(m.group(), source, *m.span(), sure=True) for m in best]


def _plainness(found: re.Match[str]) -> tuple[bool, bool, int, int]:
    """The name of a class is what the rules call it: candidates, many of them, in the fewest words."""
    name = found.group()
    return "applicant" in name.casefold(), not name.endswith("s"), len(name), found.start()


__all__ = ["by_status"]
