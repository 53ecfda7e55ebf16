"""Block fields: what the labels below the head of a post put onto it, and the lists below such labels."""

from __future__ import annotations

from extractors.posts.advert_section import PostSection, Span
from extractors.posts.block_heads import add_parts, asks
from extractors.posts.conditions import read_gender
from extractors.posts.labels_en import DEMANDING, bare_label, labelled
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line, Source
from extractors.values.numbers import english_number, parse_int
from schema.values import Gender


def read_labels(source: Source, section: PostSection, line: Line, begin: int, *, bare: bool = True) -> int:
    """Read the labels of one line below (or in) the opening; how many it had. ``bare``: one may stand alone."""
    text = line.text
    found = labelled(text, begin - line.start)
    if bare and not found and begin == line.start and (role := bare_label(text)) is not None:
        section.last = role  # MINIMUM QUALIFICATIONS over a list
        return 0
    if not found and begin == line.start and section.last in DEMANDING:
        if is_listed(line) or re.match(r"[a-z]", text):
            _put(source, section, section.last, begin + _bullet(text), line)
        return 0
    if not found and begin == line.start and section.last not in ("", "ignored") and is_listed(line) and asks(text):
        _put(source, section, "requirements", begin + _bullet(text), line)
        return 0
    for role, start, at, end in found:
        value = text[at:end].rstrip(" .;,")
        section.last = role
        if value:
            put_value(section, role, value, (line.start + start, line.start + at), line)
    return len(found)


def is_listed(line: Line) -> bool:
    return re.match(r"(?:\(?(?:[ivx]{1,4}|[a-z])[).]|[-•*])\s", line.text) is not None


def _bullet(text: str) -> int:
    found = re.match(r"(?:\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[).]|[-•*])\s+", text)
    return found.end() if found else 0


def _put(source: Source, section: PostSection, name: str, start: int, line: Line) -> None:
    text = source.text[start : line.end].rstrip(" .;")
    spans = section.wishes if name == "preferred" else section.demands
    spans.append((start, start + len(text)))
    section.lines.add(line.index)


def put_value(section: PostSection, name: str, value: str, where: Span, line: Line) -> None:
    label, at = where
    span = (at, at + len(value))
    none = re.match(r"(?:none|nil|not applicable|n/?a)\b", value, re.IGNORECASE)
    if name == "count":
        number = re.match(rf"{english_number()}", value, re.IGNORECASE)
        if number and section.count is None and (count := parse_int(number.group())):
            section.count = (count, (at, at + number.end()))
        if number:
            add_parts(section, value[number.end() :], at + number.end())
            placed = _EMPLOYED.match(value, number.end())
            if placed and is_org(placed["org"]):
                section.values.setdefault("org", (at + placed.start("org"), at + placed.end("org")))
    elif name == "parts":
        add_parts(section, value, at)
    elif name in ("certificates", "gender") and len(value) < 40 and _EITHER.fullmatch(value):
        pass
    elif name == "certificates" and len(value) < 40 and isinstance(read_gender(value), Gender):
        section.values.setdefault("gender", span)
    elif name == "code" and section.code is None and _CODE.fullmatch(value):
        section.code = span
    elif name == "category" and section.category is None and len(value) < 30:
        section.category = (at, at + len(re.split(r"\s*\(", value)[0]))
    elif name == "org" and section.employed and _UNIT.match(line.text[label - line.start :].lstrip()):
        section.values[name], section.employed = span, False  # the part of the employer that the post belongs to
    elif name in ("workplace", "org", "gender"):
        if name == "org" and name not in section.values:
            section.employed = not _UNIT.match(line.text[label - line.start :].lstrip())
        section.values.setdefault(name, span)
    elif name == "preferred" and not none:
        section.wishes.append(span)
    elif name == "age":
        section.demands.append((label + _lead(value, line, label), at + len(value)))
        section.roles[section.demands[-1][0]] = name
    elif name in DEMANDING and not none:
        section.demands.append(span)
        section.roles[span[0]] = name
    elif name == "ignored" and section.category is None and (graded := _GRADE.search(value) or PAID.match(value)):
        section.category = (at + graded.start("cat"), at + graded.end("cat"))
    if name not in ("ignored", ""):
        section.lines.add(line.index)


_EMPLOYED = re.compile(
    r" (?:posts?|positions?|vacanc(?:y|ies)|openings?) (?:in|at|with) (?:the )?(?P<org>[A-Z][^.;,()]{3,70})"
)
_CODE = re.compile(
    r"[\w/.-]+|\d{2}-[\w/ -]{6,60}(?: ?\([A-Z]\))?|(?=[^,;]*\d)[\w/.-]+(?:(?:,|;|,? and|&) ?(?=[\w/.-]*\d)[\w/.-]+)+"
)
"""A code, or the codes of several places of one post."""
_EITHER = re.compile(
    r"(?:(?:open to |for )?(?:both|any|either|all)(?: (?:of )?(?:the )?(?:sex(?:es)?|genders?))?|"
    r"(?:both )?(?:males?|men) (?:and|&|or) (?:females?|women)(?: .*)?|(?:males?|men) ?/ ?(?:females?|women))",
    re.IGNORECASE,
)
"""``Eligibility: Both sexes``."""
_UNIT = re.compile(
    r"(?:department|directorate|division|faculty|school|service|team|branch|section|unit)\b", re.IGNORECASE
)
PAID = re.compile(r"(?P<cat>(?:Grade|Band|Level|Scale) [A-Z0-9]{1,3})\s*[:(,-]\s*(?=[A-Z]{0,3}[$£€\d])")
_GRADE = re.compile(r"\((?P<cat>(?:[Ll]evel|[Gg]rade|GL|CSG|JG|SG|BP?S|Band|Job Group)[ -]?[A-Z0-9]{1,3})\)")


def _lead(value: str, line: Line, label: int) -> int:
    """White space before a label."""
    text = line.text[label - line.start :]
    return len(text) - len(text.lstrip())


__all__ = ["PAID", "is_listed", "put_value", "read_labels"]
