"""Times of service in one English demand: what says that they are complete, up to which day, and of which stretch.

``completed at least five years of full-time service as a Clerk as of 1 March 2026``: the time itself is read by
:mod:`experience_en` and :mod:`held_posts_en`.
"""

from __future__ import annotations

from extractors.conditions.experience_en import experience, service
from extractors.conditions.held_posts_en import tenure
from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.dates import DateMatch, find_dates
from schema.conditions import Experience, Tenure

_COMPLETED = re.compile(
    r"(?:(?:have|has|having) )?(?:already |successfully |satisfactorily )?(?:completed|accumulated|accrued|attained"
    r"|acquired|earned|had|rendered|put in)"
    r" (?=(?:at least|not less than|no less than|an? (?:minimum|total)|minimum|more than|over)\b|\d|[a-z]+(?:-[a-z]+)?"
    r" (?:\(\d+\) )?(?:full |complete |consecutive )?(?:years?|months?)\b)",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r",? (?:as (?:of|on|at)|on|at|by|on or before|prior to|before|up to|not later than|no later than) (?:the )?$",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r",? (?:immediately )?(?:preceding|prior to|before|as (?:of|on|at)|by|at) the "
    r"(?:(?:date|day|time) of )?(?:the |this |said )?(?:[\w-]+ ){0,3}(?:exam(?:ination)?|test|announcement"
    r"|appointment|promotion)(?: (?:date|day|deadline|process))?$",
    re.IGNORECASE,
)


def time_asked(source: Source, text: str, at: int) -> Rule | None:
    """The time in a post, a grade or a kind of work that a demand asks for, with the day up to which it counts."""
    whole = (at, at + len(text))
    done = _COMPLETED.match(text)
    if done:
        text, at = text[done.end() :], at + done.end()
    day = _day(text)
    bare = text[: day[0]] if day else text
    stretch = _STRETCH.search(bare)
    bare = bare[: stretch.start()] if stretch else bare
    rule = tenure(bare, at) or (experience(source, bare, at) if day or stretch else None)
    if rule is None:
        rule = tenure(text, at) or experience(source, text, at)
        if rule is not None:
            return rule
        rule = service(bare, at)
    if rule is None:
        return None
    if day and rule.model in (Experience, Tenure) and "as_of" not in rule.values:
        found = day[1]
        rule.values["as_of"] = found.first
        rule.proofs["as_of"] = [(at + found.start, at + found.end)]
    if done or len(bare) < len(text):
        rule.cited = whole
    return rule


_WHO_MUST = re.compile(
    r"(?:(?:(?:the|an?|all|each|every|any|only) )?(?:[\w-]+ ){0,3}?"
    r"(?:applicants?|candidates?|members?|employees?|persons?|officers?|firefighters?|you|he/she|they|those)"
    r"(?: (?:must|shall|should|will|need to|needs to|(?:are|is) required to|who|with))+ )?(?:also )?"
    r"(?:(?:have|has|having) (?=(?:at least|not less than|no less than|an? (?:minimum|total)|minimum|over|more than)\b"
    r"|\d|[a-z-]+ (?:\(\d+\) )?(?:full |complete |consecutive )?(?:years|months)\b))?",
    re.IGNORECASE,
)
_MAY = re.compile(
    r",? (?:may (?:take|apply|compete|participate|sit|file)|(?:is|are|shall be|will be) eligible)\b", re.IGNORECASE
)


_STUDY = re.compile(
    r"(?:(?:at|in|of) )?(?:an? |the )?(?:[\w-]+ ){0,3}?(?:university|college|school|schooling|stud(?:y|ies)|education"
    r"|courses?|coursework|probation|age)\b",
    re.IGNORECASE,
)


def times_of(source: Source, text: str, at: int, tracks: tuple[str, ...]) -> list[Rule]:
    """The time that people must have served, as a whole sentence or an item of a list says it."""
    lead = _WHO_MUST.match(text)
    begin = lead.end() if lead else 0
    may = _MAY.search(text, begin)
    rule = time_asked(source, text[begin : may.start() if may else len(text)], at + begin)
    if rule is None or rule.model not in (Experience, Tenure) or _STUDY.match(str(rule.values.get("field", ""))):
        return []
    rule.tracks = tracks
    rule.cited = (at, at + len(text))
    return [rule]


def _day(text: str) -> tuple[int, DateMatch] | None:
    """The day that a demand ends with, and where the words for it begin."""
    stop = len(text.rstrip(" .,;"))
    found = next((d for d in find_dates(text) if d.first and d.end == stop), None)
    lead = _UP_TO.search(text[: found.start]) if found else None
    return (lead.start(), found) if found and lead else None


__all__ = ["time_asked", "times_of"]
