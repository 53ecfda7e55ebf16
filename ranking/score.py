"""Score: one scheme's candidates computed, selected and written as a table of text and small numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from ranking import reference
from ranking.compile import Node, TooBig, Values, evaluate
from ranking.exact import places, shown
from ranking.inputs import Inputs
from ranking.plan import Plan
from ranking.select import Selected, select


@dataclass(frozen=True)
class Scored:
    """The result for one scheme. ``values`` is None where the numbers did not fit and the reference computed them."""

    inputs: Inputs
    values: Values | None
    selected: Selected
    slow: pl.DataFrame | None = None

    @property
    def shown_ids(self) -> tuple[str, ...]:
        return shown_ids(self.inputs)

    def table(self) -> pl.DataFrame:
        """``row, post``, a text column per step, ``rank_STEP``, ``rank``, ``to_STAGE``, ``note`` and ``unresolved``."""
        if self.slow is not None:
            return self.slow
        assert self.values is not None
        texts = [
            text(self.values.nodes[name], self.inputs, name)
            if name in self.values.nodes
            else pl.lit(None, dtype=pl.String).alias(name)
            for name in self.shown_ids
        ]
        frame = self.values.frame.select("row", "post", *texts).with_columns(
            values.alias(name) for name, values in self.selected.columns.items()
        )
        return frame.with_columns(joined_notes(self.selected, frame.height).alias("note"))


def shown_ids(inputs: Inputs) -> tuple[str, ...]:
    """Steps, and the marks that a stage goes by or that receive points."""
    scheme = inputs.graph.scheme
    asked = {stage.by for stage in scheme.stages} | {inputs.graph.receiver(b) for b in scheme.bonuses} | {scheme.total}
    return tuple(m.id for m in scheme.marks if m.id in asked) + tuple(step.id for step in scheme.steps)


def score(inputs: Inputs) -> Scored:
    """Compute and select; exact whole numbers, or fractions where those would not fit into 64 bits."""
    plan = Plan(inputs.graph)
    try:
        values = evaluate(inputs)
    except TooBig:
        slow, warnings = reference.table(inputs)
        selected = Selected(warnings=[*warnings, "slow: the marks are too fine for 64 bits; fractions were used"])
        return Scored(inputs, None, selected, slow)
    return Scored(inputs, values, select(inputs, values, plan))


def joined_notes(selected: Selected, height: int) -> pl.Series:
    """One text per row; the reasons of a row in the order in which they arose."""
    if not selected.notes:
        return pl.repeat(None, height, dtype=pl.String, eager=True)
    notes = pl.concat(selected.notes)
    if notes["i"].is_duplicated().any():
        notes = notes.group_by("i", maintain_order=True).agg(pl.col("note").str.join(";"))
    return notes.join(pl.select(pl.int_range(height, dtype=pl.UInt32).alias("i")), on="i", how="right")["note"]


def text(node: Node, inputs: Inputs, name: str) -> pl.Expr:
    """The printed form of a value, as :func:`ranking.exact.shown` gives it for one number."""
    decimals = inputs.graph.places(name)
    number = pl.col(node.column)
    found = decimals if decimals is not None else places(node.denominator)
    if found is None:
        return number.map_elements(
            lambda n: shown(Fraction(int(n), node.denominator), None), return_dtype=pl.String
        ).alias(name)
    digits = fixed(number * (10**found // node.denominator), found)
    if decimals is None and found:
        digits = digits.str.strip_chars_end("0").str.strip_chars_end(".")
    return digits.alias(name)


def fixed(number: pl.Expr, decimals: int) -> pl.Expr:
    """Text of a whole number with its last ``decimals`` digits after the point."""
    if not decimals:
        return number.cast(pl.String)
    size = number.abs()
    whole = (size // 10**decimals).cast(pl.String)
    rest = (size % 10**decimals).cast(pl.String).str.zfill(decimals)
    sign = pl.when(number < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    return pl.when(number.is_not_null()).then(pl.concat_str(sign, whole, pl.lit("."), rest))
