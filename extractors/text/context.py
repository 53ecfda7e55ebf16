"""Context: what one extractor may know of the others. Built up by ``extract`` in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from extractors.text.source import Source
from schema.base import Record
from schema.evidence import Derivation, Evidence
from schema.findings import Effect, Finding, Question, Severity
from schema.notice import Header, Post, Track

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Context:
    """The sources of one notice and what has been read so far.

    Order: header → posts, headcount, tracks → eligibility → schemes → timeline and the rest → findings, questions.
    ``findings`` and ``questions`` collect what an extractor meets on its way (a repair proved, a reading chosen).
    """

    sources: tuple[Source, ...]
    header: Header = field(default_factory=Header)
    posts: tuple[Post, ...] = ()
    tracks: tuple[Track, ...] = ()
    year: int | None = None
    """Year for dates printed without one: that of publication, else the commonest year of the text."""
    findings: list[Finding] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def find(
        self,
        code: str,
        message: str,
        *evidence: Evidence,
        severity: Severity = Severity.WARNING,
        proof: str | None = None,
        pointer: str | None = None,
    ) -> None:
        """Record a finding."""
        ident = f"finding-{len(self.findings) + 1}"
        self.findings.append(
            Finding(
                id=ident, code=code, severity=severity, message=message, proof=proof, pointer=pointer, evidence=evidence
            )
        )

    def ask(
        self,
        code: str,
        message: str,
        readings: tuple[str, ...],
        *evidence: Evidence,
        default: int | None = None,
        pointer: str | None = None,
        effects: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        """Record a question. ``effects``: for each reading the fields that it sets, by pointer."""
        ident = f"question-{len(self.questions) + 1}"
        self.questions.append(
            Question(
                id=ident,
                code=code,
                message=message,
                readings=readings,
                default=default,
                pointer=pointer,
                evidence=evidence,
                effects=tuple(
                    tuple(Effect(pointer=where, value=value) for where, value in reading.items()) for reading in effects
                ),
            )
        )


class Draft:
    """Collects the fields of one record with their evidence, then builds it.

    >>> # draft = Draft("post-1"); draft.put("code", "0101", source.cite(3, 7)); post = draft.build(Post)
    """

    def __init__(self, ident: str) -> None:
        self.id = ident
        self.values: dict[str, Any] = {}
        self.evidence: dict[str, list[Evidence]] = {}
        self.derived: dict[str, Derivation] = {}

    def put(self, name: str, value: Any, *evidence: Evidence, rule: str | None = None) -> None:
        """Set a field. With ``rule`` the value is derived from the evidence instead of printed there."""
        if value is None or value == ():
            return
        self.values[name] = value
        if rule:
            self.derived[name] = Derivation(rule=rule, inputs=tuple(evidence))
        elif evidence:
            self.evidence.setdefault(name, []).extend(evidence)

    def cite(self, *evidence: Evidence) -> None:
        """Evidence for the whole record (covers every field that has none of its own)."""
        self.evidence.setdefault(Record.SELF, []).extend(evidence)

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def build(self, model: type[R], **more: Any) -> R:
        """The record. ``more``: fields that need no evidence of their own (tracks, nested records, kind)."""
        evidence = {name: tuple(items) for name, items in self.evidence.items()}
        return model(id=self.id, evidence=evidence, derived=self.derived, **(self.values | more))
