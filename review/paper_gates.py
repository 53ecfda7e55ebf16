"""Pass marks on another scale than what they are held against: on papers that are converted, on a converted mark."""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, Context, Decimal
from fractions import Fraction

from ranking.columns import ON_PAPER
from schema.evidence import Derivation
from schema.scheme import Gate, Scheme, WeightedSum

RULE = "pass_mark_turned_to_the_scale_compared"
_PLACES = Context(prec=24, rounding=ROUND_FLOOR)
"""What has no exact decimal is cut, never rounded up: nobody who reached the printed mark is sent away."""


_CONVERTED = re.compile(
    r"(?:换算|折算|折合|转换)(?:[成为]百分制)?后的?[^,，。；;]{0,8}"
    r"(?:不到|不足|不满|低于|未达|不低于|达到|须达|满|\d|[一二三四五六七八九]十)"
    r"|\d\s?分?[(（](?:折算|换算)?百分制[)）]"
)
"""换算后不到六十分的: what is compared is the converted mark."""


def with_paper_gates(scheme: Scheme) -> Scheme:
    """The scheme, its pass marks on the scale of what they are held against.

    A mark that papers must reach (卷面总分达到90分) is turned to the scale of the step that counts them on another one
    (150分折算为百分制: 60); a mark that the converted result must reach (换算后不到60分的) to that of the mark itself
    (out of 80: 48)."""
    gates = tuple(_turned(scheme, gate) for gate in scheme.gates)
    return scheme if gates == scheme.gates else scheme.model_copy(update={"gates": gates})


def _turned(scheme: Scheme, gate: Gate) -> Gate:
    if not isinstance(gate.min, Decimal) or gate.of is not None:
        return gate
    proof = gate.evidence.get("before_points", ())
    if any(ON_PAPER.search(piece.quote) for piece in proof):
        scale = _of_papers(scheme, gate.on)
    elif any(_CONVERTED.search(piece.quote) for piece in gate.quotes("min")):
        counted = _of_mark(scheme, gate.on)
        scale = 1 / counted if counted else None
    else:
        return gate
    if scale is None or scale == 1:
        return gate
    least = Fraction(gate.min) * scale
    value = _PLACES.divide(Decimal(least.numerator), Decimal(least.denominator)).normalize()
    derived = {**gate.derived, "min": Derivation(rule=RULE, inputs=(*gate.quotes("min"), *proof))}
    return gate.model_copy(update={"min": value, "derived": derived})


def _of_papers(scheme: Scheme, on: str) -> Fraction | None:
    """What every paper of a step is multiplied with, where they simply add up otherwise."""
    step = next((s for s in scheme.steps if s.id == on), None)
    if not isinstance(step, WeightedSum) or any(t.weight != 1 for t in step.terms):
        return None
    scales = {Fraction(*t.coefficient) for t in step.terms}
    return scales.pop() if len(scales) == 1 else None


def _of_mark(scheme: Scheme, on: str) -> Fraction | None:
    """What a mark or a sum of marks is multiplied with, weights apart, wherever it counts."""
    sums = [s for s in scheme.steps if isinstance(s, WeightedSum) and not s.stage_only]
    scales = {Fraction(*t.coefficient) / t.share for s in sums for t in s.terms if t.input == on and t.share}
    return scales.pop() if len(scales) == 1 else None


__all__ = ["RULE", "with_paper_gates"]
