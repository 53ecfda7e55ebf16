"""Bulletins: numbered demands joined by and/or at two levels, read as a tree of conditions.

``1. … or / 2. … and … or / 3. …; and / 4. …`` is one choice between 1, 2 and 3, and 4 besides. Inside an item, "and"
joins what is needed together and binds looser than "or" (experience, and a degree or a certificate).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from extractors import patterns as re
from extractors import tracks as track_names
from extractors.ages import find_ages
from extractors.ages_en import ages_of
from extractors.citizens import citizen_in
from extractors.context import Context
from extractors.dates import find_dates
from extractors.education import find_education
from extractors.kinds_en import kind_of
from extractors.majors_en import majors_after
from extractors.needles import find
from extractors.numbers import english_number, parse_number
from extractors.rules import Rule
from extractors.sections import Piece
from extractors.source import Source
from schema.conditions import Age, AllOf, AnyOf, Certificate, EducationLevel, Experience, Nationality, Prose, Tenure

_LINK = re.compile(r"[;,.]?\s*\b(?P<word>and|or)\s*[;:]?\s*$", re.IGNORECASE)


_TOPIC = re.compile(
    r"(?:education|experience|training|certificat(?:es?|ion)|licen[cs]es?|citizenship|character|health|background|"
    r"fitness|registration)\s*:\s+(?=[A-Z])",
    re.IGNORECASE,
)


def requirement_tree(ctx: Context, source: Source, items: Sequence[Piece]) -> list[Rule]:
    """The conditions of one list of demands; alternatives become ``any_of``, what must be held together ``all_of``."""
    groups: list[list[Rule]] = [[]]
    linked = "and"
    extra: list[Rule] = []
    for piece in items:
        topic = _TOPIC.match(piece.text)
        start = topic.end() if topic else 0
        link = _LINK.search(piece.text)
        body = piece.text[start : link.start()] if link else piece.text[start:]
        if re.fullmatch(r"Either:?|(?:Any )?One of the following:?", body.strip(), re.IGNORECASE):
            linked = "and"
            groups.append([])
            continue
        rules, more = _item(ctx, source, body, piece.start + start)
        if not piece.style and not _opens(body):
            stated = re.match(rf"(?:{_starts()})", body, re.IGNORECASE)
            extra += [*rules, *more] if stated or not more else more
            continue
        extra += more
        if rules:
            if linked != "or" and groups[-1]:
                groups.append([])
            groups[-1].append(_bundle(rules))
        linked = link["word"].lower() if link else "and"
    out: list[Rule] = []
    for group in groups:
        if len(group) > 1:
            out.append(Rule(AnyOf, {}, (group[0].cited[0], group[-1].cited[1]), options=group))
        elif group and group[0].model is AllOf:
            out += group[0].options
        else:
            out += group
    return [*out, *extra]


def _bundle(rules: list[Rule]) -> Rule:
    return rules[0] if len(rules) == 1 else Rule(AllOf, {}, (rules[0].cited[0], rules[-1].cited[1]), options=rules)


@cache
def _starts() -> str:
    number = english_number()
    return (
        rf"(?:at least )?{number} (?:years?\b(?! of age| old)|semester|quarter|months)|completion of|"
        r"possession of|graduation from|(?:an? |the )?(?:bachelor|master|associate|doctor|baccalaureate)'?s?\b|a valid"
    )


def _opens(text: str) -> bool:
    return bool(re.match(rf"(?:{_starts()}|[A-Z][a-z]+ (?:citizenship|years))", text, re.IGNORECASE)) and not re.search(
        r"substituted", text
    )


def _item(ctx: Context, source: Source, text: str, at: int) -> tuple[list[Rule], list[Rule]]:
    """The conditions of one item that hold together, and remarks on them."""
    sentences = [(a + x, a + y) for a, b in _sentences(text) for x, y in _people(text[a:b])]
    rules: list[Rule] = []
    extra: list[Rule] = []
    for index, (start, end) in enumerate(sentences):
        part = text[start:end]
        if re.match(r"Under the policy of rounding", part):
            rest = re.search(r"meets? the [\w -]*requirement,?\s*(?:and\s+)?", part)
            if rest and part[rest.end() :].strip():
                rules += _conjuncts(source, part[rest.end() :], at + start + rest.end())
            continue
        substitute = re.search(r"(?:may|can) be substituted for", part)
        if substitute:
            instead = find_education(part[: substitute.start()])
            if rules and rules[0].model is EducationLevel and instead and instead[0].level:
                other = Rule(EducationLevel, {"min": instead[0].level}, (at + start, at + end))
                rules = [Rule(AnyOf, {}, (rules[0].cited[0], at + end), options=[*rules, other])]
            else:
                extra.append(Rule(Prose, {"kind": "other", "text": part}, (at + start, at + end)))
            continue
        if index and re.match(r"However|Such applicants|Documentation|Applicants|Candidates|Please", part):
            if re.match(r"However", part):
                lead = re.match(r"However,\s*", part)
                skip = lead.end() if lead else 0
                extra.append(Rule(Prose, {"kind": "other", "text": part[skip:]}, (at + start + skip, at + end)))
            continue
        if find(_FOR_SOME, part) and find_ages(part):
            extra += ages_of(ctx, part, at + start, ())
            continue
        rules += _conjuncts(source, part, at + start)
    for rule in (*rules, *extra):
        rule.tracks = track_names.mentions(text, ctx.tracks) if re.search(r"applicants|candidates", text) else ()
    return rules, extra


_FOR_SOME = re.compile(
    r"^(?:and |but )?(?:for |in the case of )?(?:applicants|candidates|serving|those|persons|officers|members) "
    r"(?:for|in|who|with|applying|belonging|officers)\b",
    re.IGNORECASE,
)
"""A rule for some of those who apply, behind the one for all."""


def _people(text: str) -> list[tuple[int, int]]:
    """The text cut at semicolons before a rule for some of those who apply."""
    edges = [0, *(m.end() for m in re.finditer(r";\s+", text) if _FOR_SOME.match(text[m.end() :])), len(text)]
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]


def _sentences(text: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    begin = 0
    for match in re.finditer(r"(?<!U\.S)(?<!G\.E\.D)(?<!\bNo)(?<!\b[A-Z])\.(?=\s+[A-Z]|\s*$)", text):
        if text[begin : match.start()].strip():
            out.append((begin, match.start()))
        begin = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    if text[begin:].strip():
        out.append((begin, len(text.rstrip())))
    return out


def of_which(text: str) -> Iterator[tuple[int, int]]:
    """Where a part of the time asked for is told: ``…, of which at least two must be in a supervisory role``."""
    for found in _which().finditer(text):
        yield found.span()


@cache
def _which() -> re.Pattern[str]:
    number = rf"(?:at least |a minimum of |not less than )?{english_number()}(?: ?\(\d+\))?"
    return re.compile(
        rf",?\s+(?:out )?of which\s+(?={number}\b)|"
        rf",\s+(?=(?:with )?{number}(?: years?'?)? (?:out )?of (?:which|these)\b)|"
        rf",?\s+(?:including|inclusive of)\s+(?={number} years?\b)",
        re.IGNORECASE,
    )


def _conjuncts(source: Source, text: str, at: int) -> list[Rule]:
    """Split at "and" before the beginning of another demand; each part may be a choice by "or"."""
    cuts = [(m.start(), m.end()) for m in re.finditer(rf"(?:,?\s+and\s+)(?={_starts()})", text, re.IGNORECASE)]
    cuts += [
        (m.start(), m.end())
        for m in re.finditer(
            rf",\s*(?:with\s+)?(?={english_number()} (?:years? of which|of (?:the|which)))|"
            r",\s+(?=including or supplemented)",
            text,
            re.IGNORECASE,
        )
    ]
    cuts += [span for span in of_which(text) if all(b <= span[0] or span[1] <= a for a, b in cuts)]
    rules: list[Rule] = []
    begin = 0
    cuts = [c for c in cuts if not re.search(r"\b(?:ages?|aged|between)\b[^,;]*\d\d$", text[: c[0]])]
    for start, end in [*sorted(cuts), (len(text), len(text))]:
        part = text[begin:start].strip(" ,;.")
        if part:
            lead = text.index(part, begin)
            rules.append(choice_of(source, part, at + lead))
        begin = end
    return rules


_EQUIVALENT = re.compile(
    r"\bor\s+(?:possession of |completion of )?(?:an? |the |its )?(?:GED|G\.E\.D|general education(?:al)? d|"
    r"high school equivalen|equivalen)",
    re.IGNORECASE,
)


def choice_of(source: Source, text: str, at: int) -> Rule:
    """One demand, or a choice between two that "or" joins."""
    country = citizen_in(text)
    if country:
        return Rule(Nationality, {"value": country}, (at, at + len(text)))
    citizenship = re.match(r"(?P<v>[A-Z][\w. ]*?citizenship),? or (?P<o>non-citizens.*)$", text, re.DOTALL)
    if citizenship:
        own = Rule(Nationality, {"value": citizenship["v"]}, (at, at + citizenship.end("v")))
        other = Rule(Prose, {"kind": "status", "text": citizenship["o"]}, (at + citizenship.start("o"), at + len(text)))
        return Rule(AnyOf, {}, (at, at + len(text)), options=[own, other])
    either = re.match(r"either\b:?\s+(?P<a>.+?)[,;]?\s+or\s+(?P<b>.+)$", text, re.IGNORECASE | re.DOTALL)
    if either:
        both = [choice_of(source, either[g].strip(" ,;"), at + either.start(g)) for g in ("a", "b")]
        return Rule(AnyOf, {}, (at, at + len(text)), options=both)
    resident = re.match(
        r"(?:an? )?citizens? of (?:the )?(?P<v>[A-Z]\w+(?: (?:of |and )?[A-Z]\w+)*),? or "
        r"(?P<o>(?:an? )?(?:lawful |legal )?permanent resident[^.;]*)",
        text,
    )
    if resident:
        own = Rule(Nationality, {"value": resident["v"]}, (at, at + resident.end("v")))
        other = Rule(
            Prose, {"kind": "status", "text": resident["o"]}, (at + resident.start("o"), at + resident.end("o"))
        )
        return Rule(AnyOf, {}, (at, at + len(text)), options=[own, other])
    settled = re.match(
        r"(?P<v>[A-Z][\w. ]*?) citizen(?:ship|s)?,? or (?P<o>(?:a |an )?(?:lawful |legal )?(?:permanent|work|"
        r"resident)[^.;]*?)"
        r"(?: is required| required)?\W*$",
        text,
    )
    if settled:
        own = Rule(Nationality, {"value": settled["v"]}, (at, at + settled.end("v")))
        other = Rule(Prose, {"kind": "status", "text": settled["o"]}, (at + settled.start("o"), at + settled.end("o")))
        return Rule(AnyOf, {}, (at, at + len(text)), options=[own, other])
    citizen = re.match(r"(?:(?:must )?be )?(?:an? )?(?P<v>[A-Z][a-z]+) (?:citizen|national)s?\W*$", text) or re.match(
        r"(?:(?:must )?be )?(?:an? )?citizens? of (?:the )?(?P<v>[A-Z][A-Za-z]+(?: (?:of |and )?[A-Z][a-z]+)*)\W*$",
        text,
    )
    if citizen:
        return Rule(Nationality, {"value": citizen["v"]}, (at, at + citizen.end("v")))
    cut = (
        None
        if _EQUIVALENT.search(text)
        else re.search(
            r"\s+or\s+(?=possession of|graduation from|completion of|(?:an? )?(?:bachelor|master|associate)'?s)",
            text,
            re.IGNORECASE,
        )
    )
    if cut:
        left, right = atom(source, text[: cut.start()], at), atom(source, text[cut.end() :], at + cut.end())
        return Rule(AnyOf, {}, (at, at + len(text)), options=[left, right])
    return atom(source, text, at)


_CERTIFIED = re.compile(
    r"licen[cs]e|certificate|certification|regist(?:ration|ered) (?:with|by|as)|registration certificate|"
    r"(?:current|full|valid|active|professional|practising|[A-Z]{2,7}) registration\b|"
    r"member(?:ship)? (?:of|in|with) (?:an? |the )?(?:[a-z]+ )*(?:professional|institute|council|board|association)",
    re.IGNORECASE,
)


_HEALTH = re.compile(
    r"(?:hearing|vision|eye|medical|physical|drug|health) (?:examination|exam|test|screening|check)|"
    r"(?:physically|medically) fit|medical fitness|20/\d\d",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"^(?:must |to )?be (?:at least |aged )?\d\d (?:or|and) (?:over|above)\b|years of age|years old|"
    r"\bage[ds]?\b|\b(?:older|younger) than \d\d|^(?:below|under|not (?:above|"
    r"over|below|under)) \d\d years\W*$",
    re.IGNORECASE,
)


_RECKONED = re.compile(r",? (?:on|as on|as of|as at|by|at) (?:the )?(?=\d|[A-Z])")


def atom(source: Source, text: str, at: int) -> Rule:
    """One demand as a leaf."""
    ages = find_ages(text) if find(_AGED, text) else []
    if ages:
        values = {"min": ages[0].min, "max": ages[0].max}
        rule = Rule(Age, {k: v for k, v in values.items() if v is not None}, (at + ages[0].start, at + ages[0].end))
        reckoned = _RECKONED.match(text, ages[0].end)
        day = next((d for d in find_dates(text) if reckoned and d.start == reckoned.end() and d.first), None)
        if day and day.first:
            rule.values["as_of"] = day.first
            rule.proofs["as_of"] = [(at + day.start, at + day.end)]
        return rule
    held = re.match(
        rf"(?:have )?served in the (?:grade|rank|post|position) of (?P<r>[^,;]+?) for (?:a )?(?:minimum |"
        rf"at least )?(?:period )?(?:of )?(?P<n>{english_number()})(?: \(\d+\))? years?",
        text, re.IGNORECASE,
    )  # fmt: skip
    held = held or re.match(
        rf"(?:have )?(?:held|hold|served in|served as) (?:the )?(?:permanent |confirmed )?"
        rf"(?:rank|grade|post|position|title) of (?P<r>[^,;]+?) for "
        rf"(?:a )?(?:minimum |at least |not less than )?(?:period )?(?:of )?"
        rf"(?P<n>{english_number()})(?: \(\d+\))? years?",
        text,
        re.IGNORECASE,
    )
    if held:
        years = parse_number(held["n"])
        return Rule(Tenure, {"rank": held["r"], "years": years}, (at, at + held.end()))
    experience = _experience(source, text, at)
    if experience:
        return experience
    education = next((m for m in find_education(text) if m.level), None)
    if kind_of(text) == "language" and not (education and education.start < 12):
        return Rule(Prose, {"kind": "language", "text": text}, (at, at + len(text)))
    near = 150 if _SUBJECTS.match(text) else 60
    if education and not re.search(r"\bunits\b", text) and education.start < near:
        rule = Rule(EducationLevel, {"min": education.level}, (at, at + len(text)))
        named, end = majors_after(text, education.end)
        for other in find_education(text[end:]):  # …, or a degree in Engineering
            if other.level is education.level and _OR.search(text[: end + other.start]):
                more, _ = majors_after(text, end + other.end)
                named = (*named, *(m for m in more if m not in named)) if named else ()
        if named:
            rule.values["majors"] = named
        return rule
    if _CERTIFIED.search(text) and not re.search(r"medical fitness|fitness certificate", text, re.IGNORECASE):
        return Rule(Certificate, {"text": text}, (at, at + len(text)))
    kind = "health" if find(_HEALTH, text) else _kind(text)
    return Rule(Prose, {"kind": kind, "text": text}, (at, at + len(text)))


_SUBJECTS = re.compile(
    r"(?:have |obtained? |an? |at least |minimum (?:of )?|not less than )*(?:level|grade|credits?|pass(?:es)?|"
    r"\w+ (?:\(\d+\) )?(?:credits?|passes|subjects|[\w' -]{0,12}levels?))\b",
    re.IGNORECASE,
)
"""Results in subjects of a school examination, which is named at the end."""
_OR = re.compile(r"\bor (?:an? |its |equivalent )*$", re.IGNORECASE)
_TYPED = ("character", "language", "health", "status")


def _kind(text: str) -> str:
    kind = kind_of(text)
    return kind if kind in _TYPED else "other"


def _experience(source: Source, text: str, at: int) -> Rule | None:
    number = english_number()
    part = re.match(
        rf"(?:with )?(?:at least |a minimum of |not less than )?(?P<n>{number})(?: ?\(\d+\))?(?: years?'?)?"
        rf"(?: (?:out )?of (?:which|these))?(?: (?:years? )?(?:must|should|shall)(?: have been| be)?| being| spent|"
        rf" gained|(?:(?<=years)|(?<=year))(?=\W)|(?<=years')) "
        rf"(?:in|at|as|on|with) (?:an? |the )?(?P<f>.+)$",
        text,
        re.IGNORECASE,
    ) or re.match(
        rf"(?P<n>{number}) (?:years? of which(?: must be| must include)?|of (?:the|"
        rf"which)(?: {number})? years?)\s+(?P<f>.+)$",
        text,
        re.IGNORECASE,
    )
    whole = re.match(
        rf"(?:(?:have|has|possess) )?"
        rf"(?:(?:at least|a minimum(?: period)? of|minimum(?: period)? of|minimum|not less than|no less than|"
        rf"no fewer than|not fewer than|over|"
        rf"more than) )?(?P<n>{number})(?: ?\(\d+\))?\+? (?P<u>years?|months?)(?:'s?)? "
        rf"(?:of )?(?:full[- ]time,? )?(?:satisfactory,? )?(?:full[- ]time,? )?(?:paid )?(?:equivalent )?"
        rf"(?P<kind>(?:[\w-]+ ){{0,3}})(?:experience|practice(?= (?:at|as|in)\b))\s*(?P<f>.*)$",
        text,
        re.IGNORECASE | re.DOTALL,
    )
    match = part or whole
    if match is None:
        return None
    years = parse_number(match["n"])
    if years is None:
        return None
    field = match["f"].strip(" ,")
    values: dict[str, Any] = {
        "years": years / 12 if whole and not part and match["u"].lower().startswith("month") else years
    }
    rule = Rule(Experience, values, (at, at + len(text)))
    if whole and not part:
        field = _until(source, rule, field, at + match.start("f") + len(match["f"]) - len(match["f"].lstrip(" ,")))
        kind = re.sub(
            r"\b(?:relevant|qualifying|work|working|similar|proven|of|satisfactory|appropriate|suitable)\b",
            "",
            match["kind"] or "",
        ).strip()
        if kind:
            field = (
                text[match.start("kind") : match.start("f")] + match["f"][: len(field)].strip()
                if field
                else match["kind"] + "experience"
            )
            field = field.strip()
        else:
            field = re.sub(r"^(?:as an?|in an?|in|as|of)\s+", "", field)
    if field:
        values["field"] = field.strip(" ,.;")
    return rule


def _until(source: Source, rule: Rule, field: str, at: int) -> str:
    """Take "by March 15, 2019" or "by the close of filing" off a field: the date to which experience counts."""
    tail = re.search(r"\s+by (?P<d>the close of filing|the closing date|[A-Z][a-z]+ \d{1,2}, ?\s*\d{4})", field)
    if not tail:
        return field
    span = (at + tail.start("d"), at + tail.end("d"))
    dates = find_dates(tail["d"])
    if dates:
        rule.values["as_of"] = dates[0].first
        rule.proofs["as_of"] = [span]
    else:
        closing = _closing(source)
        if closing:
            rule.values["as_of"] = closing[0]
            rule.derived["as_of"] = ("close_of_filing", [span, closing[1]])
    return field[: tail.start()]


def _closing(source: Source) -> tuple[str, tuple[int, int]] | None:
    """The only date by which applications must be in."""
    found = [
        (line, m)
        for line in source.lines
        for m in re.finditer(
            r"must be received by|last date for (?:receipt|submission)|closing date", line.text, re.IGNORECASE
        )
    ]
    if len(found) != 1:
        return None
    line, match = found[0]
    dates = [d for d in find_dates(line.text) if d.start >= match.end() and d.first]
    if not dates or dates[0].first is None:
        return None
    return dates[0].first[:10], (line.start + match.start(), line.start + dates[0].end)
