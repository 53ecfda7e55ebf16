"""Statements on single posts in English running text: ``Post 2: A degree in Science``, ``(i) Legal Clerk: …``.

A line that begins with the number, the code or the name of a listed post, and says behind a mark what it demands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.text import patterns as re
from extractors.text.source import Line, Source
from schema.document import BlockKind

Span = tuple[int, int]
Known = tuple[int | None, str | None, str | None]
"""Printed number, code and name of a post."""

_NOUN = (
    r"(?:(?:post|position|item|vacancy|category|serial|s\.? ?l\.?|sr\.?|s\.?(?= ?no))s?\.?\s*"
    r"(?:no\.?|nos\.?|code|number)?"
    r"\s*[:.]?\s*)"
)
_MARK = r"(?:\s*(?::|\s-\s|-\s)\s*|\s{2,})(?=\S)"
_LIST = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|[-•*])\s+", re.IGNORECASE)
_NUMBERS = re.compile(rf"(?:for )?{_NOUN}(?P<n>\d{{1,3}}(?:\s*(?:,|and|&|to|-)\s*\d{{1,3}})*){_MARK}", re.IGNORECASE)
_PARTS = re.compile(
    r";\s*(?:and\b|or\b)?\s*|(?:(?<=[a-z)\d]{2})|(?<=[A-Z]\))|(?<=[ (][A-Z]{3})|(?<=[ (][A-Z]{4}))\.\s+(?=[A-Z])"
)


@dataclass(slots=True)
class Statement:
    """What one line says of the posts with the indexes ``posts``; ``label`` and ``parts`` are view ranges."""

    line: Line
    posts: tuple[int, ...]
    label: Span
    parts: list[Span] = field(default_factory=list)


def statements(source: Source, posts: Sequence[Known]) -> list[Statement]:
    """The lines that speak of listed posts by their label, in order; none where only one of several posts has any."""
    if source.zh or not 1 < len(posts) <= 60:
        return []
    names = {name.casefold(): i for i, (_, _, name) in enumerate(posts) if name and _single(posts, name)}
    codes = {code.casefold(): i for i, (_, code, _) in enumerate(posts) if code}
    numbers = {no: i for i, (no, _, _) in enumerate(posts) if no is not None}
    forms = sorted((*names, *codes), key=len, reverse=True)
    if not forms and not numbers:
        return []
    listed = "|".join(map(re.escape, forms)) or r"(?!)"
    called = re.compile(
        rf"(?:for )?(?:the )?(?P<noun>{_NOUN})?"
        rf"(?P<ref>{listed})(?:(?:\s-|[,:–-])?\s(?P<again>{listed}))?(?:\s*\([^()]{{1,30}}\))?{_MARK}",
        re.IGNORECASE,
    )
    applied = re.compile(
        rf"(?:^|(?<=[.;] ))(?:an? |the |all |every |each )?(?:applicants?|candidates?|persons?|those)"
        rf"(?: applying| who apply)? for (?:the )?(?P<noun>{_NOUN})?(?:of )?(?P<ref>{listed})"
        r",? (?:must|should|shall|need to|are required to)(?: also)? (?=(?:have|hold|possess|be|pass)\b)",
        re.IGNORECASE,
    )
    out: list[Statement] = []
    for line in source.lines:
        if line.kind is BlockKind.TABLE or len(line.text) > 900:
            continue
        for said in applied.finditer(line.text):
            ref = said["ref"].casefold()
            owner = names[ref] if ref in names else codes[ref]
            begin = said.start("noun") if said["noun"] else said.start("ref")
            told = Statement(line, (owner,), (line.start + begin, line.start + said.end("ref")))
            told.parts = _split(line, said.end(), stop=_sentence_end(line.text, said.end()))
            out.append(told)
        skip = _LIST.match(line.text)
        begin = skip.end() if skip else 0
        found = called.match(line.text, begin) or (called.match(line.text) if begin else None)
        if not found:
            found = _NUMBERS.match(line.text)
            owners = tuple(numbers[n] for n in _expand(found["n"]) if n in numbers) if found else ()
            if found and owners:
                statement = Statement(line, owners, (line.start, line.start + found.end("n")))
                statement.parts = _split(line, found.end())
                out.append(statement)
            continue
        several = [
            found,
            *(m for m in called.finditer(line.text, found.end()) if _SENTENCE.search(line.text, 0, m.start())),
        ]
        for one, following in zip(several, [*several[1:], None], strict=False):
            ref = one["ref"].casefold()
            same = {names[r] if r in names else codes[r] for r in (ref, (one["again"] or ref).casefold())}
            if len(same) > 1:
                continue  # the code of one post before the name of another
            coded = one["noun"] and (ref not in names or not re.search(r"[a-z]{2}", ref))  # Post 01, Post Code AB-1
            label = (one.start("noun") if coded else one.start("ref"), one.end("again" if one["again"] else "ref"))
            statement = Statement(line, tuple(same), (line.start + label[0], line.start + label[1]))
            statement.parts = _split(line, one.end(), stop=following.start() if following else None)
            out.append(statement)
    return out


_SENTENCE = re.compile(r"[.;]\s+$")
"""What ends before the next label of a line: Auditor: 21 to 35 years. Clerk: 18 to 30 years."""


def _single(posts: Sequence[Known], name: str) -> bool:
    return sum(other is not None and other.casefold() == name.casefold() for _, _, other in posts) == 1


def _expand(text: str) -> list[int]:
    """``1, 2 and 4``, ``3 to 5``."""
    out: list[int] = []
    for part in re.split(r"\s*(?:,|and|&)\s*", text):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        out += range(ends[0], ends[1] + 1) if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + 60 else ends
    return out


def _sentence_end(text: str, at: int) -> int:
    found = re.compile(r"(?<=[a-z)\d]{2})\.(?=\s|$)").search(text, at)
    return found.start() if found else len(text)


def _split(line: Line, begin: int, stop: int | None = None) -> list[Span]:
    out: list[Span] = []
    last = len(line.text) if stop is None else stop
    for mark in [*_PARTS.finditer(line.text, begin, last), None]:
        stop = mark.start() if mark else last
        text = line.text[begin:stop].rstrip(" .;,")
        if text.strip():
            lead = len(text) - len(text.lstrip())
            out.append((line.start + begin + lead, line.start + begin + len(text)))
        begin = mark.end() if mark else stop
    return out


__all__ = ["Known", "Statement", "statements"]
