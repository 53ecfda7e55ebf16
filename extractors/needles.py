"""Needles: words without which a pattern matches nowhere, so that most texts are passed over without running it.

What a pattern needs is read off its parse tree: *all* of some clauses, each of which is met by *any* of its needles
(``笔试.{0,9}\\d+分`` needs 笔试, a digit and 分). What a text holds is found once for all patterns, in one Aho-Corasick
pass, and kept as a bit set until the next notice; to ask for a pattern is then to intersect a few integers.

Patterns enter that common index when a second notice asks for them, so that those made of the names of one notice
stay out of it; until then their needles are looked for one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from re import _constants as ops
from re import _parser as parser
from types import MappingProxyType
from typing import Any

from extractors.memo import on_forget

Needles = frozenset[str]
_Need = tuple["re.Pattern[str] | Either", tuple[Needles, ...]]
"""A pattern, kept because it is known by its identity, and its clauses."""

DIGIT = "\0"
"""The needle that stands for any decimal digit, of whatever script."""
LATIN = "\1"
"""The needle that stands for any letter of English, and for its commonest words."""
_CLAUSES = 6
"""Clauses kept of a pattern: those with the longest needles."""
_SET = 16
"""Characters of a set (``[甲乙丙]``) up to which it is taken for a clause."""
_COMMON = re.compile(
    r"\s*(?:[a-z]|an|and|are|as|at|be|by|for|from|has|have|in|is|it|may|no|not|of|on|or|that|the|to|was|who|will|with)\s*"
)
"""English words that no English text lacks: that they are needed says no more than that a text is not Chinese."""
_MARKS = frozenset(",.:;()-、。")
"""What hardly a text lacks."""
_INDEXED = 2048
_ASKED = 4096
_TEXTS = 65536
_CLASSES = {DIGIT: re.compile(r"\d"), LATIN: re.compile("[A-Za-z]")}


def find(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """``pattern.search(text)``."""
    return pattern.search(text) if may_match(pattern, text) else None


def find_all(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """``pattern.finditer(text)``."""
    return pattern.finditer(text) if may_match(pattern, text) else _NOTHING


_NOTHING: Iterator[re.Match[str]] = iter(())


def may_match(pattern: re.Pattern[str] | Either, text: str) -> bool:
    """False only where the pattern (each of several) matches nowhere in the text."""
    index = _index
    masks = index.masks.get(id(pattern))
    if masks is None:
        return _asked_first(pattern, text)
    if masks:
        held = index.held.get(text)
        if held is None:
            held = index.read(text)
        for mask in masks:
            if not held & mask:
                return False
    return True


class Either:
    """Patterns that are asked of the same texts: where a text lacks what every one of them needs, none is run."""

    def __init__(self, *patterns: re.Pattern[str]) -> None:
        self.patterns = patterns


class _Index:
    """The needles of many patterns, with what the texts of the notice at hand hold of them.

    Patterns are known by their identity: to hash one takes as long as to use it. An index never changes but for what
    it has read: another thread may still be reading with it.
    """

    def __init__(self, needs: Mapping[int, _Need] = MappingProxyType({})) -> None:
        self.needs = needs
        self.held: dict[str, int] = {}
        self.masks: dict[int, tuple[int, ...]] = {}
        self._numbers: dict[str, int] = {name: number for number, name in enumerate(_CLASSES)}
        self._bits: list[int] = []
        self._automaton: Any = None
        for ident, (_, clauses) in needs.items():
            self.masks[ident] = tuple(self._mask(clause) for clause in clauses)
        self._bits = [1 << number for number in range(len(self._numbers))]
        if needs:
            import ahocorasick

            self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
            for needle, number in self._numbers.items():
                if needle not in _CLASSES:
                    self._automaton.add_word(needle, number)
            for letter in _odd_letters():
                self._automaton.add_word(letter, len(self._bits))
            self._bits.append(-1)
            self._automaton.make_automaton()

    def _mask(self, needles: Needles) -> int:
        mask = 0
        for needle in sorted(needles):
            mask |= 1 << self._numbers.setdefault(needle, len(self._numbers))
        return mask

    def read(self, text: str) -> int:
        """The needles that a text holds."""
        held = sum(1 << self._numbers[name] for name, pattern in _CLASSES.items() if pattern.search(text))
        if self._automaton is not None:
            for number in {number for _, number in self._automaton.iter(text.lower())}:
                held |= self._bits[number]
        if len(self.held) >= _TEXTS:
            self.held.clear()
        self.held[text] = held
        return held


_index = _Index()
_asked: dict[int, _Need] = {}
"""Patterns that are not in the index."""
_again: set[int] = set()
"""Those of them that an earlier notice asked for as well."""
_earlier: set[int] = set()


def _asked_first(pattern: re.Pattern[str] | Either, text: str) -> bool:
    ident = id(pattern)
    known = _asked.get(ident)
    if known is None:
        known = _asked[ident] = (pattern, clauses_of(pattern))
    elif ident in _earlier:
        _again.add(ident)
    clauses = known[1]
    if not clauses:
        return True
    low = text.lower()
    if not text.isascii() and _odd_letter().search(low):
        return True
    return all(any(_holds(low, needle) for needle in clause) for clause in clauses)


def _holds(low: str, needle: str) -> bool:
    return _CLASSES[needle].search(low) is not None if needle in _CLASSES else needle in low


@on_forget
def _next_notice() -> None:
    """Texts are forgotten; patterns that two notices have asked for are added to the index."""
    global _index
    again = {ident: _asked[ident] for ident in _again.copy() if ident in _asked}
    if again and len(_index.needs) + len(again) <= _INDEXED:
        _index = _Index({**_index.needs, **again})
    else:
        _index.held.clear()
    if len(_asked) > _ASKED:
        _asked.clear()
    for ident in again:
        _asked.pop(ident, None)
    _again.clear()
    _earlier.clear()
    _earlier.update(_asked)


@cache
def _odd_letters() -> tuple[str, ...]:
    """Letters that ``re.IGNORECASE`` takes for others than their own lower case (ſ for s), the dot of İ among them: a
    text with one of them may match whatever else it holds, and a pattern's need of one is left out."""
    cases = import_module("re._casefix")._EXTRA_CASES
    letters = {chr(code) for code in cases} | {chr(c) for codes in cases.values() for c in codes}
    return tuple(sorted({letter for letter in letters if not letter.isascii()} | {"\u0307"}))


@cache
def _odd_letter() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_odd_letters())}]")


def clauses_of(pattern: re.Pattern[str] | Either) -> tuple[Needles, ...]:
    """The clauses that every match meets, in lower case, longest needles first; none where nothing is known."""
    if isinstance(pattern, Either):
        each = [clauses_of(one) for one in pattern.patterns]
        return tuple(_clause(n for clauses in each for n in clauses[0])) if all(each) else ()
    found = _clauses(parser.parse(pattern.pattern, pattern.flags))
    best = sorted(set(found), key=lambda c: (*_worth(c), sorted(c)), reverse=True)
    out: list[Needles] = []
    for clause in best:
        if len(out) < _CLAUSES and not any(_follows(clause, kept) for kept in out):
            out.append(clause)
    return tuple(out)


def _follows(clause: Needles, kept: Needles) -> bool:
    """Whether a text that meets ``kept`` meets ``clause`` as well."""
    return all(
        any(short in long or (short is LATIN and long.isascii() and long.islower()) for short in clause)
        for long in kept
    )


def _worth(clause: Needles) -> tuple[float, int]:
    """Clauses with long needles are met by few texts; among those the smaller."""
    return min(0.5 if needle in _CLASSES else len(needle) for needle in clause), -len(clause)


def _best(clauses: Sequence[Needles]) -> Needles:
    return max(clauses, key=_worth)


def _clause(needles: Iterable[str]) -> list[Needles]:
    """A clause of any of these, as short as may be; none where every text would meet it."""
    found = {LATIN if _COMMON.fullmatch(needle) else needle for needle in needles}
    if any(not needle.strip() or needle in _MARKS for needle in found):
        return []
    if LATIN in found:
        found = {needle for needle in found if needle is LATIN or not _CLASSES[LATIN].search(needle)}
    return [frozenset(n for n in found if not any(o != n and o in n for o in found))]


def _clauses(items: Iterable[tuple[Any, Any]]) -> list[Needles]:
    """What a sequence needs: what each of its parts needs, neighbouring letters taken together."""
    clauses: list[Needles] = []
    run = ""
    for op, value in [*items, (None, None)]:
        if op is ops.LITERAL and _plain(value):
            run += chr(value).lower()
            continue
        if run:
            clauses += _clause([run])
            run = ""
        clauses += _clauses_of(op, value)
    return clauses


def _clauses_of(op: Any, value: Any) -> list[Needles]:
    if op is ops.SUBPATTERN:
        return _clauses(value[3])
    if op is ops.ATOMIC_GROUP:
        return _clauses(value)
    if op is ops.ASSERT:
        return _clauses(value[1])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return _clauses(value[2]) if value[0] else []
    if op is ops.BRANCH:
        either: set[str] = set()
        for branch in value[1]:
            clauses = _clauses(branch)
            if not clauses:
                return []
            either |= _best(clauses)
        return _clause(either)
    return _clause(_set(value)) if op is ops.IN else []


def _set(parts: Sequence[tuple[Any, Any]]) -> set[str]:
    """The characters of a set, all its digits as one; a blank where they are too many."""
    out: set[str] = set()
    for kind, part in parts:
        if kind is ops.CATEGORY and part is ops.CATEGORY_DIGIT:
            out.add(DIGIT)
            continue
        if kind is ops.LITERAL:
            codes: Iterable[int] = (part,)
        elif kind is ops.RANGE and (part[1] - part[0] < _SET or (part[0] < 128 and part[1] < 128)):
            codes = range(part[0], part[1] + 1)
        else:
            return {" "}
        for code in codes:
            char = chr(code)
            out.add(DIGIT if char.isdecimal() else char.lower() if _plain(code) else " ")
    return out if len(out) <= 2 * _SET else {" "}


def _plain(code: int) -> bool:
    """Whether lower case leaves a letter one letter, and the only one that is taken for it."""
    low = chr(code).lower()
    return len(low) == 1 and low.isascii() == chr(code).isascii() and low not in _odd_letters()
