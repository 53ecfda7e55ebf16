"""Decisions: which of them are in force, and the campaign that a draft becomes with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from review.pointers import find, fingerprint_of, places, replace
from schema.campaign import Campaign, CampaignPost
from schema.decisions import CampaignState, Conflict, Decision, DecisionKind
from schema.errors import BadPointer
from schema.findings import Finding, Question, Severity

_EFFECTS: dict[str, tuple[object, ...]] = {
    "tie_at_cut_unstated": ("all", "chain", "manual"),
    "rounding_mode_unstated": ("half_up", "truncate"),
    "rounding_unstated": (None, 2),
    "bonus_stacking_unstated": ("highest", "cumulative"),
}
"""Questions whose readings are values of the field they point at, for every scheme that shares the words asked about.
Other questions say themselves what their readings set, or set nothing and are read by people."""

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

    @property
    def settled(self) -> bool:
        return not (self.conflicts or self.open_questions or self.blocking)


@dataclass(slots=True)
class _Fold:
    campaign: Campaign
    owners: dict[str, str]
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
) -> Folded:
    """The campaign that a draft becomes with the decisions in force, in the order in which they were made.

    A decision whose evidence is what the person saw is carried. One whose evidence has changed is a conflict: it stays
    in force, and says so, until somebody decides. A decision that the notice now agrees with is no conflict.
    """
    state = _Fold(draft, dict(draft.owners))
    posts = list(draft.posts)
    answered: set[str] = set()
    force = in_force(decisions)
    by_key = {question_pointer(q): q for q in questions}
    for decision in sorted(force.values(), key=lambda d: d.id):
        if decision.kind is DecisionKind.SET:
            _set_in(state, posts, draft, decision, (aliases or {}).get(decision.pointer, decision.pointer))
    same = all(new is old for new, old in zip(posts, draft.posts, strict=True))
    state.campaign = state.campaign.model_copy(update={"posts": draft.posts if same else tuple(posts)})
    for decision in sorted(force.values(), key=lambda d: d.id):
        question = by_key.get(decision.pointer)
        if decision.kind is not DecisionKind.ANSWER or question is None:
            continue
        if decision.fingerprint == fingerprint_of(question.evidence):
            answered.add(decision.pointer)
            state.carried.append(decision)
            _effect(state, question, decision)
    settled = {p: d.fingerprint for p, d in force.items() if d.kind is DecisionKind.SETTLE}
    return Folded(
        campaign=state.campaign.model_copy(update={"owners": state.owners}),
        conflicts=tuple(state.conflicts),
        carried=tuple(state.carried),
        open_questions=tuple(q for key, q in by_key.items() if key not in answered and q.answer is None),
        blocking=tuple(
            f
            for f in findings
            if f.severity is Severity.ERROR and settled.get(finding_pointer(f)) != fingerprint_of(f.evidence)
        ),
    )


def _set_in(state: _Fold, posts: list[CampaignPost], draft: Campaign, decision: Decision, pointer: str) -> None:
    """:func:`_set` with only the posts that the pointer may mean, so that very many others cost nothing; ``posts`` are
    those of the campaign as it becomes."""
    steps = pointer.split("/")
    ident = steps[2].replace("~1", "/").replace("~0", "~") if steps[1:2] == ["posts"] and len(steps) > 3 else None
    at = places(draft.posts, ident) if ident is not None else []
    own = draft.model_copy(update={"posts": tuple(draft.posts[i] for i in at)})
    state.campaign = state.campaign.model_copy(update={"posts": tuple(posts[i] for i in at)})
    _set(state, own, decision, pointer)
    for i, post in zip(at, state.campaign.posts, strict=True):
        posts[i] = post


def _set(state: _Fold, draft: Campaign, decision: Decision, pointer: str) -> None:
    try:
        place = find(draft, pointer)
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
    if place.fingerprint() == decision.fingerprint:
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
