"""Structures: how lists of records are edited – which kinds there are, with which fields, and what hinders a save.

An editor holds items ``{kind, values, items}``: ``values`` as people write them, ``items`` those inside; an item with a
``pointer`` holds the list of another field (the terms of a subtotal).
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from pipeline.desk import Opened
from review.pointers import Place, escaped, find, replace
from schema import conditions
from schema.base import Record
from schema.campaign import Campaign
from schema.conditions import Leaf
from schema.errors import BadPointer, JinbangError
from schema.evidence import Evidence
from schema.notice import OpeningRatio
from schema.scheme import Gate, Mark, Scheme, Stage, Term, TieBreak, TieKey, WeightedSum
from web.editors import Editor, editor_of, entered
from web.language import Words

LISTS: Mapping[str, tuple[type[BaseModel], str]] = {
    "eligibility": (Leaf, ""),
    "options": (Leaf, ""),
    "opening_ratios": (OpeningRatio, ""),
    "marks": (Mark, ""),
    "stages": (Stage, ""),
    "gates": (Gate, ""),
    "terms": (Term, ""),
    "tie_breaks": (TieBreak, "by"),
    "by": (TieKey, ""),
}
"""Fields that hold such a list: what is in it, and the list that an item of it holds."""
_GROUPS = ("any_of", "all_of", "not", "at_least")
_FIRST = {
    "age": ("min", "max"),
    "education": ("min", "degree", "majors"),
    "major": ("majors",),
    "region": ("regions", "basis"),
    "experience": ("years", "field"),
    "tenure": ("rank", "years"),
    "assessment": ("years", "min"),
    "gender": ("value",),
    "nationality": ("value",),
    "certificate": ("names",),
    "substitution": ("for_", "what", "months"),
    "at_least": ("count",),
    "term": ("input", "weight"),
    "mark": ("name", "full"),
    "openingratio": ("applicants", "per", "strict", "below", "unlimited"),
    "stage": ("to", "by", "ratio", "count", "ties"),
    "gate": ("on", "min", "strict"),
    "tiebreak": ("on",),
    "tiekey": ("key", "kind", "descending", "wins"),
}
"""Fields that are shown from the start; the others where they say something, or on demand. Prose: its wording."""
_IDS = frozenset({"input", "on", "of", "key", "by", "valid"})
_HIDDEN = frozenset({"id", "evidence", "derived", "confidence", "noise", "kind", "options", "predicate", "exempt"})
_FACTS = ("education", "degree", "age", "experience_years", "seniority", "tenure", "veteran", "professional_title")


def is_list(place: Place) -> bool:
    """Whether a field is edited as a list of items."""
    if place.is_structure:
        return True
    return isinstance(place.models[-1], TieBreak) and place.field == "by"


def kinds_of(holder: BaseModel, name: str) -> dict[str, type[BaseModel]]:
    """The kinds of items that a list may hold, by name."""
    if name in ("eligibility", "options"):
        found: dict[str, type[BaseModel]] = {}
        for model in _members(conditions.Condition):
            for kind in get_args(model.model_fields["kind"].annotation):
                found[str(kind)] = model
        return found
    only = LISTS[name][0]
    return {only.__name__.lower(): only}


def _members(union: Any) -> Iterator[type[BaseModel]]:
    inner = get_args(union)[0]
    yield from get_args(inner) if get_origin(inner) in (Union, types.UnionType) else (inner,)


# What is entered ----------------------------------------------------------------------------------------------------


def taken(holder: BaseModel, name: str, value: Any) -> list[dict[str, Any]]:
    """The value of a list from what people entered: every text is read by the kind of its field.

    :raises BadPointer: where a text cannot be read as such a value, with the name of the field.
    """
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, dict) for item in value):
        raise BadPointer("a list of records is wanted here", where=name)
    kinds = kinds_of(holder, name)
    return [_item(kinds, item) for item in value]


def _item(kinds: Mapping[str, type[BaseModel]], item: dict[str, Any]) -> dict[str, Any]:
    kind = str(item.get("kind") or "") if len(kinds) > 1 else next(iter(kinds))
    model = kinds.get(kind)
    if model is None:
        raise BadPointer("there is no such kind of record", where=kind[:80])
    made: dict[str, Any] = {}
    for name, value in item.items():
        if name not in model.model_fields:
            if name == "cites":
                made[name] = value
                continue
            raise BadPointer("there is no such field", where=name[:80])
        if name in LISTS and isinstance(value, (list, tuple)) and (not value or isinstance(value[0], dict)):
            made[name] = taken(model.model_construct(), name, value)
        elif name in ("id", "kind", "tracks") or not isinstance(value, str):
            made[name] = value
        else:
            try:
                made[name] = entered(editor_of(model, name), value)
            except BadPointer as error:
                error.where = name
                raise
    return {name: value for name, value in made.items() if value is not None}


def proven(items: list[dict[str, Any]], quoted: Callable[[str, int, int], Evidence]) -> list[dict[str, Any]]:
    """The items with the words that they cite taken from the documents anew, so that nobody can cite what is not there.

    :param quoted: the evidence at a range of a document of the notice.
    :raises BadPointer: where no such words are.
    """
    made = []
    for item in items:
        own = {key: proven(value, quoted) if _are_items(key, value) else value for key, value in item.items()}
        if "cites" in own:
            own["cites"] = [_cited(piece, quoted) for piece in own["cites"] or ()]
        made.append(own)
    return made


def _are_items(name: str, value: Any) -> bool:
    return name in LISTS and isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _cited(piece: Any, quoted: Callable[[str, int, int], Evidence]) -> dict[str, Any]:
    try:
        found = quoted(str(piece["document"]), int(piece["start"]), int(piece["end"]))
    except (KeyError, TypeError, ValueError) as error:
        raise BadPointer("cited words are document, start and end", where="cites") from error
    if not found.quote.strip():
        raise BadPointer("there are no words at this place", where=f"{piece['start']}:{piece['end']}")
    return found.model_dump(mode="json", exclude_defaults=True)


def edited(opened: Opened, edits: Sequence[tuple[str, Any]], by: str) -> Campaign:
    """The campaign with these edits, to look at; pointers as they are, values as they would be kept."""
    campaign = opened.campaign
    for pointer, value in edits:
        campaign = replace(campaign, pointer, value, by=by)
    return campaign


def refuse(campaign: Campaign, before: Campaign, pointers: Sequence[str]) -> None:
    """Refuse what no run could compute, unless it was so before.

    :raises BadPointer: where a list names a mark that is not there, in a circle, or a share is above the whole.
    """
    wanted = {pointer.split("/")[2] for pointer in pointers if pointer.startswith("/schemes/")}
    old = {scheme.id: set(_wrong(scheme)) for scheme in before.schemes}
    for scheme in campaign.schemes:
        if escaped(scheme.id) in wanted:
            for message, where in _wrong(scheme):
                if (message, where) not in old.get(scheme.id, ()):
                    raise BadPointer(message, where=where)


def _wrong(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """What is wrong with a scheme, and where."""
    from ranking.graph import Graph

    try:
        _ = Graph(scheme).steps
    except JinbangError as error:
        yield error.message, error.where or ""
    names = set(scheme.ids())
    for step in scheme.steps:
        for term in step.terms if isinstance(step, WeightedSum) else ():
            if term.share > 1:
                yield "a share above the whole: 60 % is written 60% or 0.6", term.input
    for stage in scheme.stages:
        if stage.by not in names:
            yield "there is no such mark to choose by", stage.by
        if isinstance(stage.ratio, Decimal) and stage.ratio <= 0:
            yield "a ratio is more than nothing", str(stage.ratio)
    lost = [key.key for rule in scheme.tie_breaks for key in rule.by if key.kind == "mark" and key.key not in names]
    lost += [on for on in (*(g.on for g in scheme.gates), *(t.on for t in scheme.tie_breaks)) if on not in names]
    yield from (("there is no such mark", name) for name in lost)


# What an editor shows -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Input:
    """A field of an item. ``options``: value and word of each choice; ``first``: shown though it says nothing."""

    name: str
    label: str
    kind: str
    options: tuple[tuple[str, str], ...] = ()
    first: bool = False


def described(words: Words, opened: Opened, place: Place, names: Mapping[str, str]) -> dict[str, Any]:
    """The items of a list and the kinds that it may hold, for an editor."""
    holder, name = place.models[-1], place.field
    scheme = next((m for m in place.models if isinstance(m, Scheme)), None)
    kinds = dict(kinds_of(holder, name))
    inner = LISTS[name][1]
    shown = [(kind, model, inner if not isinstance(holder, TieBreak) else "") for kind, model in kinds.items()]
    if inner:
        shown += [(kind, model, "") for kind, model in kinds_of(holder, inner).items()]
    listed = [_kind(words, opened, scheme, names, kind, model, below) for kind, model, below in shown]
    items = [_shown(item, name, scheme, {place.pointer}) for item in place.value]
    return {
        "pointer": place.pointer,
        "list": name,
        "kinds": listed,
        "accepts": list(kinds),
        "items": items,
        "scheme": opened.campaign.schemes.index(scheme) if scheme in opened.campaign.schemes else None,
        "newMark": f"/schemes/{escaped(scheme.id)}/marks" if scheme is not None and name == "terms" else None,
        "marks": _marks(opened, scheme) if scheme is not None and name == "terms" else None,
    }


def _marks(opened: Opened, scheme: Scheme) -> list[dict[str, Any]]:
    return list(find(opened.campaign, f"/schemes/{escaped(scheme.id)}/marks").value)


def _kind(
    words: Words,
    opened: Opened,
    scheme: Scheme | None,
    names: Mapping[str, str],
    kind: str,
    model: type[BaseModel],
    inner: str,
) -> dict[str, Any]:
    first = _FIRST.get(kind, ("text",))
    fields = [
        asdict(_input(words, opened, scheme, names, model, name, first=name in first))
        for name in sorted((n for n in model.model_fields if _is_shown(n, inner)), key=lambda n: _rank(first, n))
    ]
    below = "options" if kind in _GROUPS else inner
    accepts = {"options": ["*"], "by": ["tiekey"]}.get(below, [])
    return {
        "kind": kind,
        "label": words.term("kind", kind),
        "group": kind in _GROUPS,
        "holds": below or None,
        "accepts": accepts,
        "fields": fields,
    }


def _is_shown(name: str, inner: str) -> bool:
    return name not in _HIDDEN and name != "tracks" and name != inner


def _rank(first: Sequence[str], name: str) -> int:
    return first.index(name) if name in first else len(first)


def _input(
    words: Words,
    opened: Opened,
    scheme: Scheme | None,
    names: Mapping[str, str],
    model: type[BaseModel],
    name: str,
    *,
    first: bool,
) -> Input:
    editor = editor_of(model, name)
    label = words.term("field", name)
    if model is TieKey and name == "kind":
        return Input(name, words.term("field", "keykind"), "choice", _choices(words, editor, "keykind"), first)
    if name in _IDS and scheme is not None:
        ids = [(item.id, names.get(item.id) or item.name or item.id) for item in (*scheme.marks, *scheme.steps)]
        if model is TieKey:
            held = [key.key for rule in scheme.tie_breaks for key in rule.by]
            more = [key for key in dict.fromkeys((*held, *_FACTS)) if key not in dict(ids)]
            ids += [(key, words.term("component", key)) for key in more]
        if model is Term:
            ids.append(("+", words("structure.new_mark")))
        if model is Gate and name == "of":
            ids.insert(0, ("", "—"))
        return Input(name, label, "choice", tuple(ids), first)
    if name == "relaxes":
        ids = [(c.id, names.get(c.id, c.id)) for c in opened.campaign.eligibility]
        return Input(name, label, "choice", (("", "—"), *ids), first)
    if editor.kind in ("choice", "bool"):
        return Input(name, label, "choice", _choices(words, editor, "value"), first)
    if name == "to" and model in (Stage, Gate):
        told = {s.to: words.term("value", s.to) for own in opened.campaign.schemes for s in own.stages}
        usual = ("interview", "skill_test", "physical", "inspection", "review", "publicity", "onboarding")
        ids = list((told | {stage: words.term("value", stage) for stage in usual}).items())
        return Input(name, label, "choice", (*((("", "—"),) if model is Gate else ()), *ids), first)
    return Input(name, label, editor.kind, (), first)


def _choices(words: Words, editor: Editor, table: str) -> tuple[tuple[str, str], ...]:
    options = editor.options if editor.kind == "choice" else ("true", "false")
    none = (("", "—"),) if editor.nullable or editor.kind == "bool" else ()
    return (*none, *((option, words.term(table, option)) for option in options))


def _shown(item: dict[str, Any], name: str, scheme: Scheme | None, seen: set[str]) -> dict[str, Any]:
    """An item as an editor takes it: values as texts, what is inside apart."""
    kind = str(item.get("kind") or LISTS[name][0].__name__.lower()) if name != "by" else "tiekey"
    inner = "options" if kind in _GROUPS else LISTS.get(name, (Record, ""))[1]
    held: dict[str, Any] = {"kind": kind, "values": {}, "items": []}
    for key, value in item.items():
        if key == inner:
            held["items"] = [_shown(each, key, scheme, seen) for each in value]
        elif key != "kind" or name == "by":
            held["values"][key] = _text(key, value)
    if name == "terms" and scheme is not None:
        below = next((s for s in scheme.steps if s.id == item.get("input") and isinstance(s, WeightedSum)), None)
        pointer = f"/schemes/{escaped(scheme.id)}/steps/{escaped(below.id)}/terms" if below is not None else ""
        if below is not None and pointer not in seen:
            terms = find(Campaign(id="x", name="x", schemes=(scheme,)), pointer).value
            held["pointer"] = pointer
            held["items"] = [_shown(each, "terms", scheme, seen | {pointer}) for each in terms]
    return held


def _text(name: str, value: Any) -> Any:
    """A value as people write it; what has no text of its own (a predicate) stays as it is."""
    if name == "weight" and isinstance(value, str):
        text = format((Decimal(value) * 100).normalize(), "f")
        return f"{text}%" if Decimal(value) != 1 else "1"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list) and all(not isinstance(each, dict) for each in value):
        return "；".join(str(each) for each in value)
    return value
