"""The text of a document with every cited range marked, and the numbers by which fields link to the marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from schema.document import Document
from schema.evidence import Evidence

Span = tuple[str, int, int]
"""Document id, start, end."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text. ``anchors``: marks that begin here; ``field``: the most specific field that cites it."""

    text: str
    anchors: tuple[str, ...] = ()
    field: str | None = None
    labels: tuple[str, ...] = ()


class Marks:
    """Collects the cited ranges of a page; each range has one anchor, however many fields cite it."""

    def __init__(self) -> None:
        self._anchors: dict[Span, str] = {}
        self._fields: dict[Span, list[tuple[str, str]]] = {}

    def cite(self, piece: Evidence, field: str, label: str) -> str:
        """The anchor of a range that ``field`` (an anchor on the page, called ``label``) rests on."""
        span = (piece.document, piece.start, piece.end)
        self._fields.setdefault(span, []).append((field, label))
        return self._anchors.setdefault(span, f"e{len(self._anchors) + 1}")

    def __len__(self) -> int:
        return len(self._anchors)

    def segments(self, document: Document) -> Iterator[Segment]:
        """The whole text of a document, cut where a cited range begins or ends."""
        spans = sorted(s for s in self._anchors if s[0] == document.id)
        cuts = sorted({0, len(document.text), *(s[1] for s in spans), *(s[2] for s in spans)})
        starts: dict[int, list[Span]] = {}
        for span in spans:
            starts.setdefault(span[1], []).append(span)
        active: list[Span] = []
        for start, end in pairwise(cuts):
            active = [s for s in active if s[2] > start] + starts.get(start, [])
            anchors = tuple(self._anchors[s] for s in starts.get(start, []))
            if not active:
                yield Segment(document.text[start:end])
                continue
            narrow = min(active, key=lambda s: s[2] - s[1])
            labels = tuple(dict.fromkeys(label for s in active for _, label in self._fields[s]))
            yield Segment(document.text[start:end], anchors, self._fields[narrow][0][0], labels)
