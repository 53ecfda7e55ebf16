"""Documents: the source as the reader saw it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from schema.errors import NotFound
from web import large, source
from web.api.kinds import Number, OfficeIn, Offset, Reader, Sha
from web.exports import download

router = APIRouter(tags=["documents"])


@router.get("/documents/{sha256}")
def document(office: OfficeIn, person: Reader, sha256: Sha) -> dict[str, Any]:
    """Name, type, size and tables of a document."""
    found = office.document(sha256)
    return {
        "id": found.id,
        "name": found.name,
        "media_type": found.media_type,
        "language": found.language.value,
        "characters": len(found.text),
        "blocks": len(found.blocks),
        "tables": [{"name": t.name, "rows": t.rows, "cols": t.cols} for t in found.tables],
        "warnings": list(found.warnings),
        "original": office.original(sha256) is not None,
    }


@router.get("/documents/{sha256}/blocks")
def blocks(
    office: OfficeIn,
    person: Reader,
    sha256: Sha,
    offset: Offset = 0,
    limit: Annotated[int, Query(ge=1, le=source.PIECES)] = 500,
) -> list[dict[str, Any]]:
    """The blocks of the text with the offsets at which they stand."""
    return [asdict(block) for block in source.blocks(office.document(sha256), offset, limit)]


@router.get("/documents/{sha256}/tables/{number}")
def rows(
    office: OfficeIn,
    person: Reader,
    sha256: Sha,
    number: Number,
    offset: Offset = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 100,
) -> list[dict[str, Any]]:
    """Rows of a table; each cell is [offset in the text, text, text that it takes over from another cell]."""
    if large.outline(office, sha256) is not None:
        return large.window(office, sha256, number, offset, limit)
    return source.window(office.document(sha256), number, offset, limit)


@router.get("/documents/{sha256}/place")
def place(office: OfficeIn, person: Reader, sha256: Sha, start: Offset, end: Offset) -> dict[str, Any]:
    """Where a range stands: table, row and column, and the boxes on the pages of a PDF."""
    if large.outline(office, sha256) is not None:
        at = large.place(office, sha256, start)
        return {
            "cell": {"table": at[0], "row": at[1], "col": at[2]} if at is not None else None,
            "boxes": [],
            "address": None,
        }
    found = office.document(sha256)
    cell = source.row_of(found, start)
    return {
        "cell": {"table": cell[0], "row": cell[1], "col": cell[2]} if cell is not None else None,
        "boxes": source.boxes(found, start, max(end, start + 1)),
        "address": found.address(start) if start < len(found.text) else None,
    }


@router.get("/documents/{sha256}/pages")
def pages(office: OfficeIn, person: Reader, sha256: Sha) -> list[list[float]]:
    """Width and height of every page, in points of a PDF or dots of a picture; empty where its bytes are not kept."""
    row = office.original(sha256)
    if row is None:
        return []
    data = row.data
    return office.once(("pages", sha256), lambda: [list(size) for size in source.page_sizes(data)])


@router.get("/documents/{sha256}/pages/{number}.png", response_class=Response)
def page(
    office: OfficeIn,
    person: Reader,
    sha256: Sha,
    number: Number,
    scale: Annotated[float, Query(ge=0.5, le=3)] = 1.5,
) -> Response:
    """A page of a PDF, or of a scan, as a picture."""
    row = office.original(sha256)
    if row is None or not office.once(("pages", sha256), lambda: source.page_sizes(row.data)):
        raise NotFound("the pages of this document are not kept", where=sha256)
    return Response(
        source.page_image(row.data, number, scale),
        media_type="image/png",
        headers={"cache-control": "private, max-age=3600"},
    )


@router.get("/documents/{sha256}/crop.png", response_class=Response)
def crop(
    office: OfficeIn,
    person: Reader,
    sha256: Sha,
    start: Offset,
    end: Offset,
) -> Response:
    """The lines of a page around a range, its words outlined."""
    row = office.original(sha256)
    if row is None:
        raise NotFound("the pages of this document are not kept", where=sha256)
    picture = source.crop(row.data, office.document(sha256), start, max(end, start + 1))
    return Response(picture, media_type="image/png", headers={"cache-control": "private, max-age=3600"})


@router.get("/documents/{sha256}/original")
def original(office: OfficeIn, person: Reader, sha256: Sha) -> Response:
    """The file as it was uploaded, as a download; it is never shown within our pages."""
    row = office.original(sha256)
    if row is None:
        raise NotFound("the original of this document is not kept", where=sha256)
    answer = download(f"{row.name}.zip" if "." not in row.name else "x.zip", row.data)
    from urllib.parse import quote

    answer.headers["content-disposition"] = f"attachment; filename=\"original\"; filename*=UTF-8''{quote(row.name)}"
    answer.headers["content-type"] = "application/octet-stream"
    return answer
