"""The kind of a notice, judged by the words of its title and its opening."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load
from schema.values import NoticeKind


@dataclass(frozen=True, slots=True)
class KindMatch:
    """A kind and the word that shows it: ``start:end`` of the title or (``in_title`` False) of the opening."""

    kind: NoticeKind
    start: int
    end: int
    in_title: bool


_DISTINCT = frozenset({NoticeKind.AUXILIARY_POLICE, NoticeKind.INTERNAL_COMPETITION, NoticeKind.TRADE_UNION})
"""Kinds whose words are never said in passing: they decide wherever the opening has them."""


@cache
def _rules() -> list[tuple[NoticeKind, list[str], list[str], list[str], bool]]:
    return [
        (NoticeKind(r["kind"]), r.get("title", []), r.get("opening", []), r.get("unless", []), r.get("late", False))
        for r in load("kinds")["rule"]
    ]


def find_kind(title: str, opening: str) -> KindMatch | None:
    """The first rule that hits; rules that look at the opening only compete by who comes first in it, late ones last.

    None where no word gives the kind away.
    """
    head, body = title.casefold(), opening.casefold()
    rest: list[KindMatch] = []
    letterheads: list[KindMatch] = []
    for kind, in_title, in_opening, unless, late in _rules():
        if any(word in head for word in unless):
            continue
        for word in (*in_title, *in_opening):
            if word in head:
                at = head.index(word)
                return KindMatch(kind, at, at + len(word), in_title=True)
        found = [(body.index(word), word) for word in in_opening if word in body]
        if found:
            at, word = min(found)
            match = KindMatch(kind, at, at + len(word), in_title=False)
            if kind in _DISTINCT:
                return match
            (letterheads if late else rest).append(match)
    return min(rest or letterheads, key=lambda m: m.start, default=None)
