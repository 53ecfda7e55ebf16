"""Experience: how long, and of what, in one English demand; up to which day it counts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.dates import find_dates
from extractors.values.numbers import english_number, parse_number
from schema.conditions import Experience


def experience(source: Source, text: str, at: int) -> Rule | None:
    """The time that one demand asks for, None where it asks for none."""
    lead = _AFTER.match(text)
    if lead:
        text, at = text[lead.end() :], at + lead.end()
    return _counted(source, text, at) or _said(text, at)


_AFTER = re.compile(r"(?:after|following|since|subsequent to|in addition,?) [^,;.]{3,60}, (?=\S)", re.IGNORECASE)
"""after the award of the diploma, at least three years of …"""


def _counted(source: Source, text: str, at: int) -> Rule | None:
    number = english_number()
    part = re.match(
        rf"(?:with )?(?:at least |a minimum of |not less than )?(?P<n>{number})(?: ?\(\d+\))?(?: years?'?)?"
        rf"(?: (?:out )?of (?:which|these|them|those))?(?: (?:years? )?(?:must|should|shall)(?: have been| be)?|"
        rf" being| spent| gained|(?:(?<=years)|(?<=year)|(?<=of them)|(?<=of these)|(?<=of those))(?=\W)|(?<=years')) "
        rf"(?:(?:in|at(?! the level of)|as|on|with|includ(?:ed|es?|ing)) )(?:an? |the )?(?P<f>.+)$",
        text,
        re.IGNORECASE,
    ) or re.match(
        rf"(?:at least |a minimum of |not less than )?(?P<n>{number}) (?:years? of which"
        rf"(?: (?:must|shall|should|has to) (?:be|have been|include|have included)|"
        rf" (?:includes?|included|is|was|were))?"
        rf"(?: (?:in|as)(?: an?)?)?|of (?:the|"
        rf"which)(?: {number})? years?)\s+(?P<f>.+)$",
        text,
        re.IGNORECASE,
    )
    whole = re.match(
        rf"(?:(?:have|has|possess|(?:(?:successful|satisfactory) )?completion of) )?"
        rf"(?:(?:at least|a minimum(?: period)? of|minimum(?: period)? of|minimum|not less than|no less than|"
        rf"no fewer than|not fewer than|over|"
        rf"more than) )?(?P<n>{number})(?: ?\(\d+\))?\+? (?:full )?(?P<u>years?|months?)(?:['’]s?)? "
        rf"(?:of )?(?:(?:full|part)[- ]time,? )?(?:satisfactory,? )?(?:full[- ]time,? )?(?:paid )?(?:equivalent )?"
        rf"(?P<kind>(?:[\w-]+ ){{0,3}})"
        rf"(?:experience|practice(?= (?:at|as|in)\b)|(?=service as\b)|(?=work (?:involving|as|with)\b))\s*(?P<f>.*)$",
        text,
        re.IGNORECASE | re.DOTALL,
    )
    match = part or whole
    if match is None:
        return None
    years = parse_number(match["n"])
    if years is None:
        return None
    field = match["f"].strip(" ,")
    values: dict[str, Any] = {
        "years": years / 12 if whole and not part and match["u"].lower().startswith("month") else years
    }
    rule = Rule(Experience, values, (at, at + len(text)))
    if whole and not part:
        field = _until(source, rule, field, at + match.start("f") + len(match["f"]) - len(match["f"].lstrip(" ,")))
        kind = re.sub(
            r"\b(?:relevant|qualifying|work|working|similar|proven|of|satisfactory|appropriate|suitable|the|above|said)\b",
            "",
            match["kind"] or "",
        ).strip()
        if kind:
            field = (
                text[match.start("kind") : match.start("f")] + match["f"][: len(field)].strip()
                if field
                else match["kind"] + "experience"
            )
            field = field.strip()
        else:
            field = re.sub(r"^(?:as an?|in an?|in|as|of)\s+", "", field)
            field = re.sub(r"^(?:the )?(?:above|said|required) experience (?:in|of|as)\s+", "", field)
    if field.strip(" ,.;:").casefold() not in ("", "in", "as", "of", "with"):
        values["field"] = field.strip(" ,.;")
    return rule


def part_of_experience(text: str, at: int) -> Rule | None:
    """``One year of the required experience must have been in rigging``: of what a part of the time has to be."""
    found = _part().match(text)
    years = parse_number(found["n"]) if found else None
    if found is None or years is None:
        return None
    return Rule(Experience, {"years": years, "field": found["f"]}, (at, at + found.end()))


@cache
def _part() -> re.Pattern[str]:
    return re.compile(
        rf"(?:at least |a minimum of |not less than )?(?P<n>{english_number()})(?: ?\(\d+\))? years? of "
        r"(?:the|this|that) "
        r"(?:[a-z]+ )?experience(?: [^.;]{3,60}?)? (?:must|shall|should) (?:have been|be) "
        r"(?:gained |acquired |obtained |spent )?(?:in|as|at) (?:an? |the )?(?P<f>[^.;]{3,160})",
        re.IGNORECASE,
    )


def _until(source: Source, rule: Rule, field: str, at: int) -> str:
    """Take "by March 15, 2019" or "by the close of filing" off a field: the date to which experience counts."""
    tail = re.search(r"\s+by (?P<d>the close of filing|the closing date|[A-Z][a-z]+ \d{1,2}, ?\s*\d{4})", field)
    if not tail:
        return field
    span = (at + tail.start("d"), at + tail.end("d"))
    dates = find_dates(tail["d"])
    if dates:
        rule.values["as_of"] = dates[0].first
        rule.proofs["as_of"] = [span]
    else:
        closing = _closing(source)
        if closing:
            rule.values["as_of"] = closing[0]
            rule.derived["as_of"] = ("close_of_filing", [span, closing[1]])
    return field[: tail.start()]


def _closing(source: Source) -> tuple[str, tuple[int, int]] | None:
    """The only date by which applications must be in."""
    found = [
        (line, m)
        for line in source.lines
        for m in re.finditer(
            r"must be received by|last date for (?:receipt|submission)|closing date", line.text, re.IGNORECASE
        )
    ]
    if len(found) != 1:
        return None
    line, match = found[0]
    dates = [d for d in find_dates(line.text) if d.start >= match.end() and d.first]
    if not dates or dates[0].first is None:
        return None
    return dates[0].first[:10], (line.start + match.start(), line.start + dates[0].end)


_LEAST = (
    r"(?:(?:for|of) )?(?:at least|an? (?:minimum|total)(?: period)? of|minimum(?: of)?|not less than|no less than|over|"
    r"more than)?"
)
_SORT = (
    r"(?:relevant|qualifying|working?|minimum|proven|practical|hands-on|satisfactory|appropriate|suitable|prior|"
    r"previous|total|above|required|said|similar|solid|demonstrable|documented|verifiable)"
)


def _said(text: str, at: int) -> Rule | None:
    """``experience in teaching of at least five years``, ``have worked as a driver for three years``."""
    if re.search(r"\b(?:within|in|during|over) the (?:last|past|preceding)\b", text, re.IGNORECASE):
        return None  # when, not how long
    time = rf"{_LEAST} ?(?P<n>{english_number()})(?: ?\(\d+\))?\+? (?P<u>years?|months?)\b(?:['’]s?)?"
    found = next(
        (
            m
            for form in (
                rf"(?:have |has |having )?(?:worked|served|practi[sc]ed|been employed|been engaged|acted) "
                rf"(?P<f>(?:as|in|with|at|on|under) [^,;.:]{{3,120}}?),? {time}(?P<tail>.{{0,40}})$",
                rf"(?:have |has |having )?(?:worked|served|practi[sc]ed|been employed) {time} "
                rf"(?P<f>(?:as|in|with|at|on|under) [^,;.:]{{3,120}})$",
                rf"(?:an? |the )?(?P<k>(?:[\w-]+ ){{0,4}})experience,?(?: of| for)? {time}"
                rf"(?: (?P<f>(?:in|as|of|with|at|on) .{{3,200}}))?$",
                rf"(?:an? |the )?(?P<k>(?:[\w-]+ ){{0,4}})experience "
                rf"(?P<f>(?:in|as|of|with|at) [^,;.:]{{3,120}}?),? {time}(?P<tail>.{{0,40}})$",
                rf"{time} (?:as|of (?:it|this|that|which|these|them)(?: must (?:be|have been)| being| spent)?) "
                rf"(?P<f>.{{3,160}})$",
                rf"(?P<k>(?:[\w-]+ ){{0,3}})experience ?(?::|-) {time}\W*(?P<f>(?:in|as|of|with|at) .{{3,120}})?$",
            )
            if (m := re.match(form, text, re.IGNORECASE))
        ),
        None,
    )
    years = parse_number(found["n"]) if found else None
    if found is None or years is None:
        return None
    values: dict[str, Any] = {"years": years / 12 if found["u"].lower().startswith("month") else years}
    told = found.groupdict()
    kind = re.sub(rf"\b{_SORT}\b", "", told.get("k") or "", flags=re.IGNORECASE)
    field = re.sub(r"^(?:(?:as|in|of) )?(?:an? )?", "", (told.get("f") or "").strip(" ,.;"), flags=re.IGNORECASE)
    if kind.strip() and not re.match(r"(?:with|have|has|having|possess)\b", kind.strip(), re.IGNORECASE):
        begin = text.index(kind.strip())
        stop = found.end("f") if told.get("f") and found.start("f") > begin and _adjoining(text, found) else 0
        field = text[begin:stop].strip(" ,.;") if stop else f"{kind.strip()} experience"
    if field:
        values["field"] = field
    return Rule(Experience, values, (at, at + len(text)))


def _adjoining(text: str, found: re.Match[str]) -> bool:
    """Whether the field stands right behind the word, before the time."""
    return found.start("f") < found.start("n")


def of_which(text: str) -> Iterator[tuple[int, int]]:
    """Where a part of the time asked for is told: ``…, of which at least two must be in a supervisory role``."""
    for found in _which().finditer(text):
        yield found.span()


@cache
def _which() -> re.Pattern[str]:
    number = rf"(?:at least |a minimum of |not less than )?{english_number()}(?: ?\(\d+\))?"
    return re.compile(
        rf",?\s+(?:out )?of which\s+(?={number}\b)|"
        rf",\s+(?=(?:with )?{number}(?: years?'?)? (?:out )?of (?:which|these|them|those)\b)|"
        rf",\s+(?=(?:with )?{number} (?:months?|years?) of (?:it|this|that|which|them)\b)|"
        rf",?\s+(?:including|inclusive of)\s+(?={number} years?\b)",
        re.IGNORECASE,
    )


def time_served(text: str, at: int) -> Rule | None:
    """``two years in the District as an Attendance Technician``: time that is called experience by a title only."""
    found = _served().match(text)
    years = parse_number(found["n"]) if found else None
    if found is None or years is None:
        return None
    values: dict[str, Any] = {"years": years / 12 if found["u"].lower().startswith("month") else years}
    values["field"] = re.sub(r"^(?:as|in|at|of) (?:an? |the )?(?=.)", "", found["f"])
    return Rule(Experience, values, (at, at + found.end()))


@cache
def _served() -> re.Pattern[str]:
    return re.compile(
        rf"{_LEAST} ?(?P<n>{english_number()})(?: ?\(\d+\))?\+? (?P<u>years?|months?)\b(?:['’]s?)? "
        r"(?:of )?(?:(?:full|part)[- ]time |paid |continuous |satisfactory |recent |regular )*"
        r"(?:service |employment |work )?"
        r"(?P<f>(?:in|as|with|at|for|on|of) (?!(?:age|college|study|education|schooling)\b)[^;.:]{3,140}?)\W*$",
        re.IGNORECASE,
    )


def service(text: str, at: int) -> Rule | None:
    """``five years' active and satisfactory service in a permanent post``: time called service, whatever its kind."""
    found = _service().match(text)
    years = parse_number(found["n"]) if found else None
    if found is None or years is None or _OWED.search(found["k"]):
        return None
    values: dict[str, Any] = {"years": years / 12 if found["u"].lower().startswith("month") else years}
    field = re.sub(r"^(?:in|with|under|at|of) (?:the )?(?=.)", "", found["f"].strip(" ,.;"))
    if re.sub(rf"\b(?:{_STEADY}|and|or)\b|,", "", found["k"], flags=re.IGNORECASE).strip() or field.startswith("as "):
        field = text[found.start("k") :].strip(" ,.;")  # public service; service as an officer
    if field:
        values["field"] = field
    return Rule(Experience, values, (at, at + len(text)))


_STEADY = (
    r"(?:active|satisfactory|continuous|unbroken|uninterrupted|approved|confirmed|qualifying|regular|actual|permanent|"
    r"aggregate|cumulative|effective|good|full-time|part-time|paid|recent|total|minimum|meritorious|recogni[sz]ed)"
)


_OWED = re.compile(r"\b(?:military|national|naval|jury|community|volunt[a-z]+)\b", re.IGNORECASE)
"""Service that is no work: what is asked for is a status."""


@cache
def _service() -> re.Pattern[str]:
    return re.compile(
        rf"{_LEAST} ?(?P<n>{english_number()})(?: ?\(\d+\))?\+? (?P<u>years?|months?)\b(?:['’]s?)? (?:of )?"
        r"(?P<k>(?:[a-z]+(?:-[a-z]+)?,? (?:and |or )?){0,4}?)(?:service|employment)\b"
        r"(?P<f>(?: (?:in|as|with|under|at|of) [^;.:]{3,140}?)?)\W*$",
        re.IGNORECASE,
    )


__all__ = ["experience", "of_which", "part_of_experience", "service", "time_served"]
