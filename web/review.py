"""Review: a campaign as somebody sees it who checks it: sections, items to look at, one field with its proof."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import BaseModel

from pipeline.desk import Opened
from review.decisions import Facts, finding_pointer, in_force, is_fact, question_pointer
from review.diff import diff
from review.identity import label
from review.pointers import Place, find
from schema.campaign import Campaign
from schema.decisions import CampaignState, Decision
from schema.errors import BadPointer, NotFound
from schema.evidence import Evidence, Role
from schema.findings import Finding, Question
from web import large, posts, risk, source
from web.editors import Editor, editor_of
from web.fields import NOTICE_SECTIONS, Ground, Section, citations, ground_of, sections, share_of
from web.office import Office
from web.structures import is_list

MANY = 3000
"""Posts beyond which versions are not compared while a page waits."""


@dataclass(frozen=True, slots=True)
class Review:
    """Everything but single fields; made once per version."""

    opened: Opened
    sections: tuple[Section, ...]
    items: tuple[risk.Item, ...]
    changed: frozenset[str]
    columns: tuple[str, ...]
    total: int
    """Number of posts; ``opened`` of a large campaign has none of them."""
    core: large.Core | None = None

    @property
    def signs(self) -> dict[str, str]:
        """Pointer -> kind of the gravest open item on it."""
        found: dict[str, str] = {}
        for item in self.items:
            if not item.done:
                for pointer in item.pointers:
                    found.setdefault(pointer, item.kind)
        return found


def review_of(office: Office, ident: str) -> Review:
    """The review of the newest version."""
    heading = office.heading(ident)
    core = None if office.is_at_hand(heading) else large.core_of(office, heading)
    if core is not None:
        held = core
        return office.once(("review", "large", ident, heading.version), lambda: _of_core(held))
    opened = office.open(ident)

    def make() -> Review:
        parts = sections(opened)
        changed = _changed(office, opened)
        items = risk.items(opened, parts, changed)
        return Review(
            opened, tuple(parts), tuple(items), changed, posts.columns(opened.campaign), len(opened.campaign.posts)
        )

    return office.once(("review", ident, opened.seen), make)


def _of_core(core: large.Core) -> Review:
    parts = tuple(sections(core.opened))
    return Review(core.opened, parts, core.items, frozenset(), core.columns, len(core.ids), core)


def opened_for(office: Office, ident: str, pointer: str = "") -> tuple[Opened, bool]:
    """A campaign with at least the post that a pointer leads to; whether it is whole."""
    review = review_of(office, ident)
    if review.core is None:
        return review.opened, True
    parts = pointer.split("/")
    post = parts[2].replace("~1", "/").replace("~0", "~") if len(parts) > 3 and parts[1] == "posts" else ""
    return large.opened_at(office, review.core, post), False


def _changed(office: Office, opened: Opened) -> frozenset[str]:
    """Fields that say something else than in the version that was approved last."""
    if opened.seen < 2 or len(opened.campaign.posts) > MANY:
        return frozenset()
    with office.store.read() as repository:
        versions = repository.campaigns.versions(opened.version.campaign)
    approved = [v for v in versions if v.state is CampaignState.APPROVED and v.version < opened.seen]
    if not approved or opened.version.state is CampaignState.APPROVED:
        return frozenset()
    before = office.version(opened.version.campaign, approved[-1].version)
    found = diff(before, opened.campaign).differences
    return frozenset(d.after.pointer for d in found if d.after is not None and d.field is not None)


def posts_of(office: Office, ident: str, offset: int, limit: int, query: str, *, by_risk: bool) -> dict[str, Any]:
    """A window of the grid of posts: those that have all the words of a query, those with open items first."""
    review = review_of(office, ident)
    risky = tuple(review.signs) if by_risk else ()
    if (core := review.core) is not None:
        key = ("large order", ident, core.opened.seen, query, by_risk)
        places = office.once(key, lambda: posts.ordered(core.ids, core.hay, query, risky))
        found = large.rows(office, core, places[offset : offset + min(limit, posts.MOST)])
        lines = tuple(posts.row(item, core.columns, core.opened.campaign.owners) for item in found)
        return asdict(posts.Window(core.columns, len(places), lines))
    key = ("order", ident, review.opened.seen, query, by_risk)
    places = office.once(key, lambda: posts.order(review.opened, query, risky))
    return asdict(posts.window(review.opened, review.columns, places, offset, limit))


def citing(office: Office, ident: str, document: str, start: int, end: int) -> list[str]:
    """Pointers of the fields that cite a range of a document, those with the narrowest range first."""
    review = review_of(office, ident)
    if review.core is not None:
        return large.citing(office, review.core, document, start, end)
    opened = review.opened
    held = office.once(("citations", ident, opened.seen), lambda: citations(opened))
    return held.within(document, start, end)


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field with all that is known about it."""

    pointer: str
    name: str
    record: str
    holder: BaseModel
    value: Any
    printed: Any
    """What the notice says, where somebody has decided otherwise."""
    editor: Editor | None
    owner: str | None
    ground: Ground
    evidence: tuple[Evidence, ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    conflict: dict[str, Any] | None
    decisions: tuple[Decision, ...]
    alike: dict[str, list[str]]


def field_of(office: Office, ident: str, pointer: str) -> FieldView:
    """A field of a campaign, or of the notice beside it.

    :raises BadPointer: where there is none.
    """
    opened, _ = opened_for(office, ident, pointer)
    place, fixed = place_of(opened, pointer)
    owner = opened.campaign.owners.get(place.pointer) if not fixed else None
    base = _base(opened, place.pointer) if owner is not None else place
    ground = Ground()
    if base is not None:
        ground = Ground(base.evidence) if base.is_structure else ground_of(base.models[-1], base.field)
    if ground.confidence is None and (share := share_of(opened.notice, place.pointer)) is not None:
        ground = dataclasses.replace(ground, confidence=str(share))
    pieces = ground.evidence or (ground.derivation.inputs if ground.derivation is not None else ())
    conflict = next((c for c in opened.folded.conflicts if c.pointer == place.pointer), None)
    parts = place.pointer.split("/")
    alike: dict[str, list[str]] = {}
    if parts[1] == "posts" and len(parts) == 5:
        core = review_of(office, ident).core
        alike = (
            posts.alike(opened, parts[2], parts[4]) if core is None else large.alike(office, core, parts[2], parts[4])
        )
    return FieldView(
        pointer=place.pointer,
        name=place.field,
        record=label(place.models[-1]) if not isinstance(place.models[-1], Campaign) else "",
        holder=place.models[-1],
        value=place.value,
        printed=base.value if owner is not None and base is not None else None,
        editor=None if fixed else _editor(place),
        owner=owner,
        ground=ground,
        evidence=tuple(pieces),
        questions=_questions(opened, place.pointer),
        findings=_findings(opened, place.pointer),
        conflict=conflict.model_dump(mode="json") if conflict is not None else None,
        decisions=tuple(d for d in opened.decisions if d.pointer == place.pointer),
        alike=alike,
    )


def _editor(place: Place) -> Editor:
    return Editor("list") if is_list(place) else editor_of(type(place.models[-1]), place.field)


def context_of(office: Office, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The header cells above what is cited, or the heading over it, where they are not cited themselves."""
    found: dict[tuple[int, int], Evidence] = {}
    cited = {(piece.start, piece.end) for piece in evidence}
    for piece in evidence[:3]:
        if piece.role in (Role.VALUE, Role.INHERITED):
            if large.outline(office, piece.document) is not None:
                found |= {(e.start, e.end): e for e in large.context(office, piece.document, piece.start)}
                continue
            document = office.document(piece.document)
            for start, end, role in source.context(document, piece.start):
                if (start, end) not in cited:
                    found[start, end] = document.evidence(start, end, role=role)
    return list(found.values())


def place_of(opened: Opened, pointer: str) -> tuple[Place, bool]:
    """Where a pointer leads, and whether it leads to a part of the notice where nobody decides."""
    if is_fact(pointer) and opened.folded.header is not None:
        return find(Facts(header=opened.folded.header), pointer), False
    if pointer.split("/")[1:2] and pointer.split("/")[1] in NOTICE_SECTIONS:
        if opened.notice is None:
            raise BadPointer("there is no such field", where=pointer[:200])
        return find(opened.notice, pointer), True
    return find(opened.campaign, pointer), False


def _base(opened: Opened, pointer: str) -> Place | None:
    if is_fact(pointer) and opened.notice is not None:
        return find(Facts(header=opened.notice.header), pointer)
    try:
        return find(opened.base, pointer)
    except BadPointer:
        return None


def _questions(opened: Opened, pointer: str) -> tuple[Question, ...]:
    held = opened.notice.questions if opened.notice is not None else ()
    return tuple(q for q in held if q.pointer and (pointer == q.pointer or pointer.startswith(q.pointer + "/")))


def _findings(opened: Opened, pointer: str) -> tuple[Finding, ...]:
    held = opened.notice.findings if opened.notice is not None else ()
    canonical = pointer.replace("/post/", "/", 1) if pointer.startswith("/posts/") else pointer
    found = []
    for finding in held:
        at = finding.pointer or ""
        if at and (canonical == at or canonical.startswith(at + "/") or at.startswith(canonical + "/")):
            found.append(finding)
    return tuple(found)


def question_of(opened: Opened, key: str) -> Question:
    """:raises NotFound:"""
    for question in opened.notice.questions if opened.notice is not None else ():
        if key in (question_pointer(question), question.id):
            return question
    raise NotFound("this campaign has no such question", where=key[:200])


def finding_of(opened: Opened, key: str) -> Finding:
    """:raises NotFound:"""
    for finding in opened.notice.findings if opened.notice is not None else ():
        if key in (finding_pointer(finding), finding.id):
            return finding
    raise NotFound("this campaign has no such finding", where=key[:200])


def answer_in_force(opened: Opened, key: str) -> Decision | None:
    """The decision that answers a question or settles a finding."""
    return in_force(opened.decisions).get(key)


def as_json(view: FieldView, seen: int, around: Sequence[Evidence] = ()) -> dict[str, Any]:
    """A field for programs."""
    derivation = view.ground.derivation
    return {
        "pointer": view.pointer,
        "name": view.name,
        "record": view.record,
        "value": view.value,
        "printed": view.printed,
        "owner": view.owner,
        "editor": asdict(view.editor) if view.editor is not None else None,
        "evidence": [piece.model_dump(mode="json") for piece in view.evidence],
        "context": [piece.model_dump(mode="json") for piece in around],
        "rule": derivation.rule if derivation is not None else None,
        "confidence": view.ground.confidence,
        "questions": [q.model_dump(mode="json") for q in view.questions],
        "findings": [f.model_dump(mode="json") for f in view.findings],
        "conflict": view.conflict,
        "decisions": [d.model_dump(mode="json") for d in view.decisions],
        "alike": {kind: len(pointers) for kind, pointers in view.alike.items()},
        "seen": seen,
    }
