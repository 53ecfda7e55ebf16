"""Alternatives in the cells of an English post table: ``A degree in Law, or five years in a legal office``.

A post has fields for what it demands, none for one demand that would do instead of another of a different kind; such a
sentence is a condition on those who apply for the post.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.conditions.certificates import find_preferred
from extractors.conditions.compounds_en import compound
from extractors.conditions.rules import Rule
from extractors.conditions.single_demands import atom
from extractors.text import patterns as re
from extractors.text.source import GridCell, Source
from schema.conditions import Age, AllOf, AnyOf, EducationLevel, Experience
from schema.notice import Post

_LEAST = 40
"""Letters of a cell below which it can hold no two demands."""
_SENTENCES = re.compile(r"(?:[^.\n]|\.(?=\S))+")
_CLAUSES = re.compile(r"(?:[^.;\n]|\.(?=\S))+")
_AGED = re.compile(r"\b(?:must be |be )?(?:aged?|at least \d\d years (?:of age|old))\b", re.IGNORECASE)
_OR = re.compile(r"\bor\b", re.IGNORECASE)


def cell_choices(source: Source, posts: Sequence[Post]) -> Iterator[Rule]:
    """The alternatives that the rows of listed posts ask for, each for those who apply for the post."""
    if source.zh or not posts:
        return
    aged = {x for p in posts if p.age_max or p.age_min for x in (p.code, p.name)}
    codes = {p.code for p in posts if p.code}
    names = {p.name for p in posts if p.name}
    for grid in source.grids:
        for row in grid.rows_from(0):
            whose = next((c for c in row if c.text in codes), None) or next((c for c in row if c.text in names), None)
            if whose is None:
                continue
            for cell in row:
                if len(cell.text) < _LEAST or not cell.text.isascii():
                    continue
                if _OR.search(cell.text):
                    yield from _of_cell(source, cell, whose)
                if _AGED.search(cell.text) and whose.text not in aged:
                    yield from _ages(source, cell, whose)


def _of_cell(source: Source, cell: GridCell, whose: GridCell) -> Iterator[Rule]:
    for sentence in _SENTENCES.finditer(cell.text):
        text = sentence.group().strip()
        if not _OR.search(text) or find_preferred(text):
            continue
        at = cell.start + sentence.start() + sentence.group().index(text)
        if source.text[at : at + len(text)] != text:
            continue
        for rule in compound(source, text, at) or ():
            if rule.model is AnyOf and _differ(rule):
                rule.values["who"] = whose.text
                rule.proofs["who"] = [(whose.start, whose.start + len(whose.text))]
                yield rule


def _ages(source: Source, cell: GridCell, whose: GridCell) -> Iterator[Rule]:
    """``aged 21 or over on the closing date`` among the demands of a cell."""
    for clause in _CLAUSES.finditer(cell.text):
        text = clause.group().strip()
        at = cell.start + clause.start() + clause.group().index(text) if text else 0
        if not _AGED.match(text) or source.text[at : at + len(text)] != text:
            continue
        rule = atom(source, text, at)
        if rule.model is Age:
            rule.values["who"] = whose.text
            rule.proofs["who"] = [(whose.start, whose.start + len(whose.text))]
            yield rule


def _differ(rule: Rule) -> bool:
    """Whether the sides of an alternative are of different kinds, one of them schooling or time."""
    kinds = {
        o.model if o.model is not AllOf else tuple(sorted(x.model.__name__ for x in o.options)) for o in rule.options
    }
    return len(kinds) > 1 and any(o.model in (EducationLevel, Experience, AllOf) for o in rule.options)


__all__ = ["cell_choices"]
