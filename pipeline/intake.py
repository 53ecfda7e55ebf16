"""Intake: what a notice that has just been read does to the campaigns of the store.

A new notice makes a draft. A newer reading of a known one, or a correction of it, is merged under what people decided.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from review.corrections import amends, apply_correction, fit, is_correction
from review.draft import draft
from review.merge import merge
from schema.campaign import Campaign
from schema.decisions import CampaignState
from schema.errors import NotFound
from schema.notice import Notice
from store import Repository

ACTOR = "jinbang"


def intake(repository: Repository, notice: Notice, drafted: Campaign) -> str:
    """Bring a stored notice to its campaign; returns the id of the campaign, made or merged."""
    if is_correction(notice):
        original = amended_by(repository, notice)
        if original is not None and rebase(repository, original, [notice]) is not None:
            return original
    try:
        repository.campaigns.get(drafted.id)
    except NotFound:
        repository.campaigns.lock(drafted.id)
        repository.campaigns.put(drafted, base=drafted, extractor=notice.extractor, actor=ACTOR)
        waiting = _waiting(repository, notice)
        if waiting:
            rebase(repository, drafted.id, waiting)
    else:
        rebase(repository, drafted.id)
    return drafted.id


def amended_by(repository: Repository, correction: Notice) -> str | None:
    """Id of the campaign whose notice a correction amends; None where none fits, or several do."""
    codes = [c.target.removeprefix("post ") for c in correction.changes if c.target.startswith("post ")]
    current: dict[str, str] = {}
    found: list[Notice] = []
    for notice in repository.notices_like(correction.header.corrects, codes):
        for version in repository.campaigns.newest(notice=notice.id):
            if version.campaign not in current.values() and not is_correction(notice):
                current[notice.id] = version.campaign
                found.append(notice)
    original = amends(correction, found)
    return current[original.id] if original is not None else None


def _waiting(repository: Repository, notice: Notice) -> list[Notice]:
    """Corrections of a notice that were read before it."""
    if is_correction(notice) or not notice.header.title:
        return []
    like = repository.notices_like(notice.header.title)
    fitting = [c for c in like if is_correction(c) and fit(c, notice) and amended_by(repository, c) == notice.id]
    return sorted(fitting, key=lambda c: c.header.published or "")


def rebase(repository: Repository, ident: str, corrections: Sequence[Notice] = ()) -> int | None:
    """Read the notice of a campaign anew: its newest reading, with every correction so far and these, under what
    people decided. Returns the number of the new version, None where nothing has changed or the campaign is closed.
    """
    repository.campaigns.lock(ident)
    version, _, base = repository.campaigns.get(ident)
    if version.state is CampaignState.CLOSED:
        return None
    notice, applied = current_notice(repository, ident, version.notice, corrections)
    if notice.id == version.notice and notice.extractor == version.extractor:
        old = repository.get_notice(notice.id, notice.extractor)
        if old == notice and base == _draft(notice, ident):
            return None
    if applied:
        repository.put_notice(notice)
    folded, aliases = merge(
        base,
        _draft(notice, ident),
        repository.campaigns.decisions(ident),
        aliases=version.aliases,
        questions=notice.questions,
        findings=notice.findings,
        header=notice.header,
    )
    cause = f"correction: {applied[-1].header.title}" if corrections and applied else f"read by {notice.extractor}"
    approved = version.state is CampaignState.APPROVED
    return repository.campaigns.put(
        folded.campaign,
        base=_draft(notice, ident),
        state=CampaignState.IN_REVIEW if approved else version.state,
        extractor=notice.extractor,
        cause=cause,
        actor=ACTOR,
        aliases=aliases,
        conflicts=folded.conflicts,
        force=True,
    )


def current_notice(
    repository: Repository, ident: str, now: str | None, more: Sequence[Notice] = ()
) -> tuple[Notice, list[Notice]]:
    """The notice of a campaign with its corrections applied in order, and those corrections."""
    original = repository.get_notice(ident)
    corrections: dict[str, Notice] = {}
    if now is not None and now != ident:
        for document in repository.get_notice(now).documents:
            for found in repository.starting_with(document):
                if is_correction(found):
                    corrections[found.documents[0]] = found
    corrections |= {c.documents[0]: c for c in more}
    notice = original
    for correction in corrections.values():
        documents = (*notice.documents, *correction.documents)
        whole = hashlib.sha256("".join(documents).encode()).hexdigest()
        notice = apply_correction(notice, correction, ident=whole).notice
    return notice, list(corrections.values())


def _draft(notice: Notice, ident: str) -> Campaign:
    return draft(notice).model_copy(update={"id": ident})
