"""Remarks beside the days of a Chinese schedule: the hours of the sessions, and the place of the step."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.timeline.event_places import named_place, place_in_cell
from extractors.timeline.session_times import hours_on
from extractors.values.dates import DateMatch, find_dates

Span = tuple[int, int]
RowCell = tuple[str, Span, str]
"""Text, range and role (``time``, ``place`` or ``note``)."""

_HOURS = re.compile(r"\d{1,2}:\d\d")
_DAYS = re.compile(r"\d\s?[月日]|每[日天]|工作日|咨询|电话")


def noted_cells(source: Source, cells: Sequence[RowCell]) -> list[RowCell]:
    """The cells of a row with its remarks made into a place; other remarks are left out, all of them in English."""
    out = [cell for cell in cells if cell[2] != "note"]
    notes = [cell for cell in cells if cell[2] == "note"]
    for text, span, _ in notes if source.zh else ():
        if any(role == "place" for _, _, role in out) or find_dates(text, year=2000):
            continue
        found = named_place(text)
        place = (text[slice(*found)], (span[0] + found[0], span[0] + found[1])) if found else None
        place = place or place_in_cell(source, span[0], text)
        if place is not None:
            out.append((*place, "place"))
    return out


def noted_sessions(day: DateMatch, cells: Sequence[RowCell]) -> list[tuple[DateMatch, Span]]:
    """The sessions that a remark prints for a bare day (9:00至11:00综合;14:30至16:00专业), with their ranges."""
    if day.last is not None or day.first is None or len(day.first) != 10:
        return []
    for text, span, role in cells:
        if role != "note" or not _HOURS.search(text) or _DAYS.search(text):
            continue
        if found := hours_on(day.first, text):
            return [(match, (span[0] + match.start, span[0] + match.end)) for match in found]
    return []
