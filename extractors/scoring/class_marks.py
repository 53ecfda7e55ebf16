"""Class marks: the full marks of a sentence whose clauses are about classes of posts, each read by itself.

甲类试卷由A和B组成,其中A40分、B60分;乙类试卷为C,满分100分: the mark of one class is no sum of the parts of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.scoring.fullmarks import FullMark, find_full_marks
from extractors.text import patterns as re
from extractors.text.source import Clause
from extractors.values.subjects import SubjectHit


def full_marks_of(
    sentence: Clause,
    clauses: Sequence[Clause],
    classes: int,
    known: Sequence[SubjectHit],
    section: SubjectHit | None,
) -> list[FullMark]:
    """The full marks that a sentence states about so many classes, in positions of the sentence.

    《甲》满分100分;《乙》满分120分,其中…: papers that each have a clause of their own are read apart as well.
    """
    apart = all(_TITLED.match(clause.text) for clause in clauses)
    if len(clauses) < _SEVERAL or (classes < _SEVERAL and not apart):
        return find_full_marks(sentence.text, known, section)
    return [
        _moved(mark, clause.start - sentence.start)
        for clause in clauses
        for mark in find_full_marks(clause.text, known, section)
    ]


_SEVERAL = 2
_TITLED = re.compile(r"\s*(?:\(?\d[).、])?《[^《》]{2,24}》[^,。;]{0,6}?(?:满分|总分|卷面分)?(?:为|是|均为)?\s?\d")


def _moved(mark: FullMark, by: int) -> FullMark:
    subject, whole = (_hit(h, by) for h in (mark.subject, mark.part_of))
    return replace(mark, start=mark.start + by, end=mark.end + by, subject=subject, part_of=whole)


def _hit(hit: SubjectHit | None, by: int) -> SubjectHit | None:
    return replace(hit, start=hit.start + by, end=hit.end + by) if hit is not None and hit.start >= 0 else hit


__all__ = ["full_marks_of"]
