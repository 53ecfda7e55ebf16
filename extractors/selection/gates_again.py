"""Pass marks that point back: 50 in each, 55 in the former and 50 in the latter, 55 and 50 respectively, to pass it.

The tests meant are those that the sentence, or else the one before it, has named.
"""

from __future__ import annotations

from decimal import Decimal

from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Names
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.values.numbers import english_number, parse_number
from extractors.values.qualifiers import says_when

_EACH = re.compile(
    r"(?<![-\w])(?:each|both|either|all(?= of))(?: (?:one|of (?:them|these|those|the (?:two|three|four|five|\d))))?"
    r"(?=\s*(?:$|[.;,)]|(?:to|and|or|will|are|is|shall|must|in order|cannot|may"
    r"|rules?|ends?|means|bars?|disqualifies|excludes?|eliminates?|fails?|leads?)\b))",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    rf"(?P<a>{english_number()})(?: ?%| ?per ?cent| marks| points)?(?: (?:in|on|for) (?:the )?(?:former|first))?"
    rf"(?: and| but|,)+ (?:at least |a minimum of )?(?P<b>{english_number()})"
    r"(?: ?%| ?per ?cent| marks| points)?,? (?:respectively|in that order|(?:in|on|for) (?:the )?(?:latter|second))",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"\b(?:pass\w*|minimum|minima|qualifying|cut-?off\w*|at least|below|less than|threshold\w*|need\w*|requir\w*)\b",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:pass|in|on|for|at) (?:it|this)\b(?! (?:is|will|shall))", re.IGNORECASE)
_OF_TWO = re.compile(r"\b(?:both|either)\b", re.IGNORECASE)
_FEWEST = 2
_REACH = 40
"""Characters behind a mark in which it is said to be one for each."""


def told_before(passage: Passage, clause: Piece, at: int, names: Names) -> list[str]:
    """Ids of the tests named last before a place: in its sentence, else in the one before it; none of the total."""
    line = passage.line
    above = passage.source.lines[line.index - 1] if line.index else None
    texts = [
        clause.text[:at],
        passage.text[: clause.start],
        *_sentences(passage.source.text[line.start : passage.start]),
    ]
    if above is not None and passage.start <= line.start:
        texts += _sentences(above.text)[:2]
    for text in texts:
        named = [n.id for n in names.find(text) if names.known(n.id) and n.id != names.total()]
        if named:
            return list(dict.fromkeys(named))
    return []


def _sentences(text: str) -> list[str]:
    return [t for t in reversed(re.split(r"(?<=[.;])\s", text)) if t.strip()]


def each_again(passage: Passage, clause: Piece, match: re.Match[str], names: Names) -> list[str]:
    """The tests of which every one has the mark; none where the words after the mark say something else."""
    if _EACH.search(clause.text[: match.end() + _REACH], match.end()) is None:
        return []
    told = told_before(passage, clause, match.start(), names)
    if len(told) >= _FEWEST:
        return told
    counted = [m.id for m in names.scheme.marks if m.counted]
    return counted if len(counted) == _FEWEST and not told[1:] and _OF_TWO.search(clause.text) else []


def again(passage: Passage, clause: Piece, match: re.Match[str], names: Names) -> str | None:
    """The test that "it" is."""
    found = _IT.search(clause.text, match.end(), match.end() + 16)
    if found is None:
        return _led_to(passage, clause, match, names)
    told = told_before(passage, clause, match.start(), names)
    return told[-1] if told else None


_LEADS = re.compile(
    r"\W*(?:it|this(?: (?:test|exercise|paper|examination|part))?) (?:is|will|shall|carries|does|has)\b", re.IGNORECASE
)


def _led_to(passage: Passage, clause: Piece, match: re.Match[str], names: Names) -> str | None:
    """A practical test is held. It is qualifying; 35 marks are required: the test that the sentence goes on about."""
    if _LEADS.match(passage.text) is None or any(names.known(n.id) for n in names.find(clause.text[: match.start()])):
        return None
    before = next(iter(_sentences(passage.source.text[passage.line.start : passage.start])), "")
    told = {n.id for n in names.find(before) if names.known(n.id) and not says_when(before, n.start)}
    return next(iter(told)) if len(told - {names.total()}) == len(told) == 1 else None


def paired_marks(passage: Passage, clause: Piece, names: Names) -> list[tuple[str, Decimal, int, int]]:
    """Two marks for the two tests named before them, in their order: id, mark, and where it is printed."""
    found = find(_PAIRED, clause.text)
    if found is None or not _FLOOR.search(clause.text):
        return []
    told = told_before(passage, clause, found.start(), names)
    values = [parse_number(found["a"]), parse_number(found["b"])]
    if len(told) != _FEWEST or None in values:
        return []
    return [
        (ident, value, *found.span(key))
        for ident, value, key in zip(told, values, "ab", strict=True)
        if value is not None
    ]


__all__ = ["again", "each_again", "paired_marks", "told_before"]
