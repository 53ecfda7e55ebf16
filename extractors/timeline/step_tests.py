"""Step tests: whether a date that is printed is that of a step, or of a birth, a document, a condition, the notice."""

from __future__ import annotations

from datetime import date, timedelta

from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Line, Source, head
from extractors.timeline.choices_en import not_a_step
from extractors.timeline.date_clauses import (
    ACTED,
    HELD_SINCE,
    IN_EFFECT,
    NO_CHANGE,
    SINCE,
    SINCE_THEN,
    condition_heading,
    does,
    ends_with_lead,
    within,
)
from extractors.timeline.moments import as_date, rolled
from extractors.values.dates import DateMatch
from extractors.values.events import Around, Choice, find_events, words
from schema.values import EventKind

Span = tuple[int, int]
_OPENING = frozenset(
    {EventKind.REGISTRATION, EventKind.ONLINE_REVIEW, EventKind.REVIEW, EventKind.PAYMENT, EventKind.WRITTEN_EXAM}
)
"""The steps that a notice of the next year may take in the year before."""
_LATE = 8
"""The month from which a notice of the next year (2013年招聘) may take applications."""


class StepTests:
    """The tests on the dates of one source."""

    def __init__(self, ctx: Context, source: Source) -> None:
        self.ctx, self.source = ctx, source
        self.published = as_date(ctx.header.published)
        self.opened: date | None = None
        """The first step of a notice without a date of its own, where it lies in the year before that of the notice."""
        quotes = ctx.header.quotes("published") if ctx.header.published else ()
        self.signed = [(q.start, q.end) for q in quotes if q.document == source.document.id]

    def signs(self, token: Span) -> bool:
        """Whether a date is the one that the notice is dated by."""
        start, end = self.source.document.view.back(*token)
        return any(start < e and s < end for s, e in self.signed)

    def closes(self, line: Line, match: DateMatch) -> bool:
        """Whether a date stands beside who signs at the foot of an English notice, on the day of its publication."""
        if self.source.zh or len(line.text) > 90 or line.index < len(self.source.lines) - 3 or line.index < 12:
            return False
        return (match.first or "")[:10] == (self.ctx.header.published or "-")[:10] and ":" not in line.text

    def counts(self, line: Line, match: DateMatch, around: Around, choice: Choice) -> bool:
        """Whether a date is a step of the process: not a birth date, a cut-off date, a document's or past date."""
        if re.search(r"(?:\.\s?){6,}$", line.text[: match.start]):
            return False  # dotted leaders: a page footer
        near = around.label[-40:] + "|" + re.split(r"[,。;]", within(around).lstrip(", "))[0][:30]
        if NO_CHANGE.match(around.after) or SINCE.search(around.label) or (not self.source.zh and not_a_step(around)):
            return False
        if IN_EFFECT.search(around.label):
            near = near.replace("with effect from", "")
        near = re.sub(r"户(?:籍|口)(?:所在)?地", "", near)  # where papers are handed in, no condition
        done = self.source.zh and does(around)
        near = near.partition("|")[2] if done else near
        if words("not_event", "hard" if choice.strong else "words").search(near) or HELD_SINCE.match(around.after):
            return False
        if (
            not done
            and not find_events(around.label)
            and words("not_event").search(around.prior[-40 if self.source.zh else -64 :])
            and not choice.strong
        ):
            return False
        if ends_with_lead(around.label):
            return False
        moved = rolled(match, self.published or self.opened)
        day = as_date(moved[1] or moved[0])
        if day is not None:
            if self.published is not None and day < self.published - timedelta(days=20):
                return False
            before = self.ctx.year - day.year if self.published is None and self.ctx.year is not None else 0
            named = choice.strong or (self.source.zh and any(kind in _OPENING for kind, _ in choice.kinds))
            going = self.opened is not None and day >= self.opened
            if before > (going or (named and day.month >= _LATE)):
                return False
            limit = (self.published.year if self.published else self.ctx.year or day.year) + 3
            if day.year > limit:
                return False
        asked = re.search(r"请(?:于|在)?\s*$", around.label) is not None
        acted = choice.kinds and ACTED.match(around.after) is not None
        if [kind for kind, _ in choice.kinds] == [EventKind.ONBOARDING] and SINCE_THEN.match(around.after):
            return not self.in_conditions(line)  # 工作满1年(去年11月5日前入职): when they have begun
        return choice.strong or asked or acted or not self.in_conditions(line)

    def in_conditions(self, line: Line) -> bool:
        above = [head(self.source.lines[i].text) for i in line.parents]
        return any(condition_heading(text) for text in above)
