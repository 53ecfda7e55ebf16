"""Ranking: candidate tables, what their columns hold, results per post, and why."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from schema.errors import JinbangError
from web import candidates, charts
from web.guard import office_of
from web.pages.render import page

router = APIRouter()
BASE = "/campaigns/{ident}/ranking"
ROWS = 200


@router.get(BASE)
def start(request: Request, ident: str, table: Annotated[int | None, Query(ge=0, le=10**9)] = None) -> Response:
    office = office_of(request)
    opened = office.open(ident)
    listed = candidates.tables(office, ident)
    number = table if table is not None else (listed[0]["id"] if listed else None)
    preview = candidates.preview(office, ident, number) if number is not None else None
    values: dict[str, Any] = {"result": None}
    shown = number is not None and preview is not None and preview.problem is None
    if shown and number is not None and candidates.is_ranked(office, ident, number):
        values = _results(request, ident, number)
    return page(
        request, "ranking.html", opened=opened, tables=listed, number=number, preview=preview, ident=ident, **values
    )


def _results(request: Request, ident: str, number: int) -> dict[str, Any]:
    result = candidates.ranked(office_of(request), ident, number)
    return {"result": result, "posts": candidates.summary(result), "warnings": list(result.warnings)}


@router.get(BASE + "/{number}/post")
def post(
    request: Request,
    ident: str,
    number: int,
    post: Annotated[str, Query(max_length=200)],
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> Response:
    """The people of a post with the charts of its cuts."""
    from ranking.run import describe

    office = office_of(request)
    result = candidates.ranked(office, ident, number)
    found = candidates.rows(result, post, offset, ROWS)
    for row in found["rows"]:
        codes = (row["note"] or "").split(";")
        row["note_words"] = "; ".join(describe(code, result.campaign) for code in codes if code)
    called = {i.id: i.name for s in result.campaign.schemes for i in (*s.marks, *s.steps) if i.name}
    return page(
        request,
        "ranking_post.html",
        post=post,
        found=found,
        charts=charts.charts(result, post) if offset == 0 else [],
        called=called,
        number=number,
        ident=ident,
        offset=offset,
        size=ROWS,
    )


@router.get(BASE + "/{number}/explain")
def explain(
    request: Request, ident: str, number: int, candidate: Annotated[str, Query(min_length=1, max_length=200)]
) -> Response:
    """Why: one candidate."""
    return page(request, "explain.html", found=candidates.explained(office_of(request), ident, number, candidate))


@router.get(BASE + "/{number}/screening")
def screening(request: Request, ident: str, number: int) -> Response:
    """Who is eligible, post by post, and the clauses that decide."""
    try:
        found = candidates.screened(office_of(request), ident, number)
    except JinbangError as error:
        return page(
            request,
            "error_part.html",
            422,
            detail={"code": error.code, "message": error.message, "where": error.where, "hint": error.hint},
            status_code=422,
        )
    return page(
        request,
        "screening.html",
        posts=found.summary().to_dicts(),
        clauses=found.clause_table().to_dicts(),
        warnings=list(found.warnings),
    )
