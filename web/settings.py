"""Settings: what one server serves, to whom, and within which limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

MIB = 1024 * 1024
LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``accounts``: people sign in; without it there is one person, ``actor``, on the loopback interface only."""

    store: str | Path
    accounts: bool = False
    actor: str = "local"
    hosts: tuple[str, ...] = LOOPBACK
    """Names by which the server may be addressed; another ``Host`` header is refused (DNS rebinding)."""
    https: bool = False
    """Whether cookies are for HTTPS only."""
    upload_bytes: int = 64 * MIB
    """Of one request."""
    upload_files: int = 200
    session_hours: int = 12
    worker: bool = True
    """Whether this process reads what is uploaded."""
    processes: int = field(default=1)
    """Processes that read uploads; 0 reads in this process."""
