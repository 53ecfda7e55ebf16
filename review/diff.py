"""Diff: two notices, or two campaigns → the differences, grouped, the gravest first."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from review.identity import META, content, identity, label, match
from schema.base import Record
from schema.campaign import Campaign, CampaignPost, Parameter
from schema.diff import Diff, Difference, DiffGroup, DiffKind, Side, Weight
from schema.evidence import Evidence
from schema.lazy_posts import LazyPosts
from schema.notice import Notice

Subject = TypeVar("Subject", Notice, Campaign)

_SILENT = META | {"documents", "extractor", "findings", "questions", "owners", "notice", "changes"}
"""What is no statement of the notice: who read it and what came to mind; a campaign's name for its own notice."""

_SECTIONS = {
    "schemes": Weight.RANKING,
    "parameters": Weight.RANKING,
    "tracks": Weight.RANKING,
    "headcount": Weight.RANKING,
    "opening_ratios": Weight.RANKING,
    "posts": Weight.ELIGIBILITY,
    "eligibility": Weight.ELIGIBILITY,
    "exclusions": Weight.ELIGIBILITY,
    "apply_limit": Weight.ELIGIBILITY,
    "timeline": Weight.SCHEDULE,
    "fees": Weight.SCHEDULE,
}
_FIELDS = {
    ("posts", name): weight
    for weight, names in {
        Weight.RANKING: ("headcount", "scheme", "tests", "headcount_parts", "tracks", "code", "category"),
        Weight.TEXT: ("no", "org", "name", "workplace", "extra", "preferred", "labels"),
    }.items()
    for name in names
} | {("schemes", name): Weight.TEXT for name in ("name", "formula", "label")}


def diff(before: Subject, after: Subject) -> Diff:
    """What has changed from ``before`` to ``after``. Records are matched by identity, see :mod:`review.identity`."""
    found = sorted(_model(before, after, "", "", ""), key=lambda d: d.weight.order)
    return Diff(before=_name(before), after=_name(after), groups=tuple(_groups(found)))


def _name(subject: Notice | Campaign) -> str:
    title = subject.header.title if isinstance(subject, Notice) else subject.name
    owner = subject.extractor if isinstance(subject, Notice) else "campaign"
    return f"{title or ''} ({subject.id[:12]}, {owner})".strip()


def weight_of(section: str, field: str | None) -> Weight:
    """How grave a change of this field is; a whole record weighs what its section weighs, a whole post ranks."""
    if section == "posts" and field is None:
        return Weight.RANKING
    return _FIELDS.get((section, field or ""), _SECTIONS.get(section, Weight.TEXT))


def _model(a: BaseModel, b: BaseModel, left: str, right: str, section: str) -> Iterator[Difference]:
    """Differences of two records that are the same one."""
    for name in type(a).model_fields:
        if name in _SILENT:
            continue
        here = section or name
        one, other = getattr(a, name), getattr(b, name)
        ends = (f"{left}/{name}", f"{right}/{name}")
        if isinstance(one, BaseModel) and type(one) is type(other) and not _is_value(one):
            yield from _model(one, other, *ends, here)
        elif _is_list(one) or _is_list(other):
            yield from _list(tuple(one or ()), tuple(other or ()), *ends, here)
        elif one != other:
            yield _difference(a, b, name, ends, here)


def _difference(a: BaseModel, b: BaseModel, name: str, ends: tuple[str, str], section: str) -> Difference:
    sides = []
    for record, pointer in zip((a, b), ends, strict=True):
        value = record.model_dump(mode="json", include={name})[name]
        empty = value is None or value == [] or value == {}
        sides.append(None if empty else Side(pointer=pointer, value=value, evidence=evidence_of(record, name)))
    weight = weight_of(section, name)
    kind = DiffKind.CHANGED if all(sides) else DiffKind.REMOVED if sides[0] else DiffKind.ADDED
    whole = b if isinstance(b, (Record, CampaignPost, Parameter)) else None
    return Difference(
        kind=kind,
        weight=weight,
        section=section,
        record=label(whole) if whole is not None else section,
        field=name,
        before=sides[0],
        after=sides[1],
    )


def _list(a: Sequence[Any], b: Sequence[Any], left: str, right: str, section: str) -> Iterator[Difference]:
    pairs = match(a, b)
    moved = _moved([i for i, j in pairs if i is not None and j is not None])
    for i, j in pairs:
        one = a[i] if i is not None else None
        other = b[j] if j is not None else None
        sides = (
            Side(pointer=f"{left}/{identity(one)}", value=content(one), evidence=evidence_of(one)) if one else None,
            Side(pointer=f"{right}/{identity(other)}", value=content(other), evidence=evidence_of(other))
            if other
            else None,
        )
        if one is not None and other is not None:
            yield from _model(one, other, f"{left}/{identity(one)}", f"{right}/{identity(other)}", section)
            if i not in moved:
                continue
            kind, weight = DiffKind.MOVED, Weight.TEXT
        else:
            kind, weight = (DiffKind.REMOVED if one else DiffKind.ADDED), weight_of(section, None)
        yield Difference(
            kind=kind,
            weight=weight,
            section=section,
            record=label(other if other is not None else a[i or 0]),
            before=sides[0],
            after=sides[1],
        )


def _moved(places: Sequence[int]) -> set[int]:
    """Which of the old places stand out of order: all but a longest run that rises."""
    tails: list[int] = []
    at: list[int] = []
    back: list[int] = [-1] * len(places)
    for k, place in enumerate(places):
        where = bisect_left(tails, place)
        back[k] = at[where - 1] if where else -1
        tails[where : where + 1] = [place]
        at[where : where + 1] = [k]
    stay, k = set[int](), at[-1] if at else -1
    while k >= 0:
        stay.add(places[k])
        k = back[k]
    return set(places) - stay


def _is_value(model: BaseModel) -> bool:
    """A part without a name of its own (a predicate, a key of a chain): it changes as a whole."""
    return not isinstance(model, (Record, CampaignPost, Parameter))


def _is_list(value: object) -> bool:
    if not isinstance(value, tuple | LazyPosts) or not value:
        return False
    return isinstance(value[0], BaseModel) and not _is_value(value[0])


def evidence_of(record: BaseModel, field: str | None = None) -> tuple[Evidence, ...]:
    """What a field rests on, or what a whole record rests on."""
    if isinstance(record, CampaignPost):
        return evidence_of(record.post)
    if not isinstance(record, Record):
        return ()
    if field is not None:
        derived = record.derived.get(field)
        return record.quotes(field) or (derived.inputs if derived else ())
    pieces = [piece for group in record.evidence.values() for piece in group]
    return record.evidence.get(Record.SELF) or tuple(dict.fromkeys(pieces))


def _groups(found: Sequence[Difference]) -> Iterator[DiffGroup]:
    groups: dict[str, list[Difference]] = {}
    for each in found:
        whole = each.field is None
        values: list[Any] = [each.record] if whole and each.kind is not DiffKind.MOVED else []
        if not whole:
            values = [side.value if side else None for side in (each.before, each.after)]
        key = json.dumps([each.kind, each.weight, each.section, each.field, values], ensure_ascii=False, default=str)
        groups.setdefault(key, []).append(each)
    for members in groups.values():
        first = members[0]
        yield DiffGroup(
            kind=first.kind,
            weight=first.weight,
            section=first.section,
            field=first.field,
            before=first.before.value if first.before else None,
            after=first.after.value if first.after else None,
            members=tuple(members),
        )
