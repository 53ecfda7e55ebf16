"""Result names: what the printed name of a result says of it. The wordings are data in ``results.toml``."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.text import patterns as re
from schema import mark_names

PAPER_WORDS = "|".join(mark_names.ON_PAPER)
"""Alternatives of a pattern: the words for a mark as it stands on the papers."""


@cache
def on_paper() -> re.Pattern[str]:
    """卷面总分: what is on the papers together, which is no total of the examination."""
    return re.compile(f"(?:{PAPER_WORDS}){load('results')['paper']['ends']}")


@cache
def for_a_round(*, last: bool = False) -> re.Pattern[str]:
    """面试入围成绩: a result that only says who goes on to a round; ``last``: at the end of what is searched."""
    names = load("results")["round"]["names"]
    return re.compile(f"(?:{names})$" if last else names)


@cache
def not_held() -> re.Pattern[str]:
    """不组织, 免予: what stands right before the name of a test that is not held; to be searched up to that name."""
    return re.compile(load("results")["not_held"]["before"])


__all__ = ["PAPER_WORDS", "for_a_round", "not_held", "on_paper"]
