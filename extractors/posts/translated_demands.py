"""Demands of a post in a translated line: ``bachelor degree or above in law, under 35 years old, with a license``.

What Chinese sets between commas is a demand each; a subject behind the one before it is a subject as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from extractors.conditions.ages import find_ages
from extractors.conditions.certificates import find_preferred
from extractors.lexicon import load
from extractors.posts.facts import Fact
from extractors.text import patterns as re
from extractors.text.textcuts import outside_brackets
from extractors.values.education import find_education
from extractors.values.numbers import english_number, parse_number
from schema.values import Degree, Gender

_MARK = re.compile(r"[][(),;\n]|\.(?=\s|$)")
_NUMBER = english_number()
_MAJOR = re.compile(
    r"(?:the )?majors? (?:is|are|in|of|should be|must be|include)?:? ?(?P<a>.+)|(?:majoring|specializing|"
    r"specialised|speciali[sz]ed) in (?P<b>.+)|"
    r"(?:professional|major|speciality|specialty)s?(?: requirements?)?: ?(?P<c>.+)|"
    r"(?P<d>.+?) (?:and other related |and related |related )?majors?",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*(?:in|of|majoring in|major in) (?P<m>.+)", re.IGNORECASE)
_ANY = re.compile(
    r"(?:the )?(?:majors?|professional|profession|specialt(?:y|ies)) (?:is |are )?(?:not limited|unlimited|"
    r"is not restricted|not restricted)|"
    r"(?:unlimited|any|no limit on|not limited to|all) (?:majors?|profession\w*)|(?:no )?major restrictions?",
    re.IGNORECASE,
)
_AGED = re.compile(r"\bage|years? old|years of age|\bborn\b", re.IGNORECASE)
_SERVED = re.compile(
    rf"(?:more than|over|at least|with|not less than) (?P<n>{_NUMBER}) years?|"
    rf"(?P<m>{_NUMBER}) years? or (?:more|above)",
    re.IGNORECASE,
)
_WORKED = re.compile(r"experience|work(?:ed|ing)?\b|engaged|service|served", re.IGNORECASE)
_GENDER = re.compile(
    r"(?:limited to |only for |suitable only for )?(?P<sex>males?|females?|men|women)(?: only| applicants|"
    r" candidates)?|gender:? (?P<g>male|female)",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"(?:must be |should be |be |being )?(?:a )?(?P<p>members? of the (?:Communist Party of China|"
    r"Communist Party|CPC|Party)(?: \([^()]*\))?"
    r"|CPC members?(?: \([^()]*\))?|party members?(?: \([^()]*\))?)",
    re.IGNORECASE,
)
_FRESH = re.compile(
    r"(?:limited to |for |only )?(?:(?:20\d\d|full-time|ordinary|college|university) )*(?:fresh|"
    r"recent) (?:\w+ )?graduates(?: (?:of|in) 20\d\d)?",
    re.IGNORECASE,
)
_HUKOU = re.compile(
    r"(?:limited to |with |having )?(?:the )?(?:candidates (?:with|"
    r"of) )?(?P<a>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*) (?:household registration|hukou|registered)|"
    r"household registration (?:in|of) (?:the )?(?P<b>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)|"
    r"(?:limited to|only for) (?:candidates|residents|applicants|people) (?:from|of|"
    r"in) (?P<c>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
)
_HOLDS = re.compile(
    r"(?:and |with |holding |have |having |has |hold |possess(?:ing)? |obtain(?:ed|ing)? |must have |"
    r"should have |who have )+(?:an? |the (?![^,;()]* of ))?",
    re.IGNORECASE,
)


@cache
def _certificate() -> re.Pattern[str]:
    return re.compile("|".join(load("translated")["conditions"]["certificate"]), re.IGNORECASE)


def demand_facts(text: str) -> list[Fact]:
    """The typed demands of a text, in order; an age counts where the text says that it is one."""
    out: list[Fact] = [Fact("preferred", p.text, p.start, p.end) for p in find_preferred(text)]
    wished = [(f.start, f.end) for f in out]
    aged = bool(_AGED.search(text))
    listing = False
    plain: list[tuple[int, int]] = []
    for start, end in _segments(text):
        if re.search(r"[;\n]\s*$", text[:start]):
            listing = False  # pass the examination; hold …: a subject stands between commas
        if any(a < end and start < b for a, b in wished):
            continue
        body = text[start:end]
        told = list(_told(body, aged))
        if told:
            if plain and body.endswith("majors") and told[0].field == "majors":  # law, history and finance majors
                names = (*(text[a:b] for a, b in plain), *_split(told[0].value))
                told = [Fact("majors", names, plain[0][0] - start, end - start)]
            out += [fact.at(start) for fact in told]
            listing = any(f.field == "majors" for f in told)
            plain = []
        elif (
            listing
            and not _HOLDS.match(body)
            and re.match(r"[A-Za-z][\w' &/-]+(?: \([^()]*\))?$", body)
            and len(body) < 60
        ):
            out.append(Fact("majors", tuple(_subjects(body)), start, end))
        else:
            listing = False
            plain = [*plain, (start, end)] if re.fullmatch(r"[A-Za-z][a-z]+(?: [a-z]+){0,4}", body) else []
    return _gathered(out)


_BARE = re.compile(r"(?!those|who|other|as|under|over|with|and|or|can|no\b)[A-Za-z][a-z]+(?: [a-z]+){0,4}")


def bare_majors(text: str) -> list[Fact]:
    """Chinese language, history, law: the subjects that open a text, before anything that is a demand by itself."""
    spans: list[tuple[int, int]] = []
    for start, end in _segments(text):
        body = text[start:end]
        if _BARE.fullmatch(body) is None or list(_told(body, aged=False)):
            break
        spans.append((start, end))
    names = tuple(name for a, b in spans for name in _subjects(text[a:b]))
    return [Fact("majors", names, spans[0][0], spans[-1][1])] if names else []


def sex_of(word: str) -> Gender:
    """Male or female, of one of the words for them."""
    return Gender.FEMALE if word.casefold().startswith(("f", "w")) else Gender.MALE


def _segments(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for mark in [*outside_brackets(_MARK, text, ("([", ")]")), None]:
        stop = mark.start() if mark else len(text)
        raw = text[begin:stop]
        lead = re.match(r"\s*(?:and )?(?:\d{1,2}[.)]\s*|\(\d{1,2}\)\s*)?", raw)
        skip = lead.end() if lead else 0
        if raw[skip:].strip():
            yield begin + skip, begin + len(raw.rstrip())
        begin = mark.end() if mark else stop


def _told(body: str, aged: bool) -> Iterator[Fact]:
    whole = (0, len(body))
    if _ANY.search(body):
        yield Fact("majors", "unlimited", *whole)
        return
    ages = find_ages(body) or (find_ages(f"{body} years old") if aged and len(body) < 40 else [])
    for age in ages[:1]:
        end = min(age.end, len(body))
        yield from (
            Fact(n, v, age.start, end) for n, v in (("age_min", age.min), ("age_max", age.max)) if v is not None
        )
    if ages:
        return
    level = next((m for m in find_education(body) if m.level), None)
    if level is not None and not re.search(r"certificate", body[level.start : level.end + 12]):
        yield Fact("education", level.level, level.start, level.end)
        if level.full_time:
            yield Fact("full_time", True, level.start, level.end)
        if level.degree and (level.degree is not Degree.BACHELOR or "certificate" in body):
            # 本科 and 学士学位 are both "bachelor degree" in a translation
            yield Fact("degree", level.degree, level.start, level.end)
        behind = _BEHIND.match(body, level.end)
        if behind:
            yield Fact("majors", tuple(_subjects(behind["m"])), behind.start("m"), behind.end("m"))
        return
    if (party := _PARTY.search(body)) is not None:
        yield Fact("political", (party["p"],), *party.span("p"))
        return
    if (sex := _GENDER.fullmatch(body.strip())) is not None:
        yield Fact("gender", sex_of(sex["sex"] or sex["g"]), *whole)
        return
    if _FRESH.fullmatch(body.strip()):
        yield Fact("fresh_graduates_only", True, *whole)
        return
    place = _HUKOU.search(body)
    if place is not None:
        name = next(g for g in "abc" if place[g])
        yield Fact("regions", place[name], *place.span(name))
        return
    served = _SERVED.search(body)
    if served is not None and _WORKED.search(body):
        years = parse_number(served["n"] or served["m"])
        if years is not None:
            yield Fact("experience_years", years, *whole)
        return
    if _certificate().search(body) and len(body) <= 120:
        lead = _HOLDS.match(body)
        skip = lead.end() if lead else 0
        yield Fact("certificates", body[skip:], skip, len(body))
        return
    major = _MAJOR.fullmatch(body.strip())
    if major is not None:
        name = next(g for g in "abcd" if major[g])
        subjects = tuple(_subjects(major[name]))
        if subjects:
            yield Fact("majors", subjects, *major.span(name))


def _subjects(text: str) -> Iterator[str]:
    """The subjects of a phrase; an "and" between two single words parts them, inside a longer name it does not."""
    for part in re.split(r",\s*|\s+or\s+|/", re.sub(r"\s*\((?:see|refer)[^()]*\)$", "", text)):
        both = re.fullmatch(r"([a-z]+) and ([a-z]+)", part.strip())
        for name in both.groups() if both else (part.strip(),):
            if name and not re.fullmatch(r"(?:and )?(?:other )?(?:related|relevant)(?: majors?)?", name):
                yield name


def _split(names: Sequence[str]) -> Iterator[str]:
    """The last of several subjects with its "and" undone."""
    for name in names:
        yield from name.split(" and ")


def _gathered(facts: list[Fact]) -> list[Fact]:
    """Subjects that stand one behind the other as one list; each other field once."""
    out: list[Fact] = []
    for fact in facts:
        last = next((i for i, f in enumerate(out) if f.field == fact.field == "majors"), None)
        if last is not None and out[last].value != "unlimited" and fact.value != "unlimited":
            out[last] = Fact("majors", (*out[last].value, *fact.value), out[last].start, fact.end)
        else:
            out.append(fact)
    return out


__all__ = ["bare_majors", "demand_facts", "sex_of"]
