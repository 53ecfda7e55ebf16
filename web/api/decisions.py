"""Decisions: fields decided, questions answered, decisions taken back, campaigns moved on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, File, Form, UploadFile
from pydantic import AfterValidator, Field

from pipeline.desk import Opened
from review.decisions import is_fact, question_pointer
from review.pointers import find, replace
from schema.campaign import Campaign
from schema.decisions import CampaignState, DecisionKind
from schema.errors import BadPointer, EditConflict, JinbangError, NotFound, NotSettled
from schema.evidence import Evidence
from web import checklist, formula, imports, scheme_trial, structures
from web.api.kinds import MOST, Body, Ident, OfficeIn, Pointer, Reader, Reason, Reviewer, Seen, Value, clean
from web.auth import Role
from web.editors import editor_of, entered
from web.guard import Refused
from web.office import Office
from web.review import field_of, finding_of, opened_for, place_of, question_of
from web.structures import is_list

router = APIRouter(tags=["decisions"])
T = TypeVar("T")
_FIXED = "this stands beside the campaign; nothing there is decided"


class Edit(Body):
    """A field and what it shall say; texts are read as people write them (60%, 1:3, 2023年5月8日)."""

    pointer: Pointer
    value: Value = None


class Decide(Body):
    edits: Annotated[list[Edit], Field(min_length=1, max_length=2000)]
    reason: Reason = ""
    seen: Seen = None


class Attempt(Body):
    """``scheme``: its place, from 0; ``values``: marks of a sample candidate, by heading."""

    edits: Annotated[list[Edit], Field(max_length=50)]
    scheme: Annotated[int | None, Field(ge=0, le=1000)] = None
    values: Annotated[dict[str, str], Field(max_length=200)] | None = None


class Accept(Body):
    """Fields that are right as they stand. ``group``: with them the same field of other posts, where it rests on the
    same cell, or says the same in the same words."""

    pointers: Annotated[list[Pointer], Field(min_length=1, max_length=2000)]
    group: Literal["", "cell", "words"] = ""
    reason: Reason = ""
    seen: Seen = None


class Reject(Body):
    pointer: Pointer
    reason: Reason = ""
    seen: Seen = None


class Answer(Body):
    """``item``: pointer or id of a question or finding; ``reading`` from 0, None settles a finding."""

    item: Pointer
    reading: Annotated[int | None, Field(ge=0, le=100)] = None
    reason: Reason = ""
    seen: Seen = None


class Revert(Body):
    decision: Annotated[int, Field(ge=0, le=MOST)]
    reason: Reason = ""
    seen: Seen = None


class Undo(Body):
    """Takes back the last decision of whoever asks."""

    seen: Seen = None


class Move(Body):
    """``confirmed``: the points of the checklist that somebody has looked at (approval only)."""

    state: Literal["draft", "in_review", "approved", "closed"]
    reason: Reason = ""
    confirmed: list[Pointer] = Field(default_factory=list, max_length=100)


def _done(office: Office, ident: str, decisions: list[Any]) -> dict[str, Any]:
    heading = office.heading(ident)
    return {
        "version": heading.version,
        "state": heading.state,
        "decisions": [d.model_dump(mode="json") for d in decisions],
    }


def _attempt(office: Office, ident: str, pointer: str, work: Callable[[], T], mine: Any = None) -> T:
    """Do it; where somebody was faster, the refusal says what holds now, so that both can be shown."""
    try:
        return work()
    except EditConflict as error:
        error.theirs = {"mine": mine, **_theirs(office, ident, pointer)}  # type: ignore[attr-defined]
        raise


def _theirs(office: Office, ident: str, pointer: str) -> dict[str, Any]:
    version = office.heading(ident).version
    try:
        view = field_of(office, ident, pointer)
    except BadPointer:
        return {"seen": version}
    last = view.decisions[-1] if view.decisions else None
    return {
        "seen": version,
        "pointer": view.pointer,
        "theirs": view.value,
        "by": last.actor if last is not None else None,
        "reason": last.reason if last is not None else None,
    }


def _value(office: Office, opened: Opened, pointer: str, value: Any) -> tuple[str, Any]:
    place, fixed = place_of(opened, pointer)
    if fixed:
        raise BadPointer(_FIXED, where=pointer)
    holder = place.models[-1]
    if is_list(place):
        return place.pointer, structures.proven(structures.taken(holder, place.field, value), _quoted(office, opened))
    return place.pointer, entered(editor_of(type(holder), place.field), value)


def _quoted(office: Office, opened: Opened) -> Callable[[str, int, int], Evidence]:
    """Words of the documents of a campaign's notice."""

    def quoted(document: str, start: int, end: int) -> Evidence:
        if opened.notice is None or document not in opened.notice.documents:
            raise BadPointer("this campaign has no such document", where=document[:64])
        found = office.document(document)
        if not 0 <= start < end <= len(found.text):
            raise BadPointer("there are no words at this place", where=f"{start}:{end}")
        return found.evidence(start, end)

    return quoted


def _tried(opened: Opened, edits: list[tuple[str, Any]], by: str) -> Campaign:
    """The campaign with all of these edits, where a run could compute it.

    :raises BadPointer: where it could not.
    """
    changed = structures.edited(opened, [edit for edit in edits if not is_fact(edit[0])], by)
    structures.refuse(changed, opened.campaign, [pointer for pointer, _ in edits])
    return changed


@router.post("/campaigns/{ident}/check")
def check(office: OfficeIn, person: Reader, ident: Ident, body: Edit) -> dict[str, Any]:
    """Whether a field can hold a value; nothing is kept. Gives the value as it would be kept."""
    opened = office.open(ident)
    pointer, value = _value(office, opened, body.pointer, body.value)
    if is_fact(pointer):
        place, _ = place_of(opened, pointer)
        return {"pointer": pointer, "value": find(replace(place.models[0], pointer, value, by="x"), pointer).value}
    changed = replace(opened.campaign, pointer, value, by=person.name)
    if is_list(place_of(opened, pointer)[0]):
        structures.refuse(changed, opened.campaign, [pointer])
    return {"pointer": pointer, "value": find(changed, pointer).value}


@router.post("/campaigns/{ident}/attempt")
def attempt(office: OfficeIn, person: Reader, ident: Ident, body: Attempt) -> dict[str, Any]:
    """What a campaign would be with several edits: sum and equations of a scheme, and a sample candidate computed by
    it. Nothing is kept; what cannot be is told as ``problem``."""
    opened, _ = opened_for(office, ident)
    answer: dict[str, Any] = {"problem": None, "whole": "", "lines": [], "values": [], "why": []}
    try:
        changed = _tried(opened, [_value(office, opened, edit.pointer, edit.value) for edit in body.edits], person.name)
    except BadPointer as error:
        return answer | {"problem": {"message": error.message, "where": error.where}}
    if body.scheme is None:
        return answer
    told = formula.tree(scheme_trial.scheme_at(changed, body.scheme))
    answer |= {"whole": told.whole, "lines": [list(line) for line in told.lines]}
    if body.values is None or told.root is None:
        return answer
    try:
        found = scheme_trial.run(changed, body.scheme, body.values)
    except JinbangError as error:
        return answer | {"sample": {"message": error.message, "where": error.where}}
    return answer | {"values": found["values"], "why": [line["text"] for line in found["lines"]]}


@router.post("/campaigns/{ident}/decisions")
def decide(office: OfficeIn, person: Reviewer, ident: Ident, body: Decide) -> dict[str, Any]:
    """Decide one or several fields; all of them, or none. 409 with both values where somebody was faster."""
    opened = office.open(ident)
    edits = [_value(office, opened, edit.pointer, edit.value) for edit in body.edits]
    if any(is_list(place_of(opened, pointer)[0]) for pointer, _ in edits):
        _tried(opened, edits, person.name)
    desk = office.desk(person.name)
    first = body.edits[0]
    made = _attempt(
        office,
        ident,
        first.pointer,
        lambda: desk.decide(ident, edits, body.reason, seen=body.seen),
        mine=first.value,
    )
    return _done(office, ident, made)


@router.post("/campaigns/{ident}/accept")
def accept(office: OfficeIn, person: Reviewer, ident: Ident, body: Accept) -> dict[str, Any]:
    """Vouch for fields as they stand: a later change of the words they rest on is then a conflict, never silent."""
    opened = office.open(ident)
    pointers: dict[str, Any] = {}
    for pointer in body.pointers:
        place, fixed = place_of(opened, pointer)
        if fixed:
            raise BadPointer(_FIXED, where=pointer)
        pointers[place.pointer] = place.value
        if body.group:
            for other in field_of(office, ident, place.pointer).alike.get(body.group, ()):
                if other not in opened.campaign.owners:
                    pointers[other] = find(opened.campaign, other).value
    desk = office.desk(person.name)
    made = _attempt(
        office,
        ident,
        body.pointers[0],
        lambda: desk.decide(ident, list(pointers.items()), body.reason or "accepted", seen=body.seen),
    )
    return _done(office, ident, made)


@router.post("/campaigns/{ident}/reject")
def reject(office: OfficeIn, person: Reviewer, ident: Ident, body: Reject) -> dict[str, Any]:
    """Say that the notice does not say this: the field becomes empty."""
    opened = office.open(ident)
    place, fixed = place_of(opened, body.pointer)
    if fixed:
        raise BadPointer(_FIXED, where=body.pointer)
    empty = type(place.models[-1]).model_fields[place.field].get_default(call_default_factory=True)
    desk = office.desk(person.name)
    made = _attempt(
        office,
        ident,
        body.pointer,
        lambda: desk.decide(ident, [(place.pointer, empty)], body.reason or "rejected", seen=body.seen),
    )
    return _done(office, ident, made)


@router.post("/campaigns/{ident}/answers")
def answer(office: OfficeIn, person: Reviewer, ident: Ident, body: Answer) -> dict[str, Any]:
    """Answer a question by one of its readings, or settle a finding that prevents approval."""
    opened = office.open(ident)
    try:
        item = question_pointer(question_of(opened, body.item))
    except NotFound:
        item = finding_of(opened, body.item).id
    desk = office.desk(person.name)
    made = _attempt(
        office, ident, body.item, lambda: desk.answer(ident, item, body.reading, body.reason, seen=body.seen)
    )
    return _done(office, ident, [made])


@router.post("/campaigns/{ident}/revert")
def revert(office: OfficeIn, person: Reviewer, ident: Ident, body: Revert) -> dict[str, Any]:
    """Take a decision back."""
    office.heading(ident)
    made = office.desk(person.name).revert(ident, body.decision, body.reason)
    return _done(office, ident, [made])


@router.post("/campaigns/{ident}/undo")
def undo(office: OfficeIn, person: Reviewer, ident: Ident, body: Undo) -> dict[str, Any]:
    """Take back one's own last decision that still stands; of fields decided together, all."""
    opened = office.open(ident)
    gone = {d.reverts for d in opened.decisions if d.kind is DecisionKind.REVERT}
    kinds = (DecisionKind.SET, DecisionKind.ANSWER, DecisionKind.SETTLE)
    own = [d for d in opened.decisions if d.actor == person.name and d.kind in kinds and d.id not in gone]
    if not own:
        raise NotFound("there is no decision of yours to take back", where=ident)
    last = own[-1]
    together = [d for d in own if d.base == last.base and d.reason == last.reason]
    desk = office.desk(person.name)
    made = [desk.revert(ident, decision.id, "undo") for decision in together[:200]]
    return _done(office, ident, made)


@router.get("/campaigns/{ident}/checklist")
def points(office: OfficeIn, person: Reader, ident: Ident) -> list[dict[str, Any]]:
    """What must be settled, and what somebody must have looked at, before a campaign is approved."""
    return checklist.points(office.open(ident))


@router.post("/campaigns/{ident}/state")
def move(office: OfficeIn, person: Reviewer, ident: Ident, body: Move) -> dict[str, Any]:
    """Bring a campaign into another state. To approve, reopen or close one needs the role of an approver."""
    opened = office.open(ident)
    now = opened.version.state
    grave = body.state in ("approved", "closed") or now in (CampaignState.APPROVED, CampaignState.CLOSED)
    if grave and not person.role.may(Role.APPROVER):
        raise Refused("wrong_role")
    if body.state == "approved":
        missing = [p["id"] for p in checklist.points(opened) if not p["settled"] and p["id"] not in body.confirmed]
        if missing and opened.folded.settled:
            raise NotSettled(f"the checklist is not complete: {', '.join(missing)}", where=ident)
    version = office.desk(person.name).move(ident, CampaignState(body.state), body.reason)
    return {"version": version.version, "state": version.state.value, "decisions": []}


@router.post("/campaigns/{ident}/import")
def take_in(
    office: OfficeIn,
    person: Reviewer,
    ident: Ident,
    file: Annotated[UploadFile, File(description="An edited export: workbook (xlsx), yaml or json.")],
    seen: Annotated[int | None, Form(ge=0, le=MOST)] = None,
    reason: Annotated[str, Form(max_length=2000), AfterValidator(clean)] = "",
) -> dict[str, Any]:
    """Decide every field that was edited in an export of this campaign; all of them, or none."""
    office.heading(ident)
    return _done(office, ident, imports.take(office, ident, person.name, file, reason, seen))


class Apply(Body):
    correction: Annotated[str, Field(min_length=8, max_length=64, pattern="^[0-9a-f]+$")]


@router.post("/campaigns/{ident}/apply")
def apply(office: OfficeIn, person: Reviewer, ident: Ident, body: Apply) -> dict[str, Any]:
    """Apply a stored correction notice that was not linked to its notice by itself."""
    office.heading(ident)
    office.desk(person.name).apply(ident, body.correction)
    return _done(office, ident, [])
