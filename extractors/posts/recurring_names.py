"""Recurring names: the one job that the head of an English notice names and that its text names again.

``Recruitment Pack - Civil Enforcement Officers``, ``Competition #17: By-law Officer (4 positions)``, ``wishes to fill
the office of Customs Guard``: a name beside something else in its line, in the plural, or in the first sentence.
"""

from __future__ import annotations

from extractors.posts.entry import Entry
from extractors.posts.titled_posts import TERMS, job_in
from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line, Source
from schema.document import BlockKind

_HEAD = 12
"""Lines at the head of a notice."""
_CUT = re.compile(r"\s+[-|/]\s+|:\s+|\s{2,}|\s(?=\()|,\s")
_LEAD = re.compile(
    r"^(?:(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) )?"
    r"(?:(?:(?:open|competitive|public|external|internal|promotional) )*(?:competition|recruitment|vacanc(?:y|ies)"
    r"|examination|selection"
    r"|appointment|posts?|positions?|applications?|opportunit(?:y|ies)|jobs?|hiring|test)s?(?: (?:pack|notice"
    r"|information|booklet))?)"
    r" (?:for|of|as) (?:an? |the )?",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?i:office|posts?|positions?|rank|title|grade|class|role|vacanc(?:y|ies)|examination|competition|recruitment"
    r"|appointment)"
    r" (?i:of|for|as) (?i:an? |the )?(?P<name>(?:[A-Z][\w'/-]*)(?: (?:[A-Z][\w'/-]*|of|and|for)){0,6})"
)
"""To fill the office of Customs Guard: a name in capitals behind what it is called."""
_ANNOUNCES = re.compile(
    r"\b(?:recruit|vacanc|competition|career|opportunit|opening|hiring|fill(?:ing)?|invites"
    r"|applications)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?P<a>.+?)(?:ies|(?<=s|x|z)es|(?<=ch|sh)es|s)(?P<b> (?:in|of|for)\b.*)?")
_MULTIPLE = re.compile(r"\b(?:following|various) (?:posts?|positions?|vacanc)", re.IGNORECASE)


def recurring_entries(source: Source) -> list[Entry]:
    """That post; nothing where the head names several jobs, or one that nothing else speaks of."""
    if source.zh:
        return []
    lines = [line for line in source.lines[:_HEAD] if line.kind is not BlockKind.TABLE]
    if any(_MULTIPLE.search(line.text) for line in lines):
        return []
    found: dict[str, tuple[int, int]] = {}
    for line in lines:
        for start, end in (*_segments(line), *_offices(line)):
            name = source.text[start:end]
            if _ANNOUNCES.search(line.text) or _recurs(source.text, name):
                found.setdefault(_singular(name).casefold(), (start, end))
    names = [n for n in found if not any(n != other and n in other for other in found)]
    if len(names) != 1:
        return []
    start, end = _singly(source, names[0]) or found[names[0]]
    entry = Entry(source, start=found[names[0]][0])
    entry.put("name", source.text[start:end], source.cite(start, end))
    return [entry]


def _segments(line: Line) -> list[tuple[int, int]]:
    """The parts of a short line that are the name of a job."""
    out: list[tuple[int, int]] = []
    if len(line.text) > 130 or line.text.rstrip().endswith("."):
        return out
    begin = 0
    for cut in [*_CUT.finditer(line.text), None]:
        part = line.text[begin : cut.start() if cut else len(line.text)]
        lead = _LEAD.match(part)
        skip = lead.end() if lead else 0
        name = TERMS.sub("", part[skip:].strip()).strip(" .,;:-")
        if _is_job(name):
            at = line.start + begin + part.index(name, skip)
            out.append((at, at + len(name)))
        begin = cut.end() if cut else len(line.text)
    return out


def _offices(line: Line) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for found in _OFFICE.finditer(line.text):
        name = re.sub(r"(?: (?:of|and|for))+$", "", found["name"])
        if _is_job(name):
            out.append((line.start + found.start("name"), line.start + found.start("name") + len(name)))
    return out


def _is_job(name: str) -> bool:
    return 4 < len(name) < 70 and not is_org(name) and _singular(name) == job_in(_singular(name))


def _singular(name: str) -> str:
    """The name of one of those whom a name in the plural calls; itself where it is none."""
    if job_in(name) == name:
        return name
    found = _PLURAL.fullmatch(name)
    tail = (found["b"] or "") if found else ""
    stems = [found["a"], f"{found['a']}y", f"{found['a']}e"] if found else []
    return next((f"{stem}{tail}" for stem in stems if job_in(f"{stem}{tail}") == f"{stem}{tail}"), name)


def _recurs(text: str, name: str) -> bool:
    stem = re.escape(_singular(name).rstrip("y"))
    return len(re.compile(rf"\b{stem}", re.IGNORECASE).findall(text)) > 1


def _singly(source: Source, name: str) -> tuple[int, int] | None:
    """Where the text prints the name in the singular, capitals first."""
    found = [m.span() for m in re.compile(rf"\b{re.escape(name)}\b(?!s)", re.IGNORECASE).finditer(source.text)]
    return next((s for s in found if source.text[s[0]].isupper()), None)


__all__ = ["recurring_entries"]
