"""Sessions: lines with times only, on the day that a line above prints; and office hours in a window of days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractors.text import patterns as re
from extractors.values.dates import DateMatch, find_dates

_ONLY_TIMES = re.compile(
    r"^(?:\s*(?:[(]?\d{1,2}[)、.]|[①-⑨]|[-•·])?\s*(?:[^\d。;:]{1,24}[:,]\s*)?)(?:上午|下午|中午|晚上|早上)?\s*\d{1,2}:\d\d\s*(?:-|~|至|到)\s*(?:上午|下午)?\d{1,2}:\d\d"
)


_SAT = re.compile(r"《[^》]{2,24}》[^。;]{0,24}?时间[为是:]?\s?(?:上午|下午)?\d{1,2}:\d\d\s*(?:-|~|至|到)")


def session_dates(text: str, day: str) -> list[DateMatch]:
    """The sessions of a line that begins with a time range or tells one for a paper, on ``day`` (ISO); else none."""
    if not _ONLY_TIMES.match(text) and not _SAT.search(text):
        return []
    return [replace(match, derived=True) for match in hours_on(day, text)]


def hours_on(day: str, text: str) -> list[DateMatch]:
    """The ranges of hours that a text prints, as moments of ``day`` (ISO)."""
    year, month, number = day[:10].split("-")
    lead = f"{year}年{int(month)}月{int(number)}日。"
    return [
        replace(m, start=m.start - len(lead), end=m.end - len(lead))
        for m in find_dates(lead + text)
        if m.start >= len(lead) and m.last is not None and "T" in m.last
    ]


_HOURS = re.compile(
    r"\s*,\s*(?:(?:法定|均为?|[每各]个?|两天|[期其]间)*(?:工作日|[天日])?(?:内|均为?|的?办公时间)?[,:为]?\s?)"
    r"(?P<hours>(?:上午|早上)?\s?:?\d{1,2}[:时点]\d{0,2}分?\s?(?:-|~|至|到)[^。)]{0,48})"
)


def office_hours(first: str, last: str, after: str) -> tuple[str, str]:
    """6月13日至6月16日,每天上午8:20-11:40,下午2:10-5:20: from the first hour of the first day to the last of the last.

    Hours in brackets are those of an office, and one range of hours (每日8:00-22:00) is when a system is open: they
    bound nothing.
    """
    found = _HOURS.match(after)
    hours = [m for m in find_dates(f"2020年1月1日{found['hours']}") if m.first and "T" in m.first] if found else []
    ends = [m.last for m in hours if m.last and "T" in m.last]
    if len(hours) < 2 or not ends or hours[0].first is None:
        return first, last  # 每日8:00-22:00: when a system is open
    return f"{first}T{hours[0].first[11:]}", f"{last}T{max(ends)[11:]}"


_SITTING = re.compile(r"笔试|考试|面试|测试|测评|上机|机考|科目|《")


def whole_days(matches: list[DateMatch], text: str) -> list[DateMatch]:
    """5月28日(上午8:30-11:30,下午14:00-17:00)到…复审: the hours of one office day, unless a test is held in them."""
    out: list[DateMatch] = []
    for match in matches:
        last = out[-1] if out else None
        if (
            last is not None
            and match.derived
            and last.last
            and match.last
            and last.first
            and (match.first or "")[:10] == last.first[:10] == last.last[:10]
            and "T" in last.first
            and re.fullmatch(r"[,;、]", text[last.end : match.start])
            and text[match.end : match.end + 1] == ")"
            and "(" in text[last.start : last.end]
            and not _SITTING.search(text[max(0, last.start - 16) : match.end + 24])
        ):
            out[-1] = replace(last, end=match.end, last=match.last)
            continue
        out.append(match)
    return out


def named_days(matches: list[DateMatch], text: str) -> list[DateMatch]:
    """5月的第一个周末(5月3日): the month alone is dropped for the day in the brackets behind it."""
    return [
        match
        for match, later in zip(matches, [*matches[1:], None], strict=False)
        if later is None
        or len(match.first or "") != 7
        or not (later.first or "").startswith(f"{match.first}-")
        or not re.fullmatch(r"[^,。;()]{0,12}\(", text[match.end : later.start])
    ]


def respective(spans: list[tuple[int, int]], text: str) -> dict[tuple[int, int], tuple[int, int]]:
    """笔试、面试分别于3月29日、5月3日举行: the step of each day by its turn.

    :param spans: ranges of the dates of a clause.
    :returns: for (index of a date, number of steps found for it) the slice of the one step that is its own.
    """
    runs: list[list[int]] = []
    for i, (start, _) in enumerate(spans):
        joined = i > 0 and re.fullmatch(r"\s*(?:[、,]|和|及|与)\s*", text[spans[i - 1][1] : start])
        if joined:
            runs[-1].append(i)
        else:
            runs.append([i])
    told = [run for run in runs if re.search(r"分别[^,。;]{0,6}$", text[: spans[run[0]][0]])]
    return {(i, len(run)): (k, k + 1) for run in told if len(run) > 1 for k, i in enumerate(run)}


def joined_days(matches: list[DateMatch], text: str) -> list[DateMatch]:
    """``11/12/2021 and 12/12/2021``: two whole days in a row, joined by "and", are one event of two days."""
    if len(matches) > 2:
        for i in range(len(matches) - 1):
            pair = joined_days(matches[i : i + 2], text)
            if len(pair) == 1:
                return [*matches[:i], *pair, *matches[i + 2 :]]
    if len(matches) != 2 or not re.fullmatch(r"\s*(?:and|&)\s*", text[matches[0].end : matches[1].start]):
        return matches
    first, last = matches
    days = [date.fromisoformat(m.first) for m in matches if m.first and len(m.first) == 10 and m.last is None]
    if len(days) != 2 or days[1] - days[0] != timedelta(days=1):
        return matches
    return [replace(first, end=last.end, last=last.first)]
