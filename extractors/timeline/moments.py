"""Moments: start and end of an event by the words around its date, and the year of a date without one."""

from __future__ import annotations

from datetime import date, timedelta

from extractors.text import patterns as re
from extractors.timeline.date_clauses import is_deadline
from extractors.timeline.session_times import office_hours
from extractors.values.dates import DateMatch
from extractors.values.events import Around

_CHANGED_FROM = re.compile(r"(extended|revised|changed|shifted|postponed|rescheduled|preponed) from\s*$", re.IGNORECASE)


def moments(
    published: date | None, match: DateMatch, around: Around, printed: str = ""
) -> tuple[str | None, str | None]:
    """Start and end: a range has both, a deadline the end only, anything else the start only."""
    first, last = rolled(match, published)
    if last is not None and len(last) == 10 and first is not None and len(first) == 10:
        behind = re.split(r"(?<=\d)\s?[日号]", printed)[-1] if printed else ""
        first, last = office_hours(first, last, behind + around.after)
    if last is not None and (changed := _CHANGED_FROM.search(around.label)):
        return (None, last) if changed[1].casefold().startswith("exten") or is_deadline(around) else (last, None)
    if last is not None:
        return first, last
    if is_deadline(around) or _BY_NOON.match(printed):
        return None, first
    return first, None


_BY_NOON = re.compile(r"(?:by|until|till|before) ", re.IGNORECASE)
"""*By noon* on 3 May: the word for the hour takes the one for the deadline with it."""


def rolled(match: DateMatch, published: date | None) -> tuple[str | None, str | None]:
    """A month and day without a year long before publication are those of the next year."""
    day = as_date(match.first)
    if match.derived and published and day and day < published - timedelta(days=90) and match.first:
        step = 1 if day.year == published.year else 0
        if step:
            return _shift(match.first), _shift(match.last)
    return match.first, match.last


def as_date(moment: str | None) -> date | None:
    """The day of a moment; the last of a month or year that is printed without one."""
    if not moment:
        return None
    parts = [int(p) for p in moment[:10].split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 12, parts[2] if len(parts) > 2 else 28)


def _shift(moment: str | None) -> str | None:
    if moment is None:
        return None
    moved = f"{int(moment[:4]) + 1}{moment[4:]}"
    return None if moved[5:10] == "02-29" else moved
