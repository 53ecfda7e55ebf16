"""Score: one scheme's candidates computed, selected and written as a table of text and small numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from ranking import reference_table
from ranking.compile import LIMIT, Node, TooBig, Values, evaluate
from ranking.exact import column_places, places, shown
from ranking.inputs import Inputs
from ranking.notes import coded
from ranking.plan import Plan
from ranking.select import select
from ranking.selected import Selected
from ranking.unreached import unreached


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
        """``row, post``, a text column per step, ``rank_STEP``, ``rank``, ``to_STAGE``, ``note`` and ``unresolved``;
        texts that repeat are dictionaries (Enum)."""
        if self.slow is not None:
            return self.slow
        assert self.values is not None
        held, nodes = self.values.frame, self.values.nodes
        columns = [held["row"], held["post"]]
        stopped = unreached(self.selected.columns, Plan.of(self.inputs))
        for name in self.shown_ids:
            if name in nodes:
                values = held[nodes[name].column]
                if stopped is not None and name == self.inputs.graph.scheme.total:
                    values = pl.select(pl.when(~stopped).then(values)).to_series()
                found = text(values, nodes[name], self.inputs, name)
            else:
                found = pl.repeat(None, held.height, dtype=pl.String, eager=True)
            columns.append(found.alias(name))
        columns += [values.alias(name) for name, values in self.selected.columns.items()]
        return pl.DataFrame([*columns, self.selected.notes.series().alias("note")])


def shown_ids(inputs: Inputs) -> tuple[str, ...]:
    """Steps, and the marks that a stage goes by or that receive points."""
    scheme = inputs.graph.scheme
    asked = {stage.by for stage in scheme.stages} | {inputs.graph.receiver(b) for b in scheme.bonuses} | {scheme.total}
    return tuple(m.id for m in scheme.marks if m.id in asked) + tuple(step.id for step in scheme.steps)


def score(inputs: Inputs) -> Scored:
    """Compute and select; exact whole numbers, or fractions where those would not fit into 64 bits."""
    return settle(inputs, computed(inputs))


def computed(inputs: Inputs) -> Values | None:
    """Every value of every candidate; None where whole numbers would not fit into 64 bits."""
    try:
        return evaluate(inputs)
    except TooBig:
        return None


def settle(inputs: Inputs, values: Values | None) -> Scored:
    """Who goes on and who stands where, by values that are there; the reference does it all where there are none."""
    if values is None:
        slow, warnings = reference_table.table(inputs)
        selected = Selected(warnings=[*warnings, "slow: the marks are too fine for 64 bits; fractions were used"])
        return Scored(inputs, None, selected, slow)
    return Scored(inputs, values, select(inputs, values, Plan.of(inputs)))


def text(numbers: pl.Series, node: Node, inputs: Inputs, name: str) -> pl.Series:
    """The printed form of values, as :func:`ranking.exact.shown` gives it for one number.

    Without printed decimals all values of a column have as many as the one that needs most, and not fewer than the
    total. Every number that may occur is written once and looked up, where those are fewer than the rows.
    """
    decimals, least = inputs.graph.places(name), inputs.graph.least_places
    whole = places(node.denominator)
    power = max(whole or 0, least, decimals or 0)
    if whole is None or node.bound * 10**power // node.denominator > LIMIT:
        different = numbers.unique().drop_nulls().to_list()
        values = [Fraction(int(n), node.denominator) for n in different]
        most = column_places(values, least) if decimals is None else decimals
        words = [shown(value, most) for value in values]
        return numbers.replace_strict(different, words, default=None, return_dtype=pl.String)
    most = (
        _needed(numbers.cast(pl.Int64) * (10**whole // node.denominator), whole, least)
        if decimals is None
        else decimals
    )
    low, high = int(numbers.min() or 0), int(numbers.max() or 0)  # type: ignore[arg-type]
    looked_up = high - low < len(numbers)
    each = pl.int_range(low, high + 1, eager=True) if looked_up else numbers.cast(pl.Int64)
    digits = fixed(pl.col("n") * (10**power // node.denominator) // 10 ** (power - most), most)
    texts = pl.DataFrame({"n": each}).select(digits.alias("text"))["text"]
    return coded(texts, numbers - low) if looked_up else texts


def _needed(scaled: pl.Series, places: int, least: int) -> int:
    """Places that the finest of the numbers needs, which are ``scaled`` by ``10 ** places``; at least ``least``."""
    while places > least and bool((scaled % 10 == 0).all()):
        scaled, places = scaled // 10, places - 1
    return max(places, least)


def fixed(number: pl.Expr, decimals: int) -> pl.Expr:
    """Text of a whole number with its last ``decimals`` digits after the point."""
    if not decimals:
        return number.cast(pl.String)
    size = number.abs()
    whole = (size // 10**decimals).cast(pl.String)
    rest = (size % 10**decimals).cast(pl.String).str.zfill(decimals)
    sign = pl.when(number < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    return pl.when(number.is_not_null()).then(pl.concat_str(sign, whole, pl.lit("."), rest))
