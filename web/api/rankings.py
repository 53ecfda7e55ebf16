"""Rankings: candidate tables, what their columns hold, results, explanations, impact, downloads."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Query, Response, UploadFile
from pydantic import Field

from web import candidates, charts, exports
from web.api.kinds import MOST, Body, Ident, Number, OfficeIn, Offset, Reader, Reviewer

router = APIRouter(tags=["rankings"])
BASE = "/campaigns/{ident}/candidates"


@router.get(BASE)
def listed(office: OfficeIn, person: Reader, ident: Ident) -> list[dict[str, Any]]:
    """The candidate tables of a campaign, the newest first."""
    return candidates.tables(office, ident)


@router.post(BASE, status_code=201)
def add(office: OfficeIn, person: Reviewer, ident: Ident, file: Annotated[UploadFile, File()]) -> dict[str, Any]:
    """Take a table in (csv, tsv, xlsx, xls, parquet)."""
    data = file.file.read()
    return {"id": candidates.add(office, ident, file.filename or "candidates", data, person.name)}


@router.get(BASE + "/{number}")
def preview(office: OfficeIn, person: Reader, ident: Ident, number: Number) -> dict[str, Any]:
    """How a table will be read: what each column holds, what is missing, and why it cannot be ranked if it cannot."""
    return asdict(candidates.preview(office, ident, number))


@router.delete(BASE + "/{number}")
def remove(office: OfficeIn, person: Reviewer, ident: Ident, number: Number) -> dict[str, Any]:
    """Forget a table."""
    candidates.remove(office, ident, number)
    return {"removed": number}


class Columns(Body):
    """``columns``: index -> what it holds (`-`: nothing); ``lines``: pass marks set since, by parameter."""

    columns: dict[Annotated[str, Field(max_length=6)], Annotated[str, Field(max_length=120)]] = Field(
        default_factory=dict
    )
    lines: dict[Annotated[str, Field(max_length=200)], Annotated[str, Field(max_length=20)]] = Field(
        default_factory=dict
    )


@router.put(BASE + "/{number}/columns")
def correct(office: OfficeIn, person: Reviewer, ident: Ident, number: Number, body: Columns) -> dict[str, Any]:
    """Correct what columns hold; gives the preview that follows."""
    candidates.correct(office, ident, number, body.columns, body.lines)
    return asdict(candidates.preview(office, ident, number))


@router.post(BASE + "/{number}/run")
def run(office: OfficeIn, person: Reviewer, ident: Ident, number: Number) -> dict[str, Any]:
    """Rank a table. On record where the campaign is approved, else a trial."""
    return candidates.run(office, ident, number, person.name)


@router.get(BASE + "/{number}/progress")
def progress(office: OfficeIn, person: Reader, ident: Ident, number: Number) -> dict[str, Any]:
    """How far a run is that somebody has started: ``stage`` (read, score, select; empty where none runs), people
    ``done`` and ``of`` how many."""
    stage, done, of = office.progress.get((ident, number), ("", 0, 0))
    return {"stage": stage, "done": done, "of": of}


@router.get(BASE + "/{number}/results")
def results(
    office: OfficeIn,
    person: Reader,
    ident: Ident,
    number: Number,
    post: Annotated[str, Query(max_length=200)] = "",
    offset: Offset = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> dict[str, Any]:
    """People of a post, the best first."""
    return candidates.rows(candidates.ranked(office, ident, number), post, offset, limit)


@router.get(BASE + "/{number}/explain")
def explain(
    office: OfficeIn,
    person: Reader,
    ident: Ident,
    number: Number,
    candidate: Annotated[str, Query(min_length=1, max_length=200)],
) -> dict[str, Any]:
    """What became of one candidate, and by which words of the notice."""
    return candidates.explained(office, ident, number, candidate)


@router.get(BASE + "/{number}/charts")
def drawn(
    office: OfficeIn, person: Reader, ident: Ident, number: Number, post: Annotated[str, Query(max_length=200)]
) -> list[dict[str, Any]]:
    """Charts of a post: where people stand, where the line is drawn."""
    return [asdict(chart) for chart in charts.charts(candidates.ranked(office, ident, number), post)]


@router.get(BASE + "/{number}/screening")
def screening(office: OfficeIn, person: Reader, ident: Ident, number: Number) -> dict[str, Any]:
    """Who is eligible, who is not and by which clause."""
    found = candidates.screened(office, ident, number)
    return {
        "posts": found.summary().to_dicts(),
        "clauses": found.clause_table().to_dicts(),
        "warnings": list(found.warnings),
    }


@router.get(BASE + "/{number}/impact")
def impact(
    office: OfficeIn,
    person: Reader,
    ident: Ident,
    number: Number,
    before: Annotated[int, Query(ge=0, le=MOST)],
    after: Annotated[int, Query(ge=0, le=MOST)],
) -> dict[str, Any]:
    """Whose eligibility, marks, rank or place differ between two versions of the campaign."""
    return candidates.impact(office, ident, number, before, after)


@router.get(BASE + "/{number}/download")
def download(
    office: OfficeIn,
    person: Reader,
    ident: Ident,
    number: Number,
    format: Literal["csv", "xlsx", "parquet"] = "xlsx",
    what: Literal["ranking", "publication", "screening"] = "ranking",
) -> Response:
    """The ranking, the list to publish (names and numbers masked), or the screening, as a file without formulas."""
    name = f"{office.heading(ident).name}-{what}.{format}"
    if what == "screening":
        found = candidates.screened(office, ident, number)
        return exports.download(name, exports.written(found.write, format))
    result = candidates.ranked(office, ident, number)
    if what == "publication":
        from ranking.publish import write_publication

        return exports.download(name, exports.written(lambda path: write_publication(result, path), format))
    from ranking import write

    return exports.download(name, exports.written(lambda path: write(result, path), format))
