"""Bonus points: from the situations a candidate is in to the points that each step receives."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from ranking.inputs import Inputs
from schema.scheme import Bonus, Scheme


@dataclass(frozen=True)
class Points:
    """Where points go (``receiver`` -> name of an Int64 column) and the denominator and bound they share."""

    columns: dict[str, str]
    denominator: int
    bound: int


def benefits(scheme: Scheme) -> dict[str, list[int]]:
    """Positions of the bonuses by situation: 2.5 on each of two papers for one situation is one benefit of 5."""
    found: dict[str, list[int]] = {}
    for index, bonus in enumerate(scheme.bonuses):
        found.setdefault(bonus.when or bonus.id, []).append(index)
    return found


def groups(scheme: Scheme) -> list[list[list[int]]]:
    """The benefits of each group of bonuses of which the best counts."""
    found: dict[str, list[list[int]]] = {}
    for benefit in benefits(scheme).values():
        for kind in dict.fromkeys(g for i in benefit if (g := scheme.bonuses[i].group)):
            found.setdefault(kind, []).append([i for i in benefit if scheme.bonuses[i].group == kind])
    return list(found.values())


def add_points(inputs: Inputs, frame: pl.LazyFrame) -> tuple[pl.LazyFrame, Points]:
    """Add a column of points for each receiver: rates, maxima, groups, the stacking rule, the number of benefits that
    count at most and the cap, in this order.

    Rates count full units. Of a group the benefit worth most counts; ``highest`` keeps the one worth most of all, the
    first printed of equals. The cap cuts what comes last. Where the notice says nothing about stacking, points add up
    (the run warns).
    """
    scheme = inputs.graph.scheme
    present = [i for i in range(len(scheme.bonuses)) if inputs.has(f"u:{i}")]
    given = [c for c in inputs.frame.columns if c.startswith("p:")]
    amounts = [_worth(scheme.bonuses[i]) for i in present] + [scheme.bonus_cap or 0]
    maxima = [b.max for b in scheme.bonuses if b.max is not None]
    targets = {inputs.graph.receiver(scheme.bonuses[i]) for i in present} | {column[2:] for column in given}
    shares = {target: 1 / inputs.graph.divisor(target) for target in targets}
    denominator = math.lcm(*(Fraction(a).denominator for a in (*amounts, *maxima)), 10**inputs.unit_decimals)
    denominator *= math.lcm(*(share.denominator for share in shares.values()))
    scale = 10**inputs.unit_decimals
    frame = frame.with_columns(
        (pl.col(f"u:{i}") // scale * _whole(_worth(scheme.bonuses[i]), denominator))
        .pipe(_capped, scheme.bonuses[i].max, denominator)
        .alias(f"w:{i}")
        if scheme.bonuses[i].unit
        else (pl.when(pl.col(f"u:{i}") > 0).then(_whole(_worth(scheme.bonuses[i]), denominator)).otherwise(0))
        .pipe(_capped, scheme.bonuses[i].max, denominator)
        .cast(pl.Int64)
        .alias(f"w:{i}")
        for i in present
    )
    for benefit in continued(scheme):
        frame = _cut(frame, [i for i in benefit if i in present], _most(scheme, benefit), denominator)
    for kind in groups(scheme):
        frame = _keep_highest(frame, [[i for i in benefit if i in present] for benefit in kind])
    if scheme.bonus_rule == "highest":
        frame = _keep_highest(frame, [[i for i in group if i in present] for group in benefits(scheme).values()])
    if scheme.bonus_most is not None:
        several = [[i for i in group if i in present] for group in benefits(scheme).values()]
        frame = _keep_most(frame, several, scheme.bonus_most)
    if scheme.bonus_cap is not None:
        frame = _cut(frame, present, Fraction(scheme.bonus_cap), denominator)
    sums: dict[str, list[pl.Expr]] = {}
    for i in present:
        sums.setdefault(inputs.graph.receiver(scheme.bonuses[i]), []).append(pl.col(f"w:{i}"))
    for column in given:
        sums.setdefault(column[2:], []).append(pl.col(column) * (denominator // scale))
    frame = frame.with_columns(
        _share(pl.sum_horizontal(parts), shares[target]).alias(f"g:{target}") for target, parts in sums.items()
    )
    bound = _bound(inputs, present, denominator) * math.ceil(max(shares.values(), default=Fraction(1)))
    return frame, Points({target: f"g:{target}" for target in sums}, denominator, bound)


def continued(scheme: Scheme) -> list[list[int]]:
    """The benefits in which a rate goes on from a number of units, up to a maximum of both."""
    bonuses = scheme.bonuses
    return [
        benefit
        for benefit in benefits(scheme).values()
        if any(bonuses[i].beyond is not None and bonuses[i].max is not None for i in benefit)
    ]


def _most(scheme: Scheme, benefit: list[int]) -> Fraction:
    return min(Fraction(b.max) for i in benefit if (b := scheme.bonuses[i]).beyond is not None and b.max is not None)


def _cut(frame: pl.LazyFrame, positions: list[int], most: Fraction, denominator: int) -> pl.LazyFrame:
    """The points of these bonuses less what is above ``most``, which comes off those printed last."""
    left: pl.Expr = pl.lit(_whole(most, denominator), dtype=pl.Int64)
    cut = []
    for i in positions:
        kept = pl.min_horizontal(pl.col(f"w:{i}"), left)
        cut.append(kept.alias(f"w:{i}"))
        left = left - kept
    return frame.with_columns(cut)


def _share(points: pl.Expr, share: Fraction) -> pl.Expr:
    """Points divided as the bracket is in which they stand; exact, since the common denominator allows for it."""
    return points if share == 1 else points * share.numerator // share.denominator


def _worth(bonus: Bonus) -> Fraction:
    return Fraction(bonus.points or 0)


def _whole(value: Fraction, denominator: int) -> int:
    return int(value * denominator)


def _capped(points: pl.Expr, most: object, denominator: int) -> pl.Expr:
    return points if most is None else pl.min_horizontal(points, pl.lit(_whole(Fraction(str(most)), denominator)))


def _keep_highest(frame: pl.LazyFrame, groups: list[list[int]]) -> pl.LazyFrame:
    groups = [g for g in groups if g]
    if len(groups) < 2:
        return frame
    sums = [pl.sum_horizontal(pl.col(f"w:{i}") for i in group) for group in groups]
    frame = frame.with_columns(
        pl.max_horizontal(sums).alias("w:best"), *(s.alias(f"w:of{n}") for n, s in enumerate(sums))
    )
    kept: list[pl.Expr] = []
    taken = pl.lit(False)
    for n, group in enumerate(groups):
        wins = (pl.col(f"w:of{n}") == pl.col("w:best")) & ~taken
        kept += [pl.when(wins).then(pl.col(f"w:{i}")).otherwise(0).cast(pl.Int64).alias(f"w:{i}") for i in group]
        taken = taken | (pl.col(f"w:of{n}") == pl.col("w:best"))
    return frame.with_columns(kept)


def _keep_most(frame: pl.LazyFrame, groups: list[list[int]], most: int) -> pl.LazyFrame:
    """Only the ``most`` benefits worth most, those printed first of equals."""
    groups = [g for g in groups if g]
    if len(groups) <= most:
        return frame
    frame = frame.with_columns(
        pl.sum_horizontal(pl.col(f"w:{i}") for i in group).alias(f"w:of{n}") for n, group in enumerate(groups)
    )
    kept: list[pl.Expr] = []
    for n, group in enumerate(groups):
        ahead = [pl.col(f"w:of{o}") >= pl.col(f"w:of{n}") for o in range(n)]
        ahead += [pl.col(f"w:of{o}") > pl.col(f"w:of{n}") for o in range(n + 1, len(groups))]
        counts = pl.sum_horizontal(a.cast(pl.Int32) for a in ahead) < most
        kept += [pl.when(counts).then(pl.col(f"w:{i}")).otherwise(0).cast(pl.Int64).alias(f"w:{i}") for i in group]
    return frame.with_columns(kept)


def _bound(inputs: Inputs, present: list[int], denominator: int) -> int:
    """A number that no candidate's points times the denominator exceed."""
    total = 0
    for i in present:
        most = inputs.frame[f"u:{i}"].max()
        units = int(most) if isinstance(most, int) else 0
        bonus = inputs.graph.scheme.bonuses[i]
        full = (units // 10**inputs.unit_decimals if bonus.unit else 1) * abs(_whole(_worth(bonus), denominator))
        total += full
    for column in inputs.frame.columns:
        if column.startswith("p:"):
            sizes = inputs.frame.select(pl.col(column).abs().max()).item()
            total += int(sizes or 0) * denominator
    return total
