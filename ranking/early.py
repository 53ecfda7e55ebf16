"""Early tests: those that were held before the first cut, as the table of candidates shows."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import polars as pl

from ranking.inputs import Inputs, State
from schema.scheme import Gate, Scheme, WeightedSum


def sent_away(inputs: Inputs, first: frozenset[str]) -> pl.Expr:
    """Who was out before the next test: below a pass mark on what ``first`` holds, or with a zero or an absence that
    ends it. Pass marks that depend on a condition, on an authority or on others count for nobody here."""
    scheme = inputs.graph.scheme
    out = pl.lit(value=False)
    for void in scheme.voids:
        for name in (n for n in void.inputs if n in first):
            if void.absent and inputs.has(f"s:{name}"):
                out |= (pl.col(f"s:{name}") == int(State.ABSENT)).fill_null(value=False)
            if void.zero:
                out |= (pl.col(f"m:{name}") == 0).fill_null(value=False)
    for gate in scheme.gates:
        if gate.when is None and isinstance(gate.min, Decimal) and (below := _below(inputs, scheme, gate, first)):
            out |= below[0].fill_null(value=False)
    return out


def _below(inputs: Inputs, scheme: Scheme, gate: Gate, first: frozenset[str]) -> tuple[pl.Expr] | None:
    if gate.on in first:
        parts = {gate.on: Fraction(1)}
        constant = Fraction(0)
    else:
        step = next((s for s in scheme.steps if s.id == gate.on), None)
        if not isinstance(step, WeightedSum) or step.decimals is not None:
            return None
        parts = {t.input: Fraction(t.weight) for t in step.terms}
        constant = Fraction(step.constant)
    if not set(parts) <= first or len(parts) == 0 or any(b.on == gate.on for b in scheme.bonuses):
        return None
    scaled = {n: w / 10 ** inputs.decimals.get(n, 0) for n, w in parts.items()}
    least = Fraction(gate.min) - constant
    unit = math.lcm(least.denominator, *(w.denominator for w in scaled.values()))
    value = pl.sum_horizontal(pl.col(f"m:{n}").cast(pl.Int64) * int(w * unit) for n, w in scaled.items())
    known = pl.all_horizontal(pl.col(f"m:{n}").is_not_null() for n in scaled)
    line = int(least * unit)
    return (known & (value <= line if gate.strict else value < line),)


__all__ = ["sent_away"]
