"""Merge: a new reading, or a correction, under the decisions that people made on the old one (three-way)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from review.decisions import Folded, fold, in_force
from review.pointers import translated
from schema.campaign import Campaign
from schema.decisions import Decision, DecisionKind
from schema.findings import Finding, Question


def merge(
    old: Campaign,
    new: Campaign,
    decisions: Sequence[Decision],
    *,
    aliases: Mapping[str, str] | None = None,
    questions: Sequence[Question] = (),
    findings: Sequence[Finding] = (),
) -> tuple[Folded, dict[str, str]]:
    """The new draft with the decisions made on the old one, and where each pointer leads to now.

    Records are the same by identity (code, else employer, name, majors), so a decision follows its post through new
    numbers and new ids. See :func:`review.decisions.fold` for what is carried and what is a conflict.

    :param aliases: what an earlier merge gave for the old draft.
    """
    led = dict(aliases or {})
    for pointer, decision in in_force(decisions).items():
        if decision.kind is DecisionKind.SET:
            now = translated(led.get(pointer, pointer), old, new)
            # An empty pointer says that the record has gone: another record may have got its id.
            led[pointer] = now if now is not None else ""
    led = {pointer: now for pointer, now in led.items() if pointer != now}
    return fold(new, decisions, questions=questions, findings=findings, aliases=led), led
