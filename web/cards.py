"""Cards: what the inbox shows of each campaign; worked out once per version and kept."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import func, select

from schema.campaign import Campaign
from schema.values import EventKind
from store import Summary
from store.tables import CampaignRow, NoticeRow
from web import large
from web.fields import sections
from web.office import HEADING, Heading, Office, heading_of
from web.review import review_of
from web.tables import CardRow, session

PAGE = 50
STATES = ("draft", "in_review", "approved", "closed")


def listed(
    office: Office, *, query: str = "", state: str = "", open_only: bool = False, offset: int = 0, limit: int = PAGE
) -> tuple[list[dict[str, Any]], int]:
    """Cards of the campaigns that fit, those changed last first, and how many fit."""
    wanted: list[str] | None = None
    if query.strip():
        with office.store.read() as repository:
            found: list[Summary] = repository.search(query, limit=2000)
        wanted = [summary.id for summary in found]
    last = select(CampaignRow.id, func.max(CampaignRow.version).label("version")).group_by(CampaignRow.id).subquery()
    fitting = select(*HEADING).join(last, (CampaignRow.id == last.c.id) & (CampaignRow.version == last.c.version))
    if state:
        fitting = fitting.where(CampaignRow.state == state)
    if wanted is not None:
        fitting = fitting.where(CampaignRow.notice.in_(wanted) | CampaignRow.id.in_(wanted))
    with session(office.store) as opened:
        total = opened.scalar(select(func.count()).select_from(fitting.subquery())) or 0
        page = fitting.order_by(CampaignRow.created.desc(), CampaignRow.id).offset(offset).limit(limit)
        headings = [heading_of(row) for row in opened.execute(page)]
    cards = [card(office, heading) for heading in headings]
    return ([c for c in cards if c["open"]] if open_only else cards), total


def counts(office: Office) -> dict[str, int]:
    """Campaigns by state."""
    last = select(CampaignRow.id, func.max(CampaignRow.version).label("version")).group_by(CampaignRow.id).subquery()
    query = (
        select(CampaignRow.state, func.count())
        .join(last, (CampaignRow.id == last.c.id) & (CampaignRow.version == last.c.version))
        .group_by(CampaignRow.state)
    )
    with session(office.store) as opened:
        found = {state or "draft": number for state, number in opened.execute(query)}
    return {state: found.get(state, 0) for state in STATES}


def card(office: Office, heading: Heading) -> dict[str, Any]:
    """The card of one version."""
    with session(office.store) as opened:
        row = opened.get(CardRow, (heading.id, heading.version))
        query = select(CardRow).where(CardRow.campaign == heading.id).order_by(CardRow.version.desc()).limit(1)
        before = opened.scalars(query).first() if row is None else None
    if row is None and large.is_large(office, heading):
        office.later(("card", heading.id, heading.version), lambda: put(office, heading))
        body = json.loads(before.json) if before is not None else _PREPARING
    else:
        body = json.loads(row.json) if row is not None else put(office, heading)
    return {
        "id": heading.id,
        "version": heading.version,
        "name": heading.name,
        "state": heading.state,
        "actor": heading.actor,
        "cause": heading.cause,
        "changed": heading.changed,
        "conflicts": heading.conflicts,
        **body,
    }


_PREPARING = {
    "issuer": "",
    "kind": "",
    "published": "",
    "posts": 0,
    "people": 0,
    "blocking": 0,
    "questions": 0,
    "open": 0,
    "grounded": 100,
    "deadline": "",
    "preparing": True,
}
"""The card of a large campaign that is being worked out."""


def put(office: Office, heading: Heading) -> dict[str, Any]:
    """Work out a card and keep it."""
    opened = office.open(heading.id)
    if opened.seen != heading.version:
        return _body_of(office, heading)
    body = _body(office, heading)
    if len(opened.campaign.posts) > large.MANY:
        large.keep(office, opened, review_of(office, heading.id).items)
    with session(office.store, writes=True) as kept:
        if kept.get(CardRow, (heading.id, heading.version)) is None:
            kept.add(CardRow(campaign=heading.id, version=heading.version, json=json.dumps(body, ensure_ascii=False)))
    return body


def _body_of(office: Office, heading: Heading) -> dict[str, Any]:
    """The card of a version that is no longer the newest."""
    return _body(office, office.heading(heading.id))


def _body(office: Office, heading: Heading) -> dict[str, Any]:
    opened = office.open(heading.id)
    folded, notice = opened.folded, opened.told
    stated = grounded = 0
    for part in sections(opened):
        for found in part.all_fields():
            stated, grounded = stated + 1, grounded + (not found.derived)
    for item in opened.campaign.posts:
        stated += len(item.post.evidence) + len(item.post.derived)
        grounded += len(item.post.evidence)
    blocking, questions = len(folded.blocking), len(folded.open_questions)
    return {
        "issuer": "、".join(notice.header.issuer) if notice is not None else "",
        "kind": notice.header.kind.value if notice is not None and notice.header.kind else "",
        "published": (notice.header.published or "") if notice is not None else "",
        "posts": len(opened.campaign.posts),
        "people": sum(p.post.headcount or 0 for p in opened.campaign.posts),
        "blocking": blocking,
        "questions": questions,
        "open": blocking + questions + heading.conflicts,
        "grounded": grounded * 100 // stated if stated else 100,
        "deadline": deadline(opened.campaign),
    }


def deadline(campaign: Campaign) -> str:
    """The last moment to apply; empty where none is printed."""
    ends = [e.end or e.start for e in campaign.timeline if e.event is EventKind.REGISTRATION]
    return max(filter(None, ends), default="")


def notice_title(office: Office, ident: str) -> str | None:
    """Title of a stored notice."""
    with session(office.store) as opened:
        return opened.scalar(select(NoticeRow.title).where(NoticeRow.id == ident).limit(1))
