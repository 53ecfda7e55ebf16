"""Levels: the grade of a word (省级 over 市级, 高级工 over 中级工), and whether a bonus's wording takes that grade."""

from __future__ import annotations

import re
from functools import cache

from ranking.columns import lexicon, plain

_UP = re.compile(r"(?:职称|职业|技能|等级|证书|称号)*(?:及|或)?(?:其)?以上")

_SEVERAL = re.compile(r"[省市县区乡]级?[(、或和及/][省市县区乡镇][)]?级")


@cache
def _words() -> dict[str, list[tuple[str, int]]]:
    """The ladders and grades of each word, the longest word first."""
    ladders: dict[str, list[list[str]]] = lexicon()["levels"]
    found: dict[str, list[tuple[str, int]]] = {}
    for name, steps in ladders.items():
        for grade, words in enumerate(steps):
            for word in words:
                found.setdefault(plain(word), []).append((name, grade))
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


@cache
def levels(text: str) -> dict[str, tuple[int, bool]]:
    """By ladder the grade that a text names, and whether all above it are meant too (市级及以上).

    A longer word hides the shorter ones inside it: 高级技师 is neither 高级 nor 技师. Of several grades of one ladder
    (助理社会工作师、社会工作师) none is *the* grade.
    """
    rest = plain(text)
    found: dict[str, set[tuple[int, bool]]] = {}
    for word, places in _words().items():
        at = rest.find(word)
        if at < 0:
            continue
        up = _UP.match(rest, at + len(word)) is not None
        for name, grade in places:
            found.setdefault(name, set()).add((grade, up))
        rest = rest.replace(word, "\x00" * len(word))
    if _SEVERAL.search(text):
        found.pop("place", None)  # 省、市级优秀教师
    return {name: next(iter(grades)) for name, grades in found.items() if len(grades) == 1}


def admits(wording: str, word: str) -> bool:
    """Whether the grade that ``word`` names is one that ``wording`` takes; True where either names none."""
    asked, told = levels(wording), levels(word)
    return all(
        told[name][0] == grade or (up and told[name][0] > grade) for name, (grade, up) in asked.items() if name in told
    )


def likewise(wording: str, word: str) -> int:
    """How well the grade of a word alone fits a wording: one more than the grade that it reaches, else 0."""
    asked, told = levels(wording), levels(word)
    shared = [name for name in asked if name in told]
    return max((asked[name][0] + 1 for name in shared), default=0) if shared and admits(wording, word) else 0


__all__ = ["admits", "levels", "likewise"]
