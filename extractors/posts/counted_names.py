"""Posts of English notices that a list or a sentence counts: ``six Pump Hands, two Weir Keepers and one Clerk``.

Items of a list that begin with a number, the parts of a sentence that asks for people, or names with their numbers in
brackets behind a label (``Vacancies: Pump Attendant (6), Weir Keeper (3)``). A lone item is no list.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.posts.entry import Entry
from extractors.posts.headcount_phrases import CARDINAL
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line, Source
from extractors.values.numbers import parse_int
from schema.document import BlockKind

_NAME = r"[A-Z][A-Za-z'/&-]*(?:,? (?:(?:of|in|for|and|the|to|&) )*[A-Z(][\w'/&().-]*){0,7}"
_UNIT = r"(?:(?:posts?|positions?|vacanc(?:y|ies)) (?:of|for) (?:an? )?)?"
_COUNT = rf"(?P<n>(?i:{CARDINAL}))(?: ?\((?:\d{{1,4}})\))?"
_ITEM = re.compile(rf"{_COUNT} (?i:{_UNIT})(?P<name>{_NAME})[\s.;,]*(?:(?i:and)\s*)?$")
_PLAIN = r"[A-Z][A-Za-z'/&-]*(?: (?:(?:of|in|for|and|the|to|&) )*[A-Z][\w'/&-]*){0,7}"
_BEHIND = re.compile(
    rf"(?P<name>{_PLAIN}) ?\((?P<n>(?i:{CARDINAL}))(?i: (?:posts?|positions?|vacanc(?:y|ies)|nos?\.?))?\)"
)
_IN_SENTENCE = re.compile(
    rf"(?:^|[,:;]|\b(?:and|for|of|are|appoint|recruit|hire)) {{0,2}}{_COUNT} (?i:{_UNIT})(?P<name>{_NAME})"
)
_ASKS = re.compile(
    r"\b(?:invit\w+|applications?|recruit\w*|appoint\w*|hir(?:e|ing)|seek\w*|vacanc(?:y|ies)|vacant|posts|positions|"
    r"openings|fill|engage|require)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\S+ ){0,3}(?:vacanc(?:y|ies)|vacant posts|posts|positions|openings)[^:]{0,30}:\s*", re.IGNORECASE
)
_BULLET = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|[-•*·▪>])\s+", re.IGNORECASE)
_NO_POST = re.compile(
    r"(?:Years?|Months?|Days?|Weeks?|Hours?|Marks?|Points?|Papers?|Parts?|Stages?|Copies|Photographs?|References?|Referees|"
    r"Candidates?|Applicants?|Persons?|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Questions?|Units?|Credits?|[AP]M|Sessions?|Tests?|Members?)\b"
)


def counted_names(source: Source) -> list[Entry]:
    """The posts of the first list or sentence that counts two or more; none in other languages."""
    if source.zh:
        return []
    return _listed(source) or _told(source)


def _listed(source: Source) -> list[Entry]:
    run: list[tuple[Line, int, re.Match[str]]] = []
    lead: Line | None = None
    for line in [*source.lines, None]:
        found = None
        if line is not None and line.kind is not BlockKind.TABLE and len(line.text) < 140:
            skip = _BULLET.match(line.text)
            begin = skip.end() if skip else 0
            found = _ITEM.match(line.text, begin) if skip or line.kind is BlockKind.LIST_ITEM else None
        if line is not None and found is not None and not _NO_POST.match(found["name"]):
            run.append((line, line.start, found))
            continue
        if (
            len(run) > 1
            and lead is not None
            and _ASKS.search(lead.text)
            and len({m["name"] for _, _, m in run}) == len(run)
        ):
            return [_entry(source, at, m) for _, at, m in run]
        run = []
        lead = line if line is not None and line.kind is not BlockKind.TABLE else None
    return []


def _told(source: Source) -> list[Entry]:
    for line in source.lines[:60]:
        if line.kind is BlockKind.TABLE or not _ASKS.search(line.text):
            continue
        label = _LABEL.match(line.text)
        if label and (entries := _entries(source, line, list(_BEHIND.finditer(line.text, label.end())))):
            return entries
        for sentence in source.sentences(line):
            asked = _ASKS.search(sentence.text)
            if asked is None:
                continue
            begin = sentence.start - line.start
            found = list(_IN_SENTENCE.finditer(line.text, begin + asked.end() - 1, sentence.end - line.start))
            if entries := _entries(source, line, found):
                return entries
    return []


def _entries(source: Source, line: Line, found: Sequence[re.Match[str]]) -> list[Entry]:
    kept = [m for m in found if not _NO_POST.match(m["name"]) and not is_org(m["name"])]
    names = {m["name"].casefold() for m in kept}
    return [_entry(source, line.start, m) for m in kept] if len(kept) > 1 and len(names) == len(kept) else []


def _entry(source: Source, at: int, found: re.Match[str]) -> Entry:
    entry = Entry(source, start=at + found.start("name"))
    name = found["name"].rstrip(" .,")
    begin = at + found.start("name")
    entry.put("name", name, source.cite(begin, begin + len(name)))
    entry.put("headcount", parse_int(found["n"]), source.cite(at + found.start("n"), at + found.end("n")))
    return entry


__all__ = ["counted_names"]
