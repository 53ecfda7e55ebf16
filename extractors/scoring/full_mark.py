"""Full mark: what one test is marked out of, where that is printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

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
