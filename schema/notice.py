"""Notice: what a document says. Records with evidence, findings and questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, WrapSerializer, WrapValidator

from schema.base import Exact, Frozen, Moment, Record, SeeAttachment, Unlimited
from schema.conditions import Condition
from schema.document import Document
from schema.evidence import Evidence, verify_all
from schema.findings import Finding, Question
from schema.lazy_posts import LazyPosts, kept
from schema.scheme import Scheme
from schema.values import Degree, Education, EventKind, FeeItem, FeePer, Gender, NoticeKind


class Header(Record):
    """Title, kind, issuer (who decides or signs), agent (a third party that runs it), number and date of issue."""

    id: str = "header"
    title: str | None = None
    kind: NoticeKind | None = None
    issuer: tuple[str, ...] = ()
    agent: str | None = None
    doc_number: str | None = None
    published: Moment | None = None
    corrects: str | None = None


class HeadcountPart(Record):
    """``within``: label of the part that this one is contained in (其中)."""

    label: str
    count: int
    within: str | None = None


class Headcount(Record):
    """People wanted as stated in prose, not summed from posts."""

    id: str = "headcount"
    total: int | None = None
    parts: tuple[HeadcountPart, ...] = ()


class Track(Record):
    """A category of applicants or posts for which rules differ."""

    label: str
    codes: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    """Ids of the posts that belong to it."""


class PostTest(Record):
    """A scoring rule printed on the post itself."""

    name: str
    weight: Exact | None = None
    pass_mark: Exact | None = None
    full: Exact | None = None


class AgeLimit(Record):
    """A limit of age that a post prints for some people beside its own: 硕士研究生放宽至40周岁以下.

    ``more``: years by which they may be older than the post's own limit (可放宽5周岁). No bound at all: none holds for
    them (博士年龄不限).
    """

    who: str
    min: int | None = None
    max: int | None = None
    born_from: Moment | None = None
    born_to: Moment | None = None
    more: int | None = None


class Post(Record):
    """One post (职位/岗位), or one row of a post table. Text is verbatim after NFKC and white space normalisation."""

    no: int | None = None
    code: str | None = None
    name: str | None = None
    org: str | None = None
    headcount: int | None = None
    category: str | None = None
    education: Education | None = None
    full_time: bool | None = None
    degree: Degree | None = None
    majors: tuple[str, ...] | Unlimited | SeeAttachment = ()
    age_max: int | None = None
    age_min: int | None = None
    born_from: Moment | None = None
    """First and last day of birth that the post admits, where it prints days instead of years or beside them."""
    born_to: Moment | None = None
    age_limits: tuple[AgeLimit, ...] = ()
    """For these people they stand in for the limit of the post."""
    gender: Gender | Unlimited | None = None
    political: tuple[str, ...] | Unlimited = ()
    regions: tuple[str, ...] | Unlimited = ()
    experience_years: Exact | Unlimited | None = None
    certificates: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    fresh_graduates_only: bool | None = None
    workplace: str | None = None
    tests: tuple[PostTest, ...] = ()
    headcount_parts: tuple[HeadcountPart, ...] = ()
    remarks: str | None = None
    extra: dict[str, str] = Field(default_factory=dict)
    """Unmapped columns: header -> cell text."""
    exempt: ClassVar[frozenset[str]] = frozenset({"extra"})


class Exclusion(Record):
    """A circumstance that disqualifies, verbatim."""

    text: str


class OpeningRatio(Record):
    """Applicants per vacancy needed to open a post; ``unlimited``: the notice says there is no such ratio."""

    id: str = "opening_ratio"
    applicants: Exact | None = None
    per: Exact | None = None
    strict: bool = False
    unlimited: bool = False
    below: Literal["cut", "cancel", "transfer", "relax"] | None = None
    """``relax``: it is held all the same if an authority agrees (经批准可放宽)."""


class ApplyLimit(Record):
    """Posts that one person may apply for."""

    id: str = "apply_limit"
    posts: int


class Event(Record):
    """Something on the timeline. A one-day event has ``start`` only, a deadline ``end`` only."""

    event: EventKind
    start: Moment | None = None
    end: Moment | None = None
    place: str | None = None
    label: str | None = None
    duration: str | None = None


class Fee(Record):
    """``amount`` in units of ``currency`` (ISO 4217); 0 = free."""

    item: FeeItem
    label: str | None = None
    amount: Exact | None = None
    currency: str | None = None
    per: FeePer | None = None


class Contacts(Record):
    id: str = "contacts"
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


class Attachment(Record):
    title: str


class Material(Record):
    """A document that applicants hand in or show, verbatim; ``at``: the step that asks for it."""

    text: str
    at: EventKind | None = None


class Change(Record):
    """One edit that a correction notice makes."""

    target: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    action: Literal["move", "cancel", "add", "replace"]


_MADE = WrapSerializer(lambda posts, serialize: serialize(tuple(posts)))
"""JSON and plain data of lazy posts: all of them are made."""


class Notice(Frozen):
    """Everything extracted from the documents of one notice."""

    id: str
    """sha256 over the ids of its documents."""
    documents: tuple[str, ...]
    extractor: str
    """Name and version of what extracted it, e.g. ``jinbang@0.1.0``."""
    header: Header = Header()
    headcount: Headcount = Headcount()
    tracks: tuple[Track, ...] = ()
    posts: Annotated[tuple[Post, ...], WrapValidator(kept), _MADE] = ()
    eligibility: tuple[Condition, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    apply_limit: ApplyLimit | None = None
    opening_ratios: tuple[OpeningRatio, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    timeline: tuple[Event, ...] = ()
    fees: tuple[Fee, ...] = ()
    contacts: Contacts = Contacts()
    attachments: tuple[Attachment, ...] = ()
    materials: tuple[Material, ...] = ()
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    confidence: dict[str, Exact] = Field(default_factory=dict)
    """Share of right values by kind (``posts.headcount``, or ``posts`` for the rest), on notices unseen when read."""

    def walk(self) -> Iterator[tuple[str, Record]]:
        """Every record, with its JSON pointer (list items addressed by their stable id)."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, Record):
                yield from value.walk(f"/{name}")
            elif isinstance(value, tuple | LazyPosts):
                for item in value:
                    if isinstance(item, Record):
                        yield from item.walk(f"/{name}/{item.id}")

    def cited(self) -> Iterator[tuple[str, Evidence]]:
        """Every piece of evidence anywhere in the notice, with the pointer of what it proves."""
        for pointer, record in self.walk():
            for field, piece in record.cited():
                yield f"{pointer}/{field}", piece
        for group in (self.findings, self.questions):
            for item in group:
                for piece in item.evidence:
                    yield item.id, piece

    def verify(self, documents: Iterable[Document]) -> int:
        """Check every quote against its document; returns how many were checked.

        :raises EvidenceError: at the first quote that does not stand where it says.
        """
        by_id = {d.id: d for d in documents}
        if isinstance(self.posts, LazyPosts):
            return self.posts.rows.verify(by_id) + verify_all(self.model_copy(update={"posts": ()}).cited(), by_id)
        return verify_all(self.cited(), by_id)
