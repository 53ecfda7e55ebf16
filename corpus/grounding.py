"""Grounded F1: a value counts only where its evidence is where a careful reader found it.

A right value that is cited from somewhere else is a miss and a spurious value. Gold records without a quote, or whose
quote cannot be found in the document, ask only for some evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.facts import to_facts
from corpus.gold import Finder
from corpus.metric import Counts, align, section
from schema.base import Record
from schema.document import Document
from schema.evidence import Evidence
from schema.notice import Notice

Range = tuple[int, int]


def grounded(gold: Mapping[str, Any], notice: Notice, documents: Sequence[Document]) -> dict[str, Counts]:
    """The counts of each section, with values cited from elsewhere taken off. Quotes are of the first document."""
    finder = Finder(documents[0])
    out: dict[str, Counts] = {}
    for name, pairs in align(gold, to_facts(notice, documents)).items():
        counts = Counts()
        for each in pairs:
            here = section([each]).counts
            if each.gold_at is not None and each.found_at is not None and here.found:
                wanted = _quoted(_records(gold, name)[each.gold_at], finder)
                cited = _cited(_records(notice, name)[each.found_at], documents[0].id)
                if wanted and not _touch(wanted, cited):
                    here = Counts(0, here.missed + here.found, here.spurious + here.found)
            counts += here
        out[name] = counts
    return out


def _records(source: Mapping[str, Any] | Notice, name: str) -> Sequence[Any]:
    """The records of a section of a sheet or a notice; a single record is a list of one."""
    if isinstance(source, Notice):
        found = source.header if name == "notice" else getattr(source, name)
    else:
        found = source.get("sample_posts" if name == "posts" and "sample_posts" in source else name) or {}
    return found if isinstance(found, Sequence) else [found]  # also the columns of a large table


def _quoted(record: object, finder: Finder) -> list[Range]:
    """Where the quotes of a gold record and of the records inside it stand."""
    return [(found.start, found.end) for text in quotes(record) if (found := finder.find(text)) is not None]


def quotes(node: object, *, items: bool = False) -> Iterator[str]:
    """The quotes of a sheet's record and of the records in it; with ``items`` also the texts of plain lists."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == "quote" and isinstance(value, str):
                yield value
            else:
                yield from quotes(value, items=items)
    elif isinstance(node, list):
        for item in node:
            if items and isinstance(item, str) and len(item) > 3:
                yield item
            yield from quotes(item, items=items)


def _cited(record: Record, document: str) -> list[Range]:
    return [(p.start, p.end) for _, each in record.walk() for p in _evidence(each) if p.document == document]


def _evidence(record: Record) -> Iterator[Evidence]:
    for pieces in record.evidence.values():
        yield from pieces
    for derivation in record.derived.values():
        yield from derivation.inputs


def _touch(wanted: list[Range], cited: list[Range]) -> bool:
    return any(a < d and c < b for a, b in wanted for c, d in cited)
