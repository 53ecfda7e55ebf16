"""Block heads: the lines that open a post which labels tell of, with what stands right above them.

``CASE NO. F.4-31`` over ``Assistant Director (BS-17), Health Department``; ``POST 12/41 : CLERK REF NO: RT 18/2026 (X5
POSTS)``; ``1. (Vacancy No. 7) Six vacancies for the post of …`` before its labels; ``FINANCE DEPARTMENT`` and ``S.No. 2
(Case No. 44)`` over ``FIVE (05) POSTS OF AUDITOR (BS-16)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractors.posts.advert_section import Heading, PostSection, Span
from extractors.posts.headcount_phrases import divided
from extractors.posts.labels_en import block_words, is_labelled, labelled
from extractors.posts.titled_posts import TERMS
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line
from extractors.values.education import find_education
from extractors.values.numbers import english_number, parse_int
from schema.document import BlockKind

Opened = tuple[PostSection, int, int]
"""A post, where what is said of it begins, and how many lines below its first one its name stands."""

_CODE = r"(?=[\w/.-]*\d)[A-Z0-9][\w/.()-]*[\w)]"
_EXACT = frozenset({"para", "counted", "lettered"})
"""Names begin with a capital: these say themselves where letters may be of any case."""


@cache
def pattern(name: str, number: int = 0) -> re.Pattern[str]:
    """One of the shapes of heads in the lexicon."""
    raw = block_words()[name]
    text = str(raw[number] if isinstance(raw, list) else raw)
    text = text.replace("NUM", f"(?i:{english_number()})").replace("CODE", _CODE)
    return re.compile(text) if name in _EXACT else re.compile(text, re.IGNORECASE)


def opened(lines: Sequence[Line], at: int) -> Opened | None:
    """The post that a line opens, in one of these shapes."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    return _paragraph(line) or _lettered(line) or _numbered(line) or _coded(line, following) or _counted(lines, at)


def add_parts(section: PostSection, text: str, base: int) -> None:
    """The parts of the number of posts that stand behind it, where they add up to it."""
    if section.count is None or section.parts:
        return
    for part in divided(text, base, section.count[0]):
        section.parts.append((part.label, part.value, part.count))


_PLACES = re.compile(
    r" (?:in|at|under) (?:the )?(?P<org>[A-Z][\w&'’.-]*(?:,? (?:(?:of|and|for|the|&) )*[A-Z][\w&'’.-]*)*)"
)
_NAMED_ORG = re.compile(r",\s+(?P<org>[A-Z][\w&'’ -]{4,80}?)(?=[,.(]|\s\()")


def _paragraph(line: Line) -> Opened | None:
    skip = len(line.label) if line.label and line.text.startswith(line.label) else 0
    body = line.text[skip:]
    skip += len(body) - len(body.lstrip())
    for number in range(len(block_words()["para"])):
        found = pattern("para", number).match(line.text, skip)
        if found and len(found["name"]) <= 90 and (line.label or found["code"]):
            break
    else:
        return None
    base = line.start
    name = found["name"].rstrip(" .,")
    span = (base + found.start("name"), base + found.start("name") + len(name))
    number_of = re.match(r"\(?(\d{1,3})", line.label or "")
    head = Heading(span, (int(number_of[1]), (base, base + len(line.label or ""))) if number_of else None)
    section = PostSection(line, head)
    section.count = number_in(found, "count", base)
    if found["code"]:
        section.code = (base + found.start("code"), base + found.end("code"))
    stop = next((m.start for m in labelled(line.text, found.end())), len(line.text))
    intro = line.text[found.end() : stop]
    place = _PLACES.match(intro)
    if place:
        org = re.split(r", (?=Ministry|Department|Government)|\. ", place["org"])[0].rstrip(" .,(")
        at = base + found.end() + place.start("org")
        section.values["org"] = (at, at + len(org))
    named = _NAMED_ORG.match(intro) if place is None else None
    if named and is_org(named["org"]):
        at = base + found.end() + named.start("org")
        section.values["org"] = (at, at + len(named["org"]))
    add_parts(section, intro, base + found.end())
    return section, base + found.end(), 0


def _lettered(line: Line) -> Opened | None:
    """``Category B - Sergeant of Marshals: Applicants must possess …``, what the post asks in one paragraph."""
    found = pattern("lettered").match(line.text)
    if found is None or not (found["count"] or asks(line.text[found.end() :])):
        return None
    base = line.start
    name = TERMS.sub("", found["name"]).rstrip(" ,")
    section = PostSection(line, Heading((base + found.start("name"), base + found.start("name") + len(name))))
    if found["class"]:
        section.category = (base + found.start("key"), base + found.end("key"))
    elif found["key"].isdigit():
        section.heading = Heading(section.heading.name, number_in(found, "key", base))
    else:
        section.code = (base + found.start("key"), base + found.end("key"))
    section.count = number_in(found, "count", base) if found["count"] else None
    stop = next((m.start for m in labelled(line.text, found.end())), len(line.text))
    text = line.text[found.end() : stop].rstrip(" .;")
    section.demands.append((base + found.end(), base + found.end() + len(text)))
    section.lines.add(line.index)
    return section, base + found.end(), 0


def asks(text: str) -> bool:
    """Whether a text asks for schooling or years of service."""
    return bool(find_education(text)) or re.search(r"\byears?\b.*\bexperience\b", text, re.IGNORECASE) is not None


def number_in(found: re.Match[str], group: str, base: int) -> tuple[int, Span] | None:
    """The number that a group prints, with its range."""
    value = parse_int(found[group])
    return (value, (base + found.start(group), base + found.end(group))) if value else None


def _numbered(line: Line) -> Opened | None:
    """``POST 12/41 : NAME REF NO: RT 17/2026 (X2 POSTS)``."""
    if len(line.text) > 220:
        return None
    found = pattern("numbered").match(line.text)
    ref = pattern("ref").search(line.text)
    if found is None or ref is None or is_labelled(f"{found['name']}: -"):
        return None
    base = line.start
    name = found["name"].strip(" -,(:")
    section = PostSection(line, Heading((base + found.start("name"), base + found.start("name") + len(name))))
    section.code = (base + ref.start("code"), base + ref.end("code"))
    times = pattern("times").search(line.text, found.end("name"))
    section.count = number_in(times, "n", base) if times else None
    return section, line.end, 0


_GRADE = r"(?:BP?S|Grade|GRADE|Level|LEVEL|GL|Band|BAND|Scale|SCALE|JG|Job Group|Pay Level|Class|Group)[- ]?"
_NAME_LINE = re.compile(
    r"(?P<name>[A-Z][\w&'/. -]*(?:\((?!B\.?P?S|Grade|Level|Band)[^()]*\)[\w&'/. -]*)?)"
    rf"(?:[,\s]*[(\[]?(?P<cat>{_GRADE}\d{{1,2}})[)\]]?)?"
    r"(?:,\s*(?P<org>[A-Z].{3,100}))?$"
)


def _coded(line: Line, following: Line | None) -> Opened | None:
    """A number on a line of its own, the name on the next."""
    code = pattern("coded").fullmatch(line.text.strip())
    if code is None or following is None or (labelled(following.text)[:1] and is_labelled(following.text)):
        return None
    named = _NAME_LINE.match(following.text.strip()) if len(following.text) < 200 else None
    if named is None or is_org(named["name"]):
        return None
    base = following.start + len(following.text) - len(following.text.lstrip())
    name = named["name"].strip(" ,-")
    section = PostSection(line, Heading((base, base + len(name))))
    at = line.start + len(line.text) - len(line.text.lstrip())
    section.code = (at + code.start("code"), at + code.end("code"))
    if named["cat"]:
        section.category = (base + named.start("cat"), base + named.end("cat"))
    if named["org"] and is_org(named["org"]):
        section.values["org"] = (base + named.start("org"), base + named.end("org"))
    return section, following.end, 1


_GRADED = re.compile(rf"[\s,-]*[(\[](?P<cat>{_GRADE}\d{{1,2}})[)\]]")


def _counted(lines: Sequence[Line], at: int) -> Opened | None:
    """``FIVE (05) POSTS OF AUDITOR (BS-16)``: a line that counts its posts, over labels or as a heading."""
    line = lines[at]
    text = line.text.rstrip(" .:")
    found = pattern("counted").fullmatch(text) if len(text) < 200 else None
    told = at + 1 < len(lines) and is_labelled(lines[at + 1].text)
    if found is None or not (told or (line.kind is BlockKind.HEADING and found["name"].isupper())):
        return None
    base, begin = line.start, found.start("name")
    stop, org = _employer(text, begin)
    graded = next(_GRADED.finditer(text, begin), None)
    if graded:
        org = org or ((graded.end(), len(text)) if is_org(text[graded.end() :].strip(" ,-")) else None)
        stop = min(stop, graded.start())
    name = TERMS.sub("", text[begin:stop]).rstrip(" ,-")
    if (
        not name
        or is_org(name)
        or len(name) > 90
        or re.search(r"\b(?:will|shall|is|are|has|have|the following)\b", name)
    ):
        return None
    label = re.match(r"\(?(\d{1,3})", line.label or "")
    number: tuple[int, Span] | None = (int(label[1]), (base, base + len(line.label or ""))) if label else None
    number = number_in(found, "no", base) if found["no"] else number
    section = PostSection(line, Heading((base + begin, base + begin + len(name)), number))
    section.count = number_in(found, "count", base)
    if graded:
        section.category = (base + graded.start("cat"), base + graded.end("cat"))
    if org:
        raw = text[slice(*org)]
        plain = raw.strip(" ,-")
        where = base + org[0] + raw.index(plain)
        section.values["org"] = (where, where + len(plain))
    _preface(section, lines[max(0, at - 2) : at])
    return section, line.end, 0


def _employer(text: str, begin: int) -> tuple[int, Span | None]:
    """Where a name ends that its employer follows, and where that stands: ``Auditor, Directorate of Local Audit``."""
    for mark in re.finditer(r",\s+|\s+(?:in|at|under) the ", text[begin:]):
        if is_org(text[begin + mark.end() :].strip()):
            return begin + mark.start(), (begin + mark.end(), len(text))
    return len(text), None


def _preface(section: PostSection, above: Sequence[Line]) -> None:
    """The number, the case and the department on lines of their own right above a head."""
    for line in reversed(above):
        serial = pattern("serial").match(line.text)
        rest = serial.end() if serial else 0
        case = pattern("coded").search(line.text, rest) if len(line.text) < 80 else None
        if is_org(line.text) and line.index:
            section.values.setdefault("org", (line.start, line.end))
            return
        if serial is None and case is None:
            return
        if serial and section.heading.number is None:
            section.heading = Heading(section.heading.name, number_in(serial, "no", line.start))
        if case and section.code is None:
            code = case["code"].rstrip(")") if "(" not in case["code"] else case["code"]
            section.code = (line.start + case.start("code"), line.start + case.start("code") + len(code))


__all__ = ["Opened", "add_parts", "asks", "number_in", "opened", "pattern"]
