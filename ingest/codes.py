"""Characters of long texts as arrays of numbers: searched, counted and folded at once instead of one by one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

_FEW = 8
"""So many comparisons of a whole array are faster than looking each number up."""


def codes(text: str) -> Any:
    """The characters as a numpy array, one item each: of 16 bits, or of 32 where one is beyond U+FFFF."""
    import numpy

    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) != 2 * len(text):
        return numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), numpy.uint32)
    return numpy.frombuffer(raw, numpy.uint16)


def text_of(numbers: Any) -> str:
    """The text of an array of :func:`codes`."""
    return bytes(numbers).decode("utf-16-le" if numbers.itemsize == 2 else "utf-32-le", "surrogatepass")


def marked(numbers: Any, chars: Collection[str]) -> Any:
    """An array of truth values: which items are one of these characters."""
    import numpy

    if len(chars) <= _FEW:
        found = numpy.zeros(len(numbers), bool)
        for char in chars:
            found |= numbers == ord(char)
        return found
    table = numpy.zeros(_top(numbers), bool)
    table[[ord(char) for char in chars if ord(char) < len(table)]] = True
    return table[numbers]


def chars_of(text: str) -> frozenset[str]:
    """The characters of a long text."""
    import numpy

    numbers = codes(text)
    found = numpy.zeros(_top(numbers), bool)
    found[numbers] = True
    return frozenset(map(chr, numpy.flatnonzero(found).tolist()))


def counted(text: str, *ranges: tuple[str, str]) -> int:
    """How many characters of a long text lie in one of these ranges."""
    numbers = codes(text)
    return sum(int(((numbers >= ord(first)) & (numbers <= ord(last))).sum()) for first, last in ranges)


def where(text: str, start: int, end: int, chars: str) -> Any:
    """An array of the places in a range of a long text that hold one of these characters, in order."""
    import numpy

    return numpy.flatnonzero(marked(codes(text[start:end]), chars)) + start


def exchanged(text: str, pairs: Mapping[str, str]) -> str:
    """The text with characters exchanged one for one."""
    import numpy

    numbers = codes(text)
    table = numpy.arange(_top(numbers), dtype=numbers.dtype)
    for old, new in pairs.items():
        if ord(old) < len(table):
            table[ord(old)] = ord(new)
    return text_of(table[numbers])


def _top(numbers: Any) -> int:
    return 0x10000 if numbers.itemsize == 2 else 0x110000
