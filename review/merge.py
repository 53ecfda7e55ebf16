"""Merge: a new reading, or a correction, under the decisions that people made on the old one (three-way)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from review.decisions import HEADER, Folded, fold, in_force
from review.pointers import translated
from schema.campaign import Campaign
from schema.decisions import Decision, DecisionKind
from schema.findings import Finding, Question
from schema.notice import Header


def _is_list(decision: Decision) -> bool:
    """Whether it decided a list of records as a whole, so that records below it are those of the decision."""
    return isinstance(decision.after, list) and any(isinstance(item, dict) and "id" in item for item in decision.after)


def merge(
    old: Campaign,
    new: Campaign,
    decisions: Sequence[Decision],
    *,
    aliases: Mapping[str, str] | None = None,
    questions: Sequence[Question] = (),
    findings: Sequence[Finding] = (),
    header: Header | None = None,
) -> tuple[Folded, dict[str, str]]:
    """The new draft with the decisions made on the old one, and where each pointer leads to now.

    Records are the same by identity (code, else employer, name, majors), so a decision follows its post through new
    numbers and new ids. See :func:`review.decisions.fold` for what is carried and what is a conflict.

    :param aliases: what an earlier merge gave for the old draft.
    """
    led = dict(aliases or {})
    force = {pointer: d for pointer, d in in_force(decisions).items() if d.kind is DecisionKind.SET}
    lists = tuple(f"{pointer}/" for pointer, decision in force.items() if _is_list(decision))
    for pointer in force:
        if not pointer.startswith((f"{HEADER}/", *lists)):
            now = translated(led.get(pointer, pointer), old, new)
            # An empty pointer says that the record has gone: another record may have got its id.
            led[pointer] = now if now is not None else ""
    led = {pointer: now for pointer, now in led.items() if pointer != now}
    return fold(new, decisions, questions=questions, findings=findings, aliases=led, header=header), led
