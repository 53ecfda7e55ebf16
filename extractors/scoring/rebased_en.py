"""Rebased marks in English: what a sentence says one test to be counted out of (the written test is reduced to 100).

``The marks of the paper, which will first be scaled down to 85, …``; ``the interview mark is converted to a mark out
of 20``; ``brought to a base of 100``. What stands last before the verb is meant; a total is never rebased.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.scoring.full_mark import FullMark
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.values.numbers import parse_number
from extractors.values.subjects import SubjectHit

REBASED = re.compile(
    r"\b(?:normali[sz]ed|standardi[sz]ed|(?:re-?)?scaled|converted|reduced|pro-?rated|transmuted|brought|rebased"
    r"|recalculated|expressed|adjusted|equated|restated)(?: down| up| proportionately| pro rata)?"
    r" (?:in)?(?:to|as|on|out of|from)(?: (?:be )?(?:an? |the )?(?:(?:scale|base|maximum|mark|score|total|figure)"
    r"(?: (?:of|out of))?))?(?: out of)?(?: to)? ?"
    r"(?:(?P<n>\d{1,4}(?:\.\d+)?)(?! ?(?:st|nd|rd|th|decimal|places?|vacanc|posts?|candidates?|persons?|%|per ?cent"
    r"|\d|[-/:,.]\d))|(?P<hundred>(?:an? )?(?:percentages?\b|hundred\b)))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[.;]|\b(?:total|final|aggregate|combined|overall)\b", re.IGNORECASE)
"""Between a test and the verb: the end of its clause, or a result that the verb is said of."""


def rebased_marks(text: str, hits: Sequence[SubjectHit], section: SubjectHit | None) -> Iterator[FullMark]:
    """The scale of each test that a sentence says to be rebased; ``hits``, ``section`` as in ``find_full_marks``."""
    for match in find_all(REBASED, text):
        full = Decimal(100) if match["hundred"] else parse_number(match["n"])
        if full is None or full < _LEAST:
            continue
        before = [h for h in hits if h.end <= match.start()]
        if before and _BETWEEN.search(text, before[-1].end, match.start()):
            before = []
            if section is None or not _MEANS.search(text, 0, match.start()):
                continue
        subject = before[-1] if before else section
        if subject is not None and subject.kind != "total":
            yield FullMark(match.start(), match.end(), full, subject, converted=True)
            yield from _and_those(text, hits, match.end())


def _and_those(text: str, hits: Sequence[SubjectHit], at: int) -> Iterator[FullMark]:
    """The written marks are converted to 80 *and those of the interview to 20*: the verb is not said again."""
    for hit in (h for h in hits if h.start >= at):
        if not _AND.fullmatch(text, at, hit.start) or (scale := _TO.match(text, hit.end)) is None:
            return
        full = parse_number(scale["n"])
        if full is None or full < _LEAST:
            return
        yield FullMark(scale.start("n"), scale.end("n"), full, hit, converted=True)
        at = scale.end()


_AND = re.compile(
    r"(?: (?:marks|points))?(?:,|,? and| while|,? whereas)(?: and)? (?:(?:those|that|the (?:marks?|scores?"
    r"|results?)|marks)"
    r"(?: obtained| secured| scored| awarded)? (?:in|of|for|at|from) )?(?:the |an? )?",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?: (?:marks?|scores?|results?))? (?:in)?(?:to|out of|on|as)(?: (?:an? )?(?:scale|base|maximum|mark"
    r"|total)(?: (?:of|out of))?)?"
    r" (?P<n>\d{1,3})\b(?! ?(?:%|per ?cent|st\b|nd\b|rd\b|th\b|vacanc|posts?|candidates?|decimal))",
    re.IGNORECASE,
)
_LEAST = 5
_MEANS = re.compile(r"^\W*(?:this|it|they|its?|these|those|the)\b[^.;]{0,40}$", re.IGNORECASE)
"""It is then reduced to 20, below a heading that names the test."""


__all__ = ["REBASED", "rebased_marks"]
