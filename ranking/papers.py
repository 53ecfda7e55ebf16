"""Papers: a test whose mark no column holds, while the marks on its papers are in the table."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal

from schema.evidence import Derivation
from schema.scheme import Mark, Scheme, Term, WeightedSum

RULE = "the_papers_make_the_test"
"""The rule of a test that is computed from its papers."""


def with_papers(scheme: Scheme, found: Container[str]) -> Scheme:
    """The scheme with tests computed from their papers, where ``found`` has a column for every paper and none for the
    test: the mark on the only paper is that of the test (笔试科目为《公共基础知识》), and of several papers the sum, if
    what they are marked out of makes up what the test is marked out of. Otherwise nobody knows how papers count."""
    made = {mark.id: step for mark in scheme.marks if mark.id not in found and (step := _sum(scheme, mark, found))}
    if not made:
        return scheme
    marks = tuple(
        m.model_copy(update={"part_of": None}) if m.part_of in made else m for m in scheme.marks if m.id not in made
    )
    return scheme.model_copy(update={"marks": marks, "steps": (*made.values(), *scheme.steps)})


def _sum(scheme: Scheme, mark: Mark, found: Container[str]) -> WeightedSum | None:
    papers = [m for m in scheme.marks if m.part_of == mark.id and m.counted and not m.pass_fail]
    if mark.pass_fail or not papers or any(paper.id not in found for paper in papers):
        return None
    fulls = [paper.full for paper in papers]
    if len(papers) > 1 and (mark.full is None or None in fulls or sum(f for f in fulls if f) != mark.full):
        return None
    if len(papers) == 1 and None not in (mark.full, fulls[0]) and mark.full != fulls[0]:
        return None  # the paper is counted on another scale
    proof = Derivation(rule=RULE, inputs=tuple(piece for m in (mark, *papers) for piece in m.quotes("name")))
    terms = tuple(
        Term(
            id=f"{scheme.id}-{mark.id}-{paper.id}",
            input=paper.id,
            weight=Decimal(1),
            over=None,
            derived={"input": proof, "weight": proof},
        )
        for paper in papers
    )
    return WeightedSum(
        id=mark.id,
        name=mark.name,
        full=mark.full,
        decimals=mark.decimals,
        terms=terms,
        derived=dict.fromkeys(("name", "full", "decimals"), proof),
    )


__all__ = ["RULE", "with_papers"]
