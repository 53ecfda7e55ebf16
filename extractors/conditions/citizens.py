"""Citizens: the country that an English demand of citizenship names."""

from __future__ import annotations

from extractors.conditions.rules import Rule
from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Clause
from schema.conditions import AnyOf, Nationality, Prose

_BE = re.compile(
    r"(?:(?:you|they|(?:(?:all|each|every|the|an?) )?(?:applicants?|candidates?|appointees?)) )?"
    r"(?:(?:must|should|shall) )?(?:be |have |hold(?:ing)? |having |possess(?:ing)? |of |with )(?:(?:an?|the) )?|an? ",
    re.IGNORECASE,
)


def citizen_in(text: str) -> str | None:
    """:func:`citizen_of` behind ``must be a``."""
    lead = _BE.match(text)
    return citizen_of(text[lead.end() :] if lead else text)


def citizen_of(text: str) -> str | None:
    """The country of ``a citizen of Kenya``, ``Kenyan citizens``, by its name where the lexicon knows it."""
    found = re.match(
        r"(?:(?:citizens?|nationals?|subjects?) (?:and residents? )?of (?:the )?"
        r"(?P<c>(?:(?:one of the|an?|any) (?:EU )?Member States? of the )?[A-Z][\w']+(?: (?:of |and )?[A-Z][\w']+)*"
        r"(?:(?:, | or |, or )(?:the )?[A-Z][\w']+(?: [A-Z][\w']+)*)*)|"
        r"(?P<d>[A-Z][a-z]+(?: [A-Z][a-z]+)?|U\.?[SK]\.?) (?:[Cc]itizen|[Nn]ational|[Nn]ationality|[Cc]itizenship)s?)"
        r"(?: \([A-Z]{2,5}\))?(?: (?:by birth|by registration|or (?:by )?\w+))*(?: pursuant to .*| under the .*)?"
        r"(?: is)?(?: required)?(?:,? (?:at|on|by|before|as (?:at|of|on)) the (?:time|date|day|closing)\b[^.;]*)?\W*$",
        text,
    )
    found = found or re.match(r"(?P<c>)(?P<d>[A-Z][a-z]+(?:n|ese|ish|i|er|ois)) by (?:birth|descent)\b", text)
    if found is None:
        return None
    return found["c"] or str(load("eligibility_en")["countries"].get(found["d"].casefold(), found["d"]))


_EITHER = re.compile(
    r"\b(?:must|should|shall)(?:,[^,;]{3,50},| on [^,;:]{4,40})? be "
    r"(?:either|(?:any )?(?:one )?of (?:the )?following)?:?\s*"
    r"(?=(?:\(?[a-z]{1,3}\)\s*)?(?:an? |the )?(?:citizen|subject|national)s?\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"[,;]?\s+or,?\s+(?:\(?[a-z]{1,3}\)\s*)?(?=an? |the |persons? |those )|[,;]\s*\([a-z]{1,3}\)\s*|,\s+(?=an? )",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:resident|refugee|migrat|origin|status|settle|domicile|protection|leave to remain|"
    r"permission|stamp|visa|permit)|^(?:an? )?(?:citizens?|nationals?|subjects?) of (?:an?|any) [A-Z]",
    re.IGNORECASE,
)


def citizen_choice(text: str) -> list[tuple[int, int]]:
    """``must be (a) a citizen of X, or (b) a subject of Y, or (c) a refugee …``: the ranges of the alternatives.

    Empty unless there are two of them, all citizenships or permissions to stay.
    """
    opens = _EITHER.search(text)
    if opens is None:
        return []
    begin = opens.end()
    label = re.match(r"\(?[a-z]{1,3}\)\s*", text[begin:])
    begin += label.end() if label else 0
    spans: list[tuple[int, int]] = []
    for mark in [*(m for m in _NEXT.finditer(text) if m.start() > begin), None]:
        stop = mark.start() if mark else len(text.rstrip(" .;:"))
        spans.append((begin, stop))
        begin = mark.end() if mark else stop
    plain = [text[a:b].strip() for a, b in spans]
    told = all(citizen_in(p) or _SETTLED.search(p) for p in plain)
    return spans if len(spans) > 1 and told and citizen_in(plain[0]) else []


def of_citizens(sentence: Clause, spans: list[tuple[int, int]]) -> list[Rule]:
    """The choice between citizenships, and what else will do."""
    options: list[Rule] = []
    for a, b in spans:
        text, at = sentence.text[a:b].strip(), sentence.start + a
        country = citizen_in(text)
        values = {"value": country} if country else {"kind": "status", "text": text}
        options.append(Rule(Nationality if country else Prose, values, (at, at + len(text))))
    return [Rule(AnyOf, {}, (options[0].cited[0], options[-1].cited[1]), options=options)]


__all__ = ["citizen_choice", "citizen_in", "citizen_of", "of_citizens"]
