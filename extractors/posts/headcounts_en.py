"""Headcount totals of English notices with their parts, as offsets of the repaired reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.lexicon import load
from extractors.posts.entry import Entry
from extractors.posts.headcount_parts import Part, Total
from extractors.posts.headcount_phrases import (
    CARDINAL,
    NOBODY,
    divided,
    named_parts,
    parts_behind,
    parts_below,
    phrase_totals,
)
from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.needles import find_all
from extractors.text.reading import Reading
from extractors.values.numbers import english_number, parse_int


@cache
def _en_total() -> list[re.Pattern[str]]:
    return [re.compile(p.replace("{number}", CARDINAL), re.IGNORECASE) for p in load("headcounts")["en"]["total"]]


_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
_EN_THERE = re.compile(
    rf"(?:there (?:are|is)|including|which|them|whom|,|and|:|;|^|\n|this (?:time|"
    rf"year),?)\s+(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{_WORDS}) "
    r"(?P<label>[A-Za-z][A-Za-z' -]{2,60}"
    r"?)(?= in (?-i:[A-Z])| \(|,|;|\.| and \d| are planned)",
    re.IGNORECASE,
)
_EN_ARE = re.compile(r"(?!There )(?P<label>[A-Z][A-Za-z' -]{3,60}?) (?:are|is|:) (?P<n>\d{1,6})(?=[,;.\s])")
_EN_BRACKETED = re.compile(
    r"(?P<label>[A-Z][A-Za-z'., -]{2,60}?) \((?P<n>\d{1,5}) "
    r"(?:posts?|positions?|vacanc(?:y|ies)|jobs?|roles?|places?)\)"
)
"""Castle Works, Hull (2 posts)."""
_EN_CODED = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z' -]{2,60}?) \((?:post |position |job |item )?(?:code|no\.?|number):? ?[\w-]+\)[ :]*"
    r"(?P<n>\d{1,5})(?=[,;.\s])",
    re.IGNORECASE,
)
"""Fire fighters (post code: X01) 50."""
_EN_BREAKDOWN = re.compile(r"[^\S\n]*\((?P<items>[^()\n]{5,300})\)")
_EN_LISTED = re.compile(
    r"(?m)^\W*(?:\d{1,2}[.)]?\s*)?(?:vacanc(?:y|ies)|posts|positions|break-?(?:down|up)|strength)\b[^:\n]{0,24}:\s*"
    r"(?P<items>[A-Za-z][^\n]{5,200})$",
    re.IGNORECASE,
)
"""VACANCIES: Male 320, Female 160."""
_EN_NESTED = re.compile(r"\((?:including|of which) (?P<n>\d{1,6}),? (?P<label>[A-Za-z][^;.]*?\)?)\)(?=[;.,)])")


def english_totals(reading: Reading) -> Iterator[Total]:
    """The totals that English sentences state, with the parts around them that add up to them."""
    labels = _EN_LABEL.findall(reading.text)
    for found in _en_printed(reading.text):
        if len(labels) > 1 and _EN_LABEL.match(found.group()):
            continue  # NUMBER OF VACANCIES : 3 in each of several blocks counts single posts
        value = parse_int(found.group("n")) or 0
        total = Total(found.span(), found.span("n"), value)
        parts = _en_parts(reading, total) or parts_behind(reading.text, found.end("n"), value)
        parts = parts or parts_below(reading.text, total) or _named_runs(reading.text, value)
        yield replace(total, parts=tuple(parts))
    for total in phrase_totals(reading.text):
        below = total.parts or parts_below(reading.text, total) or _named_runs(reading.text, total.value)
        yield replace(total, parts=tuple(below))


_NAMED_ITEM = re.compile(
    r"(?P<label>[A-Z][A-Za-z' &/()-]{1,60}?) ?(?::|-|=|\.{3,}) ?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})"
    r"(?: (?:posts?|places|vacancies|people))?"
    r"(?:[.;,]?\s+(?=[A-Z(])|[.;]?$)"
)
_MARKS = re.compile(
    r"marks?\b|points?\b|weight|score|paper|%|syllabus|written|interview|phone|tel\b|fee|salary", re.IGNORECASE
)


def _named_runs(text: str, value: int) -> list[Part]:
    """Lines of nothing but names and numbers (``Deck Cadre: 150.  Engine Cadre: 300.``) that add up to the total."""
    run: list[Part] = []
    heading = ""
    for line in re.finditer(r"[^\n]+", text):
        items = []
        at = line.start()
        while (item := _NAMED_ITEM.match(text, at, line.end())) is not None:
            items.append(Part(item.span("label"), item.span("n"), parse_int(item["n"]) or 0))
            at = item.end()
        whole = bool(items) and at == line.end() and not _MARKS.search(line.group() + heading)
        run = [*run, *items] if whole else []
        if len(run) > 1 and sum(p.value for p in run) == value:
            return run
        heading = heading if whole else line.group()
    return []


_EN_LABEL = re.compile(
    r"(?:number|no\.?|nos\.?) of (?:vacant )?(?:vacancies|posts|positions)(?:\s*[:=]|[ \t]{2,}|\t|\. ?-)", re.IGNORECASE
)


@memo
def _en_printed(text: str) -> tuple[re.Match[str], ...]:
    return tuple(found for pattern in _en_total() for found in find_all(pattern, text))


def _en_parts(reading: Reading, total: Total) -> list[Part]:
    """Parts in the sentences around a total, kept where they add up to it."""
    text = reading.text
    behind = _EN_BREAKDOWN.match(text, total.count[1])
    for told in (*([behind] if behind else []), *_EN_LISTED.finditer(text, total.count[1])):
        if listed := named_parts(told["items"].rstrip(" ."), told.start("items"), total.value):
            return listed
    begin = max(0, text.rfind("\n", 0, max(0, text.rfind("\n", 0, total.count[0]))))
    end = min(len(text), total.count[1] + 500)
    parts = [
        Part(_bare_label(m), m.span("n"), parse_int(m.group("n")) or 0)
        for pattern in (_EN_THERE, _EN_ARE, _EN_BRACKETED, _EN_CODED)
        for m in pattern.finditer(text, begin, end)
        if m.span("n") != total.count and not NOBODY.fullmatch(m["label"])
    ]
    parts = sorted({p.count: p for p in parts}.values(), key=lambda p: p.count)
    run = _run(parts, total.value)
    out: list[Part] = []
    for part in run:
        out.append(part)
        nested = _EN_NESTED.search(text, part.count[0], end)
        following = min((p.count[0] for p in run if p.count > part.count), default=end)
        if nested and nested.start() < following:
            label = text[part.label[0] : part.label[1]]
            out.append(Part(nested.span("label"), nested.span("n"), int(nested.group("n")), label))
    return out


def divide(entry: Entry, text: str, at: int) -> None:
    """Give a post the parts of its headcount that ``text``, at view offset ``at``, names beside the number itself."""
    total = entry.get("headcount")
    number = re.match(rf"\s*{english_number()}(?: ?\(\d{{1,4}}\))?", text, re.IGNORECASE)
    begin = number.end() if number and parse_int(re.split(r"\(", number.group())[0]) == total else 0
    for part in divided(text[begin:], at + begin, total) if total else ():
        span = min(part.label[0], part.count[0]), max(part.label[1], part.count[1])
        entry.add_part(entry.source.text[slice(*part.label)].strip(), part.value, entry.source.cite(*span))


_GROUP_LINE = re.compile(
    r"(?:^|\n)[ \t]*(?:\(?(?:\d{1,2}|[A-Za-z]|"
    r"[IVX]{1,4})[).,、]\s*)?(?P<label>[A-Za-z][A-Za-z' /-]{2,60}?)(?: \([^()\n]{2,40}\))?"
    r"\s?[,:(]\s?(?P<n>\d{1,5}) (?:people|persons|staff|posts|vacancies|positions)\)?[ \t]*[:.;]?(?=\n|$)"
)
"""(A) Senior specialists (class A posts), 4 people: a heading over the posts of one class."""


def group_lines(text: str, value: int) -> list[Part]:
    """The headings that count the people of one class each, where they add up to the number of all."""
    parts = [Part(m.span("label"), m.span("n"), int(m["n"])) for m in _GROUP_LINE.finditer(text)]
    return _run(parts, value)


def _bare_label(match: re.Match[str]) -> tuple[int, int]:
    """The span of a label without the preposition before it (536 in provincial organs)."""
    start, end = match.span("label")
    lead = re.match(
        r"(?:(?:people|persons?|staff|posts?|positions?|vacanc(?:y|ies)|candidates?) )?(?:are |were |is )?"
        r"(?:in|for|from|at|to|of(?! wh))(?: the)? |(?:of wh\w+ |wh\w+ )?(?:are|were) ",
        match.group("label"),
        re.IGNORECASE,
    )
    return (start + lead.end() if lead else start, end)


def _run(parts: Sequence[Part], value: int) -> list[Part]:
    """Neighbouring parts (two or more) that add up to the total."""
    for i in range(len(parts)):
        for j in range(i + 2, min(len(parts), i + 12) + 1):
            if sum(p.value for p in parts[i:j]) == value:
                return list(parts[i:j])
    return []
