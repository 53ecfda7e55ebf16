"""Memo: remember what pure functions found while one notice is read.

Clauses are asked about the same things by many extractors. What was found is forgotten with the notice: nothing is
carried from one notice to the next, and memory stays bounded.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_SIZE = 8192
_clear: list[Callable[[], None]] = []


def memo(function: Callable[P, T]) -> Callable[P, T]:
    """For functions of hashable arguments whose result nobody can change."""
    cached = lru_cache(maxsize=_SIZE)(function)
    _clear.append(cached.cache_clear)
    return cast(Callable[P, T], cached)


def memo_list(function: Callable[P, list[T]]) -> Callable[P, list[T]]:
    """For functions that return lists: every caller gets a list of its own."""

    @memo
    def kept(*args: P.args, **kwargs: P.kwargs) -> tuple[T, ...]:
        return tuple(function(*args, **kwargs))

    @wraps(function)
    def copied(*args: P.args, **kwargs: P.kwargs) -> list[T]:
        return list(kept(*args, **kwargs))

    return copied


def on_forget(function: Callable[[], None]) -> Callable[[], None]:
    """Have ``function`` called whenever a notice is forgotten."""
    _clear.append(function)
    return function


def forget() -> None:
    """Drop all that is remembered."""
    for clear in _clear:
        clear()
