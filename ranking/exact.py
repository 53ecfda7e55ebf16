"""Exact decimals: rounding as notices mean it, and the printed form of a value.

四舍五入 is half up, away from zero; 舍去 truncates towards zero. Python's and polars' own rounding is half even.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction

from schema.values import Rounding

SHOWN = 6
"""Places shown of a value that no finite decimal expresses and that the notice does not round."""


def rounded(value: Fraction, decimals: int, mode: Rounding | None) -> Fraction:
    """``value`` kept to ``decimals`` places; half up where the notice does not say how."""
    return Fraction(scaled(value, decimals, mode), 10**decimals)


def scaled(value: Fraction, decimals: int, mode: Rounding | None) -> int:
    """``value * 10**decimals`` as an integer, rounded by ``mode``."""
    power: int = 10**decimals
    size = abs(value.numerator) * power
    if mode is Rounding.TRUNCATE:
        whole = size // value.denominator
    else:
        whole = (2 * size + value.denominator) // (2 * value.denominator)
    return whole if value >= 0 else -whole


def places(denominator: int) -> int | None:
    """The least ``j`` with ``denominator`` dividing ``10**j``; None where no finite decimal exists."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    return max(twos, fives) if denominator == 1 else None


def column_places(values: Iterable[Fraction], least: int) -> int:
    """Places that a column is shown with where none are printed: as many as its finest value needs, never below
    ``least``; a value without a finite decimal form needs six."""
    needed = (places(value.denominator) for value in values)
    return max([least, *(SHOWN if found is None else found for found in needed)])


def shown(value: Fraction, decimals: int | None) -> str:
    """How a value is printed: with the places that the notice keeps, else every digit it has.

    A value without a finite decimal form is shown to six places, half up.
    """
    if decimals is not None:
        return _fixed(scaled(value, decimals, None), decimals)
    found = places(value.denominator)
    if found is None:
        return _fixed(scaled(value, SHOWN, None), SHOWN)
    return _fixed(scaled(value, found, None), found)


def _fixed(number: int, decimals: int) -> str:
    sign = "-" if number < 0 else ""
    digits = str(abs(number)).zfill(decimals + 1)
    return f"{sign}{digits[: len(digits) - decimals]}.{digits[len(digits) - decimals :]}" if decimals else sign + digits


def at_least(bound: Fraction, denominator: int, *, strict: bool) -> int:
    """The least integer ``n`` for which ``n / denominator`` reaches ``bound`` (exceeds it when ``strict``)."""
    product = bound * denominator
    return math.floor(product) + 1 if strict else math.ceil(product)
