"""The order of several files of one notice: the announcement first, then its attachments as it lists them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from pathlib import PurePosixPath

from schema.document import BlockKind, Document

_ZH = "一二三四五六七八九十"
_NUMERAL = rf"\d{{1,2}}|[{_ZH}]"
_WORD = r"附件|附表|附|attachments?|annex(?:ure)?|appendix"
_LISTED = re.compile(
    rf"^(?:{_WORD})(?:\s*[:：]\s*(?:{_WORD})?)?\s*(?P<n>{_NUMERAL})?\s*[:：.、]?\s*(?P<title>.{{0,80}})$", re.IGNORECASE
)
_ITEM = re.compile(rf"^(?P<n>{_NUMERAL})\s*[:：.、]\s*(?P<title>.{{2,80}})$")
_NEXT = re.compile(rf"(?<=\D)[;；]?\s*(?=(?:附件)?(?:{_NUMERAL})\s*[:：.、]\s*(?!\d))")
_NUMBER = re.compile(rf"(?:附件|附表|attachment|annex(?:ure)?|appendix)\s*(?P<n>{_NUMERAL})(?!\d)", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^(?P<n>\d{1,2})(?:$|[.、_\-\s]|(?=[\u4e00-\u9fff])(?!年|月|日))")
_ALIKE = 75.0
"""Least likeness (0 – 100) of a file's name and a listed title."""
_LEAST = 4
"""A shorter title or name is like too many."""
_TITLE = re.compile(r"(?:公告|简章|启事|通告|notice|announcement|bulletin)$", re.IGNORECASE)
_AMENDS = re.compile(r"更正|补充|变更|延期|调整|修改|corrigendum|addendum|amend", re.IGNORECASE)
_NOTICE = 150
"""Characters outside tables that a notice has at least."""
_HEAD, _LONG = 3, 60
"""So many lines at the head of a file may be its title, where they are no longer than this."""

Titles = Sequence[tuple[str | None, str]]
"""Number and title of the attachments that an announcement lists."""


def arrange(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The announcement lists others of the files, or else has the most text outside tables.

    Files that it does not list come last.
    """
    if len(documents) < 2:
        return tuple(documents)
    first = max(documents, key=lambda d: (_lists(d, documents), _prose(d)))
    titles = listed(first)
    rest = [document for document in documents if document is not first]
    return (first, *sorted(rest, key=lambda d: place_of(d, titles)))


def notices(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The files that are titled as notices of their own: of several ones :func:`arrange` should not make one.

    Corrections and what the first of the files lists do not count.
    """
    first, *rest = arrange(documents)
    titles = listed(first)
    others = [d for d in rest if place_of(d, titles) == len(titles) and _prose(d) >= _NOTICE and _is_titled(d)]
    return (first, *others) if _is_titled(first) else tuple(others)


def _is_titled(document: Document) -> bool:
    return any(_TITLE.search(name) and not _AMENDS.search(name) for name in _inside(document))


def listed(document: Document) -> list[tuple[str | None, str]]:
    """Number and title of the attachments that an announcement lists, in its order."""
    out: list[tuple[str | None, str]] = []
    within = False
    for line in document.view.text.split("\n"):
        text = line.strip()
        match = _LISTED.match(text)
        item = _ITEM.match(text) if within and match is None else None
        within = match is not None or item is not None
        if match is None and item is None:
            continue
        for part in _NEXT.split(text):
            if (found := _LISTED.match(part) or _ITEM.match(part)) and (found["title"] or found["n"]):
                out.append((_figure(found["n"]), found["title"].strip(" 《》;；。")))
    return out


def place_of(document: Document, titles: Titles) -> int:
    """Index of the listed title that a file is; behind all where it is none.

    Its name tells, by likeness or by its number; else the names of its sheets and the lines at its head.
    """
    stem = PurePosixPath(document.name).stem
    for names in ([stem], _inside(document)):
        for found in (_alike(names, titles), _numbered(names, titles)):
            if found is not None:
                return found
    return len(titles)


def _alike(names: Sequence[str], titles: Titles) -> int | None:
    from rapidfuzz import fuzz

    scores = [
        max((fuzz.partial_ratio(name, title) for name in names if len(name) >= _LEAST), default=0.0)
        if len(title) >= _LEAST
        else 0.0
        for _, title in titles
    ]
    best = max(range(len(titles)), key=lambda i: scores[i], default=-1)
    return best if best >= 0 and scores[best] >= _ALIKE else None


def _numbered(names: Sequence[str], titles: Titles) -> int | None:
    numbers = [_figure(match["n"]) for name in names if (match := _NUMBER.search(name) or _BARE_NUMBER.match(name))]
    return next((i for i, (own, _) in enumerate(titles) if own is not None and own in numbers), None)


def _inside(document: Document) -> list[str]:
    """What a file calls itself: the names of its sheets, the lines above its table or at its head."""
    notes = [document.text[a:b] for table in document.tables for a, b in table.notes[:_HEAD]]
    lines = [line for line in islice(document.view.text.split("\n"), _HEAD) if "\t" not in line]
    names = [table.name for table in document.tables if table.name]
    return [name for name in (*names, *(x.strip() for x in (*notes, *lines))) if len(name) <= _LONG]


def _figure(numeral: str | None) -> str | None:
    if numeral is None or numeral.isdigit():
        return numeral and str(int(numeral))
    return str(_ZH.index(numeral) + 1)


def _lists(document: Document, others: Sequence[Document]) -> bool:
    titles = listed(document)
    return any(place_of(other, titles) < len(titles) for other in others if other is not document)


def _prose(document: Document) -> int:
    return sum(b.end - b.start for b in document.blocks if b.kind not in (BlockKind.TABLE, BlockKind.FURNITURE))
