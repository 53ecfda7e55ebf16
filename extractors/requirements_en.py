"""Requirements in English: advertisements and machine-translated notices, clause by clause, and notes to bulletins."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from extractors import patterns as re
from extractors import tracks as track_names
from extractors.advert_posts import citizen_of, owned_lines, section_rules, specified_lines
from extractors.age_lists import listed_ages
from extractors.age_relaxations import age_relaxations, relaxed_ages
from extractors.ages import find_ages
from extractors.bulletin import atom, majors_after, requirement_tree
from extractors.context import Context
from extractors.dates import find_dates
from extractors.education import find_education
from extractors.exclusions import opens_list, shuts_out
from extractors.exclusions_en import inline_circumstances
from extractors.lexicon import load
from extractors.needles import find, find_all
from extractors.numbers import english_number, parse_number
from extractors.open_to import places_open_to
from extractors.options import OPTION, one_of
from extractors.requirements import age_rule
from extractors.rules import LONGEST, Rule
from extractors.sections import Piece, Zone, heading, pieces, zone_of
from extractors.source import Clause, Source
from schema.conditions import Certificate, EducationLevel, Experience, Leaf, Nationality, Prose, Tenure
from schema.notice import Track


@cache
def _words() -> dict[str, Any]:
    return dict(load("eligibility_en"))


@cache
def _any(section: str, name: str) -> re.Pattern[str]:
    return re.compile("|".join(_words()[section][name]), re.IGNORECASE)


def read_english(ctx: Context, source: Source) -> Iterator[Rule]:
    """The conditions of an English document, in order."""
    yield from _dated(list(_read(ctx, source)))


def _dated(rules: list[Rule]) -> list[Rule]:
    """A date for the diplomas of one level belongs to the conditions that ask for that level."""
    out: list[Rule] = []
    for rule in rules:
        if rule.model is EducationLevel and {"obtained_by", "min"} <= rule.values.keys():
            same = [
                r
                for r in out
                if r.model is EducationLevel
                and r.values.get("min") == rule.values["min"]
                and "obtained_by" not in r.values
            ]
            for other in same:
                other.values["obtained_by"] = rule.values["obtained_by"]
                other.proofs["obtained_by"] = [rule.cited]
                other.derived |= rule.derived
            if same:
                continue
        out.append(rule)
    return out


def _read(ctx: Context, source: Source) -> Iterator[Rule]:
    listing: list[Piece] = []
    chosen: list[Piece] = []
    listed = False
    everything = pieces(source)
    own = owned_lines(source)
    of_post = dict(section_rules(source)) if own else {}
    own |= specified_lines(source, ctx.posts)
    for index, piece in enumerate(everything):
        if piece.line.index in own:
            continue
        yield from of_post.pop(piece.line.index, ())
        if listed and _continues(piece):
            continue
        listed = opens_list(piece.text)
        if listed:
            continue
        aged = list(listed_ages(source, piece))
        if aged:
            yield from aged
            continue
        if inline_circumstances(piece.text):
            continue
        options = OPTION.match(piece.text)
        if options or (chosen and re.fullmatch(r"(?:or|and/or)\W*", piece.text, re.IGNORECASE)):
            chosen += [piece] if options else []
            continue
        if chosen:
            yield from one_of(source, chosen)
            chosen = []
        if piece.zone is Zone.CONDITIONS and _demands(piece):
            listing.append(piece)
            continue
        if listing:
            yield from requirement_tree(ctx, source, listing)
            listing = []
        basis = _basis(source, everything[index : index + 2])
        if basis:
            yield basis
        else:
            yield from _piece(ctx, source, piece)
    if chosen:
        yield from one_of(source, chosen)
    if listing:
        yield from requirement_tree(ctx, source, listing)
    yield from age_relaxations(source)


_BASIS = re.compile(r"this examination is to be given\s+only\s+on\s+an?\s+[a-z]*\s*promotional basis", re.IGNORECASE)


def _basis(source: Source, pair: tuple[Piece, ...]) -> Rule | None:
    """THIS EXAMINATION IS TO BE GIVEN ONLY / ON A PROMOTIONAL BASIS, which bulletins break over two lines."""
    if not re.match(r"this examination is to be given", pair[0].text, re.IGNORECASE):
        return None
    start, end = pair[0].start, pair[-1].end
    found = _BASIS.search(source.text[start:end])
    if not found:
        return None
    text = re.sub(r"\s+", " ", found.group())
    return Rule(Prose, {"kind": "status", "text": text}, (start + found.start(), start + found.end()))


def _titles(piece: Piece) -> bool:
    head = heading(piece.text, zh=False)
    return head == piece.text.strip(" :") and zone_of(head, zh=False) is not None


def _continues(piece: Piece) -> bool:
    return piece.style in ("n", "n()", "abc", "roman", "ring") or piece.bullet


def _demands(piece: Piece) -> bool:
    """Whether a piece belongs to the numbered demands of a bulletin, to be read as a tree of and/or."""
    head = piece.heads[-1] if piece.heads else ""
    if len(piece.text) > LONGEST:
        return False
    if not re.search(r"requirement|minimum qualification", " ".join(piece.heads), re.IGNORECASE) or not head:
        return False
    if piece.bullet:
        listed = not re.search(r"\b(?:will|may)\b", piece.text)
    elif piece.style == "n":
        listed = bool(re.search(r"[;,]\s*(?:and|or)$", piece.text))
    else:
        closed = re.search(r"^[a-z].*(?:;|; and|; or|\.)$", piece.text, re.DOTALL)
        listed = piece.style in ("roman", "abc", "n()") and closed is not None
    if not piece.style and not piece.bullet and re.search(r"years of age|years old", piece.text):
        return False
    return bool(
        listed
        or re.search(
            rf"\b{english_number()} years? of|degree|graduation from|license|certificate|semester|years of age|"
            rf"citizenship|^either",
            piece.text,
            re.IGNORECASE,
        )
    ) and not _any("skip", "sentence").search(piece.text[:60])


def _piece(ctx: Context, source: Source, piece: Piece) -> Iterator[Rule]:
    line = replace(piece.line, start=piece.start, end=piece.end, text=piece.text)
    inside = piece.zone in (Zone.CONDITIONS, Zone.SCOPE)
    sentences = source.sentences(line)
    bulletin = re.search(r"requirements?\b|minimum qualification", " ".join(piece.heads), re.IGNORECASE) is not None
    skip = -1
    for index, sentence in enumerate(sentences):
        if index <= skip or len(sentence.text) > LONGEST:
            continue
        rules, used = _told(sentences, index)
        if not rules and _titles(piece):
            break
        if rules:
            yield from rules
            skip = index + used
            continue
        plain = re.sub(r"\([^()]*\)", "", sentence.text)
        if shuts_out(plain) and not re.search(r"\bage[sd]?\b", sentence.text, re.I):
            continue
        relaxed = list(relaxed_ages(sentence.text, sentence.start))
        if relaxed:
            yield from relaxed
            continue
        if not inside and find(_AGED, sentence.text):
            yield from _ages(ctx, sentence.text, sentence.start, ())
            if "citizen" not in sentence.text:
                continue
        citizens = re.search(
            r"(?:invit\w+ (?:[a-z]+ ){0,8}from (?:[a-z]+ ){0,4}|(?:must|should|"
            r"shall) be )(?P<who>(?:an? )?citizens? of (?P<c>(?:the )?[A-Z]\w+(?: [A-Z]\w+)*))",
            sentence.text,
        )
        nation = _CITIZENS.match(sentence.text)
        country = citizen_of(nation["who"]) if nation else None
        if nation and country:
            yield Rule(Nationality, {"value": country}, (sentence.start + nation.start("who"), sentence.end))
        elif citizens:
            skip = 4 if citizens["c"].startswith("the ") else 0
            at = sentence.start + citizens.start("who")
            yield Rule(Nationality, {"value": citizens["c"][skip:]}, (at, sentence.start + citizens.end("who")))
        elif bulletin and find(_AGED, sentence.text):
            yield from _ages(ctx, sentence.text, sentence.start, ())
        elif (inside and not bulletin) or re.search(r"must be of good character|free from any disease", sentence.text):
            for clause in _clauses(sentence):
                told = _clause(ctx, piece, clause)
                yield from told if piece.style or piece.bullet else filter(_demanded, told)


_CITIZENS = re.compile(
    r"(?i:all |only )?(?i:applicants?|candidates?|persons?|appointees?|employees?)"
    r"(?: for [^,.;]{3,60}?)? (?:must|should|shall|are required to) be (?:an? )?"
    r"(?P<who>(?:citizens? of )?[A-Z][\w' ]+)$"
)


def _demanded(rule: Rule) -> bool:
    """A paragraph among the conditions says many things: only what demands something is a condition."""
    if rule.model is not Prose:
        return True
    text = rule.values["text"]
    stated = rule.values["kind"] not in ("other", "status") or bool(find(_any("demand", "words"), text))
    return stated and not find(_any("demand", "never"), text)


_AGED = re.compile(
    r"\b(?:must|shall|should) (?:not )?(?:be|have attained|exceed)\b[^.;]*\b(?:years of age|years old|"
    r"ages? (?:of )?\d|aged \d)|"
    r"\bage limit (?:is|shall be|for)\b[^.;]*\d\d|\bminimum age\b[^.;]*\d\d|\baged (?:between )?\d\d",
    re.IGNORECASE,
)


def _told(sentences: list[Clause], index: int) -> tuple[list[Rule], int]:
    """Conditions that a sentence states wherever it stands; how many following sentences belong to it."""
    sentence = sentences[index]
    for phrase in _words()["phrases"]["required"]:
        if not re.search(phrase["match"], sentence.text, re.IGNORECASE):
            continue
        if re.search(
            r"open competitive|copy of|in order to qualify|wish to substitute|free from any disease",
            sentence.text,
            re.IGNORECASE,
        ):
            continue
        end, used = sentence.end, 0
        if (
            phrase["kind"] == "other"
            and index + 1 < len(sentences)
            and re.match(r"However|Such applicants", sentences[index + 1].text)
        ):
            end, used = sentences[index + 1].end, 1
        text = sentence.line.text[sentence.start - sentence.line.start : end - sentence.line.start]
        if text.startswith("If "):
            return [], 0
        lead = re.match(r"\(|[A-Z/ ]{4,}:\s+", text)
        start = sentence.start + (lead.end() if lead else 0)
        text = text[lead.end() :].rstrip(")") if lead else text
        if phrase["kind"] == "certificate":
            return [Rule(Certificate, {"text": text}, (start, start + len(text)))], used
        return [Rule(Prose, {"kind": phrase["kind"], "text": text}, (start, start + len(text)))], used
    return [], 0


def _clauses(sentence: Clause) -> Iterator[Clause]:
    """Split at semicolons, and at commas between conditions of different kinds."""
    begin = 0
    text = sentence.text
    cuts = list(
        re.finditer(
            r";\s*|,\s+(?:and\s+)?(?=(?:having|supporting|abiding|being|holding|with good|in good)\b)|"
            r",\s+who\s+(?=(?:support|uphold|abide|love|have)\b)|"
            r"\s+and\s+(?=(?:abide|support|uphold|love|comply|obey)\b)|\s+and\s+(?=must\b(?! not have attained))",
            text,
            re.IGNORECASE,
        )
    )
    for start, end in [*((m.start(), m.end()) for m in cuts), (len(text), len(text))]:
        part = text[begin:start]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            at = sentence.start + begin + lead
            yield Clause(at, at + len(part.strip()), part.strip(), sentence.line)
        begin = end


_LABEL = re.compile(r"(?P<who>[A-Za-z][\w() -]{1,140}?):\s+(?=\S)")


def _clause(ctx: Context, piece: Piece, clause: Clause) -> Iterator[Rule]:
    text, at = clause.text, clause.start
    if find(_any("skip", "sentence"), text) or shuts_out(re.sub(r"\([^()]*\)", "", text)):
        return
    label = _LABEL.match(text)
    label_tracks = track_names.mentions(label["who"] if label else " ".join(piece.heads[-1:]), ctx.tracks)
    label_tracks = label_tracks or (_by_words(label["who"], ctx.tracks) if label else ())
    tracks = label_tracks or track_names.mentions(text, ctx.tracks)
    found = False
    for rule in (
        *_ages(ctx, text, at, tracks),
        *_educations(ctx, text, at, tracks, label),
        *_served(text, at, tracks),
        *places_open_to(text, at, tracks),
    ):
        found = True
        yield rule
    nation = re.search(
        r"(?i:nationality of) (?:the )?(?P<a>[A-Z][\w' ]+?)(?= \(|,|;|$| and)|"
        r"(?i:having|have|of|with) (?:the )?(?P<b>[A-Z]\w+) (?:nationality|citizenship)|"
        r"(?i:citizens?) of (?:the )?(?P<c>[A-Z][\w']+(?: (?:of |and )?[A-Z][\w']+)*)",
        text,
    )
    if nation:
        value = nation["a"] or nation["b"] or nation["c"]
        yield Rule(Nationality, {"value": value}, (at + nation.start(), at + nation.end()))
        return
    if found:
        return
    body, start = text, at
    topic = re.match(r"(?:other|health|political|conduct|physical condition|nationality)s?: ", text, re.IGNORECASE)
    if topic:
        body, start = text[topic.end() :], at + topic.end()
    if len(body) < 8 or body.endswith(":"):
        return
    kind = _kind(body)
    title = len(body) < 40 and not re.search(r"[.;]$", piece.text) and piece.text == text
    if kind is None and title:
        return
    model: type[Leaf] = Certificate if kind == "certificate" else Prose
    values = (
        {"text": body}
        if model is Certificate
        else {"kind": kind or ("status" if re.search(r"personnel who|who meet", body) else "other"), "text": body}
    )
    bracket = re.search(r"\s*\([^()]*(?:cannot|may not)[^()]*\)$", body)
    if bracket:
        values["text"] = body[: bracket.start()]
    yield Rule(model, values, (start, start + len(values["text"])), tracks=tracks)


def _by_words(label: str, tracks: Sequence[Track]) -> tuple[str, ...]:
    """Tracks that a label calls by another name: those with a word of it that no more than half of the tracks share."""
    words = [set(re.findall(r"[a-z]{4,}", track.label.casefold())) for track in tracks]
    asked = {w for w in re.findall(r"[a-z]{4,}", label.casefold()) if 2 * sum(w in own for own in words) <= len(tracks)}
    return tuple(track.id for track, own in zip(tracks, words, strict=True) if asked & own)


def _kind(text: str) -> str | None:
    best: tuple[int, str] | None = None
    for name in _words()["kinds"]:
        found = find(_any("kinds", name), text)
        if found and (best is None or found.start() < best[0]):
            best = (found.start(), name)
    return best[1] if best else None


def _who(text: str, start: int, floor: int) -> tuple[str, int] | None:
    """Whom an English rule is limited to: the words before it in its clause."""
    left = text[floor:start]
    part = re.split(r"[,;:.](?=\s)|\s\(|\)", re.sub(r"[:\s]+$", "", left))[-1]
    part = re.sub(r"^\W*(?:and|but|or|while|for)\s+(?:the age of )?", "", part.strip())
    part = re.sub(
        r"\s*(?:can be|may be|are|is|shall be|should be|must be|must|will be|the upper age limit|age limit|"
        r"aged?|not|have|has)*$",
        "",
        part,
    ).strip()
    if not re.match(
        r"(?:those|candidates? (?:who|with|from|belonging)|persons? |personnel|male|female|men|women|doctoral|"
        r"master|graduate|expatriate|ex-service|veteran|retired|people|holders|applicants (?:who|with)|"
        r"[a-z]+ students|[\w ]{3,30} (?:posts?|positions?)$)",
        part,
        re.IGNORECASE,
    ):
        return None
    return part, floor + left.rindex(part)


def _ages(ctx: Context, text: str, at: int, tracks: tuple[str, ...]) -> Iterator[Rule]:
    floor = 0
    for match in find_ages(text, year=ctx.year):
        rule = age_rule(match, at)
        rule.tracks = tracks
        who = _who(text, match.start, floor)
        if who:
            rule.values["who"] = who[0]
            rule.proofs["who"] = [(at + who[1], at + who[1] + len(who[0]))]
        window = text[match.start : match.end + 30]
        inner = re.search(r"\b(?:on|as on|as of|as at) (?P<d>\d[\w. ]{5,20})", window)
        near = [d for d in find_dates(window, year=ctx.year) if d.start == inner.start("d")] if inner else []
        if near and near[0].first:
            rule.values["as_of"] = near[0].first
            rule.proofs["as_of"] = [(at + match.start + near[0].start, at + match.start + near[0].end)]
        yield rule
        floor = match.end


_HELD = re.compile(
    r"(?:possessed|held|completed) on the (?:last|closing) (?:date|day)[^.;]{0,70}?,? "
    r"(?:viz\.?|i\.e\.?,?|that is,?|namely|being) |"
    r"(?:obtained|acquired|awarded|received|conferred)[^.;,]{0,12} (?:on or before|before|by|no later than|"
    r"not later than|prior to)(?: the)?(?: closing date,?| end of)? ",
    re.IGNORECASE,
)


def _educations(
    ctx: Context, text: str, at: int, tracks: tuple[str, ...], label: re.Match[str] | None
) -> Iterator[Rule]:
    held = list(find_all(_HELD, text))
    if held:
        yield from _obtained(ctx, text, at, tracks, held)
        return
    for match in find_education(text):
        if match.level is None or re.search(r"preference|relaxed|students", text[match.end : match.end + 12]):
            continue
        left = re.split(r"[;:.]", text[: match.start])[-1]
        rule = Rule(
            EducationLevel,
            {"min": match.level},
            (at + match.start, at + match.end),
            tracks=track_names.mentions(left, ctx.tracks) or tracks,
        )
        named, end = majors_after(text, match.end)
        if named:
            rule.values["majors"] = named
            rule.cited = (at + match.start, at + end)
        if label and re.match(r"Posts? ", label["who"]):
            rule.values["who"] = label["who"]
            rule.proofs["who"] = [(at + label.start("who"), at + label.end("who"))]
        yield rule


def _obtained(ctx: Context, text: str, at: int, tracks: tuple[str, ...], held: list[re.Match[str]]) -> Iterator[Rule]:
    """Diploma must be obtained before a date for one level, before another date for a higher one."""
    dates = find_dates(text, year=ctx.year)
    for match in held:
        date = next((d for d in dates if 0 <= d.start - match.end() <= 3), None)
        if date is None:
            continue
        after = text[date.end : date.end + 90].split(", and")[0]
        level = next((m for m in find_education(after) if m.level), None)
        moment = date.last or date.first or ""
        month = len(moment) == 7 and re.search(r"end of\s*$", text[: date.start])
        if month:
            moment = f"{moment}-{monthrange(int(moment[:4]), int(moment[5:]))[1]}"
        values: dict[str, Any] = {"obtained_by": moment}
        if level is not None:
            values["min"] = level.level
        left = text[: match.start()]
        certificate = re.search(r"certificate", left) and not re.search(
            r"graduation|diploma|degree|qualification must", left, re.I
        )
        rule = Rule(Certificate if certificate else EducationLevel, values, (at, at + len(text)), tracks=tracks)
        if certificate:
            rule.values["text"] = text
        rule.noise = date.repaired
        if month:
            rule.derived["obtained_by"] = ("end_of_month", [(at + date.start, at + date.end)])
        yield rule


def _served(text: str, at: int, tracks: tuple[str, ...]) -> Iterator[Rule]:
    found = re.search(
        rf"(?:more than|over|at least|not less than|minimum of|(?:must|should|shall) have|"
        rf"with) (?P<n>{english_number()}) years?'? (?:of )?(?P<what>service|"
        rf"(?:[\w-]+ ){{0,4}}experience)(?P<as> (?:as|in) [^,;.()]+)?",
        text,
        re.IGNORECASE,
    )
    if not found or re.search(r"preference|relax", text):
        return
    years = parse_number(found["n"])
    if years is None:
        return
    head = re.match(r"(?P<rank>[^:]{8,140}):", text)
    span = (at + found.start(), at + found.end())
    if found["what"].lower() == "service" and head:
        yield Rule(Tenure, {"rank": head["rank"], "years": years}, (at, at + found.end()), tracks=tracks)
    else:
        values: dict[str, Any] = {"years": years}
        kind = re.sub(r"\b(?:relevant|qualifying|work|working|similar|proven|experience)\b", "", found["what"]).strip()
        if kind and not found["as"]:
            values["field"] = found["what"]
        elif found["as"]:
            values["field"] = re.sub(r"^ (?:as|in) (?:an? )?", "", found["as"])
        yield Rule(Experience, values, span, tracks=tracks)


__all__ = ["atom", "read_english"]
