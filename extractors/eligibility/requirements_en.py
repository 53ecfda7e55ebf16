"""Requirements in English: advertisements and machine-translated notices, clause by clause, and notes to bulletins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from extractors.conditions.age_lists import age_columns, listed_ages, sum_eased
from extractors.conditions.age_relaxations import (
    age_relaxations,
    eased_ages,
    eased_item,
    relaxed_ages,
    unlimited_ages,
    with_eased,
    without_caps,
    women_and_servicemen,
)
from extractors.conditions.ages_en import ages_of
from extractors.conditions.bulletin import phrase_rules, requirement_tree
from extractors.conditions.category_ages_en import category_ages, raised_for_all
from extractors.conditions.choices_en import choices, members
from extractors.conditions.citizens import citizen_choice, of_citizens
from extractors.conditions.class_rules import in_lieu, of_class, once
from extractors.conditions.clauses_en import clause_rules, clauses_of, demanded
from extractors.conditions.exclusion_words import opens_list, shuts_out
from extractors.conditions.exclusions_en import inline_circumstances
from extractors.conditions.kinds_en import phrases
from extractors.conditions.nations_en import OR_RESIDENT, SETTLED, nation_of, residence
from extractors.conditions.options import OPTION, one_of
from extractors.conditions.rules import LONGEST, Rule
from extractors.conditions.single_demands import choice_of
from extractors.conditions.stated_en import stated
from extractors.eligibility.cell_choices_en import cell_choices
from extractors.eligibility.cell_sections_en import cell_sections
from extractors.eligibility.class_heads_en import under_classes
from extractors.eligibility.demands_en import bare_demand, demand_of, opens_demands, speaks
from extractors.eligibility.named_days_en import named_days
from extractors.eligibility.named_posts_en import of_named_posts, without_ages_of_posts
from extractors.eligibility.promotional_en import promotional_basis
from extractors.eligibility.requirement_lists import inline_list, list_rules, requirement_lists
from extractors.eligibility.run_in_titles import Title, titled, without_titles
from extractors.eligibility.titled_demands import joined_bounds, titled_rules
from extractors.eligibility.topics_en import Topic, topics, under_topics
from extractors.outline.sections import Piece, Zone, heading, pieces, zone_of
from extractors.posts.advert_posts import (
    owned_lines,
    section_rules,
    sole_rules,
    specified_lines,
    specified_rules,
    statement_rules,
)
from extractors.posts.adverts import read_heading
from extractors.posts.spec_tables import wished
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.needles import find
from extractors.text.source import Clause, Source
from extractors.values.numbers import english_number
from schema.conditions import EducationLevel, Nationality, Prose, Region
from schema.document import BlockKind


def read_english(ctx: Context, source: Source) -> Iterator[Rule]:
    """The conditions of an English document, in order."""
    fields = titled(pieces(source))
    everything = without_titles(pieces(source), fields)
    known = topics(everything)
    told = joined_bounds(list(_read(ctx, source, everything, known, fields)))
    rules = once(in_lieu(source, _dated(told)))
    beside = [piece for section in cell_sections(source) for piece in section.pieces]
    rules = list(under_classes(under_topics(rules, everything, known), source, ctx.tracks))
    rules = named_days(ctx, source, rules, (*everything, *beside))
    rules = without_caps(source, list(of_named_posts(source, rules, ctx.posts)))
    rules = list(without_ages_of_posts(source, rules, ctx.posts, ctx.year))
    raised_for_all(source, rules)
    sum_eased(rules)
    of_posts = {p.age_max for p in ctx.posts if p.age_max is not None}
    eased = list(eased_ages(source, rules, of_posts))
    yield from with_eased(rules, eased, list(women_and_servicemen(source, rules, of_posts)))


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


def _read(
    ctx: Context,
    source: Source,
    everything: Sequence[Piece],
    small: Mapping[int, Topic],
    fields: Mapping[int, Title | None],
) -> Iterator[Rule]:
    listing: list[Piece] = []
    chosen: list[Piece] = []
    listed = asked = False
    easing: tuple[str, bool] | None = None  # of the item that opens a list of people who may be older
    style: tuple[str, bool] | None = None  # of the items under a sentence that opens demands
    own = owned_lines(source)
    of_post = dict(section_rules(source)) if own else {}
    listed_posts = specified_lines(source, ctx.posts)
    of_listed = specified_rules(source, ctx.posts) if listed_posts else {}
    own |= listed_posts
    if len(ctx.posts) < 2:
        told, lines = sole_rules(source)
        yield from told
        own |= lines
    of_label = statement_rules(source, ctx.posts)
    lists = [x for x in requirement_lists(source) if not x.lines & own]
    of_list = {min(x.lines): x for x in lists}
    taken = frozenset(i for x in lists for i in x.lines)
    aged_rows = age_columns(everything)
    runs = choices(everything)
    joined = members(runs)
    for index, piece in enumerate(everything):
        if piece.line.index in own:
            title = fields.get(index)
            if title.placed if title else piece.zone is Zone.CONDITIONS:
                yield from of_listed.pop(piece.line.index, ())
            elif len(ctx.posts) == 1:  # what the only post asks is asked of everybody
                yield from titled_rules(ctx, source, title, partial(_piece, ctx, source)) if title else ()
            continue
        for at in [at for at in of_list if at <= piece.line.index]:
            yield from list_rules(ctx, source, of_list.pop(at))
        if piece.line.index in taken:
            continue
        yield from of_post.pop(piece.line.index, ())
        if piece.line.index in of_label:
            told = of_label[piece.line.index]
            before = _before(source, piece, told) if piece.first else None
            if before is not None:
                yield from _piece(ctx, source, before)
            yield from told if piece.first else ()
            continue
        if index in aged_rows:
            yield from aged_rows[index]
            continue
        if listed and _continues(piece):
            continue
        listed = opens_list(piece.text)
        if listed:
            continue
        if easing is not None and _continues(piece) and easing != (piece.style, piece.bullet):
            yield from eased_item(piece.text.rstrip(" ;."), piece.start)
            continue
        last = re.split(r"(?<=[.;])\s+(?=[A-Z])", piece.text)[-1]
        easing = (piece.style, piece.bullet) if len(last) < 200 and _EASED.search(last) else None
        if easing is not None:
            cut = piece.end - len(last)
            before = replace(piece, end=cut, text=piece.text[: cut - piece.start].rstrip())
            yield from list(listed_ages(source, before)) or _piece(ctx, source, before)
            after = everything[index + 1] if index + 1 < len(everything) else piece
            easing = easing if after.bullet or after.number == 1 else None
            continue
        if index in fields:
            if listing:
                yield from requirement_tree(ctx, source, listing)
                listing = []
            title = fields[index]
            yield from titled_rules(ctx, source, title, partial(_piece, ctx, source)) if title else ()
            continue
        aged = [] if speaks(piece) else list(listed_ages(source, piece))
        if aged:
            yield from aged
            continue
        if inline_circumstances(piece.text) or (piece.heads and wished(piece.heads[-1])):
            continue
        if index in joined or index in small:
            continue
        if index in runs:
            yield from requirement_tree(ctx, source, listing)
            listing = []
            yield from requirement_tree(ctx, source, runs[index])
            continue
        options = OPTION.match(piece.text)
        if options or (chosen and re.fullmatch(r"(?:or|and/or)\W*", piece.text, re.IGNORECASE)):
            chosen += [piece] if options else []
            continue
        if chosen:
            yield from one_of(ctx, source, chosen)
            chosen = []
        follows = (style is None or style == (piece.style, piece.bullet)) and not _titles(piece)
        if asked and follows and _continues(piece):
            style = (piece.style, piece.bullet)
        else:
            asked, style = opens_demands(piece.text), None
        noted = speaks(piece) or _NOTE.search(piece.text) is not None
        if ((piece.zone is Zone.CONDITIONS and _demands(piece)) or style is not None) and not noted:
            listing.append(piece)
            continue
        if listing:
            yield from of_class(source, listing[0], requirement_tree(ctx, source, listing))
            listing = []
        basis = promotional_basis(source, everything[index : index + 2])
        if basis:
            yield basis
        else:
            yield from of_class(source, piece, _piece(ctx, source, piece))
    if chosen:
        yield from one_of(ctx, source, chosen)
    if listing:
        yield from requirement_tree(ctx, source, listing)
    for at in of_list:
        yield from list_rules(ctx, source, of_list[at])
    for section in cell_sections(source):
        yield from list_rules(ctx, source, section.joined) if section.joined else ()
        for piece in section.pieces:
            yield from _piece(ctx, source, piece)
    yield from cell_choices(source, ctx.posts)
    yield from age_relaxations(source)


def _before(source: Source, piece: Piece, told: Sequence[Rule]) -> Piece | None:
    """What a line says of everybody before the sentence on one post."""
    begin = min((span[0] for r in told for span in (r.cited, *r.proofs.get("who", []))), default=piece.start)
    ends = [c.end for c in source.sentences(piece.line) if piece.start < c.end < begin]
    if not ends or ends[-1] - piece.start < 20:
        return None
    return replace(piece, end=ends[-1], text=source.text[piece.start : ends[-1]])


_EASED = re.compile(
    r"^[^.;:]{0,40}\b(?:age|limit)s?\b[^.;:]{0,70}\b(?:relax|extend|rais|eas|enhanc)[^.;:]{0,90}:-?$|"
    r"^(?:age )?(?:relaxations?|concessions?)\b[^.;:]{0,60}:?-?$",
    re.IGNORECASE,
)
"""Opens a list of people who may be older: ``The upper age limit is relaxable as follows:``."""
_NOTE = re.compile(r"^(?:[A-Z][a-z]+ |[A-Z]+ )?notes?\s*:|^[^;:]{3,60}\bmay (?:also )?apply,", re.IGNORECASE)
"""Says something about the demands, and is none of those that are listed."""


def _titles(piece: Piece) -> bool:
    if piece.bullet or piece.text[:1].islower():
        return False
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
    plain = not piece.style and not piece.bullet
    if plain and (re.search(r"years of age|years old", piece.text) or len(re.findall(r"\bmust\b", piece.text)) > 1):
        return False
    return bool(
        listed
        or re.search(
            rf"\b{english_number()} (?:years?|months?) of|degree|diploma|graduation from|license|certificate|semester"
            rf"|years of age|"
            rf"citizenship|^either",
            piece.text,
            re.IGNORECASE,
        )
    ) and not phrases("skip", "sentence").search(piece.text[:60])


def _piece(ctx: Context, source: Source, piece: Piece) -> Iterator[Rule]:
    line = replace(piece.line, start=piece.start, end=piece.end, text=piece.text)
    inside = piece.zone in (Zone.CONDITIONS, Zone.SCOPE)
    sentences = [part for sentence in source.sentences(line) for part in _apart(sentence)]
    bulletin = re.search(r"requirements?\b|minimum qualification", " ".join(piece.heads), re.IGNORECASE) is not None
    skip = -1
    for index, sentence in enumerate(sentences):
        if index <= skip or len(sentence.text) > LONGEST:
            continue
        if settled := OR_RESIDENT.match(sentence.text):
            yield choice_of(source, settled["what"], sentence.start + settled.start("what"))
            continue
        rules, used = stated(ctx, sentences, index)
        if not rules and _titles(piece):
            break
        if rules:
            yield from rules
            skip = index + used
            continue
        plain = re.sub(r"\([^()]*\)", "", sentence.text)
        if shuts_out(plain) and not re.search(r"\bage[sd]?\b", sentence.text, re.I):
            continue
        measured = _MEASURED.match(sentence.text)
        if measured and re.search(r"\d", sentence.text) and piece.zone is not Zone.EXCLUSIONS:
            yield Rule(Prose, {"kind": "health", "text": sentence.text}, (sentence.start, sentence.end))
            continue
        home = residence(sentence.text, sentence.start)
        if home:
            yield home
            if sentence.text[home.cited[0] - sentence.start :].startswith("must "):
                continue
        inline = inline_list(source, sentence)
        if inline is not None:
            yield from list_rules(ctx, source, inline)
            continue
        relaxed = list(relaxed_ages(sentence.text, sentence.start)) or list(
            unlimited_ages(sentence.text, sentence.start)
        )
        relaxed = relaxed or category_ages(sentence.text, sentence.start, titled=False, year=ctx.year)
        if relaxed:
            yield from relaxed
            continue
        if not inside and (compound := _compound(ctx, piece, sentence)):
            yield from compound
            continue
        if not inside and find(_AGED, sentence.text):
            yield from ages_of(ctx, sentence.text, sentence.start, ())
            if not re.search(r"citizen|national|\binvit", sentence.text):
                continue
        citizens = re.search(
            r"(?:(?:invit|call|solicit|accept)\w+ (?:[a-z-]+ ){0,8}from (?:[a-z]+ ){0,5}|(?i:must|should|"
            r"shall) be )(?P<who>(?:an? )?citizens? of (?P<c>(?:the )?[A-Z]\w+(?: [A-Z]\w+)*))",
            sentence.text,
        )
        nation, country = nation_of(sentence.text)
        alternatives = citizen_choice(sentence.text)
        settled = SETTLED.match(sentence.text)
        if alternatives:
            yield from of_citizens(sentence, alternatives)
        elif settled:
            yield choice_of(source, settled["what"], sentence.start + settled.start("what"))
        elif nation and country:
            yield Rule(Nationality, {"value": country}, (sentence.start + nation.start("who"), sentence.end))
        elif citizens and re.match(
            r",? or (?:an? )?(?:lawful |legal )?permanent resident", sentence.text[citizens.end() :]
        ):
            begin = citizens.start("who")
            yield choice_of(source, sentence.text[begin:], sentence.start + begin)
        elif citizens:
            at = sentence.start + citizens.start("who")
            country = citizens["c"].removeprefix("the ")
            yield Rule(Nationality, {"value": country}, (at, sentence.start + citizens.end("who")))
        elif bulletin and find(_AGED, sentence.text):
            yield from ages_of(ctx, sentence.text, sentence.start, ())
            for clause in list(clauses_of(sentence))[1:]:
                if clause.text.startswith("must ") and not find(_AGED, clause.text):
                    yield from (r for r in clause_rules(ctx, piece, clause) if r.model is not Region and demanded(r))
        elif (inside and (not bulletin or _item(piece))) or re.search(
            r"must be of good character|free from any disease", sentence.text
        ):
            listed = (piece.style or piece.bullet) and piece.line.kind is not BlockKind.HEADING
            phrase = phrase_rules(ctx, source, sentence) if listed else []
            if phrase:
                yield from phrase
                continue
            for clause in clauses_of(sentence):
                told = clause_rules(ctx, piece, clause)
                yield from told if listed else filter(demanded, told)
        else:
            demand = list(demand_of(ctx, sentence))
            yield from demand
            if not demand and inside and piece.style and speaks(piece):
                for clause in clauses_of(sentence):
                    yield from clause_rules(ctx, piece, clause)
            elif not demand and inside and bare_demand(sentence.text):
                for clause in clauses_of(sentence):
                    yield from (r for r in clause_rules(ctx, piece, clause) if r.model is not Prose and demanded(r))


def _compound(ctx: Context, piece: Piece, sentence: Clause) -> list[Rule]:
    """Candidates must hold X, be Y and have Z: each demand of a sentence, where several of them are of typed kinds."""
    parts = list(clauses_of(sentence)) if find(_OBLIGED, sentence.text) else []
    if len(parts) < _FEWEST:
        return []
    told = [[r for r in clause_rules(ctx, piece, part) if demanded(r)] for part in parts]
    typed = [rules for rules in told if any(r.model is not Prose or r.values["kind"] != "other" for r in rules)]
    return [r for rules in typed for r in rules] if len(typed) >= _FEWEST else []


_FEWEST = 2
_OBLIGED = re.compile(
    r"^(?:[A-Z][^.;:,]{2,60}, )?(?:(?:each|every|all|any|the|an?|only|eligible|suitable|successful|qualified"
    r"|interested) )*"
    r"(?:applicants?|candidates?|persons?|appointees?|recruits?|entrants?|respondents?|graduates?|people|members?"
    r"|employees?|you)\b"
    r"[^.;:,]{0,50}? (?:must|shall|should|(?:are|is) (?:required|expected) to|needs? to|ha(?:s|ve) to)\b",
    re.IGNORECASE,
)


def _apart(sentence: Clause) -> list[Clause]:
    """``Applicants must be fit, must be willing … and must submit …``: each demand for itself."""
    if len(re.findall(r"\bmust\b", sentence.text)) < 3:
        return [sentence]
    parts = list(clauses_of(sentence))
    return parts if all(re.match(r"must\b", p.text) for p in parts[1:]) else [sentence]


def _item(piece: Piece) -> bool:
    """A listed item that names something and says nothing of what will happen: ``A current driver's licence``."""
    listed = bool(piece.style) or piece.bullet
    if not listed or piece.line.kind is BlockKind.HEADING or len(piece.text) > 160 or piece.text.isupper():
        return False
    if find(_VERB, piece.text) is not None:
        return False
    return read_heading(piece.line) is None


_VERB = re.compile(r"\b(?:will|may|shall|can|is|are|was|were|has been|have been|must|should|note)\b|:", re.IGNORECASE)
_MEASURED = re.compile(
    r"(?:minimum |required )?(?:height|chest|weight|eye ?sight|vision|visual (?:acuity|standards?)|hearing|"
    r"physical (?:measurements?|standards?))\b(?: \([^()]{2,30}\))?\s*(?::|\s-)\s",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:must|shall|should) (?:not )?(?:be|have (?:attained|completed|reached)|exceed)\b"
    r"[^.;]*\b(?:years of age|years old|"
    r"ages? (?:of )?\d|aged \d)|"
    r"\b(?:maximum|upper|minimum) age(?: limit)? (?:is|shall be|will be|of)\b[^.;]*\d\d|"
    r"no(?:t)? (?:be )?older than \d\d|"
    r"\b(?:must|shall|should) be between \d\d and \d\d years\b(?! of (?!age))|"
    r"\b(?:must|shall|should) (?:have been |be )?born (?:on|after|before|between|not|no|in)\b|"
    r"\b(?:must|shall|should) (?:lie|fall) between \d\d|"
    r"\bage limit (?:is|shall be|for)\b[^.;]*\d\d|\bminimum age\b[^.;]*\d\d|\baged (?:between )?\d\d",
    re.IGNORECASE,
)


__all__ = ["read_english"]
