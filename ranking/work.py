"""Work: which work a demand or a heading of years names, and how alike two of them are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from ranking.answers import words
from ranking.columns import plain

RELATED = "相关"
"""The work that is named only as that of the post (相关工作经历, 同类岗位经验)."""


@cache
def work_named(text: str) -> str:
    """What work a phrase or a heading names, without the words that any has (2年以上医院护理工作经历 -> 医院护理).

    ``相关`` where it says no more than that the work must be related; empty where any work counts.
    """
    if text.isascii():
        return " ".join(sorted(_english(text)))
    rest = plain(re.sub(r"\d+|[()（）]", "", text))
    for name, others in words()["worked"]["same"].items():
        for other in others:
            rest = rest.replace(other, name)
    for word in sorted(words()["worked"]["common"], key=len, reverse=True):
        rest = rest.replace(word, "")
    return rest or (RELATED if re.search(words()["worked"]["related"], text) else "")


LIKE = 0.5
"""More than so much of two names must be the same for a work that stands inside another one (副科级 is not 正科级)."""


def column_of_work(own: str, columns: Iterable[str], *, more: float = 0.0) -> str | None:
    """The column of years (``n:HEADING``) whose heading names the work: of several the one that is most alike.

    ``more``: how alike they must be, and more; English names share single words too easily to do with less.
    """
    rated = [(alike(own, work_named(name[2:])), name) for name in columns if name.startswith("n:")]
    least = max(more, LIKE) if own.isascii() else more
    best = min(((-likeness, name) for likeness, name in rated if likeness > least), default=None)
    return None if best is None or not own else best[1]


def alike(one: str, other: str) -> float:
    """How much of two names of work is the same, from 0 to 1."""
    mine, theirs = _pieces(one), _pieces(other)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def _pieces(name: str) -> frozenset[str]:
    if name.isascii():
        return frozenset(name.split())
    return frozenset(name[i : i + 2] for i in range(len(name) - 1))


def _english(text: str) -> frozenset[str]:
    told = (word.rstrip("s") for word in re.findall(r"[a-z]+", unicodedata.normalize("NFKC", text).casefold()))
    return frozenset(word for word in told if len(word) > 1) - frozenset(words()["worked"]["common_en"])


__all__ = ["LIKE", "RELATED", "alike", "column_of_work", "work_named"]
