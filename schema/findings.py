"""Findings (what is wrong with a notice, with the proof) and questions (what it leaves open)."""

from __future__ import annotations

from enum import StrEnum

from schema.base import Frozen
from schema.evidence import Evidence


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Frozen):
    """``code`` is stable (``headcount_mismatch``); ``proof``: the arithmetic in one line (``4+2+1 = 7, stated 8``)."""

    id: str
    code: str
    severity: Severity
    message: str
    proof: str | None = None
    pointer: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Question(Frozen):
    """An ambiguity: ``readings`` are the ways to take it, ``default`` the index of the one used meanwhile."""

    id: str
    code: str
    pointer: str | None = None
    message: str
    readings: tuple[str, ...]
    default: int | None = None
    answer: int | None = None
    evidence: tuple[Evidence, ...] = ()
