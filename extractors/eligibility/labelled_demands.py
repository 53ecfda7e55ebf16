"""Labelled demands: what everybody must have, by the label in front of it (``Minimum Qualification: …``)."""

from __future__ import annotations

from dataclasses import replace

from extractors.conditions.age_relaxations import relaxed_ages
from extractors.conditions.ages_en import ages_of
from extractors.conditions.certificates import find_preferred
from extractors.conditions.clauses_en import clauses_of
from extractors.conditions.kinds_en import phrases
from extractors.conditions.rules import LONGEST, Rule
from extractors.eligibility.demands_en import demand_of
from extractors.outline.sections import Piece, Zone
from extractors.posts.advert_posts import demand_rules
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Clause, Source
from schema.conditions import Age, Certificate, Prose

_LABELLED = re.compile(
    r"(?:(?:minimum|essential|required|educational|academic|basic|mandatory|general|upper|professional) )*"
    r"(?P<w>qualifications?|education|experience|age|age limits?|nationality|citizenship|residency|domicile|"
    r"eligibility|(?:minimum |inherent |appointment )?requirements|who (?:can|may) apply|open to|"
    r"area of (?:selection|competition)|"
    r"licen[cs](?:es?|ing)(?: (?:and|or|/|&) certific\w+)?|certific(?:ates?|ations?)(?: (?:and|or|/|&) licen[cs]es?)?|"
    r"(?:registration|membership)s?|medical fitness|physical fitness|marital status|language)"
    r"(?: (?:required|requirements?|criteria|qualifications?))?(?: ?\([^()]{1,30}\))?\s*:\s+(?=[A-Z0-9])",
    re.IGNORECASE,
)


def labelled_demands(ctx: Context, source: Source, piece: Piece) -> list[Rule]:
    """``Minimum Qualification: Matriculation and …`` in whatever part: what everybody must have, by its label."""
    found = _LABELLED.match(piece.text)
    if found is None or piece.zone is Zone.EXCLUSIONS or len(piece.text) > LONGEST:
        return []
    rules: list[Rule] = []
    aged = re.match(r"age", found["w"], re.IGNORECASE)
    begin = 0 if aged else found.end()  # what a number of years is of, the label says
    line = replace(piece.line, start=piece.start + begin, end=piece.end, text=piece.text[begin:])
    listed = re.match(r"[\w ]*requirements", found["w"], re.IGNORECASE)
    if listed and len(ctx.posts) > 1:
        return []  # what one of several posts asks
    licensed = re.match(r"(?:licen|certif|regist|member)", found["w"], re.IGNORECASE)
    for sentence in source.sentences(line):
        if len(sentence.text) > LONGEST or phrases("skip", "sentence").search(sentence.text):
            continue
        if licensed and not re.match(r"(?:none|nil|not (?:required|applicable)|n/a)\b", sentence.text, re.IGNORECASE):
            for clause in clauses_of(sentence):
                text = clause.text.rstrip(" .;")
                rules.append(Rule(Certificate, {"text": text}, (clause.start, clause.start + len(text))))
        elif listed:
            rules += _listed(source, sentence)
        elif aged:
            eased = list(relaxed_ages(sentence.text, sentence.start))
            rules += eased or ages_of(ctx, sentence.text, sentence.start, ())
        elif re.match(r"(?:qualif|educat|experien)", found["w"], re.IGNORECASE) and not rules:
            rules += demand_rules(source, sentence.text.rstrip(" ."), sentence.start)
        else:
            told = list(demand_of(ctx, sentence))
            if re.match(r"who|open|area", found["w"], re.IGNORECASE) and not told and not _ANYBODY.match(sentence.text):
                text = sentence.text.rstrip(" .;")
                told = [Rule(Prose, {"kind": "status", "text": text}, (sentence.start, sentence.start + len(text)))]
            rules += told
    if listed:
        return rules if any(r.model is not Prose for r in rules) else []
    return _with_births([r for r in rules if r.model is not Prose or r.values["kind"] != "other"])


_NEEDED = re.compile(r",? (?:is|are|will be) (?:required|essential|needed|mandatory|compulsory)\W*$", re.IGNORECASE)


def _listed(source: Source, sentence: Clause) -> list[Rule]:
    """``Requirements: A diploma in …. Six years experience is required.``: each sentence is a demand."""
    text = re.sub(r"\s*\([^()]*(?:attach|submit|proof|copy|copies)[^()]*\)$", "", sentence.text.rstrip(" ."))
    needed = _NEEDED.search(text)
    text = text[: needed.start()] if needed else text
    if find_preferred(text):
        return []
    return demand_rules(source, text, sentence.start)


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


_ANYBODY = re.compile(
    r"(?:any(?:one|body)|all|the (?:general )?public|general public|everyone|open|both)\b", re.IGNORECASE
)


__all__ = ["labelled_demands"]
