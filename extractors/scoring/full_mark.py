"""Full mark: what one test is marked out of, where that is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractors.text import patterns as re
from extractors.values.subjects import SubjectHit

Target = Literal["named", "papers", "stages", "parts"]


@dataclass(frozen=True, slots=True)
class FullMark:
    """``subject`` is marked out of ``full``, printed at ``start:end``.

    ``target`` papers/stages: every paper of the written test, or every stage (各科满分均为100分); parts: every part of
    ``subject``.
    ``part_of``: the marks of this part add up with those of its siblings to the mark of that component.
    """

    start: int
    end: int
    full: Decimal
    subject: SubjectHit | None
    target: Target = "named"
    part_of: SubjectHit | None = None
    converted: bool = False
    """``full`` is the scale on which the mark counts (折算成百分制后占40%), not what it is marked out of."""
    divisor: Decimal | None = None
    """What the mark is divided by on the way (除以1.2化成百分制)."""


def firm(text: str, found: Sequence[FullMark], reached: Mapping[int, bool]) -> list[FullMark]:
    """Without marks that differ though they were given to the same test named before them: The test will have Reasoning
    100 marks, Aptitude 50 marks. What stands right behind the test's own name is its own."""
    fulls: dict[str, set[Decimal]] = {}
    for mark in found:
        if reached.get(mark.start) and mark.subject is not None:
            fulls.setdefault(mark.subject.id, set()).add(mark.full)
    several = {ident for ident, values in fulls.items() if len(values) > 1}
    return [
        mark
        for mark in found
        if not reached.get(mark.start)
        or mark.subject is None
        or mark.subject.id not in several
        or not _OTHER_NAME.search(text, mark.subject.end, mark.start)
    ]


_OTHER_NAME = re.compile(r"(?<![.;] )(?<!^)\b[A-Z][a-z]{2,}")
"""A name of something else between a test and a mark."""
