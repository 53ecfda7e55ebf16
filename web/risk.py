"""Risk: what a reviewer should look at, the most dangerous first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.desk import Opened
from review.decisions import finding_pointer, question_pointer
from review.identity import identity
from review.pointers import escaped
from schema.campaign import Campaign
from schema.findings import Finding, Question, Severity
from web.fields import LOW, Field, Section, share_of, signs

ORDER = ("conflict", "blocking", "question", "warning", "changed", "low", "derived")
"""Kinds of items, the gravest first; ``derived``: values that are printed nowhere as they stand."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to look at. ``key`` names it: a pointer, or the pointer of a question or finding. ``pointers``: the
    fields it is about."""

    kind: str
    key: str
    code: str
    text: str
    pointers: tuple[str, ...] = ()
    done: bool = False


def items(opened: Opened, parts: list[Section], changed: frozenset[str] = frozenset()) -> list[Item]:
    """Everything that is open, and everything that is uncertain, in the order of its risk."""
    folded = opened.folded
    found = [Item("conflict", c.pointer, "conflict", c.pointer, (c.pointer,)) for c in folded.conflicts]
    notice = opened.notice
    open_questions = {question_pointer(q) for q in folded.open_questions}
    blocking = {finding_pointer(f) for f in folded.blocking}
    for finding in notice.findings if notice is not None else ():
        key = finding_pointer(finding)
        if finding.severity is Severity.ERROR:
            found.append(_of_finding(finding, "blocking", done=key not in blocking))
        elif finding.severity is Severity.WARNING:
            found.append(_of_finding(finding, "warning"))
    for question in notice.questions if notice is not None else ():
        found.append(_of_question(question, done=question_pointer(question) not in open_questions))
    found += _uncertain(opened, parts, changed)
    return sorted(found, key=lambda item: (item.done, ORDER.index(item.kind), _doubt(opened, item)))


def _doubt(opened: Opened, item: Item) -> Decimal:
    """The least certain kinds of values come first among their like."""
    share = share_of(opened.notice, item.pointers[0]) if item.pointers else None
    return share if share is not None else Decimal(1)


def _of_finding(finding: Finding, kind: str, *, done: bool = False) -> Item:
    where = (finding.pointer,) if finding.pointer else ()
    return Item(kind, finding_pointer(finding), finding.code, finding.message, where, done)


def _of_question(question: Question, *, done: bool) -> Item:
    where = (question.pointer,) if question.pointer else ()
    return Item("question", question_pointer(question), question.code, question.message, where, done)


def _uncertain(opened: Opened, parts: list[Section], changed: frozenset[str]) -> Iterator[Item]:
    """Values that nobody has accepted and that changed, are of low confidence, or follow by a rule; alike ones in one
    line."""
    campaign = opened.campaign
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    shares: dict[tuple[str, str], bool] = {}
    for pointer, name, marks, rule in _signed(campaign, parts):
        if pointer in campaign.owners:
            continue
        if pointer in changed:
            groups["changed", name].append(pointer)
        elif marks.get("low") or _is_rarely_right(opened, shares, pointer, name):
            groups["low", name].append(pointer)
        elif marks.get("derived"):
            groups["derived", rule].append(pointer)
    for (kind, code), pointers in groups.items():
        yield Item(kind, pointers[0], code, code, tuple(pointers))


def _is_rarely_right(opened: Opened, known: dict[tuple[str, str], bool], pointer: str, name: str) -> bool:
    key = pointer[1:].partition("/")[0], name
    if key not in known:
        share = share_of(opened.notice, pointer)
        known[key] = share is not None and share < LOW
    return known[key]


def _signed(campaign: Campaign, parts: list[Section]) -> Iterator[tuple[str, str, dict[str, bool], str]]:
    for part in parts:
        if not part.fixed:
            for field in part.all_fields():
                marks = {"low": field.low, "derived": field.derived}
                yield field.pointer, field.name, marks, rule_of(field)
    for item in campaign.posts:
        post = item.post
        base = f"/posts/{escaped(identity(item))}/post"
        for name in post.evidence.keys() | post.derived.keys():
            if name != "self":
                rule = post.derived[name].rule if name in post.derived else ""
                yield f"{base}/{name}", name, signs(post, name), rule


def rule_of(field: Field) -> str:
    derived = getattr(field.holder, "derived", {})
    return derived[field.name].rule if field.name in derived else ""


def at_pointer(pointers: dict[str, str], pointer: str) -> str | None:
    """The kind of the item on a field, or on the record that it is in."""
    while pointer:
        if pointer in pointers:
            return pointers[pointer]
        pointer = pointer.rpartition("/")[0]
    return None
