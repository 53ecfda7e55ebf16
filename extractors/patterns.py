"""Patterns: ``re`` for the extractors, with room for all their patterns. Modules import it under that name.

The standard library keeps 512 compiled patterns and forgets the oldest. The extractors use more, some of them made from
the names that a notice prints, and to compile one takes as long as to search a hundred clauses.

Where case does not matter, an alternation is tried at every letter of a text; most texts are passed over because they
lack the words that a match needs (``needles``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from re import DOTALL, IGNORECASE, I, Match, Pattern, escape
from typing import Any

from extractors.needles import may_match

Flags = int | re.RegexFlag
Replacement = str | Callable[[Match[str]], str]

_compiled = lru_cache(maxsize=4096)(re.compile)


def compile(pattern: str, flags: Flags = 0) -> Pattern[str]:
    return _compiled(pattern, flags)


def search(pattern: str, text: str, flags: Flags = 0) -> Match[str] | None:
    compiled = _compiled(pattern, flags)
    return None if flags and not may_match(compiled, text) else compiled.search(text)


def match(pattern: str, text: str, flags: Flags = 0) -> Match[str] | None:
    return _compiled(pattern, flags).match(text)


def fullmatch(pattern: str, text: str, flags: Flags = 0) -> Match[str] | None:
    return _compiled(pattern, flags).fullmatch(text)


def split(pattern: str, text: str, maxsplit: int = 0, flags: Flags = 0) -> list[str | Any]:
    return _compiled(pattern, flags).split(text, maxsplit)


def findall(pattern: str, text: str, flags: Flags = 0) -> list[Any]:
    return _compiled(pattern, flags).findall(text)


def finditer(pattern: str, text: str, flags: Flags = 0) -> Iterator[Match[str]]:
    compiled = _compiled(pattern, flags)
    return iter(()) if flags and not may_match(compiled, text) else compiled.finditer(text)


def sub(pattern: str, repl: Replacement, text: str, count: int = 0, flags: Flags = 0) -> str:
    return _compiled(pattern, flags).sub(repl, text, count)


__all__ = [
    "DOTALL",
    "IGNORECASE",
    "I",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]
