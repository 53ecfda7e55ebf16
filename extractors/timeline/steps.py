"""The timeline: every dated step of the process, with its start, end and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from extractors.outline import mentions as track_names
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Clause, Line, Source
from extractors.timeline.choices_en import choose_english, label_kind
from extractors.timeline.date_blocks import date_blocks
from extractors.timeline.date_clauses import (
    CLOSES_WINDOW,
    CLOSING,
    FROM_ISSUE,
    GATHER,
    ISSUED,
    ON_SITE,
    ONLINE,
    OPENS,
    OVER_TABLE,
    SINCE,
    TO_LABEL,
    alone,
    evidence,
    first_step,
    is_deadline,
    is_old,
    label_of,
    outside,
    own_span,
    whose,
    without_lead,
)
from extractors.timeline.dated_lists import dated_lists
from extractors.timeline.event_places import find_place, place_in_cell
from extractors.timeline.event_places_en import place_behind
from extractors.timeline.found_events import Found, add, build, lectures, one_day, same_moments
from extractors.timeline.headings_over import headings_over
from extractors.timeline.led_sites import led_sites
from extractors.timeline.moments import as_date, moments
from extractors.timeline.note_cells import noted_cells, noted_sessions
from extractors.timeline.session_times import (
    hours_on,
    joined_days,
    named_days,
    respective,
    session_dates,
    whole_days,
)
from extractors.timeline.step_tests import StepTests
from extractors.timeline.timetable import leaders, table_rows
from extractors.values.date_patterns import numeric_order
from extractors.values.dates import DateMatch, find_dates
from extractors.values.events import STRONG, Around, Choice, choose, find_events, words
from schema.document import BlockKind
from schema.notice import Event
from schema.values import EventKind, NoticeKind

Span = tuple[int, int]


_SEPARATORS = re.compile(r"(?:[、,;\s/]|和|及|以及|与)*")
_MOST = 60
"""Dates of one clause that are looked at: the work grows with their square, and no schedule has that many."""
_NEXT = re.compile(r",(?P<of>[^,;。]{2,12}?)(?:定?于|在|为|时间)\s*$")
_AND = re.compile(r"[\s,;]*(?:and|but|while)\s", re.IGNORECASE)


def extract_timeline(ctx: Context) -> tuple[Event, ...]:
    """The events of the notice in the order printed; several mentions of one event become one."""
    found: list[Found] = []
    for source in ctx.sources:
        for item in _Reader(ctx, source).read():
            add(found, item)
    lectures(found)
    return tuple(build(ctx, item, i + 1) for i, item in enumerate(found))


class _Reader:
    """Reads the dated clauses of one source."""

    def __init__(self, ctx: Context, source: Source) -> None:
        self.ctx, self.source = ctx, source
        self.order = numeric_order(source.text)
        self.online = ONLINE.search(source.text) is not None
        self.published = as_date(ctx.header.published)
        self.year = ctx.year
        """The year of dates printed without one: that of the notice, or a later one that its steps have reached."""
        self.last: Found | None = None
        self.line = -9
        """Index of the line of the event read last."""
        self.days: list[tuple[int, Found]] = []
        """The events of lines, with the indices of these."""
        self.tests = StepTests(ctx, source)

    def read(self) -> Iterator[Found]:
        blocks = {min(block.lines): block for block in date_blocks(self.source)}
        inside = frozenset(i for block in blocks.values() for i in block.lines)
        listed = dated_lists(self.source) | led_sites(self.source)
        for line in self.source.lines:
            if line.index in listed:
                row = listed[line.index]
                for item in self._row(row.text, row.start, row.cells):
                    self.last, self.line = item, line.index
                    yield item
                continue
            if line.kind is BlockKind.TABLE or (not self.source.zh and leaders(line)):
                continue
            if line.index in inside:
                if (block := blocks.get(line.index)) is not None:
                    places = ((*block.place, "place"),) if block.place else ()
                    yield from self._row(block.head.text, block.when[1], ((*block.when, "time"), *places))
                continue
            if not self.source.zh or "月" in line.text or any(c.isdigit() for c in line.text):
                yield from self._line(line)
            if self.last is not None and words("same").search(line.text):
                yield from same_moments(self.source, line, self.last)
        for row in table_rows(self.source):
            yield from self._row(row.text, row.start, row.cells, papers=row.papers)

    # -- lines

    def _line(self, line: Line) -> Iterator[Found]:
        matches = whole_days(find_dates(line.text, year=self.year, day_first=self.order), line.text)
        matches = named_days(matches, line.text)
        matches = matches if self.source.zh else joined_days(matches, line.text)
        place = None
        if not matches and self.last is not None and 0 < line.index - self.line <= 4 and one_day(self.last):
            matches, place = session_dates(line.text, self.last.start or ""), self.last.place
        if not matches or (len(matches) == 1 and alone(line.text, matches[0])):
            return
        clauses = self.source.clauses(line)
        for clause in clauses:
            inside = [m for m in matches if clause.start <= line.start + m.start < clause.end]
            for item in self._clause(line, clause, inside[:_MOST], clauses) if inside else ():
                item.place = item.place or place
                yield item

    def _clause(
        self, line: Line, clause: Clause, inside: list[DateMatch], clauses: Sequence[Clause]
    ) -> Iterator[Found]:
        heads, spans = headings_over(self.source, line, clause, clauses)
        begin = clause.start - line.start
        finish = clause.end - line.start
        prev = begin
        blank = shared = ""
        turns = respective([(m.start, m.end) for m in inside], line.text) if self.source.zh else {}
        for i, match in enumerate(inside):
            nxt = inside[i + 1].start if i + 1 < len(inside) else finish
            before = blank + line.text[prev : match.start]
            after = line.text[match.end : nxt]
            if i + 1 < len(inside) and is_old(before, after):
                blank, prev = (
                    f"{without_lead(before)} {after}",
                    nxt,
                )  # the words about the old date speak of the new one
                prev = inside[i + 1].start
                continue
            for later in inside[i + 1 :]:
                if not _SEPARATORS.fullmatch(after):
                    break
                stop = inside[inside.index(later) + 1].start if later is not inside[-1] else finish
                after = line.text[later.end : stop]  # a list of dates shares the words behind its last
            if not self.source.zh and i + 1 < len(inside) and _AND.match(after):
                after = ""  # … by 19 January and interviews will be held from …
            led = _NEXT.search(after) if self.source.zh and i + 1 < len(inside) else None
            if led and find_events(led["of"]):
                after = after[: led.start()]  # 9月27日体检,政审于10月20日前完成: what the next day is of
            own = any(h.strength == STRONG for h in find_events(after[:6]))
            if _SEPARATORS.fullmatch(before) and before and i and not own:
                before = shared  # and those before its first
            shared = before
            cut = max((m.end() for m in re.finditer(",", outside(before))), default=0)
            around = Around(before[cut:], before[:cut], after, heads)
            found = list(self._event(line, match, around, spans, clause))
            for item in found[slice(*turns.get((i, len(found)), (None,)))]:
                self.last, self.line = item, line.index
                self.days.append((line.index, item))
                told = int((item.start or item.end or "0")[:4])
                if self.year is not None and not item.derived and told == self.year + 1 and not blank:
                    self.year = told
                if len(self.days) == 1 and self.published is None and not item.derived and told + 1 == self.year:
                    # 2026年度招聘, whose first step is 报名:2025年11月10日: what follows goes on from there
                    self.year, self.tests.opened = told, as_date(item.start or item.end)
                yield item
            blank, prev = "", match.end

    def _event(
        self, line: Line, match: DateMatch, around: Around, spans: Sequence[Span], clause: Clause
    ) -> Iterator[Found]:
        if match.first is None:
            return
        if self._hour_of_last(line, match, around) or self._end_of_last(line, match, around):
            return
        if self.source.zh or _has_cjk(clause.text):
            choice = choose(around, online=self.online)
        else:
            told = self.last.kind if self.last is not None and 0 <= line.index - self.line <= 1 else None
            told = told if self.line == line.index or TO_LABEL.fullmatch(around.label.rstrip()) else None
            choice = choose_english(around, online=self.online, title=self.ctx.header.title or "", last=told)
        if not self.tests.counts(line, match, around, choice):
            return
        if not choice.kinds:
            if match.derived and self.last is not None and (self.last.start or "")[:10] == match.first[:10]:
                choice = Choice(((self.last.kind, ""),))
            elif self.ctx.header.kind is NoticeKind.RESULT_LIST and (title := find_events(self.ctx.header.title or "")):
                kinds = [h for h in title if h.kind not in ("written_results", "total_results")]
                if kinds and words("action").search(clause.text):
                    choice = Choice(((EventKind(kinds[-1].kind), ""),))
            if (
                not choice.kinds
                and words("action").search(around.label + around.after)
                and not self.tests.in_conditions(line)
            ):
                choice = Choice(((EventKind.OTHER, ""),))
        first, last = moments(self.published or self.tests.opened, match, around, line.text[match.start : match.end])
        token = (line.start + match.start, line.start + match.end)
        if self.tests.signs(token) and (not find_events(around.label) or ISSUED.search(around.label)):
            return
        if self.tests.closes(line, match):
            return
        span = evidence(line, match, around, clause)
        seen: set[tuple[EventKind, tuple[str, ...]]] = set()
        for kind, named in choice.kinds:
            tracks = track_names.mentions(named or clause.text, self.ctx.tracks) or track_names.mentions(
                clause.text, self.ctx.tracks
            )
            if (kind, tracks) in seen:
                continue
            seen.add((kind, tracks))
            item = Found(
                self.source, kind, first, last, span, token, tracks, derived=match.derived, repaired=match.repaired
            )
            item.place = find_place(self.source, line, token, kind, own_span(line.text, match, around))
            if kind is EventKind.ONLINE_REVIEW and item.place and ON_SITE.search(item.place[0]):
                item.kind = EventKind.REVIEW  # papers are shown at a counter, however people have registered
            item.whose = whose(around.label)
            opens = words("open").search(around.label) or OPENS.match(around.after)
            applies = not self.source.zh and kind is EventKind.REGISTRATION and first is not None
            item.opening = (opens is not None or applies) and last is None
            if kind is EventKind.OTHER:
                item.label = label_of(around)
            if choice.head is not None and choice.head < len(spans):
                item.heading = spans[choice.head]
            if first is None and FROM_ISSUE.search(around.prior + around.label) and self.ctx.header.published:
                item.start = self.ctx.header.published[:10]
                item.start_rule = "from_publication"
                item.start_from = next(iter(self.ctx.header.quotes("published")), None)
                if item.start_from is None:
                    item.start = None
            yield item

    def _hour_of_last(self, line: Line, match: DateMatch, around: Around) -> bool:
        """A bare hour on the day just read (于早上7:00集合) is the hour of that event, not an event of its own."""
        printed = line.text[match.start : match.end]
        if (
            not match.derived
            or match.last
            or re.search(r"[月日号/.-]|[A-Za-z]{3}", printed.strip("同当日"))
            or self.last is None
        ):
            return False
        named = find_events(around.after[:20])
        if (
            printed[:1] in "同当"
            and not is_deadline(around)
            and any(h.strength == STRONG and h.kind != self.last.kind.value for h in named)
        ):
            return False  # 当日14:00参加实操考试: another test on that day
        if re.search(r"[、和及]\s*$", line.text[: match.start]):
            return False  # one of several hours
        if (self.last.start or "")[:10] == (match.first or "")[:10] and (seat := GATHER.match(around.after)):
            begin = line.start + match.end
            self.last.place = self.last.place or (seat["p"], (begin + seat.start("p"), begin + seat.end("p")))
            return True  # who is examined gathers before the hour
        if self.last.start == (match.first or "")[:10] and self.last.end is None and not is_deadline(around):
            self.last.start = match.first
            token = (line.start + match.start, line.start + match.end)
            own = own_span(line.text, match, around)
            self.last.place = self.last.place or find_place(self.source, line, token, self.last.kind, own)
            self.last.extra.append(("start", (line.start + match.start, line.start + match.end)))
        return True

    def _end_of_last(self, line: Line, match: DateMatch, around: Around) -> bool:
        """准考证自7月20日起打印,截至7月24日: the close of the window that the date before has opened."""
        last = self.last
        if (
            not self.source.zh
            or last is None
            or self.line != line.index
            or last.end is not None
            or match.last is not None
            or not (last.start or "9") < (match.first or "")
            or not CLOSES_WINDOW.fullmatch(around.prior + around.label)
            or find_events(around.after[:12])
        ):
            return False
        token = (line.start + match.start, line.start + match.end)
        last.end = match.first
        last.extra.append(("end", token))
        return True

    # -- tables

    def _day_above(self, at: int) -> Found | None:
        """The one-day event of the lines right over a table at an offset, on whose day the hours in it are."""
        line = self.source.line_at(at)
        near = [item for index, item in self.days if line is not None and 0 < line.index - index <= OVER_TABLE]
        return near[-1] if near and one_day(near[-1]) else None

    def _row(
        self, label: str, start: Span, cells: Sequence[tuple[str, Span, str]], *, papers: bool = False
    ) -> Iterator[Found]:
        """A row of a schedule: its label, and each cell with a date; ``cells``: text, span, role.

        :param papers: the rows are the papers of a test, by the heading of their column.
        """
        remarks, cells = cells, noted_cells(self.source, cells)
        place = next(((text, span) for text, span, role in cells if role == "place" and text), None)
        for text, span, role in cells:
            if role != "time":
                continue
            matches = find_dates(text, year=self.ctx.year, day_first=self.order)
            day = self._day_above(start[0]) if self.source.zh and not matches else None
            if day is not None:
                matches = hours_on(day.start or "", text)
            for match in matches if self.source.zh else joined_days(matches, text):
                if match.first is None or SINCE.search(text[: match.start]):
                    continue
                around = Around(f"{first_step(label)}:{text[: match.start]}", "", text[match.end :], ())
                read = choose if self.source.zh else choose_english
                told = None if self.source.zh else label_kind(label)
                kinds = ((told, ""),) if told else read(around, online=self.online).kinds or ((EventKind.OTHER, ""),)
                if day is not None or (papers and kinds[0][0] in (EventKind.OTHER, EventKind.ASSESSMENT)):
                    kinds = ((day.kind if day is not None else EventKind.WRITTEN_EXAM, ""),)
                first, last = moments(self.published, match, Around(text[: match.start], "", text[match.end :], ()))
                token = (span[0] + match.start, span[0] + match.end)
                sittings = noted_sessions(match, remarks) if first and last is None and self.source.zh else []
                if not self.source.zh and last is None and first and CLOSING.search(label):
                    first, last = None, first
                held = [(m.first, m.last, at) for m, at in sittings] or [(first, last, token)]
                for kind, (begin, finish, token) in product((k for k, _ in kinds[:2]), held):
                    item = Found(
                        self.source, kind, begin, finish, start, token, derived=match.derived, repaired=match.repaired
                    )
                    item.extra = [("start" if begin else "end", token)]
                    item.opening = not self.source.zh and last is None and words("open").search(label) is not None
                    item.label = label if kind is EventKind.OTHER else None
                    behind = None if place or self.source.zh else place_behind(text, match.end)
                    if self.source.zh and not place and len(matches) == 1:
                        item.place = place_in_cell(self.source, span[0], text)
                    if behind:
                        item.place = behind[0], (span[0] + behind[1][0], span[0] + behind[1][1])
                    if place and not re.search(r"另行|通知|准考证|见|待定|^[-/—无\s]*$", place[0]):
                        item.place = place
                    yield item


def _has_cjk(text: str) -> bool:
    return re.search(r"[\u4e00-\u9fff]{2}", text) is not None
