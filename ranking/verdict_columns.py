"""Verdict columns: tests of a scheme of which the table tells only who passed (体能测评: 合格/不合格)."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from decimal import Decimal

import polars as pl

from ranking.columns import Header, bare, plain, root, synonyms
from ranking.graph import Graph
from ranking.inputs import State
from ranking.marks import verdicts, words
from schema.scheme import Scheme


def with_verdicts(
    scheme: Scheme, names: Mapping[str, str], cells: Callable[[str], pl.Series]
) -> tuple[Scheme, list[str]]:
    """The scheme as the table tells its tests, and warnings.

    A test that goes into no result and nobody is ranked by, whose cells hold verdicts and no number, only qualifies:
    its pass mark, whatever its number, asks for 合格. Where the notice has no rule on passing it, it is left out and
    nobody is sent away. ``names``: the headings of the marks that have a column; ``cells``: those of a mark's column.
    """
    used = _used(scheme)
    free = [m.id for m in scheme.marks if not m.pass_fail and m.id not in used and m.id in names]
    told = {name for name in free if _only_verdicts(cells(name))}
    if not told:
        return scheme, []
    ruled = {g.on for g in scheme.gates} & told
    update = {"min": Decimal(1), "strict": False, "before_points": False}
    marks = [m.model_copy(update={"pass_fail": True, "full": None}) if m.id in ruled else m for m in scheme.marks]
    gates = [g.model_copy(update=update) if g.on in told else g for g in scheme.gates]
    kept = tuple(m for m in marks if m.id in ruled or m.id not in told)
    warnings = [f"verdicts: {names[i]} tells who passed; its pass mark was read as passing" for i in sorted(ruled)]
    warnings += [
        f"verdicts: {names[i]} tells who passed, but the campaign has no rule on it; nobody was sent away for it"
        for i in sorted(told - ruled)
    ]
    voids = tuple(
        v.model_copy(update={"inputs": left})
        for v in scheme.voids
        if (left := tuple(i for i in v.inputs if i not in told))
    )
    return scheme.model_copy(update={"marks": kept, "gates": tuple(gates), "voids": voids}), warnings


def result_columns(scheme: Scheme, header: Header, found: Container[str]) -> dict[str, int]:
    """The columns 体能测评结果, 心理测试结论 of tests that only qualify and have no other column."""
    out: dict[str, int] = {}
    for mark in scheme.marks:
        if mark.id in found or (mark.counted and not mark.pass_fail):
            continue
        called = {root(mark.name or mark.id), *synonyms("marks", mark.id)}
        hits = [
            at
            for at in header.free()
            if (short := _RESULT.sub("", bare(header.names[at]))) != bare(header.names[at]) and root(short) in called
        ]
        if len(hits) == 1 and hits[0] not in out.values():
            out[mark.id] = hits[0]
    return out


def where_held(data: Mapping[str, pl.Series], name: str) -> tuple[pl.Series, list[int]]:
    """The verdicts of a test, and the numbers of posts of which nobody has any while people of other posts do: it is
    not held for them, and all of them have passed."""
    numbers, states = data[f"m:{name}"], data.get(f"s:{name}")
    told = numbers.is_not_null() if states is None else numbers.is_not_null() | states.is_in(_STATED)
    posts = data["post"]
    held = posts.filter(told).unique()
    out = sorted(set(posts.unique().to_list()) - set(held.to_list())) if len(held) else []
    if not out:
        return numbers, []
    free = posts.is_in(out)
    return pl.select(pl.when(free).then(1).otherwise(numbers).cast(numbers.dtype).alias("n")).to_series(), out


_STATED = [int(state) for state in State if state not in (State.OK, State.MISSING)]
_RESULT = re.compile(r"(?:结果|结论|情况|是否合格|合格与否)$")


def _used(scheme: Scheme) -> set[str]:
    """What goes into a result or ranks anybody."""
    graph = Graph(scheme)
    roots = [scheme.total] if scheme.total else [m.id for m in scheme.marks if m.counted]
    roots += [stage.by for stage in scheme.stages]
    found = {part for root in roots for part in graph.closure(root)}
    return found | {part for step in scheme.steps for part in graph.closure(step.id) if part != step.id}


def _only_verdicts(cells: pl.Series) -> bool:
    """Whether cells hold verdicts in words, and nothing else but absences and blanks."""
    told = {plain(str(text)) for text in cells.drop_nulls().unique().to_list()}
    said = {word for word in told if word and word not in words()}
    return bool(said) and all(word in verdicts() and not word.isdigit() for word in said)


__all__ = ["result_columns", "where_held", "with_verdicts"]
