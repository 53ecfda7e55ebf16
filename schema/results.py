"""Results of a ranking run: one row per candidate, and the explanation of each."""

from __future__ import annotations

from pydantic import Field

from schema.base import Exact, Frozen


class Reason(Frozen):
    """A coded reason, e.g. ``absent:interview``, ``below:written:50``, ``not_shortlisted:interview``."""

    code: str
    text: str


class StepValue(Frozen):
    """A step of one candidate: the exact value as a fraction string, what is shown, and the arithmetic in words."""

    step: str
    exact: str | None
    shown: str | None
    arithmetic: str | None = None


class CandidateResult(Frozen):
    """One candidate. ``rank`` is a competition rank (1, 2, 2, 4) within the post; ``stages``: stage -> 1, 0 or None
    (None = no longer considered at that stage)."""

    id: str
    post: str
    values: dict[str, StepValue] = Field(default_factory=dict)
    ranks: dict[str, int | None] = Field(default_factory=dict)
    rank: int | None = None
    stages: dict[str, int | None] = Field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    unresolved: bool = False
    """Still tied after the whole chain: people decide."""


class Ranking(Frozen):
    """A run: which campaign, which data, which engine, and a row per candidate in input order."""

    campaign: str
    data: str
    engine: str
    parameters: dict[str, Exact] = Field(default_factory=dict)
    steps: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    rows: tuple[CandidateResult, ...] = ()
    warnings: tuple[str, ...] = ()
