"""Ages by category in one English sentence: ``Age: General 18-30, OBC 18-33``, ``30 years (UR), 33 years (OBC)``.

Each item of the list has its people, before the age or behind it; the ages of those of no category are everybody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from extractors.conditions.ages import find_ages
from extractors.conditions.rules import Rule
from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.dates import find_dates
from schema.conditions import Age

_YEARS = r"(?: ?(?:years?|yrs\.?))?(?: of age| old)?"
_MORE = rf"(?: ?\+ ?\d{{1,2}}{_YEARS}(?: [a-z ]{{3,24}})?(?: ?= ?[2-7]\d{_YEARS})?)?"
_N = rf"(?:[1-7]\d{_YEARS} ?(?:-|–|to|and) ?)?[2-7]\d{_YEARS}{_MORE}"
_WHO = r"(?P<who>[A-Z][A-Za-z/&,'. -]{0,60}?(?: \([A-Za-z/ -]{2,40}\))?)"
_AFTER = re.compile(
    rf"{_WHO}(?: candidates| applicants)?(?: ?[:–-]| is| up ?to| aged?| must be| between)* ?(?P<age>{_N})"
)
_BEFORE = re.compile(rf"(?P<age>{_N}) (?:for (?:the )?|\((?:for )?)(?P<who>[A-Za-z][A-Za-z/&,'. -]{{0,60}}?)\)?")
_ITEMS = re.compile(r"\s*(?:;|,? and (?=[A-Z\d])|,(?! ?(?:and )?[A-Z][A-Za-z/]{1,12}(?:,| and )))\s*")
_FEWEST = 2


@cache
def _label() -> re.Pattern[str]:
    return re.compile(load("ages")["categories"]["label"], re.IGNORECASE)


@cache
def _everybody() -> re.Pattern[str]:
    return re.compile(load("ages")["categories"]["everybody"], re.IGNORECASE)


def category_ages(text: str, at: int, *, titled: bool, year: int | None = None) -> list[Rule]:
    """The ages of a sentence that lists two or more, or, behind a label of its own, gives one bare age.

    :param text: one sentence, at view offset ``at``; without its label where ``titled``
    """
    label = None if titled else _label().match(text)
    if label is None and not titled:
        return []
    begin = label.end() if label else 0
    least = label is not None and "min" in label.group().casefold()
    body, day = _day(text, begin, year)
    head = find_dates(text[:begin], year=year)
    if day is None and head and head[0].first:
        day = (head[0].first, head[0].start, head[0].end)
    if not body or least:
        return []
    rules = list(_listed(body, at + begin)) or ([] if titled else _single(body, at + begin))
    for rule in rules:
        if day is not None:
            rule.values["as_of"] = day[0]
            rule.proofs["as_of"] = [(at + day[1], at + day[2])]
    return rules


def _day(text: str, begin: int, year: int | None) -> tuple[str, tuple[str, int, int] | None]:
    """The list without its full stop and the day at its end, and the day."""
    body = text[begin:].rstrip(" .")
    told = re.search(r",? \(?as (?:on|at|of) (?:the )?(?=\d|[A-Z])", body)
    dates = find_dates(body[told.end() :], year=year) if told else []
    if told is None or not dates or dates[0].start or not dates[0].first:
        return body, None
    rest = body[told.end() + dates[0].end :]
    if rest.strip(" )"):
        return "", None
    start = begin + told.end()
    return body[: told.start()], (dates[0].first, start, start + dates[0].end)


def _listed(body: str, at: int) -> Iterator[Rule]:
    found: list[re.Match[str]] = []
    start = 0
    for stop in [*_ITEMS.finditer(body), None]:
        end = stop.start() if stop else len(body)
        item = _AFTER.fullmatch(body, start, end) or _BEFORE.fullmatch(body, start, end)
        if item is None:
            return
        found.append(item)
        start = stop.end() if stop else end
    if len(found) < _FEWEST:
        return
    for item in found:
        low, high = _bounds(item["age"])
        values = {"max": high} if low is None else {"min": low, "max": high}
        rule = Rule(Age, values, (at + item.start("age"), at + item.end("age")))
        if not _everybody().fullmatch(item["who"]):
            rule.values["who"] = item["who"]
            rule.proofs["who"] = [(at + item.start("who"), at + item.end("who"))]
        yield rule


def _bounds(text: str) -> tuple[int | None, int]:
    ages = [m for m in find_ages(text, aged=True) if m.max is not None]
    if ages and ages[0].max is not None:
        return ages[0].min, ages[0].max
    numbers = [int(n) for n in re.findall(r"[1-7]\d", text)]
    return (None, numbers[-1]) if len(numbers) == 1 else (numbers[0], numbers[-1])


_ONE = re.compile(rf"{_N}")


def _single(body: str, at: int) -> list[Rule]:
    if _ONE.fullmatch(body) is None:
        return []
    low, high = _bounds(body)
    values = {"max": high} if low is None else {"min": low, "max": high}
    return [Rule(Age, values, (at, at + len(body)))]


_GENERAL = re.compile(
    r"(?P<n>1?\d)(?: \([a-z]+\))? years?['’]? (?:of )?(?:general|across[- ]the[- ]board)(?: upper)?(?: age)? relaxation"
    r"|\b(?:general|across[- ]the[- ]board)(?: upper)?(?: age)? relaxation (?:of|by) (?P<m>1?\d)"
    r"(?: \([a-z]+\))? years?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:inclu\w+|already|after adding|\+)", re.IGNORECASE)


def raised_for_all(source: Source, rules: Sequence[Rule]) -> None:
    """``5 years general age relaxation shall be given``: everybody's greatest age is higher by so much, unless the
    limit as printed has it already."""
    limits = [r for r in rules if r.model is Age and "max" in r.values and "who" not in r.values]
    for clause in (c for line in source.prose() for c in source.sentences(line)):
        told = _GENERAL.search(clause.text)
        if told is None or _COUNTED.search(clause.text):
            continue
        said = (clause.start + told.start(), clause.start + told.end())
        if any(r.model is Age and r.cited[0] < said[1] and said[0] < r.cited[1] for r in rules):
            return
        for rule in limits:
            rule.values["max"] += int(told["n"] or told["m"])
            rule.derived["max"] = ("relaxed_limit", [rule.cited, said])
        return


__all__ = ["category_ages", "raised_for_all"]
