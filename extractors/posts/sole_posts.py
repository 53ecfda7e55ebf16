"""Sole posts: what an English notice about one post says of it outside its heading.

Its headcount is that of the notice; wishes stand in sentences of their own; a page of labels (place of work, grade)
tells under ``Education`` and ``Experience`` what the post asks for.
"""

from __future__ import annotations

from extractors.conditions.certificates import find_preferred
from extractors.conditions.rules import LONGEST
from extractors.outline.sections import Zone, pieces
from extractors.posts.advert_posts import demand_rules
from extractors.posts.english import CLASS_CODE
from extractors.posts.entry import Entry
from extractors.posts.headcount_phrases import divided
from extractors.posts.headcounts_en import divide, english_totals
from extractors.posts.labels_en import labelled
from extractors.posts.titled_posts import job_in
from extractors.posts.wish_lists import wish_lists
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.reading import read_repaired
from extractors.text.source import Source
from extractors.values.education import find_education
from extractors.values.numbers import english_number, parse_int
from schema.conditions import EducationLevel, Experience
from schema.document import BlockKind

_DUTY = re.compile(r"dut(?:y|ies)|responsib|about (?:the|us)|benefit|salary|how to apply|selection", re.IGNORECASE)
_SAYS = re.compile(r"\bdesir(?:able|ed)\b|\bpreference (?:in \w+ )?(?:will|shall|may) be given\b", re.IGNORECASE)
_ELSE = re.compile(r"substitut|\blieu\b|desirable|preferred|preference|advantage|\basset\b", re.IGNORECASE)
_PAGE = ("workplace", "category")


def add_sole_facts(source: Source, entry: Entry) -> None:
    """Fill the fields of the only post of a notice that its heading and its own lists left open."""
    line = source.line_at(entry.start)
    if line is None or line.kind is not BlockKind.TABLE:
        _labels(source, entry)
    if entry.get("headcount") is None:
        _headcount(source, entry)
    if not entry.get("preferred"):
        _wishes(source, entry)
    if not entry.get("education") and all(entry.get(name) for name in _PAGE):
        _demands(source, entry)


_HEAD = 16
"""Lines at the head of a notice among which labels speak of the post."""


def _labels(source: Source, entry: Entry) -> None:
    """What labels at the head of the notice say: how many places, their parts, the employer, the code."""
    for line in source.lines[:_HEAD]:
        if line.kind is BlockKind.TABLE or len(line.text) > 300:
            continue
        coded = CLASS_CODE.search(line.text) if entry.get("code") is None and len(line.text) < 120 else None
        if coded:
            span = line.start + coded.start("code"), line.start + coded.end("code")
            entry.put("code", coded["code"], source.cite(*span))
        for found in labelled(line.text):
            value = line.text[found.at : found.end].strip()
            if found.role == "count" and not entry.get("headcount") and not entry.parts:
                _counted(source, entry, value, line.start + line.text.index(value, found.at))


def _counted(source: Source, entry: Entry, value: str, at: int) -> None:
    number = re.match(rf"{english_number()}(?: ?\(\d{{1,4}}\))?(?![\d/:-])", value, re.IGNORECASE)
    many = parse_int(re.split(r" ?\(", number.group())[0]) if number else None
    if number is None or not many:
        return
    parts = divided(value[number.end() :], at + number.end(), many)
    if any(job_in(source.text[slice(*p.label)]) for p in parts):
        return  # the posts of the notice, not the parts of one
    entry.put("headcount", many, source.cite(at, at + number.end()))
    divide(entry, value, at)


def _headcount(source: Source, entry: Entry) -> None:
    """The only number of places that the notice states, with its parts, unless these are posts of their own."""
    reading = read_repaired(source)
    totals = [t for t in english_totals(reading) if t.value]
    if len({t.value for t in totals}) != 1:
        return
    found = next((t for t in totals if t.parts), totals[0])
    labels = [reading.text[slice(*p.label)] for p in found.parts]
    if reading.repair_in(*found.count) is not None or any(job_in(x) or job_in(x.title()) for x in labels):
        return
    entry.put("headcount", found.value, source.cite(*reading.back(*found.count)))
    for part, label in zip(found.parts, labels, strict=True):
        span = min(part.label[0], part.count[0]), max(part.label[1], part.count[1])
        entry.add_part(label.strip(), part.value, source.cite(*reading.back(*span)))
    _behind(source, entry, reading.back(*found.span)[1])


_SITE = re.compile(
    r"[A-Z][\w'. -]{2,40} (?:office|site|depot|laboratory|station|campus|headquarters|plant|centre|center|branch|"
    r"building|hospital|yard)",
    re.IGNORECASE,
)


def _behind(source: Source, entry: Entry, at: int) -> None:
    """Who employs and where, behind the number: ``Two vacancies, Community Development Agency, Quincy office``."""
    line = source.line_at(at)
    rest = source.text[at : line.end] if line else ""
    lead = re.match(r"(?: [a-z]+){0,3}(?=,)", rest)
    edge = at + (lead.end() if lead else 0)
    for piece in re.finditer(r",\s+([^,.;]+)", rest):
        text = piece.group(1).strip()
        if piece.start() != edge - at:
            return
        edge = at + piece.end()
        span = at + piece.start(1), at + piece.start(1) + len(text)
        if is_org(text) and not entry.get("org"):
            entry.put("org", text, source.cite(*span))
        elif _SITE.fullmatch(text):
            entry.put("workplace", text, source.cite(*span))
        else:
            return


def _wishes(source: Source, entry: Entry) -> None:
    everything = pieces(source)
    opening: set[int] = set()
    for opened, items in wish_lists(everything):
        opening.add(opened.start)
        for text, at in items if not (opened.heads and _DUTY.search(opened.heads[-1])) else ():
            entry.put("preferred", (text,), source.cite(at, at + len(text)))
    for piece in everything:
        if (piece.heads and _DUTY.search(piece.heads[-1])) or piece.start in opening:
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
