"""Uploads: notices brought in, and how far they are."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, UploadFile

from web import uploads
from web.api.kinds import OfficeIn, Reader, Reviewer

router = APIRouter(tags=["uploads"])


@router.post("/uploads", status_code=202)
def upload(
    office: OfficeIn,
    person: Reviewer,
    files: Annotated[list[UploadFile], File(description="Notices; an archive is one notice with its attachments.")],
    together: Annotated[bool, Form(description="All files are one notice.")] = False,
) -> list[dict[str, Any]]:
    """Take files in; they are read one after the other."""
    taken = [(file.filename or "file", file.file.read()) for file in files]
    return uploads.receive(office, taken, person.name, together=together)


@router.get("/uploads")
def listed(office: OfficeIn, person: Reader) -> list[dict[str, Any]]:
    """The last uploads, the newest first."""
    return uploads.recent(office)
