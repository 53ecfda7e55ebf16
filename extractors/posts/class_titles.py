"""Class titles: English lists of jobs with the codes of their classes, one a line, at the head of a bulletin.

``ELECTRICAL CRAFT HELPER, Class 3799`` over ``ELECTRICIAN, Class 3863``; ``Class 4410 Electrician, 3 vacancies``. A
single such line is read by other readers.
"""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.posts.entry import Entry
from extractors.posts.headcount_phrases import CARDINAL
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line, Source
from extractors.values.numbers import parse_int
from schema.document import BlockKind

_CODE = r"(?P<code>[A-Z]{0,3}-?\d{3,6}[A-Z]?)(?![\w%/.-]?\d)"
_NAME = r"(?P<name>[A-Z][A-Za-z'&/.-]*(?:,? (?:(?:of|in|for|and|the|to|&) )*[A-Z(][\w'&/().-]*){0,7}?)"
_COUNT = rf"(?:\s*[,:(–-]\s*(?P<n>(?i:{CARDINAL})) (?i:vacanc(?:y|ies)|posts?|positions?|openings?)\)?)?\W*"
_HEAD = 40
"""Lines at the head of a notice among which its jobs are listed."""
_PAIR = 2


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    noun = rf"(?i:{'|'.join(load('tracks')['coded_en']['titles'])})\s*[:#]?\s*"
    return (
        re.compile(rf"\W*{_NAME}\s*(?:[,:(–-]\s*)?{noun}{_CODE}\)?{_COUNT}"),
        re.compile(rf"\W*{noun}{_CODE}\s*(?:[,:–-]\s*|\(|\s){_NAME}\)?{_COUNT}"),
    )


def class_titles(source: Source) -> list[Entry]:
    """The posts of the first run of two or more such lines, each with its code; none in other languages."""
    if source.zh:
        return []
    run: list[tuple[Line, re.Match[str]]] = []
    for line in source.lines[:_HEAD]:
        found = None
        if line.kind is not BlockKind.TABLE and len(line.text) <= 110:
            found = next((m for p in _patterns() if (m := p.fullmatch(line.text))), None)
        if found is not None and not is_org(found["name"]):
            run.append((line, found))
        elif len(run) >= _PAIR:
            break
        else:
            run = []
    codes = {m["code"] for _, m in run}
    return [_entry(source, line, m) for line, m in run] if _PAIR <= len(run) == len(codes) else []


def _entry(source: Source, line: Line, found: re.Match[str]) -> Entry:
    entry = Entry(source, start=line.start + found.start("name"))
    for field, key in (("name", "name"), ("code", "code")):
        entry.put(
            field, found[key].rstrip(" ,"), source.cite(line.start + found.start(key), line.start + found.end(key))
        )
    if found["n"]:
        entry.put(
            "headcount", parse_int(found["n"]), source.cite(line.start + found.start("n"), line.start + found.end("n"))
        )
    return entry


__all__ = ["class_titles"]
