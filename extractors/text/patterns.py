"""Patterns: ``re`` for the extractors, with room for all their patterns. Modules import it under that name.

The standard library keeps 512 compiled patterns and forgets the oldest. The extractors use more, some of them made from
the names that a notice prints, and to compile one takes as long as to search a hundred clauses.

A pattern is not run on a text that is known to lack the words which every match of it needs (``needles``).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from re import DOTALL, IGNORECASE, I, Match, escape
from typing import Any, Generic, TypeVar

from extractors.text import alternatives, first_chars, needles

Flags = int | re.RegexFlag
Replacement = str | Callable[[Match[str]], str]
S = TypeVar("S", bound=str)

_PATIENCE = 512
"""Searches in vain after which a pattern is worth an entry in the index of needles: they take about as long as that."""

_SHORT = 200
"""Characters of a pattern that is run in no time: a search with a long list of alternatives counts for several."""


class Pattern(Generic[S]):
    """A compiled pattern with the methods of ``re.Pattern``; equal to no other one, and hashed in no time."""

    __slots__ = (
        "findall",
        "finditer_anywhere",
        "flags",
        "fullmatch",
        "groupindex",
        "groups",
        "match",
        "need",
        "pattern",
        "search_anywhere",
        "split",
        "sub",
        "vain",
    )
    match: Callable[..., Match[str] | None]
    fullmatch: Callable[..., Match[str] | None]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[str | Any]]
    sub: Callable[..., str]
    search_anywhere: Callable[..., Match[str] | None]
    finditer_anywhere: Callable[..., Iterator[Match[str]]]

    def __init__(self, pattern: str, flags: Flags = 0) -> None:
        compiled = first_chars.compiled(pattern, flags)
        self.pattern: str = pattern
        self.flags: int = compiled.flags
        self.groups: int = compiled.groups
        self.groupindex: Mapping[str, int] = compiled.groupindex
        self.match, self.fullmatch = compiled.match, compiled.fullmatch
        self.findall, self.split, self.sub = compiled.findall, compiled.split, compiled.sub
        self.search_anywhere, self.finditer_anywhere = compiled.search, compiled.finditer
        self.need: needles.Need | None = None
        self.vain = 0

    def __repr__(self) -> str:
        return f"Pattern({self.pattern!r})"

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Match[str] | None:
        """As of ``re.Pattern``."""
        need = self.need
        if need is not None:
            held = need[0].get(text)
            if held is not None:
                for mask in need[1]:
                    if not held & mask:
                        return None
                if need[3] is not None:
                    few = need[3].met(held)
                    if few is not None:
                        return alternatives.search(few, text, pos, endpos)
                elif need[2] and not needles.some_way(held, need[2]):
                    return None
            return self.search_anywhere(text, pos, endpos)
        found = self.search_anywhere(text, pos, endpos)
        if found is None:
            self.in_vain()
        return found

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[Match[str]]:
        """As of ``re.Pattern``."""
        need = self.need
        if need is not None:
            held = need[0].get(text)
            if held is not None:
                for mask in need[1]:
                    if not held & mask:
                        return _NOTHING
                if need[3] is not None:
                    few = need[3].met(held)
                    if few is not None:
                        return alternatives.finditer(few, text, pos, endpos)
                elif need[2] and not needles.some_way(held, need[2]):
                    return _NOTHING
        else:
            self.in_vain()
        return self.finditer_anywhere(text, pos, endpos)

    def in_vain(self) -> None:
        """Note that it was run and found nothing."""
        before, self.vain = self.vain, self.vain + 1 + len(self.pattern) // _SHORT
        if before < _PATIENCE <= self.vain:
            needles.want(self)

    def leave(self) -> None:
        """Know nothing of texts any more."""
        self.need, self.vain = None, 0


_NOTHING: Iterator[Match[str]] = iter(())
_compiled: Callable[[str, Flags], Pattern[str]] = lru_cache(maxsize=4096)(Pattern)


def compile(pattern: str, flags: Flags = 0) -> Pattern[str]:
    return _compiled(pattern, flags)


def search(pattern: str, text: str, flags: Flags = 0) -> Match[str] | None:
    return _compiled(pattern, flags).search(text)


def match(pattern: str, text: str, flags: Flags = 0) -> Match[str] | None:
    return _compiled(pattern, flags).match(text)


def fullmatch(pattern: str, text: str, flags: Flags = 0) -> Match[str] | None:
    return _compiled(pattern, flags).fullmatch(text)


def split(pattern: str, text: str, maxsplit: int = 0, flags: Flags = 0) -> list[str | Any]:
    return _compiled(pattern, flags).split(text, maxsplit)


def findall(pattern: str, text: str, flags: Flags = 0) -> list[Any]:
    return _compiled(pattern, flags).findall(text)


def finditer(pattern: str, text: str, flags: Flags = 0) -> Iterator[Match[str]]:
    return _compiled(pattern, flags).finditer(text)


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
