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

_ENOUGH, _ALONE = 5, 6
"""Marks that a translation has at least: those that nothing else has count twice; without any of those."""
_known: WeakKeyDictionary[Source, bool] = WeakKeyDictionary()


def translated(source: Source) -> bool:
    """Whether a document has the marks of a machine translation from Chinese; worked out once for each source."""
    if source not in _known:
        _known[source] = not source.zh and _marked(source.text)
    return _known[source]


def _marked(text: str) -> bool:
    low = text.casefold()
    strong, weak = (sum(pattern.search(low) is not None for pattern in patterns) for patterns in _marks())
    return 2 * strong + weak >= (_ENOUGH if strong else _ALONE) and weak > 0


@cache
def _marks() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    words = load("translated")["marks"]
    return tuple(map(re.compile, words["strong"])), tuple(map(re.compile, words["weak"]))


__all__ = ["translated"]
