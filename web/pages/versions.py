"""Versions: what differs between two versions of a campaign, whom it touches, and the history of it all."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from review.diff import diff
from review.render import SIGNS
from schema.decisions import CampaignState, DecisionKind
from schema.diff import DiffGroup
from web import candidates
from web.guard import office_of
from web.pages.render import page

router = APIRouter()
BASE = "/campaigns/{ident}"


@router.get(BASE + "/history")
def history(request: Request, ident: str) -> Response:
    office = office_of(request)
    opened = office.open(ident)
    with office.store.read() as repository:
        versions = repository.campaigns.versions(ident)
        runs = repository.campaigns.rankings(ident)
    gone = {d.reverts for d in opened.decisions if d.kind is DecisionKind.REVERT}
    return page(
        request,
        "history.html",
        opened=opened,
        versions=list(reversed(versions)),
        decisions=list(reversed(opened.decisions)),
        gone=gone,
        runs=list(reversed(runs)),
        seen=opened.seen,
    )


@router.get(BASE + "/diff")
def differences(
    request: Request,
    ident: str,
    before: Annotated[int | None, Query(ge=1, le=10**9)] = None,
    after: Annotated[int | None, Query(ge=1, le=10**9)] = None,
) -> Response:
    """Two versions side by side; without numbers, the one approved last and the newest."""
    office = office_of(request)
    opened = office.open(ident)
    with office.store.read() as repository:
        versions = repository.campaigns.versions(ident)
    approved = [v.version for v in versions if v.state is CampaignState.APPROVED and v.version < opened.seen]
    right = after if after is not None else opened.seen
    left = before if before is not None else (approved[-1] if approved else max(1, opened.seen - 1))
    sides = office.version(ident, left), office.version(ident, right)
    found = office.once(("diff", ident, left, right), lambda: diff(*sides))
    groups = [
        {
            "weight": g.weight.value,
            "kind": g.kind.value,
            "sign": SIGNS[g.kind],
            "section": g.section,
            "records": [m.record for m in g.members if m.record != g.section][:4],
            "count": len(g.members),
            "before": _shown(g, "before"),
            "after": _shown(g, "after"),
            "quotes": [_quotes([m.before for m in g.members]), _quotes([m.after for m in g.members])],
            "pointer": next((m.after.pointer for m in g.members if m.after is not None), ""),
            "field": g.field,
        }
        for g in found.groups
    ]
    return page(
        request,
        "diff.html",
        opened=opened,
        versions=list(reversed(versions)),
        left=left,
        right=right,
        groups=groups,
        records=len(found.differences),
        tables=candidates.tables(office, ident),
        seen=opened.seen,
    )


def _shown(group: DiffGroup, side: str) -> Any:
    """One side's value; the name of a record that is there as a whole."""
    own = getattr(group.members[0], side)
    if own is None:
        return None
    return own.value if group.field is not None else group.members[0].record


def _quotes(sides: list[object]) -> list[tuple[str, str]]:
    """The words that one side rests on, each once, with their place."""
    found: dict[str, str] = {}
    for side in sides[:4]:
        for piece in getattr(side, "evidence", ())[:3]:
            found.setdefault(" ".join(piece.quote.split()), piece.address or "")
    return list(found.items())


@router.get(BASE + "/impact")
def impact(
    request: Request,
    ident: str,
    table: Annotated[int, Query(ge=0, le=10**9)],
    before: Annotated[int, Query(ge=1, le=10**9)],
    after: Annotated[int, Query(ge=1, le=10**9)],
) -> Response:
    """Whom the difference touches."""
    office = office_of(request)
    found = candidates.impact(office, ident, table, before, after)
    return page(request, "impact.html", found=found)
