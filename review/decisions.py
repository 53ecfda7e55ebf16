"""Decisions: which of them are in force, and the campaign that a draft becomes with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from review.identity import identity
from review.pointers import Place, find, fingerprint_of, places, replace
from schema.base import Frozen
from schema.campaign import Campaign, CampaignPost
from schema.decisions import CampaignState, Conflict, Decision, DecisionKind
from schema.errors import BadPointer
from schema.findings import Finding, Question, Severity
from schema.notice import Header

_EFFECTS: dict[str, tuple[object, ...]] = {
    "tie_at_cut_unstated": ("all", "chain", "manual"),
    "rounding_mode_unstated": ("half_up", "truncate"),
    "rounding_unstated": (None, 2),
    "bonus_stacking_unstated": ("highest", "cumulative"),
}
"""Questions whose readings are values of the field they point at, for every scheme that shares the words asked about.
Other questions say themselves what their readings set, or set nothing and are read by people."""

HEADER = "/header"

NEXT = {
    CampaignState.DRAFT: (CampaignState.IN_REVIEW, CampaignState.CLOSED),
    CampaignState.IN_REVIEW: (CampaignState.DRAFT, CampaignState.APPROVED, CampaignState.CLOSED),
    CampaignState.APPROVED: (CampaignState.IN_REVIEW, CampaignState.CLOSED),
    CampaignState.CLOSED: (),
}
"""The states that may follow each state."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A draft with the decisions in force. ``open_questions`` and ``blocking`` prevent approval, as conflicts do."""

    campaign: Campaign
    conflicts: tuple[Conflict, ...] = ()
    carried: tuple[Decision, ...] = ()
    open_questions: tuple[Question, ...] = ()
    blocking: tuple[Finding, ...] = ()
    header: Header | None = None
    """What the notice says of itself, with what was decided on that."""
    decided: int = 0
    """Decisions that it comes from."""

    @property
    def settled(self) -> bool:
        return not (self.conflicts or self.open_questions or self.blocking)


class Facts(Frozen):
    """What a notice says of itself, for pointers that begin with ``/header``."""

    header: Header


def is_fact(pointer: str) -> bool:
    """Whether a pointer leads to what the notice says of itself; no campaign holds that."""
    return pointer.startswith(f"{HEADER}/")


@dataclass(slots=True)
class _Fold:
    campaign: Campaign
    owners: dict[str, str]
    facts: Facts | None = None
    conflicts: list[Conflict] = field(default_factory=list)
    carried: list[Decision] = field(default_factory=list)


def in_force(decisions: Sequence[Decision]) -> dict[str, Decision]:
    """The last decision on each pointer that nobody has taken back."""
    taken_back = {d.reverts for d in decisions if d.kind is DecisionKind.REVERT}
    kept = [d for d in decisions if d.id not in taken_back]
    return {d.pointer: d for d in kept if d.kind not in (DecisionKind.REVERT, DecisionKind.STATE)}


def fold(
    draft: Campaign,
    decisions: Sequence[Decision],
    *,
    questions: Sequence[Question] = (),
    findings: Sequence[Finding] = (),
    aliases: Mapping[str, str] | None = None,
    header: Header | None = None,
    before: Folded | None = None,
) -> Folded:
    """The campaign that a draft becomes with the decisions in force, in the order in which they were made.

    A decision whose evidence is what the person saw is carried. One whose evidence has changed is a conflict: it stays
    in force, and says so, until somebody decides. A decision that the notice now agrees with is no conflict.

    :param before: what the same draft became with all but the last of these decisions: posts that those do not touch
        are taken from it, so that a decision costs the same however many others there are.
    """
    state = _Fold(draft, dict(draft.owners), Facts(header=header) if header is not None else None)
    led = aliases or {}
    answered: set[str] = set()
    force = in_force(decisions)
    by_key = {question_pointer(q): q for q in questions}
    ordered = sorted(force.values(), key=lambda d: d.id)
    settled_posts = _kept(state, before, draft, decisions, led, questions) if before is not None else frozenset()
    kept = before.campaign.posts if before is not None else draft.posts
    posts = [new if identity(new) in settled_posts else old for new, old in zip(kept, draft.posts, strict=True)]
    for decision in ordered:
        pointer = led.get(decision.pointer, decision.pointer)
        if decision.kind is not DecisionKind.SET or _post_of(pointer) in settled_posts:
            continue
        if is_fact(decision.pointer):
            _set_fact(state, header, decision)
        else:
            _set_in(state, posts, draft, decision, pointer)
    same = all(new is old for new, old in zip(posts, draft.posts, strict=True))
    state.campaign = state.campaign.model_copy(update={"posts": draft.posts if same else tuple(posts)})
    for decision in ordered:
        question = by_key.get(decision.pointer)
        if decision.kind is not DecisionKind.ANSWER or question is None:
            continue
        if decision.fingerprint == fingerprint_of(question.evidence):
            answered.add(decision.pointer)
            state.carried.append(decision)
            _effect(state, question, decision)
    settled = {p: d.fingerprint for p, d in force.items() if d.kind is DecisionKind.SETTLE}
    return Folded(
        campaign=state.campaign.model_copy(update={"owners": _in_order(state.owners, draft, ordered, led)}),
        conflicts=tuple(sorted(state.conflicts, key=lambda c: c.decision)),
        carried=tuple(sorted(state.carried, key=lambda d: d.id)),
        decided=len(decisions),
        open_questions=tuple(q for key, q in by_key.items() if key not in answered and q.answer is None),
        blocking=tuple(
            f
            for f in findings
            if f.severity is Severity.ERROR and settled.get(finding_pointer(f)) != fingerprint_of(f.evidence)
        ),
        header=state.facts.header if state.facts is not None else None,
    )


def _post_of(pointer: str) -> str | None:
    """Id of the post that a pointer leads into."""
    steps = pointer.split("/", 3)
    return steps[2].replace("~1", "/").replace("~0", "~") if steps[1:2] == ["posts"] and len(steps) > 3 else None


def _kept(
    state: _Fold,
    before: Folded,
    draft: Campaign,
    decisions: Sequence[Decision],
    led: Mapping[str, str],
    questions: Sequence[Question],
) -> frozenset[str]:
    """Ids of the posts that no decision since has touched, and no answer may touch; what was said of them is kept."""
    asked = [q.pointer for q in questions] + [e.pointer for q in questions for effects in q.effects for e in effects]
    since = [led.get(d.pointer, d.pointer) for d in decisions[before.decided :]]
    touched = {ident for pointer in (*since, *asked) if pointer and (ident := _post_of(pointer)) is not None}
    whole = {identity(draft.posts[at]) for ident in touched for at in places(draft.posts, ident)}
    kept = frozenset(map(identity, draft.posts)) - whole - touched
    state.owners |= {p: who for p, who in before.campaign.owners.items() if _post_of(p) in kept}
    state.conflicts += [c for c in before.conflicts if _post_of(c.pointer) in kept]
    state.carried += [d for d in before.carried if _post_of(led.get(d.pointer, d.pointer)) in kept]
    return kept


def _in_order(
    owners: dict[str, str], draft: Campaign, ordered: Sequence[Decision], led: Mapping[str, str]
) -> dict[str, str]:
    """The owners in the order of the decisions, however they were found: a digest names just one order."""
    pointers = [*draft.owners, *(led.get(d.pointer, d.pointer) for d in ordered if d.kind is DecisionKind.SET)]
    return {p: owners[p] for p in dict.fromkeys(pointers) if p in owners} | owners


def _set_fact(state: _Fold, printed: Header | None, decision: Decision) -> None:
    """A decision on what the notice says of itself; its title names the campaign, unless somebody has named that."""
    if printed is None or state.facts is None:
        return
    place = find(Facts(header=printed), decision.pointer)
    if place.value == decision.after and place.fingerprint() != decision.fingerprint:
        return
    state.facts = replace(state.facts, decision.pointer, decision.after, by=decision.actor)
    state.owners[place.pointer] = decision.actor
    if place.field == "title" and "/name" not in state.owners and state.facts.header.title:
        state.campaign = state.campaign.model_copy(update={"name": state.facts.header.title})
    _ruled(state, place, decision)


def _set_in(state: _Fold, posts: list[CampaignPost], draft: Campaign, decision: Decision, pointer: str) -> None:
    """:func:`_set` with only the posts that the pointer may mean, so that very many others cost nothing; ``posts`` are
    those of the campaign as it becomes."""
    ident = _post_of(pointer)
    at = places(draft.posts, ident) if ident is not None else []
    own = draft.model_copy(update={"posts": tuple(draft.posts[i] for i in at)})
    state.campaign = state.campaign.model_copy(update={"posts": tuple(posts[i] for i in at)})
    _set(state, own, decision, pointer)
    for i, post in zip(at, state.campaign.posts, strict=True):
        posts[i] = post


def _set(state: _Fold, draft: Campaign, decision: Decision, pointer: str) -> None:
    try:
        place = _place(state, draft, pointer)
        changed = replace(state.campaign, pointer, decision.after, by=decision.actor)
    except BadPointer:
        state.conflicts.append(
            Conflict(pointer=pointer, decision=decision.id, decided=decision.after, before=decision.before, gone=True)
        )
        return
    if place.value == decision.after and place.fingerprint() != decision.fingerprint:
        return  # the notice says so itself by now
    state.campaign = changed
    state.owners[place.pointer] = decision.actor
    _ruled(state, place, decision, ours=place.models[0] is not draft)


def _ruled(state: _Fold, place: Place, decision: Decision, *, ours: bool = False) -> None:
    """Carried where the words are those that the person saw, or the record is a decision itself; else a conflict."""
    if ours or place.fingerprint() == decision.fingerprint:
        state.carried.append(decision)
        return
    state.conflicts.append(
        Conflict(
            pointer=place.pointer,
            decision=decision.id,
            decided=decision.after,
            before=decision.before,
            now=place.value,
            evidence=place.evidence,
        )
    )


def _place(state: _Fold, draft: Campaign, pointer: str) -> Place:
    """A field of the draft, or of a record that a decision on a whole list brought in or put elsewhere."""
    try:
        return find(draft, pointer)
    except BadPointer:
        if not any(pointer.startswith(f"{owned}/") for owned in state.owners):
            raise
        return find(state.campaign, pointer)


def _effect(state: _Fold, question: Question, decision: Decision) -> None:
    """What an answer sets; a field that somebody has decided for itself keeps that."""
    if not isinstance(decision.after, int):
        return
    sets: list[tuple[str, object]] = []
    values = _EFFECTS.get(question.code)
    if values is not None and question.pointer is not None:
        sets += [(pointer, values[decision.after]) for pointer in _alike(state.campaign, question)]
    if decision.after < len(question.effects):
        sets += [(effect.pointer, effect.value) for effect in question.effects[decision.after]]
    for pointer, value in sets:
        try:
            place = find(state.campaign, pointer)
        except BadPointer:  # the record has been taken away since
            continue
        if place.pointer not in state.owners:
            state.campaign = replace(state.campaign, pointer, value, by=decision.actor)
            state.owners[place.pointer] = decision.actor


def _alike(campaign: Campaign, question: Question) -> list[str]:
    """The fields that a question is about: the one it points at, and the same one of schemes that share its words."""
    parts = (question.pointer or "").split("/")
    pointers = []
    for scheme in campaign.schemes:
        pointer = "/".join([*parts[:2], scheme.id, *parts[3:]])
        try:
            place = find(campaign, pointer)
        except BadPointer:
            continue
        holder = place.models[-1]
        shares = not question.evidence or any(
            piece in pieces for piece in question.evidence for pieces in getattr(holder, "evidence", {}).values()
        )
        if pointer == question.pointer or shares:
            pointers.append(pointer)
    return pointers


def question_pointer(question: Question) -> str:
    """The pointer under which a question is answered: by what it asks of which field, not by its number."""
    return f"/questions/{question.code}{question.pointer or '/' + question.id}"


def finding_pointer(finding: Finding) -> str:
    return f"/findings/{finding.code}{finding.pointer or '/' + finding.id}"
