"""Translated notices: whether an English document is a Chinese notice that a machine translated.

Such a notice keeps the build of the original: numbered parts run together in one paragraph, conditions between
semicolons, posts in lines of fields. It is read by that build, with English words.
"""

from __future__ import annotations

from functools import cache
from weakref import WeakKeyDictionary

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Source

_ENOUGH = 5
"""Marks that a translation has at least; those that nothing else has count twice."""
_known: WeakKeyDictionary[Source, bool] = WeakKeyDictionary()


def translated(source: Source) -> bool:
    """Whether a document has the marks of a machine translation from Chinese; worked out once for each source."""
    if source not in _known:
        _known[source] = not source.zh and _marked(source.text)
    return _known[source]


def _marked(text: str) -> bool:
    low = text.casefold()
    found = 0
    for weight, patterns in _marks():
        for pattern in patterns:
            found += weight if pattern.search(low) else 0
            if found >= _ENOUGH and weight == 1:
                return True
        if not found:
            return False
    return found >= _ENOUGH


@cache
def _marks() -> tuple[tuple[int, tuple[re.Pattern[str], ...]], ...]:
    words = load("translated")["marks"]
    return tuple((weight, tuple(map(re.compile, words[name]))) for weight, name in ((2, "strong"), (1, "weak")))


__all__ = ["translated"]
