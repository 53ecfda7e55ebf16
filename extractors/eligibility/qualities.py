"""Qualities of a person that one item lists, in clauses or in sentences: one condition, as it is printed."""

from __future__ import annotations

from extractors.conditions.prose_conditions import kind_of
from extractors.conditions.rules import Rule
from extractors.outline.sections import Piece
from extractors.text.source import Source
from schema.conditions import Prose


def _one_demand(one: Rule, other: Rule) -> bool:
    """Whether two sentences of one item ask the same sort of thing of everybody, with nothing to check in them."""
    return (
        one.model is Prose is other.model
        and one.values.keys() == {"kind", "text"} == other.values.keys()
        and one.values["kind"] == other.values["kind"]
        and not one.tracks
        and not other.tracks
    )


_QUALITIES = ("character", "other")


def said_together(source: Source, told: list[Rule]) -> list[Rule]:
    """遵纪守法;爱岗敬业;团结同事: qualities of a person that one item lists are one condition, as it is printed."""
    if len(told) < 2 or not all(
        r.model is Prose
        and r.values.keys() == {"kind", "text"}
        and r.values["kind"] in _QUALITIES
        and not r.tracks
        and (prev is None or source.text[prev.cited[1] : r.cited[0]] == ";")
        for prev, r in zip([None, *told[:-1]], told, strict=True)
    ):
        return told
    start, end = told[0].cited[0], told[-1].cited[1]
    whole = source.text[start:end]
    return [Rule(Prose, {"kind": kind_of(whole) or "other", "text": whole}, (start, end))]


def append(source: Source, piece: Piece, rules: list[Rule], told: list[Rule]) -> None:
    """Sentences of one item that say nothing checkable are one condition in several sentences."""
    last = rules[-1] if rules else None
    if last and len(told) == 1 and piece.style and _one_demand(last, told[0]):
        last.cited = (last.cited[0], told[0].cited[1])
        last.values["text"] = source.text[last.cited[0] : last.cited[1]]
        return
    rules += told


__all__ = ["append", "said_together"]
