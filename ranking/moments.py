"""Moments: printed dates as ranges of days, as 1990年5月 is any day of it; ages in completed years (周岁)."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

_DATE = re.compile(
    r"^(?P<y>(?:19|20)\d\d)(?:[-./年](?P<m>\d{1,2})(?:[-./月](?P<d>\d{1,2}))?|(?P<m2>\d\d)(?P<d2>\d\d)?)?[年月日号]?"
    r"(?:[T ]\d.*)?$"
)


def days(text: str) -> tuple[date, date] | None:
    """First and last day that a cell or a schema ``Moment`` may mean; None where it is no date."""
    text = unicodedata.normalize("NFKC", text).strip()
    found = _DATE.match(_year_first(text) or text)
    if found is None:
        return None
    year, month, day = int(found["y"]), found["m"] or found["m2"], found["d"] or found["d2"]
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
        exact = date(year, int(month), int(day))
    except ValueError:
        return None
    return exact, exact


_MONTH_YEAR = re.compile(r"(?P<m>\d{1,2})[./-](?P<y>(?:19|20)\d\d)")
_NAMED = re.compile(
    r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?[ -]+(?:of )?)?(?P<name>[A-Z][a-z]{2,8})\.?"
    r"(?:[ -](?P<d2>\d{1,2})(?:st|nd|rd|th)?,?)?"
    r"[ ,-]+(?P<y>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _year_first(text: str) -> str | None:
    """A month and a year (06.2018, June 2018) or a day with its month in letters (12 May 1991), with the year first."""
    found = _MONTH_YEAR.fullmatch(text)
    if found:
        return f"{found['y']}-{found['m']}"
    found = _NAMED.fullmatch(text)
    if not found or found["name"][:3].casefold() not in _NAMES:
        return None
    month = _NAMES.index(found["name"][:3].casefold()) + 1
    day = found["d"] or found["d2"]
    return f"{found['y']}-{month}" + (f"-{day}" if day else "")


_WESTERN = re.compile(r"(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})[./-](?P<y>\d{4})")


def in_order(texts: Iterable[str]) -> dict[str, str]:
    """The cells of one column that print a date with the year last, by their text, as YYYY-MM-DD.

    Dots mean that the day stands first. With other marks the column tells: a first number above 12 can be no month, nor
    can a second one. Where no cell tells (01/07/2004), or cells contradict each other, none is turned.
    """
    found = {text: m for text in texts if (m := _WESTERN.fullmatch(text.strip()))}
    firsts = {int(m["a"]) > MONTHS for m in found.values() if m["mark"] != "."}
    seconds = {int(m["b"]) > MONTHS for m in found.values() if m["mark"] != "."}
    day_first = None if (True in firsts) == (True in seconds) else True in firsts
    out: dict[str, str] = {}
    for text, m in found.items():
        turned = True if m["mark"] == "." else day_first
        if turned is not None:
            day, month = (m["a"], m["b"]) if turned else (m["b"], m["a"])
            out[text] = f"{m['y']}-{int(month):02}-{int(day):02}"
    return out


MONTHS = 12


def first(moment: str | None) -> date | None:
    """First day of a moment."""
    found = days(moment) if moment else None
    return found[0] if found else None


def last(moment: str | None) -> date | None:
    """Last day of a moment."""
    found = days(moment) if moment else None
    return found[1] if found else None


def years_before(day: date, years: int) -> date:
    """The latest birth date of somebody who has completed ``years`` on ``day``."""
    return months_before(day, 12 * years)


def months_before(day: date, months: int) -> date:
    """The latest start of a time that has lasted ``months`` full months on ``day``."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age_on(birth: date, day: date) -> int:
    """Completed years on a day; somebody born on 29 February turns a year older on 1 March of other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def no_date(text: str) -> str:
    """What is wrong with a cell that is no date; a day as spreadsheets count them is named, since it may be one."""
    what = "no date (YYYY-MM-DD or YYYY-MM)"
    if text.isdecimal() and len(text) == 5:
        day = date(1899, 12, 30) + timedelta(days=int(text))
        return f"{what}; as a spreadsheet counts days it would be {day.isoformat()}: format the column as dates"
    return what
