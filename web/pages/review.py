"""Review: the fields of a campaign beside the source."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from pipeline.desk import Opened
from review.decisions import fold, question_pointer
from review.diff import diff
from schema.decisions import Decision, DecisionKind
from schema.diff import DiffGroup
from schema.errors import JinbangError, NotFound
from schema.evidence import Evidence, Role
from schema.findings import Question
from web import checklist, formula, large, posts, scheme_trial, source, structures
from web.guard import office_of
from web.language import Words, words
from web.office import Office
from web.pages.render import language_of, page
from web.present import names_of, pointer_words, referable, value_words
from web.review import (
    MANY,
    Review,
    answer_in_force,
    context_of,
    field_of,
    finding_of,
    opened_for,
    place_of,
    posts_of,
    question_of,
    review_of,
)

router = APIRouter()
BASE = "/campaigns/{ident}"


def panel_values(review: Review) -> dict[str, Any]:
    opened = review.opened
    return {
        "review": review,
        "opened": opened,
        "campaign": opened.campaign,
        "signs": review.signs,
        "seen": opened.seen,
        "lists": ("eligibility", "opening_ratios"),
        "formulas": [formula.tree(scheme) for scheme in opened.campaign.schemes],
        "open_items": [item for item in review.items if not item.done],
        "done_items": [item for item in review.items if item.done],
    }


@router.get(BASE)
def review_page(request: Request, ident: str) -> Response:
    office = office_of(request)
    review = review_of(office, ident)
    notice = review.opened.notice
    documents = large.names(office, notice.documents) if notice is not None else []
    return page(request, "review.html", documents=documents, **panel_values(review))


@router.get(BASE + "/panel")
def panel(request: Request, ident: str) -> Response:
    """The fields alone, after a decision."""
    return page(request, "panel.html", **panel_values(review_of(office_of(request), ident)))


@router.get(BASE + "/bar")
def bar(request: Request, ident: str) -> Response:
    """Title, state and buttons, after a decision."""
    return page(request, "campaign_bar.html", opened=review_of(office_of(request), ident).opened)


@router.get(BASE + "/posts")
def window(
    request: Request,
    ident: str,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
    limit: Annotated[int, Query(ge=1, le=posts.MOST)] = 100,
    q: Annotated[str, Query(max_length=200)] = "",
    by_risk: bool = False,
) -> JSONResponse:
    """Rows of the grid of posts, the cells in words."""
    t = words(language_of(request))
    found = posts_of(office_of(request), ident, offset, limit, q, by_risk=by_risk)
    for row in found["rows"]:
        cells = zip(found["columns"], row["cells"], strict=True)
        row["cells"] = ["" if c in (None, []) else value_words(t, name, c) for name, c in cells]
    return JSONResponse(found)


@router.get(BASE + "/field")
def field(request: Request, ident: str, pointer: Annotated[str, Query(max_length=500)]) -> Response:
    """One field with its proof."""
    office = office_of(request)
    view = field_of(office, ident, pointer)
    opened, _ = opened_for(office, ident, pointer)
    outline = None
    t = words(language_of(request))
    names = names_of(t, opened.campaign, opened.told)
    if view.editor is not None and (named := referable(t, opened, view.holder, view.name, names)):
        view = dataclasses.replace(view, editor=dataclasses.replace(view.editor, named=named))
    if view.editor is not None and view.editor.kind == "list":
        place, _ = place_of(opened, pointer)
        outline = structures.described(t, opened, place, names)
    return page(
        request,
        "field.html",
        view=view,
        opened=opened,
        seen=opened.seen,
        around=context_of(office, view.evidence),
        crop=_crop(office, view.evidence),
        outline=outline,
        sample=_sample(opened, outline),
    )


def _crop(office: Office, evidence: tuple[Evidence, ...]) -> Evidence | None:
    """The first words that stand on a page whose picture can be shown."""
    for piece in evidence[:3]:
        if large.outline(office, piece.document) is None and piece.role in (Role.VALUE, Role.INHERITED):
            kept = office.is_kept(piece.document)
            return piece if kept and source.has_pages(office.document(piece.document)) else None
    return None


def _sample(opened: Opened, outline: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The marks of a sample candidate, where a list counts for a scheme that can be computed."""
    if outline is None or outline["scheme"] is None:
        return []
    try:
        return scheme_trial.fields(opened.campaign, outline["scheme"])
    except JinbangError:
        return []


@router.get(BASE + "/item")
def item(request: Request, ident: str, key: Annotated[str, Query(max_length=600)]) -> Response:
    """A question, a finding, or a field by its pointer."""
    office = office_of(request)
    opened, whole = opened_for(office, ident, key)
    if key.startswith("/questions/"):
        question = question_of(opened, key)
        return page(
            request,
            "question.html",
            opened=opened,
            question=question,
            key=key,
            answer=answer_in_force(opened, key),
            effects=_effects(words(language_of(request)), opened, question, whole=whole),
            seen=opened.seen,
        )
    if key.startswith("/findings/"):
        finding = finding_of(opened, key)
        return page(
            request,
            "finding.html",
            opened=opened,
            finding=finding,
            key=key,
            blocking=finding in opened.folded.blocking,
            settled=answer_in_force(opened, key),
            seen=opened.seen,
        )
    return field(request, ident, key)


def _effects(t: Words, opened: Opened, question: Question, *, whole: bool) -> list[list[str]]:
    """What each reading would set in the campaign, a line each: as the question says, else found by trying it."""
    names = names_of(t, opened.campaign, opened.told)
    if any(question.effects):
        told = [[_set(t, e.pointer, e.value, names) for e in effects[:6]] for effects in question.effects]
        return told + [[] for _ in question.readings[len(told) :]]
    if not whole or len(opened.campaign.posts) > MANY or opened.notice is None:
        return [[] for _ in question.readings]
    found = []
    for number in range(len(question.readings)):
        trial = Decision(
            id=2**31 - 1,
            campaign=opened.version.campaign,
            kind=DecisionKind.ANSWER,
            actor="trial",
            time="",
            pointer=question_pointer(question),
            after=number,
            fingerprint=_fingerprint(question),
        )
        kept = tuple(d for d in opened.decisions if d.pointer != trial.pointer)
        folded = fold(opened.base, (*kept, trial), questions=opened.notice.questions, aliases=opened.version.aliases)
        groups = diff(opened.campaign, folded.campaign).groups
        found.append([_difference(t, group, names) for group in groups[:6]])
    return found


def _set(t: Words, pointer: str, value: object, names: dict[str, str]) -> str:
    return f"{pointer_words(t, pointer, names)} → {value_words(t, pointer.rpartition('/')[2], value, names)}"


def _difference(t: Words, group: DiffGroup, names: dict[str, str]) -> str:
    first = group.members[0]
    side = first.after or first.before
    pointer = side.pointer if side is not None else f"/{group.section}"
    before = value_words(t, group.field or "", first.before.value if first.before is not None else None, names)
    line = f"{before} → " if group.field else ""
    line += value_words(t, group.field or "", first.after.value if first.after is not None else None, names)
    more = f" ×{len(group.members)}" if len(group.members) > 1 else ""
    return f"{pointer_words(t, pointer, names)}: {line}{more}"


def _fingerprint(question: Question) -> str:
    from review.pointers import fingerprint_of

    return fingerprint_of(question.evidence)


@router.get(BASE + "/source/{sha256}")
def document(request: Request, ident: str, sha256: str, offset: Annotated[int, Query(ge=0, le=10**9)] = 0) -> Response:
    """A document as the reader saw it."""
    office = office_of(request)
    opened, _ = opened_for(office, ident)
    if opened.notice is None or sha256 not in opened.notice.documents:
        raise NotFound("this campaign has no such document", where=sha256[:64])
    if (kept := large.outline(office, sha256)) is not None:
        return page(request, "source.html", document=kept, blocks=kept.blocks, pdf=False, more=None)
    found = office.document(sha256)
    shown_blocks = source.blocks(found, offset)
    return page(
        request,
        "source.html",
        document=found,
        blocks=shown_blocks,
        pdf=source.has_pages(found) and office.original(sha256) is not None,
        more=offset + len(shown_blocks) if offset + len(shown_blocks) < len(found.blocks) else None,
    )


@router.get(BASE + "/approve")
def approve(request: Request, ident: str) -> Response:
    """The checklist before approval."""
    opened = office_of(request).open(ident)
    return page(
        request,
        "approve.html",
        opened=opened,
        points=checklist.points(opened),
        closed=opened.version.state.value == "closed",
    )


@router.get(BASE + "/schemes/{number}/trial")
def trial(request: Request, ident: str, number: int) -> Response:
    """The form for a sample candidate."""
    campaign = office_of(request).open(ident).campaign
    if number < 0:
        raise NotFound("this campaign has no such scheme")
    return page(
        request,
        "trial.html",
        fields=scheme_trial.fields(campaign, number),
        number=number,
        scheme=scheme_trial.scheme_at(campaign, number),
        ident=ident,
    )
