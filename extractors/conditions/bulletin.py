"""Bulletins: numbered demands joined by and/or at two levels, read as a tree of conditions.

``1. … or / 2. … and … or / 3. …; and / 4. …`` is one choice between 1, 2 and 3, and 4 besides. Inside an item, "and"
joins what is needed together and binds looser than "or" (experience, and a degree or a certificate).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extractors.conditions.ages import find_ages
from extractors.conditions.ages_en import ages_of
from extractors.conditions.compounds_en import compound, starts_demand
from extractors.conditions.experience_en import of_which
from extractors.conditions.held_posts_en import held_post
from extractors.conditions.rules import Rule
from extractors.conditions.single_demands import choice_of
from extractors.conditions.substitutions_en import substitution
from extractors.outline import mentions as track_names
from extractors.outline.sections import Piece
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.needles import find
from extractors.text.source import Clause, Source
from extractors.values.education import find_education
from extractors.values.numbers import english_number
from schema.conditions import AllOf, AnyOf, EducationLevel, Experience, Prose

_LINK = re.compile(r"[;,.]?\s*\b(?P<word>and|or)\s*[;:]?\s*$", re.IGNORECASE)


TOPIC = re.compile(
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
        topic = TOPIC.match(piece.text)
        start = topic.end() if topic else 0
        link = _LINK.search(piece.text)
        body = piece.text[start : link.start()] if link else piece.text[start:]
        if re.fullmatch(r"Either:?|(?:Any )?One of the following:?", body.strip(), re.IGNORECASE):
            linked = "and"
            groups.append([])
            continue
        rules, more = item_rules(ctx, source, body, piece.start + start)
        if not piece.style and not _opens(body):
            stated = re.match(rf"(?:{_starts()})", body, re.IGNORECASE)
            extra += [*rules, *more] if stated or not more else more
            continue
        extra += more
        if rules:
            if linked != "or" and groups[-1]:
                groups.append([])
            groups[-1].append(bundled(rules))
        linked = link["word"].lower() if link else "and"
    return [*joined(groups), *extra]


def joined(groups: Sequence[list[Rule]]) -> list[Rule]:
    """The demands of a list: several of one group are alternatives, what is held together stands apart again."""
    out: list[Rule] = []
    for group in groups:
        if len(group) > 1:
            options = [o for rule in group for o in (rule.options if _plain_choice(rule) else [rule])]
            out.append(Rule(AnyOf, {}, (group[0].cited[0], group[-1].cited[1]), options=options))
        elif group and group[0].model is AllOf:
            out += group[0].options
        else:
            out += group
    return out


def _plain_choice(rule: Rule) -> bool:
    """A choice that is limited to nobody: among alternatives its options are alternatives like the others."""
    return rule.model is AnyOf and not rule.values and not rule.tracks


def bundled(rules: list[Rule]) -> Rule:
    """Several conditions that hold together as one."""
    return rules[0] if len(rules) == 1 else Rule(AllOf, {}, (rules[0].cited[0], rules[-1].cited[1]), options=rules)


@cache
def _starts() -> str:
    number = english_number()
    return (
        rf"(?:at least |a minimum of )?{number}(?: ?\(\d+\))? (?:years?\b(?! of age| old)|semester|quarter|months)|"
        r"possession of|(?:successful |satisfactory )?completion of|graduation from|"
        r"(?:an? |the )?(?:bachelor|master|associate|doctor|baccalaureate)'?s?\b|a valid|"
        r"(?-i:(?:an? )?[A-Z]{2,6} certificate)\b"
    )


def demands(text: str) -> bool:
    """Whether an item begins as a demand of its own: with a time, a degree, a paper; ``Master of a ship`` does not."""
    return re.match(rf"(?:{_starts()})(?<!\bmaster)(?<!\bdoctor)(?<!\bassociate)", text, re.IGNORECASE) is not None


def _opens(text: str) -> bool:
    return bool(re.match(rf"(?:{_starts()}|[A-Z][a-z]+ (?:citizenship|years))", text, re.IGNORECASE)) and not re.search(
        r"substituted", text
    )


def item_rules(ctx: Context, source: Source, text: str, at: int) -> tuple[list[Rule], list[Rule]]:
    """The conditions of one item that hold together, and remarks on them."""
    told = _HOW.search(text)
    text = text[: told.start()] if told else text
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
        instead_of = substitution(part, at + start)
        if instead_of:
            extra.append(instead_of)
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
        held = held_post(part, at + start)
        if held:
            rules.append(held.rule)
            behind = re.sub(r"^(?:has|have|who (?:has|have)) (?=\w)", "", part[held.rest :])
            rules += _conjuncts(source, behind, at + end - len(behind)) if len(behind) > 8 else []
            continue
        rules += _conjuncts(source, part, at + start)
    for rule in (*rules, *extra):
        rule.tracks = track_names.mentions(text, ctx.tracks) if re.search(r"applicants|candidates", text) else ()
    return rules, extra


_HOW = re.compile(r"\s*\((?:applicants|candidates|you|please|see|note|list|attach)\b[^()]*\)\W*$", re.IGNORECASE)
"""How to show it, in brackets behind what is asked for."""


def phrase_rules(ctx: Context, source: Source, clause: Clause) -> list[Rule]:
    """A listed item that is a bare phrase: a time, or a choice between unlike demands; nothing for a sentence."""
    text = clause.text.rstrip(" .;")
    if not starts_demand(text) or re.search(r"\b(?:must|should|shall|will|may|is|are)\b", text):
        return []
    rules, extra = item_rules(ctx, source, text, clause.start)
    told = any(r.model in (AnyOf, Experience) for r in rules)
    return [*rules, *extra] if told else []


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


def _conjuncts(source: Source, text: str, at: int) -> list[Rule]:
    """Split at "and" before the beginning of another demand; each part may be a choice by "or"."""
    joined = compound(source, text, at)
    if joined is not None:
        return joined
    cuts = [
        (m.start(), m.end())
        for m in re.finditer(
            rf"(?:,?\s+(?:and|plus|together with)\s+)(?:(?:have|has|hold|possess) )?"
            rf"(?:(?:completed|undergone|had|gained) )?(?={_starts()})",
            text,
            re.IGNORECASE,
        )
    ]
    cuts += [
        (m.start(), m.end())
        for m in re.finditer(
            rf",\s*(?:with\s+)?(?={english_number()} (?:years? of which|of (?:the|which)))|"
            r",\s+(?=including or supplemented)|"
            rf"\s+with (?:(?:successful |satisfactory )?completion of )?(?=(?:at least |a minimum of )?"
            rf"(?:\d+|{english_number()})(?: or \d+)? (?:semester|quarter|units)\b)",
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
