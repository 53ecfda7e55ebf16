"""Fields: everything that a campaign and its notice say, as a tree of records whose fields can be pointed at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from pipeline.desk import Opened
from review.identity import identity, label
from review.pointers import escaped
from review.structures import is_structure
from schema.base import Record
from schema.campaign import Campaign, CampaignPost, FormField, Parameter
from schema.conditions import Leaf
from schema.evidence import Derivation, Evidence, Role
from schema.notice import Header, Notice
from schema.scheme import Scheme

HIDDEN = frozenset({"id", "evidence", "derived", "confidence", "noise", "op", "owners", "notice", "extra", "fixed"})
NOTICE_SECTIONS = ("header", "headcount", "tracks", "contacts", "attachments", "changes")
"""What a notice says beside its campaign: shown with its proof; only what it says of itself (``header``) is decided."""
CAMPAIGN_SECTIONS = (
    "opening_ratios",
    "eligibility",
    "exclusions",
    "schemes",
    "timeline",
    "fees",
    "materials",
    "form",
    "parameters",
)
LOW = Decimal("0.8")
"""Confidence below which a value is to be looked at."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that says something. ``owner``: who decided it; ``derived``: it follows from what is printed."""

    pointer: str
    name: str
    value: Any
    holder: BaseModel
    owner: str | None = None
    derived: bool = False
    inherited: bool = False
    low: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A record with its fields, and the records in it by the field that holds them."""

    pointer: str
    title: str
    kind: str
    fields: tuple[Field, ...]
    children: tuple[tuple[str, tuple[Node, ...]], ...] = ()
    lists: tuple[str, ...] = ()
    """Fields that hold lists of records which are edited as a whole, also where they hold none yet."""

    def all_fields(self) -> Iterator[Field]:
        yield from self.fields
        for _, nodes in self.children:
            for node in nodes:
                yield from node.all_fields()


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    nodes: tuple[Node, ...]
    fixed: bool = False

    def all_fields(self) -> Iterator[Field]:
        for node in self.nodes:
            yield from node.all_fields()


@dataclass(frozen=True, slots=True)
class Ground:
    """What a field rests on: the ranges that are cited, and how the value follows where it is not printed."""

    evidence: tuple[Evidence, ...] = ()
    derivation: Derivation | None = None
    confidence: str | None = None


def sections(opened: Opened) -> list[Section]:
    """All sections but the posts, which are a grid; empty ones are left out."""
    found: list[Section] = []
    if opened.told is not None:
        for name in NOTICE_SECTIONS:
            fixed = name != "header"
            owners = {} if fixed else opened.campaign.owners
            nodes = _nodes(getattr(opened.told, name), f"/{name}", owners, fixed=fixed)
            if any(node.fields or node.children for node in nodes):
                found.append(Section(name, nodes, fixed=fixed))
    campaign = opened.campaign
    general = _campaign_fields(campaign)
    if general.fields:
        found.append(Section("campaign", (general,)))
    for name in CAMPAIGN_SECTIONS:
        nodes = _nodes(getattr(campaign, name), f"/{name}", campaign.owners)
        if nodes or is_structure(campaign, name):
            found.append(Section(name, nodes))
    return found


def _campaign_fields(campaign: Campaign) -> Node:
    found = [
        Field(f"/{name}", name, value, campaign, owner=campaign.owners.get(f"/{name}"))
        for name in ("name", "apply_limit")
        if (value := getattr(campaign, name)) is not None
    ]
    return Node("", "", "campaign", tuple(found))


def _nodes(value: Any, pointer: str, owners: dict[str, str], *, fixed: bool = False) -> tuple[Node, ...]:
    if isinstance(value, BaseModel):
        return (node_of(value, pointer, owners, fixed=fixed),)
    return tuple(node_of(item, f"{pointer}/{escaped(identity(item))}", owners, fixed=fixed) for item in value or ())


def node_of(record: BaseModel, pointer: str, owners: dict[str, str], *, fixed: bool = False) -> Node:
    """A record as a node; ``owners``: pointer -> who decided."""
    if isinstance(record, CampaignPost):
        inner = node_of(record.post, f"{pointer}/post", owners, fixed=fixed)
        more = tuple(f for name in ("scheme", "tracks") if (f := _field(record, name, pointer, owners, fixed)))
        return Node(pointer, label(record), "post", more + inner.fields, inner.children)
    fields: list[Field] = []
    children: list[tuple[str, tuple[Node, ...]]] = []
    for name in type(record).model_fields:
        if name in HIDDEN or (name == "kind" and isinstance(record, Leaf)):
            continue
        if name in ("published", "title") and isinstance(record, Header):
            fields.append(_header(record, name, pointer, owners))
            continue
        value = getattr(record, name)
        if isinstance(value, Record) or _are_records(value):
            children.append((name, _nodes(value, f"{pointer}/{name}", owners, fixed=fixed)))
        elif (found := _field(record, name, pointer, owners, fixed)) is not None:
            fields.append(found)
    own = getattr(record, "kind", None) if isinstance(record, Leaf) else getattr(record, "op", None)
    kind = str(own or type(record).__name__.lower())
    lists = () if fixed else tuple(name for name in type(record).model_fields if is_structure(record, name))
    title = label(record)
    if title == identity(record) and not isinstance(record, Scheme):
        title = ""  # an id says nothing to people
    return Node(pointer, title, kind, tuple(fields), tuple(children), lists)


def _header(record: Header, name: str, pointer: str, owners: dict[str, str]) -> Field:
    """Title and date of a notice are there to be decided where nothing was found, too."""
    own = f"{pointer}/{name}"
    return Field(own, name, getattr(record, name), record, owner=owners.get(own), **signs(record, name))


def _field(record: BaseModel, name: str, pointer: str, owners: dict[str, str], fixed: bool) -> Field | None:
    value = getattr(record, name)
    own = f"{pointer}/{name}"
    owner = None if fixed else owners.get(own)
    if owner is None and (value is None or value == () or value == {} or _is_silent(record, name, value)):
        return None
    marks = signs(record, name)
    return Field(own, name, value, record, owner=owner, fixed=fixed, **marks)


def _is_silent(record: BaseModel, name: str, value: Any) -> bool:
    """A default that nobody printed (``strict`` False, ``counted`` True)."""
    if not isinstance(record, Record) or name in record.evidence or name in record.derived:
        return False
    return bool(value == type(record).model_fields[name].default)


def signs(record: BaseModel, name: str) -> dict[str, bool]:
    """How a value stands there: ``derived``, ``inherited``, ``low`` confidence."""
    if not isinstance(record, Record):
        return {}
    pieces = record.evidence.get(name, ())
    decided = name in record.derived and record.derived[name].rule.startswith("decided by ")
    confidence = record.confidence.get(name)
    return {
        "derived": name in record.derived and not decided,
        "inherited": any(piece.role is Role.INHERITED for piece in pieces),
        "low": confidence is not None and Decimal(str(confidence)) < LOW,
    }


def _are_records(value: object) -> bool:
    return (
        isinstance(value, tuple) and bool(value) and isinstance(value[0], (Record, CampaignPost, Parameter, FormField))
    )


def ground_of(record: BaseModel, name: str) -> Ground:
    """What a field of a record rests on."""
    holder = record.post if isinstance(record, CampaignPost) else record
    if not isinstance(holder, Record):
        return Ground()
    confidence = holder.confidence.get(name)
    derivation = holder.derived.get(name)
    pieces = holder.evidence.get(name) or (() if derivation is not None else holder.quotes(name))
    return Ground(pieces, derivation, str(confidence) if confidence is not None else None)


_LIMITS = frozenset({"apply_limit", "opening_ratios"})


def share_of(notice: Notice | None, pointer: str) -> Decimal | None:
    """How many of such values were right on notices that were unseen when read; None where that is not known."""
    parts = pointer.split("/")
    if notice is None or len(parts) < 2:
        return None
    section = "limits" if parts[1] in _LIMITS else parts[1]
    return notice.confidence.get(f"{section}.{parts[-1]}", notice.confidence.get(section))


@dataclass(slots=True)
class Citations:
    """Which fields cite a range: per document the ranges in order, each with the pointers of its fields."""

    ranges: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)

    def within(self, document: str, start: int, end: int) -> list[str]:
        """Pointers of the fields whose ranges overlap, the narrowest range first."""
        hits = [r for r in self.ranges.get(document, ()) if r[0] < end and start < r[1]]
        hits.sort(key=lambda r: (r[1] - r[0], r[0]))
        return list(dict.fromkeys(pointer for _, _, pointer in hits))


def citations(opened: Opened) -> Citations:
    """The citations of a campaign and its notice."""
    found = Citations()

    def put(pointer: str, record: Record) -> None:
        groups: Iterable[tuple[str, tuple[Evidence, ...]]] = [
            *record.evidence.items(),
            *((name, derivation.inputs) for name, derivation in record.derived.items()),
        ]
        for name, pieces in groups:
            for piece in pieces:
                own = f"{pointer}/{name}"
                found.ranges.setdefault(piece.document, []).append((piece.start, piece.end, own))

    for item in opened.base.posts:
        for pointer, record in item.post.walk(f"/posts/{escaped(identity(item))}/post"):
            put(pointer, record)
    for name in CAMPAIGN_SECTIONS:
        for item in getattr(opened.base, name):
            if isinstance(item, Record):
                for pointer, record in item.walk(f"/{name}/{escaped(identity(item))}"):
                    put(pointer, record)
    if opened.notice is not None:
        for name in NOTICE_SECTIONS:
            value = getattr(opened.notice, name)
            for item in value if isinstance(value, tuple) else (value,):
                where = f"/{name}/{escaped(item.id)}" if isinstance(value, tuple) else f"/{name}"
                for pointer, record in item.walk(where):
                    put(pointer, record)
    return found
