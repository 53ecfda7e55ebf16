"""Own tests: what an English notice calls its tests where no lexicon has the name (call-taking simulation, sift form).

A noun phrase that ends in a word for a test is a name where the notice marks it, gives it a pass mark, says that it is
pass/fail, numbers it as a stage or sends people on to it. Declared so, it is found everywhere else in the notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.needles import find_all
from extractors.text.source import Source
from extractors.values.subjects import find_subjects, new_id


@cache
def _words() -> dict[str, str]:
    data = load("subjects")["own"]
    return {k: "|".join(sorted(data[k], key=len, reverse=True)) for k in ("heads", "plain", "never")}


@cache
def _name() -> str:
    return rf"(?P<name>(?:[A-Za-z][\w'&/-]*(?: of| and| for|,)? ){{0,4}}?(?:{_words()['heads']}))\b"


@cache
def _contexts() -> tuple[re.Pattern[str], ...]:
    name, article = _name(), r"(?:the|an?|your|its|this|each|one|two|that)"
    verbs = (
        r"(?:is|are|will be|shall be|is to be) (?:marked|scored|graded|rated|weighted|assessed (?:out|on a)"
        r"|qualifying|pass[/-]|"
        r"worth|not (?:scored|marked|weighted|counted|graded)|used only|only)|carries|(?:has|have) a (?:pass"
        r"|maximum|weight)|"
        r"counts? (?:for|as)|accounts? for|does not count|contributes|will be carried out|(?:score|mark)s? (?:is"
        r"|are|will)"
    )
    return (
        re.compile(rf"(?:^|[.;:,(] ?|\b{article} |\band (?:the )?){name} (?:{verbs})", re.IGNORECASE),
        re.compile(
            rf"(?:^|[.;:,(] ?|\b{article} |\band (?:the )?){name},? \((?:pass[ /-]+fail|qualif\w+|weight\w*|"
            r"(?:max\w*\.? )?\d{1,3} ?(?:%|marks|points|per ?cent)|scored|marked|not (?:scored|weighted))",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:pass(?:ing)? (?:mark|score|grade)|minimum (?:score|mark)|scores?|marks?|results?|points|placed"
            r" highest|percentile) "
            rf"(?:of \d+ )?(?:for|in|on|at|from|of) (?:{article} )?{name}(?= (?:will|shall|is|are|must|may)\b"
            rf"|[.,;:)]|$| and\b| in\b)",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:invited|called|admitted|proceed|go (?:on|forward|through)|progress|advance|scheduled|qualify"
            r"|move on)"
            rf" (?:on )?(?:to|for) (?:(?:take|sit|attend|do|complete|undertake) )?(?:{article} )?{name}(?=[.,;:)]|$"
            rf"| (?:and|on|in|at|which)\b)",
            re.IGNORECASE,
        ),
        re.compile(rf"^\W*(?:\(?[a-z\d]{{1,3}}[.)]\s+)?{name}(?:\s?[:-]|\.)\s", re.IGNORECASE),
        re.compile(
            rf"(?:\b(?:an?|the) |\b(?:sit|take|complete|do) (?:an? |the )?){name}(?: (?:will|shall|is to"
            rf"|must) (?:also )?be"
            r" (?:completed|taken|held|administered|given|set|done)\b[^.;]{0,60})?[.;] (?:it|its (?:mark|score"
            r"|result)) "
            r"(?:is|are|will|shall|does)(?: be)? not\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"^\W*(?:stage|step|phase|round|part|tier|element|component)[- ](?:[ivx]{{1,3}}|\d|[a-d]|one|two|three"
            rf"|four)\s?[-:.)]*\s+(?:{article} )?{name}(?=[.,;:(]|$| \()",
            re.IGNORECASE,
        ),
    )


def own_tests(source: Source, taken: Mapping[str, str]) -> dict[str, str]:
    """Printed name → id, of the tests of an English notice that no lexicon names; ``taken``: names that have ids."""
    out = dict(taken)
    for line in source.prose():
        for name in _named(line.text):
            low = name.casefold()
            known = next((n for n in out if n.casefold() == low), None)
            if known is None:
                out[name] = new_id(name, set(out.values()))
    sift = not any(_SIFT in name.casefold() for name in out) and _BARE_SIFT.search(source.text)
    out |= {_SIFT: _SIFT} if sift else {}
    return {name: ident for name, ident in out.items() if name not in taken}


_SIFT = "sift"
_BARE_SIFT = re.compile(r"\b(?:the|a|this) sift\b")
"""The first look at the forms, where the notice has no longer name for it."""


def _named(text: str) -> Iterator[str]:
    for pattern in _contexts():
        for found in find_all(pattern, text):
            name = _stripped(found.group("name"))
            if name and not _known(name):
                yield name


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{_words()['plain']})\b,?\s*)+", re.IGNORECASE)


def _stripped(name: str) -> str:
    """The name without what says nothing of it (the final, each written); empty where nothing else is left."""
    short = re.sub(
        r"^.*\b(?:for|to|of the|on the|in the|by|with|from|at|a|an|the|or|who|which|that)\s+", "", name.strip()
    )
    short = re.sub(r"^.*,\s*", "", short)
    short = _lead().sub("", short) if re.search(r"\s", short) else short
    if not re.search(r"[\s-]", short) or re.search(rf"\b(?:{_words()['never']})\b", short, re.IGNORECASE):
        return ""
    return short


def _known(name: str) -> bool:
    """Whether the lexicon names it, or the end of it, which is then the test (final oral board)."""
    return any(h.start + len(h.name) >= len(name) - 1 for h in find_subjects(name))


__all__ = ["own_tests"]
