"""Posts of English notices that are headings over plain lists of what they demand.

``1. Primary School Teacher (GL 07)`` over bullets, no word of a number; two or more such headings side by side, under a
heading on positions or each the name of a job.
"""

from __future__ import annotations

from extractors.posts.advert_section import Heading, PostSection
from extractors.posts.titled_posts import job_in
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line, Source
from extractors.values.education import find_education
from schema.document import BlockKind

_OVER = re.compile(
    r"(?:\W*\d{1,2}[.)]?\s+)?"
    r"(?:(?:available|vacant|advertised|existing|the|current|list of|following|details of(?: the)?) )*"
    r"(?:posts?|positions?|vacanc(?:y|ies)|openings?|roles|cadres|jobs)"
    r"(?: (?:available|advertised|vacant|to be filled|and (?:their )?(?:requirements?|qualifications?)))*\W*",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\s*[,(-]\s*\(?(?P<cat>(?:GL|SG|JG|BP?S|GS|CONRAISS|CONTISS|Grade|Level|Scale|Band|Job Group|Salary Grade)[ .-]?"
    r"[A-Z]{0,2} ?\d{0,2}[A-Z]?)\)?\s*$"
)
_NO_NAME = re.compile(
    r"(?:general|other|how|requirements?|qualifications?|eligibility|duties|responsibilities|benefits|selection|application|"
    r"education|experience|skills|age|essential|desirable|the |a |an |applicants?|candidates?|must|method|note|"
    r"important|mode|closing|stage|phase|step|part|section|paper|what|who|where|when|why|documents?)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\byears?\b|\bexperience\b|\bregist|\blicen[cs]e", re.IGNORECASE)


def itemised(source: Source) -> list[PostSection]:
    """The posts of the first such run of headings; none in other languages."""
    if source.zh:
        return []
    runs: dict[tuple[int, ...], list[tuple[Line, list[Line]]]] = {}
    for line in source.lines:
        below = _below(source, line)
        if below:
            runs.setdefault(line.parents, []).append((line, below))
    for parents, found in runs.items():
        over = source.lines[parents[-1]].text if parents else ""
        named = _OVER.fullmatch(over.strip()) is not None
        jobs = all(job_in(_name(line)[1]) for line, _ in found)
        demanding = sum(any(find_education(x.text) or _YEARS.search(x.text) for x in below) for _, below in found)
        if len(found) > 1 and (named or jobs) and demanding * 2 > len(found):
            return [_section(line, below) for line, below in found]
    return []


def _below(source: Source, line: Line) -> list[Line]:
    """The items of the list right below a line that may name a post."""
    if line.kind is BlockKind.TABLE or len(line.text) > 90 or line.text.rstrip().endswith((".", ";", ",", "?")):
        return []
    _, name = _name(line)
    if not name or not name[0].isupper() or _NO_NAME.match(name) or is_org(name) or re.search(r"\d{4}|[.;]\s", name):
        return []
    out: list[Line] = []
    for after in source.lines[line.index + 1 : line.index + 25]:
        if (
            after.kind is BlockKind.TABLE
            or line.index not in after.parents
            or not (after.kind is BlockKind.LIST_ITEM or after.label)
        ):
            break
        out.append(after)
    return out


def _name(line: Line) -> tuple[int, str]:
    """Where the name begins in a heading, and the name without its grade."""
    skip = len(line.label) if line.label and line.text.startswith(line.label) else 0
    raw = line.text[skip:]
    begin = skip + len(raw) - len(raw.lstrip(" .:-"))
    text = line.text[begin:].rstrip(" :")
    graded = _GRADE.search(text)
    return begin, text[: graded.start()] if graded else text


def _section(line: Line, below: list[Line]) -> PostSection:
    begin, name = _name(line)
    number = re.match(r"\(?(\d{1,3})\b", line.label or "")
    at = line.start + begin
    no = (int(number[1]), (line.start, line.start + len(line.label or ""))) if number else None
    section = PostSection(line, Heading((at, at + len(name)), no))
    graded = _GRADE.search(line.text)
    if graded:
        section.category = (line.start + graded.start("cat"), line.start + graded.end("cat"))
    for item in below:
        skip = len(item.label) if item.label and item.text.startswith(item.label) else 0
        lead = re.match(r"\s*(?:[-•*]\s+)?", item.text[skip:])
        start = item.start + skip + (lead.end() if lead else 0)
        section.demands.append((start, item.start + len(item.text.rstrip(" .;"))))
        section.lines.add(item.index)
    return section


__all__ = ["itemised"]
