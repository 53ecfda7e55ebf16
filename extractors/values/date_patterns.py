"""Date atoms: the printed dates and times of a text, before they are put together to moments and ranges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.needles import find_all
from extractors.values.numbers import parse_int


@dataclass(frozen=True, slots=True)
class Atom:
    """One printed date (parts may be missing) or one printed time (``hour`` set, no date parts).

    ``day_to`` is the last day where one atom prints a span inside a month (``June 5-9, 2009``). ``western`` atoms may
    have their time in front of them. ``repaired``: the digits are damaged and only one reading is possible.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    day_to: int | None = None
    hour: int | None = None
    minute: int = 0
    part: str | None = None
    western: bool = False
    repaired: bool = False
    vague: bool = False
    """中旬, 月底: precise to the month only."""
    weekday: int | None = None
    """Printed day of the week, Monday = 0."""

    @property
    def is_time(self) -> bool:
        return self.hour is not None


_ZH_NUM = "零〇○一二三四五六七八九十廿"
_Y = r"(?P<y>[12][0-9OoIl]{3}|[〇○零一二三四五六七八九OＯ]{4}|(?<!\d)\d{2}(?=\s?年\s?\d{1,2}\s?月))"
_M = rf"(?P<m>\d{{1,2}}|[{_ZH_NUM}]{{1,3}})"
_D = rf"(?P<d>\d{{1,2}}|[{_ZH_NUM}]{{1,3}})"
_WHOLE = r"(?:(?:一天|一日|当[天日]|全天)(?=[\s(,]*(?:上午|下午|早上)?\d))?"
"""8月26日一天(上午…,下午…)."""
_FEAST = (
    r"(?:\s?\(\s?(?:农历|正月|腊月|冬月|元旦|除夕|春节|元宵|清明|端午|中秋|重阳|国庆|劳动节|五一|十一|工作日|节后|节前)[^()\d]{0,10}\)"
    r"(?=\s?(?:[-~至到,]|上午|下午|\d)))?"
)
"""2月24日(正月初八)至28日: what else a day is called."""
_WEEK = r"(?:\s?\(?\s?(?:星期|周|礼拜)(?P<w>[一二三四五六日天])\s?\)?)?" + _FEAST + _WHOLE

_ZH_DATE = re.compile(
    rf"(?:(?<![\dA-Za-z]){_Y}\s{{0,2}}年\s{{0,2}}(?:的)?)?(?<![\d个满足第]){_M}\s{{0,2}}月"
    rf"(?:(?P<vague>\s?(?:[上中下]旬|底|初|末|份))|\s{{0,2}}{_D}\s{{0,2}}(?:[日号]{_WEEK}|(?=[-~至到](?:19|20)\d\d年|(?:以|之)[前后])))?"
)
_LIST_NUMBER = re.compile(r"(?:^|[\n。;;\s])\(?\d{1,2}\.$")
_ZH_DAY = re.compile(rf"(?<![\d月第.:/]){_D}\s?[日号](?!内|之内|常){_WEEK}")
_SAME = re.compile(r"(?:同|当)[日天]")
_ISO = re.compile(
    r"(?<![\d./])(?P<y>(?:19|20)\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"(?!\d|[./]\d|-(?!\s?(?:19|20)\d\d)\d)(?:T|\s?(?=\d))?"
)
_CLOCK = (
    r"(?P<h>\d{1,2})(?:\s?:\s?(?P<n>\d{2})(?!\d|:\d{3})(?::\d\d)?|时(?:(?P<n2>\d{1,2})分?)?(?!间|刻|代|候)"
    r"|点(?:(?P<n3>\d{1,2})分|(?P<half>半)|整|钟)?(?!后))"
)
_ZH_CLOCK = (
    r"(?<=[日号午晚早晨至到)])\s?(?P<hz>[零一二两三四五六七八九十]{1,3})"
    r"(?:时(?!间|刻|代|候|期)|点(?:(?P<half2>半)|整|钟)?(?![后要名个项]))"
)
"""零时, 上午九点, 下午两点半: hours in words, behind a day or its part."""
_EN_PART = r"(?P<p2>[ap]\.\s?m\.?|[ap]\s?m|noon)(?![A-Za-z])"


@cache
def _words(section: str) -> dict[str, str]:
    return {word: value for value, words in load("dates")[section].items() for word in words}


@cache
def _time() -> re.Pattern[str]:
    parts = "|".join(w for w in sorted(_words("parts"), key=len, reverse=True) if not w.isascii())
    hours = r"(?:\s?(?:hrs?\.?|hours|o'clock)(?![A-Za-z]))?"
    return re.compile(
        rf"(?:(?P<p1>{parts})\s?)?(?<![\d.])(?<!\d:)(?:{_CLOCK}{hours}(?:\s?{_EN_PART})?"
        rf"|{_ZH_CLOCK}"
        rf"|(?P<h2>\d{{1,2}})(?:\.(?P<n4>\d\d))?\s?{_EN_PART.replace('p2', 'p3')}"
        rf"|(?P<h3>[012]?\d\.|[012]\d)(?P<n5>[0-5]\d)\s?(?:hrs|hours)\b)",
        re.IGNORECASE,
    )


@cache
def _month_words() -> str:
    return "|".join(sorted(_words("months"), key=len, reverse=True))


@cache
def _english() -> tuple[tuple[re.Pattern[str], str], ...]:
    """English date forms, most specific first."""
    mon = rf"(?P<m>{_month_words()})\.?"
    week = r"(?:\b[A-Za-z]{2,6}day,?\s+)?"
    after = r"(?:,?\s?\((?P<w>[A-Za-z]{3,9})\))?"
    day = r"(?P<d>\d\s\d|[0-3]?\d)(?:\s?(?:st|nd|rd|th)(?![a-z]))?(?!\d)"
    last = r"(?P<d2>\d\s\d|[0-3]?\d)(?:\s?(?:st|nd|rd|th)(?![a-z]))?(?!\d)"
    year = r"(?P<y>(?:19|20)(?:\d\d|\s\d\d|\d\s\d))"
    dash = r"(?P<mid>(?:,\s*\d{1,2}(?:st|nd|rd|th)?(?!\d))*)\s*(?P<dash>-|~|to|through|until|till|,? ?and|or|&)\s*"
    dash += r"(?:[A-Za-z]{3,6}day,?\s+)?(?:the\s+)?"
    ends = r"(?!\d|:\s?\d)"
    forms = [
        # damaged: the numeral of the day stands behind the year, or glued to it, or was read as a month
        (rf"{week}{mon},?\s*(?P<y>(?:19|20)\d\d)(?P<d>\d)(?P<x>{_month_words()})(?![a-z])", "glued_month"),
        (rf"{week}{mon}\s*{day}{dash}{last},?\s*(?P<y>(?:19|20)\d\d)(?=\d{{1,2}}\s?:)", "glued_time"),
        (rf"{week}{mon}\s*{day},?\s*(?P<y>(?:19|20)\d\d)(?=\d{{1,2}}\s?:)", "glued_time"),
        (rf"{week}{mon}\s*(?P<d>[0-3]),?\s*(?P<y>(?:19|20)\d\d)(?P<x>\d)(?!\d)", "glued_day"),
        (rf"{week}{mon},?\s*(?P<y>(?:19|20)\d\d)\s(?P<d>\d{{1,2}})(?=\s*(?:[.,;)]|$))(?!\.\d)", "day_last"),
        (rf"{week}{mon}\s*{day}{dash}{last}(?:,?\s*{year}{ends})?{after}", "span"),
        (rf"{week}(?<!\d){day}{dash}{last}(?:\s+day)?(?:\s+of)?\s+{mon}(?:,?\s*{year}{ends})?", "span"),
        (rf"{week}{mon}\s*{day},?\s*{year}{ends}{after}", "full"),
        (rf"{week}{mon}\s*{day}(?!\s?\d)(?!:){after}", "full"),
        (rf"{week}(?<![\d.]){day}(?:\s+day)?(?:\s+of)?[\s-]+{mon}(?:[,\s-]\s*{year}{ends})?{after}", "full"),
        (rf"(?:mid|early|late|(?:beginning|middle|end) of)[\s-]*{mon}(?:,?\s+{year}{ends})?(?!\s*\d)", "month"),
        (rf"{mon},?\s+{year}{ends}", "month"),
    ]
    return tuple((re.compile(rf"(?<![A-Za-z]){form}", re.IGNORECASE), name) for form, name in forms)


_NUMERIC = re.compile(r"(?<![\d./-])(?P<a>\d{1,2})(?P<s>[-./])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})(?![\d/-]|\.\d)")
_GLUED_CLOCK = re.compile(r"(\d{1,2})\s?:\s?([0-5]\d)(?!\d)")
_MONTH_ONLY = re.compile(
    r"(?<![A-Za-z])(?P<m>[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?(?=\s*(?:-|to|through)\s*[A-Z]|\s*(?:and|or"
    r"|&)\s+[A-Z][A-Za-z]{2,8}\.?,?\s+(?:19|20)\d\d\b)"
)
"""A month without a year, before another one: April to June 2026, March and April 2026."""
_ZH_MONTH = re.compile(
    r"(?:(?<!\d)(?P<y>(?:19|20)\d\d)\s?年\s?)?(?<![\d.月-])(?P<m>\d{1,2})(?=\s?[-~至到]\s?\d{1,2}\s?月(?!\d))"
)
"""The first month of 4至6月."""


_PARTED = re.compile(r"\d[-./]\d{1,2}[-./]\d")
"""What every date in figures holds."""


@memo
def numeric_order(text: str) -> bool | None:
    """Whether the numeric dates of a text print the day first (30.04.2018), judged by those that can only be one."""
    day = month = 0
    for part in _PARTED.finditer(text):
        at = part.start()
        m = _NUMERIC.match(text, at - (at > 0 and text[at - 1].isdecimal()))
        if m is None:
            continue
        a, b = int(m["a"]), int(m["b"])
        day += a > 12 >= b
        month += b > 12 >= a
    if day == month:
        return None
    return day > month


_SHORT_MONTHS = ("jan", "feb", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "decem")
_CAPITAL_MONTHS = re.compile(r"M[Aa][YyRr]|mA[YyRr]|ma[YR]|D[Ee][Cc]|dE[Cc]|deC")
"""Months that are other words in small letters (may, march, mark, decide)."""
_VAGUE_MONTHS = ("mid", "early", "late", "beginning", "middle", "end of")
"""Without one of these an English date has a digit."""


def _names_month(text: str, low: str) -> bool:
    return any(word in low for word in _SHORT_MONTHS) or _CAPITAL_MONTHS.search(text) is not None


def scan(text: str, day_first: bool | None) -> list[Atom]:
    """All atoms of a text in order, without overlaps (the first, then the longest, wins)."""
    found: list[Atom] = []
    if "月" in text or "日" in text or "号" in text:
        found += _chinese(text)
    low = text.casefold()
    digits = any(map(str.isdigit, low))
    if _names_month(text, low) if digits else any(word in low for word in _VAGUE_MONTHS):
        found += _western(text)
    if digits:
        found += _numeric(text, day_first) if _PARTED.search(text) else ()
        found += _times(text)
    found.sort(key=lambda a: (a.start, a.is_time, -a.end))
    out: list[Atom] = []
    for atom in found:
        if not out or atom.start >= out[-1].end:
            out.append(atom)
    return out


def _number(raw: str) -> int | None:
    return parse_int(raw.replace("廿", "二十").replace("〇", "零").replace("○", "零"))


def _year(raw: str | None) -> tuple[int | None, bool]:
    """A printed year and whether letters stood for digits in it (2O19)."""
    if raw is None:
        return None, False
    if raw[0] in "12" and len(raw) == 4:
        plain = raw.translate(str.maketrans("OoIl", "0011"))
        return int(plain), plain != raw
    if raw.isdigit():
        return 2000 + int(raw) if int(raw) < 50 else 1900 + int(raw), False
    value = _number(raw.replace("O", "零"))
    return value, False


def _chinese(text: str) -> Iterator[Atom]:
    for m in find_all(_ZH_DATE, text):
        if (
            m["y"] is None
            and text[m.start() - 1 : m.start()] == "."
            and not _LIST_NUMBER.search(text[: m.start()][-8:])
        ):
            continue  # 2.5月 is two and a half, but "2.5月8日" after a line break is item 2
        year, damaged = _year(m["y"])
        month, day = _number(m["m"]), _number(m["d"]) if m["d"] else None
        if month is None or not 1 <= month <= 12 or (m["d"] and (day is None or not 1 <= day <= 31)):
            continue
        if year is not None and not 1900 <= year <= 2100:
            continue
        yield Atom(
            m.start(), m.end(), year, month, day, vague=bool(m["vague"]), repaired=damaged, weekday=_weekday(m["w"])
        )
    for m in find_all(_ZH_MONTH, text):
        if 1 <= int(m["m"]) <= 12:
            yield Atom(m.start(), m.end(), year=int(m["y"]) if m["y"] else None, month=int(m["m"]))
    for m in find_all(_ZH_DAY, text):
        day = _number(m["d"])
        if day is not None and 1 <= day <= 31:
            yield Atom(m.start(), m.end(), day=day, weekday=_weekday(m["w"]))
    for m in find_all(_SAME, text):
        yield Atom(m.start(), m.end())


def _weekday(raw: str | None) -> int | None:
    if not raw:
        return None
    if raw in "一二三四五六":
        return "一二三四五六".index(raw)
    if raw in "日天":
        return 6
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return names.index(raw[:3].casefold()) if raw[:3].casefold() in names else None


def _numeric(text: str, day_first: bool | None) -> Iterator[Atom]:
    for m in _ISO.finditer(text):
        if 1 <= int(m["m"]) <= 12 and 1 <= int(m["d"]) <= 31:
            yield Atom(m.start(), m.end("d"), int(m["y"]), int(m["m"]), int(m["d"]))
    for m in _NUMERIC.finditer(text):
        a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
        if len(m["y"]) == 2:
            if m["s"] == ".":
                continue
            year += 2000 if year < 50 else 1900
        if not 1900 <= year <= 2100:
            continue
        first = day_first if day_first is not None else len(m["y"]) == 4
        if a > 12 or m["s"] == ".":
            first = True
        elif b > 12:
            first = False
        day, month = (a, b) if first else (b, a)
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Atom(m.start(), m.end(), year, month, day, western=True)


def _western(text: str) -> Iterator[Atom]:
    taken: list[tuple[int, int]] = []
    for pattern, form in _english():
        for m in find_all(pattern, text):
            if any(s < m.end() and m.start() < e for s, e in taken):
                continue
            atom = _western_atom(m, form)
            if atom is not None:
                taken.append((m.start(), m.end()))
                yield atom
                if form == "glued_time" and (clock := _GLUED_CLOCK.match(text, m.end())) and int(clock[1]) <= 24:
                    yield Atom(clock.start(), clock.end(), hour=int(clock[1]), minute=int(clock[2]), western=True)
    for m in find_all(_MONTH_ONLY, text):
        month = _words("months").get(m["m"].casefold())
        if month and not any(s < m.end() and m.start() < e for s, e in taken):
            yield Atom(m.start(), m.end(), month=int(month), western=True)


def _western_atom(m: re.Match[str], form: str) -> Atom | None:
    groups = m.groupdict()
    word = m["m"]
    if word.islower() and word in ("may", "march", "mar", "dec", "sec"):
        return None
    month = int(_words("months")[word.casefold()])
    raw_day, raw_year = groups.get("d"), groups.get("y")
    damaged = form in ("glued_month", "glued_time", "glued_day", "day_last")
    damaged |= bool(raw_day and " " in raw_day) or bool(raw_year and " " in raw_year)
    day = int(raw_day.replace(" ", "")) if raw_day else None
    if form == "glued_month" and raw_day:
        day = int(raw_day) * 10 + int(_words("months")[m["x"].casefold()]) % 10
    elif form == "glued_day" and raw_day:
        day = int(raw_day) * 10 + int(m["x"])
    day_to = int(groups["d2"].replace(" ", "")) if groups.get("d2") else None
    year = int(raw_year.replace(" ", "")) if raw_year else None
    if (day is not None and not 1 <= day <= 31) or (day_to is not None and not 1 <= day_to <= 31):
        return None
    if day_to is not None and day is not None and (day_to < day or not _whole_span(m, day, day_to)):
        return None
    return Atom(
        m.start(),
        m.end(),
        year,
        month,
        day,
        day_to,
        western=True,
        repaired=damaged,
        weekday=_weekday(groups.get("w") or m[0].split("day")[0][:3]),
    )


def _whole_span(m: re.Match[str], first: int, last: int) -> bool:
    """Whether days joined to a span follow each other: 7 and 8 July, 7, 8 and 9 July; those between two days do."""
    listed = [int(n) for n in re.findall(r"\d{1,2}", m["mid"] or "")]
    if listed:
        return [first, *listed, last] == list(range(first, last + 1))
    joined = m["dash"].strip(" ,").casefold() in ("and", "or", "&")
    return not joined or last == first + 1 or re.search(r"\bbetween\W+$", m.string[: m.start()], re.I) is not None


def _times(text: str) -> Iterator[Atom]:
    for m in find_all(_time(), text):
        spoken = _number(m["hz"]) if m["hz"] else None
        if m["hz"] and spoken is None:
            continue
        hour = spoken if spoken is not None else int(m["h"] or m["h2"] or m["h3"].rstrip("."))
        minute = 30 if m["half"] or m["half2"] else int(m["n"] or m["n2"] or m["n3"] or m["n4"] or m["n5"] or 0)
        part = _part(m["p1"] or m["p2"] or m["p3"])
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            continue
        yield Atom(m.start(), m.end(), hour=hour, minute=minute, part=part)
    for m in find_all(_MIDNIGHT, text):
        yield Atom(m.start(), m.end(), hour=24, minute=0)
    for m in find_all(_NOON, text):
        yield Atom(m.start(), m.end(), hour=12, minute=0)


_NOON = re.compile(
    r"\b(?:at|by|until|till|before) (?:12 )?noon(?= on\b| [A-Z]|[,.;)]|$)|(?<![a-z\d] )(?<![a-z\d])noon(?= on\b)"
)
"""Noon without its number."""
_MIDNIGHT = re.compile(r"\b(?:12(?::00)?\s?)?midnight\b(?:\s?\((?:24|00|12)[:.]?00[^()]{0,8}\))?", re.IGNORECASE)
"""The end of the day it is said of."""


def _part(raw: str | None) -> str | None:
    if not raw:
        return None
    plain = re.sub(r"[\s.]", "", raw.casefold())
    return _words("parts").get(plain) or _words("parts").get(raw.casefold())


_DIGIT_ONE = re.compile(r"65,?438\s?\+\s?0")
"""What a machine translator makes of the digit 1 (``65438+08`` = 18)."""


def undamage(text: str) -> tuple[str, Callable[[int], int], list[int]]:
    """The text with ``65438+0`` read as 1, a map of its offsets back to ``text``, and where in it the repairs stand."""
    if "438" not in text or not _DIGIT_ONE.search(text):
        return text, lambda offset: offset, []
    out: list[str] = []
    starts: list[tuple[int, int]] = [(0, 0)]
    repairs: list[int] = []
    size = last = 0
    for m in _DIGIT_ONE.finditer(text):
        out += [text[last : m.start()], "1"]
        size += m.start() - last
        repairs.append(size)
        size += 1
        last = m.end()
        starts.append((size, last))
    out.append(text[last:])

    def back(offset: int) -> int:
        at = next(pair for pair in reversed(starts) if pair[0] <= offset)
        return at[1] + offset - at[0]

    return "".join(out), back, repairs


def shifted(atom: Atom, hour: int) -> Atom:
    """The same time at another hour."""
    return replace(atom, hour=hour)
