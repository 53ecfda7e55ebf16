"""Stated conditions: what an English sentence asks wherever it stands, by wordings that speak of nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.conditions.kinds_en import words
from extractors.conditions.mixed_en import open_to_nations, several_kinds, what_counts
from extractors.conditions.rules import Rule
from extractors.conditions.substitutions_en import substitution
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.source import Clause
from extractors.values.dates import find_dates
from schema.conditions import Certificate, EducationLevel, Prose

_MORE = {
    "other": r"However|Such applicants",
    "certificate": r"(?:Candidates|Applicants|Persons|Those)\b[^.;]{0,20} (?:may|might|will|shall) not be (?:eligible|"
    r"considered|appointed|hired|selected)\b[^.;]{0,30}\b(?:to|for|in) (?:these|those|such) "
    r"(?:positions|posts|jobs|vacancies)\b",
}
"""How a sentence begins that belongs to the condition before it: who may not have the posts that ask for a licence."""
_SOME = r"(?i:\b(?:some|certain|several|many|most|a few) (?:[a-z]+ )?(?:positions|posts|jobs|vacancies)\b)"


def _refers(sentence: Clause, after: Clause) -> bool:
    """Whether ``these positions`` of a sentence, printed to its end, are the ``some positions`` of the one before."""
    ended = after.line.text[after.end - after.line.start - 1 : after.end - after.line.start + 1].strip()
    return re.search(_SOME, sentence.text) is not None and "." in ended


_STUDENTS = re.compile(
    r"(?P<who>(?:(?:final|last)[- ]year |graduating |current )?(?:students|undergraduates|graduands|pupils|"
    r"(?:candidates|applicants|those|persons) (?:who are )?"
    r"(?:in (?:their|the) final|awaiting|expecting|still studying))\b)"
    r"[^:]{5,200}\b(?:obtain\w*|complet\w*|acquir\w*|graduat\w*|conferr?\w*)\b"
    r"[^.;:]{0,60}? (?:by|on or before|not later than|no later than|before) (?P<day>.{4,24})$",
    re.IGNORECASE,
)


def _obtained_later(ctx: Context, sentence: Clause) -> Rule | None:
    """``Final-year students may apply, subject to their obtaining the degree by 31 August``: by when they have it."""
    found = _STUDENTS.match(sentence.text.rstrip(" ."))
    day = next(iter(find_dates(found["day"], year=ctx.year)), None) if found else None
    if found is None or day is None or day.start > 4:
        return None
    rule = Rule(EducationLevel, {"obtained_by": day.last or day.first, "who": found["who"]}, (0, 0))
    rule.cited = (sentence.start, sentence.start + len(sentence.text))
    rule.proofs["who"] = [(sentence.start, sentence.start + found.end("who"))]
    begin = sentence.start + found.start("day")
    rule.proofs["obtained_by"] = [(begin + day.start, begin + day.end)]
    return rule


def stated(ctx: Context, sentences: Sequence[Clause], index: int) -> tuple[list[Rule], int]:
    """Conditions that a sentence states wherever it stands; how many following sentences belong to it."""
    sentence = sentences[index]
    instead = substitution(sentence.text, sentence.start)
    later = _obtained_later(ctx, sentence)
    if later:
        return [later], 0
    told = [instead] if instead else several_kinds(ctx, sentence) or what_counts(sentence) or open_to_nations(sentence)
    if told:
        return told, 0
    for phrase in words()["phrases"]["required"]:
        if not re.search(phrase["match"], sentence.text, re.IGNORECASE):
            continue
        if re.search(
            r"open competitive|copy of|in order to qualify|wish to substitute|free from any disease",
            sentence.text,
            re.IGNORECASE,
        ):
            continue
        end, used = sentence.end, 0
        more = _MORE.get(phrase["kind"])
        if (
            more
            and index + 1 < len(sentences)
            and re.match(more, sentences[index + 1].text)
            and (phrase["kind"] == "other" or _refers(sentence, sentences[index + 1]))
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


__all__ = ["stated"]
