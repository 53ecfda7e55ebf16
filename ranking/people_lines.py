"""People's lines: pass marks that a notice sets for categories of applicants (OBC 105, SC/ST 90), whatever their post.

Whom they are for is what the candidates' category column says. Somebody of a category has its mark in place of that of
everybody, and of several marks the lowest, since each of them is a relaxation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import polars as pl

from ranking.quotas import OPEN, category, is_of, words_of
from schema.scheme import Gate, Scheme

_OTHERS = re.compile(r"(?:all |the )*(?:others?|remaining|rest)\b|其他|其余", re.IGNORECASE)
_RESERVED = re.compile(r"(?:all |the |other )*reserved\b", re.IGNORECASE)


def column(number: int) -> str:
    """The Boolean column of the candidates for whom the pass mark ``number`` of the scheme is."""
    return f"l:{number}"


def bind_lines(
    scheme: Scheme, classes: Iterable[str | None], cells: pl.Series | None
) -> tuple[dict[str, pl.Series], list[str]]:
    """Who each such pass mark is for, and what to warn of.

    :param classes: the posts' own categories, which a pass mark may mean as well.
    :param cells: the candidates' category column, if there is one.
    """
    own = {name for name in classes if name}
    gates = {
        number: gate
        for number, gate in enumerate(scheme.gates)
        if gate.predicate is not None and gate.predicate.fact == "category" and not own & set(gate.predicate.values)
    }
    if not gates:
        return {}, []
    if cells is None:
        told = "; ".join(dict.fromkeys(gate.when or ", ".join(_values(gate)) for gate in gates.values()))
        return {}, [
            f"undecided: no column (报考类别, category) says who is of {told}; "
            "their pass marks are not checked, people decide"
        ]
    texts = cells.fill_null("")
    words = {text: words_of(text) for text in texts.unique().to_list()}
    found: dict[str, pl.Series] = {}
    for number, gate in gates.items():
        beside = [g for n, g in gates.items() if n != number and g.on == gate.on]
        held = [text for text, each in words.items() if _is_for(gate, each, beside)]
        found[column(number)] = texts.is_in(held)
    return found, []


def exempt(scheme: Scheme, number: int, held: Iterable[str]) -> tuple[str, ...]:
    """The columns of the people who have another mark in place of the pass mark ``number``."""
    gate, there = scheme.gates[number], set(held)
    mine = column(number) in there
    return tuple(
        column(n)
        for n, other in enumerate(scheme.gates)
        if column(n) in there and n != number and other.on == gate.on and (not mine or _lower(other, gate))
    )


def _lower(other: Gate, gate: Gate) -> bool:
    marks = [None if isinstance(g.min, str) else g.min for g in (other, gate)]
    return marks[0] is not None and marks[1] is not None and marks[0] < marks[1]


def _values(gate: Gate) -> tuple[str, ...]:
    return gate.predicate.values if gate.predicate is not None else ()


def _is_for(gate: Gate, words: list[str], beside: Iterable[Gate]) -> bool:
    """Whether a pass mark is for somebody whom these words describe."""
    for value in (*_values(gate), gate.when or ""):
        if _OTHERS.match(value):
            return not any(_is_for(g, words, ()) for g in beside)
        if _RESERVED.match(value):
            return any(word != OPEN for word in words)
    kinds = [category(value) for value in _values(gate)]
    return any(is_of(kind, word) for kind in kinds for word in words or [OPEN])


__all__ = ["bind_lines", "column", "exempt"]
