"""Kinds: types of parameters and bodies that several parts of the API share."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Path, Query
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from web.auth import Person, Role
from web.guard import needs, office_of
from web.office import Office

MOST = 2**31 - 1
_DEEPEST = 12


def clean(text: str) -> str:
    """Text that every database can hold."""
    if "\x00" in text or any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        raise ValueError("a text has no NUL and no lone surrogates")
    return text


def _exact(value: Any, depth: int = 0) -> Any:
    if depth > _DEEPEST:
        raise ValueError("too deeply nested")
    if isinstance(value, float):
        raise ValueError("a float is not exact: give the number as a string")
    if isinstance(value, int) and abs(value) > 10**15:
        raise ValueError("a number of at most 15 digits")
    if isinstance(value, str):
        if len(value) > 20_000:
            raise ValueError("a text of at most 20000 characters")
        return clean(value)
    if isinstance(value, list):
        return [_exact(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {clean(key): _exact(item, depth + 1) for key, item in value.items()}
    return value


Reason = Annotated[str, Field(max_length=2000), AfterValidator(clean)]
Pointer = Annotated[str, Field(max_length=500, examples=["/posts/LX2304/headcount"]), AfterValidator(clean)]
Value = Annotated[Any, AfterValidator(_exact)]
Seen = Annotated[int | None, Field(ge=0, le=MOST, description="The version that was looked at.")]
Ident = Annotated[str, Path(max_length=80, description="Id of a campaign.")]
Sha = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="Id of a document: sha256 of its bytes.")]
Number = Annotated[int, Path(ge=0, le=MOST)]
Offset = Annotated[int, Query(ge=0, le=MOST)]

OfficeIn = Annotated[Office, Depends(office_of)]
Reader = Annotated[Person, Depends(needs(Role.READER))]
Reviewer = Annotated[Person, Depends(needs(Role.REVIEWER))]
Approver = Annotated[Person, Depends(needs(Role.APPROVER))]


class Body(BaseModel):
    """A request body; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")
