"""Nations and places: English sentences on of which country, and from where, those must be who apply."""

from __future__ import annotations

from extractors.conditions.citizens import citizen_of
from extractors.conditions.kinds_en import words
from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from schema.conditions import Region

_PLACE = r"[A-Z][\w'-]+(?: (?:of )?[A-Z][\w'-]+)*"
DOMICILE = re.compile(
    r"\b(?:from|are|be|who are) (?:[a-z]+ ){0,3}local candidates? (?:of|belonging to|from) (?:the )?"
    r"(?P<l>[A-Z][\w'-]+(?: (?:of |and )?[A-Z][\w'-]+)*)|"
    r"\bmust (?:have been|be) (?:an? )?(?:legal |current |bona fide )?residents? of (?:the )?"
    rf"(?P<r>{_PLACE}(?:(?:, | or | and |, or )(?:of )?{_PLACE})*)(?= (?:or an? \w+|for|at|"
    r"as|within|on|by|when)\b)|"
    r"\b(?:(?:[Oo]pen|limited|restricted) (?:only )?to|from|\bOnly) (?:the )?(?:suitably |duly )?(?:qualified |"
    r"eligible )?(?:legal |current |bona fide |permanent )*(?:residents?|domicile holders?|domiciles) "
    r"of (?:the )?"
    r"(?P<q>[A-Z][\w'-]+(?: (?:of |and )?[A-Z][\w'-]+)*)|\b(?:possess(?:ing)?|having|have|hold(?:ing|ers? of)?|"
    r"with|of) (?:an? )?(?:valid |bona fide |permanent |local )?"
    r"domicile (?:of|in) (?:the )?(?P<p>[A-Z][\w'-]+(?: (?:of |and )?[A-Z][\w'-]+)*)"
)


def _place_of(found: re.Match[str]) -> str:
    """The group that names the place."""
    return next(name for name in ("l", "p", "q") if found[name])


def residence(text: str, at: int) -> Rule | None:
    """The places that a sentence wants those to live in who apply, or to be from."""
    found = DOMICILE.search(text)
    if found is None:
        return None
    names = re.split(r",? (?:or|and) (?:of )?|, ", found["r"]) if found["r"] else [found[_place_of(found)]]
    return Rule(Region, {"regions": tuple(names), "basis": ("residence",)}, (at + found.start(), at + found.end()))


def place_named(text: str, at: int) -> Rule | None:
    """``Kumari Hills``, ``residents of Kumari Hills only``, behind a title that asks for a domicile."""
    found = re.match(
        r"(?:(?:only )?(?:permanent |bona fide |legal )?(?:residents?|domiciles?|natives?|domicile holders?) of )?"
        rf"(?:the )?(?P<p>{_PLACE})(?: only)?\W*$",
        text,
    )
    if found is None:
        return None
    span = (at + found.start(), at + found.end("p"))
    return Rule(Region, {"regions": (found["p"],), "basis": ("residence",)}, span)


_INVITED = re.compile(
    r"(?:invit|call|solicit|accept)\w+ (?:[a-z-]+ ){0,4}from (?:[a-z]+ ){0,4}"
    r"(?:[a-z]+,? )?(?P<who>[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:citiz"
    r"en|national)s\b|"
    r"nationals of (?:the )?[A-Z]\w+(?: (?:of |and )?[A-Z]\w+)*|[A-Z][a-z]+(?:an|ese|ish|i)s?(?= (?:who|to|for|"
    r"aged|with)\b|[,.]))"
)
_SOUGHT = re.compile(
    r"\b(?:requires?|seeks?|seeking|recruits?|recruiting|engages?|appoints?|hires?|services of|open (?:only )?to)\b"
    r"(?: (?:[a-z-]+,? ){0,7})?(?P<who>(?:nationals|citizens) of (?:the )?[A-Z]\w+(?: (?:of |and )?[A-Z]\w+)*|"
    r"(?:[A-Z][a-z]+|U\.?S\.?)(?: [A-Z][a-z]+)? (?:citizens|nationals))(?! (?:and|or|living|abroad))"
)


def _demonym(text: str) -> str | None:
    """Ugandans: the word for one of them, or their country where the lexicon knows it."""
    found = re.fullmatch(r"(?P<d>[A-Z][a-z]+(?:an|ese|ish|i))s?", text)
    return str(words()["countries"].get(found["d"].casefold(), found["d"])) if found else None


SETTLED = re.compile(
    r"(?i:all |only )?(?i:applicants?|candidates?|persons?|appointees?|employees?|you)(?: for [^,.;]{3,60}?)? "
    r"(?:must|should|shall|are required to) be (?:an? )?"
    r"(?P<what>[A-Z][\w. ]*? citizens?,? or (?:an? )?(?:lawful |legal )?permanent residents?[^.;,]*)$"
)
_CITIZENS = re.compile(
    r"(?i:all |only )?(?i:applicants?|candidates?|persons?|appointees?|employees?)"
    r"(?: for [^,.;]{3,60}?)? (?:must|should|shall|are required to) be (?:an? )?"
    r"(?P<who>(?:citizens? of )?[A-Z][\w' ]+)$"
)


OR_RESIDENT = re.compile(
    r"(?:[Mm]ust )?(?:[Bb]e )?(?P<what>(?:an? )?citizens? of (?:the )?[A-Z]\w+(?: (?:of |and )?[A-Z]\w+)*,? or "
    r"(?:an? )?(?:lawful |legal )?permanent residents?\b[^.;,]*)\W*$"
)
"""An item of a list: a citizen or a permanent resident."""


def nation_of(text: str) -> tuple[re.Match[str] | None, str | None]:
    """Where a sentence says of which nation those must be who apply (group ``who``), and the country."""
    nation = _CITIZENS.match(text) or _INVITED.search(text) or _SOUGHT.search(text)
    return nation, (citizen_of(nation["who"]) or _demonym(nation["who"]) if nation else None)


__all__ = ["DOMICILE", "OR_RESIDENT", "SETTLED", "nation_of", "place_named", "residence"]
