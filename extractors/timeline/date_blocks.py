"""Date blocks: day, hour and place of a step on lines of their own below its name.

``Aptitude test`` over ``DATE: …``, ``TIME: …``, ``PLACE: …``; ``Panel interview`` over ``From: …`` and ``To: …``.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.values.dates import find_dates
from extractors.values.events import find_events
from schema.document import BlockKind

Span = tuple[int, int]

_LABEL = re.compile(
    r"(?:[-•*]\s*)?(?:(?P<date>dates?|day|when)|(?P<time>time|hours?)|(?P<place>place|venue|location|where|"
    r"cent(?:re|er))|(?P<first>from|starts?|begins?)|(?P<last>to|until|ends?))\s*(?::|\s-\s)\s*(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateBlock:
    """``head``: the line that names the step; ``when``: text and range of its day, hours and last day, with blanks in
    the place of the labels between them; ``place``: text and range; ``lines``: the indexes of its labelled lines."""

    head: Line
    when: tuple[str, Span]
    place: tuple[str, Span] | None
    lines: frozenset[int]


def date_blocks(source: Source) -> list[DateBlock]:
    """The blocks of an English document, in order; a lone label is none."""
    if source.zh:
        return []
    out: list[DateBlock] = []
    run: list[tuple[Line, str, int]] = []
    head: Line | None = None
    for line in [*source.lines, None]:
        found = _LABEL.match(line.text) if line is not None and len(line.text) < 160 else None
        if line is not None and found and line.kind is not BlockKind.TABLE:
            run.append((line, found.lastgroup or "", found.end()))
            continue
        if run and head is not None and (block := _block(source, head, run)):
            out.append(block)
        run, head = [], line
    return out


def _block(source: Source, head: Line, run: list[tuple[Line, str, int]]) -> DateBlock | None:
    if len(run) < 2 or len(head.text) > 100 or find_dates(head.text) or not find_events(head.text):
        return None
    text, start = "", 0
    place: tuple[str, Span] | None = None
    for line, name, skip in run:
        begin = line.start + skip
        if name == "place":
            place = (
                source.text[begin : line.end].rstrip(" ."),
                (begin, begin + len(source.text[begin : line.end].rstrip(" ."))),
            )
            continue
        if not text:
            text, start = source.text[begin : line.end], begin
            continue
        gap = begin - start - len(text)
        if gap < 4:
            return None
        word = " to " if name == "last" else " at "
        text += word + " " * (gap - len(word)) + source.text[begin : line.end]
    if not find_dates(text):
        return None
    lines = frozenset(line.index for line, _, _ in run)
    return DateBlock(head, (text, (start, start + len(text))), place, lines)


__all__ = ["DateBlock", "date_blocks"]
