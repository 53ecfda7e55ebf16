"""Bonus antecedents: whom English points are for, where their own words only point back.

``A short oral test in Irish may be taken. A candidate who passes it has 9 marks added``: the test. ``A candidate who
has worked in a ranger camp is given 2 marks for each year of such service``: the service that was told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.text import patterns as re

if TYPE_CHECKING:
    from extractors.scoring.bonus_drafts import BonusDraft

_IT = re.compile(
    r"\b(?:pass|take|clear|sit|hold|complete|have|qualif(?:y|ies) in|succeed in)(?:e?[sd]|ing)? (?:it|this|them|"
    r"(?:this|that|such an?|the said) (?:test|paper|examination|exam|course|certificate|qualification|module))\W*$",
    re.IGNORECASE,
)
_SUCH = re.compile(
    r"\b(?:such|that|this|the said|those|these) (?:[a-z]+ )?(?:service|experience|employment|work|period|years|duty)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:an?|the|one) (?P<what>(?:[A-Za-z][\w-]* ){0,4}(?:test|paper|examination|exam|course|certificate"
    r"|qualification|module|viva)(?: (?:in|of|on|for) [A-Za-z]\w+(?: [A-Z]\w+)?)?)\b"
)
_WHO = re.compile(
    r"\b(?P<who>(?:an? |any |every |all )?(?:candidate|applicant|person|employee|officer|worker"
    r"|member)s?\b[^.;:]{4,160}?"
    r"|those\b[^.;:]{4,160}?) (?:shall|will|may|is|are|can|gets?|receives?)\b",
    re.IGNORECASE,
)


def resolve(drafts: Sequence[BonusDraft]) -> None:
    """Puts what they point back to in place of such words; a draft that points at nothing stays as it is."""
    for draft in drafts:
        passage = draft.passage
        if _IT.search(draft.when):
            base = passage.line.start - passage.start
            lead = passage.source.text[passage.line.start : passage.start]
            named = list(_NAMED.finditer(lead))
            if named:
                start, end = named[-1].span("what")
                draft.when, draft.whens = named[-1]["what"], ((base + start, base + end),)
        elif draft.unit and _SUCH.search(draft.when):
            stop = min((s for s, _ in draft.whens), default=0)
            told = [m for m in _WHO.finditer(passage.text, draft.start, stop) if len(m["who"]) > _BARE]
            if told:
                draft.when, draft.whens = told[-1]["who"], (told[-1].span("who"),)


_BARE = 16
"""Characters of an eligible candidate, who is nobody in particular."""


__all__ = ["resolve"]
