"""Present: values and names as people read them in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from pydantic import BaseModel

from pipeline.desk import Opened
from review.identity import identity, label
from schema import catalogue
from schema.campaign import Campaign
from schema.findings import Finding, Question
from schema.notice import Change, Notice
from schema.scheme import TieBreak
from web.language import Words

NAMED = 500
"""Posts up to which each is called by its name."""
_WEIGHTS = frozenset({"weight", "share"})
_CODED = frozenset(
    {
        "kind", "event", "item", "per", "education", "min_education", "degree", "gender", "value", "currency", "ties",
        "shortage", "below", "rounding", "rounding_mode", "effect", "bonus_rule", "basis", "cause", "stage", "to", "by",
        "on", "action", "majors", "political", "regions", "experience_years", "ratio", "min", "total", "at", "inputs",
        "input", "key", "share_of", "valid", "for_", "apart", "what",
    }
)  # fmt: skip
"""Fields whose values are words of a closed vocabulary, or ids that have a word."""
_LATE = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")


LISTED = 40
"""Items of a list that are shown."""
_NAMED = frozenset(
    {"tracks", "inputs", "input", "on", "by", "total", "scheme", "share_of", "exclude", "valid", "posts", "relaxes"}
    | {"to", "stage", "key"}
)
_ID = re.compile(r"(?<![\w./-])[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*(?![\w./-])")
"""What may be an id within a formula or the proof of a finding."""
"""Fields whose values are ids of other records."""


def value_words(words: Words, name: str, value: Any, names: Mapping[str, str] | None = None) -> str:
    """A value in words. ``value`` may be Python or JSON; lists are joined. ``names``: id -> what it is called."""
    if names is not None and name in _NAMED and isinstance(value, str) and value in names:
        return value if name == "posts" and names[value].startswith(value) else names[value]
    if value is None or value == () or value == []:
        return "—"
    if isinstance(value, bool):
        return words("value.true" if value else "value.false")
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json", exclude_defaults=True)
    if isinstance(value, (list, tuple)):
        join = "、" if words.language == "zh" else ", "
        more = f" … ({len(value)})" if len(value) > LISTED else ""
        return join.join(_listed(words, name, item, names) for item in value[:LISTED]) + more
    if isinstance(value, dict):
        return record_words(words, value, names)
    if name == "formula":
        return plain_words(words, str(value), names)
    text = str(getattr(value, "value", value))
    if name in _WEIGHTS:
        return percent(text)
    if name == "ratio" and _number(text):
        return f"{_plain(text)} : 1"
    if name == "degree" and words.has("degree", text):
        return words.term("degree", text)
    if name in _CODED and (words.has("value", text) or words.has("component", text)):
        return words.term("value" if words.has("value", text) else "component", text)
    if match := _LATE.fullmatch(text):
        return f"{match[1]} {match[2]}"
    return text


def _listed(words: Words, name: str, item: Any, names: Mapping[str, str] | None) -> str:
    data = item.model_dump(mode="json") if isinstance(item, BaseModel) else item
    if isinstance(data, dict) and "key" in data:
        key = str(data["key"])
        shown = (names or {}).get(key) or words.term("component", key)
        if data.get("wins"):
            return f"{shown} ({'|'.join(data['wins'])})"
        return shown if data.get("descending", True) else f"{shown} ↑"
    return value_words(words, name, item, names)


def record_words(words: Words, data: Mapping[str, Any], names: Mapping[str, str] | None = None) -> str:
    """A record or part of one in words: its kind, then what its fields say."""
    join = "，" if words.language == "zh" else ", "
    if set(data) >= {"input", "weight"}:
        over = f" ÷ {data['over']}" if data.get("over") else ""
        return f"{value_words(words, 'input', data['input'], names)} {percent(str(data['weight']))}{over}"
    parts = []
    for key, value in data.items():
        if key in ("id", "kind", "cites", "tracks", "fact", "op") or value in (None, "", [], ()):
            continue
        if key == "options" and isinstance(value[0], Mapping):
            inner = (record_words(words, each, names) for each in value)
            parts.append("（" + "；".join(inner) + "）" if words.language == "zh" else f"({'; '.join(inner)})")
        elif value is True:
            parts.append(words.term("field", key))
        elif value is not False:
            parts.append(f"{words.term('field', key)} {value_words(words, key, value, names)}")
    about = data.get("kind") or data.get("fact")
    head = [words.term("kind" if data.get("kind") else "field", str(about))] if about else []
    if data.get("op") in _SIGNS:
        parts = [f"{_SIGNS[data['op']]} {data.get('value') or value_words(words, 'values', data.get('values'), names)}"]
    return " ".join([*head, join.join(parts)]).strip() or "—"


_SIGNS = {"lt": "<", "le": "≤", "ge": "≥", "gt": ">", "eq": "=", "in": "∈"}


def plain_words(words: Words, text: str, names: Mapping[str, str] | None = None) -> str:
    """A formula or proof with names in the place of ids."""

    def named(match: re.Match[str]) -> str:
        ident = match[0]
        if names is not None and ident in names:
            return names[ident]
        table = next((t for t in ("component", "rule", "field", "value", "why") if words.has(t, ident)), None)
        if table is not None and (words.language == "zh" or "_" in ident):
            return words.term(table, ident)
        return ident.replace("_", " ")

    return _ID.sub(named, text)


def title_words(words: Words, title: str, names: Mapping[str, str] | None = None) -> str:
    """The title of a record, which may be the id of what it is about."""
    if names is not None and title in names:
        return names[title]
    table = next((t for t in ("value", "component") if words.has(t, title)), None)
    return words.term(table, title) if table else title


_PLACE = re.compile(r"^(?:(line|page) (\d+))(.*)$")


def address_words(words: Words, address: str | None) -> str:
    """Where words stand in the original, as people say it: line 12, page 3, a cell of a sheet; paths are left out."""
    if not address or address.startswith("/"):
        return ""
    match = _PLACE.match(address)
    return words(f"address.{match[1]}", number=match[2]) if match else address


def cause_words(words: Words, cause: str, names: Mapping[str, str] | None = None) -> str:
    """Why a version was made."""
    if cause == "draft":
        return words("cause.draft")
    for begin in ("correction: ", "read by "):
        if cause.startswith(begin):
            return words(f"cause.{begin.split()[0].rstrip(':')}", name=cause[len(begin) :])
    if match := re.fullmatch(r"(draft|in_review|approved|closed) by (.+)", cause):
        return words("cause.state", state=words.term("state", match[1]), name=match[2])
    parts = []
    for part in cause.removesuffix(" …").split(", "):
        kind, _, pointer = part.partition(" ")
        if not pointer.startswith("/") or not words.has("decision", kind):
            return cause
        parts.append(f"{words.term('decision', kind)} {pointer_words(words, pointer, names)}")
    return "；".join(parts) + (" …" if cause.endswith(" …") else "")


def percent(text: str) -> str:
    """A share as a percentage: 0.125 -> 12.5 %."""
    try:
        return f"{_plain(format(Decimal(text) * 100, 'f'))} %"
    except InvalidOperation:
        return text


def _plain(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(\.\d+)?", text))


def finding_words(words: Words, finding: Finding) -> str:
    """What a finding says: the text of its code where the catalogue has one, else its own message."""
    return finding.message if words.language == "en" else _meaning(words, "finding", finding.code) or finding.message


def question_words(words: Words, question: Question) -> str:
    if words.language == "en":
        return question.message
    return _meaning(words, "question", question.code) or question.message


def _called(words: Words, record: BaseModel, found: Mapping[str, str]) -> str:
    """What a record is called: by its own words, else by what it is about or its kind."""
    for name in ("on", "to", "input", "stage", "item", "event"):
        value = getattr(record, name, None)
        if isinstance(value, str) and value:
            table = "value" if words.has("value", str(value)) else "component"
            return found.get(value) or words.term(table, str(value))
    kind = getattr(record, "kind", None) or getattr(record, "op", None) or type(record).__name__.lower()
    called = label(record)
    return called if called not in (identity(record), str(kind)) else words.term("kind", str(kind))


def _meaning(words: Words, kind: Literal["finding", "question"], code: str) -> str | None:
    """What a code means in Chinese."""
    return catalogue.meaning(kind, code, "zh") or (words.term(kind, code) if words.has(kind, code) else None)


_READINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"issuer (.+), agent (.+)"), "issuer_agent"),
    (re.compile(r"issuer (.+)"), "issuer_only"),
    (re.compile(r"(\d+) is still eligible"), "age_in"),
    (re.compile(r"(\d+) is too old"), "age_out"),
)
"""Readings that name something: their pattern and the text of the catalogue."""


def reading_words(words: Words, reading: str, names: Mapping[str, str] | None = None) -> str:
    """A reading of a question in words."""
    if words.has("reading", reading):
        return words.term("reading", reading)
    for pattern, name in _READINGS:
        if match := pattern.fullmatch(reading):
            return words(f"readings.{name}", **dict(zip("ab", match.groups(), strict=False)))
    return (names or {}).get(reading, reading)


def code_words(words: Words, kind: Literal["finding", "question"], code: str, text: str) -> str:
    """A kind of finding or question in one line: what the pages call it, else what the catalogue says of it."""
    if words.has(kind, code):
        return words.term(kind, code)
    return catalogue.meaning(kind, code, "zh" if words.language == "zh" else "en") or text


def pointer_words(words: Words, pointer: str, names: Mapping[str, str] | None = None) -> str:
    """A pointer as a path that people understand: posts › LX2304 农技推广 › headcount. ``names``: record id -> name."""
    parts = [part.replace("~1", "/").replace("~0", "~") for part in pointer.strip("/").split("/")]
    shown: list[str] = []
    for at, part in enumerate(parts):
        if part == "post" and shown:
            continue
        if names is not None and at and part in names:
            shown.append(names[part])
            continue
        table = next((t for t in ("section", "field", "component", "value") if words.has(t, part)), None)
        shown.append(words.term(table, part) if table else part)
    return " › ".join(shown)


def referable(
    words: Words, opened: Opened, holder: BaseModel, name: str, names: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The ids that a field may name, each with what it is called; empty where it names none."""
    campaign = opened.campaign
    if name == "scheme":
        return tuple((s.id, names.get(s.id, s.id)) for s in campaign.schemes)
    if name == "tracks" and opened.notice is not None:
        return tuple((t.id, t.label) for t in opened.notice.tracks)
    if name == "relaxes":
        return tuple((c.id, names.get(c.id, c.id)) for c in campaign.eligibility)
    if name in ("to", "stage") and not isinstance(holder, Change):
        told = {stage.to: "" for s in campaign.schemes for stage in s.stages}
        return tuple((to, title_words(words, to, None)) for to in dict.fromkeys((*told, getattr(holder, name))) if to)
    if isinstance(holder, TieBreak) and name == "by":
        return ()
    if name not in ("input", "inputs", "on", "by", "total", "share_of", "valid", "exclude"):
        return ()
    own = next((s for s in campaign.schemes if s is holder or any(r is holder for _, r in s.walk())), None)
    if own is None:
        return ()
    held = getattr(holder, name)
    ids = dict.fromkeys((*own.ids(), *((held,) if isinstance(held, str) else held or ())))
    return tuple((ident, names.get(ident) or words.term("component", ident)) for ident in ids)


def names_of(words: Words, campaign: Campaign, notice: Notice | None) -> dict[str, str]:
    """What records and ids are called by people: posts, tracks, marks, steps, events, conditions, schemes."""
    tracks = {t.id: t.label for t in notice.tracks} if notice is not None else {}
    found: dict[str, str] = dict(tracks)
    for number, scheme in enumerate(campaign.schemes, 1):
        who = "、".join(tracks.get(t, t) for t in scheme.tracks) or scheme.when
        several = f" {number}" if len(campaign.schemes) > 1 else ""
        found[scheme.id] = who or f"{words.term('kind', 'scheme')}{several}"
        for item in (*scheme.marks, *scheme.steps):
            found[item.id] = item.name or words.term("component", item.id)
        for gate in scheme.gates:
            found[gate.id] = found.get(gate.on, gate.on)
        for stage in scheme.stages:
            found[stage.id] = value_words(words, "to", stage.to)
        for step in scheme.steps:
            for term in getattr(step, "terms", ()):
                found[term.id] = found.get(term.input, term.input)
        for bonus in scheme.bonuses:
            found[bonus.id] = label(bonus)
    for event in campaign.timeline:
        found[event.id] = event.label or value_words(words, "event", event.event.value)
    for condition in campaign.eligibility:
        found[condition.id] = words.term("kind", condition.kind)
    for section in ("opening_ratios", "eligibility", "exclusions", "schemes", "timeline", "fees", "materials"):
        for item in getattr(campaign, section):
            for _, record in item.walk():
                found.setdefault(record.id, _called(words, record, found))
    for form in campaign.form:
        found.setdefault(form.id, form.label)
    if notice is not None:
        for part in (*notice.headcount.parts, *notice.attachments):
            found.setdefault(part.id, label(part))
    if len(campaign.posts) <= NAMED:
        for post in campaign.posts:
            found[identity(post)] = label(post)
    return {key: text for key, text in found.items() if text}
