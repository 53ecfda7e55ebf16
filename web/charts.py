"""Charts: where the people of a post stand and where the line is drawn, in numbers that a page turns into SVG."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from ranking import RankingFrame

WIDTH, EDGE = 640, 14
_SLOTS, _RADIUS, _STEP, _AXIS, _TOP = 80, 3.6, 8, 22, 18
MOST_DOTS = 600
"""People up to which each is a dot; beyond that the chart is one of bars."""


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    kept: bool
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    height: float
    kept: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """One cut at one post, in SVG units. ``cut``: x of the lowest value that goes on."""

    post: str
    stage: str
    by: str
    people: int
    kept: int
    lowest: str
    height: float
    base: float
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    cut: float | None


def charts(result: RankingFrame, post: str) -> list[Chart]:
    """A chart for each stage of a post."""
    table = result.table().filter(pl.col("post") == post)
    if table.is_empty():
        return []
    key = result.bound.keys[result.bound.posts[table["row"][0]]]
    if key is None or key not in result.scored:
        return []
    found = []
    for stage in result.scored[key].inputs.graph.scheme.stages:
        if stage.by not in table.columns or f"to_{stage.to}" not in table.columns:
            continue
        here = table.filter(pl.col(f"to_{stage.to}").is_not_null()).select("id", stage.by, f"to_{stage.to}")
        rows = [(value, ident, went == 1) for ident, shown, went in here.iter_rows() if (value := _number(shown))]
        if rows:
            found.append(_chart(post, stage.to, stage.by, rows))
    return found


def _number(shown: str | None) -> Decimal | None:
    try:
        return Decimal(shown) if shown else None
    except InvalidOperation:
        return None


def _chart(post: str, stage: str, by: str, rows: list[tuple[Decimal, str, bool]]) -> Chart:
    values = [value for value, _, _ in rows]
    margin = max((max(values) - min(values)) / 20, Decimal(1))
    low, high = min(values) - margin, max(values) + margin

    def x(value: Decimal) -> float:
        return round(EDGE + float((value - low) / (high - low)) * (WIDTH - 2 * EDGE), 1)

    kept = [value for value, _, went in rows if went]
    slots: Counter[int] = Counter()
    dots: list[tuple[float, int, bool, str]] = []
    sums: dict[tuple[int, bool], int] = Counter()
    for value, ident, went in sorted(rows):
        slot = int(x(value) * _SLOTS / WIDTH)
        dots.append((x(value), slots[slot], went, f"{ident}: {value}"))
        slots[slot] += 1
        sums[slot, went] += 1
    many = len(rows) > MOST_DOTS
    tallest = max(slots.values())
    base = 120.0 if many else _TOP + tallest * _STEP + 4
    bars: list[Bar] = []
    if many:
        unit = (base - _TOP) / tallest
        for slot in slots:
            below = 0.0
            for went in (True, False):
                height = sums[slot, went] * unit
                if height:
                    bars.append(Bar(slot * WIDTH / _SLOTS, base - below - height, round(height, 1), went))
                    below += height
    return Chart(
        post=post,
        stage=stage,
        by=by,
        people=len(rows),
        kept=len(kept),
        lowest=str(min(kept)) if kept else "",
        height=base + _AXIS,
        base=base,
        dots=() if many else tuple(Dot(a, base - _RADIUS - 2 - n * _STEP, w, t) for a, n, w, t in dots),
        bars=tuple(bars),
        ticks=tuple((x(tick), f"{tick.normalize():f}") for tick in _ticks(low, high)),
        cut=x(min(kept)) if kept and len(kept) < len(rows) else None,
    )


def _ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Round numbers, at most nine."""
    steps = [Decimal(n) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000)]
    step = next((s for s in steps if (high - low) / s <= 8), steps[-1])
    first = (low / step).to_integral_value(rounding="ROUND_CEILING") * step
    return [first + step * n for n in range(9) if first + step * n <= high]
