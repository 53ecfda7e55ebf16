"""Citizens: the country that an English demand of citizenship names."""

from __future__ import annotations

from extractors import patterns as re
from extractors.lexicon import load

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
        r"(?P<c>(?:(?:one of the|an?|any) (?:EU )?Member States? of the )?[A-Z][\w']+(?: (?:of |and )?[A-Z][\w']+)*)|"
        r"(?P<d>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:citizen|national|nationality|citizenship)s?)"
        r"(?: (?:by birth|by registration|or (?:by )?\w+))*"
        r"(?:,? (?:at|on|by|before|as (?:at|of|on)) the (?:time|date|day|closing)\b[^.;]*)?\W*$",
        text,
    )
    found = found or re.match(r"(?P<c>)(?P<d>[A-Z][a-z]+(?:n|ese|ish|i|er|ois)) by (?:birth|descent)\b", text)
    if found is None:
        return None
    return found["c"] or str(load("eligibility_en")["countries"].get(found["d"].casefold(), found["d"]))


__all__ = ["citizen_in", "citizen_of"]
