"""Least marks: numbers of marks of which the words behind them say that they are to be reached."""

from __future__ import annotations

from extractors.text import patterns as re

_LEAST = re.compile(
    r"(?:(?! and an? )[^.;,\d]){0,40}?\b(?:(?:is|are|being) (?:the (?:least|minimum|lowest)|(?:needed|required"
    r"|necessary)\b)"
    r"|qualif(?:y|ies)\b|suffices?\b)",
    re.IGNORECASE,
)


def least_of(text: str, at: int) -> bool:
    """Whether marks that end at ``at`` are to be reached (60 marks in the test is the least that qualifies)."""
    return _LEAST.match(text, at) is not None


__all__ = ["least_of"]
