"""Clauses of English requirements: one clause as conditions, each of the kind that its wording names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.conditions.ages_en import ages_of
from extractors.conditions.askers_en import asks, subject_of
from extractors.conditions.citizens import citizen_in
from extractors.conditions.degrees_en import educations_of, served_of
from extractors.conditions.exclusion_words import shuts_out
from extractors.conditions.kinds_en import kind_of, phrases
from extractors.conditions.open_to import places_open_to
from extractors.conditions.rules import Rule
from extractors.conditions.times_en import times_of
from extractors.outline import mentions as track_names
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.needles import find
from extractors.text.source import Clause, Source
from extractors.values.education import find_education
from extractors.values.numbers import english_number
from schema.conditions import Certificate, Leaf, Nationality, Prose, Tenure
from schema.notice import Track

_ASKED = re.compile(
    r"\b(?:must|shall|should|needs? to|ha(?:s|ve) to|(?:are|is) (?:required|expected) to)(?: also)? "
    r"(?=(?:be|have|hold|possess|speak|read|understand|live|reside|own|know|show|satisfy|meet|pass)\b)",
    re.IGNORECASE,
)
_AND_BE = re.compile(
    r",\s+(?:and\s+)?(?:must\s+)?(?=(?:not )?(?:be|have(?! no\b)|hold|possess|speak|read|understand|live|reside|own"
    r"|know|show|satisfy"
    r"|meet|pass|agree|be able)\b)|\s+and\s+(?=(?:be|have|hold|possess|speak|live|reside|own)\b (?!at least))"
    r"|,\s+(?=between the ages|aged\b)|,\s+(?=with (?:an?|the) (?:minimum|height|chest|valid|clean)\b)",
)
"""… must hold X, be Y and have Z: what is asked besides."""


def _asked_besides(text: str) -> list[re.Match[str]]:
    """Where a sentence that says what people must be goes on to a further demand."""
    lead = _ASKED.search(text)
    if lead is None:
        return []
    shut = [m.span() for m in re.finditer(r"\([^()]*\)", text)]
    return [m for m in _AND_BE.finditer(text, lead.end()) if not any(a < m.start() < b for a, b in shut)]


def clauses_of(sentence: Clause) -> Iterator[Clause]:
    """Split at semicolons, at commas between conditions of different kinds, and where another demand begins."""
    begin = 0
    text = sentence.text
    cuts = list(
        re.finditer(
            r";\s*|,\s+(?:and\s+)?(?=(?:must (?!not)|support |uphold |love |abide |obey )|(?:having|supporting|"
            r"abiding|being|holding|with good|in good)\b)|"
            r",\s+who\s+(?=(?:support|uphold|abide|love|have)\b)|"
            r"\s+and\s+(?=(?:abid|support|uphold|lov|comply|obey)(?:e|ing|)\b)|"
            r"\s+and\s+(?=must\b(?! not (?:have (?:attained|completed|crossed|exceeded|reached|passed|been)|"
            r"be (?:more|above|over|older))))",
            text,
            re.IGNORECASE,
        )
    )
    more = [m for m in _asked_besides(text) if not any(c.start() <= m.start() < c.end() for c in cuts)]
    cuts = sorted([*cuts, *more], key=lambda m: m.start())
    for start, end in [*((m.start(), m.end()) for m in cuts), (len(text), len(text))]:
        part = text[begin:start]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            at = sentence.start + begin + lead
            yield Clause(at, at + len(part.strip()), part.strip(), sentence.line)
        begin = end


_LABEL = re.compile(r"(?P<who>[A-Za-z][\w() -]{1,140}?):\s+(?=\S)")


_OF_POST = re.compile(
    r"(?P<who>(?:Applicants|Candidates|Persons|Those applying) for (?!the (?:examination|competition|exam)\b)"
    r"[^,.;:]{3,80}?) "
    r"(?:must|should|shall)\b"
)


def clause_rules(ctx: Context, piece: Piece, clause: Clause) -> Iterator[Rule]:
    text, at = clause.text, clause.start
    if find(phrases("skip", "sentence"), text) or shuts_out(re.sub(r"\([^()]*\)", "", text)):
        return
    label = _LABEL.match(text)
    label_tracks = track_names.mentions(label["who"] if label else " ".join(piece.heads[-1:]), ctx.tracks)
    label_tracks = label_tracks or (tracks_by_words(label["who"], ctx.tracks) if label else ())
    tracks = label_tracks or track_names.mentions(text, ctx.tracks)
    found = False
    people = _OF_POST.match(text)
    proviso = _PROVISO.match(text)
    if proviso:
        text, at = text[proviso.end() :], at + proviso.end()
    speaks = kind_of(text) == "language" and not re.search(r"degree|diploma|graduat", text, re.IGNORECASE)
    said = text[label.end() :] if label else text
    asked = asks(said) or find(_OUGHT, said) is not None or any(m.level for m in find_education(subject_of(said)))
    asked = asked or _TIMED.match(said) is not None
    served = times_of(_source(ctx, clause), text, at, tracks) if asked else []
    dated = [r for r in served if r.model is Tenure or "as_of" in r.values]
    for rule in (
        *ages_of(ctx, text, at, tracks),
        *(() if speaks or not asked else educations_of(ctx, text, at, tracks, label)),
        *(dated or served_of(text, at, tracks) if asked else ()),
        *places_open_to(text, at, tracks),
    ):
        found = True
        if people and "who" not in rule.values and not rule.tracks:
            rule.values["who"] = people["who"]
            rule.proofs["who"] = [(at, at + people.end("who"))]
        yield rule
    country = citizen_in(text)
    if country:
        yield Rule(Nationality, {"value": country}, (at, at + len(text)), tracks=tracks)
        return
    nation = re.search(
        r"(?i:nationality of) (?:the )?(?P<a>[A-Z][\w' ]+?)(?= \(|,|;|$| and)|"
        r"(?i:having|have|of|with|hold|holding|possess|possessing) (?:the )?(?P<b>[A-Z]\w+) (?:nationality"
        r"|citizenship)|"
        r"(?i:citizens?|(?<!non-)nationals?) of (?:the )?(?P<c>[A-Z][\w']+(?: (?:of |and )?[A-Z][\w']+)*)",
        text,
    )
    if nation:
        value = nation["a"] or nation["b"] or nation["c"]
        yield Rule(Nationality, {"value": value}, (at + nation.start(), at + nation.end()))
        return
    if found:
        return
    if served:
        yield from served
        return
    body, start = text, at
    topic = re.match(
        r"(?:(?:special|physical|other|additional) requirements?|other|health|political|conduct|"
        r"physical condition|nationality)s?: ",
        text,
        re.IGNORECASE,
    )
    if topic:
        body, start = text[topic.end() :], at + topic.end()
    if len(body) < 8 or body.endswith(":"):
        return
    kind = kind_of(body)
    if kind in (None, "certificate") and not asks(body):
        return
    title = len(body) < 40 and _ABLE.match(body) is None and not re.search(r"[.;]$", piece.text) and piece.text == text
    if kind is None and title:
        return
    model: type[Leaf] = Certificate if kind == "certificate" else Prose
    values = (
        {"text": body}
        if model is Certificate
        else {"kind": kind or ("status" if re.search(r"personnel who|who meet", body) else "other"), "text": body}
    )
    tail = re.search(r"\s*\([^()]*(?:cannot|may not)[^()]*\)$|, (?:i\.e\.|that is,|namely,? they)", body)
    if tail and tail.start() > 20:
        values["text"] = body[: tail.start()]
    yield Rule(model, values, (start, start + len(values["text"])), tracks=tracks)


def _source(ctx: Context, clause: Clause) -> Source:
    """The source that a clause stands in."""
    index = clause.line.index
    return next((s for s in ctx.sources if index < len(s.lines) and s.lines[index] is clause.line), ctx.sources[0])


_TIMED = re.compile(
    rf"(?:(?:at least|not (?:less|fewer) than|no (?:less|fewer) than|a minimum of|minimum|over) )?{english_number()}"
    r"(?: \(\d+\))?\+? (?:years?|months?)\b",
    re.IGNORECASE,
)
"""A clause that begins with a time asks for it."""
_OUGHT = re.compile(r"\b(?:must|shall|should)\b", re.IGNORECASE)
_PROVISO = re.compile(r"(?:provided,?(?: further| also)? that|note:|and provided that)\s+", re.IGNORECASE)
_ABLE = re.compile(
    r"(?:able|ability|willing(?:ness)?|prepared|available|must|knowledge of|experience (?:of|in)|computer litera|"
    r"proficien)",
    re.IGNORECASE,
)
"""A short item that demands something, unlike a heading."""


def tracks_by_words(label: str, tracks: Sequence[Track]) -> tuple[str, ...]:
    """Tracks that a label calls by another name: those with a word of it that no more than half of the tracks share."""
    words = [set(re.findall(r"[a-z]{4,}", track.label.casefold())) for track in tracks]
    asked = {w for w in re.findall(r"[a-z]{4,}", label.casefold()) if 2 * sum(w in own for own in words) <= len(tracks)}
    return tuple(track.id for track, own in zip(tracks, words, strict=True) if asked & own)


def demanded(rule: Rule) -> bool:
    """A paragraph among the conditions says many things: only what demands something is a condition."""
    if rule.model is not Prose:
        return True
    text = rule.values["text"]
    if _HOLDS.match(text):
        return not find(phrases("demand", "never"), text[:48])
    if rule.values["kind"] == "other" and _ABOUT.match(text) and not find(_OUGHT, text):
        return False
    if rule.values["kind"] in ("health", "character"):
        text = _CHOSEN.sub("You", text)
    stated = rule.values["kind"] not in ("other", "status") or bool(find(phrases("demand", "words"), text))
    return stated and not find(phrases("demand", "never"), text)


_CHOSEN = re.compile(
    r"^(?:(?:all|the|any) )?(?:successful|selected|chosen) (?:candidates?|applicants?|persons?)\b", re.IGNORECASE
)
"""Whom a medical is asked of: those who are chosen, as everywhere."""
_ABOUT = re.compile(r"(?:the|this|these|our|we|applications) ", re.IGNORECASE)
_HOLDS = re.compile(
    r"(?:(?:all|each|every|any|the|an?) )?(?:applicants?|candidates?|you)(?: for [^,.;]{3,50})? "
    r"(?:must|should|shall|are required to) (?:also )?(?:have|hold|possess) "
    r"(?!(?:submitted|applied|received|registered (?:on|at)|paid|attached|read|attended|uploaded))",
    re.IGNORECASE,
)
"""Who must have what: a demand, whatever is said behind it."""


__all__ = ["clause_rules", "clauses_of", "demanded", "tracks_by_words"]
