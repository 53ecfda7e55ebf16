"""What a letter without headings says of its posts, which it calls by shorter names (网格员 for 专职网格员)."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.conditions.certificates import find_preferred
from extractors.conditions.letters import is_letter, parts, told_people
from extractors.conditions.rules import LONGEST, Scope
from extractors.outline.sections import pieces
from extractors.posts.conditions import read_conditions
from extractors.posts.details import STATED
from extractors.posts.entry import Entry
from extractors.posts.facts import Fact
from extractors.text import patterns as re
from extractors.text.source import Source


def add_letters(source: Source, entries: Sequence[Entry]) -> None:
    """Fill the fields that no list has from the clauses of a letter that begin with the short name of one post."""
    if not source.zh or len(entries) < 2:
        return
    for piece in pieces(source):
        if not is_letter(piece):
            continue
        for clause in re.finditer(r"[^。;\n]+", piece.text):
            text, at = clause.group(), piece.start + clause.start()
            told = told_people(text, Scope()) if len(text) <= LONGEST else None
            entry = _called(told[0].who, entries) if told and told[0].who else None
            if told and entry:
                _fill(source, entry, text, at, told[1])


def _called(who: str, entries: Sequence[Entry]) -> Entry | None:
    """The only post whose name ends with the word, or has it in brackets."""
    stem = re.sub(r"(?<=..)(?:岗位|职位|岗)$", "", who)
    named = [e for e in entries if (name := e.get("name")) and (name.endswith((who, stem)) or f"({stem})" in name)]
    return named[0] if len(named) == 1 else None


def _fill(source: Source, entry: Entry, text: str, at: int, begin: int) -> None:
    for start, end in parts(text, begin):
        part = text[start:end]
        if re.search(r"放宽|优先|[男女]性?(?:不超过|须|年龄|\d)", part):
            continue
        for fact in read_conditions(part):
            if fact.field in STATED and fact.field not in entry.known:
                entry.take(fact, at + start, source=source)
    for item in find_preferred(text):
        if item.start >= begin and "preferred" not in entry.known:
            entry.take(Fact("preferred", item.text, item.start, item.end), at, source=source)
