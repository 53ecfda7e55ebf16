"""Charts: where the candidates of a post stand, and where the line is drawn, as inline SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from schema.campaign import Campaign
from schema.results import CandidateResult, Ranking

WIDTH, LEFT, RIGHT = 640, 12, 12
_DOT, _STEP, _AXIS = 5, 12, 26
_BINS = 60


@dataclass(frozen=True, slots=True)
class Dot:
    """A candidate (or, where many stand at one place, the last of them): centre in SVG units."""

    x: float
    y: float
    kept: bool
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One cut at one post. ``cut``: x of the lowest value that goes on; None where nobody or everybody does."""

    title: str
    summary: str
    width: int
    height: int
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    base: float
    cut: float | None
    cut_label: str


def printed_names(campaign: Campaign | None) -> dict[str, str]:
    """Marks and steps as the notice calls them, where all its schemes call them the same."""
    found: dict[str, set[str]] = {}
    for scheme in campaign.schemes if campaign is not None else ():
        for item in (*scheme.marks, *scheme.steps):
            if item.name:
                found.setdefault(item.id, set()).add(item.name)
    return {ident: names.pop() for ident, names in found.items() if len(names) == 1}


def charts(campaign: Campaign, ranking: Ranking) -> Iterator[Chart]:
    """A chart for each stage of each post at which somebody was left out or went on."""
    schemes = {scheme.id: scheme for scheme in campaign.schemes}
    named = printed_names(campaign)
    for entry in campaign.posts:
        post = entry.post
        rows = [row for row in ranking.rows if row.post in (post.code, post.id, post.name)]
        scheme = schemes.get(entry.scheme or "")
        if not rows or scheme is None:
            continue
        for stage in scheme.stages:
            here = [
                (value, row) for row in rows if (value := _value(row, stage.by)) is not None and stage.to in row.stages
            ]
            here = [(value, row) for value, row in here if row.stages[stage.to] is not None]
            if here:
                name = " ".join(filter(None, [post.code, post.name]))
                yield _chart(name, stage.to, named.get(stage.by, stage.by), here, post.headcount)


def _value(row: CandidateResult, step: str) -> Decimal | None:
    shown = row.values[step].shown if step in row.values else None
    try:
        return Decimal(shown) if shown else None
    except InvalidOperation:
        return None


def _chart(post: str, stage: str, by: str, rows: list[tuple[Decimal, CandidateResult]], headcount: int | None) -> Chart:
    values = [value for value, _ in rows]
    low, high = min(values), max(values)
    margin = max((high - low) / 20, Decimal(1))
    low, high = low - margin, high + margin

    def x(value: Decimal) -> float:
        return round(LEFT + float((value - low) / (high - low)) * (WIDTH - LEFT - RIGHT), 1)

    stacks: Counter[int] = Counter()
    places: list[tuple[float, int, bool, str]] = []
    for value, row in sorted(rows, key=lambda pair: (pair[0], pair[1].id)):
        slot = int(x(value) * _BINS / WIDTH)
        places.append((x(value), stacks[slot], row.stages[stage] == 1, f"{row.id}: {value}"))
        stacks[slot] += 1
    base = max(stacks.values()) * _STEP + 24
    kept = [value for value, row in rows if row.stages[stage] == 1]
    cut = min(kept) if kept and len(kept) < len(rows) else None
    wanted = f", {headcount} wanted" if headcount is not None else ""
    summary = f"{len(rows)} candidates{wanted}; {len(kept)} go on to {stage}"
    if kept:
        summary += f", the lowest with {min(kept)}"
    return Chart(
        title=f"{post}: {by} → {stage}",
        summary=summary,
        width=WIDTH,
        height=base + _AXIS,
        dots=tuple(Dot(px, base - _DOT - 2 - level * _STEP, on, label) for px, level, on, label in places),
        ticks=tuple((x(tick), f"{tick.normalize():f}") for tick in _ticks(low, high)),
        base=base,
        cut=x(cut) if cut is not None else None,
        cut_label=f"{cut}" if cut is not None else "",
    )


def _ticks(low: Decimal, high: Decimal) -> Iterator[Decimal]:
    """Round numbers on the axis, at most eight."""
    step = Decimal(1)
    for factor in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        step = Decimal(factor)
        if (high - low) / step <= 8:
            break
    tick = (low / step).to_integral_value(rounding="ROUND_CEILING") * step
    while tick <= high:
        yield tick
        tick += step
