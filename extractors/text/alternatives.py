"""Alternatives: of a pattern that is a list of alternatives, only those are run on a text whose needles it holds.

Lists of wordings are long, and of fifty hardly one has all its words in a given sentence. What can match nowhere in a
text is left out without changing what is found: the first place where one matches, and there the one that stands first.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from re import _constants as ops
from typing import Any

from extractors.text import first_chars

Masks = tuple[int, ...]
_NOTHING: Iterator[re.Match[str]] = iter(())
_SINGLY = 3
"""Alternatives that are searched for one by one; where a text may hold more, the whole list is run."""


class Alternatives:
    """The alternatives of one pattern, with the bits that each of them needs."""

    def __init__(self, tree: Any, flags: int, masks: Sequence[Masks]) -> None:
        self._tree, self._flags = tree, flags
        self.masks = tuple(masks)
        self._made: list[re.Pattern[str] | None] = [None] * len(self.masks)

    def met(self, held: int) -> list[re.Pattern[str]] | None:
        """Those that a text may match, in order; None where they are too many to run one by one."""
        out: list[int] = []
        for number, masks in enumerate(self.masks):
            for mask in masks:
                if not held & mask:
                    break
            else:
                if len(out) == _SINGLY:
                    return None
                out.append(number)
        return [self._made[number] or self._make(number) for number in out]

    def _make(self, number: int) -> re.Pattern[str]:
        made = self._made[number] = first_chars.alternative(self._tree, number, self._flags)
        return made


def splits(tree: Any) -> Sequence[Any]:
    """The alternatives that a whole pattern consists of; none where it has groups, or where a match may be empty."""
    if len(tree) != 1 or tree.state.groups > 1 or tree[0][0] is not ops.BRANCH or not tree.getwidth()[0]:
        return ()
    found: Sequence[Any] = tree[0][1][1]
    return found


def search(patterns: list[re.Pattern[str]], text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
    """The first match of any of them; of two at one place that of the earlier pattern."""
    best: re.Match[str] | None = None
    for pattern in patterns:
        found = pattern.search(text, pos, endpos)
        if found is not None and (best is None or found.start() < best.start()):
            best = found
    return best


def finditer(
    patterns: list[re.Pattern[str]], text: str, pos: int = 0, endpos: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """The matches one behind the other, as of the patterns joined by ``|``."""
    if len(patterns) == 1:
        return patterns[0].finditer(text, pos, endpos)
    if not patterns:
        return _NOTHING
    return _merged(patterns, text, pos, endpos)


def _merged(patterns: list[re.Pattern[str]], text: str, pos: int, endpos: int) -> Iterator[re.Match[str]]:
    waiting = [(pattern, pattern.search(text, pos, endpos)) for pattern in patterns]
    while True:
        best: re.Match[str] | None = None
        for _, found in waiting:
            if found is not None and (best is None or found.start() < best.start()):
                best = found
        if best is None:
            return
        yield best
        end = best.end()
        waiting = [
            (pattern, pattern.search(text, end, endpos) if found.start() < end else found)
            for pattern, found in waiting
            if found is not None
        ]
