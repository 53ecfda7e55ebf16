"""Sessions: lines with times only, on the day that a line above prints (上午9:00-11:00 《申论》 under 笔试时间为4月27日)."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.dates import DateMatch, find_dates

_ONLY_TIMES = re.compile(
    r"^(?:\s*(?:[(]?\d{1,2}[)、.]|[①-⑨]|[-•·])?\s*(?:[^\d。;:]{1,24}[:,]\s*)?)(?:上午|下午|中午|晚上|早上)?\s*\d{1,2}:\d\d\s*(?:-|~|至|到)\s*(?:上午|下午)?\d{1,2}:\d\d"
)


def session_dates(text: str, day: str) -> list[DateMatch]:
    """The sessions of a line that begins with a time range, on ``day`` (ISO); none for other lines."""
    if not _ONLY_TIMES.match(text):
        return []
    year, month, date = day[:10].split("-")
    lead = f"{year}年{int(month)}月{int(date)}日。"
    found = find_dates(lead + text)
    return [
        replace(m, start=m.start - len(lead), end=m.end - len(lead), derived=True)
        for m in found
        if m.start >= len(lead) and m.last is not None and "T" in m.last
    ]
