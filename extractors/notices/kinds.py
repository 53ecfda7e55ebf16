"""The kind of a notice, judged by the words of its title and its opening."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
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


_TAUGHT = re.compile(
    r"(?:recogni[sz]ed|accredited|approved|chartered|in|from an?|of an?|any|public|two[- ]year|junior) $|(?:degrees?|"
    r"years|studies|graduates?) (?:in|from|of|at) (?:an? )?$"
)
"""Before a college or university where somebody has studied, which does not write the notice."""


_PASSING = re.compile(
    r"各级[^,。;:\n]{0,24}?(?:考试|招考|招录|招聘)中|参照公务员[^,。;:\n]{0,12}|比照公务员|《[^》\n]{0,12}公务员[^》\n]{0,24}》|公务员录用体检[^,。;\n]{0,8}"
)
"""Employers named in what bars people, or in the title of a standard: the notice is not for those."""


def _at(body: str, word: str) -> int:
    """Where a word stands in an opening, not as a place where somebody has studied; -1 where it does not."""
    at = body.find(word)
    if word.strip() not in ("college", "university"):
        return at
    while at >= 0 and _TAUGHT.search(body[max(0, at - 30) : at + (word[0] == " ")]):
        at = body.find(word, at + 1)
    return at


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
    if "公务员" in body:
        body = _PASSING.sub(lambda m: "□" * len(m[0]), body)
    rest: list[KindMatch] = []
    letterheads: list[KindMatch] = []
    for kind, in_title, in_opening, unless, late in _rules():
        if any(word in head for word in unless):
            continue
        for word in (*in_title, *in_opening):
            if word in head:
                at = head.index(word)
                return KindMatch(kind, at, at + len(word), in_title=True)
        found = [(at, w) for w in in_opening if (at := _at(body, w)) >= 0]
        if found:
            at, word = min(found)
            match = KindMatch(kind, at, at + len(word), in_title=False)
            if kind in _DISTINCT:
                return match
            (letterheads if late else rest).append(match)
    return min(rest or letterheads, key=lambda m: m.start, default=None)
