"""Written tests apart: a test that the lexicon takes for the written one, where an English notice holds both.

``The CBT and the essay together make up the written examination``; ``a computer based test, a written examination and
an interview``: what is called written is the written test, and the other one is a test of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.subjects import SubjectHit, find_subjects, new_id


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load("subjects")["apart"]
    plain = "|".join(data["plain"])
    return (
        re.compile(rf"(?:{plain})\b", re.IGNORECASE),
        re.compile(rf"(?:{'|'.join(data['made'])})(?: (?:the|an?|one|their|his|her))?$", re.IGNORECASE),
        re.compile(rf"[^.;:]{{0,60}}?\b(?:{'|'.join(data['made_of'])})\b", re.IGNORECASE),
    )


_JOINT = re.compile(
    r"(?: ?\([^()]{1,40}\))?(?:,(?: (?:an?|one))? |,? (?:and|then|plus|followed by|as well as)(?: then)?"
    r"(?: (?:an?|the|one))? )",
    re.IGNORECASE,
)
"""Between two items of a list. A comma and ``the`` stand before another name of the same test (Component A, the written
examination)."""
_NUMBERED = re.compile(r"\b(?:[A-Z]|\d|[IVX]+|one|two|three|four)$")
"""Part A, Stage one: a number, which is no name of a test."""


def written_apart(sources: Sequence[Source]) -> dict[str, str]:
    """Printed name → id, of what stands beside the written test of a notice or is a part of it."""
    out: dict[str, str] = {}
    for source in sources:
        if source.zh or not _words()[0].search(source.text):
            continue
        for line in source.prose():
            for sentence in source.sentences(line):
                for hit in _beside(sentence.text):
                    out.setdefault(hit.name, "")
    return _named(out, sources)


def _beside(text: str) -> Iterator[SubjectHit]:
    """The written tests of a sentence that are not the one called written."""
    plain, makes, made_of = _words()
    hits = [h for h in find_subjects(text) if h.id == "written"]
    called = [h for h in hits if plain.match(h.name)]
    others = [h for h in hits if not plain.match(h.name) and not _NUMBERED.search(h.name)]
    if not called or not others:
        return
    for whole in called:
        before = [h for h in others if h.end <= whole.start]
        if before and makes.search(text[before[-1].end : whole.start].rstrip()):
            yield from before
        behind = [h for h in others if h.start >= whole.end]
        if behind and made_of.match(text, whole.end, behind[0].start):
            yield from behind
    for left, right in pairwise(hits):
        both = {left in called, right in called} == {True, False} and {left in others, right in others} == {True, False}
        if both and _JOINT.fullmatch(text, left.end, right.start):
            yield left if right in called else right


def _named(found: Mapping[str, str], sources: Sequence[Source]) -> dict[str, str]:
    """With an id for each, one for a name and its short form (Computer Based Test (CBT))."""
    out: dict[str, str] = {}
    for name in found:
        forms = {name, name.casefold(), name.title()}
        for source in sources:
            for bracket in re.finditer(rf"([A-Z][\w-]+(?: [A-Z][\w-]+){{1,4}}) ?\({re.escape(name)}\)", source.text):
                forms |= {h.name for h in find_subjects(bracket[1]) if h.id == "written" and h.end == len(bracket[1])}
            for bracket in re.finditer(rf"(?i){re.escape(name)} ?\(([A-Z][A-Z-]{{1,6}})\)", source.text):
                forms.add(bracket[1])
        longest = max(sorted(forms), key=len)
        ident = next((out[f] for f in forms if f in out), None) or new_id(longest, {"written", *out.values()})
        out |= dict.fromkeys(forms, ident)
    return out


__all__ = ["written_apart"]
