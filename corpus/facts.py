"""Fact sheets, format 1: what a notice says, in the words that a gold sheet uses. ``Notice`` → mapping → YAML.

A sheet holds what its format knows; what it cannot say (a strict age limit, the basis of a region) stands in ``note``
of the record, and is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from corpus.scheme_sheet import scheme_sheet
from corpus.sheet import Sheet, put, quote, tail
from schema.base import Record
from schema.conditions import (
    Age,
    AllOf,
    AnyOf,
    Assessment,
    AtLeast,
    Certificate,
    Condition,
    EducationLevel,
    Experience,
    GenderIs,
    Major,
    Nationality,
    Not,
    Prose,
    Region,
    Substitution,
    Tenure,
)
from schema.document import Document
from schema.notice import Change, Event, Notice, OpeningRatio, Post
from schema.plain_yaml import dump
from schema.values import Degree

__all__ = ["Sheet", "dump", "to_facts"]

_POST_FIELDS = (
    "no",
    "code",
    "name",
    "org",
    "headcount",
    "category",
    "education",
    "full_time",
    "degree",
    "majors",
    "age_max",
    "age_min",
    "gender",
    "political",
    "regions",
    "experience_years",
    "certificates",
    "preferred",
    "fresh_graduates_only",
    "workplace",
)

_PLACE = re.compile(r"^(?:(?P<sheet>.+)![A-Z]+(?P<row>\d+)|page (?P<page>\d+) )")
"""Addresses that workbooks and PDFs give: ``Sheet1!B2``, ``page 3 (…)``."""

_PROSE_KINDS = {"graduate": "status", "identity": "status"}
"""Kinds that the sheet has no word for, and the word it uses."""


def to_facts(notice: Notice, documents: Iterable[Document] = ()) -> Sheet:
    """The fact sheet of a notice, as a mapping ready for :func:`dump`. Numbers are ints and Decimals, dates strings."""
    sheet: Sheet = {"facts": 1}
    put(sheet, "source", _source(list(documents)))
    header = notice.header
    put(
        sheet,
        "notice",
        _fields(header, ["title", "kind", "issuer", "agent", "doc_number", "published", "corrects"]),
    )
    put(sheet, "headcount", _headcount(notice))
    put(sheet, "tracks", [_track(t) for t in notice.tracks])
    put(sheet, "posts", [_post(p) for p in notice.posts])
    put(sheet, "eligibility", [condition_sheet(c) for c in notice.eligibility])
    put(sheet, "exclusions", [e.text for e in notice.exclusions])
    if notice.apply_limit is not None:
        put(sheet, "apply_limit", notice.apply_limit.posts)
    if notice.opening_ratios:
        put(sheet, "opening_ratio", _opening_ratio(notice.opening_ratios[0]))
    put(sheet, "schemes", [scheme_sheet(s) for s in notice.schemes])
    put(sheet, "timeline", [_event(e) for e in notice.timeline])
    put(
        sheet,
        "fees",
        [tail(_fields(f, ["item", "label", "amount", "currency", "per"]), f) for f in notice.fees],
    )
    put(sheet, "contacts", _fields(notice.contacts, ["phones", "emails", "urls"]))
    put(sheet, "attachments", [a.title for a in notice.attachments])
    put(sheet, "changes", [_change(c) for c in notice.changes])
    put(sheet, "findings", [_remark(f.code, f.message, f.evidence, proof=f.proof) for f in notice.findings])
    put(
        sheet,
        "ambiguities",
        [_remark(q.code, q.message, q.evidence, readings=list(q.readings)) for q in notice.questions],
    )
    return sheet


def condition_sheet(condition: Condition) -> Sheet:
    """One condition. A typed leaf gives its wording (``text``) only where it has no typed value."""
    sheet: Sheet = {"kind": condition.kind}
    note: Sheet = {}
    match condition:
        case AnyOf() | AllOf() | Not() | AtLeast():
            if isinstance(condition, AtLeast):
                put(sheet, "count", condition.count)
            sheet["options"] = [condition_sheet(option) for option in condition.options]
        case Prose():
            sheet["kind"] = _PROSE_KINDS.get(condition.kind, condition.kind)
            put(sheet, "text", condition.text)
        case Age():
            sheet |= _fields(condition, ["min", "max", "born_from", "born_to", "as_of"])
            sheet |= {"max": "unlimited"} if condition.unlimited else {}
            note |= {key: True for key in ("min_strict", "max_strict") if getattr(condition, key)}
        case EducationLevel():
            put(sheet, "min", condition.min or _level_of(condition.degree))
            sheet |= _fields(condition, ["majors", "obtained_by"])
            note |= _fields(condition, ["max", "full_time", "degree"])
        case Major():
            sheet |= _fields(condition, ["majors"])
        case Region():
            sheet |= _fields(condition, ["regions", "registered_by"])
            note |= _fields(condition, ["basis"])
        case Experience():
            sheet |= _fields(condition, ["years", "field", "as_of"])
            note |= _fields(condition, ["cumulative"])
        case Tenure():
            sheet |= _fields(condition, ["rank", "years", "as_of"])
        case Assessment():
            sheet |= _fields(condition, ["years", "min"])
        case Nationality():
            sheet |= _fields(condition, ["value"])
        case GenderIs():
            put(sheet, "text", condition.text or condition.value)
        case Certificate():
            put(sheet, "text", condition.text or "、".join(condition.names))
            put(note, "obtained_by", condition.obtained_by)
        case Substitution():
            put(sheet, "for", condition.for_)
            sheet |= _fields(condition, ["what", "months"])
    if sheet.keys() <= {"kind", "as_of"}:  # a day to which it is reckoned says nothing of what is asked
        put(sheet, "text", condition.text)
    put(sheet, "who", condition.who)
    if condition.waivable:
        note["waivable"] = True
    return tail(sheet, condition, note)


def _level_of(degree: Degree | None) -> str | None:
    """The level that a degree asked for by itself (具有硕士学位) stands for: the format has no other place for it."""
    return None if degree in (None, Degree.NONE) else degree.value


def _fields(record: Record, names: Sequence[str]) -> Sheet:
    sheet: Sheet = {}
    for name in names:
        put(sheet, name, getattr(record, name))
    return sheet


def _source(documents: list[Document]) -> Sheet:
    if not documents:
        return {}
    sheet: Sheet = {"file": documents[0].name, "sha256": documents[0].id}
    put(sheet, "more", [{"file": d.name, "sha256": d.id} for d in documents[1:]])
    return sheet


def _headcount(notice: Notice) -> Sheet:
    headcount = notice.headcount
    sheet = _fields(headcount, ["total"])
    parts: list[Sheet] = []
    for part in headcount.parts:
        row: Sheet = {"label": part.label, "count": part.count}
        if part.noise:
            row["noise"] = True
        if part.within:
            row["note"] = {"within": part.within}
        parts.append(row)
    put(sheet, "parts", parts)
    return tail(sheet, headcount) if sheet else sheet


def _track(track: Record) -> Sheet:
    sheet: Sheet = {"id": track.id}
    return tail(sheet | _fields(track, ["label", "codes"]), track)


def _post(post: Post) -> Sheet:
    sheet = _fields(post, _POST_FIELDS)
    if post.degree is Degree.NONE:
        sheet["degree"] = "unlimited"
    put(sheet, "tests", [_fields(t, ["name", "weight", "pass_mark", "full"]) for t in post.tests])
    put(sheet, "headcount_parts", [_fields(p, ["label", "count"]) for p in post.headcount_parts])
    put(sheet, "remarks", post.remarks)
    sheet |= _stands(post)
    return tail(sheet, post, tracks=False)


def _stands(post: Post) -> Sheet:
    """Where a post of a workbook or PDF stands: sheet and row, or page. Other formats have no such places."""
    for field in ("code", "name", Record.SELF):
        for proof in post.quotes(field):
            place = _PLACE.search(proof.address or "")
            if place and place["row"]:
                return {"sheet": place["sheet"], "row": int(place["row"])}
            if place:
                return {"page": int(place["page"])}
    return {}


def _opening_ratio(ratio: OpeningRatio) -> Sheet | str:
    if ratio.unlimited:
        return "unlimited"
    sheet = _fields(ratio, ["applicants", "per"])
    sheet["strict"] = ratio.strict
    note: Sheet = {"else": ratio.below} if ratio.below else {}
    return tail(sheet, ratio, note)


def _event(event: Event) -> Sheet:
    sheet = _fields(event, ["event", "start", "end", "place"])
    return tail(sheet, event, _fields(event, ["label", "duration"]))


_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def _change(change: Change) -> Sheet:
    sheet = _fields(change, ["target", "field"])
    for key, name in (("from", "before"), ("to", "after")):
        value = getattr(change, name)
        if isinstance(value, str) and _NUMBER.fullmatch(value) and not re.match(r"-?0\d", value):
            value = Decimal(value)
        put(sheet, key, value)
    put(sheet, "action", change.action)
    return tail(sheet, change)


def _remark(code: str, about: str, evidence: Sequence[Any], **more: Any) -> Sheet:
    sheet: Sheet = {"code": code, "about": about}
    for key, value in more.items():
        put(sheet, key, value)
    put(sheet, "quote", quote(evidence))
    return sheet
