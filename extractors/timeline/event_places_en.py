"""Places of events in English: the name behind *at* or *in*, beside the date of the step, and the site to log in to.

A name is a run of words with capitals and numbers (Room 14, Old Treasury Building) or a plain noun for a place with
what says which (the designated hospital of the state). *The* is kept where the noun or its owner needs it.
"""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Line
from extractors.values.events import find_events
from schema.values import EventKind

Span = tuple[int, int]
Place = tuple[str, Span]

_WORD = r"(?:[A-Z0-9](?:[\w/'&#]|[.-](?=\w))*)"
_LINK = r"(?:,? | (?:of|and|for|at|&|de|la|del|upon)(?: the)? | on the |, the )"
_WHEN = (
    r"(?i:\d{1,2}(?:[:.]\d\d|(?:[:.]\d\d)? ?(?:[ap]\.?m\b|noon|hrs|hours))"
    r"|(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
"""A day or an hour, which no name of a place begins with."""
_OWNED = (
    r"(?<='s)(?: [a-z]+){0,2} (?:offices?|premises|hall|room|school|laborator(?:y|ies)|buildings?|cent(?:re|er)s?)\b"
)
_NAME = rf"{_WORD}(?:{_LINK}(?!{_WHEN}){_WORD}|{_OWNED}| \((?:No\.|[A-Z])[^()\n]{{2,60}}\))*"


@cache
def _nouns() -> str:
    return "|".join(sorted(map(re.escape, load("event_places")["english"]["nouns"]), key=len, reverse=True))


@cache
def _places() -> re.Pattern[str]:
    """A name behind *at*; behind other words a name with a noun for a place, or that noun with what says which."""
    of = rf" (?:of|at|in) (?:the |their |its )?(?:own )?(?:{_NAME}|[a-z]+(?: [a-z]+)?)"
    plain = (
        rf"(?:the |our |their |its )(?:(?!website)[a-z]+ |[A-Z]\w+ ){{0,3}}(?:{_nouns()})s?\b(?:{of})?"
        rf"|(?:the )?[a-z]+ (?:{_nouns()})s? of {_NAME}"
    )
    return re.compile(
        rf"\bat (?P<at>(?:the )?(?!{_WHEN}){_NAME})|"
        rf"\b(?P<held>held|conducted|offered|given|administered|place|scheduled|sessions?) (?:only )?in "
        rf"(?P<held_in>(?:the )?(?!{_WHEN}){_NAME})|\b(?:in|on|into|to|reach) "
        rf"(?P<in>(?:the )?(?!{_WHEN}){_NAME}(?: (?:{_nouns()})s?\b)?)|\b(?:at|in|on|to) (?P<plain>{plain})"
    )


_LABEL = re.compile(
    r"\b(?:place|venue|location)s?\s*(?:is|are|:)\s*(?:at |in |on )?"
    r"(?P<p>(?:[^.;,()\n]|\.(?=\w)|\([^()\n]{2,60}\)|, (?=[A-Z0-9])){3,120})"
)
_STOP = re.compile(r"(?<!\b[ap]\.m)\.(?:\s|$)", re.IGNORECASE)
"""Where a sentence ends; 8:00 a.m. to 11:00 a.m. goes on."""
_IN = re.compile(
    r"(?:[;,] (?:(?i:and|or) )?(?:(?i:[a-z]+day),? )?[A-Z][A-Za-z]{2,8} \d{1,2}, \d{4}){0,9}"
    rf",? (?:in|at) (?P<p>(?:the )?(?!{_WHEN}){_NAME})"
)
"""Behind a date, or behind the last of several: ``… JUNE 2, 2017; AND JUNE 9, 2017 in Redburn``."""
_SITE = re.compile(
    r"(?:website|site|portal) is (?:the )?(?P<p>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){1,6})"
    r"|log (?:on|in)(?: (?:on)?to)? (?:the )?(?P<q>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){1,6})",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:hrs|hours)?\s*(?:[,;]|\s-|\()\s*(?:at |in |venue:? |@ ?)?(?:the )?"
    r"(?P<p>[A-Z0-9](?:[\w/'&]|[.-](?=\w))*(?:,? (?:[A-Z0-9(](?:[\w/'&)]|[.-](?=\w))*|of|the|and|&|for|at))*)"
    r"\s*\)?\s*(?=[.;]?\s*$|\.\s+[A-Z])"
)
_NOT_PLACE = re.compile(
    r"\d{4}$|\d:\d|^\d+$|\b(?:tentative\w*|onwards?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|"
    r"midnight|[ap]m|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"forenoon|afternoon|hours|gmt|applicants?|candidates?|only|final|shift|time)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^(?:the )?(?:\w+ ){0,2}(?:Head|Director|Secretary|Chief|Manager|Officer|Commissioner|"
    r"Registrar|Principal|Chair\w*|Clerk|President|Administrator|Inspector|Superintendent)s?\b|"
    r"^(?:the )?(?:Part|Paper|Form|Section|Stage|Phase|Step|Tier|Grade|Level|Schedule|Annex\w*|Appendix|"
    r"Table|Group|Class|Internet|English|Mandarin|French|Chinese|I|A|No)\b|^[\d:. ]+(?:[ap]\.?m\.?|noon|hours|hrs)?$",
)
"""Who somebody is, or which part of a test: no places."""
_BODY = re.compile(r"\b(?:Department|Division|Section|Bureau|Ministry|Commission)$")
"""Officials *in* a department: where they serve, not where they meet."""
_TO = frozenset(
    {
        EventKind.REGISTRATION,
        EventKind.REVIEW,
        EventKind.BONUS_MATERIALS,
        EventKind.PAYMENT,
        EventKind.APPEAL,
        EventKind.ONBOARDING,
    }
)
"""Steps whose papers are brought *to* a place."""


def place_behind(text: str, at: int) -> tuple[str, Span] | None:
    """``…, 9:00 am, Town Hall``: a name in capitals that closes the text behind a date, with its offsets."""
    found = _BEHIND.match(text, at)
    if found is None or _NOT_PLACE.search(found["p"]) or not re.search(r"[A-Za-z]{3}", found["p"]):
        return None
    return (found["p"], found.span("p")) if len(found["p"]) <= 90 else None


def find_place_en(line: Line, begin: int, at: int, kind: EventKind) -> Place | None:
    """The place of an event whose date ends at ``at`` of an English line; ``begin``: where its clause begins."""
    text = line.text
    dot = _STOP.search(text, at)
    end = dot.start() if dot else len(text)
    starts = [m.end() for m in _STOP.finditer(text, 0, at) if m.end() < at]
    begin = max([begin, *starts])
    behind = place_behind(text, at) if at - begin < 160 else None
    if behind:
        return behind[0], (line.start + behind[1][0], line.start + behind[1][1])
    whole = [(0, len(text))] if kind is EventKind.REGISTRATION else []
    for low, high in ((at, end), (begin, at), *whole):
        found = _LABEL.search(text, low, high)
        if found and (place := _checked(line, found.start("p"), found.end("p"))):
            return place
    near = _IN.match(text, at)
    if near and not _PERSON.search(near["p"]) and (place := _checked(line, *near.span("p"))):
        return place
    if (site := _site(line, begin, end, starts, kind)) is not None:
        return site
    for low, high in ((at, end), (begin, at)):
        for found in _places().finditer(text, low, high):
            if (place := _named(line, found, kind)) is not None:
                return place
    return _held_beside(line, starts, dot.end() if dot else len(text), kind)


def _site(line: Line, begin: int, end: int, starts: list[int], kind: EventKind) -> Place | None:
    """The site by its name, in the sentence or in those before it of the same line."""
    if kind not in (EventKind.REGISTRATION, EventKind.ADMISSION_TICKET):
        return None
    found = _SITE.search(line.text, begin, end) or (_SITE.search(line.text, 0, begin) if starts else None)
    name = ("p" if found["p"] else "q") if found else "p"
    return _checked(line, *found.span(name)) if found and found[name][0].isupper() else None


def _named(line: Line, found: re.Match[str], kind: EventKind) -> Place | None:
    name = found.lastgroup if found.lastgroup != "held" else "held_in"
    if name is None:
        return None
    text = found[name]
    if _PERSON.search(text) or _NOT_PLACE.search(text):
        return None
    if name == "in":
        noun = re.search(rf"\b(?:{_nouns()})s?\b", text, re.IGNORECASE)
        brought = found[0].startswith(("to ", "reach ", "into "))
        if noun is None or (brought and kind not in _TO) or (not brought and _BODY.search(text)):
            return None
    return _checked(line, *found.span(name))


def _held_beside(line: Line, starts: list[int], behind: int, kind: EventKind) -> Place | None:
    """Where the sentence before or behind says that the step is held: ``… the interview, which will be held in …``.

    :param starts: where the sentences up to that of the date begin
    :param behind: where the one after it begins
    """
    if kind is EventKind.OTHER:
        return None
    spans = [(starts[-2] if len(starts) > 1 else 0, starts[-1])] if starts else []
    if behind < len(line.text):
        stop = _STOP.search(line.text, behind)
        spans.append((behind, stop.start() if stop else len(line.text)))
    for low, high in spans:
        if not any(hit.kind == kind.value for hit in find_events(line.text[low:high])):
            continue
        for found in _places().finditer(line.text, low, high):
            if found["held"] and (place := _named(line, found, kind)) is not None:
                return place
    return None


def _checked(line: Line, start: int, end: int) -> Place | None:
    """The place without words that only lead to it; *the* stays before a plain noun and before an owner."""
    text = line.text[start:end]
    if re.match(r"the (?=[A-Z0-9])", text) and not re.match(r"the \w+'s? ", text):
        start += 4
    text = re.sub(r"(?:,? (?:of|the|on|at|and|for))+$", "", line.text[start:end].rstrip(" :,"))
    if len(text) < 3 or not re.search(r"[A-Za-z]{3}", text) or _later().search(text):
        return None
    return text, (line.start + start, line.start + start + len(text))


@cache
def _later() -> re.Pattern[str]:
    return re.compile("|".join(load("event_places")["english"]["later"]), re.IGNORECASE)


__all__ = ["find_place_en", "place_behind"]
