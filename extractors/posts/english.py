"""Posts of English notices: bulletins with a class code, and counted items with a post code."""

from __future__ import annotations

from functools import cache

from extractors.conditions.certificates import find_preferred
from extractors.conditions.majors import Item
from extractors.lexicon import load
from extractors.outline.sections import pieces
from extractors.posts.advert_posts import add_statements
from extractors.posts.clauses_en import english_majors
from extractors.posts.entry import Entry
from extractors.posts.headcount_phrases import CARDINAL
from extractors.posts.headcounts_en import divide
from extractors.posts.titled_posts import job_in
from extractors.posts.wish_lists import opens_wishes, wish_lists
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.needles import find
from extractors.text.reading import body_text, read_repaired
from extractors.text.source import Line, Source
from extractors.values.education import find_education
from extractors.values.numbers import parse_int

CLASS_CODE = re.compile(
    r"(?i:\b(?:class|job|position|title) (?:code|no|number)\b)\.?:?\s*(?P<code>[A-Z]{0,3}-?\d{3,6}[A-Z]?)\b(?![-/]\d)"
)


def bulletin_entries(source: Source) -> list[Entry]:
    """A city bulletin is one post: its title line and ``Class Code: 5854``, with preferences and certificates."""
    if source.zh:
        return []
    codes = list(CLASS_CODE.finditer(body_text(source)[:2500]))
    found = codes[0] if codes else None
    if found is None or any("\n" not in body_text(source)[found.end() : x.start()] for x in codes[1:]):
        return []  # side by side: the codes of several posts
    title = _before(source, found.start()) or _title(source, found.start())
    if title is None:
        return []
    entry = Entry(source, start=title.start)
    entry.put("name", title.text, source.cite(title.start, title.end))
    entry.put("code", found.group("code"), source.cite(*found.span("code")))
    for line in source.prose():
        for item in find_preferred(line.text):
            if re.search(r"desir", item.text, re.IGNORECASE) and not opens_wishes(item.text):
                text = line.text[item.start : item.end + 1] if line.text[item.end : item.end + 1] == "." else item.text
                where = source.cite(line.start + item.start, line.start + item.start + len(text))
                entry.put("preferred", (text,), where)
        certificate = _VALID.match(line.text)
        if certificate and " and valid " not in line.text:
            where = source.cite(line.start + certificate.start("what"), line.start + certificate.end("what"))
            entry.put("certificates", (certificate.group("what"),), where)
    for _, items in wish_lists(pieces(source)):
        for text, at in items:
            entry.put("preferred", (text,), source.cite(at, at + len(text)))
    return [entry]


_VALID = re.compile(
    r"(?:\(?\w{1,2}[.)]\s*)?(?:[A-Z][A-Za-z /]{2,30}:\s+)?(?:Possession of )?(?:A|An) (?:valid|current) "
    r"(?P<what>[^;,.]*?(?i:license|licence|certificate|registration|certification))(?: issued by [^;.]*)?"
    r"(?:; and|; or|;|\.)?$"
)


def _before(source: Source, at: int) -> Item | None:
    """The job that stands before its code in the same line."""
    line = source.line_at(at)
    name = job_in(line.text[: at - line.start].rstrip(" (,:-")) if line and at > line.start else None
    if line is None or name is None:
        return None
    start = line.start + line.text.index(name)
    return Item(start, start + len(name), name)


def _title(source: Source, before: int) -> Item | None:
    """The nearest line above the class code that looks like a job title."""
    best: Line | None = None
    for line in source.prose():
        if line.start >= before:
            break
        text = re.sub(r"\s+", " ", line.text).strip()
        titled = 2 < len(text) <= 70 and not re.search(r"[.:$]", text) and re.search(r"[A-Za-z]{3}", text)
        if titled and not is_org(text) and (text.upper() == text or best is None):
            best = line
    if best is None:
        head = re.split(r"\n| {2,}", body_text(source)[:before].strip())[-1].strip()
        at = body_text(source).find(head)
        return Item(at, at + len(head), head) if 2 < len(head) <= 70 else None
    return Item(best.start, best.end, best.text.strip())


_COUNTED_LINE = re.compile(
    r"\s*(?:\(?\w{1,3}[.)]\s*)?(?P<name>[A-Z][\w ()/&,.'-]{2,60}?)\s*"
    r"(?:-|:|\(|(?:\.\s?){4,}|…{2,}|(?<=\s\s)(?=\d{1,4} (?i:posts?|vacanc(?:y|ies)|positions?|openings?)\W*$))\s*"
    rf"(?P<count>(?i:{CARDINAL}))(?!\s?(?:-|–|to)\s?\d)(?: ?\(\d{{1,4}}\))?\s*"
    r"(?P<unit>(?i:posts?|vacanc(?:y|ies)|positions?|nos?\.?|openings?))?\)?\s*(?P<rest>[\[(:,-].{0,120})?[.;,]?$"
)


_GRADE = re.compile(
    r"(?P<cat>\b(?:Scale|Grade|Band|Level|GL|GS|SG|JG|Salary Grade|Job Group)[ -]?(?:[A-Z]{1,2} ?)?\d{1,2})\b"
)


_RANKED = re.compile(rf" \((?:{_GRADE.pattern})\)$")
"""The grade in brackets behind a name."""


def _listing(source: Source, lines: list[Line]) -> Line | None:
    """The first of two or more such lines under a heading that says that they are posts: CATEGORIES OF STAFF."""
    for line in lines:
        above = source.lines[line.parents[-1]].text if line.parents else source.lines[max(0, line.index - 1)].text
        if sum(x.parents == line.parents for x in lines) > 1 and len(above) < 90 and _POSTS.search(above):
            return line
    return None


_POSTS = re.compile(
    r"\b(?:categor(?:y|ies) of (?:staff|posts?|personnel)|(?:available |vacant |advertised )?(?:posts|positions|"
    r"vacancies|openings|cadres)\b[^.]{0,30}$|staff required)",
    re.IGNORECASE,
)


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(load("headcounts")["lines"]["no_name"], re.IGNORECASE)


def counted_lines(source: Source) -> list[Entry]:
    """``1. Junior Engineer (Civil) - 25 posts``, one post a line; some line must say what it counts."""
    if source.zh:
        return []
    found = [(line, m) for line in source.prose() if (m := _COUNTED_LINE.match(line.text))]
    first = next((line for line, m in found if m.group("unit")), None) or _listing(source, [x for x, _ in found])
    if first is None:
        return []
    parents = first.parents
    out: list[Entry] = []
    for line, m in found:
        if _no_name().search(m.group("name")):
            continue
        if not m.group("unit") and line.parents != parents:
            continue
        entry = Entry(source, start=line.start)
        at = line.start
        ranked = _RANKED.search(m.group("name"))
        stop = m.start("name") + ranked.start() if ranked else m.end("name")
        entry.put("name", m.string[m.start("name") : stop], source.cite(at + m.start("name"), at + stop))
        if ranked:
            base = at + m.start("name")
            entry.put("category", ranked["cat"], source.cite(base + ranked.start("cat"), base + ranked.end("cat")))
        entry.put("headcount", parse_int(m.group("count")), source.cite(at + m.start("count"), at + m.end("count")))
        graded = _GRADE.search(m.group("rest") or "")
        if graded:
            base = at + m.start("rest")
            entry.put("category", graded["cat"], source.cite(base + graded.start("cat"), base + graded.end("cat")))
        divide(entry, m.string[m.start("count") :], at + m.start("count"))
        out.append(entry)
    return out


_ITEM = re.compile(
    r"(?P<count>\d{1,5}) (?:(?:of (?:whom|which|them) )?(?:are|is|"
    r"will be) )?(?P<name>[A-Za-z][A-Za-z '-]{2,60}?) ?\((?i:(?:(?:post|position|job) )?code):? ?"
    r"(?P<code>[A-Za-z0-9-]+)\)"
)


def counted_items(source: Source) -> list[Entry]:
    """``80 rural teachers (post code: T01) and 40 township health personnel (post code: H02)``."""
    out: list[Entry] = []
    reading = read_repaired(source)
    for match in _ITEM.finditer(reading.text):
        entry = Entry(source, start=reading.back(*match.span())[0])
        entry.put("name", match.group("name"), source.cite(*reading.back(*match.span("name"))))
        entry.put("code", match.group("code"), source.cite(*reading.back(*match.span("code"))))
        entry.put("headcount", int(match.group("count")), source.cite(*reading.back(*match.span("count"))))
        out.append(entry)
    for entry in out:
        _among(source, entry)
    return out


def _among(source: Source, entry: Entry) -> None:
    """``Among the rural teachers, there are 50 in primary schools and 30 in junior middle schools``."""
    found = re.search(rf"(?i:among (?:the )?{re.escape(entry.get('name'))}),? ([^.;]+)", body_text(source))
    if found is None:
        return
    for part in re.finditer(
        r"(\d+) (?:(?:are |is )?(?:in|for|from) )?([A-Za-z][A-Za-z -]+?)(?=,| and |$)", found.group(1)
    ):
        at = found.start(1)
        entry.add_part(part.group(2).strip(), int(part.group(1)), source.cite(at + part.start(), at + part.end()))


_POST_LABEL = re.compile(r"\W*(?i:post|position)")
_HAS_TO_HOLD = re.compile(r"(?:should|must|shall) (?:have|hold|possess) ")


def qualification_lines(source: Source, entries: list[Entry]) -> None:
    """``Post 01: Bachelor's degree in Civil Engineering`` fills in the post with that code; ``X should have a …`` the
    post of that name."""
    for line in source.prose():
        coded_or_said = _POST_LABEL.match(line.text) or find(_HAS_TO_HOLD, line.text)
        for entry in entries if coded_or_said else ():
            code, name = entry.get("code"), entry.get("name")
            coded = (
                re.match(rf"(?:\W*)(?i:post|position)(?i: code| no\.?)? {re.escape(code)}\s*[:-]\s*", line.text)
                if code
                else None
            )
            if coded:
                _qualify(source, entry, line.start + coded.end(), line.text[coded.end() :])
            for said in (
                re.finditer(
                    rf"(?i:\b{re.escape(name)}) (?:should|must|shall) (?:have|hold|possess) ([^.;]+)", line.text
                )
                if name
                else ()
            ):
                _qualify(source, entry, line.start + said.start(1), said.group(1))
    add_statements(source, entries)


def _qualify(source: Source, entry: Entry, at: int, text: str) -> None:
    main = re.split(r"[;.]\s|;$", text)[0].rstrip(". ")
    found = [m for m in find_education(main) if m.level is not None]
    if found:
        first = found[0]
        where = source.cite(at + first.start, at + first.end)
        entry.put("education", first.level, where)
        entry.put("degree", first.degree, where)
        majors = english_majors(main)
        if majors is not None:
            entry.take(majors, at, source=source)
    certificate = re.match(r"(?:a|an|the) ([\w' -]*?(?:certificate|license|licence)[\w ]{0,30})$", main.strip())
    if certificate:
        start = main.find(certificate.group(1))
        entry.put(
            "certificates", (certificate.group(1),), source.cite(at + start, at + start + len(certificate.group(1)))
        )
    for item in find_preferred(text):
        entry.put("preferred", (item.text,), source.cite(at + item.start, at + item.end))
