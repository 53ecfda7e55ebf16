"""Numbered tests: what an English notice means by Part 2, where its tests stand in a list or table with numbers.

``1. Training Evaluation 20%``, ``2. Written Examination 35%`` under ``three weighted parts``: Part 2 is the written
examination, whatever sort of test a sentence says that it is (Part 2 is a multiple-choice test).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors.scoring.fullmarks import FullMark
from extractors.scoring.stated import Statement
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.source import Source
from extractors.values.numbered_subjects import NOUNS, NUMBER, NUMBERED, PRINTED
from extractors.values.subjects import find_subjects
from schema.document import BlockKind

_LABEL = re.compile(rf"(?:^|[\t\n])[^\w\t\n]*(?P<n>{NUMBER})[.):\t]+\s*$")
_CALLED = re.compile(
    rf"\b(?P<noun>(?i:{NOUNS}))s?[- ](?P<list>{PRINTED}(?:(?:, and |, | and | & | to | or ){PRINTED})*)(?![\w%])"
)
_FEWEST = 2


def numbered_tests(statements: Sequence[Statement], names: Mapping[str, str]) -> dict[str, str]:
    """``Part 2`` → id, for every such name that the notice uses and no test has; ``names``: ids of declared names."""
    out: dict[str, str] = {}
    for source in {id(s.source): s.source for s in statements if not s.source.zh}.values():
        tests = dict(_labelled([s for s in statements if s.source is source], names))
        if len(tests) < _FEWEST:
            out |= _lettered([s for s in statements if s.source is source], names)
            continue
        named = [v.subject for s in statements if isinstance(v := s.value, Share | FullMark) and v.subject is not None]
        used = {h.id for h in named if not NUMBERED.fullmatch(h.name)}
        for called in _called(source):
            noun, number = called.casefold().split(" ")[0], called.rsplit(" ", 1)[1].strip("()")
            known = find_subjects(called)
            number = number if number in tests else f"{noun} {number}"
            if number in tests and not (known and known[0].id in used):
                out[called] = tests[number]
        out |= _lettered([s for s in statements if s.source is source], names)
    return out


_LETTER = re.compile(r"(?:^|\n)\W*(?P<label>\((?:[a-h]|[ivx]{1,4}|\d)\))\s*$")


def _lettered(statements: Sequence[Statement], names: Mapping[str, str]) -> dict[str, str]:
    """``Item (b)`` → id, for tests that are items of a list; texts call them by the letter alone (marks in (b))."""
    found: dict[str, set[str]] = {}
    for made in statements:
        value = made.value
        if not isinstance(value, Share | FullMark) or value.subject is None or value.subject.start < 0:
            continue
        at = made.base + value.subject.start
        line = made.source.line_at(at)
        label = _LETTER.search(made.source.text, max(line.start - 1, 0) if line else at, at)
        if label and (ident := value.subject.id or names.get(value.subject.name, "")):
            found.setdefault(f"Item {label['label']}", set()).add(ident)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1} if len(found) >= _FEWEST else {}


def _labelled(statements: Sequence[Statement], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The numbers before the names of what is marked or weighed, where each stands once."""
    found: dict[str, set[str]] = {}
    for made in statements:
        value = made.value
        if not isinstance(value, Share | FullMark) or value.subject is None or value.subject.start < 0:
            continue
        ident = value.subject.id or names.get(value.subject.name, "")
        at = made.base + value.subject.start
        line = made.source.line_at(at)
        label = _LABEL.search(made.source.text, max(line.start - 1, 0) if line else at, at)
        if label and ident:
            head = line.text.split("\t")[0].strip().casefold() if line and line.kind is BlockKind.TABLE else ""
            own = f"{head} {label['n']}" if re.fullmatch(NOUNS, head) else label["n"]
            found.setdefault(own, set()).add(ident)
    yield from ((number, next(iter(ids))) for number, ids in found.items() if len(ids) == 1)


def _called(source: Source) -> Iterator[str]:
    for found in _CALLED.finditer(source.text):
        noun = found["noun"].rstrip("s")
        for number in re.findall(PRINTED, found["list"]):
            yield f"{noun[:1].upper()}{noun[1:]} {number}"


__all__ = ["numbered_tests"]
