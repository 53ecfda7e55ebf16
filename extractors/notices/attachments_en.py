"""Attachments of English notices: items behind *Attached:*, lines with a label each, lists whose heading says files.

``Enclosed: Annexure-I  Syllabus``, ``Appendix A - Guide``, ``Documents that go with this booklet`` over a list.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.text import patterns as re
from extractors.text.source import Source
from schema.document import BlockKind

Span = tuple[int, int]

_INLINE = re.compile(
    r"(?:^\W*|[.;]\s+)(?:Attached|Attachments?|Enclosed|Enclosures?|Annexe?s|Annexures|Appendices)\s*:\s*(?P<rest>\S.*)$"
)
_ITEM = re.compile(r"(?:^|(?<=[;.,\s]))(?:\([a-z0-9]{1,2}\)|\d{1,2}[.)])\s+(?=[A-Z])")
_LABEL = re.compile(
    r"\W*(?:(?:Enclosed|Enclosures?|Attached|Attachments?)\s*:\s*)?"
    r"(?:Appendix|Annex(?:ure|e)?|Attachment|Enclosure|Exhibit)[ -]?(?P<n>[A-H]|\d{1,2}|[IVX]{1,4})\b"
    r"(?:\s*[-:.]\s*|\s{2,}|\t)(?P<t>[A-Z(].{3,140})$"
)
_FILES = re.compile(
    r"(?:list of )?(?:(?:the )?(?:documents?|forms?|papers?|files?|materials)"
    r"(?:,? (?:and|or) (?:documents?|forms?|papers?|files?))?"
    r" (?:that|which) (?:goe?s?|comes?|accompan(?:y|ies)|are (?:attached|enclosed|annexed)|form part)\b.{0,40}|"
    r"(?:attached|enclosed|accompanying) (?:documents?|forms?|papers?|files?)|"
    r"(?:documents?|forms?|papers?|files?) (?:attached|enclosed|annexed)(?: to this .{3,20})?)\s*:?",
    re.IGNORECASE,
)
"""A heading over files that come with the notice."""
_TAIL = re.compile(r"[\s;.,*_]+$|[\s;,]+and$")


def english_attachments(source: Source) -> Iterator[Span]:
    """The ranges of the titles; a single label is a heading over the attachment itself and no list."""
    labelled: list[tuple[int, Span]] = []
    for line in source.lines:
        if line.kind is BlockKind.TABLE:
            continue
        if label := _LABEL.match(line.text):
            labelled.append((line.index, (line.start + label.start("t"), line.start + label.end("t"))))
        elif inline := _INLINE.search(line.text):
            yield from _listed(source, line.start + inline.start("rest"), line.end)
        elif len(line.text) <= 80 and _FILES.fullmatch(line.text.strip(" #*_")):
            yield from _below(source, line.index)
    for place, (index, span) in enumerate(labelled):
        beside = [labelled[at][0] for at in (place - 1, place + 1) if 0 <= at < len(labelled)]
        if any(abs(other - index) == 1 for other in beside):
            yield _closed(source, *span)


def _listed(source: Source, start: int, end: int) -> Iterator[Span]:
    """Two items or more behind the word: by their numbers, or between semicolons."""
    text = source.text[start:end]
    marks = [m.span() for m in _ITEM.finditer(text)]
    if len(marks) < 2:
        marks = [(0, 0), *((m.start(), m.end()) for m in re.finditer(r";\s*(?:and\s+)?", text))]
    if len(marks) < 2:
        return
    stops = [*(mark[0] for mark in marks[1:]), len(text)]
    for (_, begin), stop in zip(marks, stops, strict=True):
        low, high = _closed(source, start + begin, start + stop)
        if 3 < high - low <= 140:
            yield low, high


def _below(source: Source, index: int) -> Iterator[Span]:
    for line in source.lines[index + 1 : index + 30]:
        number = re.match(r"\s*(?:\(?(?:\d{1,2}|[a-z])[.)]|[-•*])\s+", line.text)
        if line.kind is not BlockKind.LIST_ITEM and number is None:
            return
        yield _closed(source, line.start + (number.end() if number else 0), line.end)


def _closed(source: Source, start: int, end: int) -> Span:
    text = source.text[start:end]
    return start, start + len(_TAIL.sub("", _TAIL.sub("", text)))


__all__ = ["english_attachments"]
