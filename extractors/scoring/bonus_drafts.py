"""Bonus drafts: a bonus under construction, and the words by which a candidate table may name its situation."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extractors.lexicon import load
from extractors.outline.passages import Passage
from extractors.text import patterns as re
from extractors.text.context import Draft
from schema.evidence import Evidence
from schema.scheme import Bonus


@dataclass(slots=True)
class BonusDraft:
    """A bonus under construction. ``whens``: ranges of the passage that together say who gets it."""

    passage: Passage
    start: int
    end: int
    on: str
    points: Decimal
    when: str
    whens: tuple[tuple[int, int], ...]
    tracks: tuple[str, ...]
    unit: str | None = None
    max: Decimal | None = None
    converted: bool = False
    over: Decimal | None = None
    lead: int = 0
    """Where the words before the points begin, in the passage."""
    posts: tuple[str, ...] = ()
    not_posts: tuple[str, ...] = ()
    group: str | None = None
    least: Decimal | None = None
    beyond: Decimal | None = None
    cites: list[tuple[str, Evidence]] = field(default_factory=list)
    """What else of it is told elsewhere: the field and where."""
    told: Evidence | None = None
    """Where the points are told, if not in the passage."""
    assumed: bool = False
    """Nothing near the points says where they go."""

    def build(self, ident: str) -> Bonus:
        draft = Draft(ident)
        draft.cite(self.passage.cite(self.start, self.end))
        draft.put("on", self.on)
        draft.put("points", self.points, *((self.told,) if self.told else ()))
        draft.put("unit", self.unit)
        draft.put("max", self.max)
        if self.when:
            draft.put("when", self.when, *(self.passage.cite(s, e) for s, e in self.whens))
        if self.converted:
            draft.put("converted", True)
        draft.put("over", self.over)
        draft.put("beyond", self.beyond)
        for name in ("posts", "not_posts", "group", "least"):
            draft.put(name, getattr(self, name) or None, *(where for what, where in self.cites if what == name))
        return draft.build(Bonus, tracks=self.tracks, match=match_words(self.when, zh=self.passage.zh))


def match_words(when: str, *, zh: bool) -> tuple[str, ...]:
    """Distinctive words of a situation, by which a candidate table may name it; else its own phrases."""
    words = load("bonuses")["match" if zh else "match_en"]
    low = when.casefold()
    found = [w for w in words if w.casefold() in low]
    kept = [w for w in found if not any(w != o and w in o for o in found)]
    if kept or not when:
        return tuple(kept)
    if not zh:
        return (when,)
    phrases = re.split(r"[、,和或与]|及(?!以上|以下|其)", re.sub(r"\([^()]*\)", "", when))
    return tuple(p for p in phrases if 2 <= len(p) <= 12) or (when,)


def distinct(items: list[Bonus]) -> tuple[Bonus, ...]:
    """Words that several situations share (县级表彰, 市级表彰) tell nobody apart: those keep their phrase."""
    items = [_beyond_the_plain(item, items) for item in items]
    out = []
    for item in items:
        others = {w for o in items if o.when != item.when and o.points != item.points for w in o.match}
        if item.when and item.match and set(item.match) <= others:
            parts = [
                p
                for p in re.split(r"[、,和或]|及(?!以上|以下|其)", re.sub(r"\([^()]*\)", "", item.when))
                if len(p) >= 2
            ]
            own = tuple(p for p in parts if not any(p in (o.when or "") for o in items if o.when != item.when))
            item = item.model_copy(update={"match": own or (item.when,)})
        out.append(item)
    return tuple(out)


def _beyond_the_plain(item: Bonus, items: list[Bonus]) -> Bonus:
    """获三等功的退役军人, where any 退役军人 gets other points: the rest of the words tells them from those."""
    plain = [set(o.match) for o in items if o.when != item.when and o.points != item.points]
    shared = {w for words in plain if words and words < set(item.match) for w in words}
    return item.model_copy(update={"match": tuple(w for w in item.match if w not in shared)}) if shared else item
