"""Dates of birth beside ages: 1974年3月23日至1992年3月23日期间出生, born not earlier than a day. Both languages."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.text import patterns as re
from extractors.text.inclusions import plain_inclusions
from extractors.values.dates import DateMatch, find_dates

_AFTER = re.compile(
    r"\s*(?:\(\s*含[^()]{0,6}\)|〔含〕)?\s*(?:\(不含\))?(?:当日|当天)?(?:及|含|或)?(?:其)?(?:以|之)?(?P<side>后|前)"
)
_WITHIN = re.compile(r"\s*(?:\(\s*含[^()]{0,8}\))?\s*(?:期间|之间|间|以来|内)?\s*(?:\(含\))?")
_BORN = re.compile(r"\s*(?:\(\s*含[^()]{0,8}\))?\s*(?:期间|之间|间)?\s*(?:出生|生\b|生(?=[)〕,;。]|$))")


@dataclass(frozen=True, slots=True)
class Birth:
    """The days of birth printed at ``start:end``."""

    start: int
    end: int
    born_from: str | None
    born_to: str | None
    repaired: bool
    said: bool
    """Whether the text says that it is a date of birth (出生, born)."""


_EN_FROM = re.compile(
    r"(?:on or after|not (?:earlier|before) than|no earlier than|not before|not earlier than|after|since|"
    r"on and after)\s*$",
    re.I,
)
_EN_TO = re.compile(
    r"(?:on or before|not later than|no later than|not after|before|by|on and before|prior to)\s*$", re.I
)


def find_births(text: str, year: int | None) -> list[Birth]:
    """Dates that may be birth dates: a side (以后, before) or a range, with or without the word 出生."""
    out: list[Birth] = []
    text = _BETWEEN.sub("至", plain_inclusions(text))
    for date in find_dates(text, year=year):
        out += _birth_zh(text, date) or _birth_en(text, date)
    return out


_BETWEEN = re.compile(r"(?<=[日月年])[与和](?=\s?(?:19|20)\d\d年[^,;。]{0,14}之间)")
"""介于1988年1月1日与2007年12月31日之间: the two ends of one range."""
_BIRTHDAY = re.compile(r"出生(?:日期|年月|时间|于)[^,;。]{0,6}$")


_AND_BORN = re.compile(r"\s*(?:\(\s*含[^()]{0,8}\))?(?:以|之)?[前后]?(?:\(\s*含[^()]{0,8}\))?出生")
"""1989年9月3日-2007年9月4日前出生: a range whatever stands behind its end."""


def _birth_zh(text: str, date: DateMatch) -> list[Birth]:
    start, end = date.start, date.end
    if date.first and date.last:
        tail = _WITHIN.match(text, end)
        stop = tail.end() if tail else end
        born = _BORN.match(text, end)
        # (1988年9月30日至1998年9月30日) in brackets behind an age: nothing else spans so many years
        first, last = sorted((date.first, date.last))  # 出生日期在2008年至1990年: only one sense is left
        years = int(last[:4]) - int(first[:4])
        plain = text[start - 1 : start] == "(" and text[stop : stop + 1] == ")" and years >= 5
        told = years >= 5 and (_BIRTHDAY.search(text[max(0, start - 12) : start]) or _AND_BORN.match(text, end))
        if born is None and not plain and not told:
            return []
        return [Birth(start, born.end() if born else stop, first, last, date.repaired, bool(born or told))]
    side = _AFTER.match(text, end)
    if side is None:
        return []
    born = re.compile(r"(?:\(含[^()]{0,8}\))?\s*(?:出生|生(?=[)〕,;。]|$))").match(text, side.end())
    said = born is not None or _BIRTHDAY.search(text[max(0, start - 12) : start]) is not None
    day, after = date.first or date.last, side["side"] == "后"
    stop = born.end() if born else side.end()
    return [Birth(start, stop, day if after else None, None if after else day, date.repaired, said)]


def _birth_en(text: str, date: DateMatch) -> list[Birth]:
    left = text[max(0, date.start - 40) : date.start]
    near = re.split(r"\. (?=[A-Z])|[;(]", text[max(0, date.start - 80) : date.start])[-1]
    said = bool(re.search(r"\bborn\b|\bbirth(?:day)?s?\b", near, re.I))
    if date.first and date.last:
        return [Birth(date.start, date.end, date.first, date.last, date.repaired, True)] if said else []
    value = date.first or date.last
    if not said and re.search(r"(?:years old|of age|years),? (?:by|before)\s*$", left, re.IGNORECASE):
        return []  # the day on which the age is reckoned
    if _EN_FROM.search(left):
        return [Birth(date.start, date.end, value, None, date.repaired, said)]
    if _EN_TO.search(left):
        return [Birth(date.start, date.end, None, value, date.repaired, said)]
    if said and re.search(r"between\s*$", left, re.I):
        return [Birth(date.start, date.end, value, None, date.repaired, True)]
    if said and re.search(r"between .{6,30}\band\s*$", near, re.I):
        return [Birth(date.start, date.end, None, value, date.repaired, True)]
    return []
