"""Marked apiece: the tests that a sentence lists and of which the next one says what each of them is marked out of.

``There are two online tests (a verbal and a numerical reasoning test). Both tests are marked out of 50.``
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.scoring.formula import Formula
from extractors.scoring.full_mark import FullMark
from extractors.scoring.noun_phrases import Phrase, is_test, listed
from extractors.scoring.share import Share
from extractors.scoring.stated import Statement
from extractors.text import patterns as re
from extractors.values.sayings import Alias, Form, Total
from extractors.values.subjects import SubjectHit, find_subjects, kinds

_BACK = re.compile(
    r"\W*(?P<how>both|each|all|every|these|they|the (?:two|three|four))\b(?: (?:one )?of (?:them|these|those|which))?"
    r"(?: of)?(?: the| these)?(?: (?:two|three|four|online|written))?"
    r"(?: (?:tests?|papers?|exercises?|assessments?|parts?|components?|questionnaires?|examinations?|modules?))?"
    r"(?: (?:are|is|will be|shall be|carry|carries|has|have))\b",
    re.IGNORECASE,
)
_HEADED = re.compile(r"^\W*(?:[A-Z][A-Z ,&/-]{2,60}:\s+|[A-Z][^:.;]{2,60}:\s+(?=(?:The|An?|There|Each) ))")
"""SCOPE OF THE EXAMINATION: The written test …: what a sentence is headed with is no test of it."""
_TWO = re.compile(r"both|the two", re.IGNORECASE)


def marked_apiece(text: str, before: str, marks: Sequence[FullMark]) -> list[FullMark]:
    """``marks`` with those of every stage given to the tests of the sentence ``before``, where ``text`` points back."""
    every = [m for m in marks if m.target == "stages" and not m.converted]
    back = _BACK.match(text) if every else None
    if back is None:
        return list(marks)
    before = _HEADED.sub("", before)
    names = [p for p in _inside(before) or listed(before) if is_test(p.name)]
    if len(names) < _FEWEST or (_TWO.match(back["how"]) and len(names) != _FEWEST):
        return list(marks)
    out = [m for m in marks if m not in every]
    for mark in every:
        out += [FullMark(mark.start, mark.end, mark.full, _hit(p)) for p in names]
    return out


def marked_beside(statements: Sequence[Statement]) -> frozenset[str]:
    """Ids of the tests that an English notice marks for everybody, and that no class of posts weighs or adds."""
    marked: set[str] = set()
    used: set[str] = set()
    for made in statements:
        value = made.value
        if isinstance(value, FullMark) and value.subject is not None and value.target == "named":
            plain = not made.source.zh and not made.tracks and made.when is None and value.part_of is None
            (marked if plain else used).add(value.subject.id)
        elif isinstance(value, Share):
            used |= {value.subject.id, value.parent.id if value.parent else ""}
        elif isinstance(value, Total):
            used |= {value.whole.id, *(p.id for p in value.parts)}
        elif isinstance(value, Alias | Form):
            used |= {value.part.id, value.whole.id}
        elif isinstance(value, Formula):
            return frozenset()
    return frozenset(i for i in marked - used if i and kinds().get(i, "other") == "other")


_FEWEST = 2
_BRACKET = re.compile(r"\((?P<in>[^()]{8,160})\)")


def _inside(before: str) -> list[Phrase]:
    """The list in a bracket: online tests (a verbal reasoning test and a numerical reasoning test)."""
    for bracket in _BRACKET.finditer(before):
        if len(names := listed(bracket["in"])) > 1:
            return names
    return []


def _hit(phrase: Phrase) -> SubjectHit:
    known = [h for h in find_subjects(phrase.name) if h.start == 0 and h.end >= len(phrase.name)]
    return SubjectHit(-1, -1, known[0].id if known else "", phrase.name)


__all__ = ["marked_apiece", "marked_beside"]
