"""Desk: where people work on a stored campaign. Every action is one transaction, and leaves a decision behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import BaseModel

from pipeline.intake import rebase
from review.corrections import is_correction
from review.decisions import NEXT, Facts, Folded, finding_pointer, fold, is_fact, question_pointer
from review.diff import diff
from review.pointers import find, fingerprint_of, narrowed, replace, translated
from schema.campaign import Campaign
from schema.decisions import CampaignState, CampaignVersion, Decision, DecisionKind
from schema.diff import DiffKind, Side
from schema.errors import BadPointer, EditConflict, InputError, NotFound, NotSettled
from schema.evidence import Evidence
from schema.notice import Header, Notice
from store import Repository, Store

if TYPE_CHECKING:
    from ranking import Candidates, RankingFrame
    from ranking.lines import Parameters


_SHOWN = "jinbang history shows them"


@dataclass(frozen=True, slots=True)
class Opened:
    """A campaign as it lies on the desk. ``seen``: its version, given back with the next decision."""

    version: CampaignVersion
    base: Campaign
    notice: Notice | None
    decisions: tuple[Decision, ...]
    folded: Folded
    """``notice`` of a large campaign is without its posts: those of the campaign say the same."""

    @property
    def told(self) -> Notice | None:
        """The notice with what was decided on what it says of itself."""
        if self.notice is None or self.folded.header is None:
            return self.notice
        return self.notice.model_copy(update={"header": self.folded.header})

    @property
    def campaign(self) -> Campaign:
        return self.folded.campaign

    @property
    def seen(self) -> int:
        return self.version.version


class Held(Protocol):
    """Campaigns at hand, by id and version; a version never changes."""

    def get(self, ident: str, version: int) -> Opened | None: ...

    def put(self, opened: Opened) -> None: ...


class Desk:
    """The campaigns of a store for one person. ``held``: where somebody keeps what is open, so that it is not read anew
    for every decision."""

    def __init__(self, store: Store, actor: str, held: Held | None = None) -> None:
        self.store = store
        self.actor = actor
        self._held = held

    def open(self, ident: str) -> Opened:
        """A campaign with all that is open in it; ``ident`` is its id or the beginning of it."""
        with self.store.read() as repository:
            return self._open(repository, ident)

    def set(self, ident: str, pointer: str, value: Any, reason: str, *, seen: int | None = None) -> Decision:
        """Decide one field.

        :param seen: what was opened (``Opened.seen``); None = the campaign as it is now.
        :raises BadPointer: where there is no such field, or it cannot hold the value.
        :raises EditConflict: where somebody else has decided this field since, or the notice says otherwise by now.
        :raises NotSettled: where the campaign is closed.
        """
        with self._writing(ident) as (repository, opened):
            decision = self._field(opened, pointer, value, reason)
            _same_ground(repository, opened, pointer, seen)
            return self._keep(repository, opened, [decision], seen)[0]

    def decide(
        self, ident: str, edits: Sequence[tuple[str, Any]], reason: str, *, seen: int | None = None
    ) -> list[Decision]:
        """Decide several fields, each a pointer and its value, in one version; all of them, or none."""
        with self._writing(ident) as (repository, opened):
            made = [self._field(opened, pointer, value, reason) for pointer, value in edits]
            for pointer, _ in edits:
                _same_ground(repository, opened, pointer, seen)
            return self._keep(repository, opened, made, seen) if made else []

    def take(self, ident: str, edited: Campaign, reason: str, *, seen: int | None = None) -> list[Decision]:
        """Decide every field in which an edited copy differs from the campaign; all of them, or none.

        :raises BadPointer: where records were added to the copy, or removed from it: only fields can be decided.
        """
        with self._writing(ident) as (repository, opened):
            made: list[Decision] = []
            for difference in diff(opened.campaign, edited).differences:
                if difference.field is None:
                    if difference.kind is DiffKind.MOVED:
                        continue
                    where = f"{difference.section}: {difference.record}"
                    raise BadPointer(f"a record was {difference.kind.value}; only fields can be decided", where=where)
                pointer = (difference.before or difference.after or Side(pointer="")).pointer
                value = difference.after.value if difference.after is not None else None
                if value is None and isinstance(difference.before and difference.before.value, list):
                    value = ()
                made.append(self._field(opened, pointer, value, reason))
                _same_ground(repository, opened, pointer, seen)
            return self._keep(repository, opened, made, seen) if made else []

    def _field(self, opened: Opened, pointer: str, value: Any, reason: str) -> Decision:
        base = _ground(opened, pointer)
        place = find(base, pointer)
        after = find(replace(base, pointer, value, by=self.actor), place.pointer).value
        names = {now: first for first, now in opened.version.aliases.items() if now}
        return self._decision(
            opened,
            DecisionKind.SET,
            names.get(place.pointer, place.pointer),
            before=find(_now(opened, pointer), pointer).value,
            after=after,
            reason=reason,
            fingerprint=place.fingerprint(),
        )

    def answer(self, ident: str, item: str, reading: int | None, reason: str, *, seen: int | None = None) -> Decision:
        """Answer a question by the number of a reading (from 0), or settle a blocking finding (reading None).

        :param item: id of the question or finding, its code, or its pointer.
        """
        with self._writing(ident) as (repository, opened):
            kind, pointer, evidence, readings = _item(opened, item)
            if kind is DecisionKind.ANSWER and (reading is None or not 0 <= reading < len(readings)):
                hint = "; ".join(f"{i + 1}: {text}" for i, text in enumerate(readings))
                raise BadPointer("this question has no such reading", where=item, hint=hint)
            decision = self._decision(
                opened,
                kind,
                pointer,
                after=reading,
                reason=reason or (readings[reading] if reading is not None else ""),
                fingerprint=fingerprint_of(evidence),
            )
            return self._keep(repository, opened, [decision], seen)[0]

    def revert(self, ident: str, number: int, reason: str, *, seen: int | None = None) -> Decision:
        """Take a decision back: what was decided on that field before holds again, or what the notice says."""
        with self._writing(ident) as (repository, opened):
            old = next((d for d in opened.decisions if d.id == number), None)
            if old is None or old.kind in (DecisionKind.REVERT, DecisionKind.STATE):
                raise NotFound("there is no such decision on this campaign", where=str(number), hint=_SHOWN)
            if any(d.reverts == number for d in opened.decisions):
                raise EditConflict("this decision has been taken back already", where=str(number))
            decision = self._decision(
                opened, DecisionKind.REVERT, old.pointer, before=old.after, reason=reason, reverts=number
            )
            return self._keep(repository, opened, [decision], seen)[0]

    def move(self, ident: str, state: CampaignState, reason: str = "") -> CampaignVersion:
        """Bring a campaign into another state; from draft to approved by way of review.

        :raises NotSettled: where the state cannot follow, or something is still open before approval.
        """
        with self._writing(ident, closed=True) as (repository, opened):
            now = opened.version.state
            if now is CampaignState.DRAFT and state is CampaignState.APPROVED:
                now = CampaignState.IN_REVIEW
            if state not in NEXT[now]:
                raise NotSettled(f"a campaign that is {now.value} cannot become {state.value}", where=ident)
            if state is CampaignState.APPROVED and not opened.folded.settled:
                raise NotSettled(f"cannot be approved: {what_is_open(opened.folded)}", where=ident)
            decision = self._decision(
                opened,
                DecisionKind.STATE,
                "/state",
                before=opened.version.state.value,
                after=state.value,
                reason=reason,
            )
            kept = repository.campaigns.decide(decision)
            self._put(repository, opened, (*opened.decisions, kept), state, f"{state.value} by {self.actor}")
            return repository.campaigns.head(opened.version.campaign)

    def apply(self, ident: str, correction: str) -> int | None:
        """Apply a stored correction notice to a campaign that it was not linked to by itself.

        :raises InputError: where the notice amends no other.
        """
        with self.store.write() as repository:
            whole = repository.campaigns.head(ident).campaign
            notice = repository.get_notice(correction)
            if not is_correction(notice):
                raise InputError(
                    "this notice corrects no other", where=correction, hint="jinbang list shows the kind of each"
                )
            return rebase(repository, whole, [notice])

    def rank(self, ident: str, candidates: Candidates, *, parameters: Parameters | None = None) -> RankingFrame:
        """Rank candidates with the campaign as it stands, and record the run.

        :raises NotSettled: before the campaign is approved: nobody is ranked by what nobody has vouched for.
        """
        from ranking import rank

        opened = self.open(ident)
        approved(opened)
        run = rank(opened.campaign, candidates, parameters=parameters)
        self.record(opened, run)
        return run

    def record(self, opened: Opened, run: RankingFrame) -> None:
        """Record a ranking made with an opened campaign: by which version, of which table, by which engine."""
        about = run.provenance
        with self.store.write() as repository:
            repository.campaigns.put_ranking(
                opened.version,
                data=about.data,
                engine=about.engine,
                actor=self.actor,
                summary={"candidates": run.frame.height, "warnings": list(run.warnings)},
            )

    @contextmanager
    def _writing(self, ident: str, *, closed: bool = False) -> Iterator[tuple[Repository, Opened]]:
        """One transaction on a campaign that nobody else writes meanwhile; what came of it is at hand afterwards."""
        self._after: Opened | None = None
        with self.store.write() as repository:
            whole = repository.campaigns.head(ident).campaign
            repository.campaigns.lock(whole)
            opened = self._open(repository, whole)
            if opened.version.state is CampaignState.CLOSED and not closed:
                raise NotSettled("this campaign is closed", where=ident)
            yield repository, opened
        if self._held is not None and self._after is not None:
            self._held.put(self._after)

    def _open(self, repository: Repository, ident: str) -> Opened:
        if self._held is None:
            return _open(repository, ident)
        version = repository.campaigns.head(ident)
        return self._held.get(version.campaign, version.version) or _open(repository, version.campaign)

    def _decision(self, opened: Opened, kind: DecisionKind, pointer: str, **fields: Any) -> Decision:
        return Decision(
            campaign=opened.version.campaign,
            kind=kind,
            actor=self.actor,
            time=datetime.now(UTC).isoformat(timespec="milliseconds"),
            pointer=pointer,
            base=opened.version.version,
            **fields,
        )

    def _keep(
        self, repository: Repository, opened: Opened, decisions: list[Decision], seen: int | None
    ) -> list[Decision]:
        """Add the decisions and the version that follows; what was approved goes back into review."""
        kept = repository.campaigns.decide_all(decisions, seen=seen)
        cause = ", ".join(f"{d.kind.value} {d.pointer}" for d in kept[:3]) + (" …" if len(kept) > 3 else "")
        self._put(repository, opened, (*opened.decisions, *kept), CampaignState.IN_REVIEW, cause)
        return kept

    def _put(
        self,
        repository: Repository,
        opened: Opened,
        decisions: tuple[Decision, ...],
        state: CampaignState,
        cause: str,
    ) -> None:
        folded = _fold(opened.base, decisions, opened.notice, opened.version.aliases, opened.folded)
        repository.campaigns.put(
            folded.campaign,
            base=opened.base,
            state=state,
            cause=cause,
            actor=self.actor,
            aliases=opened.version.aliases,
            conflicts=folded.conflicts,
            force=True,
        )
        version = repository.campaigns.head(opened.version.campaign)
        self._after = Opened(version, opened.base, opened.notice, decisions, folded)


def _same_ground(repository: Repository, opened: Opened, pointer: str, seen: int | None) -> None:
    """Refuse a decision on words that the person has not seen: a correction or another reading came in between."""
    if seen is None or seen == opened.version.version:
        return
    if is_fact(pointer):  # a campaign keeps nothing of older readings of that; a change is a conflict anyway
        return
    old = repository.campaigns.get(opened.version.campaign, seen)[2]
    try:
        find(opened.base, pointer)
    except BadPointer:  # a record that a decision brought in
        return
    then = translated(pointer, opened.base, old)
    if then is None or find(old, then).fingerprint() != find(opened.base, pointer).fingerprint():
        raise EditConflict("the notice says otherwise by now", where=pointer)


def approved(opened: Opened) -> None:
    """Pass only where somebody has vouched for the campaign.

    :raises NotSettled: before it is approved.
    """
    if opened.version.state not in (CampaignState.APPROVED, CampaignState.CLOSED):
        state = opened.version.state.value
        raise NotSettled(f"this campaign is {state}, not approved", where=opened.version.campaign[:12])


def what_is_open(folded: Folded) -> str:
    """What keeps a campaign from being approved, in one line."""
    parts = [f"finding {f.id} ({f.code})" for f in folded.blocking]
    parts += [f"question {q.id} ({q.code})" for q in folded.open_questions]
    parts += [f"conflict on {c.pointer}" for c in folded.conflicts]
    return ", ".join(parts) or "nothing"


def _open(repository: Repository, ident: str) -> Opened:
    version, _, base = repository.campaigns.get(ident)
    notice: Notice | None = None
    if version.notice is not None:
        try:
            notice = repository.get_notice(version.notice, version.extractor, posts=False)
        except NotFound:  # a campaign that was written by hand
            notice = None
    decisions = tuple(repository.campaigns.decisions(version.campaign))
    return Opened(version, base, notice, decisions, _fold(base, decisions, notice, version.aliases))


def _fold(
    base: Campaign,
    decisions: tuple[Decision, ...],
    notice: Notice | None,
    aliases: dict[str, str],
    before: Folded | None = None,
) -> Folded:
    return fold(
        base,
        decisions,
        aliases=aliases,
        questions=notice.questions if notice is not None else (),
        findings=notice.findings if notice is not None else (),
        header=notice.header if notice is not None else None,
        before=before,
    )


def _ground(opened: Opened, pointer: str) -> BaseModel:
    """What a decision on a field rests on: the draft; the campaign where only a decision has brought the record in."""
    if is_fact(pointer):
        return _facts(pointer, opened.notice.header if opened.notice is not None else None)
    base = narrowed(opened.base, pointer)
    try:
        find(base, pointer)
    except BadPointer:
        if not any(pointer.startswith(f"{owned}/") for owned in opened.campaign.owners if owned):
            raise
        return narrowed(opened.campaign, pointer)
    return base


def _now(opened: Opened, pointer: str) -> BaseModel:
    """Where a field stands now."""
    return _facts(pointer, opened.folded.header) if is_fact(pointer) else narrowed(opened.campaign, pointer)


def _facts(pointer: str, header: Header | None) -> Facts:
    if header is None:
        raise BadPointer("there is no notice beside this campaign", where=pointer)
    return Facts(header=header)


def _item(opened: Opened, item: str) -> tuple[DecisionKind, str, tuple[Evidence, ...], tuple[str, ...]]:
    """The question or finding of this id, code or pointer."""
    notice = opened.notice
    questions = notice.questions if notice is not None else ()
    findings = notice.findings if notice is not None else ()
    for name in ("id", "code"):
        asked = [q for q in questions if item in (getattr(q, name), question_pointer(q))]
        found = [f for f in findings if item in (getattr(f, name), finding_pointer(f))]
        if len(asked) + len(found) == 1:
            if asked:
                return DecisionKind.ANSWER, question_pointer(asked[0]), asked[0].evidence, asked[0].readings
            return DecisionKind.SETTLE, finding_pointer(found[0]), found[0].evidence, ()
    raise NotFound("this campaign has no such question or finding", where=item, hint=_SHOWN)
