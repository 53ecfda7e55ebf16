"""App: the server, put together. Pages and API are thin over the same functions."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from schema.errors import (
    BadPointer,
    CandidateError,
    EditConflict,
    EvidenceError,
    InputError,
    JinbangError,
    NotFound,
    NotSettled,
    SchemeError,
    TooLarge,
)
from web.api import campaigns as campaigns_api
from web.api import decisions as decisions_api
from web.api import documents as documents_api
from web.api import rankings as rankings_api
from web.api import session as session_api
from web.api import uploads as uploads_api
from web.guard import Guard, NotSignedIn, Refused, admit
from web.office import Office
from web.pages import entry, inbox, ranking, review, versions
from web.pages.render import error_page
from web.settings import Settings
from web.uploads import Worker

_STATUS: tuple[tuple[type[JinbangError], int], ...] = (
    (NotFound, 404),
    (EditConflict, 409),
    (NotSettled, 409),
    (BadPointer, 422),
    (TooLarge, 413),
    (InputError, 422),
    (EvidenceError, 422),
    (CandidateError, 422),
    (SchemeError, 422),
)


def create_app(settings: Settings) -> FastAPI:
    """The application; it opens the store when it starts and closes it when it stops."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        office = Office(settings)
        app.state.office = office
        app.state.csrf = secrets.token_urlsafe(32)
        worker = Worker(office) if settings.worker else None
        app.state.worker = worker
        if worker is not None:
            worker.start()
        try:
            yield
        finally:
            if worker is not None:
                worker.stop()
            office.close()

    app = FastAPI(
        title="Jinbang 金榜",
        summary="Notices, campaigns, decisions and rankings.",
        description=(
            "Everything that the pages do. A change needs the header `X-CSRF-Token` with the token that "
            "`GET /api/session` gives, and the role named there."
        ),
        lifespan=life,
        dependencies=[Depends(admit)],
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.add_middleware(Guard, hosts=settings.hosts, most=settings.upload_bytes)
    app.mount("/static", StaticFiles(directory=str(files("web").joinpath("static"))), name="static")
    for module in (session_api, uploads_api, campaigns_api, decisions_api, documents_api, rankings_api):
        app.include_router(module.router, prefix="/api")
    for page in (entry, inbox, review, versions, ranking):
        app.include_router(page.router, include_in_schema=False)
    _handlers(app)

    @app.get("/healthz", include_in_schema=False)
    def healthy() -> dict[str, str]:
        return {"state": "ok"}

    return app


def status_of(error: JinbangError) -> int:
    """The HTTP status of an error of ours."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 400)


def _handlers(app: FastAPI) -> None:
    @app.exception_handler(JinbangError)
    def ours(request: Request, error: JinbangError) -> Response:
        detail = {"code": error.code, "message": error.message, "where": error.where, "hint": error.hint or None}
        if isinstance(error, EditConflict):
            detail |= getattr(error, "theirs", None) or {}
        return _answer(request, status_of(error), detail)

    @app.exception_handler(Refused)
    def refused(request: Request, error: Refused) -> Response:
        return _answer(request, error.status, {"code": error.reason, "message": error.reason.replace("_", " ")})

    @app.exception_handler(NotSignedIn)
    def nobody(request: Request, error: NotSignedIn) -> Response:
        if request.url.path.startswith("/api/") or request.method not in ("GET", "HEAD"):
            return _answer(request, 401, {"code": "not_signed_in", "message": "nobody is signed in"})
        if request.headers.get("hx-request"):
            return Response(status_code=401, headers={"HX-Redirect": "/login"})
        return RedirectResponse("/login", status_code=303)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        return _answer(request, error.status_code, {"code": "http", "message": str(error.detail)})

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = "/".join(str(part) for part in first["loc"])
        detail = {"code": "invalid", "message": str(first["msg"]), "where": where[:200]}
        return _answer(request, 422, detail)


def _answer(request: Request, status: int, detail: Mapping[str, object]) -> Response:
    if request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", "text/html"):
        return JSONResponse({"error": detail}, status_code=status)
    return error_page(request, status, dict(detail))
