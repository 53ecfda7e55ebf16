"""Posts of chapters: each has the name and the places of its head, and what its own lists and labels say.

What its demands say as conditions on those who apply for it counts more (:mod:`extractors.posts.sole_demands`).
"""

from __future__ import annotations

from extractors.outline.item_labels import label_of
from extractors.outline.post_chapters import Chapter, post_chapters
from extractors.posts.cells import read_cell
from extractors.posts.columns import CONTAINED, kind_of
from extractors.posts.conditions import read_conditions
from extractors.posts.entry import Entry
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.numbers import parse_int

_KEYED = re.compile(r"(?P<key>[\u4e00-\u9fff/]{2,8}?)\s?:\s*(?=\S)")
_UNREAD = (None, "ignored", "result", "ratio", "tests", "item", "part", "conditions", "name")


def chapter_entries(source: Source) -> list[Entry]:
    """The posts of the chapters of a notice, in their order."""
    found = post_chapters(source)
    return [_entry(source, chapter, alone=len(found) == 1) for chapter in found]


_NOT_OWN = frozenset({"headcount", "headcount_parts", "tests"})


def _entry(source: Source, chapter: Chapter, *, alone: bool) -> Entry:
    entry = Entry(source, start=chapter.name[0])
    entry.put("name", source.text[slice(*chapter.name)].strip(), source.cite(*chapter.name))
    if chapter.count:
        entry.put("headcount", parse_int(source.text[slice(*chapter.count)]), source.cite(*chapter.count))
    for key, span in chapter.fields:
        _take_field(source, entry, key, span)
    for start, end in chapter.demands:
        mark = label_of(source.text[start:end])[2]
        start += mark
        text = source.text[start:end]
        keyed = _KEYED.match(text)
        if keyed and _take_field(source, entry, keyed["key"], (start + keyed.end(), end)):
            continue
        if not alone:
            entry.take_all((f for f in read_conditions(text) if f.field not in _NOT_OWN), start)
    for start, end in chapter.wishes:
        start += label_of(source.text[start:end])[2]
        text = source.text[start:end].strip(" ;。")
        if text:
            entry.put("preferred", (text,), source.cite(start, start + len(text)))
    if not alone:
        entry.known |= {"education", "degree", "majors", "age_max", "age_min", "gender", "experience_years"}
        entry.known |= {"certificates"}
    return entry


def with_chapters(source: Source, found: list[Entry]) -> list[Entry]:
    """The posts that a list has found, with what chapters say of them; those of the chapters where it has others."""
    told = chapter_entries(source)
    listed = {entry.get("name"): entry for entry in found}
    if not told:
        return found
    if len(listed) == len(found) > len(told) and all(entry.get("name") in listed for entry in told):
        for entry in told:
            _add(listed[entry.get("name")], entry)
        return found
    for entry in told:
        if (same := listed.get(entry.get("name"))) is not None:
            _add(entry, same)
    return told


def _add(entry: Entry, other: Entry) -> None:
    for name, value in other.draft.values.items():
        if name != "remarks":  # a list without its chapters takes duties for them
            entry.put(name, value, *other.draft.evidence.get(name, ()))
    entry.parts = entry.parts or other.parts
    entry.age_limits = entry.age_limits or other.age_limits
    entry.tests = entry.tests or other.tests
    entry.known |= other.known


def _take_field(source: Source, entry: Entry, key: str, span: tuple[int, int]) -> bool:
    kind, rank = kind_of(key)
    if kind in _UNREAD or rank >= CONTAINED:
        return False
    entry.take_all(read_cell(str(kind), source.text[slice(*span)].rstrip("。;, ")), span[0])
    return True


__all__ = ["chapter_entries", "with_chapters"]
