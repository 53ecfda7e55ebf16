"""Ranked cells: one cell that asks different things of those who apply in different ranks (教授:… 副教授:… 讲师:…)."""

from __future__ import annotations

from typing import NamedTuple

from extractors.posts.columns import kind_of
from extractors.text import patterns as re

_RANK = re.compile(
    r"(?:教授|讲师|助教|研究员|博士后|工程师|实验师|馆员|编审|会计师|经济师|[医药护技]师|[初中高]级(?:职称)?|[A-Z]类|人才|岗|博士|硕士)"
    r"(?:(?:岗位|职位|人员|人选|层次|研究生)|\([^()]{1,10}\))?"
)
_TITLE = re.compile(
    r"(?:^|\s{2,}|\n|(?<=[。;])\s*)(?P<who>[\u4e00-\u9fffA-Z、/]{2,12}(?:\([^()]{1,10}\))?)\s?:\s*(?=\S)"
)
_MOST = 8
"""Ranks of one cell."""


class Ranked(NamedTuple):
    """What is asked of one rank: the words that name it and the text behind, by their ranges in the cell."""

    who: tuple[int, int]
    start: int
    end: int


def ranks(text: str) -> tuple[Ranked, ...]:
    """The ranks of a cell in their order; none where it does not part its demands so."""
    if text.count(":") < 2 or len(text) > 4000:
        return ()
    found = [m for m in _TITLE.finditer(text) if _is_rank(m["who"])]
    if not 2 <= len(found) <= _MOST or len({m["who"] for m in found}) < len(found) or found[0].start() > 0:
        return ()
    stops = [*(m.start() for m in found[1:]), len(text)]
    return tuple(Ranked(m.span("who"), m.end(), stop) for m, stop in zip(found, stops, strict=True))


def _is_rank(who: str) -> bool:
    ends = [m.end() for m in _RANK.finditer(who)]
    return bool(ends) and ends[-1] == len(who) and kind_of(who)[0] in (None, "name", "category")


__all__ = ["Ranked", "ranks"]
