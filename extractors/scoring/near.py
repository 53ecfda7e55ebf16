"""Near: what stands closest before a place in a clause, its tracks and the last list of components."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.mentions import mentions
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.values.subjects import SubjectHit


def nearest_tracks(text: str, at: int, ctx: Context) -> tuple[str, ...]:
    """Tracks named in the comma part around ``at``, else before it in the clause, else anywhere in it."""
    parts = [m.end() for m in re.finditer("[,、]", text[:at])]
    for begin in reversed([0, *parts]):
        found = mentions(text[begin:at], ctx.tracks)
        if found:
            return mentions(text[:at], ctx.tracks) if begin else found
    return mentions(text, ctx.tracks)


def last_list(hits: Sequence[SubjectHit]) -> list[SubjectHit]:
    """The last run of components of one rank: papers and parts, else stages."""
    fine = [h for h in hits if h.kind not in ("stage", "total", "test") and h.id != "public_subjects"]
    rough = [h for h in hits if h.kind == "stage"]
    for group in (fine, rough):
        unique = list({h.id: h for h in group}.values())
        if len(unique) > 1:
            return [SubjectHit(-1, -1, h.id, h.name) for h in unique]
    return []
