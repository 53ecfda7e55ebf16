"""Translated options: lists of which one is enough, ``People in the following three categories can apply: …; …``."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.conditions.ages import find_ages
from extractors.conditions.exclusion_words import opens_list, shuts_out
from extractors.conditions.rules import Rule
from extractors.eligibility.translated_values import classes, subject
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from schema.conditions import AllOf, AnyOf, Prose
from schema.notice import Track

_OPENS = re.compile(
    r"[^:;.]{0,160}\b(?:(?:any )?one of the following|(?:any|either) of the following|"
    r"following (?:[a-z]+ )?(?:categories|types|kinds)(?: of (?:people|personnel|candidates|applicants))? "
    r"(?:can|may|are))\b"
    r"[^:;.]{0,80}:\s*",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:bonus|points?|exempt\w*|priority|prefer\w*|fees?|relax\w*|documents?|materials|not)\b", re.I)


def opens_choice(text: str) -> int:
    """Where the list begins of which a text says that one is enough; 0 where it says no such thing."""
    found = _OPENS.match(text)
    if found is None or _OTHER.search(found.group()) or opens_list(found.group()) or shuts_out(found.group()):
        return 0
    return found.end()


def option(text: str, at: int, told: Sequence[Rule]) -> Rule:
    """One way in: what its clause asks for, or the people that it names."""
    rules = [r for r in told if r.model is not Prose or r.values.get("kind") != "other"]
    if not rules:
        body = text.strip().rstrip(" ;.")
        return Rule(Prose, {"kind": "status", "text": body}, (at, at + len(body)))
    for rule in rules:
        if re.fullmatch(r"(?:those|people|persons|personnel)", str(rule.values.get("who", "")), re.IGNORECASE):
            del rule.values["who"]
    return rules[0] if len(rules) == 1 else Rule(AllOf, {}, (at, at + len(text)), options=list(rules))


def choice(options: Sequence[Rule]) -> list[Rule]:
    """The condition that one of two or more options is met."""
    if len(options) < 2:
        return list(options)
    return [Rule(AnyOf, {}, (options[0].cited[0], options[-1].cited[1]), options=list(options))]


def goes_on(intro: Piece, piece: Piece, count: int) -> bool:
    """Whether a piece is the next of the list that ``intro`` opens, ``count`` of which have been seen."""
    return bool(piece.style) and piece.style != intro.style and piece.number == count + 1


_OR = re.compile(r",\s+or\s+(?=(?:have|has|hold|be|are|is|possess|won|with|served|worked)\b)", re.IGNORECASE)


def either_of(text: str, at: int, tracks: Sequence[Track]) -> Rule | None:
    """A must be …, or have won …: one of two demands will do."""
    found = _OR.search(text)
    if found is None or find_ages(text) or "(" in text[found.start() : found.end() + 2]:
        return None
    options = [
        Rule(Prose, {"kind": "other", "text": text[a:b].strip()}, (at + a, at + b))
        for a, b in ((0, found.start()), (found.end(), len(text)))
    ]
    who = subject(text, at)
    rule = Rule(AnyOf, {}, (at, at + len(text)), options=options)
    rule.tracks = classes(who, tracks) if who else ()
    return rule


__all__ = ["choice", "either_of", "goes_on", "opens_choice", "option"]
