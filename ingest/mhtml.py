"""Saved pages (mhtml, mht, eml): the HTML part is the page; pictures and styles beside it are not read."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message

from ingest.limits import Budget
from schema.errors import Damaged, TooDeep, TooManyMembers

_HEADER = re.compile(
    rb"\s*(?:[\w-]{2,40}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n)*){0,30}?MIME-Version\s*:", re.IGNORECASE
)


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes begin as a message in MIME form."""
    return bool(_HEADER.match(data[:8192]))


def page_of(data: bytes, budget: Budget) -> tuple[bytes, str | None, bool]:
    """The bytes of the page, its declared encoding, and whether it is HTML (else plain text).

    :raises Damaged: no part of the message is a page.
    :raises TooDeep: parts are nested too deeply.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except RecursionError as error:
        raise TooDeep("parts of the saved page are nested too deeply", where=budget.name) from error
    budget.check("parts of a saved page", len(parts), budget.limits.members, TooManyMembers)
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        bodies = [(body, part) for part in parts if part.get_content_type() == kind and (body := _body(part))]
        if bodies:
            body, part = max(bodies, key=lambda item: len(item[0])) if kind != "text/plain" else bodies[0]
            return body, part.get_content_charset(), kind != "text/plain"
    raise Damaged("the saved page holds no page", where=budget.name)


def _body(part: Message) -> bytes:
    body = part.get_payload(decode=True)
    return body.strip() if isinstance(body, bytes) else b""
