"""Each marks: English lists of which every item has the same marks, and numbered papers with their names.

``four behaviours - A, B, C and D - each scored from 1 to 7``; ``a report, a briefing and a role play. Each exercise is
marked out of 20``; ``Paper A (Case Analysis)``.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractors.scoring.fullmarks import FullMark
from extractors.text import patterns as re
from extractors.values.numbers import parse_int
from extractors.values.sayings import Held
from extractors.values.subjects import SubjectHit, find_subjects

_SCALE = (
    r"(?:(?:is|are|will be|shall be|being|to be) )?(?:out of(?= \d)|marked|scored|assessed|rated|graded|carries|carry"
    r"|carrying"
    r"|worth|with|having|has|of)"
    r"(?: (?:out of|on a scale (?:of|from)|from|between|a maximum of|up to|a total of|a scale of))?"
    r" ?(?:(?:1|0|one|zero) ?(?:to|and|-) ?)?(?P<n>\d{1,3})\b(?! ?%| ?per ?cent| minutes| hours?| questions|"
    r" words)(?: marks| points)?"
)
_TAIL = re.compile(
    rf"(?:,|\s?-|\)|;)? ?\b(?:each|all)(?: of (?:them|which|these|the [a-z ]{{3,24}}?))?(?: (?:exercise|test|paper"
    rf"|part|item|element|one))? {_SCALE}",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"^(?:Each|Every|All)(?: of (?:them|these|the [a-z ]{3,24}?))?(?: (?:exercise|test|paper|part|item|element"
    r"|criterion|behaviour|behavior"
    rf"|competency|competence|component|section|heading|quality|task|one|assessment)s?)? {_SCALE}",
)
_CUE = re.compile(
    r"\b(?:consists? of|consisting of|comprises?|comprising|made up of|composed of|assessed (?:on|against|by"
    r"|through)|scored on|tested (?:on|in|by)|evaluated on"
    r"|(?:asked|questioned) (?:about|on)|namely|includes?|sit|take|complete|undertake|covers?|has (?=an? )"
    r"|following(?: \w+)?:?"
    r"|(?:there (?:are|will be)|has|have) (?:two|three|four|five|six|\d)(?: \w+){1,2})\b"
    r"[\s:,-]*|[:] | - ",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\b(?P<n>two|three|four|five|six|seven|eight|[2-8]) (?:\w+ ){0,2}?\w+s\b\W*$", re.IGNORECASE)
_ARTICLE = re.compile(
    r"^(?:(?:and|or|both|the|an?|your|their|his|her|its|one|two|three|own|also|then|on|about|of|in|lead"
    r"|essential)\s+|\d+[- ](?:word|minute|page)s?\s+|(?:behaviours?|competenc(?:y|ies)|criteri(?:on|a)"
    r"|elements?)\s+(?=[A-Z]))+",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:candidates?|applicants?|who|which|will|must|shall|questions?|minutes|hours?|marks?|points?|is|are|be"
    r"|minimum|vacanc\w*|posts?|years?|number|each|total|if|you)\b|\d|%",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"\b(?:[Ee]ach|[Ee]very one|[Aa]ll) of the (?P<count>two|three|four|five|six|seven|eight|[2-8]) [a-z -]{4,30}?"
    r" \((?P<list>[^()]{8,200})\)"
    r"[^.;]{0,80}?\b(?:scale (?:of|from)|out of|from|between|maximum of)(?: (?:1|0|one|zero) (?:to|and|-))?"
    r" ?(?P<n>\d{1,3})\b"
)
"""Each of the five competencies (A, B, C, D and E) is rated on a scale of 1 to 5."""
_QUALITIES = re.compile(
    r"\b(?:competenc(?:y|ies)|behaviou?rs?|qualities|dimensions|attributes|criteria)\b", re.IGNORECASE
)
_LONGEST = 7
"""Words of a name in such a list."""


def each_marks(text: str, following: str, section: SubjectHit | None, said: SubjectHit | None = None) -> list[FullMark]:
    """The marks of every item of the list of a sentence, printed in it or at the beginning of the next one.

    ``said``: the test that the sentences before it were about, whose qualities are listed where they are called so.
    """
    if section is None and said is not None and said.kind == "stage" and _QUALITIES.search(text):
        section = replace(said, start=-1, end=-1)
    if (all_of := _BRACKETED.search(text)) and len(
        items := _items(text[: all_of.end("list")], all_of.start("list"))
    ) == parse_int(all_of.group("count")):
        return _marks(
            items, Decimal(all_of.group("n")), *all_of.span("n"), _whole(text[: all_of.start()], section, items)
        )
    tail = _TAIL.search(text)
    if tail is not None and (items := _list(text[: tail.start()])):
        return _marks(items, Decimal(tail.group("n")), *tail.span("n"), _whole(text[: items[0].start], section, items))
    if tail is not None and text[tail.end() : tail.end() + 2] == ": " and (items := _items(text, tail.end() + 2)):
        return _marks(items, Decimal(tail.group("n")), *tail.span("n"), _whole(text[: tail.start()], section, items))
    then = _NEXT.match(following)
    if then is not None and tail is None and (items := _list(text)):
        at = len(text) + 1 + then.start("n")  # behind this sentence: the caller cites the text of both
        return _marks(items, Decimal(then.group("n")), at, at, _whole(text[: items[0].start], section, items))
    return []


def _marks(items: list[SubjectHit], full: Decimal, start: int, end: int, whole: SubjectHit | None) -> list[FullMark]:
    out = []
    for item in items:
        span = (start, end) if end > start else (item.start, item.start + len(item.name))
        above = whole if whole is not None and whole.id != item.id else None
        out.append(FullMark(*span, full, item, part_of=above))
    return out


def _whole(lead: str, section: SubjectHit | None, items: list[SubjectHit]) -> SubjectHit | None:
    """What the items are parts of: the one test named before them, else that of the heading."""
    hits = [h for h in find_subjects(lead) if h.kind != "total"]
    if len({h.id for h in hits}) == 1:
        return replace(hits[0], start=-1, end=-1)
    return section if not hits and section is not None and section.id not in {i.id for i in items} else None


def _list(text: str) -> list[SubjectHit]:
    """The items of the list that a sentence ends in; none where it ends in no list."""
    best: list[SubjectHit] = []
    for cue in _CUE.finditer(text):
        items = _items(text, cue.end())
        counted = _COUNT.search(text[: cue.start()].rstrip(" :-,") or "")
        named = parse_int(counted.group("n")) if counted else None
        if len(items) > 1 and (named is None or named == len(items)) and len(items) >= len(best):
            best = items
    return best


def _items(text: str, begin: int) -> list[SubjectHit]:
    body = re.sub(r"[\s.;,-]+$", "", text[begin:])
    out: list[SubjectHit] = []
    for item in re.finditer(r"(?:(?!,? and |,? & |, | plus ).)+", body):
        raw = re.sub(r"^(?:,? and |,? & |, | plus )", "", item.group())
        name = _ARTICLE.sub("", raw.strip()).strip(" ,-")
        name = re.sub(r"\s?\([^()]*\)$", "", name)
        if not 2 <= len(name) <= 60 or len(name.split()) > _LONGEST or _NEVER.search(name):
            return []
        at = begin + item.start() + item.group().find(name)
        hits = [h for h in find_subjects(name) if h.kind != "total"]
        whole = next((h for h in hits if h.start == 0 and h.start + len(h.name) >= len(name) - 1), None)
        ident = whole.id if whole and whole.id not in {o.id for o in out} else ""
        out.append(SubjectHit(at, at + len(name), ident, name))
    return out if len(out) > 1 and len({o.name for o in out}) == len(out) else []


_PAPER = re.compile(
    r"\b(?P<id>Paper[- ](?:IV|I{1,3}|V|[1-6A-F]))(?: \((?P<in>[A-Z][^()\d]{3,60})\)|: (?P<out>[A-Z][A-Za-z&'"
    r" -]{3,60}?)(?=,|;| and Paper|\.|$| \())"
)


def named_papers(text: str) -> Held | None:
    """Paper A (Case Analysis) and Paper B (Drafting): the papers with the names that are printed for them."""
    out: list[SubjectHit] = []
    for found in _PAPER.finditer(text):
        key = "in" if found.group("in") else "out"
        ident = find_subjects(re.sub(r"[- ]", "-", found.group("id")))
        name = found.group(key).strip()
        if ident and not re.search(r"\b(?:marks|hours?|minutes|qualifying|pass|each)\b", name, re.IGNORECASE):
            out.append(SubjectHit(found.start(key), found.start(key) + len(name), ident[0].id, name))
    return Held(tuple(out), out[0].start, out[-1].end) if len(out) > 1 else None


__all__ = ["each_marks", "named_papers"]
