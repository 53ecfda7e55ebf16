"""Earned points: English rules by which points are added only to a result that has passed without them.

``Veterans' credits are added only to passing scores``; ``… cannot be used to attain a passing score``; ``if otherwise
successful``. The pass mark is then compared with the result before points, and opens them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.outline.passages import Passage
from extractors.text import patterns as re
from extractors.text.needles import Either, find, may_match
from schema.evidence import Evidence
from schema.scheme import Bonus, Gate

_POINTS = r"\b(?:points?|credits?|preference)\b"
_GIVEN = r"\b(?:added|applied|granted|awarded|given|credited|allowed|received)\b"
_PASSING = r"\b(?:pass(?:ing|es|ed)?|qualifying|attain\w*|succe\w+)\b"
_EARNED = (
    re.compile(rf"{_POINTS}[^.;]{{0,90}}{_GIVEN}[^.;]{{0,24}}\bonly\b[^.;]{{0,80}}{_PASSING}", re.IGNORECASE),
    re.compile(rf"\bonly\b[^.;]{{0,80}}{_PASSING}[^.;]{{0,80}}{_POINTS}", re.IGNORECASE),
    re.compile(
        r"\badded to (?:a|the|their|his or her|your|an? otherwise|any)? ?(?:passing|qualifying) "
        r"(?:final )?(?:score|grade|mark|average|rating|result)s?\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_POINTS}[^.;]{{0,110}}\b(?:cannot|can ?not|may not|shall not|will not|must not|not|never)\b"
        r" (?:be )?(?:used|applied|counted|added|relied|considered|help)[^.;]{0,40}"
        r"\b(?:attain|obtain|achieve|reach|gain|make up|raise|meet|pass)\w*",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:no|neither|none of the) (?:[a-z]+ )?{_POINTS}[^.;]{{0,40}}\b(?:used|applied|counted|added|relied"
        r"|considered|help)[^.;]{0,40}\b(?:attain|obtain|achieve|reach|gain|make up|raise|meet|pass)\w*",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:no|nor|neither)\b[^.;]{{0,24}}{_POINTS}[^.;]{{0,40}}{_GIVEN}[^.;]{{0,60}}\bwho (?:has|have|do|does|did)"
        r" not (?:otherwise )?(?:pass|reach|attain|qualif|succeed|achiev|obtain)\w*",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_POINTS}[^.;]{{0,60}}{_GIVEN}[^.;]{{0,24}}\b(?:after|once) (?:a|the|you|they|that|he or she)\b[^.;]{{0,40}}"
        rf"{_PASSING}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:before|without|exclusive of|not counting|excluding) (?:the |any |such |adding (?:the |any )?"
        rf"|addition of (?:the |any )?)?(?:[a-z']+ )?{_POINTS}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_POINTS}[^.;]{{0,90}}(?:,| and) ?(?:if|provided|where|when|once) (?:they |he or she |you |otherwise |have "
        rf"|has |the candidate |are |is )*(?:successful|pass(?:es|ed|ing)?|qualif\w+)\b",
        re.IGNORECASE,
    ),
)
_ANY = Either(*_EARNED)


def earned(passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    """Where a notice says that points are for those only who have passed without them."""
    for passage in passages:
        if passage.zh or not may_match(_ANY, passage.text):
            continue
        if found := next((m for one in _EARNED if (m := find(one, passage.text))), None):
            return (passage.cite(found.start(), found.end()),)
    return ()


def opened(gates: Sequence[Gate], bonuses: Sequence[Bonus], proof: tuple[Evidence, ...]) -> tuple[Gate, ...]:
    """The gates, those on what points are added to compared without them, and opening them."""
    into = {bonus.on for bonus in bonuses}
    return tuple(
        g.model_copy(
            update={
                "before_points": True,
                "opens_points": True,
                "evidence": {**g.evidence, "before_points": proof, "opens_points": proof},
            }
        )
        if proof and g.on in into and isinstance(g.min, Decimal) and g.predicate is None and g.of is None
        else g
        for g in gates
    )


__all__ = ["earned", "opened"]
