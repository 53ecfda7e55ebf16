"""Restated sums: 总成绩=A+B where the shares of A and B are printed as well adds what these weigh."""

from __future__ import annotations

from decimal import Decimal

from extractors.scoring.expressions import Name, products
from extractors.scoring.formula import Formula
from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.values.subjects import find_subjects


def without_restated(statements: list[Statement]) -> list[Statement]:
    """Without 总成绩=笔试总成绩+面试总成绩 where shares of the same tests make the whole: it adds what they weigh."""
    weighed: dict[str, Decimal] = {}
    for made in statements:
        if isinstance(made.value, Share) and (made.value.parent is None or made.value.parent.kind == "total"):
            weighed.setdefault(made.value.subject.id, made.value.weight)
    if sum(weighed.values()) != 1 or len(weighed) < 2:
        return statements
    return [s for s in statements if not (isinstance(s.value, Formula) and _plain_sum(s.value) == set(weighed))]


def _plain_sum(formula: Formula) -> set[str]:
    """The tests that a formula adds as they are: a total of the form A+B."""
    addends = products(formula.right) or ()
    left = find_subjects(formula.left.text) if formula.left else []
    if not left or left[-1].kind != "total" or any(a.factors or not isinstance(a.base, Name) for a in addends):
        return set()
    named = [find_subjects(a.base.text) for a in addends if isinstance(a.base, Name)]
    return {hits[0].id for hits in named if hits}
