"""The nouns of Jinbang: frozen models and the error tree. No I/O, no logic beyond validation."""

from schema.base import Exact, Frozen, Moment, Record
from schema.campaign import Campaign, CampaignPost, Parameter
from schema.conditions import Condition
from schema.document import (
    Address,
    Block,
    BlockKind,
    Cell,
    Document,
    Language,
    Piece,
    Proposal,
    Table,
    View,
)
from schema.errors import JinbangError
from schema.evidence import Derivation, Evidence, Role
from schema.findings import Finding, Question, Severity
from schema.notice import Notice, Post
from schema.results import CandidateResult, Ranking
from schema.scheme import Scheme, Step

__all__ = [
    "Address",
    "Block",
    "BlockKind",
    "Campaign",
    "CampaignPost",
    "CandidateResult",
    "Cell",
    "Condition",
    "Derivation",
    "Document",
    "Evidence",
    "Exact",
    "Finding",
    "Frozen",
    "JinbangError",
    "Language",
    "Moment",
    "Notice",
    "Parameter",
    "Piece",
    "Post",
    "Proposal",
    "Question",
    "Ranking",
    "Record",
    "Role",
    "Scheme",
    "Severity",
    "Step",
    "Table",
    "View",
]
