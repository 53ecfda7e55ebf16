"""Headcounts of English sentences told by their grammar: a number of vacancies, or of people somebody looks for.

``The Division has three vacancies in this class: two in Food Safety and one in Land Use``; what follows the number and
adds up to it are its parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractors.lexicon import load
from extractors.posts.headcount_parts import Part, Total
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.values.numbers import parse_int

Span = tuple[int, int]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = load("headcounts")["phrases"]
    number = rf"(?P<n>{CARDINAL})(?: ?\((?P<again>\d{{1,4}}|{CARDINAL})\))?"
    nouns, never = "|".join(words["nouns"]), "|".join(words["never_before"])
    return (
        re.compile(
            rf"(?<![\w.,/$£€-]){''.join(f'(?<!{w} )' for w in words['no_lead'])}{number}"
            rf" (?:(?!(?:{'|'.join(words['no_adjective'])})\b)[a-z][\w'/-]* ){{0,4}}?(?:{nouns})\b(?! ?[/:-]\s?\d)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{'|'.join(words['seeking'])}) (?:up to )?{number} (?!more\b)(?:[\w'/-]+,? ){{0,5}}?"
            rf"(?P<who>(?!(?:{'|'.join(words['no_people'])})\b)[a-z][\w'-]*(?:s|people|staff|men|women))\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![\w.,/$£€:-])(?<!than )(?<!least )(?<!per ){number} "
            rf"(?:(?!(?:{'|'.join(words['no_adjective'])})\b)[\w'/-]+ ){{0,5}}?"
            rf"(?!(?:{'|'.join(words['no_people'])})\b)[a-z][\w'-]*(?:s|people|staff|personnel|men|women) "
            r"(?:are|is|will be|shall be)(?: (?:now|hereby|planned|expected|to|be|being|publicly|openly|proposed))* "
            rf"(?:{'|'.join(words['taken_on'])})\b",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{never})\b[^.;\n]{{0,50}}$", re.IGNORECASE),
        re.compile(rf"^[^.;\n]{{0,40}}?\b(?:{'|'.join(words['never_after'])})\b", re.IGNORECASE),
    )


CARDINAL = (
    r"\d{1,3}(?:,\d{3})+|\d{1,5}|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"one hundred|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen"
)
"""Regex source for a whole number in figures or words."""
_ITEM = re.compile(
    r"(?:^|[:;,(-]|\b(?:and|plus|with|including|namely|comprising|of (?:which|whom|them|these))\b)\s*"
    rf"(?P<n>{CARDINAL})(?: ?\(\d{{1,4}}\))? "
    r"(?!(?:years?|months?|days?|weeks?|hours?|marks?|points?|per)\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:of (?:which|whom|them) )?"
    r"(?:(?:posts?|positions?|vacanc(?:y|ies)|openings?|places?|seats?) )?(?:(?:is|are|being|to be) )?"
    r"(?:(?:based|located|reserved|set aside|allocated|assigned|earmarked|stationed) )?"
    r"(?:(?:in|at|for|to|with|on|within|as|by|under) (?:the )?)?",
    re.IGNORECASE,
)
_DIVIDED = re.compile(
    rf"(?<![\w.,/$£€-])(?P<n>{CARDINAL}) (?:posts?|positions?|places|jobs|roles)(?= \(|:)", re.IGNORECASE
)
"""The 15 positions (9 in … and 6 in …): a number that what is behind it divides."""
_PEOPLE_DIVIDED = re.compile(
    rf"(?<![\w.,/$£€-])(?P<n>{CARDINAL}) (?:[a-z'-]+ ){{0,4}}?(?:people|persons|personnel|staff|[a-z]+s)\b"
    r"[^.;:\n\d]{0,50},? "
    r"(?=(?:including|of wh(?:om|ich)|among (?:whom|them|which)|comprising|with)\b)",
    re.IGNORECASE,
)
"""There are 260 people recruited this time, including 225 men and 35 women: people whom what follows divides."""
_OF_POST = re.compile(r" (?:for|in|of) (?:the )?(?:posts?|positions?) of\b", re.IGNORECASE)
_OF_CODE = re.compile(
    r"(?:^|[.;,:(\n]\s*)(?:class|code|item|post|position|job|series|title)(?: (?:no\.?|code|number))? "
    r"[A-Z]{0,4}-?\d{1,6}[A-Z]?\b[^.;\n]{0,50}$",
    re.IGNORECASE,
)
"""Class 4410 has 3 vacancies. Class 4412 has 2: numbers of one class each, none of them the total."""
_LONGEST_LABEL = 80


_ROW = re.compile(
    r"(?m)^[^\S\n]*(?:\(?\w{1,3}[.)]\s+)?(?!(?:total|all|vacancies|in all)\b)[A-Z][^\n.:;]{1,60}?"
    r"(?: ?[-–—:] ?|\t|[^\S\n]{2,}|[^\S\n]?\.{3,}[^\S\n]?)[^\S\n]*"
    r"\d{1,4} (?:posts?|vacanc(?:y|ies)|positions?|openings?)[.;,]?[^\S\n]*$",
    re.IGNORECASE,
)
"""Boatman - 4 vacancies: in a list, one such line for each post, none of them the total."""


def phrase_totals(text: str) -> Iterator[Total]:
    """The numbers of vacancies or people wanted that sentences state, in order."""
    *stated, before, after = _patterns()
    rows = [m.span() for m in find_all(_ROW, text)]
    for pattern in stated:
        hits = [m for m in find_all(pattern, text) if len(rows) < 2 or not any(a <= m.start("n") < b for a, b in rows)]
        several = sum(_OF_POST.match(text, m.end()) is not None for m in hits) > 1
        coded = [m for m in hits if _OF_CODE.search(text[max(0, m.start() - 70) : m.start()])]
        hits = [m for m in hits if m not in coded] if len(coded) > 1 else hits
        for found in hits:
            if text[: found.start()].endswith("(") and text[found.end() : found.end() + 1] == ")":
                continue  # CLERK (2 vacancies): the number of one post
            if several and _OF_POST.match(text, found.end()):
                continue
            if before.search(text[max(0, found.start() - 70) : found.start()]) or after.match(text[found.end() :]):
                continue
            value = parse_int(found["n"])
            again = parse_int(found["again"]) if found["again"] else value
            if value and value == again and value < 100_000:
                yield Total(found.span(), found.span("n"), value, tuple(parts_behind(text, found.end(), value)))
    for found in (*find_all(_DIVIDED, text), *find_all(_PEOPLE_DIVIDED, text)):
        if before.search(text[max(0, found.start() - 70) : found.start()]):
            continue
        value = parse_int(found["n"])
        parts = parts_behind(text, found.end(), value) if value else []
        if value and parts:
            yield Total(found.span(), found.span("n"), value, tuple(parts))


def parts_behind(text: str, at: int, value: int) -> list[Part]:
    """What the rest of a sentence divides a number into, where the parts add up to it."""
    stop = re.search(r"(?<![A-Z])\.(?=\s|$)|\n", text[at:])
    rest = text[at : at + (stop.start() if stop else len(text))]
    opened = re.match(r"\s*(?:[a-z ]{0,30})\((?P<in>[^()]*(?:\([^()]*\)[^()]*)*)\)", rest)
    if opened:
        inside, begin = opened["in"], at + opened.start("in")
        if found := _items(inside, begin, value) or named_parts(inside, begin, value):
            return found
    masked = re.sub(r"\([^()]*\)", lambda m: "~" * len(m[0]), rest)
    return _items(masked, at, value, text)


_NAMED = re.compile(
    r"(?:^|[;,:]|\band\b)\s*(?P<label>[A-Za-z](?:[^;,:()=\n]|\([^()\d]*\))*?)"
    rf"\s*(?:[-:=(]|, |\bx\b|(?<=\s))\s*(?P<n>{CARDINAL})\)?(?: (?:posts?|positions?|vacanc(?:y|ies)))?"
    r"(?=\s*(?:[;,)]|\band\b|\.?$))",
    re.IGNORECASE,
)
"""A part before its number, whatever stands between them: ``Open Merit-4``, ``Hill School, 1``, ``East Yard (6)``."""


def named_parts(text: str, at: int, value: int) -> list[Part]:
    """Two or more parts named before their numbers, from the first on, where they add up to ``value``; ``text`` stands
    at ``at``."""
    out: list[Part] = []
    for item in _NAMED.finditer(text):
        label, n = item.span("label"), parse_int(item["n"]) or 0
        out.append(Part((at + label[0], at + label[1]), (at + item.start("n"), at + item.end("n")), n))
        if (sums := sum(p.value for p in out)) >= value:
            named = all(p.label[1] - p.label[0] <= _LONGEST_LABEL for p in out)
            return out if sums == value and len(out) > 1 and named else []
    return []


def divided(text: str, at: int, value: int) -> list[Part]:
    """The parts of a number that the text behind it, or behind a label, gives: in a bracket, or in its first sentence;
    ``text`` stands at ``at``."""
    for found in re.finditer(r"[(\[](?P<in>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]", text):
        inside, begin = found["in"], at + found.start("in")
        if parts := _items(inside, begin, value) or named_parts(inside, begin, value) or _only(inside, begin, value):
            return parts
    lead = re.match(r"[\s:;,-]*", text)
    begin = lead.end() if lead else 0
    stop = re.search(r"(?<![A-Z])\.(?=\s|$)|\n", text[begin:])
    told = text[begin : begin + stop.start() if stop else len(text)]
    masked = re.sub(r"\([^()]*[A-Za-z][^()]*\)", lambda m: "~" * len(m[0]), told)
    return _items(masked, at + begin, value) or named_parts(told, at + begin, value)


_CLASS = re.compile(r"\s*(?P<label>(?!BP?S\b|GL|GS|SG|JG)[A-Z]{2,5})\s?[-:=]\s?(?P<n>\d{1,3})\s*")


def _only(text: str, at: int, value: int) -> list[Part]:
    """The one class that all places are for: ``1 post (UR-01)``."""
    found = _CLASS.fullmatch(text)
    if found is None or int(found["n"]) != value:
        return []
    label, n = found.span("label"), found.span("n")
    return [Part((at + label[0], at + label[1]), (at + n[0], at + n[1]), value)]


def parts_below(text: str, total: Total) -> list[Part]:
    """The lines behind a total that add up to it: a list (``(a) Clerks .. ten (10) posts``) or headings over posts."""
    opened = re.match(r"[^\n]{0,160}?(?::-?|\bnamely,?)\s*\n", text[total.count[1] :])
    found = [m for m in _LINE.finditer(text, total.count[1]) if opened or (m["mark"] and m["who"])]
    for first in range(len(found)):
        sums = 0
        for last in range(first, min(len(found), first + 12)):
            sums += parse_int(found[last]["n"]) or 0
            if sums == total.value and last > first:
                run = found[first : last + 1]
                return [Part(m.span("label"), m.span("n"), parse_int(m["n"]) or 0) for m in run]
        if opened:
            break
    return []


_LINE = re.compile(
    rf"(?m)^\s*(?P<mark>[-•*]|\(?[A-Za-z0-9]{{1,3}}[.)])?\s*(?P<label>[A-Za-z](?:[^\n\t|:;.]|\.(?=\w))*?)"
    rf"(?: \([^()\n]*\b(?:posts?|class|code)\b[^()\n]*\))?[\s.,:;-]+(?:[a-z-]+ \()?(?P<n>{CARDINAL})\)? "
    r"(?:posts?|positions?|vacanc(?:y|ies)|places|(?P<who>people|persons?))[;.,]?(?: and)?$",
    re.IGNORECASE,
)
"""A line that ends with a number of posts or people."""


NOBODY = re.compile(r"(?:people|persons?|staff|posts?|positions?)", re.IGNORECASE)
"""Words behind a number that say nothing of who is counted."""


def _items(masked: str, at: int, value: int, text: str | None = None) -> list[Part]:
    found = list(_ITEM.finditer(masked))
    for first in range(len(found)):
        sums = 0
        for last in range(first, len(found)):
            sums += parse_int(found[last]["n"]) or 0
            if sums < value:
                continue
            if sums == value and last > first:
                out = [
                    _part(masked, at, found[i], found[i + 1].start() if i < last else len(masked), text)
                    for i in range(first, last + 1)
                ]
                if all(NOBODY.fullmatch(masked, p.label[0] - at, p.label[1] - at) for p in out):
                    return []  # surgeons: 4 people; nurses: 6 people
                return out if all(0 < p.label[1] - p.label[0] <= _LONGEST_LABEL for p in out) else []
            break
    return []


def _part(masked: str, at: int, item: re.Match[str], stop: int, text: str | None) -> Part:
    begin = item.end()
    lead = _LEAD.match(masked, begin)
    begin = lead.end() if lead else begin
    if text is not None and (
        coded := re.search(r"\s*(~+)[\s,;:.-]*(?:,? ?\b(?:and|plus))?[\s,;:.-]*$", masked[begin:stop])
    ):
        told = text[at + begin + coded.start(1) : at + begin + coded.end(1)]
        stop = begin + coded.start() if re.search(r"\b(?:code|number|no\.)", told, re.IGNORECASE) else stop
    tail = re.search(r"[\s,;:.-]*(?:,? ?\b(?:and|plus))?[\s,;:.-]*$", masked[begin:stop])
    stop = begin + (tail.start() if tail else stop - begin)
    cut = re.search(r"; |, (?=which|who|where|all|both|with)|\)$", masked[begin:stop])
    stop = begin + cut.start() if cut else stop
    return Part((at + begin, at + stop), (at + item.start("n"), at + item.end("n")), parse_int(item["n"]) or 0)
