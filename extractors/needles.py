"""Needles: words of which a pattern needs at least one, so that most texts are passed over without running it.

A long alternation is tried at every character of a text; to look for its words takes a fraction of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as ops
from re import _parser as parser
from typing import Any

Needles = frozenset[str]

_MOST = 60
"""Needles beyond which looking for them one by one gains nothing."""


def find(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """``pattern.search(text)``."""
    return pattern.search(text) if may_match(pattern, text) else None


def find_all(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """``pattern.finditer(text)``."""
    return pattern.finditer(text) if may_match(pattern, text) else iter(())


def may_match(pattern: re.Pattern[str], text: str) -> bool:
    """False only where the pattern matches nowhere in the text."""
    known = _known.get(id(pattern))
    if known is None:
        if len(_known) >= _PATTERNS:
            _known.clear()
        # by identity, since hashing a pattern takes as long as using it; kept with it, so that the id stays its own
        needles = _of(pattern)
        cased = any(n.upper() != n for n in needles)
        known = _known[id(pattern)] = (pattern, needles, cased, _needs_digit(parser.parse(pattern.pattern)))
    _, needles, cased, numeric = known
    if numeric and not _DIGIT.search(text):
        return False
    if not needles:
        return True
    if cased:  # Chinese words have no case, and to change it takes as long as to look for a dozen of them
        text = text.lower()
    for needle in needles:  # noqa: SIM110 - twice as fast as any()
        if needle in text:
            return True
    return False


_PATTERNS = 4096
_known: dict[int, tuple[re.Pattern[str], tuple[str, ...], bool, bool]] = {}
_DIGIT = re.compile(r"\d")


def _of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Lower-case strings of which every match holds one; none where there is no such set, or it would not help."""
    found = _needs(parser.parse(pattern.pattern, pattern.flags))
    if found is None or len(found) > _MOST:
        return ()
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
