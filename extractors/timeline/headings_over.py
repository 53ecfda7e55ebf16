"""Headings over a dated clause: the words before it in its own line, the sentences before it, the outline above."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text import patterns as re
from extractors.text.source import Clause, Line, Source, head
from extractors.timeline.date_clauses import PRONOUN, meant
from extractors.values.dates import find_dates
from schema.document import BlockKind

Span = tuple[int, int]


def headings_over(
    source: Source, line: Line, clause: Clause, clauses: Sequence[Clause]
) -> tuple[list[str], list[Span]]:
    """Headings over a clause, nearest first: the head of its own line, then the outline above."""
    heads: list[str] = []
    spans: list[Span] = []
    own = head(line.text)
    if clause.start > line.start or own != line.text[: len(own)]:
        heads.append(own)
        spans.append((line.start, line.start + max(1, len(own))))
    elif (colon := re.match(r"[^:。;]{2,40}:", line.text)) and not re.search(r"\d", colon[0]):
        heads.append(colon[0])
        spans.append((line.start, line.start + colon.end()))
    before = [c for c in clauses if c.end <= clause.start][-2:]
    if before and not source.zh and PRONOUN.match(clause.text):
        said = meant(before[-1].text)  # It will be held on …: the sentence before says what
        heads.insert(0, before[-1].text[said:])
        spans.insert(0, (before[-1].start + said, before[-1].end))
    for earlier in reversed(before):
        heads.append(earlier.text[-60:])
        spans.append((earlier.start, earlier.end))
    for index in reversed(line.parents):
        parent = source.lines[index]
        if not source.zh and len(parent.text) > 90 and parent.text.rstrip().endswith("."):
            continue  # a sentence of a list is no heading, however the outline has it
        text = head(parent.text)
        heads.append(text)
        spans.append((parent.start, parent.start + max(1, len(text))))
    if not line.parents and line.index > 0:
        above = source.lines[line.index - 1]
        if len(above.text) <= 30 and above.kind is not BlockKind.TABLE and not find_dates(above.text, year=2000):
            heads.append(above.text)
            spans.append((above.start, above.end))
    return heads, spans
