"""Lexicons: what the extractors recognise, as data. A new wording is a line in a TOML file here, with a test."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> Mapping[str, Any]:
    """The parsed lexicon file ``name.toml``; read once, on first use."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found at ``start:end`` of the text searched."""

    start: int
    end: int
    term: str
    value: str


class Terms:
    """Finds many terms at once, longest first, without overlaps (Aho-Corasick over characters, case folded)."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        import ahocorasick

        self._automaton = ahocorasick.Automaton()
        for term, value in terms.items():
            self._automaton.add_word(term.casefold(), (len(term), term, value))
        if terms:
            self._automaton.make_automaton()
        self._empty = not terms

    @classmethod
    def of(cls, groups: Mapping[str, Iterable[str]]) -> Terms:
        """From ``value -> [terms]``, the shape in which lexicon files are written."""
        return cls({term: value for value, terms in groups.items() for term in terms})

    def find(self, text: str) -> list[Hit]:
        """Leftmost-longest, non-overlapping hits in order."""
        if self._empty:
            return []
        low = text.casefold()
        if len(low) != len(text):  # a few letters fold to two characters; those texts keep their case
            low = text
        found = [(end + 1 - n, -end - 1, term, value) for end, (n, term, value) in self._automaton.iter(low)]
        if not found:
            return []
        found.sort()
        hits: list[Hit] = []
        last = 0
        for start, end, term, value in found:
            if start >= last:
                hits.append(Hit(start, -end, term, value))
                last = -end
        return hits
