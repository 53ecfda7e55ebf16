"""Question marks: what a test is marked out of, told as a number of questions and the mark of each.

``80 questions carrying one mark each`` is 80; ``40 questions of 1 mark each and 30 questions of 2 marks each`` is 100.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.scoring.full_mark import FullMark
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.values.numbers import english_number, parse_number
from extractors.values.subjects import SubjectHit

_EACH = re.compile(
    rf"(?<![\d.,/-])(?P<n>\d{{1,3}}|{english_number()})(?: \(\d{{1,3}}\))? (?:(?!marks?\b"
    rf"|points?\b)[a-z()/-]+ ){{0,4}}?"
    r"(?:questions?|items?|MCQs|statements)(?: \(MCQs\))?,? "
    r"(?:(?:(?:each|all)(?: question)? )?(?:of|carrying|carries|carry|for|worth|with|bearing|having|at)"
    r"|to be marked at)"
    rf"(?: an?)? (?P<m>\d(?:\.\d)?|{english_number()})(?: \(\d\))? (?P<unit>marks?|points?)\b(?P<each>,? (?:each"
    rf"|apiece|per question))?",
    re.IGNORECASE,
)


def full_of_questions(text: str, hits: Sequence[SubjectHit], section: SubjectHit | None) -> list[FullMark]:
    """The full marks of tests whose questions a sentence counts and marks alike."""
    sums: dict[str, FullMark] = {}
    for found in find_all(_EACH, text):
        number, mark = parse_number(found["n"]), parse_number(found["m"])
        apiece = found["each"] or "each" in found.group().casefold() or found["unit"].casefold() in ("mark", "point")
        before = [h for h in hits if h.end <= found.start() and h.kind != "total"]
        subject = before[-1] if before else section
        if not apiece or not number or not mark or subject is None:
            continue
        known = sums.get(subject.id or subject.name)
        full = Decimal(number) * Decimal(mark) + (known.full if known else 0)
        start = known.start if known else found.start()
        sums[subject.id or subject.name] = FullMark(start, found.end(), full, subject)
    return list(sums.values())


__all__ = ["full_of_questions"]
