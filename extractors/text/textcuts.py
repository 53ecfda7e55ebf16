"""Cuts of text: borders inside lines that a converter ran together, and the lines of a long text that hold a word."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.text import patterns as re
from extractors.text.source import Source

_GAP = re.compile(r"[ \u3000\xa0\t]+")


def printed_parts(source: Source, start: int, end: int) -> list[tuple[int, int]]:
    """The view range cut where blanks stand in the printed text (soft line breaks are no cuts).

    Meant for short ranges: a run-together tail such as ``附件:报名表 某局 2023年5月8日``, whose blanks beside Chinese
    characters the view has dropped.
    """
    parts: list[tuple[int, int]] = []
    view, text = source.document.view, source.document.text
    begin = at = start
    while at < end:
        if source.text[at].isspace():
            if at > begin:
                parts.append((begin, at))
            begin = at + 1
        elif at > begin:
            before, after = view.back(at - 1, at)[1], view.back(at, at + 1)[0]
            if before < after and _GAP.fullmatch(text[before:after]):
                parts.append((begin, at))
                begin = at
        at += 1
    if begin < end:
        parts.append((begin, end))
    return parts


def outside_brackets(stops: re.Pattern[str], text: str, brackets: tuple[str, str]) -> Iterator[re.Match[str]]:
    """The marks that stand outside brackets; ``stops`` finds both, ``brackets`` are those that open and that close."""
    opening, closing = brackets
    depth = 0
    for found in stops.finditer_anywhere(text):
        char = found.group()
        if char in opening:
            depth += 1
        elif char in closing:
            depth -= depth > 0
        elif not depth:
            yield found


def lines_holding(words: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The lines in which one of some plain words stands: a long table has few, and the words are found in no time."""
    end = -1
    for word in words.finditer(text):
        if word.start() > end:
            start, end = text.rfind("\n", 0, word.start()) + 1, text.find("\n", word.end())
            end = end if end >= 0 else len(text)
            yield start, end
