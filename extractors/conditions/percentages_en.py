"""Percentages of marks that an English notice asks for with a degree: ``with at least 55% marks (50% for SC/ST)``."""

from __future__ import annotations

from decimal import Decimal

from extractors.text import patterns as re
from schema.conditions import MarkShare

_N = r"(?P<n>\d{2}(?:\.\d{1,2})?) ?(?:%|per ?cent(?:age)?\b)"
_MARKS = (
    r"(?: of)?(?: the)?(?: (?:aggregate|total|overall|average))? ?"
    r"(?:marks?\b|aggregate\b|score\b|or (?:above|more|higher)\b|in (?:the )?aggregate\b)"
)
_LEAST = re.compile(
    r"(?:at least|a? ?minimum(?: of)?|min\.?|not (?:less|below|lower) than|no less than|with|securing|having|secured|"
    rf"obtained|of) {_N}(?:{_MARKS}|(?=\W*$|[,;(]))|{_N.replace('?P<n>', '')}{_MARKS}",
    re.IGNORECASE,
)
_WHOM = r"(?P<who>[A-Z][^();.]{1,70}?)(?: (?:candidates?|applicants?|categor(?:y|ies)))?(?=[();.,]|$)"
_FOR = re.compile(
    rf"(?:\(|,|;|and|but|or)\s*(?:relaxed to |relaxable to |reduced to |minimum |at least )?{_N}(?: (?:of )?marks?)? "
    rf"(?:for|in (?:the )?case of|in respect of) {_WHOM}",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:\(|,|;)?\s*(?:with (?:a )?)?(?:relaxable by|relaxation of|relaxed by|less by) "
    rf"{_N.replace('{2}', '{1,2}')}(?: (?:of )?(?:marks?|points?))? "
    rf"(?:for|in (?:the )?case of|to|in respect of) {_WHOM}",
    re.IGNORECASE,
)


def mark_shares(text: str) -> tuple[MarkShare, ...]:
    """The least percentage of marks, for everybody first and then for those who need less; none where none is asked."""
    if "%" not in text and "cent" not in text:
        return ()
    found = _LEAST.search(text)
    if found is None:
        return ()
    least = Decimal(found[1] or found[2])
    out = [MarkShare(least=least)]
    for pattern, less in ((_FOR, False), (_BY, True)):
        for m in pattern.finditer(text, found.end()):
            value = least - Decimal(m["n"]) if less else Decimal(m["n"])
            if 0 < value < least:
                out.append(MarkShare(least=value, who=m["who"].strip()))
    return tuple(out)


__all__ = ["mark_shares"]
