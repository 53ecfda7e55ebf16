"""Relaxed ages in English notices: a table of categories, or a sentence on people who may be older."""

from __future__ import annotations

from collections.abc import Iterator

from extractors import patterns as re
from extractors.rules import Rule
from extractors.source import Source
from schema.conditions import Age, Prose


def age_relaxations(source: Source) -> Iterator[Rule]:
    """A table of relaxed ages: one condition a row that gives a greatest age."""
    for grid in source.grids:
        heads = [" ".join(c.text for c in grid.header(col)).casefold() for col in range(grid.cols)]
        column = next((i for i, h in enumerate(heads) if re.search(r"(?:maximum|upper|max\.?) age|age limit", h)), None)
        if column is None or not any("relax" in h or "categor" in h for h in heads):
            continue
        for row in grid.body():
            who, age = row[0], row[column]
            value = re.match(r"(\d\d)\b", age.text)
            if value and who.text:
                rule = Rule(Age, {"max": int(value[1]), "who": who.text}, (age.start, age.end))
                rule.proofs["who"] = [(who.start, who.end)]
                yield rule
            elif who.text and (terms := next((c for c in row[1:] if len(c.text) > 6), None)):
                yield Rule(Prose, {"kind": "other", "text": f"{who.text} | {terms.text}"}, (who.start, terms.end))


_ALLOWED = re.compile(
    r"(?:the (?:upper |maximum )?age(?: limit)? (?:for |of ))?(?P<who>(?:[A-Z]|candidates|applicants|persons|"
    r"serving|those|ex-)[^.;:,]{2,80}?) "
    r"(?:(?:are|is|may be|will be|shall be|can be|may) (?:allowed|accepted|admitted|considered|eligible|"
    r"permitted|relaxed|extended|raised|apply)"
    r"[^.;,]{0,40}?(?:up to|to|until)|is) (?:the age of |age )?(?P<n>[2-6]\d)(?: years(?: of age)?)?\W*$",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"candidate|applicant|person|servi|disab|veteran|officer|employee|women|SC\b|ST\b|OBC|those|ex-", re.IGNORECASE
)


_LIMIT = re.compile(
    r"(?:for|in (?:the )?case of|in respect of) (?P<who>[^.;:,]{3,80}),? the (?:upper |maximum )?(?:age )?limit "
    r"(?:is|shall be|will be|may be)(?: (?:relaxed|extended|raised)(?: up)? to)? "
    r"(?P<n>[2-6]\d)(?: years(?: of age)?)?\W*$",
    re.IGNORECASE,
)


def relaxed_ages(text: str, at: int) -> Iterator[Rule]:
    """``Candidates living with disability are allowed up to 40 years``: a greatest age for these people."""
    limit = _LIMIT.match(text)
    found = limit or _ALLOWED.match(text)
    if found is None or (limit is None and not _PERSONS.search(found["who"])) or not re.search(r"years|age", text):
        return
    rule = Rule(Age, {"max": int(found["n"]), "who": found["who"]}, (at, at + len(text)))
    rule.proofs["who"] = [(at + found.start("who"), at + found.end("who"))]
    yield rule
