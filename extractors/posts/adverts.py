"""Adverts: posts under headings of their own, with the lists that follow (English advertisements).

``1. WARD ADMINISTRATOR - TWELVE (12) POSTS (Ref. WA/01)``, below it ``Requirements for appointment:`` and its items.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from extractors.lexicon import load
from extractors.posts.advert_section import Heading, PostSection, Span
from extractors.posts.block_fields import read_labels
from extractors.posts.blocks import blocks
from extractors.posts.labels_en import is_labelled
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line, Source
from extractors.values.numbers import english_number, parse_int
from schema.document import BlockKind


@cache
def _words(section: str) -> dict[str, Any]:
    return dict(load("adverts")[section])


@cache
def _token(name: str) -> tuple[re.Pattern[str], ...]:
    # codes are in capitals: only the words around them may be of any case
    flags = re.IGNORECASE
    out = []
    for text in _words("tokens")[name]:
        source = text.replace("NUM", english_number())
        if name == "code":
            head, tail = source.split("(?P<code>", 1)
            source = f"(?i:{head})(?P<code>{tail}"
            out.append(re.compile(source))
        elif name == "category":
            out.append(re.compile(re.sub(r"^\(\?P<cat>\(\?:", "(?P<cat>(?i:", source)))
        else:
            out.append(re.compile(source, flags))
    return tuple(out)


@cache
def _opens(name: str) -> re.Pattern[str]:
    return re.compile(_words("headings")[name], re.IGNORECASE)


_NUMBER = re.compile(
    r"\s*(?:(?:post|position|vacancy|item|lot)\s*(?:no\.?)?\s*)?(?:\(?(?P<n>\d{1,3})(?:\.0(?=\s))?\)?(?:\s*[.):-]|(?<=\.0)(?=\s))|"
    r"\(?[A-Za-z]\)|[A-Z]\.|\(?[ivx]{1,5}\))\s*",
    re.IGNORECASE,
)
_CODED = re.compile(
    r"\s*(?P<noun>(?:(?i:post|position|vacancy|job|item|lot|ref(?:erence)?)\.?\s*(?i:no\.?|code|ref\.?|id)?|"
    r"[A-Z][A-Za-z]{0,8}[./ ]{0,2}(?:No|NO|Nr|Ref|Code)\b\.?)\s*[:#]?\s*)?"
    r"(?P<code>[A-Z]{1,5}(?:[-/.][A-Z]{1,4})?[-/.]?\d{1,4}[A-Z]?|\d{2,4}[-/][A-Z]\d?|\d{1,4}/\d{2,4}(?:/\d+)?)"
    r"(?:\s*[-:|)]\s+|\.\s+|\s{2,}|\s+(?=[A-Z][a-z]))(?=[A-Z])"
)
"""A code before the name: ``Post ZR-01 - Hydrologist I``."""
_UNIT = re.compile(
    r"(?:[-,|(]\s+|\()(?P<org>[A-Z][\w&'. ]{2,50}?\b(?:Department|Unit|Directorate|Division|Section|"
    r"Office|Branch|Faculty|"
    r"School|Ward|Bureau|Centre|Center|Council|Ministry|Authority|Hospital|Institute|College|Agency))(?=\s*(?:[-,|()]|$))"
)
_NAME = re.compile(
    r"(?:(?:post|position|job)(?: title)?|title(?: of (?:the )?(?:post|position))?|designation|"
    r"name of (?:the )?(?:post|position)|(?:job |staff )?vacancy|job opening|vacant (?:post|position)|"
    r"career opportunity)\s*:\s*",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(
    r"(?:the|a|an|all|total|any|each|no|applicants?|candidates?|applications?|advert\w*|vacanc\w+|"
    r"notice|ref\w*|date|dated|announcement|"
    r"recruitment|interested|requirements?|age|fees?|paper|part|section|annex|only|this|for|at|in|on|if)\b",
    re.IGNORECASE,
)

_known: WeakKeyDictionary[Source, tuple[PostSection, ...]] = WeakKeyDictionary()


def post_sections(source: Source) -> tuple[PostSection, ...]:
    """The posts of an English advertisement that have headings of their own; worked out once for each source."""
    if source not in _known:
        _known[source] = () if source.zh else tuple(_told(source))
    return _known[source]


def _told(source: Source) -> list[PostSection]:
    """Posts told by labels, unless there is one of them and headings with numbers of people tell of more."""
    found = blocks(source)
    if len(found) > 1:
        return found
    headed = _sections(source)
    return headed if not found or (len(headed) > 1 and all(s.count for s in headed)) else found


def _sections(source: Source) -> list[PostSection]:
    out: list[PostSection] = []
    current: PostSection | None = None
    zone = ""
    for line in source.lines:
        if line.kind is BlockKind.TABLE:
            current = None
            continue
        if current is not None and current.line.level and current.line.level == line.level and line.label:
            current = None  # the next item of the outline, whatever it is
        head = read_heading(line)
        if head is not None:
            current, zone = PostSection(line, head), ""
            current.count, current.code, current.category = head.count, head.code, head.category
            out.append(current)
            continue
        if current is None:
            continue
        step = _below(source, current, line, zone)
        if step is None:
            current = None
        else:
            zone = step
    if out and (last := out[-1].heading.number) and _goes_on(source, out[-1].line, last[0]):
        for section in out:
            section.heading = replace(section.heading, number=None)  # the numbers of chapters
    described = [s for s in out if s.demands]
    counted = [s for s in out if s.count and s.code]
    return out if described or len(counted) > 1 else []


def _goes_on(source: Source, last: Line, number: int) -> bool:
    """Whether what follows the last post has the next number of the same kind: then the posts are chapters."""
    label = (last.label or "").strip()
    following = label.replace(str(number), str(number + 1), 1)
    beside = (x for x in source.lines[last.index + 1 :] if x.level == last.level and (x.label or "").strip())
    after = next(beside, None)
    return bool(label) and after is not None and (after.label or "").strip() == following


_LISTED = re.compile(r"(?:\?|;(?:\s*(?:and|or|and/or))?)\s*$", re.IGNORECASE)
"""The end of an item of a list of demands: ``c) A trade test, Grade III; and``."""


def read_heading(line: Line) -> Heading | None:
    """A line as the heading of a post: a name with a number of posts or a code, and little else."""
    text = line.text
    if len(text) > 220 or _LISTED.search(text):
        return None
    coded = _CODED.match(text)
    label = None if coded else _NUMBER.match(text)
    begin = coded.end() if coded else label.end() if label else 0
    titled = _NAME.match(text, begin)
    begin = titled.end() if titled else begin
    count = _find("count", text, begin)
    code = _find("code", text, begin)
    category = _find("category", text, begin)
    marks = [m for m in (count, code, category) if m is not None]
    graded = bool(category and label and label["n"]) and text[begin : begin + 40].split("(")[0].isupper()
    if not (count or code or (coded and coded["noun"]) or graded) or _NOT_NAME.match(text, begin):
        return None
    if not (coded and marks) and not (count or code) and line.kind is not BlockKind.HEADING and len(text) > 70:
        return None
    stop = min((m.start() for m in marks), default=len(text))
    raw = text[begin:stop]
    inner = re.search(r"\s[-|]\s|:|,(?=\s)|\((?![^()]*\)(?:\s?[A-Z(-]|\s*$))|\[|\t| {2,}", raw)
    name = (raw[: inner.start()] if inner else raw).strip(" -:,([|.")
    if not name or len(name) > 80 or not name[0].isupper() or not re.search(r"[A-Za-z]{3}", name):
        return None
    capitals = name.isupper() or sum(w[0].isupper() for w in name.split()) * 2 >= len(name.split())
    if not capitals or len(name.split()) > 12 or re.search(r"[.;!?]\s", name) or is_org(name):
        return None
    if not (label or coded or titled or name.isupper() or len(marks) > 1):
        return None
    rest = text[max((m.end() for m in marks), default=stop) :]
    if len(re.findall(r"[a-z]{3,}", rest)) > 14 or re.search(r"\b(?:will be|shall be|must be|is required)\b", text):
        return None
    at = line.start
    start = at + text.index(name, begin)
    unit = _UNIT.search(text, begin + len(name))
    own = (
        (coded.start("code"), coded.end("code")) if coded else (code.start("code"), code.end("code")) if code else None
    )
    return Heading(
        (start, start + len(name)),
        (int(label["n"]), (at + label.start("n"), at + label.end("n"))) if label and label["n"] else None,
        (at + own[0], at + own[1]) if own else None,
        _count(count, at),
        (at + category.start("cat"), at + category.end("cat")) if category else None,
        (at + unit.start("org"), at + unit.end("org")) if unit else None,
    )


def _find(name: str, text: str, begin: int = 0) -> re.Match[str] | None:
    found = [m for p in _token(name) if (m := p.search(text, begin))]
    return min(found, key=lambda m: m.start()) if found else None


def _count(match: re.Match[str] | None, at: int) -> tuple[int, Span] | None:
    if match is None:
        return None
    name, raw = next((k, v) for k, v in match.groupdict().items() if v)
    value = parse_int(raw)
    return (value, (at + match.start(name), at + match.end(name))) if value else None


_BULLET = re.compile(r"(?:\(?(?:[ivx]{1,5}|[a-z]|\d{1,2})[).]|[-•*·▪>])\s+", re.IGNORECASE)


def _below(source: Source, section: PostSection, line: Line, zone: str) -> str | None:
    """The zone after a line below a heading (``demands``, ``duties`` or "" for neither); None where the post ends."""
    text = line.text.strip()
    plain = text[_label(line) :].strip()
    if _opens("requirements").match(plain):
        return "demands"
    if len(plain) < 70 and _opens("duties").match(plain) and not re.search(r"\d{3}", plain[:1]):
        return "duties"
    if is_labelled(plain) and read_labels(source, section, line, line.end - len(plain)):
        return zone
    if _loose(section, line, plain):
        return zone
    listed = (
        line.kind is not BlockKind.HEADING
        and (bool(line.label) or line.kind is BlockKind.LIST_ITEM or _BULLET.match(text) is not None)
    ) or re.match(r"\([a-z]{1,4}\)", line.label or "") is not None
    inline = re.match(r"(?:Requirements?|Qualifications?(?: and experience)?|Eligibility)\s*[:-]\s+(?=\S)", plain, re.I)
    if inline:
        _demand(section, line, line.end - len(plain) + inline.end())
        return "demands"
    within = section.line.index in line.parents
    if line.level and not listed and line.kind is BlockKind.HEADING:
        return "duties" if within else None  # a part of what is said of the post
    above = source.lines[line.index - 1]
    if zone == "demands" and within and above.kind is BlockKind.HEADING and line.parents[-1] == above.index:
        _demand(section, line, line.end - len(plain))
        return zone
    if not zone and not listed and line.index - section.line.index < 5 and _INLINE.match(plain):
        _demand(section, line, line.end - len(plain))
        return "demands"
    if not zone and listed and _DEMANDS.match(plain):
        zone = "demands"  # a list right below the heading
    if zone == "demands" and listed:
        _demand(section, line, line.end - len(plain))
        return zone
    if zone == "duties" and (listed or not plain.isupper()) and not _common(plain):
        return zone
    if not zone and not listed and len(plain) < 120 and not _common(plain) and line.index - section.line.index < 4:
        _loose(section, line, plain)
        return zone
    if zone == "demands" and not listed and re.match(r"[a-z]|At least|Must|Possession|Bachelor|Diploma|Degree", plain):
        _demand(section, line, line.end - len(plain))
        return zone
    return None


_INLINE = re.compile(
    r"(?:for (?:direct )?appointment to (?:this|the) (?:grade|post|position)[^,]{0,40}, )?(?:an? |the |all |each )?"
    r"(?:applicants?|candidates?|officer) (?:must|should|shall) (?:possess|have|hold|be (?:a |the )?holders?|"
    r"be in possession)\b[^:]{12,}$",
    re.IGNORECASE,
)
"""The demands of a post told in a sentence below its heading."""
_DEMANDS = re.compile(
    r"(?:an? |the |minimum |at least |not less than |possess(?:ion of|es)? |hold(?:s|er of)? |must |valid |current )*"
    r"(?:(?:[\w'./-]+ ){0,4}(?:degree|diploma|certificate|licen[cs]e|registration|membership|"
    r"education|graduate|experience)\b|"
    r"(?:not|no) (?:older|more|less|below|above|exceed)|aged?\b|[\w-]+ (?:\(\d+\) )?years?'?\b|citizen|"
    r"(?:bachelor|master|doctor|ph\.?d|b\.?sc|m\.?sc|hnd|ond|nce|diploma|kcse|wassce|gce|ssce)\b)",
    re.IGNORECASE,
)


def _common(text: str) -> bool:
    """A sentence about all applicants ends what is said of one post."""
    return re.match(
        r"(?:all |only |interested |qualified |shortlisted |successful )*(?:applicants?|candidates?|"
        r"applications?|persons?)\b|"
        r"how to apply|the (?:following|commission|board|county|applicant|candidate|selection)\b|note:",
        text, re.IGNORECASE,
    ) is not None  # fmt: skip


def _label(line: Line) -> int:
    if line.label and line.text.startswith(line.label):
        return len(line.label)
    found = _BULLET.match(line.text)
    return found.end() if found else 0


def _demand(section: PostSection, line: Line, start: int) -> None:
    section.demands.append((start, line.end))
    section.lines.add(line.index)


def _loose(section: PostSection, line: Line, text: str) -> bool:
    """A line of its own with the number of posts, the code or the grade."""
    at = line.end - len(text)
    hit = False
    if section.count is None and (count := _find("count", text)) and count.start() < 4:
        section.count, hit = _count(count, at), True
    if section.code is None and (code := _find("code", text)) and code.start() < 4:
        section.code, hit = (at + code.start("code"), at + code.end("code")), True
    category = _find("category", text) if section.category is None else None
    if category and (category.start() < 12 or (_on_pay(text) and text[category.start() - 1] == "(")):
        section.category, hit = (at + category.start("cat"), at + category.end("cat")), True
    return hit


def _on_pay(text: str) -> bool:
    """A line on pay, which may print the grade in brackets."""
    return re.match(r"(?:basic )?(?:salary|pay)\b[^:]{0,20}:", text, re.IGNORECASE) is not None


def employer_above(source: Source, section: PostSection) -> Span | None:
    """The department whose heading stands above a post."""
    for index in reversed(section.line.parents):
        line = source.lines[index]
        if is_org(line.text) and index > 5:
            return line.start, line.end
    for line in reversed(source.lines[: section.line.index]):
        if line.kind is BlockKind.HEADING and is_org(line.text):
            return (line.start, line.end) if line.index > 5 else None
    return None


_PARTED = re.compile(r";\s*(?:and\b|or\b)?\s*|(?:(?<=[a-z)\d]{2})|(?<=[A-Z]{3}))\.\s+(?=[A-Z])")


_INNER = re.compile(r"\s*\((?:[ivx]{1,4}|[a-h])\)\s+")
"""The number of an item inside an item: ``(c) (i) Diploma in …``."""


def demand_texts(source: Source, section: PostSection) -> Iterator[tuple[int, str]]:
    """The single demands: list items, parted at semicolons and sentence ends."""
    for start, end in section.demands:
        text = source.text[start:end]
        begin = 0
        for mark in [
            *_PARTED.finditer(text),
            None,
        ]:
            stop = mark.start() if mark else len(text)
            inner = _INNER.match(text, begin)
            begin = inner.end() if inner and inner.end() < stop else begin
            raw = text[begin:stop]
            body = re.sub(r"[\s;,.]*(?:[;,]\s*(?:and|or))?[\s;,.]*$", "", raw)
            if body.strip():
                lead = len(body) - len(body.lstrip())
                yield start + begin + lead, body.strip()
            begin = mark.end() if mark else stop
