"""Round forms: shares of the forms that a round takes are shares of that round, not of the total.

``无领导小组讨论占40%,结构化面试占60%`` beside ``笔试占60%,面试占40%``: the two forms make the interview up,
wherever they stand and though one of them is called by its name, in one clause or in clauses one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, pairwise

from extractors.scoring.formula import Formula
from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.values.subjects import SubjectHit

_ROUND = "interview"
_PLAIN = frozenset(("面试", "面试成绩"))
_FEWEST = 2


def with_forms(statements: Sequence[Statement]) -> list[Statement]:
    """``statements``, with such shares put below the round."""
    shares = [s for s in statements if isinstance(s.value, Share) and s.source.zh]
    told = [s for s in statements if s.source.zh and _weighs_round(s)]
    if not told:
        return list(statements)
    groups = [list(run) for _, run in groupby(shares, key=lambda s: s.group)]
    forms: list[Statement] = []
    for run in [*groups, *([*a, *b] for a, b in pairwise(groups) if a[0].source is b[0].source)]:
        if _are_forms(run, told, [s for s in shares if s not in run]):
            forms += run
    if not forms:
        return list(statements)
    whole = SubjectHit(-1, -1, _ROUND, "面试")
    return [
        replace(s, value=replace(s.value, parent=whole))
        if isinstance(s.value, Share) and s.value.parent is None and any(s is f for f in forms)
        else s
        for s in statements
    ]


def _weighs_round(made: Statement) -> bool:
    """Whether the round itself has a share of the total, in a clause or in a formula."""
    if isinstance(made.value, Share):
        return _is_plain(made.value.subject) and (made.value.parent is None or made.value.parent.kind == "total")
    start, end = made.base + made.value.start, made.base + made.value.end
    return isinstance(made.value, Formula) and _FACTOR.search(made.source.text, start, end) is not None


_FACTOR = re.compile(r"(?<![\u4e00-\u9fff])面试(?:总?成绩|得分)?\s?[×*xX·]")


def _is_plain(hit: SubjectHit) -> bool:
    return hit.id == _ROUND and hit.name in _PLAIN


def _are_forms(run: Sequence[Statement], told: Sequence[Statement], beside: Sequence[Statement]) -> bool:
    """Whether shares make a whole, one or more of them of forms by the round's name, and none of another round.

    A practical test is a form too where the shares ``beside`` make a whole of their own.
    """
    values = [s.value for s in run if isinstance(s.value, Share)]
    if len(values) < _FEWEST or sum((v.weight for v in values), Decimal(0)) != 1:
        return False
    if any(v.parent is not None and v.parent.id != _ROUND for v in values) or all(v.parent for v in values):
        return False
    if run[0].tracks and all(t.tracks and t.tracks != run[0].tracks for t in told):
        return False
    own = [v.subject for v in values if v.subject.id == _ROUND]
    rest = [v.subject for v in values if v.subject.id != _ROUND]
    if any(_is_plain(hit) for hit in own) or not (own or any(v.parent for v in values)):
        return False
    kinds = {"part", "other"}
    others = {v.subject.id: v.weight for s in beside if isinstance(v := s.value, Share)}
    if sum(others.values(), Decimal(0)) == 1:
        return all(hit.kind in kinds or (hit.id in _PRACTICAL and hit.id not in others) for hit in rest)
    return all(hit.kind in kinds for hit in rest)


_PRACTICAL = frozenset(("skill_test", "trial_lecture"))


__all__ = ["with_forms"]
