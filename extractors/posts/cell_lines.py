"""The sentences of a cell of conditions: full stops end them, line breaks do, and the numbers of items begin them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from extractors.conditions.certificates import sentences
from extractors.lexicon import load
from extractors.text import patterns as re

_ITEM = re.compile(
    r"[(](?P<a>[1-9]\d?)[)]|(?:^|(?<=[\s。;,]))(?P<b>[1-9]\d?)(?P<mark>[.、)])(?!\d{1,2}(?:[.%万元mk米]|$))"
    r"|(?<![\d.:%-])(?P<glued>[1-9]\d?)(?P<sign>[.、)])(?!\d(?!\d周?岁))"
    r"|(?P<ring>[①-⑳])|[(](?P<c>[一二三四五六七八九十])[)]|(?:^|(?<=[\s。;]))(?P<d>[一二三四五六七八九十])、"
)
_CHINESE = "一二三四五六七八九十"
_FEWEST = 2
"""Items at least that make a series."""
_SHORT = 8
"""Characters of a text that holds no two items."""


def cell_sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of the text of a cell without the numbers of items, each with where it begins.

    ``1.本科及以上学历 2.护理学专业`` has two, and so has the same without the blank, since its numbers go up.
    """
    told = sentences(text)
    if len(text) <= _SHORT:
        return told
    cuts = _items(text) | _breaks(text)
    if not cuts:
        return told
    out: list[tuple[int, str]] = []
    for start, sentence in told:
        end = start + len(sentence)
        places = [start, *(cut for cut in sorted(cuts) if start < cut < end), end]
        out += [(begin := max(cuts.get(low, low), low), text[begin:high]) for low, high in pairwise(places)]
    return out


def _breaks(text: str) -> dict[int, int]:
    """The line breaks of a cell, two blanks in the view, that part demands; others fold a line in the midst of one."""
    if "  " not in text:
        return {}
    ends, begins, labels = _words()
    out: dict[int, int] = {}
    for gap in _GAP.finditer(text):
        at = gap.end()
        if text.endswith(ends, 0, gap.start()) or text.startswith(begins, at) or labels.match(text, at):
            out[gap.start()] = at
    return out


_GAP = re.compile(r"\s{2,}(?=\S)")


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...], re.Pattern[str]]:
    """What a demand ends with, what it begins with, and the labels of demands."""
    words = load("posts")["cell_lines"]
    return tuple(words["ends"]), tuple(words["begins"]), re.compile(words["label"])


def _items(text: str) -> dict[int, int]:
    """Where the items of a series of numbers begin (1. 2. 3., ①②) and their text; a number out of turn is none."""
    series: dict[str, list[tuple[int, int]]] = {}
    for found in _ITEM.finditer(text):
        style = found["mark"] or found["sign"] or ("()" if found["a"] else found.lastgroup or "")
        held = series.setdefault(style, [])
        if _number(found) == len(held) + 1:
            held.append(found.span())
    return {start: end for places in series.values() if len(places) >= _FEWEST for start, end in places}


def _number(found: re.Match[str]) -> int:
    if figures := found["a"] or found["b"] or found["glued"]:
        return int(figures)
    if found["ring"]:
        return ord(found["ring"]) - ord("①") + 1
    return _CHINESE.index(found["c"] or found["d"]) + 1


__all__ = ["cell_sentences"]
