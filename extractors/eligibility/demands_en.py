"""Demands: English sentences that ask something of whoever applies, in whatever part of a notice they stand.

``Each candidate must be in a state of health …``, ``Driver License Requirement: At the time of appointment, you must
possess …``. What applicants must hand in, pay or attend is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractors.conditions.citizens import citizen_in
from extractors.conditions.degrees_en import educations_of
from extractors.conditions.experience_en import part_of_experience
from extractors.conditions.kinds_en import words
from extractors.conditions.nations_en import residence
from extractors.conditions.rules import Rule
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.needles import find
from extractors.text.source import Clause
from extractors.values.education import find_education
from extractors.values.numbers import english_number
from schema.conditions import Certificate, Leaf, Nationality, Prose

_LABEL = re.compile(r"(?:\(?[\dA-Za-z]{1,3}[.)]\s*)?[A-Z][\w/&'’ -]{2,48}?\s*:\s+(?=[A-Z])")
_SUBJECT = (
    r"(?:(?:each|every|all|any|the|an?|only|such|successful|selected|prospective|intending|interested|eligible|"
    r"newly|appointed|serving|current|government|public|in-service)\s+)*"
    r"(?:applicants?|candidates?|(?:government|civil|public) servants?|serving officers?|"
    r"(?:serving )?employees?|persons?|appointees?|recruits?|incumbents?|you|they|he/she|he or she|"
    r"(?:a |the )?holders? of (?:the|this) (?:post|office|position)|persons? appointed|persons? applying)"
    r"(?: (?:for|to|in|of (?:this|these)|with|from|belonging to|"
    r"already in|employed (?:in|by)|who (?:are|is|have|has|hold|belong|work)) "
    r"[^,.;:]{3,60}?)?"
)
_ALSO = r"\s+(?:also\s+|therefore\s+)?"
_MODAL = (
    r"(?:\s+|(?='ll))(?:must|should|shall|(?:will be|is|are) (?:required|expected) to|will have to|"
    rf"(?:will |'ll )?(?:needs? to|ha(?:s|ve) to)){_ALSO}"
)
_LEAD = (
    r"(?:(?:At the time of|On|By|Before|Prior to|Upon|As on|As of|In addition|Additionally|Furthermore|Also|Within|"
    r"After)\b[^,:;]{0,60}?,? |(?!If\b)[A-Z][^.;:,]{3,70}, )?"
)


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(rf"(?:{_LEAD}{_SUBJECT}{_MODAL}|Must\s+(?:also\s+)?)", re.IGNORECASE)


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(
        rf"(?:To [^.;:]{{4,90}}?,? )?{_LEAD}{_SUBJECT}{_MODAL[: -len(_ALSO)]}\b\s*"
        r"(?:,? ?(?:by|on|at|as at|before) the [^,.;:]{4,50},?\s*)?"
        r"(?:also\b,?\s*)?(?:(?:be|have|possess|hold|meet|satisfy|fulfil)\b[^.;:]{0,60})?[\s:-]*|"
        rf"{_LEAD}{_SUBJECT} (?:needs?|requires?)(?: to (?:be|have))?\s*[\s:-]*|"
        rf"{_LEAD}{_SUBJECT} (?:is|are|will be|shall be) (?:only )?(?:eligible|qualified|entitled|"
        rf"considered)\b[^.;:]{{0,90}}"
        r"\b(?:if|who|provided(?: that)?|only if|when)(?: (?:he or she|she or he|he/she|s/he|they|you|he|the \w+))?"
        r"(?: (?:has|have|is|are|meets?))?\s*[\s:-]*|"
        r"(?:the |this )?(?:[a-z-]+ )?(?:examination|exam|test|competition|post|position|vacancy|scheme|programme) is "
        r"(?:only )?open (?:only )?to [^.;:]{3,90}\bwho\b(?:,? (?:on|at|by|as (?:of|at|on)) [^.;:]{4,60})?,?[\s:-]*|"
        r"(?:all )?(?:of )?the following (?:[a-z]+ )?(?:conditions|requirements|qualifications|criteria|standards) "
        r"(?:must|should|shall|(?:will )?(?:need|have) to) (?:also )?be (?:met|satisfied|fulfilled)\b[^.;:]{0,60}:|"
        r"applications (?:are|will be) (?:invited|accepted|considered) from [^.;:]{3,80} who(?: (?:have|are|"
        r"meet))?[\s:-]*",
        re.IGNORECASE,
    )


def opens_demands(text: str) -> bool:
    """``To be considered for this role you must:`` over a list: each item is a demand."""
    closed = text.rstrip().endswith((":", ":-", ": -", " -", ",-", ";-"))
    return closed and len(text) < 200 and _opens().fullmatch(text) is not None


@cache
def _predicates() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("|".join(listed), re.IGNORECASE)) for kind, listed in words()["predicates"].items())


def demand_of(ctx: Context, sentence: Clause) -> Iterator[Rule]:
    """The condition of a sentence that says who must be or have what, of one of the kinds that the lexicon lists."""
    label = _LABEL.match(sentence.text)
    skip = label.end() if label else 0
    text, at = sentence.text[skip:], sentence.start + skip
    lead = _asked().match(text)
    if lead is None:
        if _PAPER.match(text) and not _ABOUT_PAPERS.search(text):
            yield Rule(Certificate, {"text": text}, (at, at + len(text)))
        elif part := part_of_experience(text, at):
            yield part
        elif _SENSES.match(text):
            yield Rule(Prose, {"kind": "health", "text": text}, (at, at + len(text)))
        return
    what = text[lead.end() :]
    country = citizen_in(what)
    if country:
        yield Rule(Nationality, {"value": country}, (at, at + len(text)))
        return
    home = residence(text, at)
    if home:
        yield home
        return
    for kind, pattern in _predicates():
        if not pattern.match(what):
            continue
        if kind == "certificate" and any(m.level and m.start < 40 for m in find_education(what[:120])):
            kind = "education"  # a school certificate
        if kind == "education":
            yield from educations_of(ctx, text, at, (), None)
            return
        model: type[Leaf] = Certificate if kind == "certificate" else Prose
        values = {"text": text} if model is Certificate else {"kind": kind, "text": text}
        yield Rule(model, values, (at, at + len(text)))
        return


_PAPER = re.compile(
    r"(?!(?:applicants?|candidates?|you|those|persons?|please|if)\b)(?:\w[^.;:]{2,160}?)?"
    r"\b(?:licen[cs]es?|certificat(?:es?|ions?)|permits?|registration (?:as|with|by)\b[^.;:]{3,120}?|"
    r"(?:CPR|first[- ]aid|guard|identification) cards?)\b[^.;:]{0,120}? "
    r"(?:is|are|will be|shall be|may be) (?:also )?(?:required|needed|necessary|mandatory)\b(?! to be\b)|"
    r"(?:some|certain|all|most|many|these|several) (?:[a-z]+ ){0,2}(?:positions|posts|jobs) (?:may |will )?(?:also )?"
    r"require (?:possession of )?(?:an? )?[^.;:]{3,90}\b(?:licen[cs]e|certificate|certification|registration|permit)\b",
    re.IGNORECASE,
)
"""``Registration as an engineer … is required prior to appointment``: the sentence speaks of a paper, not of people."""
_SENSES = re.compile(
    r"(?!(?:applicants?|candidates?|you|those|persons?|please|if)\b)[^.;:,]{0,80}\b(?:vision|eyesight|hearing"
    r"|perception|"
    r"stamina|agility|physical (?:strength|fitness|condition))\b[^.;:]{0,40} (?:is|are"
    r"|will be) (?:also )?required\b(?! to\b)",
    re.IGNORECASE,
)
"""``Normal color vision is required``."""
_ABOUT_PAPERS = re.compile(
    r"\b(?:cop(?:y|ies)|proof|evidence|verification|documentation|scans?|forms?|fees?|number|desir\w+|preferr\w+|"
    r"not (?:required|needed|necessary)|upload\w*|attach\w*|submi\w+)\b",
    re.IGNORECASE,
)


_SPEAKS = re.compile(
    r"(?:(?:on|by|at|as (?:on|at|of)|within) [^.;:]{3,40}?,? )?(?:(?:all|each|every|any|the|an?) )?"
    r"(?:you|applicants?|candidates?|persons?|appointees?) (?:must|should|shall)\b",
    re.IGNORECASE,
)


def speaks(piece: Piece) -> bool:
    """An item that is a whole sentence about those who apply, and is joined to no other."""
    whole = _SPEAKS.match(piece.text)
    return whole is not None and not re.search(r"[;,]\s*(?:and|or)\W*$", piece.text)


_BARE = re.compile(
    r"^(?:you|(?:(?:each|every|all|any|the|an) )?(?:applicants?|candidates?|persons?)) (?:must|shall|should|need)\b"
    r"(?! (?:apply|submit|bring|attach|file|pay|send|be able))"
    rf"|^(?:(?:at least|not (?:less|more|fewer|younger|older) than|no (?:less|more|fewer) than"
    rf"|a minimum of|minimum|over|under|between|an?) )*{english_number()}(?: \(\d+\))?\+? (?:years?|months?)\b"
    r"|^(?:ages?|aged)\b[^.;]{0,20}\d",
    re.IGNORECASE,
)


def bare_demand(text: str) -> bool:
    """Whether a paragraph is a demand and nothing else, whoever is asked: ``Not more than 30 years of age``."""
    return find(_BARE, text) is not None


__all__ = ["bare_demand", "demand_of", "opens_demands", "speaks"]
