"""Exempt classes: tests that a class of posts does not take (文职岗位不进行体能测评) are the other classes' only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.outline.mentions import mentions
from extractors.scoring.full_mark import FullMark
from extractors.scoring.stated import Statement
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.values.sayings import Uncounted
from extractors.values.subjects import find_subjects

_EXEMPT = re.compile(
    r"(?:^|[,。;:、(])(?P<who>[^,。;:、()]{2,20}?)(?:均|则|都)?"
    r"(?:不(?:再|需要|需|用|必)?(?:进行|参加|组织|安排|设置?|开展)|免(?:予|于)?(?:参加|进行)?|(?:无需|无须|不用|不需)(?:参加|进行)?)"
    r"(?P<what>[^,。;:、]{2,12})"
)


def for_those_who_sit(ctx: Context, statements: Sequence[Statement]) -> list[Statement]:
    """The statements; what is said to everybody of a test that some classes do not take holds for the others."""
    exempt: dict[str, set[str]] = {}
    for test, tracks in _exempt(ctx) if len(ctx.tracks) > 1 else ():
        exempt.setdefault(test, set()).update(tracks)
    ids = [track.id for track in ctx.tracks]
    out = []
    for made in statements:
        value = made.value
        subject = value.subject if isinstance(value, (Uncounted, FullMark)) else None
        without = exempt.get(subject.id, set()) if subject is not None else set()
        everybody = not made.tracks or set(made.tracks) <= without  # carried over from the sentence that spares them
        if without and everybody and without < set(ids):
            made = replace(made, tracks=tuple(i for i in ids if i not in without))
        out.append(made)
    return out


def _exempt(ctx: Context) -> Iterator[tuple[str, tuple[str, ...]]]:
    for source in ctx.sources:
        for line in source.prose() if source.zh else ():
            for found in _EXEMPT.finditer(line.text):
                named = mentions(found["who"], ctx.tracks)
                hits = [hit for hit in find_subjects(found["what"]) if hit.id and hit.kind != "total"]
                if named and hits:
                    yield hits[0].id, named
