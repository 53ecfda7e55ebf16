"""Short heads: the one noun that an English notice calls a test by, once it has named it in full.

The march, where the one march is the ``March of 12 km``; their portfolios, where there is one ``portfolio of teaching
evidence``. Words that two tests share, and those for people or for the whole selection, call none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.lexicon import load
from extractors.text import patterns as re
from schema.scheme import Mark, Step

_CUT = re.compile(r"\s(?:of|on|in|for|before|with|about|at|by|to|from|and|or)\s|\s?[(:,]")
_SHORTEST = 4
_DETERMINERS = ("the", "their", "his", "her", "your", "this", "that", "its")


def heads_alone(items: Sequence[Mark | Step]) -> Mapping[str, set[str]]:
    """``the march`` → ids, in every form in which a text may call a test by the head of its name."""
    never = set(load("subjects")["own"]["never_alone"])
    heads: dict[str, set[str]] = defaultdict(set)
    for item in items:
        name = (item.name or "").casefold()
        if not name.isascii() or " " not in name:
            continue
        head = _CUT.split(name)[0].split()
        word = head[-1].strip("-/") if head else ""
        if len(word) >= _SHORTEST and word.isalpha() and word not in never:
            heads[word.rstrip("s")].add(item.id)
    out: dict[str, set[str]] = {}
    for word, ids in heads.items():
        for article in _DETERMINERS:
            for form in (word, f"{word}s"):
                out[f"{article} {form}"] = ids
    return out


__all__ = ["heads_alone"]
