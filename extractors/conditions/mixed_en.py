"""English sentences that ask for several kinds of things at once, and sentences on what counts.

``Any offer depends on a record check, two references and medical clearance``; ``Appointees must pass a medical
examination and a background check``; ``Part-time work is counted by halves``; ``open to nationals of A and B``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractors.conditions.ages_en import ages_of
from extractors.conditions.kinds_en import kind_of, phrases
from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.needles import find
from extractors.text.source import Clause
from schema.conditions import Certificate, Leaf, Nationality, Prose

_OFFER = re.compile(
    r"(?:(?:any|all|the|an?|your|every|each|this|final|such|please note that|confirmation of)\s+)*"
    r"(?:(?:job|conditional|employment|provisional|formal|successful)\s+)*"
    r"(?:offers?|appointments?|appointees?|employment|engagement|recruitment|posts?|positions?|roles?)\b"
    r"(?: (?:of|to|in|for|made) [^,.;]{2,50}?)? (?:(?:is|are|will be|shall be|remains?|would be) )?(?:made )?"
    r"(?:conditional|contingent|dependent|subject|depends?|conditioned)(?: also)? (?:up)?(?:on|to) (?P<list>.+)$",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"(?:(?:At|On|By|Before|Upon|Within|After|During|Prior to)\b[^,;:]{0,60}?,? |[A-Z][^.;:,]{3,70}, )?"
    r"(?:(?:all|each|every|any|the|an?|only|successful|selected|newly|appointed)\s+)*"
    r"(?:applicants?|candidates?|appointees?|recruits?|incumbents?|employees?|officers?|persons?|you|hires)\b(?:'ll)?"
    r"[^,.;:]{0,60}? (?:must|should|shall|will be required to|will have to|(?:will |'ll )?(?:need|have) to|"
    r"are required to|(?=(?:undergo|go through)\b)) ?(?:also )?(?P<list>.+)$",
    re.IGNORECASE,
)
_JOIN = re.compile(r",\s*(?:and\s+)?(?:to\s+)?(?=\w)|\s+and\s+(?:to\s+)?(?=\w)")
_AGED = re.compile(r"\b\d\d(?: years)?(?: of age| old| or over)\b|\baged?\b", re.IGNORECASE)
_TYPED = ("age", "health", "character", "certificate", "language", "status")
_NO_DEMAND = re.compile(
    r"\b(?:fund|approv|budget|vacanc|probation|availab|terms|rules|regulations|chang|performance|review|notice|salary|"
    r"duties|conditions of|need of|organi[sz]ational|policy|policies|law)\w*",
    re.IGNORECASE,
)


def several_kinds(ctx: Context, sentence: Clause) -> list[Rule]:
    """The demands of a sentence that lists some of different kinds; none where they are of one kind."""
    offer = _OFFER.match(sentence.text)
    found = offer or _MUST.match(sentence.text)
    if found is None or len(sentence.text) > 400:
        return []
    begin = found.start("list")
    parts = list(_parts(sentence.text, begin))
    kinds = ["age" if find(_AGED, sentence.text[a:b]) else kind_of(sentence.text[a:b]) for a, b in parts]
    typed = {k for k in kinds if k in _TYPED}
    if offer and len(typed) == 1 and len(parts) == 1 and not _NO_DEMAND.search(found["list"]):
        return [_rule(kinds[0] or "other", sentence, (0, len(sentence.text.rstrip(" ."))))]
    if len(typed) < 2 or (not offer and kinds[0] not in _TYPED):
        return []
    spans: list[tuple[str, int, int]] = []
    for (start, end), kind in zip(parts, kinds, strict=True):
        if kind not in _TYPED:
            if not offer or _NO_DEMAND.search(sentence.text[start:end]):
                continue
            kind = "other"
        if spans and spans[-1][0] == kind and kind != "certificate":
            spans[-1] = (kind, spans[-1][1], end)
        else:
            spans.append((kind, start if offer or spans else 0, end))
    out: list[Rule] = []
    for kind, a, b in spans:
        aged = ages_of(ctx, sentence.text[a:b], sentence.start + a, ()) if kind == "age" else []
        out += aged if kind == "age" else [_rule(kind, sentence, (a, b))]
    return out


def _parts(text: str, begin: int) -> Iterator[tuple[int, int]]:
    inside = [m.span() for m in re.finditer(r"\([^()]*\)", text)]
    stop = len(text.rstrip(" .;"))
    for mark in [*_JOIN.finditer(text, begin), None]:
        if mark and (any(a <= mark.start() < b for a, b in inside) or _one_name(text, mark)):
            continue
        end = mark.start() if mark else stop
        if text[begin:end].strip():
            yield begin, end
        begin = mark.end() if mark else stop


def _one_name(text: str, mark: re.Match[str]) -> bool:
    """``Disclosure and Barring Service``: a name goes on behind the word."""
    left = re.search(r"(?P<w>[\w-]+)$", text[: mark.start()])
    return "," not in mark.group() and left is not None and left["w"][0].isupper() and text[mark.end()].isupper()


def _rule(kind: str, sentence: Clause, span: tuple[int, int]) -> Rule:
    text = sentence.text[slice(*span)]
    model: type[Leaf] = Certificate if kind == "certificate" else Prose
    values = {"text": text} if model is Certificate else {"kind": kind, "text": text}
    return Rule(model, values, (sentence.start + span[0], sentence.start + span[1]))


_WHAT = (
    r"(?:(?:all|only|foreign|any|such|the|every|required|verifiable|relevant|qualifying|overseas|academic|professional|"
    r"educational|paid|unpaid|voluntary|part-time|teaching|work|working) )*(?:"
    r"degrees?|qualifications?|diplomas?|experience|service|internships?|work|periods? of [a-z -]{3,40}|equivalen\w+)"
)


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(
        rf"{_WHAT}(?: (?:gained|obtained|acquired|from|in|of|as|awarded|during|before|prior)\b[^.;]{{2,80}}?)? "
        r"(?:(?:must|should|shall) (?:also )?(?:have been |be )?(?:awarded|obtained|recogni[sz]ed|accredited|issued|"
        r"gained|acquired|attested|relevant|verifiable|equated|evaluated|carry|from|post)\b|"
        r"(?:only )?counts?\b|"
        r"(?:do|does|will|shall) not (?:count|be (?:counted|considered|credited|recogni[sz]ed|accepted))|"
        r"(?:is|are|will be|shall be|may be) (?:only )?(?:counted|credited|converted|reckoned|excluded|pro-?rated|"
        r"calculated|recogni[sz]ed)\b)",
        re.IGNORECASE,
    )


_RANKED = re.compile(r"(?:closing|last|final)(?: filing)? dat|\bmarks?\b|\bpoints?\b|\bscor", re.IGNORECASE)


_EXEMPT = re.compile(
    r"(?!(?:no|nobody|none|fees?)\b)[A-Z][^.;:]{3,160}? (?:is|are|will be|shall be) exempt(?:ed)? from "
    r"(?:sitting |taking |passing )?(?:the )?(?:papers?|parts?|subjects?|modules?|sections?|stages?|"
    r"(?:[a-z]+ )?(?:tests?|exam(?:ination)?s?))\b"
    r"(?! (?:fees?|charges?))",
    re.IGNORECASE,
)
"""Who need not sit a part of an examination."""


def what_counts(sentence: Clause) -> list[Rule]:
    """How degrees and times are counted: a condition in words."""
    text = sentence.text.rstrip(" .")
    if not (_counts().match(text) or _EXEMPT.match(text)) or _RANKED.search(text):
        return []
    if phrases("skip", "sentence").search(text):
        return []
    return [Rule(Prose, {"kind": "other", "text": text}, (sentence.start, sentence.start + len(text)))]


_NATION = (
    r"(?:[A-Z][\w.]*(?: [A-Z]\w+)? (?:nationals|citizens)|"
    r"(?:nationals|citizens) of (?:the |other )?[A-Z]\w+(?:(?: of| and)? [A-Z]\w+)*(?: countr\w+)?)"
)
_OPEN = re.compile(
    rf"(?:open|limited|restricted)(?: only)? to:? "
    rf"(?P<list>(?:all )?{_NATION}(?:(?:,| and|, and| or|, or) (?:to )?[^.;]{{3,140}})?)",
)


def open_to_nations(sentence: Clause) -> list[Rule]:
    """``open to UK nationals, nationals of Ireland and …``: several nations, in words."""
    found = _OPEN.search(sentence.text)
    if found is None or len(re.findall(r"\b(?:nationals|citizens)\b", found["list"])) < 2:
        return []
    text = found["list"].rstrip(" .")
    at = sentence.start + found.start("list")
    return [Rule(Nationality, {"text": text}, (at, at + len(text)))]


__all__ = ["open_to_nations", "several_kinds", "what_counts"]
