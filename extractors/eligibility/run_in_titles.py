"""Run-in titles: what an item of the demands is about, in a word or two before its first sentence.

``a. Age. You must be …``, ``06. Age limit. - Not less than …``, ``Experience: Two years …``, ``Health - …``: the title
asks nothing itself and tells of what kind the sentences behind it are. A title that stands again and again heads the
demands of one post after another, and nobody can tell from it what is asked of everybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.conditions.kinds_en import words
from extractors.outline.sections import Piece, Zone
from extractors.text import patterns as re
from extractors.values.dates import find_dates
from extractors.values.education import find_education
from schema.document import BlockKind

_TITLE = re.compile(
    r"(?P<title>[A-Z][\w'’/&-]*(?:,? (?:and |or |of |the |in |for )*[\w'’/&-]+){0,4}) ?[.] ?-?\s+(?=[\"“(]?[A-Z])"
)
_SAYS = re.compile(
    r"\b(?:must|should|shall|will|may|is|are|be|has|have|not|no|least|minimum|valid|years?|require[sd]?)\b|\d",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?P<title>[A-Z][\w'’/&()-]*(?:,? (?:and |or |of |the |in |for )*[\w'’/&()-]+){0,5}?)"
    r"(?:(?P<full>\s*\.\s?-\s*|\s*:\s*-?\s+)|(?P<half>(?:\s+-\s+|\.\s+| {2,}(?:: )?)(?=[\"“(]?[A-Z\d])))(?=[\"“(]?\w)"
)
"""A title and its mark: a full one (``. -``, ``:``) or one that also stands in sentences and names."""
_RATES = re.compile(r"(?:\b\d+(?:\.\d+)?|\bmaximum) (?:points?|marks?)\b|\bpoints\b|^\W*\d+ ?%", re.IGNORECASE)
_NOTHING = re.compile(r"(?:none|nil|no|not (?:required|applicable)|n/?a)\b[^.]{0,24}\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """The role of a titled piece (an entry of the lexicon's ``titles``) and what stands behind the title."""

    role: str
    body: Piece
    placed: bool
    """Whether it stands in a part of the notice that holds demands, as its heading says."""


def titled(everything: Sequence[Piece]) -> dict[int, Title | None]:
    """The titled demands by the index of their piece; None for those that belong to one of several posts."""
    found = {i: mark for i, piece in enumerate(everything) if (mark := _field(piece))}
    counts = Counter(_key(mark) for mark in found.values())
    out: dict[int, Title | None] = {}
    for index, mark in found.items():
        piece, role = everything[index], role_of(mark["title"])
        if role == "certificate" and _dated(piece.text[mark.end() :]):
            continue
        nothing = _NOTHING.match(piece.text[mark.end() :]) is not None
        if role is None and not (nothing and piece.zone is Zone.CONDITIONS):
            continue
        beside = {_key(m) for i, m in found.items() if everything[i].heads == piece.heads and role_of(m["title"])}
        if role is None or nothing or counts[_key(mark)] > 1:
            out[index] = None
        elif (mark["full"] and (piece.zone is Zone.CONDITIONS or _strong(role))) or len(beside) > 1:
            out[index] = Title(role, _behind(piece, mark), piece.zone is Zone.CONDITIONS)
    return out


_BEFORE_DATE = 12


def _dated(text: str) -> bool:
    """``Registration: from 1 July to 21 July``: when it takes place, no paper that anybody holds."""
    return any(day.start <= _BEFORE_DATE for day in find_dates(text[:60]))


def _key(mark: re.Match[str]) -> str:
    return mark["title"].casefold()


def _field(piece: Piece) -> re.Match[str] | None:
    if piece.zone is Zone.EXCLUSIONS or not piece.first or piece.line.kind is BlockKind.HEADING:
        return None
    found = None if piece.text.rstrip().endswith((":", ":-")) else _FIELD.match(piece.text)
    if found is None or _RATES.search(piece.text[found.end() :]) or len(piece.text) - found.end() < 2:
        return None
    return found


@cache
def role_of(title: str) -> str | None:
    """The role of a title by its last noun: ``Keyboarding certificate`` is about a certificate."""
    bare = re.sub(r"\s*\([^()]*\)", "", title).strip()
    for role, pattern in _roles():
        if pattern.fullmatch(bare):
            return role
    return None


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((role, re.compile("|".join(listed), re.IGNORECASE)) for role, listed in words()["titles"].items())


def _strong(role: str) -> bool:
    """Whether the role alone says that something is asked, whatever part of the notice it stands in."""
    return role in (
        "age",
        "education",
        "experience",
        "nationality",
        "domicile",
        "certificate",
        "status",
        "requirements",
    )


def _behind(piece: Piece, mark: re.Match[str]) -> Piece:
    heads = (*piece.heads, mark["title"])
    return replace(
        piece, start=piece.start + mark.end(), text=piece.text[mark.end() :], heads=heads, zone=Zone.CONDITIONS
    )


def without_titles(everything: Sequence[Piece], fields: Mapping[int, Title | None]) -> tuple[Piece, ...]:
    """The pieces, those among the conditions without their run-in titles, which become the headings of what is left.

    One alone is no way to set a list: two or more items of the same headings must have one.
    """
    found = {i: end for i, piece in enumerate(everything) if i not in fields and (end := _title_end(piece))}
    heads = [everything[i].heads for i in (*found, *fields)]
    told = {i: title.body for i, title in fields.items() if title is not None}
    return tuple(
        _cut(piece, found[i]) if i in found and heads.count(piece.heads) > 1 else told.get(i, piece)
        for i, piece in enumerate(everything)
    )


def _title_end(piece: Piece) -> int:
    if piece.zone not in (Zone.CONDITIONS, Zone.SCOPE) or not piece.first:
        return 0
    found = _TITLE.match(piece.text)
    if found is None or _SAYS.search(found["title"]) or len(piece.text) - found.end() < 20:
        return 0
    return 0 if any(m.level for m in find_education(found["title"])) else found.end()


def _cut(piece: Piece, end: int) -> Piece:
    title = piece.text[:end].rstrip(" .-")
    return replace(piece, start=piece.start + end, text=piece.text[end:], heads=(*piece.heads, title))


__all__ = ["Title", "role_of", "titled", "without_titles"]
