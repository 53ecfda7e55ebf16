"""Time served in translated conditions: work, posts held, annual assessments, and the day on which time is reckoned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.conditions.rules import Rule
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.values.dates import find_dates
from extractors.values.numbers import english_number, parse_number
from schema.conditions import Age, Assessment, Experience, Leaf, Tenure

_NUMBER = english_number()
_TIME = re.compile(
    rf"(?:(?:more than|over|at least|not less than|no less than|with|have|having|has|"
    rf"for) )*(?P<n>{_NUMBER}) years?'? ?"
    rf"(?:(?:or|and) (?:more|above|over) )?(?:of )?"
    rf"(?P<field>(?:[\w/-]+ ){{0,4}}?(?:(?:work(?:ing)? )?experience|service\b(?! experience))"
    r"(?: (?:in|of|at) [^,;.()]{3,50})?)|"
    rf"(?P<verb>worked|served|driven|been engaged|engaged)(?: (?:in|at|"
    rf"as) [^,;.()]{{3,60}}?)? for (?:more than |over |at least )?"
    rf"(?P<m>{_NUMBER}) (?:consecutive |full )?years",
    re.IGNORECASE,
)


def experiences(text: str, at: int) -> Iterator[Rule]:
    """Times of work: more than two years of grass-roots work experience."""
    if "year" not in text or re.search(r"\bprefer|relax|\bage\b", text, re.IGNORECASE):
        return
    for found in _TIME.finditer(text):
        years = parse_number(found["n"] or found["m"])
        if years is None or years > 30:
            continue
        rule = Rule(Experience, {"years": years}, (at + found.start(), at + found.end()))
        field = (found["field"] or "").strip()
        if found["verb"]:
            field = re.sub(r" for [^,;]*$", "", found.group())
        if field and not re.fullmatch(r"(?:work(?:ing)? |relevant )?experience", field):
            rule.values["field"] = field
        yield rule


_LEAST = r"(?:(?:more than|over|at least|not less than|no less than|a total of) )?"
_RANK = r"(?:an? |the )?(?P<rank>[^,;.:()]{3,70}?)"
_SPAN = rf"{_LEAST}(?P<n>{_NUMBER})(?: \(inclusive\))?(?: full| consecutive)? years?\b"
_OFFICE = (
    r"\b(?:chief|head|director|leader|secretary|principal|manager|captain|deputy|level|rank|clerk|section|division|"
    r"president|chairman|cadre)\b"
)
_HELD = tuple(
    re.compile(source, re.IGNORECASE)
    for source in (
        rf"(?:with|in|held?|holding|has|have|having|served? (?:in|at)|serving (?:in|at)) (?:the )?"
        rf"(?:post|position|rank|job|duty)s? (?:of |at |above )?{_RANK},? (?:for )?{_SPAN}",
        rf"{_SPAN}(?:' (?:service)?)? (?:as|serving as|working as|in the (?:post|position|rank) of) {_RANK}"
        r"(?=[,;.:()]|$| in | at )",
        rf"(?:served|worked|serving|working|been employed|been appointed) as {_RANK},? for {_SPAN}",
    )
)


def tenures(text: str, at: int) -> Iterator[Rule]:
    """Posts held for a time: the post of section chief for more than two years, three years as deputy manager."""
    if "year" not in text or re.search(r"\bprefer|relax|\bage\b|experience", text, re.IGNORECASE):
        return
    for form in _HELD:
        found = form.search(text)
        years = parse_number(found["n"]) if found else None
        if found is None or years is None or years > 30 or not re.search(_OFFICE, found["rank"], re.IGNORECASE):
            continue
        rank = re.sub(r" (?:post|position)s?$", "", found["rank"])
        yield Rule(Tenure, {"rank": rank, "years": years}, (at + found.start(), at + found.end()))
        return


_GRADE = r"(?:basically )?(?:competent|qualified|excellent|good|up to standard)"
_ASSESSED = re.compile(
    rf"\b(?:assessments?|appraisals?|evaluations?)\b[^;.]{{0,70}}?\b(?P<g>{_GRADE})\b|"
    rf"(?P<h>{_GRADE})(?: (?:or|and) (?:above|better|higher))? in (?:the |all )?(?:annual|yearly) "
    r"(?:assessments?|appraisals?)",
    re.IGNORECASE,
)
_YEAR = r"(20\d\d|19\d\d)"


def assessments(text: str, at: int) -> Iterator[Rule]:
    """The annual assessments in 2016 and 2017 are competent or above: the years and the least grade."""
    found = _ASSESSED.search(text)
    if found is None or re.search(r"\b(?:not|un)(?:qualified|competent)|\bnot (?:been )?assess", text, re.IGNORECASE):
        return
    if not re.search(r"\b(?:annual|year|yearly|years)\b|20\d\d", text, re.IGNORECASE):
        return
    through = re.search(rf"{_YEAR} ?(?:to|-|through|~) ?{_YEAR}", text)
    years = (
        tuple(range(int(through[1]), int(through[2]) + 1))
        if through
        else tuple(int(y) for y in re.findall(_YEAR, text))
    )
    values: dict[str, object] = {"min": found["g"] or found["h"]}
    values |= {"years": tuple(years)} if 0 < len(years) <= 10 else {"text": text}
    yield Rule(Assessment, values, (at, at + len(text)))


_RECKONED = re.compile(
    r"\b(?:calculat(?:ed|ion)|reckoned|counted|computed|subject|deadline|cut-?off|(?:is|are) as of)\b", re.IGNORECASE
)
_WORKED = re.compile(
    r"(?:work|service|grass-?roots|practical)[\w -]{0,20}(?:experience|time|years?|term)", re.IGNORECASE
)


def reckoned(ctx: Context, text: str, at: int) -> list[Rule]:
    """The age is calculated as of May 31, 2015; working time is calculated up to …: the day on which it is reckoned."""
    if not _RECKONED.search(text) or re.search(r"\d\d years old|under \d\d|\bscores?\b|\bfee", text):
        return []
    if next(experiences(text, 0), None) is not None:
        return []  # the time that is asked stands beside its day
    models: list[type[Leaf]] = [Age] if re.search(r"\bages?\b", text, re.IGNORECASE) else []
    models += [Experience] if _WORKED.search(text) else []
    dates = find_dates(text, year=ctx.year)
    if not models or len(dates) != 1 or not dates[0].first:
        return []
    day = dates[0]
    named = re.match(r"(?:for )?(?P<who>[A-Za-z][^,;:]{3,60}?(?:require|requiring|required)[^,;:]{3,50}),", text)
    out = []
    for model in models:
        rule = Rule(model, {"as_of": day.last or day.first}, (at, at + len(text)))
        rule.proofs["as_of"] = [(at + day.start, at + day.end)]
        rule.noise = day.repaired
        if named:
            rule.values["who"] = named["who"]
            rule.proofs["who"] = [(at + named.start("who"), at + named.end("who"))]
        out.append(rule)
    return out


_UP_TO = re.compile(
    r"(?:as of|as at|calculated (?:as of|by|to|until|till|at|up to|on)|up to|until|till|\bby|deadline (?:is|of)|"
    r"calculation (?:date|time) is)(?: the)? ?$",
    re.IGNORECASE,
)


def reckon(ctx: Context, text: str, at: int, rules: Sequence[Rule]) -> None:
    """Put the day that a clause reckons on, ``calculated as of …``, on the times and ages that it asks for."""
    asked = [r for r in rules if r.model in (Experience, Tenure, Age) and "as_of" not in r.values]
    asked = [r for r in asked if not r.values.keys() & {"born_from", "born_to"}]
    days = [
        d for d in find_dates(text, year=ctx.year) if d.first and not d.last and _UP_TO.search(text[: d.start][-40:])
    ]
    if not asked or len(days) != 1:
        return
    where = (at + days[0].start, at + days[0].end)
    for rule in asked:
        rule.values["as_of"] = days[0].first
        rule.proofs["as_of"] = [where]
        rule.noise = rule.noise or days[0].repaired


__all__ = ["assessments", "experiences", "reckon", "reckoned", "tenures"]
