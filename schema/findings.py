"""Findings (what is wrong with a notice, with the proof) and questions (what it leaves open)."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

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


class Effect(Frozen):
    """A field that a reading sets: ``value`` as JSON."""

    pointer: str
    value: Any = None


class Question(Frozen):
    """An ambiguity: ``readings`` are the ways to take it, ``default`` the index of the one used meanwhile.

    ``effects``: what each reading sets, in the order of the readings; empty where an answer is only for people to read.
    """

    id: str
    code: str
    pointer: str | None = None
    message: str
    readings: tuple[str, ...]
    default: int | None = None
    answer: int | None = None
    evidence: tuple[Evidence, ...] = ()
    effects: tuple[tuple[Effect, ...], ...] = ()
