"""Titled demands: what stands behind a run-in title, read as what the title says that it is about.

Behind ``Age - ``, a bare ``18 to 33 years`` is an age; behind ``Experience: ``, ``two years as a clerk`` is experience.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from extractors.conditions.age_relaxations import relaxed_ages, unlimited_ages
from extractors.conditions.ages_en import ages_of
from extractors.conditions.askers_en import asks, says
from extractors.conditions.bulletin import item_rules
from extractors.conditions.category_ages_en import category_ages
from extractors.conditions.certificates import find_preferred
from extractors.conditions.citizens import citizen_in, citizen_of
from extractors.conditions.clauses_en import clauses_of
from extractors.conditions.exclusion_words import shuts_out
from extractors.conditions.experience_en import time_served
from extractors.conditions.kinds_en import kind_of, phrases
from extractors.conditions.nations_en import nation_of, place_named, residence
from extractors.conditions.rules import LONGEST, Rule
from extractors.conditions.single_demands import LEAD
from extractors.eligibility.run_in_titles import Title
from extractors.outline.sections import Piece
from extractors.posts.advert_posts import demand_rules
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Clause, Source
from schema.conditions import Age, Certificate, Leaf, Nationality, Prose

Plain = Callable[[Piece], Iterable[Rule]]
"""The reader of paragraphs without a title."""


def titled_rules(ctx: Context, source: Source, title: Title, plain: Plain) -> list[Rule]:
    """The conditions behind one title, sentence by sentence; whole sentences are read as they are without a title."""
    piece = title.body
    line = replace(piece.line, start=piece.start, end=piece.end, text=piece.text)
    rules: list[Rule] = []
    for sentence in source.sentences(line):
        text = sentence.text
        if len(text) > LONGEST or phrases("skip", "sentence").search(text) or find_preferred(text):
            continue
        if title.role == "age":
            rules += _aged(ctx, sentence) or _bound(sentence, title)
        elif title.role == "requirements":
            rules += [] if len(ctx.posts) > 1 else _listed(source, sentence)  # what one of several posts asks
        elif says(text):
            own = replace(piece, start=sentence.start, end=sentence.end, text=text)
            told = [_of_role(rule, title.role) for rule in plain(own)]
            rules += told or _said(ctx, source, sentence, title.role)
        else:
            rules += _READERS.get(title.role, _said)(ctx, source, sentence, title.role)
    if title.role == "requirements":
        return rules if any(r.model is not Prose for r in rules) else []
    told = [r for r in rules if title.placed or r.model is not Prose or r.values["kind"] != "other"]
    return _with_births(told if title.role in _TYPED else rules)


def _of_role(rule: Rule, role: str) -> Rule:
    """What its own words do not tell the kind of is of that of the title."""
    if rule.model is Prose and rule.values["kind"] == "other":
        if role == "certificate":
            return replace(rule, model=Certificate, values={k: v for k, v in rule.values.items() if k != "kind"})
        rule.values["kind"] = role if role in ("health", "character", "language") else "other"
    return rule


_TYPED = ("age", "education", "experience", "nationality", "domicile")


def _aged(ctx: Context, sentence: Clause) -> list[Rule]:
    text, at = sentence.text, sentence.start
    told = list(relaxed_ages(text, at)) or list(unlimited_ages(text, at))
    told = told or category_ages(text, at, titled=True, year=ctx.year)
    return told or ages_of(ctx, text, at, (), aged=True)


def _bound(sentence: Clause, title: Title) -> list[Rule]:
    """``Maximum age: 30 years``: one number, which the title says to be the least or the greatest."""
    found = re.match(r"(?P<n>[1-7]\d)(?: ?years?(?: of age)?)?\W*$", sentence.text)
    if found is None:
        return []
    least = re.match(r"(?:minimum|lower)\b", title.body.heads[-1], re.IGNORECASE) is not None
    span = (sentence.start, sentence.start + found.end("n"))
    return [Rule(Age, {"min" if least else "max": int(found["n"])}, span)]


def joined_bounds(rules: Sequence[Rule]) -> list[Rule]:
    """A least age and a greatest one in the titled lines next to each other are one condition."""
    out: list[Rule] = []
    for rule in rules:
        last = out[-1] if out else None
        bare = [r.values.keys() for r in (last, rule) if r is not None and r.model is Age and not r.tracks]
        if last is not None and bare == [{"min"}, {"max"}] and 0 < rule.cited[0] - last.cited[1] < 60:
            last.values |= rule.values
            last.proofs |= {"min": [last.cited], "max": [rule.cited]}
            last.cited = (last.cited[0], rule.cited[1])
            continue
        out.append(rule)
    return out


def _held(ctx: Context, source: Source, sentence: Clause, role: str) -> list[Rule]:
    """Education and experience: typed demands, and what is said of them by whoever must have them."""
    text = sentence.text.rstrip(" .;")
    lead = LEAD.match(text)
    begin = lead.end() if lead else 0
    served = time_served(text[begin:], sentence.start + begin) if role == "experience" else None
    if served:
        return [served]
    rules, extra = item_rules(ctx, source, text[begin:], sentence.start + begin)
    rules = [_timed(source, rule) for rule in rules] if role == "experience" else rules
    return [*(r for r in rules if r.model is not Prose or r.values["kind"] != "other" or len(rules) > 1), *extra]


def _timed(source: Source, rule: Rule) -> Rule:
    """A time without the word for it, alone or among alternatives."""
    if rule.options:
        return replace(rule, options=[_timed(source, option) for option in rule.options])
    plain = rule.model is Prose and rule.values["kind"] == "other"
    return (time_served(rule.values["text"], rule.cited[0]) if plain else None) or rule


_NEEDED = re.compile(r",? (?:is|are|will be) (?:required|essential|needed|mandatory|compulsory)\W*$", re.IGNORECASE)


def _listed(source: Source, sentence: Clause) -> list[Rule]:
    """``Requirements: A diploma in …. Six years experience is required.``: each sentence is a demand."""
    text = re.sub(r"\s*\([^()]*(?:attach|submit|proof|copy|copies)[^()]*\)$", "", sentence.text.rstrip(" ."))
    needed = _NEEDED.search(text)
    return demand_rules(source, text[: needed.start()] if needed else text, sentence.start)


def _nation(ctx: Context, source: Source, sentence: Clause, role: str) -> list[Rule]:
    text, at = sentence.text.rstrip(" .;"), sentence.start
    bare = re.sub(r",?\s+only$", "", text)
    country = nation_of(text)[1] or citizen_in(bare) or citizen_of(bare)
    if country:
        return [Rule(Nationality, {"value": country}, (at, at + len(text)))]
    return _said(ctx, source, sentence, role)


def _home(ctx: Context, source: Source, sentence: Clause, role: str) -> list[Rule]:
    found = residence(sentence.text, sentence.start) or place_named(sentence.text, sentence.start)
    return [found] if found else _said(ctx, source, sentence, role)


_KINDS = {"health": "health", "character": "character", "language": "language", "status": "status"}
_KINDS |= {"domicile": "status", "nationality": "status"}


def _said(ctx: Context, source: Source, sentence: Clause, role: str) -> list[Rule]:
    """What is asked in words, of the kind of the title where its own words tell none."""
    out: list[Rule] = []
    if shuts_out(re.sub(r"\([^()]*\)", "", sentence.text)):
        return out
    for clause in clauses_of(sentence):
        text = clause.text.rstrip(" .;")
        if len(text) < 8 or not asks(text):
            continue
        kind = "certificate" if role == "certificate" else _KINDS.get(role) or kind_of(text) or "other"
        model: type[Leaf] = Certificate if kind == "certificate" else Prose
        values = {"text": text} if model is Certificate else {"kind": kind, "text": text}
        out.append(Rule(model, values, (clause.start, clause.start + len(text))))
    return out


_READERS = {"education": _held, "experience": _held, "nationality": _nation, "domicile": _home}


def _with_births(rules: list[Rule]) -> list[Rule]:
    """Ages, and the dates of birth that the next sentence gives for them, are one condition."""
    out: list[Rule] = []
    for rule in rules:
        births = rule.values if rule.model is Age and rule.values.keys() <= {"born_from", "born_to"} else {}
        if births and out and out[-1].model is Age and not out[-1].values.keys() & {"born_from", "born_to", "who"}:
            out[-1].values.update(births)
            out[-1].proofs |= {name: [rule.cited] for name in births}
            continue
        out.append(rule)
    return out


__all__ = ["joined_bounds", "titled_rules"]
