"""Degrees, diplomas and years of service in a clause of an English notice."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from typing import Any

from extractors.conditions.majors_en import majors_after
from extractors.conditions.rules import Rule
from extractors.outline import mentions as track_names
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.needles import find_all
from extractors.values.dates import find_dates
from extractors.values.education import find_education
from extractors.values.numbers import english_number, parse_number
from schema.conditions import Certificate, EducationLevel, Experience, Tenure

_HELD = re.compile(
    r"(?:possessed|held|completed) on the (?:last|closing) (?:date|day)[^.;]{0,70}?,? "
    r"(?:viz\.?|i\.e\.?,?|that is,?|namely|being) |"
    r"(?:obtain(?:ed|ing)|acquired|awarded|received|conferred)[^.;,]{0,12} (?:on or before|before|by|no later than|"
    r"not later than|prior to)(?: the)?(?: closing date,?| end of)? ",
    re.IGNORECASE,
)


def educations_of(
    ctx: Context, text: str, at: int, tracks: tuple[str, ...], label: re.Match[str] | None
) -> Iterator[Rule]:
    held = list(find_all(_HELD, text))
    if held:
        yield from _obtained(ctx, text, at, tracks, held)
        return
    for match in find_education(text):
        if match.level is None or re.search(r"preference|relaxed|students", text[match.end : match.end + 12]):
            continue
        if re.match(r"\w*(?: degrees?)?,? (?:can|may|shall|will) be relaxed", text[match.end :]):
            continue
        if re.search(r"\bage\b", text[: match.start]) and re.search(r"relaxed|raised", text[match.end :]):
            continue  # the age of those with a master's degree can be relaxed
        left = re.split(r"[;:.]", text[: match.start])[-1]
        rule = Rule(
            EducationLevel,
            {"min": match.level},
            (at + match.start, at + match.end),
            tracks=track_names.mentions(left, ctx.tracks) or tracks,
        )
        named, end = majors_after(text, match.end)
        if named:
            rule.values["majors"] = named
            rule.cited = (at + match.start, at + end)
        if label and re.match(r"Posts? ", label["who"]):
            rule.values["who"] = label["who"]
            rule.proofs["who"] = [(at + label.start("who"), at + label.end("who"))]
        yield rule


def _obtained(ctx: Context, text: str, at: int, tracks: tuple[str, ...], held: list[re.Match[str]]) -> Iterator[Rule]:
    """Diploma must be obtained before a date for one level, before another date for a higher one."""
    dates = find_dates(text, year=ctx.year)
    for match in held:
        date = next((d for d in dates if 0 <= d.start - match.end() <= 3), None)
        if date is None:
            continue
        after = text[date.end : date.end + 90].split(", and")[0]
        level = next((m for m in find_education(after) if m.level), None)
        told = [m for m in find_education(text[: match.start()]) if m.level]
        level = level or (told[0] if told and (told[0].start < 3 or len(told) == 1 == len(held)) else None)
        moment = date.last or date.first or ""
        month = len(moment) == 7 and re.search(r"end of\s*$", text[: date.start])
        if month:
            moment = f"{moment}-{monthrange(int(moment[:4]), int(moment[5:]))[1]}"
        values: dict[str, Any] = {"obtained_by": moment}
        if level is not None:
            values["min"] = level.level
        left = text[: match.start()]
        certificate = re.search(r"certificate", left) and not re.search(
            r"graduation|diploma|degree|qualification must", left, re.I
        )
        rule = Rule(Certificate if certificate else EducationLevel, values, (at, at + len(text)), tracks=tracks)
        if certificate:
            rule.values["text"] = text
        rule.noise = date.repaired
        if month:
            rule.derived["obtained_by"] = ("end_of_month", [(at + date.start, at + date.end)])
        yield rule


def served_of(text: str, at: int, tracks: tuple[str, ...]) -> Iterator[Rule]:
    found = re.search(
        rf"(?:more than|over|at least|not less than|no fewer than|no less than|minimum of|(?:must|should|shall) have|"
        rf"with) (?P<n>{english_number()})(?: ?\(\d+\))? years?(?:'s?)? (?:of )?(?P<what>service|"
        rf"(?:[\w-]+ ){{0,4}}experience)(?P<as> (?:as|in|of) [^,;.()]+)?",
        text,
        re.IGNORECASE,
    )
    if not found or re.search(r"preference|relax", text):
        return
    years = parse_number(found["n"])
    if years is None:
        return
    head = re.match(r"(?P<rank>[^:]{8,140}):", text)
    span = (at + found.start(), at + found.end())
    if found["what"].lower() == "service" and head:
        yield Rule(Tenure, {"rank": head["rank"], "years": years}, (at, at + found.end()), tracks=tracks)
    else:
        values: dict[str, Any] = {"years": years}
        kind = re.sub(r"\b(?:relevant|qualifying|work|working|similar|proven|experience)\b", "", found["what"]).strip()
        told = _NEEDED.sub("", found["as"] or "")
        if kind:
            values["field"] = (found["what"] + told).strip()
        elif told.strip():
            values["field"] = re.sub(r"^ (?:as|in|of) (?:an? )?", "", told)
        yield Rule(Experience, values, span, tracks=tracks)


_NEEDED = re.compile(r",? (?:is|are|will be) (?:required|essential|needed|mandatory)\b.*$", re.IGNORECASE)
"""What closes a sentence behind the field of experience."""


__all__ = ["educations_of", "served_of"]
