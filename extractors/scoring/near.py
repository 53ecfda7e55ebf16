"""Near: what stands closest before a place in a clause, its tracks and the last list of components."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.outline.mentions import mentions
from extractors.outline.others import named_in
from extractors.outline.respective import respective
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Clause, Line
from extractors.values.subjects import SubjectHit, find_subjects


def nearest_tracks(text: str, at: int, ctx: Context) -> tuple[str, ...]:
    """Tracks named in the comma part around ``at``, else before it in the clause, else anywhere in it."""
    if dealt := respective(text, at, ctx.tracks):
        return dealt
    parts = [m.end() for m in re.finditer("[,、:]", text[:at])]
    for begin in reversed([0, *parts]):
        found = named_in(text, begin, at, ctx.tracks)
        if found:
            told = max((m.end() for m in _TOLD.finditer(text[:begin])), default=0)
            return named_in(text, told, at, ctx.tracks) if begin else found
    equal = _EQUAL.search(text, at)  # 总分保留两位,同分时甲岗看…: who is equal is another matter
    return mentions(text[: equal.start()] if equal else text, ctx.tracks)


_EQUAL = re.compile(r",[^,;。]{0,12}?(?:同分|相同|并列|相等|一样)(?:的|时|者|,)")
_TOLD = re.compile(r"\d\s?(?:%|分)|[=×]\s?[\d.]+|:(?!\d)")
"""What was said of the classes before: 甲类总成绩=笔试×50%+面试×50%,乙类总成绩=…"""


def last_list(hits: Sequence[SubjectHit]) -> list[SubjectHit]:
    """The last run of components of one rank: papers and parts, else stages."""
    fine = [h for h in hits if h.kind not in ("stage", "total", "test") and h.id != "public_subjects"]
    rough = [h for h in hits if h.kind == "stage"]
    for group in (fine, rough):
        unique = list({h.id: h for h in group}.values())
        if len(unique) > 1:
            return [SubjectHit(-1, -1, h.id, h.name) for h in unique]
    return []


def told(hits: Sequence[SubjectHit]) -> list[SubjectHit]:
    """All components that a sentence names, whatever their rank: what 三步成绩 in the next one means."""
    return [replace(h, start=-1, end=-1) for h in {h.id: h for h in hits if h.kind not in ("total", "test")}.values()]


def titled(line: Line, sentence: Clause) -> SubjectHit | None:
    """The test that a line begins with, which "it" means later in the line."""
    hits = find_subjects(line.text[: max(sentence.start - line.start, 0)])
    return replace(hits[0], start=-1, end=-1) if hits and hits[0].start <= len(line.label or "") + 2 else None


def last_named(line: Line, sentence: Clause) -> SubjectHit | None:
    """The test that a line named last before a sentence."""
    hits = find_subjects(line.text[: max(sentence.start - line.start, 0)])
    return hits[-1] if hits else None
