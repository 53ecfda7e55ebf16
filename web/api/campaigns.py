"""Campaigns: the inbox, reviews, fields, posts, history, differences, exports."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from pydantic import Field

from review.diff import diff
from review.identity import content
from web import cards, exports, posts, scheme_trial
from web.api.kinds import Body, Ident, Number, OfficeIn, Offset, Reader
from web.review import as_json, context_of, field_of, posts_of, review_of
from web.review import citing as citing_fields

router = APIRouter(tags=["campaigns"])


@router.get("/campaigns")
def listed(
    office: OfficeIn,
    person: Reader,
    q: Annotated[str, Query(max_length=200, description="Words of title, issuer or posts.")] = "",
    state: Literal["", "draft", "in_review", "approved", "closed"] = "",
    offset: Offset = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = cards.PAGE,
) -> dict[str, Any]:
    """Campaigns, those changed last first."""
    found, total = cards.listed(office, query=q, state=state, offset=offset, limit=limit)
    return {"total": total, "campaigns": found}


@router.get("/campaigns/{ident}")
def campaign(office: OfficeIn, person: Reader, ident: Ident) -> dict[str, Any]:
    """State of a campaign, its sections without the posts, and what is to be looked at, the gravest first."""
    review = review_of(office, ident)
    opened = review.opened
    return {
        **opened.version.model_dump(mode="json", exclude={"aliases"}),
        "name": opened.campaign.name,
        "documents": list(opened.notice.documents) if opened.notice is not None else [],
        "posts": review.total,
        "columns": list(review.columns),
        "settled": opened.folded.settled,
        "items": [asdict(item) for item in review.items[:1000]],
        "sections": {
            part.name: [{"pointer": f.pointer, "name": f.name, "owner": f.owner} for f in part.all_fields()]
            for part in review.sections
        },
    }


@router.get("/campaigns/{ident}/posts")
def window(
    office: OfficeIn,
    person: Reader,
    ident: Ident,
    offset: Offset = 0,
    limit: Annotated[int, Query(ge=1, le=posts.MOST)] = 100,
    q: Annotated[str, Query(max_length=200)] = "",
    by_risk: bool = False,
) -> dict[str, Any]:
    """A window of the grid of posts."""
    return posts_of(office, ident, offset, limit, q, by_risk=by_risk)


@router.get("/campaigns/{ident}/field")
def field(
    office: OfficeIn, person: Reader, ident: Ident, pointer: Annotated[str, Query(max_length=500)]
) -> dict[str, Any]:
    """One field: its value, the words it rests on, the rule by which it follows, who decided, and its editor."""
    view = field_of(office, ident, pointer)
    return as_json(view, office.heading(ident).version, context_of(office, view.evidence))


@router.get("/campaigns/{ident}/citing")
def citing(
    office: OfficeIn,
    person: Reader,
    ident: Ident,
    document: Annotated[str, Query(max_length=64)],
    start: Offset,
    end: Offset,
) -> list[str]:
    """Pointers of the fields that cite a range of a document, those with the narrowest range first."""
    return citing_fields(office, ident, document, start, end)[:50]


@router.get("/campaigns/{ident}/history")
def history(office: OfficeIn, person: Reader, ident: Ident) -> dict[str, Any]:
    """Every version and decision in order, and the rankings run."""
    opened = office.open(ident)
    with office.store.read() as repository:
        versions = repository.campaigns.versions(ident)
        runs = repository.campaigns.rankings(ident)
    return {
        "versions": [v.model_dump(mode="json", exclude={"aliases"}) for v in versions],
        "decisions": [d.model_dump(mode="json") for d in opened.decisions],
        "rankings": [{**asdict(run), "created": run.created.isoformat()} for run in runs],
    }


@router.get("/campaigns/{ident}/diff")
def differences(
    office: OfficeIn,
    person: Reader,
    ident: Ident,
    before: Annotated[int, Query(ge=0, le=2**31 - 1)],
    after: Annotated[int, Query(ge=0, le=2**31 - 1)],
) -> dict[str, Any]:
    """What differs between two versions, with the evidence of both, the gravest first."""
    return diff(office.version(ident, before), office.version(ident, after)).model_dump(mode="json")


@router.get("/campaigns/{ident}/export")
def export(
    office: OfficeIn,
    person: Reader,
    ident: Ident,
    format: Literal["yaml", "json", "xlsx", "ics", "jsonld", "package", "template"],
) -> Response:
    """The campaign as a file: to run and edit, workbook, calendar, job postings, data package, candidate template."""
    return exports.response(office.open(ident).campaign, format)


class Trial(Body):
    """Marks (and facts) of one candidate, by id."""

    values: dict[str, str] = Field(default_factory=dict, max_length=200)


@router.post("/campaigns/{ident}/schemes/{number}/try")
def trial(office: OfficeIn, person: Reader, ident: Ident, number: Number, body: Trial) -> dict[str, Any]:
    """What a scheme (by its place, from 0) makes of one candidate, with the arithmetic; nothing is kept."""
    return scheme_trial.run(office.open(ident).campaign, number, body.values)


@router.get("/campaigns/{ident}/schemes/{number}")
def scheme(office: OfficeIn, person: Reader, ident: Ident, number: Number) -> dict[str, Any]:
    """A scheme by its place, from 0."""
    return content(scheme_trial.scheme_at(office.open(ident).campaign, number))
