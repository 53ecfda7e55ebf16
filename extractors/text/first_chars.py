"""First characters: patterns that are tried only where a text has one of the characters that their matches begin with.

The standard library does so itself where a pattern begins with plain letters or one set; not behind ``\\b`` or a
lookbehind, not with alternatives of several letters, and not where case is ignored. There a search enters the matcher
at every place of the text. The set is found on the parse tree and put where the library would have put it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from re import _constants as ops
from re import _parser as parser
from typing import Any

compiler = import_module("re._compiler")
Item = tuple[Any, Any]
"""A part of a set as the parser writes it: a character, a range, a category."""

_ODD = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}
"""What ``re.IGNORECASE`` takes for a letter of English besides its two cases."""
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_KNOWN = ops.SRE_INFO_PREFIX | ops.SRE_INFO_CHARSET
_OTHER_ALPHABET = ops.SRE_FLAG_UNICODE | ops.SRE_FLAG_LOCALE
_FORMATS = frozenset({20220615, 20221023, 20230612})
"""The formats of compiled patterns (Python 3.11 to 3.13) that this is written for; others stay as they are."""

KNOWN_FORMAT = ops.MAGIC in _FORMATS


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(pattern, flags)``, faster to search with.

    :raises re.error: as ``re.compile``
    """
    if not KNOWN_FORMAT:
        return re.compile(pattern, flags)
    return _compiled(parser.parse(pattern, int(flags)), pattern, int(flags))


def alternative(tree: Any, number: int, flags: int) -> re.Pattern[str]:
    """One of the alternatives that a whole pattern without groups consists of."""
    branch = tree[0][1][1][number]
    return _compiled(parser.SubPattern(tree.state, branch.data), None, flags)


def _compiled(tree: Any, pattern: str | None, flags: int) -> re.Pattern[str]:
    every = tree.state.flags | flags
    code = compiler._code(tree, flags)
    if code[0] == ops.INFO and not code[2] & _KNOWN and code[3] > 0:
        begin = first_chars(tree, every)
        if begin:
            code = [*_head(code, begin, every), *code[1 + code[1] :]]
    names = tree.state.groupdict
    groups: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        groups[number] = name
    made: re.Pattern[str] = import_module("_sre").compile(
        pattern, every, code, tree.state.groups - 1, names, tuple(groups)
    )
    return made


def may_begin(pattern: str, char: str) -> bool:
    """Whether a match of a pattern can begin with a character; True where that is not known."""
    items = first_chars(parser.parse(pattern), 0)
    return items is None or any(_holds(kind, value, char) for kind, value in items)


def _holds(kind: Any, value: Any, char: str) -> bool:
    if kind is ops.LITERAL:
        return bool(value == ord(char))
    if kind is ops.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    return kind is not ops.CATEGORY or value is not ops.CATEGORY_DIGIT or char.isdecimal()


def _head(code: list[int], begin: Iterable[Item], flags: int) -> list[int]:
    """The head of a code (widths of matches) with a set of characters."""
    chars, _ = compiler._optimize_charset(begin)
    head = [ops.INFO, 0, ops.SRE_INFO_CHARSET, code[3], code[4]]
    compiler._compile_charset(chars, flags, head)
    head[1] = len(head) - 1
    return head


def first_chars(items: Iterable[tuple[Any, Any]], flags: int) -> list[Item] | None:
    """What a match of a sequence can begin with; None where that may be anything, or nothing."""
    try:
        found, empty = _first(items, flags)
    except _AnythingError:
        return None
    return None if empty else found


class _AnythingError(Exception):
    """A match may begin with any character."""


def _first(items: Iterable[tuple[Any, Any]], flags: int) -> tuple[list[Item], bool]:
    """The characters, and whether a match may be empty."""
    out: list[Item] = []
    for op, value in items:
        if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
            continue
        found, empty = _first_of(op, value, flags)
        out += found
        if not empty:
            return out, False
    return out, True


def _first_of(op: Any, value: Any, flags: int) -> tuple[list[Item], bool]:
    if op is ops.LITERAL:
        return _cased([(op, value)], flags), False
    if op is ops.IN:
        return _cased(value, flags), False
    if op is ops.SUBPATTERN and not value[1] & _OTHER_ALPHABET:
        return _first(value[3], (flags | value[1]) & ~value[2])
    if op is ops.ATOMIC_GROUP:
        return _first(value, flags)
    if op in _REPEATS:
        found, empty = _first(value[2], flags)
        return found, empty or not value[0]
    if op is ops.BRANCH:
        each = [_first(branch, flags) for branch in value[1]]
        return [item for found, _ in each for item in found], any(empty for _, empty in each)
    raise _AnythingError


def _cased(parts: Iterable[Item], flags: int) -> list[Item]:
    """A set with both cases of its letters where case is ignored."""
    out: list[Item] = []
    for kind, value in parts:
        if kind is ops.CATEGORY:
            out.append((kind, value))
        elif kind is ops.LITERAL or kind is ops.RANGE:
            first, last = (value, value) if kind is ops.LITERAL else value
            if not flags & ops.SRE_FLAG_IGNORECASE:
                out.append((kind, value))
            elif last < 128:
                out += [(ops.LITERAL, ord(x)) for code in range(first, last + 1) for x in _cases(chr(code))]
            elif _uncased(first, last):
                out.append((kind, value))
            else:
                raise _AnythingError
        else:
            raise _AnythingError
    return out


def _cases(char: str) -> set[str]:
    return {char, char.lower(), char.upper(), *_ODD.get(char.lower(), "")}


def _uncased(first: int, last: int) -> bool:
    """Whether a range is of characters without case, as all Chinese ones are."""
    chinese = first >= 0x2E80 and last <= 0xA63F
    return chinese or not any(chr(code).lower() != chr(code).upper() for code in range(first, last + 1))
