"""Floors spread over a sentence: one demand, and a mark for each of the tests that it goes on to name.

Forty marks are necessary in the viva voce and fifty in the paper; below 40 in X or below 50 in Y; 60 %: test, 65 %:
interview. The demand stands before the marks, between a mark and its test, or behind them; a mark and its test stand
side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.outline.passages import Passage, Piece
from extractors.scoring.naming import Named, Names
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.needles import find
from extractors.values.numbers import english_number, parse_number

_SCORE = (
    r"(?:must|shall|should|has to|have to|needs? to|necessary to|required to|failing to|fails? to)"
    r" (?:also |first |each )?(?:score|get|obtain|secure|earn|reach|attain|achieve|make|gain)"
)
_DEMAND = re.compile(
    r"\b(?:pass(?:ing)? (?:mark|score|grade)s?|qualifying (?:mark|score)s?|cut-?offs?|minimum|minima|at least"
    r"|(?:not|no) (?:less|fewer|lower) than|needs?|needed|necessary|required?|requires|threshold\w*"
    rf"|{_SCORE})\b",
    re.IGNORECASE,
)
_MUST = re.compile(rf"\b{_SCORE}\b", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:below|under|(?:less|fewer|lower) than|short of)\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:not|no|nobody|never|cannot|fail\w*|out|disqualif\w+|eliminat\w+|reject\w*|dropp\w*|remov\w*|exclud\w*"
    r"|ends?"
    r"|unsuccessful|knock\w*|leaves?)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:weigh\w*|carr(?:y|ies|ying)|accounts? for|counts? for|worth|maximum|full marks?|out of a total"
    r"|consists? of"
    r"|comprises?|questions?|bonus|extra|additional|deduct\w*|hours?|minutes?|years?|fee)\b",
    re.IGNORECASE,
)
"""Numbers beside tests that are no floors."""
_UNIT = r"(?:\s?(?P<unit>%|percent|per cent|marks?|points?))?"
_BETTER = r"(?: (?:or|and) (?:more|above|higher|better|over))?"
_OUT_OF = r"(?:,? (?:out )?of (?:the |a )?(?:possible |total |maximum )?\d+(?: ?(?:marks?|points?))?(?: available)?)?"
_WANTED = r"(?:,? (?:(?:is|are|shall be|will be) )?(?:necessary|needed|required|the (?:least|minimum)))?"
_TO_PASS = r"(?: (?:in order )?to (?:qualify|pass|succeed|be successful))?"
_LINK = (
    r"(?: (?:in|on|for|at|of|under))?(?: (?:each|both|all|either|any)(?: of)?)?"
    r"(?: (?:the|a|an|his|her|their|your))?\s?"
)


@cache
def _mark() -> re.Pattern[str]:
    """A number and what may stand between it and its test."""
    return re.compile(
        rf"(?<![\w.,/$:-])(?P<n>{english_number()})(?![\d-]){_UNIT}(?P<gap>{_BETTER}{_OUT_OF}{_WANTED}{_TO_PASS}{_LINK})",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class SpreadMark:
    """A mark of each of ``on`` at ``start:end`` of the clause; ``match`` has its number and unit."""

    on: tuple[str, ...]
    value: Decimal
    start: int
    end: int
    match: re.Match[str]


@memo
def may_spread(text: str) -> bool:
    """Whether a sentence has a demand for marks at all."""
    return find(_DEMAND, text) is not None or (find(_BELOW, text) is not None and find(_ENDS, text) is not None)


def spread_marks(passage: Passage, clause: Piece, names: Names) -> Iterator[SpreadMark]:
    """The marks of one clause that stand beside a test or a list of tests, where the sentence demands them."""
    if not may_spread(passage.text) or _OTHERWISE.search(clause.text):
        return
    text = clause.text
    named = [n for n in names.find(text) if names.known(n.id)]
    lead = passage.text[: clause.start]
    for match in _mark().finditer(text) if named else ():
        if any(n.start < match.end("n") and match.start() < n.end for n in named):
            continue  # the 2 of steps 2 and 3
        before_it = next((n for n in named if _LABEL.fullmatch(text, n.end, match.start())), None)
        run = [before_it] if before_it else _run(text, [n for n in named if n.end > match.end()], match)
        if match["n"].casefold() in _NO_MARKS:
            continue  # complete an essay, a written test, on the first paper
        if not run or not (before_it or match["unit"] or match["gap"].strip()):
            continue
        before = lead + text[: match.start()]
        below = _BELOW.search(before) and _ENDS.search(passage.text)
        clear = bool(below or _MUST.search(before) or "or" in match["gap"].split())
        if not clear and not _DEMAND.search(before + match["gap"]):
            continue
        if not (clear or match["unit"] or _OF_MARKS.search(passage.text)):
            continue  # a hall that seats at least 40
        value = parse_number(match["n"])
        if value and value <= _MOST:
            yield SpreadMark(tuple(dict.fromkeys(n.id for n in run)), value, match.start(), match.end("n"), match)


def _run(text: str, named: Sequence[Named], match: re.Match[str]) -> list[Named]:
    """The test that the mark stands beside, and those that a list puts beside it."""
    if not named or not match.end("n") < named[0].start <= match.end():
        return []
    run = [named[0]]
    for name in named[1:]:
        if not _AND.fullmatch(text, run[-1].end, name.start):
            break
        run.append(name)
    return [] if len(run) > 1 and _AS_ONE.search(text) else run


_LABEL = re.compile(r" ?(?:marks? |scores? )?(?:[:=-] ?|(?:is|at|it is|must be) (?:at least )?)?", re.IGNORECASE)
"""Qualifying marks: written examination 45 %, viva voce 40 %: the test before its mark."""
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_NO_MARKS = frozenset(("a", "an", "once", "twice", "thrice", *_ORDINALS.split()))
"""Words that stand for numbers elsewhere, but never for a mark."""
_MOST = 1000
_OF_MARKS = re.compile(r"scor|mark|point|pass|qualif|grade|rating|%|per ?cent", re.IGNORECASE)
_AND = re.compile(
    r"(?:,|,? and|,? or|,? &)(?: (?:in|on|for|at))?(?: (?:the|a|an|his|her|their|your))? ?", re.IGNORECASE
)
_AS_ONE = re.compile(r"\b(?:combined|together|aggregate|totals?|sum|average|jointly)\b", re.IGNORECASE)
"""Marks of several tests as one number: no floor of each."""


__all__ = ["SpreadMark", "may_spread", "spread_marks"]
