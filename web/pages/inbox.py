"""Inbox: all campaigns with what is open in them, and the uploads that are on their way."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from web import cards, uploads
from web.guard import office_of
from web.pages.render import page

router = APIRouter()


@router.get("/")
def inbox(
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    state: Annotated[str, Query(max_length=12)] = "",
    open: Annotated[bool, Query()] = False,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> Response:
    office = office_of(request)
    chosen = state if state in cards.STATES else ""
    found, total = cards.listed(office, query=q, state=chosen, open_only=open, offset=offset)
    part = request.headers.get("hx-target") == "inbox"
    return page(
        request,
        "inbox_list.html" if part else "inbox.html",
        cards=found,
        total=total,
        query=q,
        state=chosen,
        open_only=open,
        offset=offset,
        size=cards.PAGE,
        states=cards.counts(office),
        uploads=[] if part else uploads.recent(office, 8),
        today=date.today().isoformat(),
    )


@router.get("/uploads")
def progress(request: Request) -> Response:
    """The uploads as a part of the inbox; asks again while something is on its way."""
    return page(request, "uploads.html", uploads=uploads.recent(office_of(request), 8))
