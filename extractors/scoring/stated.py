"""Stated: one thing that a notice says about scoring, with its place in the text and whom it holds for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.scoring.formula import Formula
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.rounding import RoundingRule
from extractors.scoring.weighting import Share
from extractors.text.memo import memo
from extractors.text.source import Clause, Source
from extractors.values.ordinals import find_ordinals
from extractors.values.sayings import Alias, Form, Held, Total, Uncounted
from extractors.values.subjects import SubjectHit
from schema.evidence import Evidence
from schema.notice import Track

Value = Share | FullMark | RoundingRule | Formula | Alias | Uncounted | Held | Total | Form


@dataclass(frozen=True, slots=True)
class Statement:
    """``value`` with positions relative to ``base`` in the view of ``source``."""

    value: Value
    source: Source
    base: int
    line: int
    group: int
    tracks: tuple[str, ...] = ()
    when: str | None = None
    """A condition that no track expresses, verbatim."""
    label: str | None = None
    """The words before the colon of its clause, which may name a class of posts that is no track."""
    label_at: tuple[int, int] | None = None
    """Where a table prints the label of its row (view range)."""
    section: SubjectHit | None = None
    hits: tuple[SubjectHit, ...] = field(default=(), repr=False)
    """Every component named in its sentence."""

    def cite(self, start: int, end: int) -> Evidence:
        """Evidence for a range of its text; a repaired number cites all of what is printed for it."""
        start, end = self.base + start, self.base + end
        for low, high, _ in repairs(self.source):
            if low < end and start < high:
                start, end = min(start, low), max(end, high)
        return self.source.cite(start, end)

    @property
    def noise(self) -> bool:
        """Whether its value is a repair of damaged text."""
        start, end = self.base + self.value.start, self.base + self.value.end
        return any(low < end and start < high for low, high, _ in repairs(self.source))

    @property
    def evidence(self) -> Evidence:
        return self.cite(self.value.start, self.value.end)


@memo
def repairs(source: Source) -> tuple[tuple[int, int, str], ...]:
    """Numbers garbled by machine translation (/kloc-0/00 for 100): view range and reading."""
    damaged = [p for p in source.document.proposals if p.kind == "machine_translation"]
    return tuple((*source.document.view.forth(p.start, p.end), p.reading) for p in damaged)


def repaired(source: Source, clause: Clause) -> Clause:
    """The clause with garbled numbers replaced, at its own length so that positions stay true."""
    damaged = repairs(source)
    if not damaged:
        return clause
    text = clause.text
    for low, high, reading in damaged:
        start, end = low - clause.start, high - clause.start
        if start >= 0 and end <= len(text) and len(reading) <= end - start:
            text = text[:start] + reading.ljust(end - start) + text[end:]
    return clause if text == clause.text else replace(clause, text=text)


def unnumbered(clause: Clause, tracks: Sequence[Track]) -> Clause:
    """The clause with commas for the numbers of posts that classes are called by (职位四考文稿写作): what stands behind
    them is a name of its own. At its own length so that positions stay true."""
    if not any(one.start == 0 and one.end == len(t.label) for t in tracks for one in find_ordinals(t.label)):
        return clause
    text = clause.text
    for one in find_ordinals(text):
        text = text[: one.start] + "," * (one.end - one.start) + text[one.end :]
    return replace(clause, text=text)
