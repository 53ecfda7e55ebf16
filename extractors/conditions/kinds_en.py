"""Kinds of English conditions by their wording, and the wordings themselves."""

from __future__ import annotations

from functools import cache
from typing import Any

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.needles import find


@cache
def words() -> dict[str, Any]:
    return dict(load("eligibility_en"))


@cache
def phrases(section: str, name: str) -> re.Pattern[str]:
    return re.compile("|".join(words()[section][name]), re.IGNORECASE)


def kind_of(text: str) -> str | None:
    """The kind whose wording stands first in a clause, None where none does."""
    best: tuple[int, str] | None = None
    for name in words()["kinds"]:
        found = find(phrases("kinds", name), text)
        if found and (best is None or found.start() < best[0]):
            best = (found.start(), name)
    return best[1] if best else None


__all__ = ["kind_of", "phrases", "words"]
