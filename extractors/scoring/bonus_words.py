"""Bonus words: what notices call points for people in a given situation (加分, 奖励分, 照顾3分)."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re


@cache
def named() -> re.Pattern[str]:
    """A name of such points: 加分, 奖励分, 激励分."""
    return re.compile("|".join(load("bonuses")["named"]))


@cache
def favoured() -> re.Pattern[str]:
    """A word without which no sentence gives anybody points."""
    return re.compile("|".join(("加", "给予", "享受", *load("bonuses")["favours"])))


__all__ = ["favoured", "named"]
