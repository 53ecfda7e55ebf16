"""Guard: what every request passes. Host, size and origin are checked, and every answer carries its safety headers."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from fastapi import Request

from web.auth import Person, Role, person_of
from web.office import Office

COOKIE = "jinbang_session"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
PUBLIC = ("/static/", "/login", "/healthz")

HEADERS = {
    "content-security-policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class NotSignedIn(Exception):
    """Nobody is signed in."""


class Refused(Exception):
    """The request may not be made: ``reason`` is a word of the catalogue."""

    def __init__(self, reason: str, status: int = 403) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


class Guard:
    """The outermost layer: refuses foreign hosts and oversized bodies, adds the headers."""

    def __init__(self, app: Any, *, hosts: tuple[str, ...], most: int) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.most = most

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        if "*" not in self.hosts and _host(headers.get("host", "")) not in self.hosts:
            await _plain(send, 421, "this server is not known by that name")
            return
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.most:
            await _plain(send, 413, f"a request has at most {self.most} bytes")
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            if message["type"] == "http.request":
                taken += len(message.get("body", b""))
                if taken > self.most:
                    raise Refused("too_large", 413)
            return message

        static = scope["path"].startswith("/static/")

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = {k for k, _ in message["headers"]}
                more = dict(HEADERS)
                more["cache-control"] = "public, max-age=86400" if static else "no-store"
                for name, value in more.items():
                    if name.encode() not in held:
                        message["headers"].append((name.encode(), value.encode()))
            await send(message)

        await self.app(scope, counted, headed)


def _host(header: str) -> str:
    name = header.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.rpartition(":")[0] if name.rpartition(":")[2].isdigit() and ":" in name else name


async def _plain(send: Send, status: int, text: str) -> None:
    body = text.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    headers += [(k.encode(), v.encode()) for k, v in HEADERS.items()]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def office_of(request: Request) -> Office:
    office: Office = request.app.state.office
    return office


def admit(request: Request) -> None:
    """Find out who makes a request; whoever changes something must come from a page of ours and send its token.

    :raises NotSignedIn, Refused:
    """
    path = request.url.path
    if path.startswith(PUBLIC[0]) or path == "/healthz":
        return
    unsafe = request.method not in SAFE
    if unsafe and not _own_origin(request):
        raise Refused("foreign_origin")
    if path == "/login":
        return
    person = _person(request)
    request.state.person = person
    if unsafe:
        given = request.headers.get("x-csrf-token", "")
        if not hmac.compare_digest(given.encode(), person.csrf.encode()):
            raise Refused("stale_page")


def _person(request: Request) -> Person:
    office = office_of(request)
    if not office.settings.accounts:
        return Person(office.settings.actor, Role.APPROVER, request.app.state.csrf)
    token = request.cookies.get(COOKIE)
    person = person_of(office.store, token) if token else None
    if person is None:
        raise NotSignedIn
    return person


def _own_origin(request: Request) -> bool:
    """Browsers say where a change comes from; programs say nothing and need the token all the same."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")


def person_in(request: Request) -> Person:
    person: Person = request.state.person
    return person


def needs(role: Role) -> Callable[[Request], Person]:
    """A dependency: the person who makes the request, if their role allows it."""

    def check(request: Request) -> Person:
        person = person_in(request)
        if not person.role.may(role):
            raise Refused("wrong_role")
        return person

    return check
