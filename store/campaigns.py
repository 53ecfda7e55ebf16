"""Campaigns: their versions, the decisions made about them, and the rankings run with them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session, defer

from schema.campaign import Campaign
from schema.decisions import CampaignState, CampaignVersion, Conflict, Decision, DecisionKind
from schema.errors import EditConflict, NotFound, StoreError
from store.pieces import MANY, Pieces, core_of, names_of
from store.tables import CampaignRow, DecisionRow, RankingRunRow

_LIGHT = tuple(
    defer(column) for column in (CampaignRow.json, CampaignRow.base, CampaignRow.pieces, CampaignRow.base_pieces)
)
"""A version without what it says."""


@dataclass(frozen=True, slots=True)
class RankingRun:
    """A ranking that was run. ``digest``: hash of the campaign, ``data``: of the candidate table."""

    id: int
    campaign: str
    version: int
    digest: str
    data: str
    engine: str
    actor: str
    summary: dict[str, Any]
    created: datetime


class Campaigns:
    """The campaigns of a store within one transaction."""

    def __init__(self, session: Session, pieces: Pieces | None = None) -> None:
        self._session = session
        self._pieces = pieces if pieces is not None else Pieces()

    def lock(self, ident: str) -> None:
        """Wait until nobody else writes this campaign, and hold it to the end of the transaction.

        SQLite has one writer at a time anyway.
        """
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:id))"), {"id": ident})

    def put(
        self,
        campaign: Campaign,
        *,
        base: Campaign | None = None,
        state: CampaignState | None = None,
        extractor: str | None = None,
        cause: str = "draft",
        actor: str = "",
        aliases: Mapping[str, str] | None = None,
        conflicts: tuple[Conflict, ...] = (),
        force: bool = False,
    ) -> int:
        """Add a version, unless it says just what the newest says; returns its number (from 1).

        :param base: the draft without decisions; that of the newest version (or the campaign itself) without it.
        :param force: add the version even where the campaign itself says the same (its state or ground is another).
        """
        newest = self._newest(campaign.id)
        many = len(campaign.posts) > MANY
        pieces = self._pieces.of(campaign) if many else []
        digest = campaign.digest(piece.text for piece in pieces) if many else campaign.digest()
        if newest is not None and newest.digest == digest and not force:
            return newest.version
        before = json.loads(newest.open) if newest is not None and newest.open else {}
        row = CampaignRow(
            id=campaign.id,
            version=newest.version + 1 if newest is not None else 1,
            notice=campaign.notice,
            name=campaign.name,
            digest=digest,
            json=core_of(campaign) if many else campaign.model_dump_json(),
            pieces=json.dumps(self._pieces.put(self._session, pieces)) if many else None,
            parent=newest.version if newest is not None else None,
            state=(state or (CampaignState(newest.state) if newest and newest.state else CampaignState.DRAFT)).value,
            extractor=extractor or (newest.extractor if newest is not None else None),
            cause=cause,
            actor=actor,
            open=json.dumps(
                {
                    "aliases": dict(aliases) if aliases is not None else before.get("aliases", {}),
                    "conflicts": [conflict.model_dump(mode="json") for conflict in conflicts],
                },
                ensure_ascii=False,
            ),
        )
        row.base, row.base_pieces = self._ground(campaign, base, newest)
        if (row.base, row.base_pieces) == (row.json, row.pieces):
            row.base = row.base_pieces = None
        self._session.add(row)
        self._session.flush()
        if many:
            self._pieces.keep([*pieces, *(self._pieces.of(base) if base is not None else ())])
        return row.version

    def _ground(
        self, campaign: Campaign, base: Campaign | None, newest: CampaignRow | None
    ) -> tuple[str | None, str | None]:
        """Columns ``base`` and ``base_pieces`` of a new version."""
        if base is None:
            if newest is None:
                return None, None
            return (newest.base, newest.base_pieces) if newest.base else (newest.json, newest.pieces)
        if base is campaign:
            return None, None
        if len(base.posts) <= MANY:
            return base.model_dump_json(), None
        return core_of(base), json.dumps(self._pieces.put(self._session, self._pieces.of(base)))

    def head(self, ident: str) -> CampaignVersion:
        """The newest version without what it says: the same however large the campaign is.

        :param ident: its id, or the beginning of it.
        :raises NotFound: where there is none.
        :raises StoreError: where the beginning fits several campaigns.
        """
        query = select(CampaignRow).where(CampaignRow.id == ident).order_by(CampaignRow.version.desc()).limit(1)
        row = self._session.scalars(query.options(*_LIGHT)).first()
        return _version(row) if row is not None else self.head(self.whole_id(ident))

    def get(self, ident: str, version: int | None = None) -> tuple[CampaignVersion, Campaign, Campaign]:
        """The newest version of a campaign (or the one asked for), what it says, and the draft without decisions.

        :param ident: its id, or the beginning of it.
        :raises NotFound: where there is none.
        :raises StoreError: where the beginning fits several campaigns.
        """
        row = self._session.get(CampaignRow, (ident, version)) if version is not None else self._newest(ident)
        if row is None:
            whole = self.whole_id(ident)
            row = self._session.get(CampaignRow, (whole, version)) if version is not None else self._newest(whole)
        if row is None:
            raise NotFound(
                "there is no such version of this campaign",
                where=f"{ident}@{version}",
                hint="jinbang history shows them",
            )
        campaign = self._read(row.json, row.pieces)
        return _version(row), campaign, self._read(row.base, row.base_pieces, beside=True) if row.base else campaign

    def _read(self, text: str, pieces: str | None, *, beside: bool = False) -> Campaign:
        campaign = Campaign.model_validate_json(text)
        if pieces is None:
            return campaign
        posts = self._pieces.get(self._session, names_of(pieces), beside=beside)
        return campaign.model_copy(update={"posts": posts})

    def whole_id(self, ident: str) -> str:
        """The id of the campaign that begins so, or whose name is this."""
        query = select(CampaignRow.id).where(CampaignRow.id.startswith(ident, autoescape=True)).distinct()
        found = list(self._session.scalars(query.limit(2))) if ident else []
        if not found:
            raise NotFound("there is no such campaign in the store", where=ident, hint="jinbang list --campaigns")
        if len(found) > 1:
            raise StoreError("several campaigns begin with this id", where=ident, hint="give more of its characters")
        return found[0]

    def versions(self, ident: str) -> list[CampaignVersion]:
        """All versions, the oldest first."""
        query = select(CampaignRow).where(CampaignRow.id == ident).order_by(CampaignRow.version).options(*_LIGHT)
        return [_version(row) for row in self._session.scalars(query)]

    def newest(self, *, limit: int = 100, offset: int = 0, notice: str | None = None) -> list[CampaignVersion]:
        """The newest version of every campaign, or of those drafted from one notice."""
        last = select(CampaignRow.id, func.max(CampaignRow.version).label("version")).group_by(CampaignRow.id)
        if notice is not None:
            last = last.where(CampaignRow.id.in_(select(CampaignRow.id).where(CampaignRow.notice == notice)))
        newest = last.subquery()
        query = select(CampaignRow).join(
            newest, (CampaignRow.id == newest.c.id) & (CampaignRow.version == newest.c.version)
        )
        if notice is not None:
            query = query.where(CampaignRow.notice == notice)
        query = query.order_by(CampaignRow.created.desc(), CampaignRow.id).options(*_LIGHT)
        return [_version(row) for row in self._session.scalars(query.limit(limit).offset(offset))]

    def _newest(self, ident: str) -> CampaignRow | None:
        query = select(CampaignRow).where(CampaignRow.id == ident).order_by(CampaignRow.version.desc())
        return self._session.scalars(query.limit(1)).first()

    # Decisions ------------------------------------------------------------------------------------------------------

    def decide(self, decision: Decision, *, seen: int | None = None) -> Decision:
        """Add a decision; returns it with its place in the order. See :meth:`decide_all`."""
        return self.decide_all([decision], seen=seen)[0]

    def decide_all(self, decisions: Sequence[Decision], *, seen: int | None = None) -> list[Decision]:
        """Add decisions on one campaign; returns them with their places in the order, which is that given.

        :param seen: the version that the person looked at; None = the newest.
        :raises EditConflict: where somebody has decided one of these fields since.
        """
        if seen is not None and decisions:
            since = DecisionRow.campaign == decisions[0].campaign, DecisionRow.base >= seen
            query = select(DecisionRow.pointer, DecisionRow.actor, DecisionRow.after).where(*since)
            if len(decisions) == 1:
                query = query.where(DecisionRow.pointer == decisions[0].pointer)
            others = {pointer: (actor, after) for pointer, actor, after in self._session.execute(query)}
            if other := next((d.pointer for d in decisions if d.pointer in others), None):
                actor, after = others[other]
                raise EditConflict(f"{actor} has decided this field meanwhile: {json.loads(after)}", where=other)
        rows = [
            DecisionRow(
                **decision.model_dump(mode="json", exclude={"id", "before", "after"}),
                before=json.dumps(decision.before, ensure_ascii=False, default=str),
                after=json.dumps(decision.after, ensure_ascii=False, default=str),
            )
            for decision in decisions
        ]
        # Their places are asked for in the order in which they were given.
        self._session.add_all(rows)
        self._session.flush()
        return [d.model_copy(update={"id": row.id}) for d, row in zip(decisions, rows, strict=True)]

    def decisions(self, ident: str) -> list[Decision]:
        """All decisions about a campaign, in the order in which they were made."""
        query = select(DecisionRow).where(DecisionRow.campaign == ident).order_by(DecisionRow.id)
        return [
            Decision(
                id=row.id,
                campaign=row.campaign,
                kind=DecisionKind(row.kind),
                actor=row.actor,
                time=row.time,
                pointer=row.pointer,
                before=json.loads(row.before),
                after=json.loads(row.after),
                reason=row.reason,
                fingerprint=row.fingerprint,
                base=row.base,
                reverts=row.reverts,
            )
            for row in self._session.scalars(query)
        ]

    # Rankings -------------------------------------------------------------------------------------------------------

    def put_ranking(
        self, version: CampaignVersion, *, data: str, engine: str, actor: str, summary: Mapping[str, Any]
    ) -> int:
        """Record that a ranking was run with this version; returns its number."""
        row = RankingRunRow(
            campaign=version.campaign,
            version=version.version,
            digest=version.digest,
            data=data,
            engine=engine,
            actor=actor,
            summary=json.dumps(summary, ensure_ascii=False),
        )
        self._session.add(row)
        self._session.flush()
        return row.id

    def rankings(self, ident: str) -> list[RankingRun]:
        """The rankings run with a campaign, in order."""
        query = select(RankingRunRow).where(RankingRunRow.campaign == ident).order_by(RankingRunRow.id)
        return [
            RankingRun(
                **{name: getattr(row, name) for name in RankingRun.__dataclass_fields__ if name != "summary"},
                summary=json.loads(row.summary),
            )
            for row in self._session.scalars(query)
        ]


def _version(row: CampaignRow) -> CampaignVersion:
    opened = json.loads(row.open) if row.open else {}
    return CampaignVersion(
        campaign=row.id,
        version=row.version,
        parent=row.parent,
        state=CampaignState(row.state or "draft"),
        digest=row.digest,
        notice=row.notice,
        extractor=row.extractor,
        cause=row.cause or "draft",
        actor=row.actor or "",
        created=row.created.isoformat(),
        aliases=opened.get("aliases", {}),
        conflicts=tuple(Conflict.model_validate(c) for c in opened.get("conflicts", ())),
    )
