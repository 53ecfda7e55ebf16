"""Category marks: English lists of pass marks by category of people (UR 40, OBC 36, SC/ST 32; 35 for others)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.text import patterns as re

_CATEGORY = re.compile(
    r"(?P<cat>[A-Z][A-Za-z]{0,9}(?:[/&, ]{1,3}(?:and )?[A-Z][A-Za-z]{1,8}){0,4}?)"
    r"\s?[-:=]?\s?(?P<n>\d{1,3}(?:\.\d+)?)\s?(?P<unit>%|per ?cent)?(?=\s?(?:[,;.&)]|"
    r"and\b|$|marks))"
)
_FOR_CATEGORY = re.compile(
    r"(?P<n>\d{1,3}(?:\.\d+)?)\s?(?P<unit>%|percent|per cent|marks?)? (?:for|in case of) (?:all )?(?:the )?"
    r"(?P<cat>[A-Z][A-Za-z]*(?:[/&, ]{1,3}[A-Z][A-Za-z]*)*|(?:un)?reserved(?: categor(?:y|ies))?"
    r"|(?:general|open|other|scheduled|backward|disabled)[a-z ]{0,24}(?:categor(?:y|ies)|candidates|castes?|persons))"
)
_IS_CATEGORY = re.compile(
    r"\b(?:Unreserved|General|Open|Reserved|OBC|EWS|SC|ST|PwBD|PwD|PH|UR|BC|MBC|ESM|Divyang|Women|Others?"
    r"|Scheduled|Backward)\b"
)


_IN_BRACKETS = re.compile(
    r"(?P<n>\d{1,3}(?:\.\d+)?)\s?(?P<unit>%|percent|per cent|marks?|points?)? ?\((?:for )?(?P<cat>[A-Z][^()\d]{1,50})\)"
)
"""40% (UR), 35% (OBC): the category in brackets behind its mark."""


def category_marks(text: str) -> Iterator[tuple[re.Match[str], Decimal]]:
    """UR 40, OBC 36, SC/ST 32 after a word for a minimum."""
    lead = re.search(
        (
            r"(?:minimum|qualif\w+|cut-?off|pass\w*)[^.;:]{0,60}(?:mark|score|line|aggregate|"
            r"percent)\w*[^.;:\d]{0,60}?[:\-–(]? ?(?=[A-Z\d])"
        ),
        text,
        re.IGNORECASE,
    )
    if lead is None:
        lead = re.search(r"(?:cut-?off)[^.;\d]{0,20}? ?(?=[A-Z]{2})", text, re.IGNORECASE)
    if lead is None:
        return
    reverse = list(_FOR_CATEGORY.finditer(text))
    if len(reverse) > 1:
        for match in reverse:
            yield match, Decimal(match.group("n"))
        return
    behind = [m for m in _IN_BRACKETS.finditer(text, lead.end()) if _IS_CATEGORY.search(m.group("cat"))]
    if len(behind) > 1:
        for match in behind:
            yield match, Decimal(match.group("n"))
        return
    found = [
        m
        for m in _CATEGORY.finditer(text, lead.end())
        if m.group("cat").strip().split("/")[0].isupper()
        or "/" in m.group("cat")
        or _IS_CATEGORY.search(m.group("cat"))
    ]
    if len(found) < 2:
        return
    for match in found:
        yield match, Decimal(match.group("n"))


_ASIDES = re.compile(
    r"[^.;()]{0,60}?\((?=(?P<all>[^()]*)\))(?=\d{1,3}[^,;()]* for [^,;()\d]+(?:,| and|;) \d{1,3}[^,;()]* for )"
)
_ASIDE_ITEM = re.compile(
    r"(?P<n>\d{1,3}(?:\.\d+)?)\s?(?P<unit>%|percent|per cent|marks?|points?)? (?:for|in (?:the )?case of) (?:the )?"
    r"(?P<cat>[^,;()\d]{2,60}?)(?=,| and \d|;|$)"
)


def bracketed_marks(text: str, at: int) -> Iterator[re.Match[str]]:
    """(45 for women, 40 for candidates with disabilities) behind a mark: a floor for each of several categories."""
    bracket = _ASIDES.match(text, at)
    if bracket is not None:
        yield from _ASIDE_ITEM.finditer(text, bracket.start("all"), bracket.end("all"))


__all__ = ["bracketed_marks", "category_marks"]
