"""Ordinals: the numbers by which a Chinese text calls posts (职位一至职位三, 岗位1、2, 3号岗位)."""

from __future__ import annotations

from typing import NamedTuple

from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.needles import find_all
from extractors.values.numbers import parse_int

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_NOUN = r"(?:岗位|职位)"
_LIST = re.compile(
    rf"(?:{_NOUN}{_NUMBER}号?|(?<![\dA-Za-z.-]){_NUMBER}号{_NOUN}|(?<![\dA-Za-z.-]){_NUMBER}号(?=[、和及与至到~-]{_NUMBER}号)"
    rf"|(?<![\dA-Za-z.-]){_NUMBER}(?=(?:[、和及与]{_NUMBER}){{1,8}}号{_NOUN}))"
    rf"(?:(?:[、,和及与]|至|到|-|~){_NOUN}?{_NUMBER}号?)*{_NOUN}?(?![名人个类级\d%分年月]|[:.]\d)"
    r"(?<!一(?=[线定般律致经旦次直样切种并起同些步方]))"
)
_PART = re.compile(rf"(?P<to>至|到|-|~)?{_NOUN}?(?P<n>{_NUMBER})")
_FEW = 60


class Ordinals(NamedTuple):
    """The posts ``numbers``, called so at ``start:end``."""

    start: int
    end: int
    numbers: tuple[int, ...]


@memo
def find_ordinals(text: str) -> tuple[Ordinals, ...]:
    """Every list of numbered posts in a text; a range has all that lie between its ends."""
    out: list[Ordinals] = []
    for found in find_all(_LIST, text):
        numbers: list[int] = []
        for part in _PART.finditer(found.group()):
            number = parse_int(part["n"]) or 0
            if part["to"] and numbers and numbers[-1] < number <= numbers[-1] + _FEW:
                numbers += range(numbers[-1] + 1, number)
            numbers.append(number)
        if all(numbers) and len(set(numbers)) == len(numbers):
            out.append(Ordinals(found.start(), found.end(), tuple(sorted(numbers))))
    return tuple(out)
