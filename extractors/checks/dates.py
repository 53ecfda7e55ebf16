"""Checks of dates: order, weekdays, and ages against printed birth dates."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.values.dates import find_dates
from schema.conditions import Age
from schema.evidence import Evidence
from schema.findings import Severity
from schema.notice import Event, Notice
from schema.values import EventKind

_ORDER = (
    EventKind.REGISTRATION,
    EventKind.ADMISSION_TICKET,
    EventKind.WRITTEN_EXAM,
    EventKind.WRITTEN_RESULTS,
    EventKind.INTERVIEW,
    EventKind.PHYSICAL_EXAM,
    EventKind.PUBLICITY,
)
_WEEKDAY = re.compile(r"\d{1,2}[日号]\s*\(?(?:星期|周)([一二三四五六日天])")
_NAMES = "一二三四五六日"


def check(ctx: Context, notice: Notice) -> None:
    """Reversed and out-of-order events, events before publication, wrong weekdays, age windows."""
    _reversed(ctx, notice)
    _order(ctx, notice)
    _published(ctx, notice)
    _appeal(ctx, notice)
    _weekdays(ctx)
    _inverted(ctx)
    for condition in notice.eligibility:
        if isinstance(condition, Age):
            _age(ctx, notice, condition)


def _reversed(ctx: Context, notice: Notice) -> None:
    for event in notice.timeline:
        if event.start and event.end and len(event.start) == len(event.end) and event.end < event.start:
            ctx.find(
                "dates_reversed",
                f"{event.event} ends before it starts",
                *event.quotes("start"),
                severity=Severity.ERROR,
                proof=f"{event.start} > {event.end}",
                pointer=f"/timeline/{event.id}",
            )


def _order(ctx: Context, notice: Notice) -> None:
    first: dict[EventKind, Event] = {}
    for event in notice.timeline:
        if event.start and not event.tracks and event.event in _ORDER:
            held = first.get(event.event)
            if held is None or (held.start or "") > event.start:
                first[event.event] = event
    known = [first[kind] for kind in _ORDER if kind in first]
    for earlier, later in pairwise(known):
        after, before = (later.start or "")[:10], (earlier.start or "")[:10]
        shared = min(len(after), len(before))  # the end of a month is no contradiction to a day in it
        if after[:shared] < before[:shared]:
            ctx.find(
                "dates_out_of_order",
                f"{later.event} comes before {earlier.event}",
                *earlier.quotes("start"),
                *later.quotes("start"),
                severity=Severity.WARNING,
                proof=f"{later.event} {later.start}, {earlier.event} {earlier.start}",
                pointer=f"/timeline/{later.id}",
            )


def _published(ctx: Context, notice: Notice) -> None:
    published = notice.header.published
    if not published or len(published) < 10:
        return
    early = [e for e in notice.timeline if e.start and len(e.start) >= 10 and e.start[:10] < published[:10]]
    for event in early[:1]:
        ctx.find(
            "starts_before_publication",
            f"{event.event} starts before the notice was published",
            *event.quotes("start"),
            *notice.header.quotes("published"),
            severity=Severity.WARNING,
            proof=f"{event.start[:10] if event.start else ''} < {published[:10]}",
            pointer=f"/timeline/{event.id}",
        )


def _appeal(ctx: Context, notice: Notice) -> None:
    reviews = [e for e in notice.timeline if e.event is EventKind.ONLINE_REVIEW and e.end]
    for appeal in notice.timeline:
        if appeal.event is not EventKind.APPEAL or not appeal.end or not appeal.start:
            continue
        for review in reviews:
            if review.end and review.start and review.start <= appeal.start < review.end and appeal.end < review.end:
                ctx.find(
                    "appeal_ends_before_review",
                    "the time for appeals ends before the review does: whoever is refused later has none",
                    *appeal.quotes("end"),
                    *review.quotes("end"),
                    severity=Severity.WARNING,
                    proof=f"{appeal.end} < {review.end}",
                    pointer=f"/timeline/{appeal.id}",
                )


_BETWEEN = re.compile(
    # two digits written out: a pattern that begins with a class of characters is looked for much faster
    r"(\d\d)\s*(?:周?岁)?(?:\(含\))?(?:及?以上|至|到|-|~)[,、;]?(?:至|到|且|和)?(?:年龄)?(?:在|不超过)?\s*(\d{2})\s*周?岁"
)
_BETWEEN_EN = re.compile(r"\bbetween (\d{2}) and (\d{2}) years\b")


def _inverted(ctx: Context) -> None:
    """Ages printed with the least above the greatest: no condition can be read from them."""
    for source in ctx.sources:
        chinese = _BETWEEN.finditer(source.text) if "岁" in source.text else ()
        english = _BETWEEN_EN.finditer(source.text) if "between" in source.text else ()
        for found in sorted((*chinese, *english), key=lambda f: f.start()):
            least, greatest = int(found[1]), int(found[2])
            if least > greatest:
                ctx.find(
                    "inverted_bounds",
                    "the least age is printed above the greatest; no age limit is read from it",
                    source.cite(*found.span()),
                    severity=Severity.ERROR,
                    proof=f"{least} > {greatest}",
                    pointer="/eligibility",
                )
        for line in source.lines if "出生" in source.text else ():
            for days in find_dates(line.text, year=ctx.year) if "出生" in line.text else ():
                if days.first and days.last and days.last[:4] < days.first[:4]:
                    ctx.find(
                        "dates_reversed",
                        "the later day of birth is printed first; the two are read as the ends of one range",
                        source.cite(line.start + days.start, line.start + days.end),
                        severity=Severity.ERROR,
                        proof=f"{days.first} > {days.last}",
                        pointer="/eligibility",
                    )


def _weekdays(ctx: Context) -> None:
    """Printed weekdays against the calendar. They settle a year that was taken from elsewhere in the notice."""
    agreeing: list[Evidence] = []
    for source in ctx.sources:
        if not re.search(r"(?:星期|周)[一二三四五六日天]", source.text):
            continue
        for line in source.lines:
            if not _WEEKDAY.search(line.text):
                continue
            for match in find_dates(line.text, year=ctx.year):
                printed = _WEEKDAY.search(line.text[match.start : match.end + 6])
                if not printed or match.last or not match.first or len(match.first) < 10:
                    continue
                day, name = date.fromisoformat(match.first[:10]), printed[1].replace("天", "日")
                cited = source.cite(line.start + match.start, line.start + match.end)
                if name in (
                    _weekday(day + timedelta(days=n)) for n in ((0, -365, 365, -366, 366) if match.derived else (0,))
                ):
                    agreeing.append(cited)
                    continue
                ctx.find(
                    "weekday_mismatch",
                    f"{match.first[:10]} is a 星期{_weekday(day)}, not 星期{printed[1]}",
                    cited,
                    severity=Severity.WARNING if match.derived else Severity.ERROR,
                    proof=f"{match.first[:10]}: 星期{_weekday(day)}",
                )
    if agreeing:
        ctx.find(
            "weekdays_agree",
            "the printed weekdays agree with their dates",
            *dict.fromkeys(agreeing),
            severity=Severity.INFO,
            proof=f"{len(agreeing)} of {len(agreeing)}",
        )


def _weekday(day: date) -> str:
    return _NAMES[day.weekday()]


def _day(moment: str, *, last: bool = False) -> date:
    """The (first or last) day of a moment given to the year, month or day."""
    parts = [int(p) for p in moment[:10].split("-")]
    if len(parts) == 1:
        parts.append(12 if last else 1)
    if len(parts) == 2:
        parts.append(monthrange(parts[0], parts[1])[1] if last else 1)
    return date(*parts)


def _birthday(born: date, years: int) -> date:
    """The day on which somebody completes ``years`` years (born 29 February: 1 March in other years)."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def _age(ctx: Context, notice: Notice, age: Age) -> None:
    pointer = f"/eligibility/{age.id}"
    if age.max is None or not age.born_from:
        return
    oldest = _day(age.born_from)
    reference = _reference_day(notice, age, oldest)
    if reference is None:
        return
    complete = reference.year - oldest.year - ((reference.month, reference.day) < (oldest.month, oldest.day))
    bound = age.max - 1 if age.max_strict else age.max
    if complete > bound:
        ctx.find(
            "age_window_admits_older",
            f"the birth dates admit somebody of {complete}, the age limit is {age.max}; the dates decide",
            *(age.quotes("born_from") or age.quotes("max")),
            severity=Severity.WARNING,
            proof=f"born {oldest} is {complete} on {reference}",
            pointer=pointer,
        )
    elif complete < bound:
        ctx.find(
            "age_window_excludes",
            f"the birth dates exclude people of {age.max} whom the age limit would admit; the dates decide",
            *(age.quotes("born_from") or age.quotes("max")),
            severity=Severity.WARNING,
            proof=f"the oldest admitted, born {oldest}, is {complete} on {reference}",
            pointer=pointer,
        )
    elif 0 <= (reference - _birthday(oldest, complete)).days <= 1:
        ctx.find(
            "age_window_ends_on_birthday",
            f"the birth dates end on the day of turning {age.max}; the age limit alone would admit another year",
            *(age.quotes("born_from") or age.quotes("max")),
            severity=Severity.INFO,
            proof=f"born {oldest - timedelta(days=1)} is {age.max} on {reference} and outside",
            pointer=pointer,
        )


def _reference_day(notice: Notice, age: Age, oldest: date) -> date | None:
    """The day the ages are meant for: printed, implied by a lower bound, a cut-off day, or registration.

    A day that other rules of the notice reckon with counts only where it is the birthday printed here or the day
    before or after it: a drafter who counts back from 31 March prints 31 March or 1 April.
    """
    if age.as_of and len(age.as_of) >= 10:
        return _day(age.as_of)
    if age.born_to and age.min is not None and len(age.born_to) >= 10:
        return _birthday(_day(age.born_to), age.min)
    for day in _reckoning_days(notice):
        near = [_birthday(oldest, day.year - oldest.year + extra) for extra in (-1, 0, 1)]
        if min(abs((day - birthday).days) for birthday in near) <= 1:
            return day
    for event in notice.timeline:
        if event.event is EventKind.REGISTRATION and event.start and len(event.start) >= 10:
            day = _day(event.start)
            birthday = _birthday(oldest, day.year - oldest.year)
            return day if 0 <= (day - birthday).days <= 1 else None
    return None


def _reckoning_days(notice: Notice) -> Iterator[date]:
    for condition in notice.eligibility:
        if isinstance(condition, Age) and condition.born_to and condition.min is not None:
            if len(condition.born_to) >= 10:
                yield _birthday(_day(condition.born_to), condition.min)
        else:
            as_of = getattr(condition, "as_of", None)
            if as_of and len(as_of) >= 10:
                yield _day(as_of)
    if notice.header.published and len(notice.header.published) >= 10:
        yield _day(notice.header.published)
