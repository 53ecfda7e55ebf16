"""Numbered subjects: tests called by their numbers, several at a time (Papers II and III, Parts 1 and 2).

Each number is a mention of its own, where the test of that number is known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.text import patterns as re
from extractors.text.needles import find_all

if TYPE_CHECKING:
    from extractors.values.subjects import SubjectHit

NOUNS = "paper|assessment|part|stage|phase|test|module|section|step|tier|round|component|element|exercise"
"""What tests are counted by."""
NUMBER = r"(?:IV|I{1,3}|V|[1-9]|[A-F](?![a-z]))"
PRINTED = rf"(?:{NUMBER}|\({NUMBER}\))"
"""A number as it is printed: 2, (2)."""
NUMBERED = re.compile(rf"(?:{NOUNS})[- ]{PRINTED}", re.IGNORECASE)
"""A test called by its number alone; what the notice itself means by it goes before any other meaning."""
_SEVERAL = re.compile(
    rf"\b(?P<noun>{NOUNS})s[- ](?P<list>{PRINTED}(?:(?:, and |, | and | & | ?\+ ?| or | plus ){PRINTED})+)(?![\w%])",
    re.IGNORECASE,
)


_LETTER = re.compile(
    r"\b(?:in|of|for|under|at|on|and|or|to|than) (?P<label>\((?:[a-h]|[ivx]{1,4}|\d)\))(?![\w.])", re.IGNORECASE
)
"""Less than 10 marks in (b): a test by the letter of its item."""


def with_several(text: str, hits: Sequence[SubjectHit], known: Callable[[str], SubjectHit | None]) -> list[SubjectHit]:
    """``hits`` and a mention for each number of such a list; none of a list with a number that names no test.

    ``known``: the test that ``Part 2`` is called by.
    """
    out = list(hits)
    for found in find_all(_LETTER, text):
        hit = known(f"Item {found.group('label')}")
        if hit is not None and not any(h.start < found.end() and found.start() < h.end for h in out):
            out.append(replace(hit, start=found.start("label"), end=found.end("label"), name=found.group("label")))
    for found in find_all(_SEVERAL, text):
        base = found.start("list")
        numbers = list(re.finditer(PRINTED, found.group("list")))
        named = [known(f"{found.group('noun').title()} {number.group()}") for number in numbers]
        if any(hit is None for hit in named):
            continue
        out = [h for h in out if h.end <= found.start() or h.start >= found.end()]
        for at, (number, hit) in enumerate(zip(numbers, named, strict=True)):
            start = base + number.start() if at else found.start()
            end = base + number.end()
            if hit is not None:
                out.append(replace(hit, start=start, end=end, name=text[start:end]))
    return sorted(out, key=lambda h: h.start)


__all__ = ["NOUNS", "NUMBER", "NUMBERED", "PRINTED", "with_several"]
