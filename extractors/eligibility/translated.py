"""Translated conditions: the conditions of a Chinese notice that a machine put into English, read by their build.

A condition is a numbered item or a clause between semicolons. What it says is typed (an age, a level, a place, a time
of work, a day), or prose of the kind that its words name; phrases of different kinds are conditions of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from extractors.conditions.ages import AgeMatch, find_ages
from extractors.conditions.degrees_en import educations_of, served_of
from extractors.conditions.exclusion_words import opens_list, shuts_out
from extractors.conditions.exclusions import circumstances
from extractors.conditions.requirements import age_rule
from extractors.conditions.rules import LONGEST, Rule, Span
from extractors.eligibility.translated_options import choice, either_of, goes_on, opens_choice, option
from extractors.eligibility.translated_service import assessments, experiences, reckon, reckoned, tenures
from extractors.eligibility.translated_values import Who, classes, nation, obtained, regions, subject
from extractors.lexicon import load
from extractors.outline.sections import Piece, Zone, pieces
from extractors.posts.translated_posts import lines_of_posts
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.needles import find
from extractors.text.source import Source
from extractors.values.education import find_education
from schema.conditions import Age, Certificate, EducationLevel, Experience, GenderIs, Prose, Tenure
from schema.document import BlockKind
from schema.values import Education, Gender

_KINDS = ("political", "character", "health", "language", "certificate", "status", "gender", "willing")
_TYPED = "typed"


@cache
def _words(name: str) -> re.Pattern[str]:
    found = load("translated")["conditions"][name]
    return re.compile(found if isinstance(found, str) else "|".join(found), re.IGNORECASE)


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(rf"(?:the )?(?:{_words('topics').pattern})\s?:\s*", re.IGNORECASE)


def read_translated(ctx: Context, source: Source) -> Iterator[Rule]:
    """The conditions of a translated notice in the order of the text."""
    shut = circumstances(source)
    posts = _post_lines(ctx, source)
    rules: list[Rule] = []
    intro: Piece | None = None
    options: list[Rule] = []
    for piece in pieces(source):
        if intro is not None and goes_on(intro, piece, len(options)):
            options.append(option(piece.text, piece.start, list(_piece(ctx, source, piece, shut))))
            continue
        rules += choice(options)
        intro, options = None, []
        if any(a < piece.end and piece.start < b for a, b in shut) and piece.zone is Zone.EXCLUSIONS:
            continue
        if piece.zone in _INSIDE and opens_choice(piece.text) == len(piece.text):
            intro = piece
            continue
        if piece.line.index in posts or _is_heading(piece):
            continue
        for rule in _piece(ctx, source, piece, shut):
            last = rules[-1] if rules else None
            if last is not None and ((_tells_day(rule) and _takes_day(rules, rule)) or _takes_paper(rules, rule)):
                continue
            rules.append(rule)
    yield from (*rules, *choice(options))


_INSIDE = (Zone.CONDITIONS, Zone.SCOPE)


def _is_heading(piece: Piece) -> bool:
    """Whether a piece is a heading; the last item of a list, which nothing tells from one, has its full stop."""
    return piece.line.kind is BlockKind.HEADING and (piece.style == "en" or piece.text[-1:] not in (".", ";"))


def _post_lines(ctx: Context, source: Source) -> frozenset[int]:
    """Lines that are posts: what they ask is asked for those."""
    out = set(lines_of_posts(source))
    for post in ctx.posts if len(ctx.posts) < 200 else ():
        for evidence in (*post.quotes("headcount")[:1], *post.quotes("name")[:1]):
            if evidence.document != source.document.id:
                continue
            line = source.line_at(source.document.view.forth(evidence.start, evidence.end)[0])
            if line is not None and _POST_LINE.search(line.text[:160]):
                out.add(line.index)
    return frozenset(out)


_POST_LINE = re.compile(
    r"[,;:(\s]\d[\d+ ]* (?:people|persons?|staff)\b|^[A-Z]{0,4}-?\d{2,}\b|\w;\s[^;]+;\s", re.IGNORECASE
)


def _piece(ctx: Context, source: Source, piece: Piece, shut: Sequence[Span]) -> Iterator[Rule]:
    inside = piece.zone in _INSIDE
    line = replace(piece.line, start=piece.start, end=piece.end, text=piece.text)
    for sentence in source.sentences(line):
        said = sum(
            min(b, sentence.end) - a
            for a, b in shut
            if sentence.start <= a < sentence.end and source.text[a - 1] != "("
        )
        if len(sentence.text) > LONGEST or 2 * said > len(sentence.text):
            continue
        if opens_list(sentence.text) or shuts_out(re.sub(r"\([^()]*\)", "", sentence.text)):
            continue
        who: Who | None = None
        if inside and 0 < (begin := opens_choice(sentence.text)) < len(sentence.text):
            ways = [(begin + a, begin + b) for a, b in _clauses(sentence.text[begin:], inside=False)]
            texts = [(sentence.text[a:b], sentence.start + a) for a, b in ways]
            yield from choice([option(text, at, _clause(ctx, piece, text, at, None)[0]) for text, at in texts])
            continue
        for start, end in _clauses(sentence.text, inside=inside):
            text = sentence.text[start:end]
            at = sentence.start + start
            if inside:
                told, who = _clause(ctx, piece, text, at, who)
                yield from told
            else:
                yield from _elsewhere(ctx, text, at)


def _clauses(text: str, *, inside: bool) -> Iterator[Span]:
    """Between semicolons that stand outside brackets; a label of one kind of prose holds them together."""
    if inside and _topical(text, 0) is not None:
        yield 0, len(text)
        return
    masked = re.sub(r"\([^()]*\)", lambda m: "~" * len(m.group()), text)
    edges = [0, *(m.end() for m in re.finditer(r";", masked)), len(text)]
    for a, b in pairwise(edges):
        raw = text[a:b].rstrip(" ;.")
        lead = len(raw) - len(raw.lstrip())
        if raw.strip():
            yield a + lead, a + len(raw)


def _clause(ctx: Context, piece: Piece, text: str, at: int, who: Who | None) -> tuple[list[Rule], Who | None]:
    told = _topical(text, at)
    if told is not None:
        return [told], who
    among = re.match(r"(?:among (?:which|them|whom)|of which),? ", text, re.IGNORECASE)
    topic = among or _topic().match(text)
    subjects = frozenset(name for name, pattern in _SUBJECTS.items() if topic and pattern.search(topic.group()))
    if topic:
        text, at = text[topic.end() :], at + topic.end()
    if not text.strip() or (text.endswith(":") and len(text) < 160):
        return list(regions(ctx, text, at)), who
    lead = re.match(r"[^:;]{0,120}:\s+(?=\S)", text)
    if lead and find(_words("opens"), lead.group()):
        text, at = text[lead.end() :], at + lead.end()
    body = re.sub(r"\([^()]*\)", lambda m: "~" * len(m.group()), text)
    if find(_words("opens"), body) and len(body) < 120 and not find_ages(text):
        return [], who
    days = reckoned(ctx, text, at)
    if days:
        return days, who
    held = obtained(ctx, text, at)
    if held:
        return held, who
    if find(_words("never"), body) and not find_ages(text):
        return [], who
    either = either_of(text, at, ctx.tracks)
    if either is not None:
        return [either], who
    out: list[Rule] = []
    named = subject(text, at)
    label = re.match(r"[^:]{2,140}:\s+", text) if named is not None and named.label else None
    if label is not None:
        text, at = text[label.end() :], at + label.end()
    if named is not None and _words("anybody").fullmatch(named.text):
        named = None
    for start, end, kind in _parts(ctx, text, topic is not None, subjects):
        part = text[start:end]
        if kind == "other" and not (piece.style or piece.bullet or topic or _asks(part)):
            continue  # a sentence of the paragraph below a list, or who signs it
        own = subject(part, at + start) if start or label else named
        if own is not None and _words("anybody").fullmatch(own.text):
            own = None
        typed = kind == _TYPED
        rules = list(_typed(ctx, part, at + start, subjects)) if typed else [_prose(kind, text, at, (start, end))]
        for rule in rules:
            _limit(ctx, rule, own or named)
            out.append(rule)
    reckon(ctx, text, at, out)
    return _lowest(out) if _ALSO.search(text) else out, named or who


_ALSO = re.compile(r"\b(?:can|may) also (?:recruit|accept|admit|be )", re.IGNORECASE)


def _lowest(rules: list[Rule]) -> list[Rule]:
    """Undergraduates, and can also recruit junior college graduates: the lower level is enough."""
    levels = [r for r in rules if r.model is EducationLevel and "min" in r.values]
    if len(levels) < 2 or any(r.tracks != levels[0].tracks for r in levels):
        return rules
    least = min(levels, key=lambda r: _ORDER.index(r.values["min"]))
    return [r for r in rules if r is least or r not in levels]


_SUBJECTS = {
    "age": re.compile(r"\bage", re.IGNORECASE),
    "scope": re.compile(r"\b(?:scope|objects?|targets?)\b", re.IGNORECASE),
}
"""What a label over a demand tells about words that say nothing themselves: 18 to 30; the staff of the bureau."""
_ASKS = re.compile(r"\b(?:must|should|shall|needs?|required)\b", re.IGNORECASE)


def _asks(text: str) -> bool:
    return _ASKS.search(text) is not None or _begins().match(text) is not None


def _topical(text: str, at: int) -> Rule | None:
    """Physical condition: height …; vision …: what stands under a label of one kind of prose is one demand."""
    label = re.match(
        r"(?:the )?(?:physical|health|body|political|conduct)"
        r"(?: (?:and \w+|conditions?|requirements?|quality|status))*: ",
        text,
        re.IGNORECASE,
    )
    if label is None or ";" not in text:
        return None
    body = text[label.end() :].rstrip(" ;.")
    found = find(_words("health"), text[: label.end()])
    kind = "health" if found else "political" if "olitical" in label.group() else "character"
    return _prose(kind, body, at + label.end(), (0, len(body)))


def _limit(ctx: Context, rule: Rule, who: Who | None) -> None:
    """Put whom a rule is about on it: the tracks that the words name, else the words."""
    if who is None or rule.tracks or "who" in rule.values:
        return
    if rule.model is Experience and rule.values.get("field") == "service" and who.label:
        rule.model, rule.values["rank"] = Tenure, who.text
        del rule.values["field"]
    rule.tracks = classes(who, ctx.tracks)
    labelled = rule.model is Tenure and rule.values.get("rank") == who.text
    if not labelled and not rule.tracks and rule.model not in (Prose, Certificate):
        rule.values["who"] = who.text
        rule.proofs["who"] = [(who.start, who.start + len(who.text))]


def _parts(ctx: Context, text: str, topical: bool, subjects: frozenset[str]) -> list[tuple[int, int, str]]:
    """The stretches of a clause that ask for one thing each, with the kind of each."""
    masked = re.sub(r"\([^()]*\)", lambda m: "~" * len(m.group()), text)
    edges: list[tuple[int, bool]] = [(0, False)]
    for mark in _MARK.finditer(masked):
        comma = mark.group().startswith(",")
        turns = comma and _NEW_SUBJECT.match(masked, mark.end()) is not None
        if turns or (
            _begins().match(masked, mark.end()) and (mark.group().strip() == "," or _apart(masked, mark, comma))
        ):
            edges.append((mark.end(), turns))
    out: list[tuple[int, int, str]] = []
    for (a, turns), (b, _) in pairwise([*edges, (len(text), False)]):
        raw = re.sub(r"(?:,? and|,|;)\s*$", "", text[a:b])
        kind = _kind(ctx, raw, subjects)
        last = out[-1] if out else None
        stop = a + len(raw.rstrip())
        if last is not None and kind in ("", last[2]) and kind != _TYPED and not turns:
            out[-1] = (last[0], stop, last[2])
        elif last is not None and not last[2]:
            out[-1] = (last[0] if kind != _TYPED else a, stop, kind)
        else:
            out.append((a, stop, kind))
    if "scope" in subjects and not any(part[2] == _TYPED for part in out):
        return [(0, len(text), "status")]
    plain = [part for part in out if part[2] or not (topical or _EASED.search(text[part[0] : part[1]]))]
    return [(a, b, kind or "other") for a, b, kind in plain if kind or b - a > 12]


def _apart(text: str, mark: re.Match[str], comma: bool) -> bool:
    """Whether an "and" parts two demands; the other bound of an age, or a level beside another, is no demand."""
    if _LEVEL.match(text, mark.end()):
        return re.search(r"(?:years old|of age)$", text[: mark.start()]) is not None
    return comma or _BOUND.match(text, mark.end()) is None


_BOUND = re.compile(r"(?:under|over|not|no more|be(?:low)?|born|aged?)\b", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?:junior|senior|high school|college|bachelor|master|doctor|technical|undergraduate|postgraduate)", re.IGNORECASE
)
_MARK = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_NEW_SUBJECT = re.compile(
    r"(?:the )?(?!(?:and|or|which|who|that|among|of which)\b)[\w'-]+(?: [\w'-]+){0,7} "
    r"(?:should|must|shall|are under|is under|are over|"
    r"can be relaxed|are required|are not more than|is not more than|are members)\b",
    re.IGNORECASE,
)


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('begins').pattern})", re.IGNORECASE)


def _kind(ctx: Context, text: str, subjects: frozenset[str]) -> str:
    """typed, a kind of prose, or "" where a phrase says nothing by itself."""
    if any(True for _ in _typed(ctx, text, 0, subjects)):
        return _TYPED
    best: tuple[int, str] | None = None
    for name in _KINDS:
        found = find(_words(name), text)
        if found and (best is None or found.start() < best[0]):
            best = (found.start(), name)
    return best[1] if best else ""


_BARE_AGE = re.compile(r"relaxed? (?:the age )?(?:limit )?to (?:under )?\d\d$")


def _ages(ctx: Context, text: str, *, topical: bool) -> list[AgeMatch]:
    """The ages of a phrase; under a label, or relaxed to, a bare number is one."""
    found = find_ages(text, year=ctx.year)
    if not topical and (found or not _BARE_AGE.search(text)):
        return found
    lead = "age "
    told = find_ages(lead + text, year=ctx.year) or find_ages(f"{lead}{text} years old", year=ctx.year)
    return [replace(m, start=max(0, m.start - len(lead)), end=min(len(text), m.end - len(lead))) for m in told] or found


def _typed(ctx: Context, text: str, at: int, subjects: frozenset[str] = frozenset()) -> Iterator[Rule]:
    if not _EASED.search(text) and find(_words("certificate"), text) and not find_ages(text):
        return
    country = nation(text, at)
    if country is not None:
        yield country
        return
    floor = 0
    aged = _ages(ctx, text, topical="age" in subjects)
    for match in aged:
        rule = age_rule(match, at)
        own = subject(text[floor : match.start], at + floor, before=True)
        if own is not None and not _words("anybody").fullmatch(own.text):
            rule.tracks = classes(own, ctx.tracks)
            if not rule.tracks:
                rule.values["who"] = own.text
                rule.proofs["who"] = [(own.start, own.start + len(own.text))]
        yield rule
        floor = match.end
    if aged:
        return
    graded = list(assessments(text, at))
    if graded:
        yield from graded
        return
    worked = list(tenures(text, at)) or list(experiences(text, at))
    yield from worked
    levels = list(educations_of(ctx, text, at, (), None))
    if not levels and _EASED.search(text):
        eased = [m for m in find_education(f"{text} education or above") if m.level and m.end <= len(text) + 19]
        levels = [Rule(EducationLevel, {"min": m.level}, (at, at + len(text))) for m in eased[-1:]]
    if (
        len(levels) > 1
        and len({r.tracks for r in levels if r.tracks}) < 2
        and levels[-1].cited[0] - levels[0].cited[1] < 12
    ):
        levels = [min(levels, key=lambda r: _ORDER.index(r.values["min"]))]  # undergraduates and postgraduates
    for rule in levels:
        if re.search(_SCHOOLS, " ".join(rule.values.get("majors", ()))):
            del rule.values["majors"]  # a degree in ordinary colleges and universities
    yield from levels
    if "service" in text and not worked:
        yield from served_of(text, at, ())
    yield from regions(ctx, text, at)


_ORDER = tuple(Education)
_SCHOOLS = r"\b(?:colleges?|universit(?:y|ies)|schools?|institutions?|academies)\b"


_EASED = re.compile(r"\brelax(?:ed)?\b", re.IGNORECASE)


def _prose(kind: str, text: str, at: int, span: Span) -> Rule:
    start, end = span
    body = re.sub(
        r"\s*\((?:see|refer to|specific|subject to|[^()]*\b(?:cannot|may not|shall not))[^()]*\)$", "", text[start:end]
    )
    span = (at + start, at + start + len(body))
    if kind == "certificate":
        return Rule(Certificate, {"text": body}, span)
    if kind == "gender":
        women = re.search(r"\b(?:females?|women)\b", body, re.IGNORECASE)
        return Rule(GenderIs, {"value": Gender.FEMALE if women else Gender.MALE, "text": body}, span)
    return Rule(Prose, {"kind": "other" if kind == "willing" else kind, "text": body}, span)


def _elsewhere(ctx: Context, text: str, at: int) -> Iterator[Rule]:
    """Outside the sections on conditions only days by which papers must be held, or on which ages are reckoned."""
    days = reckoned(ctx, text, at)
    yield from days
    if days:
        return
    yield from obtained(ctx, text, at)
    if find(_words("gender"), text) and len(text) > 12:
        yield _prose("gender", text, at, (0, len(text)))


def _tells_day(rule: Rule) -> bool:
    return rule.model in (Age, Experience) and rule.values.keys() <= {"as_of", "who"} and "as_of" in rule.values


def _takes_day(rules: Sequence[Rule], day: Rule) -> bool:
    """Give the day of reckoning to the conditions of that sort, where it names nobody of its own."""
    if "who" in day.values:
        return False
    mine = [r for r in rules if r.model is day.model and not r.values.keys() & {"born_from", "born_to", "as_of"}]
    for rule in mine:
        rule.values["as_of"] = day.values["as_of"]
        rule.proofs["as_of"] = day.proofs["as_of"]
    return bool(mine)


def _takes_paper(rules: Sequence[Rule], held: Rule) -> bool:
    """Give the day by which the diploma of a level must be held to the conditions that ask for that level."""
    if held.model is not EducationLevel or "obtained_by" not in held.values or "min" not in held.values:
        return False
    mine = [
        r
        for r in rules
        if r.model is EducationLevel and r.values.get("min") == held.values["min"] and "obtained_by" not in r.values
    ]
    for rule in mine:
        rule.values["obtained_by"] = held.values["obtained_by"]
        rule.proofs["obtained_by"] = [held.cited]
        rule.noise = rule.noise or held.noise
        if "obtained_by" in held.derived:
            rule.derived["obtained_by"] = held.derived["obtained_by"]
    return bool(mine)


__all__ = ["read_translated"]
