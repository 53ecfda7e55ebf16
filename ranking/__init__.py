"""Ranking: a campaign and a candidate table in; scores, stages, ranks and reasons out. Knows nothing of documents."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ranking.candidates import Candidates, read
    from ranking.explanation import Explanation, explain
    from ranking.lines import Line, read_lines
    from ranking.output import summary, write
    from ranking.run import RankingFrame, rank
    from ranking.screening import Screening, screen

_HOMES = {
    "candidates": ("Candidates", "read"),
    "explanation": ("Explanation", "explain"),
    "lines": ("Line", "read_lines"),
    "output": ("summary", "write"),
    "run": ("RankingFrame", "rank"),
    "screening": ("Screening", "screen"),
}
"""Public names by the module that holds them; a module is loaded when one of its names is first used."""

__all__ = [
    "Candidates",
    "Explanation",
    "Line",
    "RankingFrame",
    "Screening",
    "explain",
    "rank",
    "read",
    "read_lines",
    "screen",
    "summary",
    "write",
]


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            home = import_module(f"ranking.{module}")
            globals()[name] = found = getattr(home, name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
