"""Found events: the mentions of one event put together, and the record built from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extractors.text.context import Context, Draft
from extractors.text.source import Line, Source
from extractors.values.events import TRIAL, find_events, words
from schema.evidence import Evidence, Role
from schema.notice import Event
from schema.values import EventKind

Span = tuple[int, int]


@dataclass(slots=True)
class Found:
    """An event before it is merged with its other mentions; spans are view ranges of ``source``."""

    source: Source
    kind: EventKind
    start: str | None
    end: str | None
    clause: Span
    token: Span
    tracks: tuple[str, ...] = ()
    place: tuple[str, Span] | None = None
    label: str | None = None
    heading: Span | None = None
    derived: bool = False
    repaired: bool = False
    opening: bool = False
    whose: str = ""
    """What the label says before the event itself: 省直, 市州."""
    extra: list[tuple[str, Span]] = field(default_factory=list)
    """Fields that come from another place (a merged opening line): name and span."""
    start_rule: str | None = None
    start_from: Evidence | None = None


def add(found: list[Found], new: Found) -> None:
    """Add an event, or merge it with an earlier mention of the same one."""
    for i, old in enumerate(found):
        if old.kind is not new.kind or (old.source is not new.source and old.tracks != new.tracks):
            continue
        if old.tracks != new.tracks and old.tracks and new.tracks:
            continue
        if old.whose and new.whose and old.whose != new.whose:
            continue
        if new.kind is EventKind.OTHER and (new.start, new.end) != (old.start, old.end):
            continue
        merged = _merged(old, new)
        if merged is not None:
            found[i] = merged
            return
    # a day is dropped for the sessions held on it
    if new.start and "T" in new.start:
        for i, old in enumerate(found):
            if old.kind is new.kind and old.end is None and old.start == new.start[:10]:
                new.place = new.place or old.place
                found[i] = new
                return
    found.append(new)


def _merged(old: Found, new: Found) -> Found | None:
    """One event for two mentions: the same moments, or the opening and the close of one window."""
    if _agree(old.start, new.start) and _agree(old.end, new.end) and (old.start or old.end):
        both = (old.start and new.start) or (old.end and new.end)
        window = (old.start and new.end and not old.end and not new.start) and (old.opening)
        if not both and not window and new.opening and old.end and not old.start and new.start and not new.end:
            window = new.start <= old.end  # the opening is printed behind the close
        if not both and not window:
            return None
        if (
            both
            and old.end is None
            and new.end is not None
            and new.start
            and old.start != new.start
            and "T" in new.start
        ):
            return None  # a session of that day
        if window and (old.start or "") > (new.end or ""):
            return None
        out = replace(
            old, start=_finer(old.start, new.start), end=_finer(old.end, new.end), place=old.place or new.place
        )
        out.extra = [
            *old.extra,
            *([("end", new.clause)] if out.end != old.end else []),
            *([("start", new.clause)] if out.start != old.start else []),
        ]
        out.derived = old.derived and new.derived
        out.repaired = old.repaired or new.repaired
        return out
    if (
        new.end is None
        and old.start
        and old.end
        and new.start
        and "T" not in new.start
        and old.start[:10] <= new.start <= old.end[:10]
    ):
        return old
    return None


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b or a.startswith(f"{b}T") or b.startswith(f"{a}T")


def _finer(a: str | None, b: str | None) -> str | None:
    return max((x for x in (a, b) if x), key=len, default=None)


def one_day(item: Found) -> bool:
    """Whether an event has a day and does not go on to another."""
    return bool(item.start and len(item.start) >= 10 and (item.end is None or item.start[:10] == item.end[:10]))


def lectures(found: list[Found]) -> None:
    """Trial lectures are the interview where no other one is dated."""
    if any(item.kind is EventKind.INTERVIEW for item in found):
        return
    for item in found:
        text = item.source.text
        headed = text[slice(*item.heading)] if item.heading else ""
        if item.kind is EventKind.OTHER and TRIAL.search(headed + text[item.clause[0] : item.token[1] + 8]):
            item.kind, item.label = EventKind.INTERVIEW, None


def same_moments(source: Source, line: Line, model: Found | None) -> Iterator[Found]:
    """缴费时间同报名时间; … must be paid by the same deadline: the moments of the registration hold here."""
    for clause in source.clauses(line):
        m = words("same").search(clause.text)
        if not m or model is None:
            continue
        hits = [h for h in find_events(clause.text) if h.kind != "registration"]
        if not hits:
            continue
        kind = hits[0].kind
        event = EventKind.ONLINE_REVIEW if kind == "qualification" else EventKind(kind)
        deadline = "deadline" in m[0] or "date" in m[0]
        start = None if deadline else model.start
        bare = replace(model, place=None, derived=True, label=None, extra=[], heading=None)
        yield replace(bare, kind=event, start=start, clause=(clause.start, clause.end))


def build(ctx: Context, item: Found, number: int) -> Event:
    source = item.source
    draft = Draft(f"event-{number}")
    draft.cite(source.cite(*item.clause))
    token = source.cite(*item.token)
    extra = {name: source.cite(*span) for name, span in item.extra}
    if item.heading:
        draft.put("event", item.kind, source.cite(*item.heading, role=Role.HEADING))
    for name, value in (("start", item.start), ("end", item.end)):
        if name == "start" and item.start_rule and item.start_from is not None:
            draft.put(name, value, item.start_from, rule=item.start_rule)
            continue
        evidence = extra.get(name, token)
        draft.put(name, value, evidence, rule="year_from_notice" if item.derived else None)
    if item.place:
        draft.put("place", item.place[0], source.cite(*item.place[1]))
    draft.put("label", item.label)
    if item.repaired:
        reading = " – ".join(moment for moment in (item.start, item.end) if moment)
        ctx.find(
            "damaged_date",
            f"the printed date is damaged; the only reading is {reading}",
            token,
            proof=f"{token.quote} → {reading}",
        )
    more = {} if "event" in draft else {"event": item.kind}
    return draft.build(Event, noise=item.repaired, tracks=item.tracks, **more)
