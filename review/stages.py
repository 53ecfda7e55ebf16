"""Stages that nobody is cut for: an interview that all who are left take part in is a stage all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schema.evidence import Derivation, Evidence
from schema.notice import Event
from schema.scheme import Clip, MapPoints, Mean, PerUnit, Scheme, Stage, VoteShare, WeightedSum

INTERVIEW = "interview"
_EVENTS = {"written": "written_exam"}
"""Events of the timeline that carry another name than the mark that they give."""


def with_open_interview(scheme: Scheme, timeline: Sequence[Event]) -> Scheme:
    """The scheme with a stage to the interview, where the interview counts, something is settled before it, and no rule
    says who is let in: everybody left takes part. Pass marks on what was settled before then act before the interview,
    and who is still in the process there is named.

    The order of the parts is that of the timeline where it dates them all, else that of the formula.
    """
    total = next((s for s in scheme.steps if s.id == scheme.total), None)
    if not isinstance(total, WeightedSum) or any(stage.to == INTERVIEW for stage in scheme.stages):
        return scheme
    parts = [term.input for term in total.terms]
    proof = tuple(_proof(scheme, INTERVIEW))
    if INTERVIEW not in parts or not proof:
        return scheme
    dates = {event.event.value: event.start for event in timeline if event.start is not None}
    held = {part: dates.get(_EVENTS.get(part, part)) for part in parts}
    if all(held.values()):
        parts.sort(key=lambda part: held[part] or "")
    earlier = parts[: parts.index(INTERVIEW)]
    if not earlier:
        return scheme
    derived = Derivation(rule="everybody_left_takes_part", inputs=proof)
    stage = Stage(
        id=f"{scheme.id}-{INTERVIEW}",
        to=INTERVIEW,
        by=earlier[-1],
        all=True,
        derived={"to": derived, "by": derived, "all": derived},
    )
    at = next((i for i, s in enumerate(scheme.stages) if INTERVIEW in set(_below(scheme, s.by))), len(scheme.stages))
    return scheme.model_copy(update={"stages": (*scheme.stages[:at], stage, *scheme.stages[at:])})


def _proof(scheme: Scheme, name: str) -> Iterator[Evidence]:
    for item in (*scheme.marks, *scheme.steps):
        if item.id == name:
            for pieces in item.evidence.values():
                yield from pieces


def _below(scheme: Scheme, name: str, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """``name`` and everything that it is computed from."""
    yield name
    step = next((s for s in scheme.steps if s.id == name), None)
    inputs: tuple[str, ...] = ()
    match step:
        case WeightedSum():
            inputs = tuple(term.input for term in step.terms)
        case VoteShare():
            inputs = (*(term.input for term in step.counts), step.valid)
        case Clip() | PerUnit():
            inputs = (step.input,)
        case MapPoints() | Mean():
            inputs = step.inputs
    for source in inputs:
        if source not in seen:
            yield from _below(scheme, source, seen | {name})
