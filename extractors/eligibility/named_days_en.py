"""Days that English demands call by a name: ages on the closing date, experience as of the final filing date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.conditions.rules import Rule, Span
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Source
from extractors.values.dates import DateMatch, find_dates
from schema.conditions import Age, EducationLevel, Experience, Leaf, Prose, Tenure

_NAME = (
    r"(?P<close>(?:final |last |latest |closing )+(?:filing |application )?(?:dates?|days?)"
    r"(?: (?:for|of|prescribed|fixed)[^,.;:]{0,60})?|close of (?:filing|applications?)|(?:application|filing) deadline|"
    r"deadline for (?:applications?|filing))|(?P<test>(?:date|day) of (?:the )?(?:written )?(?:test|examination|exam))"
)
_DAYS = {
    "close": re.compile(
        r"(?:closing|last|final filing|final) (?:date|day)s?\b|close of (?:filing|applications?)|"
        r"filing (?:period|deadline)|application (?:deadline|period|window)|"
        r"(?:applications?|entry|entries|registration|enrolment|portal|window) (?:will )?(?:close|period)s?"
        r"\b|closes? (?:on|at)\b|deadline for|(?:received|submitted|apply|filed|reach[a-z ]{1,40}) "
        r"(?:by|not later than|no later than|on or before|until)",
        re.IGNORECASE,
    ),
    "test": re.compile(r"(?:exam(?:ination)?|(?:written )?test)(?: date)?s?\b", re.IGNORECASE),
}
_FIRM = re.compile(r"closing|last|final|filing|close|deadline", re.IGNORECASE)
_RECKONED = re.compile(
    rf"\b(?P<what>ages?|experience|eligibility)\b[^.;:]{{0,80}}?\b(?:reckoned|calculated|computed|determined|counted|"
    rf"considered|assessed|taken|met)\b[^.;:]{{0,40}}?\b(?:on|at|of|from|by|up ?to|till|until)\s+(?:the )?"
    rf"(?:{_NAME}|(?P<day>\d{{1,2}}[^,;:]{{3,20}}|[A-Z][a-z]+ \d{{1,2}},? \d{{4}}))",
    re.IGNORECASE,
)
_CRUCIAL = re.compile(
    r"\b(?:crucial|relevant|cut-?off|reference|qualifying) date (?:for|of) [^.;:]{0,60}(?P<what>age|experience|"
    r"eligibility)[^.;:]{0,30}(?:is|shall be|will be|:)\s*(?:the )?(?P<day>\d.{5,30}|[A-Z][a-z]+ \d{1,2},? \d{4})",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"\b(?:as (?:of|at)|(?:as )?on|on or before (?=(?:the )?(?:date|day) of)) (?:the )?(?:{_NAME})|"
    r"\b(?:by|on or before|as (?:of|at|on)|on|not later than)\b (?:[^:;]{0,60}, )?"
    r"(?P<day>\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})",
    re.IGNORECASE,
)
"""Over a list of demands. By the deadline, merely called so, leaves open how they are reckoned."""


@dataclass(frozen=True, slots=True)
class Named:
    """A named day with its moment, the range that names it and the range that dates it."""

    moment: str
    said: Span
    dated: Span


def named_days(ctx: Context, source: Source, rules: list[Rule], everything: Sequence[Piece]) -> list[Rule]:
    """Date what is said to be reckoned on a day that the notice dates elsewhere."""
    for index, piece in enumerate(everything):
        for told in (*_RECKONED.finditer(piece.text), *_CRUCIAL.finditer(piece.text)):
            found = _named(ctx, source, piece, told)
            if found is not None:
                _date([leaf for r in rules for leaf in _leaves(r)], _MODELS[told["what"].casefold()[:3]], found)
                rules = [r for r in rules if not _tells_the_day(r, found)]
        lead = _LEAD.search(piece.text) if piece.text.rstrip().endswith((":", ":-")) else None
        found = _named(ctx, source, piece, lead) if lead else None
        if found:
            ends = (p.start for p in everything[index:] if p.heads[:1] != piece.heads[:1])
            _date(_between(rules, piece.start, next(ends, len(source.text))), (Experience, Tenure), found)
            if lead and _HELD_BY.match(lead.group()):
                ends = (p.start for p in everything[index + 1 :] if not _listed(p))
                below = _between(rules, piece.start, next(ends, len(source.text)))
                _date(below, (Age,), found)
                _date([r for r in below if "min" in r.values], (EducationLevel,), found, "obtained_by")
    return rules


_MODELS: dict[str, tuple[type[Leaf], ...]] = {
    "age": (Age,),
    "exp": (Experience, Tenure),
    "eli": (Age, Experience, Tenure),
}


def _named(ctx: Context, source: Source, piece: Piece, told: re.Match[str]) -> Named | None:
    said = (piece.start + told.start(), piece.start + told.end())
    groups = told.groupdict()
    if groups.get("day"):
        begin = told.start("day")
        day = next((d for d in find_dates(piece.text[begin : told.end() + 20], year=ctx.year) if d.first), None)
        if day is None or day.first is None:
            return None
        span = (piece.start + begin + day.start, piece.start + begin + day.end)
        return Named(day.first[:10], said, span)
    kind = next((k for k in ("close", "test") if groups.get(k)), None)
    found = _day(source, ctx.year, kind) if kind else None
    return Named(found[0], said, found[1]) if found else None


def _day(source: Source, year: int | None, kind: str) -> tuple[str, Span] | None:
    """The one day that the notice gives by that name."""
    firm: dict[str, Span] = {}
    loose: dict[str, Span] = {}
    for line in source.lines:
        dates = find_dates(line.text, year=year) if len(line.text) < 3000 else []
        for told in _DAYS[kind].finditer(line.text) if dates else ():
            around = next((d for d in dates if d.start < told.start() and told.end() < d.end and d.last), None)
            day = around or next((d for d in dates if told.end() <= d.start < told.end() + 120), None)
            moment = _last(day)
            if day is None or moment is None or _ENDS.search(line.text[told.end() : day.start]):
                continue
            known = firm if _FIRM.search(told.group()) else loose
            known.setdefault(moment, (line.start + day.start, line.start + day.end))
    for known in (firm, loose):
        if len(known) == 1:
            return next(iter(known.items()))
        if known:
            return None
    return None


_ENDS = re.compile(r"[.;]\s+[A-Z]")


def _last(day: DateMatch | None) -> str | None:
    moment = (day.last or day.first) if day else None
    return moment[:10] if moment and len(moment) >= 10 else None


def _tells_the_day(rule: Rule, found: Named) -> bool:
    """Whether a condition in words says no more than the day that is now told with the others."""
    inside = rule.cited[0] <= found.said[0] and found.said[1] <= rule.cited[1] + 1
    return rule.model is Prose and inside and rule.cited[1] - found.said[1] < 40


_HELD_BY = re.compile(r"(?:by|on or before|not later than)\b|on (?:the )?latest\b", re.IGNORECASE)
"""The day by which papers are held, not merely that as of which time is counted."""


def _between(rules: Sequence[Rule], start: int, stop: int) -> list[Rule]:
    return [leaf for r in rules if start < r.cited[0] < stop for leaf in _leaves(r)]


def _listed(piece: Piece) -> bool:
    """An item, or a word or two between items: ``AND EITHER``."""
    return bool(piece.style) or piece.bullet or len(piece.text) < 40


def _date(leaves: Sequence[Rule], models: tuple[type[Leaf], ...], found: Named, field: str = "as_of") -> None:
    for rule in leaves:
        if rule.model in models and not rule.values.keys() & {field, "born_from", "born_to"}:
            rule.values[field] = found.moment
            rule.derived[field] = ("named_day", [found.said, found.dated])


def _leaves(rule: Rule) -> Iterator[Rule]:
    if not rule.options:
        yield rule
    for option in rule.options:
        yield from _leaves(option)


__all__ = ["named_days"]
