"""Alignment of rows that a page break tore: which columns of a short row are missing.

Each column has a profile (what kinds of values it holds, and which texts); a short row is laid over the columns in
order so that its cells fit best, by dynamic programming.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_KINDS = (
    ("blank", re.compile("")),
    ("integer", re.compile(r"\d{1,4}(?:\.0)?[人名个]?")),
    ("code", re.compile(r"[A-Za-z]{0,4}[-_]?\d[\dA-Za-z_-]{2,}")),
    ("decimal", re.compile(r"\d+\.\d+%?")),
)

_SAMPLE = 200
"""Full rows that make the profiles."""


def kind(text: str) -> str:
    """Coarse kind of a cell value."""
    for name, pattern in _KINDS:
        if pattern.fullmatch(text):
            return name
    return "short" if len(text) <= 24 else "long"


def align(rows: Sequence[Sequence[str]], cols: int) -> list[Sequence[int]]:
    """For each row the columns of its cells; full rows take all columns in order."""
    widest = range(cols)
    if all(len(row) == cols for row in rows):
        return [widest] * len(rows)
    full = [row for row in rows if len(row) == cols][:_SAMPLE]
    profiles = [_Profile([row[c] for row in full]) for c in widest]
    return [widest if len(row) == cols else _fit(row, profiles) for row in rows]


class _Profile:
    def __init__(self, values: Sequence[str]) -> None:
        body = values[1:] or values
        self.kinds = Counter(kind(v) for v in body)
        self.size = len(body) or 1
        self.texts = set(body)
        self.pairs = {v[i : i + 2] for v in body for i in range(len(v) - 1)}
        lengths = [len(v) for v in body if v]
        self.length = sum(lengths) / len(lengths) if lengths else 0.0

    def score(self, text: str) -> float:
        """How well a value fits the column: 0 … about 4."""
        share = self.kinds[kind(text)] / self.size
        if not text:
            return 0.2 + share
        score = 1.5 * share
        if text in self.texts:
            score += 1
        pairs = {text[i : i + 2] for i in range(len(text) - 1)}
        if pairs:
            score += len(pairs & self.pairs) / len(pairs)
        if self.length:
            score += 0.5 * min(len(text), self.length) / max(len(text), self.length)
        return score


def _fit(row: Sequence[str], profiles: Sequence[_Profile]) -> list[int]:
    """Columns for the cells of a short row: the increasing choice with the best total score."""
    cells, cols = len(row), len(profiles)
    best = [[0.0] * (cols + 1) for _ in range(cells + 1)]
    for i in range(cells - 1, -1, -1):
        for c in range(cols - 1, -1, -1):
            if cols - c < cells - i:
                best[i][c] = float("-inf")
                continue
            take = profiles[c].score(row[i]) + best[i + 1][c + 1]
            skip = best[i][c + 1] if cols - c - 1 >= cells - i else float("-inf")
            best[i][c] = max(take, skip)
    out: list[int] = []
    c = 0
    for i in range(cells):
        while cols - c > cells - i and best[i][c + 1] > profiles[c].score(row[i]) + best[i + 1][c + 1]:
            c += 1
        out.append(c)
        c += 1
    return out
