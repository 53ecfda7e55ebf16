"""A stage while it is being put together from the sentences about it, and what stages there are without any marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractors.conditions.predicates import Condition
from extractors.outline.passages import Passage
from extractors.selection.apart import pooled
from extractors.text.context import Draft
from extractors.values.quantities import Quantity
from schema.scheme import Predicate, Stage

OPEN = frozenset(
    {"written", "review", "skill_test", "interview", "inspection", "physical", "publicity", "hire", "online_review"}
)
"""Stages that need no component of the scheme."""
LATE = frozenset({"physical", "inspection", "publicity", "hire"})
"""Stages after all marks are known: the total decides who gets there, where nothing else is said."""


@dataclass(slots=True)
class StageDraft:
    """A stage under construction: ties and shortage are printed after it."""

    passage: Passage
    start: int
    end: int
    to: str
    by: str
    quantity: Quantity | None
    tracks: tuple[str, ...]
    per: Literal["vacancy", "post"] | None = None
    ties: Literal["all", "none", "chain", "manual"] | None = None
    shortage: Literal["all", "cut", "cancel", "transfer"] | None = None
    condition: Condition | None = None
    chain_first: bool = False
    cites: list[tuple[Passage, int, int]] = field(default_factory=list)

    def build(self, ident: str) -> Stage:
        draft = Draft(ident)
        draft.cite(self.passage.cite(self.start, self.end))
        for passage, start, end in self.cites:
            draft.cite(passage.cite(start, end))
        draft.put("to", self.to)
        draft.put("by", self.by)
        quantity = self.quantity
        if quantity is None:
            draft.put("all", True)
        elif quantity.see:
            draft.put("ratio", "see_attachment")
        else:
            draft.put("ratio", quantity.ratio)
            draft.put("plus", quantity.plus)
            draft.put("top", quantity.top)
            draft.put("count", quantity.count)
        draft.put("per", self.per)
        draft.put("ties", self.ties)
        if self.chain_first:
            draft.put("chain_first", True)
        if not self.passage.zh and self.per == "vacancy" and quantity is not None and pooled(self.passage.text):
            draft.put("together", True)
        draft.put("shortage", self.shortage)
        predicate: Predicate | None = None
        if self.condition:
            draft.put("when", self.condition.text)
            predicate = self.condition.predicate
        return draft.build(Stage, tracks=self.tracks, predicate=predicate)
