"""Rebased sums: a test whose papers add up to another scale than the one on which its points are added.

笔试两科共150分, 折算成百分制, 笔试成绩(百分制)加4分: the points are of the hundred, so the papers are rebased before
they are added up, and the sum goes into the total as it is.
"""

from __future__ import annotations

from extractors.text import patterns as re
from schema.scheme import Bonus, Scheme, Term, WeightedSum

_OF_HUNDRED = re.compile(r"百分制|折[算合](?:成绩|得分)?(?:之)?后")


def rebased_below_points(scheme: Scheme) -> Scheme:
    """The scheme with the scale of such a sum moved from its term of the total to its papers."""
    told = {b.on for b in scheme.bonuses if any(_OF_HUNDRED.search(e.quote) for e in b.evidence.get("self", ()))}
    root = next((s for s in scheme.steps if s.id == scheme.total), None)
    if not told or not isinstance(root, WeightedSum):
        return scheme
    scales = {t.input: t for t in root.terms if t.input in told and t.scale_from is not None}
    moved = {
        s.id: s.model_copy(update={"terms": tuple(_scaled(t, scales[s.id]) for t in s.terms)})
        for s in scheme.steps
        if isinstance(s, WeightedSum)
        and s.id in scales
        and all(t.scale_from is None and t.weight == 1 for t in s.terms)
    }
    if not moved:
        return scheme
    terms = tuple(_scaled(t, None) if t.input in moved else t for t in root.terms)
    moved[root.id] = root.model_copy(update={"terms": terms})
    steps = tuple(moved.get(s.id, s) for s in scheme.steps)
    bonuses = tuple(_into_itself(b) if b.on in moved else b for b in scheme.bonuses)
    return scheme.model_copy(update={"steps": steps, "bonuses": bonuses})


_INTO_IT = re.compile(r"(?:折[算合]|换算|转换)后的[^,;。]{0,6}成绩[之]?[上中内]")
"""在折算后的笔试成绩上加3分: the points are weighted with the test, not added to what they make."""


def _into_itself(bonus: Bonus) -> Bonus:
    said = any(_INTO_IT.search(piece.quote) for piece in bonus.evidence.get("self", ()))
    return bonus.model_copy(update={"converted": False}) if said else bonus


def _scaled(term: Term, like: Term | None) -> Term:
    """A term on the scale of another one, with what says so; unscaled without one."""
    names = ("scale_from", "scale_to")
    update = {name: getattr(like, name) if like else None for name in names}
    evidence = {key: value for key, value in term.evidence.items() if key not in names}
    if like is not None:
        evidence |= {name: like.evidence[name] for name in names if name in like.evidence}
    derived = {key: value for key, value in term.derived.items() if key not in names}
    if like is not None:
        derived |= {name: like.derived[name] for name in names if name in like.derived}
    return term.model_copy(update=update | {"evidence": evidence, "derived": derived})
