"""Sole posts: what an English notice about one post says of it outside its heading.

Its headcount is that of the notice; wishes stand in sentences of their own; a page of labels (place of work, grade)
tells under ``Education`` and ``Experience`` what the post asks for.
"""

from __future__ import annotations

from extractors.conditions.certificates import find_preferred
from extractors.conditions.rules import LONGEST
from extractors.outline.sections import Zone, pieces
from extractors.posts.advert_posts import demand_rules
from extractors.posts.entry import Entry
from extractors.posts.headcounts_en import english_totals
from extractors.text import patterns as re
from extractors.text.reading import read_repaired
from extractors.text.source import Source
from extractors.values.education import find_education
from schema.conditions import EducationLevel, Experience

_DUTY = re.compile(r"dut(?:y|ies)|responsib|about (?:the|us)|benefit|salary|how to apply|selection", re.IGNORECASE)
_SAYS = re.compile(r"\bdesir(?:able|ed)\b|\bpreference (?:in \w+ )?(?:will|shall|may) be given\b", re.IGNORECASE)
_ELSE = re.compile(r"substitut|\blieu\b|desirable|preferred|preference|advantage|\basset\b", re.IGNORECASE)
_PAGE = ("workplace", "category")


def add_sole_facts(source: Source, entry: Entry) -> None:
    """Fill the fields of the only post of a notice that its heading and its own lists left open."""
    if entry.get("headcount") is None:
        _headcount(source, entry)
    if not entry.get("preferred"):
        _wishes(source, entry)
    if not entry.get("education") and all(entry.get(name) for name in _PAGE):
        _demands(source, entry)


def _headcount(source: Source, entry: Entry) -> None:
    reading = read_repaired(source)
    totals = [t for t in english_totals(reading) if t.value]
    if len({t.value for t in totals}) != 1 or totals[0].parts:
        return
    found = totals[0]
    if reading.repair_in(*found.count) is None:
        text = reading.text[slice(*found.count)]
        at = source.text.find(reading.text[slice(*found.span)])
        if at >= 0:
            begin = at + found.count[0] - found.span[0]
            entry.put("headcount", found.value, source.cite(begin, begin + len(text)))


def _wishes(source: Source, entry: Entry) -> None:
    for piece in pieces(source):
        if piece.heads and _DUTY.search(piece.heads[-1]):
            continue
        for item in find_preferred(piece.text) if _SAYS.search(piece.text) else ():
            entry.put("preferred", (item.text,), source.cite(piece.start + item.start, piece.start + item.end))


def _demands(source: Source, entry: Entry) -> None:
    """The schooling and the years of service that the part on requirements asks for first."""
    for piece in pieces(source):
        if piece.zone is not Zone.CONDITIONS or len(piece.text) > 3 * LONGEST:
            continue
        for part in _SENTENCE.finditer(piece.text):
            if len(part.group()) <= LONGEST and not _ELSE.search(part.group()):
                _take(source, entry, piece.start + part.start(), part.group().rstrip(" .;"))


def _take(source: Source, entry: Entry, at: int, text: str) -> None:
    for rule in demand_rules(source, text, at):
        where = source.cite(*rule.cited)
        if rule.model is EducationLevel and rule.values.get("min") and not entry.get("education"):
            entry.put("education", rule.values["min"], where)
            entry.put("majors", _subjects(rule.values.get("majors")), where)
            same = [m for m in find_education(text) if m.level is rule.values["min"]]
            entry.put("degree", same[0].degree if same else None, where)
        elif rule.model is Experience and not entry.get("experience_years"):
            entry.put("experience_years", rule.values["years"], where)


_SENTENCE = re.compile(r"\S(?:[^.;]|\.(?!\s))*")
_KINDRED = re.compile(r"(?:an?|any|other) (?:closely )?(?:related|cognate|relevant|similar|allied)\b", re.IGNORECASE)


def _subjects(named: object) -> tuple[str, ...] | None:
    """The subjects themselves, without ``a related field``."""
    kept = tuple(m for m in named if not _KINDRED.match(m)) if isinstance(named, tuple) else ()
    return kept or None


__all__ = ["add_sole_facts"]
