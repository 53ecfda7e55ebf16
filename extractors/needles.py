"""Needles: words of which a pattern needs at least one, so that most texts are passed over without running it.

A long alternation is tried at every character of a text; to look for its words takes a fraction of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import _constants as ops
from re import _parser as parser
from typing import Any

Needles = frozenset[str]

_FEW = 16
"""Needles up to which they are looked for one by one; more are looked for all at once (Aho-Corasick)."""


@dataclass(frozen=True, slots=True)
class _Need:
    """What every match of ``pattern`` holds: one of ``needles`` (none = nothing is known), and a digit if ``numeric``.

    The pattern is kept because it is known by its identity: to hash one takes as long as to use it.
    """

    pattern: re.Pattern[str]
    needles: tuple[str, ...]
    cased: bool
    numeric: bool
    automaton: Any

    @classmethod
    def of(cls, pattern: re.Pattern[str]) -> _Need:
        parsed = parser.parse(pattern.pattern, pattern.flags)
        needles = _shortest(_needs(parsed) or frozenset())
        automaton = None
        if len(needles) > _FEW:
            import ahocorasick

            automaton = ahocorasick.Automaton()
            for needle in needles:
                automaton.add_word(needle, True)
            automaton.make_automaton()
        return cls(pattern, needles, any(n.upper() != n for n in needles), _needs_digit(parsed), automaton)


def find(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """``pattern.search(text)``."""
    return pattern.search(text) if may_match(pattern, text) else None


def find_all(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """``pattern.finditer(text)``."""
    return pattern.finditer(text) if may_match(pattern, text) else iter(())


def may_match(pattern: re.Pattern[str], text: str) -> bool:
    """False only where the pattern matches nowhere in the text."""
    need = _known.get(id(pattern))
    if need is None:
        if len(_known) >= _PATTERNS:
            _known.clear()
        need = _known[id(pattern)] = _Need.of(pattern)
    if need.numeric and not _DIGIT.search(text):
        return False
    if not need.needles:
        return True
    if need.cased:  # Chinese words have no case, and to change it takes as long as to look for a dozen of them
        text = text.lower()
    if need.automaton is not None:
        return next(need.automaton.iter(text), None) is not None
    for needle in need.needles:  # noqa: SIM110 - twice as fast as any()
        if needle in text:
            return True
    return False


_PATTERNS = 4096
_known: dict[int, _Need] = {}
_DIGIT = re.compile(r"\d")


def _shortest(found: Needles) -> tuple[str, ...]:
    """Without those that hold another one."""
    return tuple(sorted(n for n in found if not any(o != n and o in n for o in found)))


def _needs(items: Iterable[tuple[Any, Any]]) -> Needles | None:
    """The best set for a sequence: that whose shortest string is longest, then the smallest."""
    sets: list[Needles] = []
    run = ""
    for op, value in [*items, (None, None)]:
        if op is ops.LITERAL and chr(value).lower().isascii() == chr(value).isascii() and len(chr(value).lower()) == 1:
            run += chr(value).lower()
            continue
        if run:
            sets.append(frozenset([run]))
            run = ""
        one = _needs_of(op, value)
        if one:
            sets.append(one)
    return max(sets, key=lambda s: (min(map(len, s)), -len(s)), default=None)


def _needs_of(op: Any, value: Any) -> Needles | None:
    if op is ops.SUBPATTERN:
        return _needs(value[3])
    if op is ops.ATOMIC_GROUP:
        return _needs(value)
    if op is ops.ASSERT:
        return _needs(value[1])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return _needs(value[2]) if value[0] else None
    if op is ops.BRANCH:
        out: set[str] = set()
        for branch in value[1]:
            needs = _needs(branch)
            if needs is None:
                return None
            out |= needs
        return frozenset(out)
    if op is ops.IN and len(value) <= 4 and all(kind is ops.LITERAL for kind, _ in value):
        return frozenset(chr(code).lower() for _, code in value)
    return None


def _needs_digit(items: Iterable[tuple[Any, Any]]) -> bool:
    """Whether every match holds a digit, of whatever script."""
    return any(_is_digit(op, value) for op, value in items)


def _is_digit(op: Any, value: Any) -> bool:
    if op is ops.LITERAL:
        return chr(value).isdecimal()
    if op is ops.IN:
        return all(
            (kind is ops.CATEGORY and part is ops.CATEGORY_DIGIT)
            or (kind is ops.LITERAL and chr(part).isdecimal())
            or (kind is ops.RANGE and chr(part[0]).isdecimal() and part[1] - part[0] < 10 and chr(part[1]).isdecimal())
            for kind, part in value
        )
    if op is ops.SUBPATTERN:
        return _needs_digit(value[3])
    if op is ops.ATOMIC_GROUP:
        return _needs_digit(value)
    if op is ops.ASSERT:
        return _needs_digit(value[1])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return bool(value[0]) and _needs_digit(value[2])
    return op is ops.BRANCH and all(_needs_digit(branch) for branch in value[1])
