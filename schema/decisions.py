"""Decisions: what people decided about a campaign. They are only ever added; a campaign is its draft plus these."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from schema.base import Frozen
from schema.evidence import Evidence


class DecisionKind(StrEnum):
    """``set`` a field, ``answer`` a question, ``settle`` a finding, ``revert`` a decision, ``state``: move on."""

    SET = "set"
    ANSWER = "answer"
    SETTLE = "settle"
    REVERT = "revert"
    STATE = "state"


class CampaignState(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    CLOSED = "closed"


class Decision(Frozen):
    """One decision. ``before`` and ``after`` are JSON values.

    ``pointer`` addresses records by their ids. ``fingerprint`` names the evidence that the person saw: as long as a
    later reading rests on the same words the decision holds. ``base``: version of the campaign that was looked at.
    """

    id: int = 0
    """Place in the order of all decisions of the store; given by the store."""
    campaign: str
    kind: DecisionKind
    actor: str = Field(min_length=1)
    time: str
    """ISO 8601 in UTC."""
    pointer: str
    before: Any = None
    after: Any = None
    reason: str = ""
    fingerprint: str | None = None
    base: int = 0
    reverts: int | None = None
    """Id of the decision that this one takes back."""


class Conflict(Frozen):
    """A decision whose ground has changed. It stays in force until somebody decides again or takes it back.

    ``gone``: the record it was about is no longer there, so it cannot be in force.
    """

    pointer: str
    decision: int
    decided: Any = None
    before: Any = None
    """What the notice said when it was decided."""
    now: Any = None
    """What the notice says now."""
    gone: bool = False
    evidence: tuple[Evidence, ...] = ()


class CampaignVersion(Frozen):
    """A version of a campaign: its parent, the hash of what it says, why it was made, and what is open in it.

    ``base`` is the draft without decisions; ``aliases``: pointer of older readings -> the pointer of this one.
    """

    campaign: str
    version: int
    parent: int | None = None
    state: CampaignState = CampaignState.DRAFT
    digest: str
    notice: str | None = None
    extractor: str | None = None
    cause: str = "draft"
    actor: str = ""
    created: str = ""
    aliases: dict[str, str] = Field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
