"""Identity: which record of one list is which of another. By code where there is one, else by what the records say;
never by position, so that one post inserted into a table of 200 is one post added."""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from pydantic import BaseModel

from review.assignment import assign
from schema.base import Record
from schema.campaign import CampaignPost, Parameter
from schema.conditions import Leaf
from schema.notice import AgeLimit, Attachment, Event, Exclusion, Fee, HeadcountPart, Post, PostTest, Track
from schema.scheme import BaseStep, Bonus, Gate, Mark, Replacement, Scheme, Stage, Term, TieBreak

Pairs = list[tuple[int | None, int | None]]

META = frozenset({"id", "evidence", "derived", "confidence", "noise"})
"""Fields that say how a record was read, not what it says."""

_LEAST = 500
"""Thousandths of likeness below which two records are different ones."""
_MANY = 250
"""Records to a side beyond which the exact assignment would take seconds; the likest then go first."""


def match(before: Sequence[BaseModel], after: Sequence[BaseModel]) -> Pairs:
    """Pairs of places in the two lists, in the order of ``after``, then what has gone in the order of ``before``.

    First by a key of their own (code, component id), then those that say just the same, then by the assignment that
    makes them as alike as can be. Records of different kinds are never a pair.
    """
    left, right = list(range(len(before))), list(range(len(after)))
    found: dict[int, int] = {}
    for key in (_key, _content):
        for i, j in _by_key([(i, before[i]) for i in left], [(j, after[j]) for j in right], key):
            found[j] = i
        taken = set(found.values())
        left, right = [i for i in left if i not in taken], [j for j in right if j not in found]
    for i, j in _alike([(i, before[i]) for i in left], [(j, after[j]) for j in right]):
        found[j] = i
    gone = set(range(len(before))) - set(found.values())
    return [(found.get(j), j) for j in range(len(after))] + [(i, None) for i in sorted(gone)]


def identity(record: BaseModel) -> str:
    """The name by which a pointer addresses a record in a list."""
    if isinstance(record, CampaignPost):
        return record.post.id
    if isinstance(record, Parameter):
        return record.name
    return str(getattr(record, "id", ""))


def label(record: BaseModel) -> str:
    """A record's name for people."""
    if isinstance(record, CampaignPost):
        return label(record.post)
    if isinstance(record, Post):
        return " ".join(filter(None, (record.code, record.name))) or record.id
    for name in ("label", "name", "title", "text", "when", "who", "event", "on", "to", "input"):
        value = getattr(record, name, None)
        if value:
            text = str(value)
            return text if len(text) <= 40 else text[:39] + "…"
    return identity(record)


def content(record: BaseModel) -> dict[str, Any]:
    """What a record says, as JSON, without how it was read."""
    return dict(_said(record.model_dump(mode="json", exclude_defaults=True)))


def _said(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _said(value) for key, value in node.items() if key not in META}
    return [_said(item) for item in node] if isinstance(node, list) else node


def plain(text: str | None) -> str:
    """Text for comparing: one width, no white space, no case."""
    return "".join(unicodedata.normalize("NFKC", text or "").split()).casefold()


# Keys ---------------------------------------------------------------------------------------------------------------


def _key(record: BaseModel) -> Hashable | None:
    """The key of a record's own, None where it has none."""
    if isinstance(record, CampaignPost):
        return _key(record.post)
    if isinstance(record, Post):
        return ("code", plain(record.code)) if record.code else None
    if isinstance(record, Parameter):
        return record.name
    if isinstance(record, (Track, Mark, BaseStep)):
        return record.id
    if isinstance(record, Term):
        return record.input
    if isinstance(record, (HeadcountPart, PostTest, Attachment, Exclusion)):
        return plain(label(record))
    if isinstance(record, AgeLimit):
        return plain(record.who)
    if isinstance(record, Scheme):
        return (record.tracks, record.when)
    if isinstance(record, (Gate, Stage)):
        return (record.on if isinstance(record, Gate) else record.to, record.when, record.tracks)
    if isinstance(record, TieBreak):
        return (record.on, record.tracks)
    return None


def _content(record: BaseModel) -> Hashable | None:
    return type(record).__name__ + json.dumps(content(record), ensure_ascii=False, sort_keys=True)


def _by_key(
    before: Sequence[tuple[int, BaseModel]],
    after: Sequence[tuple[int, BaseModel]],
    key: Callable[[BaseModel], Hashable | None],
) -> list[tuple[int, int]]:
    """Pairs of equal key. Where several share a key they are left to be told apart by what else they say, unless they
    say just the same."""
    sides: list[dict[Hashable, list[int]]] = [defaultdict(list), defaultdict(list)]
    for side, records in zip(sides, (before, after), strict=True):
        for place, record in records:
            if (own := key(record)) is not None:
                side[own].append(place)
    pairs: list[tuple[int, int]] = []
    for own, places in sides[0].items():
        others = sides[1].get(own, [])
        if len(places) == len(others) == 1 or key is _content:
            pairs += zip(places, others, strict=False)
    return pairs


# Likeness -----------------------------------------------------------------------------------------------------------


def _alike(before: Sequence[tuple[int, BaseModel]], after: Sequence[tuple[int, BaseModel]]) -> list[tuple[int, int]]:
    if not before or not after:
        return []
    scores = [[likeness(a, b) for _, b in after] for _, a in before]
    if max(len(before), len(after)) <= _MANY:
        return [(before[i][0], after[j][0]) for i, j in assign(scores)]
    order = sorted(((-s, i, j) for i, row in enumerate(scores) for j, s in enumerate(row) if s), key=lambda x: x)
    pairs: dict[int, int] = {}
    for _, i, j in order:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(before[i][0], after[j][0]) for i, j in pairs.items()]


def likeness(a: BaseModel, b: BaseModel) -> int:
    """How alike two records are, in thousandths; 0 for those that cannot be the same."""
    if isinstance(a, CampaignPost) and isinstance(b, CampaignPost):
        return likeness(a.post, b.post)
    if type(a) is not type(b):
        return 0
    score = _post(a, b) if isinstance(a, Post) and isinstance(b, Post) else _record(a, b)
    return score if score >= _LEAST else 0


def _post(a: Post, b: Post) -> int:
    """Employer, name and majors; a post that got another code is still that post where everything else agrees."""
    if a.code and b.code and plain(a.code) != plain(b.code) and (a.name, a.org) != (b.name, b.org):
        return 0
    majors = [" ".join(x.majors) if isinstance(x.majors, tuple) else str(x.majors) for x in (a, b)]
    weighed = [
        (40, _ratio(a.name, b.name)),
        (35, _ratio(a.org, b.org)),
        (15, _ratio(*majors)),
        (4, a.headcount == b.headcount),
        (3, a.education == b.education),
        (3, a.remarks == b.remarks),
    ]
    return round(1000 * sum(weight * float(score) for weight, score in weighed) / 100)


def _record(a: BaseModel, b: BaseModel) -> int:
    """Records of other kinds: the same kind of thing, and alike in their words."""
    if isinstance(a, Leaf) and getattr(a, "kind", None) != getattr(b, "kind", None):
        return 0
    for kind, name in ((Event, "event"), (Fee, "item"), (Bonus, "on"), (Replacement, "stage"), (Gate, "on")):
        if isinstance(a, kind) and getattr(a, name) != getattr(b, name):
            return 0
    if isinstance(a, Record) and isinstance(b, Record) and set(a.tracks) ^ set(b.tracks) and a.tracks and b.tracks:
        return 0
    sides = [content(x) for x in (a, b)]
    shared = [
        _ratio(*(json.dumps(side.get(k), ensure_ascii=False) for side in sides)) for k in {**sides[0], **sides[1]}
    ]
    base = 500 if isinstance(a, (Leaf, Event, Fee, Bonus, Replacement, Gate)) else 300
    return base + round((1000 - base) * sum(shared) / len(shared)) if shared else 1000


def _ratio(a: str | None, b: str | None) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(plain(a), plain(b)) / 100
