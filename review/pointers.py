"""Pointers: fields of a campaign or notice, addressed by the ids of the records they are in.

``/posts/A101/headcount``, ``/schemes/scheme-1/steps/total/terms/t1/weight``; ``~1`` stands for ``/`` within an id.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from review.diff import evidence_of
from review.identity import identity, match
from review.structures import evidence_within, is_structure, restructured, said
from schema.base import Record
from schema.campaign import Campaign, CampaignPost
from schema.errors import BadPointer
from schema.evidence import Derivation, Evidence
from schema.notice import Header

M = TypeVar("M", bound=BaseModel)

_FIXED = frozenset({"id", "evidence", "derived", "confidence", "noise", "owners", "notice", "documents", "op", "kind"})
"""Fields that nobody decides: they say what a record is and how it was read."""


@dataclass(frozen=True, slots=True)
class Place:
    """A field that was found: its whole pointer, the records on the way to it, and its name."""

    pointer: str
    models: tuple[BaseModel, ...]
    field: str

    @property
    def value(self) -> Any:
        """The value as JSON."""
        if self.is_structure:
            return said(getattr(self.models[-1], self.field))
        return self.models[-1].model_dump(mode="json", include={self.field})[self.field]

    @property
    def is_structure(self) -> bool:
        """Whether it holds records that are decided as a whole."""
        return is_structure(self.models[-1], self.field)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        if self.is_structure:
            return evidence_within(getattr(self.models[-1], self.field))
        return evidence_of(self.models[-1], self.field)

    def fingerprint(self) -> str:
        """Names the words that the value rests on; the value itself where it rests on none."""
        words = [[piece.role.value, piece.quote] for piece in self.evidence]
        return _digest(sorted(words) if words else ["value", self.value])


_FEW = 3
"""Words on which a new record rests where it names none."""
_MANY = 200
"""Records from which a list is searched by an index."""
_indexes: OrderedDict[int, tuple[tuple[Any, ...], dict[str, list[int]]]] = OrderedDict()
"""Those of the last few long lists, by the address of the list, which is held with it."""


def places(records: tuple[Any, ...], wanted: str) -> list[int]:
    """Places of the records with this id or code."""
    if len(records) < _MANY:
        return [at for at, item in enumerate(records) if wanted in (identity(item), _code(item))]
    held = _indexes.get(id(records))
    if held is None:
        index: dict[str, list[int]] = {}
        for at, item in enumerate(records):
            for name in {identity(item), _code(item)} - {None}:
                index.setdefault(str(name), []).append(at)
        held = _indexes[id(records)] = (records, index)
        while len(_indexes) > 4:
            _indexes.popitem(last=False)
    return held[1].get(wanted, [])


def narrowed(campaign: Campaign, pointer: str) -> Campaign:
    """A campaign with just the posts that a pointer may mean: a field of one of very many is soon found and replaced
    there, and everything else is the same."""
    if len(campaign.posts) < _MANY or not pointer.startswith("/posts/"):
        return campaign
    wanted = _steps(pointer)[1]
    return campaign.model_copy(update={"posts": tuple(campaign.posts[at] for at in places(campaign.posts, wanted))})


def fingerprint_of(evidence: Sequence[Evidence]) -> str:
    return _digest(sorted([piece.role.value, piece.quote] for piece in evidence))


def _digest(node: Any) -> str:
    return hashlib.sha256(json.dumps(node, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]


def find(model: BaseModel, pointer: str) -> Place:
    """The field that a pointer leads to.

    :raises BadPointer: where there is none, or it holds records that are not decided as a whole.
    """
    models, rest, path = [model], _steps(pointer), ""
    while rest:
        here, name = models[-1], rest.pop(0)
        if isinstance(here, CampaignPost) and name not in CampaignPost.model_fields:
            models.append(here.post)
            here, path = here.post, f"{path}/post"
        if name not in type(here).model_fields or (
            name in _FIXED and not (name == "kind" and isinstance(here, Header))
        ):
            raise BadPointer("there is no such field", where=pointer)
        path += f"/{name}"
        value = getattr(here, name)
        if not rest:
            if (isinstance(value, Record) or _records(value)) and not is_structure(here, name):
                raise BadPointer("this holds records; point at one field of one of them", where=pointer)
            return Place(path, tuple(models), name)
        if isinstance(value, BaseModel):
            models.append(value)
        elif _records(value):
            wanted = rest.pop(0)
            found = [value[at] for at in places(value, wanted)]
            if len(found) != 1:
                raise BadPointer("there is no such record" if not found else "several records fit", where=pointer)
            models.append(found[0])
            path += "/" + escaped(identity(found[0]))
            if not rest:
                raise BadPointer("this is a record; point at one of its fields", where=pointer)
        else:
            raise BadPointer("there is no such field", where=pointer)
    raise BadPointer("this is the whole campaign; point at a field", where=pointer)


def replace(model: M, pointer: str, value: Any, *, by: str) -> M:
    """The model with one field changed. The words that the old value rested on become what the decision was made on.

    :param by: who decides; stands as the rule of the derivation.
    :raises BadPointer: where the pointer leads nowhere, or the field cannot hold the value.
    """
    place = find(model, pointer)
    try:
        return _rebuilt(place, value, by)  # type: ignore[return-value]
    except ValidationError as error:
        first = error.errors()[0]
        raise BadPointer(f"the field cannot hold this: {first['msg']}", where=pointer) from error


def _rebuilt(place: Place, value: Any, by: str) -> BaseModel:
    holder = place.models[-1]
    data: dict[str, Any] = {name: getattr(holder, name) for name in type(holder).model_fields}
    ground = place.evidence or next(filter(None, map(evidence_of, reversed(place.models))), ())
    if place.is_structure:
        words = (ground or _words(place.models[0]))[:_FEW]
        data[place.field] = restructured(holder, place.field, value, by=by, ground=words)
    else:
        data[place.field] = value
    if not place.is_structure and isinstance(holder, Record):
        data["evidence"] = {key: pieces for key, pieces in holder.evidence.items() if key != place.field}
        data["derived"] = dict(holder.derived)
        if ground:
            data["derived"][place.field] = Derivation(rule=f"decided by {by}", inputs=ground)
    new: BaseModel = type(holder).model_validate(data)
    for outer, inner in zip(reversed(place.models[:-1]), reversed(place.models[1:]), strict=True):
        update: dict[str, Any] = {}
        for name in type(outer).model_fields:
            held = getattr(outer, name)
            if held is inner:
                update[name] = new
            elif _records(held) and any(item is inner for item in held):
                update[name] = tuple(new if item is inner else item for item in held)
        new = outer.model_copy(update=update)
    return new


def _words(model: BaseModel) -> tuple[Evidence, ...]:
    """Words that a campaign rests on, for a list that has nothing yet."""
    records = (item for name in ("schemes", "timeline", "fees") for item in getattr(model, name, ()))
    return next(filter(None, map(evidence_of, records)), ())


def translated(pointer: str, before: BaseModel, after: BaseModel) -> str | None:
    """The pointer of the same field in another reading, whatever ids its records have there; None where it is gone."""
    try:
        place = find(before, pointer)
    except BadPointer:
        return None
    steps, here, path = _steps(place.pointer), after, ""
    old: BaseModel = before
    while steps:
        name = steps.pop(0)
        path += f"/{name}"
        if not steps:
            return path
        held, new = getattr(old, name), getattr(here, name, None)
        if isinstance(held, BaseModel) and isinstance(new, BaseModel):
            old, here = held, new
            continue
        wanted = steps.pop(0)
        at = next(i for i, item in enumerate(held) if identity(item) == wanted)
        other = next((j for i, j in match(held, new or ()) if i == at), None)
        if other is None or new is None:
            return None
        old, here = held[at], new[other]
        path += "/" + escaped(identity(here))
    return None


def escaped(ident: str) -> str:
    return ident.replace("~", "~0").replace("/", "~1")


def _steps(pointer: str) -> list[str]:
    if not pointer.startswith("/"):
        raise BadPointer("a pointer begins with /", where=pointer)
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer[1:].split("/")]


def _records(value: object) -> bool:
    """A list of records with names of their own; keys of a chain are a value."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], BaseModel) and bool(identity(value[0]))


def _code(item: BaseModel) -> str | None:
    return item.post.code if isinstance(item, CampaignPost) else getattr(item, "code", None)
