"""Posts held for a time: ``is employed as a Clerk, and has served in that title for two years``.

The time counts in the post that the sentence names first; "that title" is no field of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.values.numbers import english_number, parse_number
from schema.conditions import Experience, Tenure


@dataclass(frozen=True, slots=True)
class HeldPost:
    """The experience that an item asks for, and where in the item the rest of it begins."""

    rule: Rule
    rest: int


_BEGINS = re.compile(r"(?:currently |permanently )?(?:is|are|be|been|being|has been|have been|holds?|serves?)\b", re.I)


def held_post(text: str, at: int) -> HeldPost | None:
    """The post at the head of an item and how long it has to be held; None where the item says no such thing."""
    if not _BEGINS.match(text):
        return None
    found = re.match(
        rf"(?:(?:is|are|be|been|being|has been|have been) (?:now |currently )?(?:[a-z]+ly )?"
        rf"(?:employed|appointed|serving|working|engaged)(?: as| in the (?:title|post|grade|rank|position) of)|"
        rf"(?:holds?|serves? in) (?:the |a )?(?:permanent |substantive )?(?:title|post|grade|rank|position|office) of|"
        rf"serves? as) (?:an? |the )?(?P<post>[^,;.:]{{3,70}}?),? (?:and )?(?:(?:who )?(?:has|have) )?"
        rf"(?:served|worked|been employed|been) (?:continuously |permanently )?"
        rf"(?:in|as) (?:that|the same|such|the said|this)(?: (?:title|post|position|grade|rank|capacity|office))? "
        rf"for (?:(?:a (?:period|minimum|total) of )?(?:not less than|no less than|at least|a minimum of|more than) )?"
        rf"(?P<n>{english_number()})(?: ?\(\d+\))? (?P<u>years?|months?)\b(?P<tail>,? and (?=\w)|,? ?(?=$|[.;]))",
        text,
        re.IGNORECASE,
    )
    years = _years(found)
    if found is None or years is None:
        return None
    stop = found.start("tail")
    return HeldPost(Rule(Experience, {"years": years, "field": found["post"]}, (at, at + stop)), found.end())


def _years(found: re.Match[str] | None) -> Decimal | None:
    """The time that groups ``n`` and ``u`` print, in years."""
    amount = parse_number(found["n"]) if found else None
    if found is None or amount is None:
        return None
    return amount / 12 if found["u"].lower().startswith("month") else amount


_LEAST = r"(?:(?:an? )?(?:period|minimum|total) (?:period )?of |at least |not less than |no less than |minimum )*"
_YEARS = rf"{_LEAST}(?P<n>{english_number()})(?: ?\(\d+\))? years?'?"
_RANKS = r"(?:rank|grade|post|position|level|title|cadre|class)"
_ALIKE = r"(?: or (?:in )?(?:an? )?(?:comparable|equivalent|similar|analogous)[^,;]*?)?"
_SERVED = (
    rf"(?:have |has |having )?(?:served|worked|spent) {_YEARS} (?:as a (?:permanent |full[- ]time )?\w+ )?"
    rf"in (?:the )?(?:permanent )?{_RANKS} of (?P<r>[^,;]+)$",
    rf"(?:have |has |having )?(?:served|held|hold|worked|been) (?:in |as |at )?"
    rf"(?:the )?(?:permanent |confirmed |substantive )?{_RANKS} of (?P<r>[^,;]+?){_ALIKE},? for {_YEARS}",
    rf"{_YEARS} (?:(?:must|should|shall) (?:be|have been) |(?:being |spent |served |service |experience ))?"
    rf"(?:(?:of )?(?:(?:continuous|full[- ]time|permanent|satisfactory|actual|active|sworn|prior|such),? )*"
    rf"(?:service|employment|time|experience) )?"
    rf"(?:at|in) (?:the )?{_RANKS} of (?P<r>[^,;]+)$",
)


def tenure(text: str, at: int) -> Rule | None:
    """``served in the grade of Senior Clerk for three years``, ``two years must be at the level of Foreman``."""
    found = next((m for form in _SERVED if (m := re.match(form, text, re.IGNORECASE))), None)
    years = parse_number(found["n"]) if found else None
    if found is None or years is None:
        return None
    return Rule(Tenure, {"rank": found["r"].strip(), "years": years}, (at, at + found.end()))


def trained(text: str, at: int) -> Rule | None:
    """``12 months of practical training under a licensed surveyor``: training that is counted in time."""
    found = re.match(
        rf"(?:(?:at least|not less than|a minimum of) )?(?P<n>{english_number()})(?: ?\(\d+\))? "
        r"(?P<u>years?|months?)'? (?:of )?"
        r"(?P<field>(?:[\w-]+ ){0,3}(?:training|apprenticeship|pupillage|internship|traineeship|articles)\b"
        r"[^;.]{0,120})$",
        text,
        re.IGNORECASE,
    )
    years = _years(found)
    if found is None or years is None:
        return None
    return Rule(Experience, {"years": years, "field": found["field"].strip(" ,")}, (at, at + len(text)))


__all__ = ["HeldPost", "held_post", "tenure", "trained"]
