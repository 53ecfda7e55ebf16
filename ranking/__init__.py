"""Ranking: a campaign and a candidate table in; scores, stages, ranks and reasons out. Knows nothing of documents."""

from ranking.candidates import Candidates, read
from ranking.explain import Explanation, explain
from ranking.lines import Line, read_lines
from ranking.output import summary, write
from ranking.rank import RankingFrame, rank

__all__ = [
    "Candidates",
    "Explanation",
    "Line",
    "RankingFrame",
    "explain",
    "rank",
    "read",
    "read_lines",
    "summary",
    "write",
]
