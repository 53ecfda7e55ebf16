"""HTML tables left in plain text or Markdown (by converters): their rows and cells with exact ranges."""

from __future__ import annotations

import re

from ingest.tables import Draft, Printed

_OPEN = re.compile(r"<table\b", re.IGNORECASE)
_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=</tr\s*>|<tr\b|</table)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<(t[dh])\b([^>]*)>(.*?)(?=</t[dh]\s*>|<t[dh]\b|\Z)", re.IGNORECASE | re.DOTALL)
_SPAN = re.compile(r"""(rowspan|colspan)\s*=\s*["']?\s*(\d{1,5})""", re.IGNORECASE)
_EDGE = re.compile(r"(?:\s|&nbsp;|<[^<>]{0,400}>)+")


def html_tables(text: str) -> list[Draft]:
    """The tables of a text in order; a table without two cells is none."""
    out: list[Draft] = []
    at = 0
    while (opened := _OPEN.search(text, at)) and (closed := _CLOSE.search(text, opened.end())):
        start, at = opened.start(), closed.end()
        rows: list[list[Printed]] = []
        spans: list[list[tuple[int, int, bool]]] = []
        for row in _ROW.finditer(text, start, at):
            cells = list(_CELL.finditer(text, row.start(1), row.end(1)))
            if cells:
                rows.append([_printed(text, *c.span(3)) for c in cells])
                spans.append([_spans(c) for c in cells])
        if sum(map(len, rows)) >= 2:
            out.append(Draft(start, at, rows, spans=spans))
    return out


def _printed(text: str, start: int, end: int) -> Printed:
    """The cell without white space and tags at its edges; line breaks and tags inside stay."""
    head = _EDGE.match(text, start, end)
    low = head.end() if head else start
    if low >= end:
        return Printed(start, start)
    body = text[low:end]
    tail = re.search(r"(?:\s|&nbsp;|<[^<>]{0,400}>)+\Z", body)
    high = low + (tail.start() if tail else len(body))
    lines: list[tuple[int, int]] = []
    at = low
    for part in text[low:high].split("\n"):
        raw = part.strip()
        if raw:
            begin = at + len(part) - len(part.lstrip())
            lines.append((begin, begin + len(raw)))
        at += len(part) + 1
    return Printed(low, high, tuple(lines))


def _spans(cell: re.Match[str]) -> tuple[int, int, bool]:
    found = {name.lower(): int(value) for name, value in _SPAN.findall(cell[2])}
    return found.get("rowspan", 1), found.get("colspan", 1), cell[1].lower() == "th"
