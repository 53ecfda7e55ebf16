"""Departures: a column of the table that tells who failed a review of papers or stayed away from it (资格复审: 放弃).

No rule of scoring reads such a column, yet whoever failed goes no further and the next in order moves up where the
notice says so. The run is made again without them, as with ``--withdraw``, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from ranking.columns import Header, bare, lexicon, plain
from ranking.inputs import State
from ranking.marks import verdicts, words

if TYPE_CHECKING:
    from ranking.run import RankingFrame

REVIEW = "review"


def departed(header: Header, text: Callable[[int], pl.Series], read: Container[int]) -> dict[int, str]:
    """By row, with what words somebody left at the review; nobody where no column, or more than one, tells it."""
    names = {plain(word) for word in lexicon()["reviews"]["headings"]}
    found = [at for at in header.free() if at not in read and bare(header.names[at]) in names]
    if len(found) != 1:
        return {}
    (at,) = found
    cells = text(at)
    said = {cell: _left(cell) for cell in cells.unique().to_list()}
    if None in said.values() or not any(said.values()):
        return {}
    heading = header.names[at]
    return {row: f"{heading}{cell}" for row, cell in enumerate(cells.to_list()) if said[cell]}


def _left(cell: str) -> bool | None:
    """Whether a cell says that somebody failed or did not come; None where it says neither this nor that."""
    word = plain(cell)
    state = words().get(word)
    if not word or state is State.MISSING:
        return False
    if word in verdicts():
        return not verdicts()[word]
    return True if state in (State.ABSENT, State.CHEATED) else None


def after_departures(run: RankingFrame) -> RankingFrame:
    """The run without those who left at the review, each only if the run sends them there."""
    from ranking.withdraw import Withdrawal, withdraw

    left = run.bound.left
    if not left or any(part.values is None for part in run.scored.values()):
        return run
    ids = run.bound.ids
    told: list[Withdrawal] = []
    for row, cause in left.items():
        key = run.bound.keys[run.bound.posts[row]] or ""
        stages = [s.to for s in run.scored[key].inputs.graph.scheme.stages] if key in run.scored else []
        if stages:
            stage = REVIEW if REVIEW in stages else "interview" if "interview" in stages else stages[0]
            told.append(Withdrawal(str(ids[row]), stage, cause, rule_of=REVIEW))
    if not told:
        return run
    after, moves = withdraw(run, told, sure=False)
    lines = [
        f"departed: {move.withdrawal.id} {move.withdrawal.cause}：{move.why}"
        + (f"：{'、'.join(move.by)}" if move.by else "")
        for move in moves
    ]
    return replace(after, warnings=(*run.warnings, *lines), before=run, told=tuple(told)) if moves else run


__all__ = ["after_departures", "departed"]
