"""Clauses of an English cell that demand more than a level: licences, registrations, memberships, preferences."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from extractors.conditions.certificates import find_preferred
from extractors.conditions.majors_en import free_choice
from extractors.lexicon import load
from extractors.posts.facts import Fact
from extractors.text import patterns as re
from extractors.values.education import find_education


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    held = load("posts")["clauses_en"]
    join = "|".join
    return (
        re.compile(rf"\b(?:{join(held['certificates'])})", re.IGNORECASE),
        re.compile(rf"\b(?:{join(held['no_certificate'])})", re.IGNORECASE),
        re.compile(rf"(?:(?:{join(held['lead'])})\s+)+", re.IGNORECASE),
    )


def english_facts(text: str) -> list[Fact]:
    """Preferences (``CPA is an advantage``) and certificates (``valid driving licence``), clause by clause."""
    if not re.search(r"[A-Za-z]{4}", text) or re.search(r"[\u4e00-\u9fff]", text):
        return []
    preferred = [Fact("preferred", p.text, p.start, p.end) for p in find_preferred(text)]
    named, never, lead = _words()
    out = list(preferred)
    for clause in re.finditer(r"(?:[^;.\n]|\.(?=\S))+", text):
        edge = clause.start()
        for piece in re.finditer(
            r"(?:[^,]|,(?! (?:and |plus |with )?(?:a |an )?(?:valid|current|registered|licen[cs]ed|certified)\b))+",
            clause.group(),
        ):
            start = edge + piece.start()
            body = piece.group()
            skip = re.match(r"[\s,]*(?:\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[).]\s+)?(?:(?:and|plus|with)\s+)?", body)
            start, body = start + (skip.end() if skip else 0), body[skip.end() if skip else 0 :]
            joined = _WITH_PAPER.search(body)
            if joined and not named.search(body[: joined.start()]):
                start, body = start + joined.end(), body[joined.end() :]
            verb = lead.match(body)
            if verb:
                start, body = start + verb.end(), body[verb.end() :]
            body = body.rstrip()
            if any(p.start < start + len(body) and start < p.end for p in preferred):
                continue
            body = _HELD_FOR.sub("", body) if _LICENCE.search(body) else body
            if named.search(body) and not never.search(body) and 5 < len(body) <= 160:
                out.append(Fact("certificates", body, start, start + len(body)))
    return out


_WITH_PAPER = re.compile(
    r"\band (?=(?:an? )?(?:valid|current|full|clean|heavy|light)\b[^,;.]{0,40}?\blicen[cs]es?\b)"
    r"|\band (?=(?:an? )?(?:full |current |valid |active )?(?:registration|membership|enrolment) (?:with|of|in)\b)"
)
_LICENCE = re.compile(r"\blicen[cs]es?\b", re.IGNORECASE)
_HELD_FOR = re.compile(r",? (?:(?:held|possessed|issued)\b|for (?:at least|not less)\b).*$", re.IGNORECASE)
"""A licence held for at least three years: what paper it is."""
_TIMED = re.compile(r"\byears?'?\b|\bmonths?\b|\bage[ds]?\b", re.IGNORECASE)


def other_demands(text: str, known: list[Fact]) -> list[Fact]:
    """What a cell on schooling asks besides: marks and measures by their words, else what a semicolon sets off."""
    if not text.isascii():
        return []
    out = _besides(text, known)
    if ";" not in text or out:
        return out
    for part in list(re.finditer(r"[^;]+", text))[1:]:
        body = part.group().strip(" .")
        start = part.start() + part.group().index(body) if body else part.start()
        taken = any(f.start < part.end() and part.start() < f.end for f in known)
        plain = re.sub(r"^(?:and|or|plus)\b\s*", "", body)
        if taken or len(plain) < 8 or plain != body or find_education(body) or _TIMED.search(body):
            continue
        out.append(Fact("remarks", body, start, start + len(body)))
    return out


def _besides(text: str, known: list[Fact]) -> list[Fact]:
    """``with 55% marks (50% for SC)``, ``and the physical standard at para 5``, ``Open to women only``."""
    out: list[Fact] = []
    edges = [0, *(m.end() for m in _EDGE.finditer(text)), len(text)]
    for begin, end in pairwise(edges):
        body = text[begin:end]
        begin, body = begin + len(body) - len(body.lstrip(" ,;.")), body.strip(" ,;.\n")
        body = re.sub(r"[,;.\s]*\band$", "", body)
        skip = _JOINS.match(body)
        begin, body = (begin + skip.end(), body[skip.end() :]) if skip else (begin, body)
        taken = any(f.start < begin + len(body) and begin < f.end for f in known)
        if body and not taken and _measures().search(body) and not find_education(body):
            out.append(Fact("remarks", body, begin, begin + len(body)))
    return out


_EDGE = re.compile(r";|\.(?=\s|$)|\n|,? and (?=(?:an?|the|with) )|, and | (?=with (?:\D{0,40}\d))")
_JOINS = re.compile(r"(?:and|with|plus|or) +")


@cache
def _measures() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('posts')['clauses_en']['besides'])})", re.IGNORECASE)


def english_majors(text: str) -> Fact | None:
    """The subjects of ``Bachelor's degree in Civil Engineering or Surveying from …``."""
    if " in " not in text and " any " not in text:
        return None
    for level in find_education(text) if " any " in text else ():
        if free := free_choice(text, level.end):
            return Fact("majors", "unlimited", *free)
    found = _named().search(text)
    if found is None:  # the short form of a degree that only the reader of degrees knows: MS/MPhil in Plant Breeding
        ends = [m.end for m in find_education(text) if text.startswith(" in ", m.end)]
        found = next((m for end in ends if (m := _listed().match(text, end))), None)
    if not found or _ANY.match(found.group("list")):
        return None
    listed = re.sub(
        r" \([^()]*(?:division|class|grade|marks?|%|equivalent|recogni)[^()]*\)$",
        "",
        found.group("list"),
        flags=re.IGNORECASE,
    )
    items = tuple(i.strip() for i in re.split(r", or |, and |, | or |/", listed) if i.strip())
    return Fact("majors", items, *found.span("list"))


_LIST = (
    r" in (?P<list>[A-Za-z][^;.\n]*?)"
    r"(?= from | of a | at a | (?:relevant|appropriate) to | related to the |,? or (?:its |an? )?equivalent| with "
    r"|,? or (?:(?:at least|a minimum of|not less than|over) )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?: \(\d+\))? (?:full |complete )?(?:years?|months?)\b"
    r"|,? or (?:an?|the) (?=(?:\w+ ){0,2}(?:degree|diploma|certificate|qualification)\b)"
    r"|,? and (?:(?:current|full|valid|active) )?(?:registration|membership|enrolment) (?:with|of|in)\b"
    r"|,? and (?:[a-z]+ )*?(?:one|two|three|four|five|six|seven|eight|ten|\d+)\b|[;.\n]|$)"
)


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(_LIST)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        r"(?i:degree|diploma|graduat\w+|(?:master|bachelor)(?:'?s)?(?: of (?:science|arts|engineering|technology|"
        r"commerce|education|laws?|fine arts))?|doctorate|B\.?Tech\.?|B\.?E\.?|M\.?Sc\.?|B\.?Sc\.?|BS|"
        r"MS|BA|MA|Ph\.?D\.?)" + _LIST
    )


_ANY = re.compile(
    r"(?:a|the|or)\b|any (?:(?:other|one|of|the|relevant|related|recogni[sz]ed|appropriate|discipline|subject|field|"
    r"stream|branch|area|speciali[sz]ation)\b|$)|[a-z]+ (?:with|from|and)\b|"
    r"(?:relevant|related|appropriate|progress|which)\b",
    re.IGNORECASE,
)
"""What follows "degree in" and names no subject."""
