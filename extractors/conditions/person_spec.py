"""Person specifications: below the name or code of a listed post, what it must have and what it had better have.

``441-A Nurse``, then ``E: Bachelor's degree …`` / ``D: …``, or ``Essential`` and ``Desirable`` over lists of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.conditions.certificates import find_preferred
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from schema.document import BlockKind

Span = tuple[int, int]

_MARK = re.compile(
    r"(?P<must>\(?(?:E|essential|required|mandatory|must have)\)?\s*[:.-]\s+|\[(?:E|essential)\]\s*)|"
    r"(?P<may>\(?(?:D|desirable|preferred|advantageous|nice to have)\)?\s*[:.-]\s+|\[(?:D|desirable)\]\s*)",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"(?:key |basic |job |entry |general |the )?"
    r"(?:(?P<must>essential|required|mandatory|minimum|requirements?|qualifications?|criteria|must have)|"
    r"(?P<may>desirable|preferred|advantageous|an advantage))"
    r"(?: (?:criteria|qualifications?|requirements?|skills|experience|attributes|and (?:experience|qualifications?)))*"
    r"(?: (?:for|of) (?:direct )?(?:the |this )?(?:appointment|entry|recruitment|promotion|engagement|posts?"
    r"|positions?|role"
    r"|job|applicants?|candidates?|grade)(?: to (?:the|this) (?:grade|post|position))?)?(?: (?:needed|sought"
    r"|required))?"
    r"\s*:?-?$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:for (?:direct )?(?:appointment|promotion|entry) to (?:this|the) (?:grade|post|position),? )?"
    r"(?:(?:an?|the|all|every|each|successful) )?(?:candidates?|applicants?|officers?|persons?|appointees?|you)"
    r" (?:must|should|shall|will|need to|is required to|are required to)(?: have| possess| hold| be| meet| satisfy)*"
    r"(?: (?:in possession of|holders? of))?(?: the following(?: [a-z]+)?)?\s*:?-*$",
    re.IGNORECASE,
)
"""``For appointment to this grade, a candidate must have:`` over the demands of a post."""
_BULLET = re.compile(r"(?:\(?(?:[ivx]{1,5}|[a-z]|\d{1,2})[).]|[-•*·▪>])\s+")


_NUMBERING = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]\s+)?(?:post|position|job|vacancy|role|item|ref)?(?: no\.?)?[:. ]*", re.IGNORECASE
)


@dataclass(slots=True)
class Specification:
    """What stands below one post: view ranges of demands and of wishes; ``lines`` the indexes they stand on."""

    post: int
    must: list[Span] = field(default_factory=list)
    may: list[Span] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    head: Span = (0, 0)
    """The name of the post above them, without its number."""
    either: bool = False
    """Whether the item read last ends in ``or``."""
    marked: bool = False
    """Whether it is said of its lines which of them are essential and which desirable."""


def specifications(source: Source, posts: Sequence[tuple[str | None, str | None]]) -> list[Specification]:
    """The specifications of posts given as (code, name); none unless two posts, or the only one, have one."""
    if source.zh or not 0 < len(posts) <= 60:
        return []
    forms = _forms(posts)
    out: list[Specification] = []
    current: Specification | None = None
    zone = "must"
    for line in source.lines:
        if line.kind is BlockKind.TABLE:
            current = None
            continue
        post = forms.get(_plain(line.text)) if len(line.text) < 120 else None
        if post is not None:
            skip = len(line.label) if line.label and line.text.startswith(line.label) else 0
            skip += len(line.text[skip:]) - len(line.text[skip:].lstrip())
            current, zone = Specification(post, head=(line.start + skip, line.end)), "must"
            out.append(current)
            continue
        if current is None:
            continue
        step = _below(line, current, zone)
        if step is None:
            current = None
        else:
            zone = step
    found = [s for s in out if s.must or s.may]
    return found if len(found) > 1 or len(posts) == 1 else []


def _forms(posts: Sequence[tuple[str | None, str | None]]) -> dict[str, int]:
    """The headings that name exactly one post: its code with its name, or either of them."""
    out: dict[str, int] = {}
    for i, (code, name) in enumerate(posts):
        both = f"{code} {name}", f"{name} {code}"
        for form in (*(both if code and name else ()), name, code):
            key = _plain(form) if form else ""
            if len(key) > 1 and not key.isdigit():
                out[key] = -1 if key in out and out[key] != i else i
    return {k: i for k, i in out.items() if i >= 0}


def _plain(text: str) -> str:
    """A heading without number, noun, brackets and marks: ``Post ZR-01 - Hydrologist I`` → ``zr-01hydrologisti``."""
    bare = _NUMBERING.sub("", text)
    return re.sub(r"[^a-z0-9/-]|(?<=\s)-(?=\s)", "", re.sub(r"\s-\s|:\s", " ", bare).casefold())


_TOLD_APART = re.compile(r"(?:key |the )?(?:essential|must have)", re.IGNORECASE)
_WISH = 160


def _below(line: Line, spec: Specification, zone: str) -> str | None:
    """The zone after a line below the name of a post; None where the specification ends."""
    text = line.text
    skip = len(line.label) if line.label and text.startswith(line.label) else 0
    found = _BULLET.match(text, skip)
    listed = bool(line.label) or line.kind is BlockKind.LIST_ITEM or found is not None
    skip = found.end() if found else skip + len(text[skip:]) - len(text[skip:].lstrip())
    head = _ZONE.match(text[skip:])
    if head:
        spec.marked = spec.marked or _TOLD_APART.match(text[skip:]) is not None or head["may"] is not None
        return "must" if head["must"] else "may"
    if _ASKED.match(text[skip:]):
        return "must"
    mark = _MARK.match(text, skip)
    spec.marked = spec.marked or mark is not None
    goes_on = listed and re.search(r";(?: and| or)?$", text) is not None
    if not listed and not mark and spec.must and len(text) < _WISH and find_preferred(text):
        spec.may.append((line.start + skip, line.end))
        spec.lines.add(line.index)
        return zone
    if not (listed or mark) or (line.kind is BlockKind.HEADING and not goes_on):
        return None
    kind = ("must" if mark["must"] else "may") if mark else zone
    begin = line.start + (mark.end() if mark else skip)
    spans = spec.must if kind == "must" else spec.may
    if spans and spec.either and not mark:
        spans[-1] = (spans[-1][0], line.end)  # a degree; OR / three years of service: one demand
    else:
        spans.append((begin, line.end))
    spec.either = re.search(r"\bor\W*$", text, re.IGNORECASE) is not None
    spec.lines.add(line.index)
    return zone
