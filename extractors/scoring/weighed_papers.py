"""Weighed papers: what papers with marks of their own weigh in their test, where English sentences say so.

The table of a written test (100, 100 and 50 marks) would add up; ``Paper (1) has a weight of 30% …``, ``each of the two
papers has a weight of 50%``, ``the papers are weighted 30:50:20`` below it say otherwise: then the marks are what the
papers are marked out of, and the shares are of the test.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import count

from extractors.lexicon import load
from extractors.scoring.full_mark import FullMark
from extractors.scoring.share import Share
from extractors.scoring.stated import Statement
from extractors.text import patterns as re
from extractors.text.source import Clause, Line
from extractors.values.ratios import Percent, find_percents
from extractors.values.subjects import SubjectHit, find_subjects

_REACH = 12
"""Lines below the marks in which their weights stand."""
_HUNDRED = Decimal(100)


def weighed_papers(statements: list[Statement]) -> list[Statement]:
    """The statements, with the marks of papers that are weighed as full marks, and their shares of the test."""
    out = list(statements)
    fresh = count(max((s.group for s in out), default=0) + 1)
    for marked in _marked(out):
        whole = next(s.value.parent for s in marked if isinstance(s.value, Share))
        tests, tracks = _tests(marked), marked[0].tracks
        weighed = [
            s
            for s in out
            if isinstance(s.value, Share) and s not in marked and s.tracks == tracks and s.value.subject.id in tests
        ]
        weighed = [s for s in weighed if _under(s.value, whole)]
        if not _makes_whole(weighed, tests):
            weighed = list(_told_below(marked, next(fresh)))
            out = [s for s in out if not _misread(s, weighed)] + weighed
        if not weighed:
            continue
        for at, made in enumerate(out):
            if any(made is s for s in marked) and isinstance(made.value, Share):
                out[at] = replace(made, value=_full(made.value))
            elif any(made is s for s in weighed) and isinstance(made.value, Share) and made.value.parent is None:
                out[at] = replace(made, value=replace(made.value, parent=whole))
    return out


def _marked(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Tests that a table or a list gives marks to, which add up to one whole."""
    groups: dict[int, list[Statement]] = {}
    for made in statements:
        if not made.source.zh and isinstance(made.value, Share):
            groups.setdefault(made.group, []).append(made)
    return [
        g
        for g in groups.values()
        if len(g) > 1
        and all(isinstance(s.value, Share) and _plain_marks(s.value) for s in g)
        and len({s.value.parent.id for s in g if isinstance(s.value, Share) and s.value.parent}) == 1
    ]


def _misread(made: Statement, weighed: Sequence[Statement]) -> bool:
    """Whether a share is read from one of the numbers that are the weights of papers."""
    if not isinstance(made.value, Share):
        return False
    at = made.base + made.value.start
    return any(made.source is s.source and s.base + s.value.start <= at < s.base + s.value.end for s in weighed)


def _plain_marks(share: Share) -> bool:
    told = share.weight == 1 and share.full is not None and share.full_at is not None
    return told and share.parent is not None and share.parent.kind != "total" and bool(share.subject.id)


def _tests(group: Sequence[Statement]) -> dict[str, SubjectHit]:
    return {s.value.subject.id: s.value.subject for s in group if isinstance(s.value, Share)}


def _under(share: object, whole: SubjectHit | None) -> bool:
    above = share.parent if isinstance(share, Share) else None
    return above is None or (whole is not None and above.id == whole.id)


def _makes_whole(weighed: Sequence[Statement], tests: dict[str, SubjectHit]) -> bool:
    shares = [s.value for s in weighed if isinstance(s.value, Share)]
    return {s.subject.id for s in shares} == set(tests) and sum(s.weight for s in shares) == 1


def _full(share: Share) -> FullMark:
    begin, end = share.full_at or (share.start, share.end)
    return FullMark(begin, end, share.full or Decimal(0), share.subject)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {k: re.compile(v, re.IGNORECASE) for k, v in load("weighting")["papers_en"].items()}


def _told_below(marked: Sequence[Statement], group: int) -> Iterator[Statement]:
    """The shares that the first sentence below the marks gives which deals with them, all of them and nothing else."""
    source, first = marked[0].source, max(s.line for s in marked)
    tests = _tests(marked)
    for line in _below(source.lines, first):
        for sentence in source.sentences(line):
            shares = list(_shares(sentence, tests))
            if shares:
                for share in shares:
                    yield replace(marked[0], value=share, base=sentence.start, line=line.index, group=group)
                return


def _below(lines: Sequence[Line], first: int) -> Iterator[Line]:
    for line in lines[first + 1 : first + 1 + _REACH]:
        if 0 < line.level < lines[first].level:
            return
        yield line


def _shares(sentence: Clause, tests: dict[str, SubjectHit]) -> Iterator[Share]:
    text, words = sentence.text, _words()
    if not words["weigh"].search(text) or words["reached"].search(text):
        return
    every = words["each"].search(text) or words["papers"].search(text)
    number = every["n"].casefold() if every and every["n"] else ""
    if number and _COUNTS.get(number, number) != str(len(tests)):
        return
    percents = [p for p in find_percents(text) if 0 < p.value < 1]
    named = [h for h in find_subjects(text) if h.id in tests]
    if len({h.id for h in named}) == len(named) == len(tests) == len(percents):
        yield from _dealt(zip(named, percents, strict=True))
    elif every is None or named:
        return
    elif len(percents) == 1 and words["each"].search(text) and percents[0].value * len(tests) == 1:
        yield from _dealt((_unseen(h), percents[0]) for h in tests.values())
    elif len(percents) == len(tests):
        yield from _dealt(zip(map(_unseen, tests.values()), percents, strict=True))
    elif not percents and (ratio := _RATIO.search(text)):
        parts = [Decimal(n) for n in re.findall(r"\d+(?:\.\d+)?", ratio.group())]
        if len(parts) == len(tests) and sum(parts) in (1, 10, _HUNDRED):
            for hit, part in zip(tests.values(), parts, strict=True):
                yield Share(_unseen(hit), part / sum(parts), None, *ratio.span())
    elif not percents and (equal := words["equal"].search(text)) and _HUNDRED % len(tests) == 0:
        for hit in tests.values():
            yield Share(_unseen(hit), Decimal(1) / len(tests), None, *equal.span())


_RATIO = re.compile(r"\d+(?:\.\d+)?(?: ?: ?\d+(?:\.\d+)?)+")
_COUNTS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}


def _unseen(hit: SubjectHit) -> SubjectHit:
    """A test that the sentence does not name itself."""
    return replace(hit, start=-1, end=-1)


def _dealt(pairs: Iterable[tuple[SubjectHit, Percent]]) -> Iterator[Share]:
    shares = [Share(hit, percent.value, None, percent.start, percent.end) for hit, percent in pairs]
    if sum(s.weight for s in shares) == 1:
        yield from shares


__all__ = ["weighed_papers"]
