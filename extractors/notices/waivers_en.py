"""Waivers in English: sentences that free everybody of a fee, or those whom they name; costs that an employer bears."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.notices.fee_labels import item_in
from extractors.text import patterns as re
from schema.values import FeeItem

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Waiver:
    """``label``: the range of who pays nothing, or of what is free; None for everybody. ``item`` where it is told."""

    item: FeeItem | None
    label: Span | None


_STAGES = re.compile(r"\bat (?:any|all|no) stages?\b|whatsoever", re.IGNORECASE)
_ALL = re.compile(
    r"\W*(?:it|this|they|these|(?:the )?(?:application|registration|filing|applying|form)?s?)\W*", re.IGNORECASE
)
_VERB = re.compile(
    r"[\s,]+(?:are|is|shall be|will be|may be|can be|must|shall|will|may|can|do|does|need|pays?)"
    r"(?: (?:fully|wholly|also))?$",
    re.IGNORECASE,
)
_UNTIL = (
    r"(?=,? (?:if|provided|upon|on production|on presentation|subject to|as long as|when)\b|[.;]|"
    r",? and (?:for|by|from|to)\b|, (?:but|who must|which)\b|$)"
)
_FOR = re.compile(
    r"[^.;,]{0,30}?\b(?:for|to|from|by|of|in the case of|in respect of) (?P<who>(?!(?:the |this |any |all )?"
    r"(?:application|examination|exam|test|post|position|registration|competition|recruitment|filing|process\w*|sitting|"
    r"enter\w*|entry|taking)s?\b)[A-Za-z][^.;]{2,300}?)" + _UNTIL,
    re.IGNORECASE,
)
_AND_FOR = re.compile(r",? and (?:for|by|from|to) (?P<who>[A-Za-z][^.;]{2,200}?)" + _UNTIL, re.IGNORECASE)
_SOME = re.compile(
    r"\b(?:who|whose|with|without|receiv\w+|recipients?|belonging|enjoying|of the|SC|ST|OBC|EWS|PwBD|PWD|"
    r"disab\w+|handicapped|women|females?|girls|ex-\w+|veterans?|serving|internal|external|overseas|foreign|local|residents?|"
    r"students?|orphans?|unemployed|famil(?:y|ies)|categor\w+|minorit\w+|benefits?|personnel|members|widows?|refugees?|"
    r"pensioners?|employees|officers)\b",
    re.IGNORECASE,
)
"""What says which of those who apply: everybody who applies is no label."""
_GIVEN = re.compile(r"\b(?:waive|no [a-z ]*(?:fees?|charge))", re.IGNORECASE)
_BORNE = re.compile(
    r"(?:costs?|expenses?|fees?|charges?)\s+(?:(?:of|for) [^.,;]{3,40} )?(?:is|are|will be|shall be|to be) "
    r"(?:borne|paid|covered|met|defrayed) by (?:the |our )?(?!cand|applic|exam|person|indiv|self|one|them)[a-z]*\s?"
    r"(?:hospital|unit|employer|university|college|school|board|company|department|government|commission|office|agency|"
    r"council|city|county|state|bureau|institute|party)",
    re.IGNORECASE,
)


def waivers(text: str, free: re.Match[str], *, led: bool) -> Iterator[Waiver]:
    """What an English clause with words for no fee frees of it.

    :param led: a fee stands in the sentence before, so that "exempt" alone is exempt from it
    """
    if re.search(r"\bexempt(?:ed)?\b(?!.*payment)", free[0], re.IGNORECASE) and not led and not _A_FEE.search(text):
        return  # exempt from something else
    if tested := _FREE_TEST.search(text, 0, free.end()):
        yield Waiver(_ITEMS.get(tested["what"].casefold().rstrip("s"), FeeItem.OTHER), tested.span("name"))
        return
    if _STAGES.search(text, free.end()):
        yield Waiver(FeeItem.REGISTRATION, None)
        return
    if re.search(r"\bnot (?:charge|levy|collect|ask|demand)", free[0], re.IGNORECASE):
        yield Waiver(item_in(text[: free.start()] + text[free.end() :]), None)  # whoever does not charge is no payer
        return
    item = item_in(text)
    if _GIVEN.search(free[0]):
        behind = _FOR.match(text, free.end())
        if behind and _SOME.search(behind["who"]):
            yield Waiver(item, behind.span("who"))
            also = _AND_FOR.match(text, behind.end())
            if also and _SOME.search(also["who"]):
                yield Waiver(item, also.span("who"))
            return
        one = _FOR_ONE.match(text, free.end()) if led else None
        if one is not None:
            yield Waiver(None, one.span("name"))
            return
        if behind:
            yield Waiver(item, None)
            return
    yield Waiver(item, _before(text, free))


_FREE_TEST = re.compile(
    r"(?:(?:^|[.;,:] )(?:and |but )?|\b(?:and|but) )(?:the |an? )?"
    r"(?P<name>(?:[a-z-]+ ){1,4}?(?P<what>tests?|examinations?|interviews?|assessments?|courses?|check-?ups?))"
    r" (?:is|are) (?:entirely |completely )?free(?: of charge)?$",
    re.IGNORECASE,
)
"""The physical fitness test is free."""
_ITEMS = {"interview": FeeItem.INTERVIEW, "course": FeeItem.TRAINING}
_FOR_ONE = re.compile(
    r"[^.;,]{0,12}? for (?:the )?(?P<name>(?!(?:written|this|same|whole|entire|competitive)\b)[A-Za-z][\w/-]*"
    r"(?: [\w/-]+){0,2}? (?:examination|exam|test|competition))\b",
    re.IGNORECASE,
)
"""There is no fee for the promotional examination, where another one costs something."""
_A_FEE = re.compile(r"\b(?:fees?|charges)\b", re.IGNORECASE)
_LEAD = re.compile(r"\W*(?:\(?\d{1,2}[.)]\s*)?(?:(?:however|note|provided that|further)\b[:,]?\s*)*", re.IGNORECASE)


def _before(text: str, free: re.Match[str]) -> Span | None:
    """Who is freed, in front of the verb: ``Candidates who …, or who …, pay no fee``."""
    head = text[: free.start()].rstrip(" :,-")
    start = max((m.end() for m in re.finditer(r"[.;:](?:\s|$)", head)), default=0)
    start += len(_LEAD.match(head[start:])[0])  # type: ignore[index]
    name = head[start:]
    verb = _VERB.search(name)
    name = name[: verb.start()] if verb else name
    name = name.rstrip(" :,-")
    if not name or _ALL.fullmatch(name) or re.search(r"\b(?:there|will|shall|fees?)\b", name, re.IGNORECASE):
        return None
    if len(name) > (260 if _SOME.search(name) else 60):
        return None
    return start, start + len(name)


def borne(text: str) -> bool:
    """Whether a clause says that whoever recruits bears a cost: nothing is to be paid."""
    return _BORNE.search(text) is not None


def examined(text: str, end: int) -> Span | None:
    """The medical examination or another step named last before ``end``, which a cost without a name is of."""
    hits = list(_STEP.finditer(text, max(0, end - 240), end))
    return hits[-1].span() if hits else None


_STEP = re.compile(r"(?:physical|medical|health) (?:examination|check-?up|test|screening)", re.IGNORECASE)


__all__ = ["Waiver", "borne", "examined", "waivers"]
