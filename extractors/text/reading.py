"""Reading: the view with the proposed repairs of damaged numbers put in, and the way back.

Nothing found in a repaired stretch counts until something else in the document proves it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from extractors.text.source import Source
from schema.document import Proposal

_KINDS = frozenset({"split_digits", "machine_translation", "letter_for_digit"})


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` is the view with repairs; ``shifts`` pairs offsets of it with offsets of the view."""

    text: str
    shifts: tuple[tuple[int, int], ...]
    repaired: tuple[tuple[int, int, Proposal], ...]
    """Ranges of ``text`` that a repair stands in, with the proposal."""

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The view range that ``start:end`` stands for; a repaired number as a whole."""
        for a, b, _ in self.repaired:
            if a <= start < b:
                start = a
            if a < end <= b:
                end = b
        return self._point(start), self._point(end)

    def repair_in(self, start: int, end: int) -> Proposal | None:
        """The repair that overlaps a range, if any."""
        return next((p for a, b, p in self.repaired if a < end and start < b), None)

    def _point(self, offset: int) -> int:
        at = bisect_right(self.shifts, (offset, 10**9)) - 1
        mine, view = self.shifts[at]
        return view + offset - mine


_LONG, _TAIL = 200, 100
"""Rows of a table that is a list, and most characters outside tables behind the first of them."""


def _listed(source: Source) -> int:
    """Where a document becomes a long list of posts and nothing else, below the headings of the first table."""
    long = next((g for g in source.grids if g.rows > _LONG), None)
    if long is None:
        return len(source.text)
    start = long.cell(max(long.header_rows, 1), 0).start
    tables = sum(g.end - g.start for g in source.grids if g.start > long.start)
    return start if len(source.text) - long.end - tables < _TAIL else len(source.text)


def body_text(source: Source) -> str:
    """The view with page furniture blanked out, offsets kept: links to other notices state nothing about this one.

    A document that ends in a list of hundreds of posts is cut there: what a row says, it says of its post.
    """
    out: list[str] = []
    at = 0
    stop = _listed(source)
    for line in source.furniture:
        if at <= line.start < stop:
            out += [source.text[at : line.start], "\n" * (line.end - line.start)]
            at = line.end
    return "".join([*out, source.text[at : max(at, stop)]])


def read_repaired(source: Source) -> Reading:
    """The view of a source with every proposal for a damaged number applied."""
    out: list[str] = []
    shifts = [(0, 0)]
    repaired: list[tuple[int, int, Proposal]] = []
    text = body_text(source)
    at = length = 0
    for proposal in sorted(source.document.proposals, key=lambda p: p.start):
        if proposal.kind not in _KINDS or not proposal.reading.strip():
            continue
        start, end = source.document.view.forth(proposal.start, proposal.end)
        if start < at or end <= start or end > len(text):
            continue
        out += [text[at:start], proposal.reading]
        begin = length + start - at
        length = begin + len(proposal.reading)
        repaired.append((begin, length, proposal))
        shifts.append((length, end))
        at = end
    out.append(text[at:])
    return Reading("".join(out), tuple(shifts), tuple(repaired))
