"""Session: who is asking, and the token that every change carries."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from web.api.kinds import Reader

router = APIRouter(tags=["session"])


@router.get("/session")
def session(person: Reader) -> dict[str, Any]:
    """Name and role of who is asking, and the token for the header `X-CSRF-Token`."""
    return {"name": person.name, "role": person.role.value, "csrf": person.csrf, "signed_in": person.signed_in}
