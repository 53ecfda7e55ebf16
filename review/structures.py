"""Structures: lists of records that are decided as a whole – the terms of a sum, nested conditions, chains, stages.

Their value is a list of what the records say, each with its ``id``; ``cites`` are the words that somebody named for a
record of their own. Records that are the same keep their evidence, wherever they stand in the new list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter

from review.identity import META, content
from schema.base import Record
from schema.campaign import Campaign
from schema.conditions import AllOf, AnyOf, AtLeast, Leaf, Not
from schema.errors import BadPointer
from schema.evidence import Derivation, Evidence
from schema.scheme import Scheme, WeightedSum

OWN = "decided-"
"""How ids begin of records that somebody brought in."""
MOST = 200
"""Records of one structure, those inside others counted."""
_STRUCTURES: Mapping[type[BaseModel], frozenset[str]] = {
    Campaign: frozenset({"eligibility", "opening_ratios"}),
    Scheme: frozenset({"marks", "stages", "gates", "tie_breaks"}),
    WeightedSum: frozenset({"terms"}),
    AnyOf: frozenset({"options"}),
    AllOf: frozenset({"options"}),
    Not: frozenset({"options"}),
    AtLeast: frozenset({"options"}),
}
_UNSAID = frozenset({"evidence", "derived", "confidence", "noise"})
_NEVER = META | {"kind", "tracks"}
"""Fields that need no words to rest on."""


def is_structure(model: BaseModel, name: str) -> bool:
    """Whether a field of a model holds records that are decided as a whole."""
    return name in _STRUCTURES.get(type(model), ())


def said(records: Sequence[BaseModel]) -> list[dict[str, Any]]:
    """The value of a structure as JSON."""
    found = []
    for record in records:
        data = record.model_dump(mode="json", exclude_defaults=True, exclude=set(_UNSAID))
        for name in _nested(record):
            data[name] = said(getattr(record, name))
        kind = getattr(record, "kind", None) if isinstance(record, Leaf) else None
        cites = record.evidence.get(Record.SELF, ()) if isinstance(record, Record) else ()
        own = str(data.get("id", "")).startswith(OWN) and cites
        found.append(
            data
            | ({"kind": str(kind)} if kind is not None else {})
            | ({"cites": [piece.model_dump(mode="json", exclude_defaults=True) for piece in cites]} if own else {})
        )
    return found


def evidence_within(records: Sequence[BaseModel]) -> tuple[Evidence, ...]:
    """All the words that the records of a structure rest on, each once."""
    found: dict[Evidence, None] = {}
    for record in _flat(records):
        for pieces in record.evidence.values():
            found |= dict.fromkeys(pieces)
        for derivation in record.derived.values():
            found |= dict.fromkeys(derivation.inputs)
    return tuple(found)


def restructured(
    holder: BaseModel, name: str, value: Any, *, by: str, ground: tuple[Evidence, ...]
) -> tuple[Record, ...]:
    """The records that a value says, proven by those that the field holds now.

    :param ground: the words that a decision rests on where a new record names none itself.
    :raises BadPointer: where it is no list of such records, or two have one id.
    :raises ValidationError: where a record cannot hold what is said.
    """
    held = tuple(_flat(getattr(holder, name)))
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, dict) for item in value):
        raise BadPointer("a list of records is wanted here", where=name)
    ids = {record.id for record in held} | set(_ids(value))
    items = [_plain(item, ids, by, ground) for item in value]
    if sum(1 for _ in _ids(items)) > MOST:
        raise BadPointer(f"at most {MOST} records", where=name)
    made: tuple[Record, ...] = _adapter(type(holder), name).validate_python(items)
    _distinct(made)
    return tuple(_proven(record, held, by) for record in made)


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    kind: Any = model.model_fields[name].annotation
    return TypeAdapter(kind)


def _nested(record: BaseModel) -> list[str]:
    return [
        name
        for name in type(record).model_fields
        if isinstance(value := getattr(record, name), tuple) and value and isinstance(value[0], Record)
    ]


def _flat(records: Sequence[Any]) -> Iterator[Record]:
    for record in records:
        if isinstance(record, Record):
            yield record
            for name in _nested(record):
                yield from _flat(getattr(record, name))


def _ids(items: Sequence[Any]) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            yield str(item.get("id") or "")
            for name, inner in item.items():
                if name != "cites" and _are_records(inner):
                    yield from _ids(inner)


def _plain(item: Mapping[str, Any], ids: set[str], by: str, ground: tuple[Evidence, ...]) -> dict[str, Any]:
    """A record as its model takes it, every field of it grounded for the time being."""
    data = {key: inner for key, inner in item.items() if key not in _UNSAID and key != "cites"}
    if not data.get("id"):
        number = next(n for n in range(1, len(ids) + 2) if f"{OWN}{n}" not in ids)
        data["id"] = f"{OWN}{number}"
        ids.add(data["id"])
    cites = tuple(Evidence.model_validate(piece) for piece in item.get("cites") or ())
    for key, inner in data.items():
        if _are_records(inner):
            data[key] = [_plain(each, ids, by, cites or ground) for each in inner]
    if cites:
        return {**data, "evidence": {Record.SELF: cites}}
    if not ground:
        raise BadPointer("the notice says nothing that this could rest on: name the words", where=data["id"])
    stated = [k for k, v in data.items() if k not in _NEVER and v not in (None, "", [], ()) and not _are_records(v)]
    derived = {key: Derivation(rule=f"decided by {by}", inputs=ground) for key in stated}
    return {**data, "derived": derived}


def _are_records(items: Any) -> bool:
    """Records as JSON; the keys of a chain are none."""
    if not isinstance(items, (list, tuple)) or not items:
        return False
    return all(isinstance(item, dict) and "key" not in item for item in items)


def _distinct(records: Sequence[Record]) -> None:
    ids = [record.id for record in records]
    if twice := next((ident for ident in ids if ids.count(ident) > 1), None):
        raise BadPointer("two records have one id", where=twice)
    for record in records:
        for name in _nested(record):
            _distinct(getattr(record, name))


def _proven(record: Record, held: Sequence[Record], by: str) -> Record:
    """A record with the evidence of the one that it is, as far as they say the same."""
    update: dict[str, Any] = {
        name: tuple(_proven(inner, held, by) for inner in getattr(record, name)) for name in _nested(record)
    }
    alike = [old for old in held if type(old) is type(record)]
    own = content(record)
    old = next((o for o in alike if content(o) == own), None)
    if old is None:
        old = next((o for o in alike if o.id == record.id and _kind(o) == _kind(record)), None)
    if old is None or Record.SELF in record.evidence:
        return record.model_copy(update=update) if update else record
    kept = [
        name
        for name in type(record).model_fields
        if name not in META and getattr(old, name) == getattr(record, name) and name not in update
    ]
    evidence = {name: old.evidence[name] for name in (*kept, Record.SELF) if name in old.evidence}
    derived = {name: old.derived[name] for name in kept if name in old.derived}
    confidence = {name: old.confidence[name] for name in kept if name in old.confidence}
    for name, derivation in record.derived.items():
        if name not in kept and name not in update and getattr(record, name) not in (None, ()):
            words = old.quotes(name) or (old.derived[name].inputs if name in old.derived else derivation.inputs)
            derived[name] = Derivation(rule=f"decided by {by}", inputs=words)
    update |= {"evidence": evidence, "derived": derived, "confidence": confidence, "noise": old.noise}
    data = {name: getattr(record, name) for name in type(record).model_fields} | update
    return type(record).model_validate(data)


def _kind(record: Record) -> str:
    return str(getattr(record, "kind", type(record).__name__))
