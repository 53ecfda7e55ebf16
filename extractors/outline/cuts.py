"""Cuts: the numbered parts of one line where a document came flattened.

``二、条件 (一)…``; ``Second, conditions: (1) …; (2) …`` in a translation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from extractors.outline.run_on_demands import run_on_demands
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.text.translated import translated

Label = Callable[[str], tuple[str, int, int]]
"""Style, number and length of the printed number at the beginning of a text."""
_INLINE = re.compile(
    r"(?:(?<=[。;:!?])|(?<=,)(?=[(①-⑳])|(?<=\s))\s*"
    r"(?P<label>\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、|\(\d{1,2}\)|\d{1,2}[.、](?!\d)|\d{1,2}\.(?=\d{1,2}年(?:及)?以上|\d\d(?:[至到~-]\s?\d\d)?\s?周?岁)|[①-⑳]|[a-h]\)\s)"
)
"""``3.3年以上`` and ``3.45周岁以下`` behind a mark and behind item 2 are item 3."""
_TRANSLATED = re.compile(
    r"(?<=[;:.,!?])\s{0,2}(?P<label>\(\d{1,2}\)(?!,)|\([a-hA-H]\)(?!,)|[①-⑳]|"
    r"(?<![\d.])\d{1,2}(?:[.、,]\s(?=[A-Za-z])|、))"
)
"""Numbers in the lines of a translation; a clock or a date has none of these signs behind it."""
_RUN_IN = re.compile(
    r"(?:;|[;,] (?:and|or))\s+(?=(?:[-•*] |\(?(?:i{1,3}|iv|vi{0,3}|ix|x)[).] )[A-Za-z])|"
    r"(?:;|[;,] (?:and|or))\s+(?=[A-H]\. [A-Za-z])|"
    r"; (?:or|OR)\s+(?=[A-Z][a-z])(?!Option|Pattern|Pathway|Alternative)"
)
"""Items that came in one line: ``…; and - possess a licence``, ``…; and vi. present a certificate``."""


def cuts(source: Source, line: Line, label_of: Label) -> list[tuple[int, int]]:
    """View ranges of the numbered parts of one line; numbers must run 1, 2, 3 to be taken for such."""
    if source.zh:
        return _ranges(line, _numbered(line, _INLINE, label_of) or list(run_on_demands(line)))
    edges = [m.end() for m in _RUN_IN.finditer(line.text)]
    if translated(source):
        edges = sorted({*edges, *_numbered(line, _TRANSLATED, label_of)})
    return _ranges(line, edges)


def _ranges(line: Line, inner: Sequence[int]) -> list[tuple[int, int]]:
    edges = [0, *inner, len(line.text)]
    return [(line.start + a, line.start + b) for a, b in pairwise(edges) if line.text[a:b].strip()]


def _numbered(line: Line, mark: re.Pattern[str], label_of: Label) -> list[int]:
    found = []
    for match in mark.finditer(line.text):
        style, number, length = label_of(match["label"] + " " if match["label"].isascii() else match["label"])
        if style and length:
            found.append((match.start("label"), style, number))
    last: dict[str, int] = {}
    own_style, own_number, _ = label_of(line.text)
    if own_style:
        last[own_style] = own_number
    accepted: list[int] = []
    for position, (at, style, number) in enumerate(found):
        follows = number == last.get(style, 0) + 1
        opens = number == 1 and any(s == style and n == 2 for _, s, n in found[position + 1 :])
        if (follows and style in last) or opens:
            last[style] = number
            accepted.append(at)
    return accepted


__all__ = ["cuts"]
