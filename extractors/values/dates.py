"""Dates and times as notices print them, in Chinese and English, as moments and ranges. The one parser.

A moment is ISO 8601 as precise as printed: ``2022-04`` (also for 中旬), ``2022-04-12``, ``2022-04-12T09:00``; the
end of a day is ``T24:00``. Calendar validity is checked: 2月30日 is no date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.memo import memo, memo_list
from extractors.values.date_patterns import Atom, numeric_order, scan, shifted, undamage


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date or a range of dates at ``start:end`` of the text searched.

    :ivar first: moment; :ivar last: end of the range, None for a single date.
    :ivar derived: a part (year, month, day) is not printed here but follows from an earlier date or the notice.
    :ivar repaired: the printed digits are damaged (``65438+0``, ``2 1``, ``20091``) and allow one reading only.
    """

    start: int
    end: int
    first: str | None
    last: str | None = None
    derived: bool = False
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class _Point:
    """A date with the times printed on it."""

    start: int
    end: int
    day: Atom
    times: tuple[Atom, ...] = ()
    listed: tuple[Atom, ...] = ()
    """Further times of the same day: 10:00和17:00."""


@memo_list
def find_dates(text: str, *, year: int | None = None, day_first: bool | None = None) -> list[DateMatch]:
    """All dates and ranges of a view text, in order.

    :param year: for dates printed without one when no earlier date of the same sentence gives it.
    :param day_first: order of ``04/05/2018``; default: as the other numeric dates of the text show, else day first
        with a year of four digits and month first with one of two digits (US bulletins).
    """
    clean, back, repairs = undamage(text)
    order = day_first if day_first is not None else numeric_order(clean)
    atoms = scan(clean, order)
    if not any(not a.is_time and (a.month or a.year) for a in atoms):
        return []
    found = _Reader(clean, atoms, year).read()
    if not repairs:
        return found
    return [
        replace(
            m, start=back(m.start), end=back(m.end), repaired=m.repaired or any(m.start <= r < m.end for r in repairs)
        )
        for m in found
    ]


@memo
def find_date(text: str, year: int | None = None) -> DateMatch | None:
    """The first date of a text."""
    found = find_dates(text, year=year)
    return found[0] if found else None


@cache
def _gaps(kind: str) -> frozenset[str]:
    return frozenset(load("dates")["gaps"][kind])


@cache
def _daily() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("dates")["daily"]["words"])), re.IGNORECASE)


_FILL = re.compile(
    r"\s+|(?<=\s)(?:on|of|at)(?=\s|$)|起|开始|^[止时]|[自从由]|\((?:含|北京时间|Beijing time)\)|^\(\d个工作日\)"
)
_SPACED = re.compile(r"\s+")
_ON_TIME = re.compile(
    r"[\s,(]*(?:的|at|from|by|between|before|in|up to|upto|till|until|latest(?: by)?|"
    r"not later than|期间|当天)?[\s:(,-]*",
    re.IGNORECASE,
)
_TIME_ON = re.compile(
    r"(?:\s*(?:hrs)?[\s,]*"
    r"(?:\([^()]{1,20}\)|GMT|BST|UTC|[CEP]?[CEMP][SD]?T|WAT|EAT|IST|PHT)?[\s,]*(?:on|of)?"
    r"[\s,]*(?:[A-Za-z]{3,6}day,?\s+)?)",
    re.IGNORECASE,
)


_OPENS_UNTIL = re.compile(
    r"(?:起|开始|开放|开通|启动|始)*(?:可以?|均可|方可)?(?:网上|在线|自行)?(?:报名|打印|下载|缴费|查询|申请|受理|登录|填报|投递)?,?(?:直|截止?|持续|延续|一直)?(?:至|到)"
)
"""4月16日9:00开放打印,至4月19日: a verb between the ends of a window."""
_OPENS = re.compile(
    r"(?:准时|正式)*(?:开始|开考|起|开放|开通)(?:可以?|均可|方可)?(?:考试|答题|作答|报名|打印|下载|缴费|查询|填报)?[,、]?"
)
_ENDS = re.compile(r"\s*(?:准时|正式)*(?:结束|止|终止|停止|关闭|截止|收卷|交卷)")


class _Reader:
    """Puts the atoms of one text together: times to their dates, dates to ranges, missing parts from before."""

    def __init__(self, text: str, atoms: Sequence[Atom], year: int | None) -> None:
        self.text, self.atoms, self.year = text, atoms, year
        self.context: date | None = None
        """Last complete day read, for 12日, 同日 and bare times."""
        self.context_end = 0
        self.multi = False
        """Whether the last match spans several days: bare times after it are opening hours."""

    def read(self) -> list[DateMatch]:
        out: list[DateMatch] = []
        points = self._points()
        i = 0
        while i < len(points):
            taken, found = self._chain(points, i)
            out += found
            i += taken
        return out

    # -- times to dates

    def _points(self) -> list[_Point]:
        points: list[_Point] = []
        i, atoms = 0, self.atoms
        while i < len(atoms):
            atom = atoms[i]
            if atom.is_time:
                span = self._span_of_times(i)
                j = i + len(span)
                if j < len(atoms) and self._leads(span[-1], atoms[j]):
                    points.append(self._date_point(j, before=span))
                    i = self._next
                    continue
                points.append(_Point(span[0].start, span[-1].end, replace(atom, hour=None), span))
                i = j
            else:
                points.append(self._date_point(i))
                i = self._next
        return points

    def _leads(self, time: Atom, day: Atom) -> bool:
        """Whether a time stands in front of its date: 5:00 pm on MAY 16."""
        gap = self.text[time.end : day.start]
        return day.western and not day.is_time and _TIME_ON.fullmatch(gap) is not None

    def _date_point(self, i: int, before: tuple[Atom, ...] = ()) -> _Point:
        day = self.atoms[i]
        start = before[0].start if before else day.start
        end, times = day.end, before
        self._next = i + 1
        if not before and i + 1 < len(self.atoms) and self.atoms[i + 1].is_time:
            nxt = self.atoms[i + 1]
            gap = self.text[day.end : nxt.start]
            span = self._span_of_times(i + 1)
            j = i + 1 + len(span)
            free = not (j < len(self.atoms) and day.western and "," not in gap and self._leads(span[-1], self.atoms[j]))
            if _ON_TIME.fullmatch(gap) and "\n" not in gap and free:
                times, end, self._next = span, span[-1].end, j
                if end < len(self.text) and self.text[end] == ")" and "(" in gap:
                    end += 1
        listed: list[Atom] = []
        while times and self._next < len(self.atoms) and self.atoms[self._next].is_time and len(times) == 1:
            nxt = self.atoms[self._next]
            gap = _SPACED.sub("", self.text[end : nxt.start])
            if gap not in ("、", "和", "及", "&"):
                break
            follow = self.atoms[self._next + 1] if self._next + 1 < len(self.atoms) else None
            if follow and follow.is_time and self._gap(nxt.end, follow.start) in _gaps("range"):
                break
            listed.append(nxt)
            end = nxt.end
            self._next += 1
        return _Point(start, end, day, times, tuple(listed))

    def _span_of_times(self, i: int) -> tuple[Atom, ...]:
        """The time at ``i``, with the one it runs to."""
        first = self.atoms[i]
        if i + 1 < len(self.atoms) and self.atoms[i + 1].is_time:
            last = self.atoms[i + 1]
            if self._gap(first.end, last.start) in _gaps("range") or self._begins_and_ends(first, last):
                if first.part is None and last.part and first.western == last.western:
                    first = self._shared_part(first, last)
                elif last.part is None and first.part in _AFTER_NOON and (last.hour or 0) < 12:
                    last = replace(last, part="afternoon")
                return first, last
        return (first,)

    def _begins_and_ends(self, first: Atom, last: Atom) -> bool:
        """上午9:00开始,11:30结束."""
        opens = _OPENS.fullmatch(self.text[first.end : last.start].strip())
        return opens is not None and _ENDS.match(self.text, last.end) is not None

    @staticmethod
    def _shared_part(first: Atom, last: Atom) -> Atom:
        """9:00-11:30 am is a morning; 10:00-2:00 pm begins in one."""
        same = last.part in _AFTER_NOON and (first.hour or 0) % 12 <= (last.hour or 0) % 12 and first.hour != 12
        return replace(first, part="afternoon") if same else first

    def _gap(self, start: int, end: int) -> str:
        """The words between two atoms without fillers (起, 自, blanks), or a sign that there are too many."""
        if end - start > 24:
            return "…"
        raw = self.text[start:end]
        if "\n" in raw:
            return "…"
        if raw.startswith(")"):
            raw = raw[1:]
        plain = raw.strip().rstrip("(").strip()
        if _OPENS_UNTIL.fullmatch(plain):
            return "至"
        if plain.isascii() and plain:
            return " ".join(w for w in plain.casefold().strip(",").split() if w not in ("on", "at", "of")) or ","
        filled = _FILL.sub("", plain)
        return filled.lstrip(",") or filled  # 7月1日开始,至7月5日

    # -- dates to ranges

    def _chain(self, points: Sequence[_Point], i: int) -> tuple[int, list[DateMatch]]:
        """The matches that begin with point ``i``, and how many points they use."""
        point = points[i]
        if point.day.month is None and point.day.day is None:
            return 1, self._bare(point)
        if point.day.month is None and not self._continues(point):
            return 1, []
        nxt = points[i + 1] if i + 1 < len(points) else None
        if nxt is not None and (nxt.day.month or nxt.day.day) and not point.listed:
            gap = self._gap(point.end, nxt.start)
            months = point.day.day is None and nxt.day.day is None and gap in ("and", "or", "&", "、", "和")
            if (gap in _gaps("range") and (gap != "and" or self._between(point))) or (
                months and self._follows(point, nxt)
            ):
                ranged = self._range(point, nxt)
                if ranged is not None:
                    return 2, ranged
            if gap in _gaps("list") and not point.times and point.day.day_to is None:
                merged = self._neighbours(points, i)
                if merged is not None:
                    return merged
        return 1, self._single(point)

    @staticmethod
    def _follows(first: _Point, last: _Point) -> bool:
        """March and April: months of which the second follows the first, in the year that either prints."""
        a, b = first.day, last.day
        bare = a.day is None and b.day is None and not (a.year and b.year and a.year != b.year)
        return bare and bool(a.month and b.month == a.month + 1)

    def _between(self, point: _Point) -> bool:
        return self.text[max(0, point.start - 12) : point.start].casefold().rstrip().endswith("between")

    def _continues(self, point: _Point) -> bool:
        """Whether a bare 12日 belongs to the date before it."""
        if self.context is None or point.day.day is None:
            return False
        gap = self._gap(self.context_end, point.start)
        return gap in _gaps("list") or gap in _gaps("range")

    def _years(self, first: Atom, last: Atom | None = None) -> tuple[int | None, int | None, bool]:
        """Years of a date and of the end of its range, and whether one of them is not printed."""
        a, b = first.year, last.year if last else None
        derived = a is None and b is None
        if a is None and b is not None and last is not None:
            a = b - 1 if (first.month or 0) > (last.month or first.month or 0) else b
        if a is None:
            a = self._year_before(first.start)
        if last is not None and b is None and a is not None:
            wraps = last.month is not None and first.month is not None and last.month < first.month
            b = a + 1 if wraps else a
        return a, b, derived

    def _year_before(self, start: int) -> int | None:
        if self.context is None:
            return self.year
        if self.year is None:
            return self.context.year
        between = self.text[self.context_end : start]
        same = "。" not in between and "\n" not in between
        near = same and (abs(self.context.year - self.year) <= 1 or len(between) <= 12)
        return self.context.year if near else self.year

    def _range(self, a: _Point, b: _Point) -> list[DateMatch] | None:
        first, last = a.day, b.day
        if first.month is None and self.context is not None:
            first = replace(first, month=self.context.month, year=first.year or self.context.year)
        if last.month is None:
            last = replace(last, month=first.month)
        y1, y2, derived = self._years(first, last)
        daily = len(b.times) > 1 or len(a.times) > 1
        low = self._moment(first, y1, None if daily else (a.times[0] if a.times else None))
        high = self._moment(last, y2, None if daily else (b.times[0] if b.times else None))
        if low is None or high is None:
            return None
        if high[:10] < low[:10][: len(high)] and b.day.month is None:
            return None  # 20日至10日 of two months; a range whose months are printed is given as it stands, reversed
        derived |= a.day.month is None
        repaired = a.day.repaired or b.day.repaired
        self._remember(last, y2, b.end, multi=low[:10] != high[:10])
        return [DateMatch(a.start, b.end, low, high, derived, repaired)]

    def _neighbours(self, points: Sequence[_Point], i: int) -> tuple[int, list[DateMatch]] | None:
        """6月25日、26日: days that follow each other are one range; others stand alone."""
        chain = [points[i]]
        while i + len(chain) < len(points):
            nxt = points[i + len(chain)]
            if not nxt.day.day or self._gap(chain[-1].end, nxt.start) not in _gaps("list"):
                break
            chain.append(nxt)
            if nxt.times:
                break
        timed = len(chain[-1].times) == 1
        if len(chain) < 2 or timed:
            return None
        days: list[date] = []
        month, (year, _, derived) = chain[0].day.month, self._years(chain[0].day)
        for point in chain:
            month = point.day.month or month
            day = _day(point.day.year or year, month, point.day.day)
            if day is None:
                return None
            days.append(day)
        run = 1
        while run < len(days) and days[run] - days[run - 1] == timedelta(days=1):
            run += 1
        if run < 2:
            return None
        last = chain[run - 1]
        self.context, self.context_end, self.multi = days[run - 1], last.end, True
        match = DateMatch(chain[0].start, last.end, days[0].isoformat(), days[run - 1].isoformat(), derived)
        return run, [match]

    def _single(self, point: _Point) -> list[DateMatch]:
        day = point.day
        derived = False
        if day.month is None and self.context is not None:
            day, derived = replace(day, month=self.context.month, year=self.context.year), True
        year, _, unprinted = self._years(day)
        derived |= unprinted
        span = len(point.times) > 1
        if day.day_to is not None:
            low, high = self._moment(day, year, None), self._moment(replace(day, day=day.day_to), year, None)
            if high is not None and len(point.times) == 1 and not span:
                hour = self._moment(replace(day, day=day.day_to), year, point.times[0])
                if day.western and hour is not None and hour[11:13] < "12":
                    low = self._moment(day, year, point.times[0])  # 6-7 July, 8 a.m.: when the first day begins
                else:
                    high = hour
            if low is None or high is None:
                return []
            self._remember(replace(day, day=day.day_to), year, point.end, multi=True)
            return [DateMatch(point.start, point.end, low, high, derived, day.repaired)]
        low = self._moment(day, year, point.times[0] if point.times else None)
        high = self._moment(day, year, point.times[1]) if span else None
        if low is None:
            return []
        self._remember(day, year, point.end, multi=False)
        out = [
            DateMatch(
                point.start, point.listed[0].start if point.listed else point.end, low, high, derived, day.repaired
            )
        ]
        for time in point.listed:
            moment = self._moment(day, year, time)
            out.append(DateMatch(time.start, time.end, moment, None, True, day.repaired))
        if point.listed:
            out[0] = replace(out[0], end=point.times[0].end)
        return out

    def _bare(self, point: _Point) -> list[DateMatch]:
        """A time range, or 下午2:30, on the day that was printed before it in the same line."""
        if self.context is None or self.multi or not point.times:
            return []
        between = self.text[self.context_end : point.start]
        same = self.text[point.day.start : point.day.end] in ("同日", "当日", "同天", "当天")
        if "\n" in between or _daily().search(between):
            return []
        if len(point.times) < 2 and not same and (point.times[0].part is None or point.times[0].western):
            return []
        atom = Atom(point.start, point.end, self.context.year, self.context.month, self.context.day)
        low = self._moment(atom, self.context.year, point.times[0])
        high = self._moment(atom, self.context.year, point.times[1]) if len(point.times) > 1 else None
        return [DateMatch(point.start, point.end, low, high, True)] if low else []

    def _remember(self, atom: Atom, year: int | None, end: int, *, multi: bool) -> None:
        day = _day(year, atom.month, atom.day or 1)
        if day is not None:
            self.context, self.context_end, self.multi = day, end, multi or atom.day is None

    @staticmethod
    def _moment(atom: Atom, year: int | None, time: Atom | None) -> str | None:
        if year is None or atom.month is None:
            return None
        if atom.day is None:
            return f"{year:04}-{atom.month:02}"
        day = _day(year, atom.month, atom.day)
        if day is None:
            return None
        if time is None:
            return day.isoformat()
        time = _on_clock(time)
        return f"{day.isoformat()}T{time.hour:02}:{time.minute:02}"


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


_AFTER_NOON = ("afternoon", "evening")
"""Parts of the day whose hours count from noon."""


def _on_clock(time: Atom) -> Atom:
    """The time on the 24 hour clock: 下午2:00 is 14:00, 12:30 am is 00:30, 中午1:00 is 13:00, 晚上12:00 is 24:00."""
    hour = time.hour or 0
    if time.part in _AFTER_NOON and (hour < 12 or (time.part == "evening" and hour == 12 and not time.minute)):
        return shifted(time, hour + 12)
    if time.part == "noon" and hour < 11:
        return shifted(time, hour + 12)
    if time.part == "morning" and hour == 12:
        return shifted(time, 0)
    return time
