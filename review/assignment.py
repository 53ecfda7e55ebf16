"""Assignment: pairs the rows and columns of a score table so that the sum of the scores is the greatest possible."""

from __future__ import annotations

from collections.abc import Sequence

Scores = Sequence[Sequence[int]]
"""Rows of equal length; whole numbers >= 0, where 0 means that the two are no pair."""


def assign(scores: Scores) -> list[tuple[int, int]]:
    """Pairs (row, column) of the greatest total; no row or column stands in two pairs.

    The Hungarian method with potentials: time rows² · columns, exact because the scores are whole numbers.
    """
    if not scores or not scores[0]:
        return []
    if len(scores) > len(scores[0]):
        turned = assign([list(column) for column in zip(*scores, strict=True)])
        return sorted((row, column) for column, row in turned)
    rows, columns = len(scores), len(scores[0])
    above, left = [0] * (rows + 1), [0] * (columns + 1)
    holder = [0] * (columns + 1)  # the row (from 1) that holds each column; column 0 is the row being placed
    for row in range(1, rows + 1):
        _place(scores, row, above, left, holder)
    pairs = ((holder[column] - 1, column - 1) for column in range(1, columns + 1) if holder[column])
    return sorted(pair for pair in pairs if scores[pair[0]][pair[1]] > 0)


def _place(scores: Scores, row: int, above: list[int], left: list[int], holder: list[int]) -> None:
    """Find a column for one more row along the cheapest chain of changes."""
    columns = len(left) - 1
    infinite = 1 << 60
    best = [infinite] * (columns + 1)
    came = [0] * (columns + 1)
    used = [False] * (columns + 1)
    holder[0] = row
    at = 0
    while True:
        used[at] = True
        here, step, following = holder[at], infinite, 0
        for column in range(1, columns + 1):
            if used[column]:
                continue
            cost = -scores[here - 1][column - 1] - above[here] - left[column]
            if cost < best[column]:
                best[column], came[column] = cost, at
            if best[column] < step:
                step, following = best[column], column
        for column in range(columns + 1):
            if used[column]:
                above[holder[column]] += step
                left[column] -= step
            else:
                best[column] -= step
        at = following
        if holder[at] == 0:
            break
    while at:
        holder[at] = holder[came[at]]
        at = came[at]
