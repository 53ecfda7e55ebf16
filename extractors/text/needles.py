"""Needles: words without which a pattern matches nowhere, so that most texts are passed over without running it.

What a pattern needs is read off its parse tree: *all* of some clauses, each of which is met by *any* of its needles
(``笔试.{0,9}\\d+分`` needs 笔试, a digit and 分). What a text holds is found once for all patterns, in one Aho-Corasick
pass, and kept as a bit set until the next notice; to ask for a pattern is then to intersect a few integers.

A pattern enters that common index once it has been tried in vain a number of times, so that most of those made of the
names of one notice stay out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from importlib import import_module
from operator import itemgetter, or_
from re import _constants as ops
from re import _parser as parser
from threading import Lock
from typing import TYPE_CHECKING, Any

from extractors.text import alternatives
from extractors.text.alternatives import Alternatives, splits
from extractors.text.first_chars import KNOWN_FORMAT
from extractors.text.memo import on_forget

if TYPE_CHECKING:
    from extractors.text.patterns import Pattern

Needles = frozenset[str]
Masks = tuple[int, ...]
"""The bits of each clause: one of each has to be among those of a text."""
Need = tuple[dict[str, int], Masks, tuple[Masks, ...], Alternatives | None]
"""What is known of texts; what every match needs; what each of its ways needs, of which one has to be met as well; the
alternatives that it consists of."""

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
_MARKS = frozenset(",.、。")
"""What hardly a text lacks."""
_INDEXED = 2048
"""Patterns in the index, beyond which it is begun anew."""
_TEXTS = 65536
_LONG, _VERY_LONG = 100, 2000
"""Characters of texts that take longer to read than a few patterns to run."""
_RARELY, _OFTEN = 2, 5
"""Patterns that are simply run on such a text."""
_MANY_WAYS = 4
"""Alternatives from which on only those are run that a text may match."""
_NUMBER = itemgetter(1)
_CLASSES = {DIGIT: re.compile(r"\d"), LATIN: re.compile("[A-Za-z]")}


def find(pattern: Pattern[str], text: str) -> re.Match[str] | None:
    """``pattern.search(text)`` for a text that many patterns are tried on."""
    need = pattern.need
    if need is None:
        pattern.in_vain()
        return pattern.search_anywhere(text)
    held = need[0].get(text)
    if held is None:
        held = _index.asked(text) if need[3] is None else _index.read(text)
    for mask in need[1]:
        if not held & mask:
            return None
    if need[3] is not None:
        few = need[3].met(held)
        return pattern.search_anywhere(text) if few is None else alternatives.search(few, text)
    if need[2] and not some_way(held, need[2]):
        return None
    return pattern.search_anywhere(text)


def find_all(pattern: Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """``pattern.finditer(text)`` for a text that many patterns are tried on."""
    need = pattern.need
    if need is None:
        pattern.in_vain()
        return pattern.finditer_anywhere(text)
    held = need[0].get(text)
    if held is None:
        held = _index.asked(text) if need[3] is None else _index.read(text)
    for mask in need[1]:
        if not held & mask:
            return _NOTHING
    if need[3] is not None:
        few = need[3].met(held)
        return pattern.finditer_anywhere(text) if few is None else alternatives.finditer(few, text)
    if need[2] and not some_way(held, need[2]):
        return _NOTHING
    return pattern.finditer_anywhere(text)


_NOTHING: Iterator[re.Match[str]] = iter(())


def may_match(pattern: Pattern[Any] | Either, text: str) -> bool:
    """False only where the pattern (each of several) matches nowhere in the text."""
    need = pattern.need
    if need is None:
        pattern.in_vain()
        return True
    held = need[0].get(text)
    if held is None:
        held = _index.asked(text) if need[3] is None else _index.read(text)
    for mask in need[1]:
        if not held & mask:
            return False
    return not need[2] or some_way(held, need[2])


def some_way(held: int, ways: tuple[Masks, ...]) -> bool:
    """Whether a text has all that one of the ways to match needs."""
    for way in ways:
        for mask in way:
            if not held & mask:
                break
        else:
            return True
    return False


class Either:
    """Patterns that are tried on the same texts: where a text lacks what every one of them needs, none is run."""

    def __init__(self, *patterns: Pattern[Any] | Either) -> None:
        self.patterns = patterns
        self.need: Need | None = None
        self._asked = False

    def in_vain(self) -> None:
        if not self._asked:
            self._asked = True
            want(self)

    def leave(self) -> None:
        self.need, self._asked = None, False


class _Index:
    """The needles of many patterns. An index never changes but for what it has read: another thread may still be
    reading with it."""

    def __init__(self, before: _Index | None, added: Iterable[Pattern[Any] | Either] = ()) -> None:
        self.held: dict[str, int] = {}
        self._times: dict[str, int] = {}
        self._numbers: dict[str, int] = {name: number for number, name in enumerate(_CLASSES)}
        self.masks: dict[Pattern[Any] | Either, tuple[Masks, tuple[Masks, ...], Alternatives | None]] = {}
        if before is not None:
            self._numbers |= before._numbers
            self.masks |= before.masks
        for pattern in added:
            tree = None if isinstance(pattern, Either) else parser.parse(pattern.pattern, pattern.flags)
            ways = [self._all(way) for way in _ways_of(tree)] if tree else []
            self.masks[pattern] = self._all(clauses_of(pattern, tree)), tuple(ways), self._alternatives(pattern, tree)
        self._bits = [1 << number for number in range(len(self._numbers))]
        self._automaton: Any = None
        if len(self._numbers) > len(_CLASSES):
            import ahocorasick

            self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
            for needle, number in self._numbers.items():
                if needle not in _CLASSES:
                    self._automaton.add_word(needle, number)
            for letter in _odd_letters():
                self._automaton.add_word(letter, len(self._bits))
            self._bits.append(-1)
            self._automaton.make_automaton()
        for pattern, known in self.masks.items():
            pattern.need = (self.held, *known)

    def _alternatives(self, pattern: Pattern[Any] | Either, tree: Any) -> Alternatives | None:
        branches = splits(tree) if tree and KNOWN_FORMAT else ()
        if isinstance(pattern, Either) or len(branches) < _MANY_WAYS:
            return None
        return Alternatives(tree, pattern.flags, [self._all(_strongest(_clauses(branch))) for branch in branches])

    def _all(self, clauses: Sequence[Needles]) -> Masks:
        numbers = self._numbers
        return tuple(sum(1 << numbers.setdefault(n, len(numbers)) for n in sorted(clause)) for clause in clauses)

    def clear(self) -> None:
        """Know no text any more."""
        self.held.clear()
        self._times.clear()

    def asked(self, text: str) -> int:
        """What a text holds; a long one is read once it has been asked about often, until then it may hold all."""
        if len(text) > _LONG:
            times = self._times[text] = self._times.get(text, 0) + 1
            if times <= (_RARELY if len(text) < _VERY_LONG else _OFTEN):
                return -1
        return self.read(text)

    def read(self, text: str) -> int:
        held = sum(1 << self._numbers[name] for name, pattern in _CLASSES.items() if pattern.search(text))
        if self._automaton is not None:
            found = set(map(_NUMBER, self._automaton.iter(text.lower())))
            held = reduce(or_, map(self._bits.__getitem__, found), held)
        if len(self.held) >= _TEXTS:
            self.clear()
        self.held[text] = held
        return held


_index = _Index(None)
_wanted: list[Pattern[Any] | Either] = []
_building = Lock()
_FEW, _MANY = 16, 64
"""Patterns that wait for the index when it is built anew between two notices, and in the middle of one."""


def read(text: str) -> int:
    """The needles that a text holds; from now on no pattern in the index is run on it in vain that lacks one."""
    return _index.read(text)


def want(*patterns: Pattern[Any] | Either, at_once: bool = False) -> None:
    """Have patterns put into the index, once enough of them wait."""
    _wanted.extend(patterns)
    if at_once or len(_wanted) >= _MANY:
        _build()


def _build() -> None:
    global _index
    with _building:
        added = []
        while _wanted:
            added.append(_wanted.pop())
        if len(_index.masks) + len(added) <= _INDEXED:
            _index = _Index(_index, added)
            return
        for pattern in [*_index.masks, *added]:
            pattern.leave()
        _index = _Index(None)


@on_forget
def _next_notice() -> None:
    """Texts are forgotten."""
    if len(_wanted) >= _FEW:
        _build()
    else:
        _index.clear()


@cache
def _odd_letters() -> tuple[str, ...]:
    """Letters that ``re.IGNORECASE`` takes for others than their own lower case (ſ for s), the dot of İ among them: a
    text with one of them may match whatever else it holds, and a pattern's need of one is left out."""
    cases = import_module("re._casefix")._EXTRA_CASES
    letters = {chr(code) for code in cases} | {chr(c) for codes in cases.values() for c in codes}
    return tuple(sorted({letter for letter in letters if not letter.isascii()} | {"\u0307"}))


def clauses_of(pattern: Pattern[Any] | Either, tree: Any = None) -> tuple[Needles, ...]:
    """The clauses that every match meets, in lower case, longest needles first; none where nothing is known."""
    if isinstance(pattern, Either):
        each = [clauses_of(one) for one in pattern.patterns]
        return tuple(_clause(n for clauses in each for n in clauses[0])) if all(each) else ()
    return _strongest(_clauses(tree or parser.parse(pattern.pattern, pattern.flags)))


def _ways_of(tree: Any) -> list[tuple[Needles, ...]]:
    """The clauses of each alternative of a pattern that consists of alternatives, or of those with the most; none
    where that tells no more than the clauses of the whole."""
    ways = [_strongest(_clauses(branch)) for branch in _branches(tree)]
    return ways if all(ways) and any(len(way) > 1 for way in ways) else []


def _branches(items: Iterable[tuple[Any, Any]]) -> list[Any]:
    """The alternatives that a sequence has to choose between, the largest choice it has."""
    choices: list[list[Any]] = [[]]
    for op, value in items:
        if op is ops.BRANCH:
            choices.append(value[1])
        elif op is ops.SUBPATTERN:
            choices.append(_branches(value[3]))
    return max(choices, key=len)


def _strongest(clauses: Iterable[Needles]) -> tuple[Needles, ...]:
    """Those worth most, without those that follow from others."""
    best = sorted(set(clauses), key=lambda c: (*_worth(c), sorted(c)), reverse=True)
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
