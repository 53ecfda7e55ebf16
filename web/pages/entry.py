"""Entry: signing in and out, and switching the language."""

from __future__ import annotations

import hmac
import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from web.auth import Throttle, sign_in, sign_out
from web.guard import COOKIE, Refused, office_of
from web.language import COOKIE as LANGUAGE
from web.language import LANGUAGES
from web.pages.render import page

router = APIRouter()
throttle = Throttle()
_BEFORE = "jinbang_login"
"""Cookie that proves that the form was ours."""


@router.get("/login")
def form(request: Request) -> Response:
    if not office_of(request).settings.accounts:
        return RedirectResponse("/", status_code=303)
    return _form(request)


def _form(request: Request, status: int = 200, problem: str = "", wait: int = 0) -> Response:
    token = secrets.token_urlsafe(24)
    answer = page(request, "login.html", status, token=token, problem=problem, minutes=(wait + 59) // 60)
    https = office_of(request).settings.https
    answer.set_cookie(_BEFORE, token, httponly=True, samesite="strict", secure=https, max_age=3600)
    if wait:
        answer.headers["retry-after"] = str(wait)
    return answer


@router.post("/login")
def enter(
    request: Request,
    name: Annotated[str, Form(max_length=80)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    token: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    office = office_of(request)
    if not office.settings.accounts:
        raise Refused("no_accounts", 404)
    if not token or not hmac.compare_digest(token.encode(), request.cookies.get(_BEFORE, "").encode()):
        return _form(request, 403, "stale_page")
    address = request.client.host if request.client is not None else ""
    keys = (f"name {name.casefold()}", f"address {address}")
    wait = throttle.wait(*keys)
    if wait:
        return _form(request, 429, "too_often", wait)
    session = sign_in(office.store, name, password, hours=office.settings.session_hours)
    if session is None:
        throttle.fail(*keys)
        return _form(request, 401, "wrong")
    throttle.clear(keys[0])
    if old := request.cookies.get(COOKIE):
        sign_out(office.store, old)
    answer = RedirectResponse("/", status_code=303)
    settings = office.settings
    answer.set_cookie(
        COOKIE, session, httponly=True, samesite="strict", secure=settings.https, max_age=settings.session_hours * 3600
    )
    answer.delete_cookie(_BEFORE)
    return answer


@router.post("/logout")
def leave(request: Request) -> Response:
    if token := request.cookies.get(COOKIE):
        sign_out(office_of(request).store, token)
    answer = Response(status_code=204, headers={"HX-Redirect": "/login"})
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/language/{name}")
def switch(request: Request, name: str, back: Annotated[str, Query(max_length=500)] = "/") -> Response:
    """Switch the language and go back; ``back`` is a path of this server."""
    own = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    answer = RedirectResponse(own, status_code=303)
    if name in LANGUAGES:
        answer.set_cookie(LANGUAGE, name, samesite="strict", max_age=365 * 24 * 3600)
    return answer
