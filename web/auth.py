"""Auth: who somebody is, and what they may do. Accounts with argon2id, sessions held by the server.

The cookie holds a random token; the table holds its hash. Every sign-in gives a new session, so a token that was
planted before (fixation) is worth nothing.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from schema.errors import StoreError
from web.tables import AccountRow, SessionRow, session

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from store import Store

FAILURES = 5
"""Wrong passwords for one name, or from one address, before the next try has to wait."""
WINDOW_SECONDS = 15 * 60
LEAST_PASSWORD = 10
_NAME = re.compile(r"[\w.@-]{1,80}")


class Role(StrEnum):
    """``reader`` looks, ``reviewer`` decides and ranks, ``approver`` also approves, reopens and closes."""

    READER = "reader"
    REVIEWER = "reviewer"
    APPROVER = "approver"

    def may(self, needed: Role) -> bool:
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """Who makes a request. ``csrf``: the token that their pages send back with every change."""

    name: str
    role: Role
    csrf: str
    signed_in: bool = False


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash to compare with where there is no such account, so that the time taken does not tell."""
    return _hasher().hash(secrets.token_hex())


def put_account(store: Store, name: str, role: Role, password: str) -> None:
    """Add an account, or give it another password and role; its sessions end.

    :raises StoreError: where the name or the password will not do.
    """
    if not _NAME.fullmatch(name):
        raise StoreError(
            "a name has 1 to 80 letters, digits, dots, dashes or @", where=name[:80], hint="choose another name"
        )
    if len(password) < LEAST_PASSWORD:
        raise StoreError(f"a password has at least {LEAST_PASSWORD} characters", where=name, hint="choose a longer one")
    hashed = _hasher().hash(password)
    with session(store, writes=True) as opened:
        row = opened.get(AccountRow, name)
        if row is None:
            opened.add(AccountRow(name=name, hash=hashed, role=role.value))
        else:
            row.hash, row.role = hashed, role.value
        opened.execute(delete(SessionRow).where(SessionRow.account == name))


def remove_account(store: Store, name: str) -> bool:
    """Remove an account and its sessions; False where there was none."""
    with session(store, writes=True) as opened:
        opened.execute(delete(SessionRow).where(SessionRow.account == name))
        row = opened.get(AccountRow, name)
        if row is not None:
            opened.delete(row)
        return row is not None


def accounts(store: Store) -> list[tuple[str, Role]]:
    """Names and roles."""
    with session(store) as opened:
        rows = opened.execute(select(AccountRow.name, AccountRow.role).order_by(AccountRow.name))
        return [(name, Role(role)) for name, role in rows]


def count_accounts(store: Store) -> int:
    with session(store) as opened:
        return opened.scalar(select(func.count()).select_from(AccountRow)) or 0


def sign_in(store: Store, name: str, password: str, *, hours: int) -> str | None:
    """A new session; returns the token for the cookie, None where name or password are wrong."""
    from argon2.exceptions import VerificationError

    with session(store) as opened:
        row = opened.get(AccountRow, name)
    try:
        _hasher().verify(row.hash if row is not None else _nobody(), password)
    except VerificationError:
        return None
    if row is None:
        return None
    token = secrets.token_urlsafe(32)
    at = int(time.time())
    with session(store, writes=True) as opened:
        opened.execute(delete(SessionRow).where(SessionRow.expires < at))
        opened.add(
            SessionRow(token=_digest(token), account=name, csrf=secrets.token_urlsafe(32), expires=at + hours * 3600)
        )
    return token


def sign_out(store: Store, token: str) -> None:
    with session(store, writes=True) as opened:
        opened.execute(delete(SessionRow).where(SessionRow.token == _digest(token)))


def person_of(store: Store, token: str) -> Person | None:
    """Whose session this is; None where it has ended or never was."""
    query = (
        select(AccountRow.name, AccountRow.role, SessionRow.csrf)
        .join(SessionRow, SessionRow.account == AccountRow.name)
        .where(SessionRow.token == _digest(token), SessionRow.expires >= int(time.time()))
    )
    with session(store) as opened:
        row = opened.execute(query).one_or_none()
    return Person(row[0], Role(row[1]), row[2], signed_in=True) if row is not None else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


class Throttle:
    """Counts failures by key within a window; ``wait`` says for how many seconds to refuse."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def wait(self, *keys: str) -> int:
        at = self._clock()
        with self._lock:
            longest = 0.0
            for key in keys:
                recent = [t for t in self._failed.get(key, ()) if at - t < WINDOW_SECONDS]
                self._failed[key] = recent
                if len(recent) >= FAILURES:
                    longest = max(longest, WINDOW_SECONDS - (at - recent[-FAILURES]))
            return round(longest + 0.5) if longest else 0

    def fail(self, *keys: str) -> None:
        at = self._clock()
        with self._lock:
            for key in keys:
                self._failed.setdefault(key, []).append(at)
            if len(self._failed) > 10_000:
                self._failed = {k: v for k, v in self._failed.items() if v and at - v[-1] < WINDOW_SECONDS}

    def clear(self, *keys: str) -> None:
        with self._lock:
            for key in keys:
                self._failed.pop(key, None)
