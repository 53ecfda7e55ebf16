"""Days that English demands call by a name: ages on the closing date, experience as of the final filing date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.conditions.rules import Rule, Span
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Clause, Source
from extractors.values.dates import DateMatch, find_dates
from schema.conditions import Age, EducationLevel, Experience, Leaf, Prose, Tenure

_NAME = (
    r"(?P<close>(?:final |last |latest |closing )+(?:filing |application )?(?:dates?|days?)"
    r"(?: (?:for|of|prescribed|fixed)[^,.;:]{0,60})?|close of (?:filing|applications?)|(?:application|filing) deadline|"
    r"deadline for (?:applications?|filing))|(?P<test>(?:date|day) of (?:the )?(?:written )?(?:test|examination|exam))"
)
_PEOPLE = r"(?:all |the |each |every |an? )?(?:candidates?|applicants?|persons?|you|they|he or she|he/she)"
_DAYS = {
    "close": re.compile(
        r"(?:closing|last|final filing|final) (?:date|day)s?\b|close of (?:filing|applications?)|"
        r"filing (?:period|deadline)|application (?:deadline|period|window)|"
        r"(?:applications?|entry|entries|registration|enrolment|portal|window) (?:will )?(?:close|period)s?"
        r"\b|closes? (?:on|at)\b|deadline for|(?:received|submitted|apply|filed|reach[a-z ]{1,40}) "
        r"(?:by|not later than|no later than|on or before|until)|"
        r"\b(?:applications?|entries|registrations?)\b[^;:]{0,30}? (?:received|accepted|submitted|taken|lodged|open)\b"
        r"[^;:]{0,80}? (?:until|till|up ?to)\b",
        re.IGNORECASE,
    ),
    "test": re.compile(r"(?:exam(?:ination)?|(?:written )?test)(?: date)?s?\b", re.IGNORECASE),
}
_FIRM = re.compile(r"closing|last|final|filing|close|deadline", re.IGNORECASE)
_RECKONED = re.compile(
    rf"\b(?P<what>ages?|experience|eligibility)\b[^.;:]{{0,80}}?\b(?:reckoned|calculated|computed|determined|counted|"
    rf"considered|assessed|taken|met)\b[^.;:]{{0,40}}?\b(?:on|at|of|from|by|to|up ?to|till|until)\s*:?\s+(?:the )?"
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
                leaves = [leaf for r in rules for leaf in _leaves(r)]
                what = _MODELS[told["what"].casefold()[:3]]
                _date(leaves, what, found)
                if what == (Age,) and all(leaf.model is not Age for leaf in leaves):  # the limits stand with the posts
                    alone = Rule(Age, {"as_of": found.moment}, found.said)
                    alone.proofs["as_of"] = [found.dated]
                    rules = [*rules, alone]
                rules = [r for r in rules if not _tells_the_day(r, found)]
        _date_behind(ctx, source, rules, piece)
        rules = _with_held(ctx, source, rules, piece)
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


_POSSESSED = re.compile(
    r"(?:(?:all|any|the|these|such|every|each|required|requisite|above|said|minimum|prescribed|essential|educational|"
    r"academic|stated|other) )*(?:qualifications?|requirements?|conditions|eligibility(?: (?:criteria|conditions))?)\b"
    r"[^.;:]{0,60}? (?:must|should|shall|(?:has|have|is|are|need) to) (?:have been |be )?\w+[^.;:]{0,60}?"
    rf"|(?:{_PEOPLE}) (?:must|should|shall|(?:has|have|need|are required) to) (?:\w+ ){{1,2}}(?:all |each of )?"
    r"(?:the|these|those|such|their) (?:[a-z]+ ){0,3}"
    r"(?:qualifications?|requirements?|conditions|certificates?|degree)\b[^.;]{0,160}?",
    re.IGNORECASE,
)
"""What is asked for must be had, whatever it is."""
_BY = re.compile(
    rf",? (?:by|on or before|not later than|no later than|as (?:on|at|of)|on|up to) (?:the )?(?:{_NAME}|"
    r"(?P<day>\d{1,2}[^,;:]{3,20}|[A-Z][a-z]+ \d{1,2},? \d{4}))",
    re.IGNORECASE,
)


_BEHIND = re.compile(rf"(?: years)?(?: of age| old)?,? (?:as )?(?:on|at|of|by) (?:the )?{_NAME}", re.IGNORECASE)


def _date_behind(ctx: Context, source: Source, rules: Sequence[Rule], piece: Piece) -> None:
    """``between 17 and 24 years on the closing date``: the day right behind an age."""
    for leaf in (leaf for r in rules if r.model is Age or r.options for leaf in _leaves(r)):
        if leaf.model is Age and piece.start <= leaf.cited[0] < piece.end:
            told = _BEHIND.match(piece.text, leaf.cited[1] - piece.start)
            found = _named(ctx, source, piece, told) if told else None
            if found:
                _date([leaf], (Age,), found)


def _with_held(ctx: Context, source: Source, rules: list[Rule], piece: Piece) -> list[Rule]:
    """``All qualifications must have been obtained by 31 March``: the day by which papers are held."""
    line = replace(piece.line, start=piece.start, end=piece.end, text=piece.text)
    for sentence in source.sentences(line):
        opens = _POSSESSED.match(sentence.text)
        told = _BY.search(sentence.text, opens.end()) if opens else None
        if told is None or sentence.text.rstrip().endswith(":"):
            continue
        own = replace(piece, start=sentence.start, end=sentence.end, text=sentence.text)
        found = _named(ctx, source, own, told)
        if found is None:
            continue
        rule = Rule(EducationLevel, {"obtained_by": found.moment}, (sentence.start, sentence.end))
        rule.derived["obtained_by"] = ("named_day", [found.said, found.dated])
        rules = [r for r in rules if r.model is not Prose or not _inside(r, sentence)]
        later = next((i for i, r in enumerate(rules) if r.cited[0] > sentence.start), len(rules))
        rules = [*rules[:later], rule, *rules[later:]]
    return rules


def _inside(rule: Rule, sentence: Clause) -> bool:
    return sentence.start <= rule.cited[0] and rule.cited[1] <= sentence.end


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
            around = next((d for d in dates if d.start < told.end() < d.end and d.last), None)
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


_ENDS = re.compile(r"[.;]\s+[A-Z]|\bborn\b|\bbirth\b", re.IGNORECASE)


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
