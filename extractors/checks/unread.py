"""Unread rules: sentences that look like rules of selection, of which no record of the notice holds anything.

A ranking is only as complete as the reading: a weight, a pass mark, a ratio or a rule on ties that no extractor
understood would be missing from it without a word. What looks like such a rule (``lexicon/checks.toml``, ``unread``)
and lies in no evidence of the notice is said here, sentence by sentence, for a person to settle.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from extractors.lexicon import load
from extractors.outline.limited_rounds import unknown_limit
from extractors.outline.passages import PAST
from extractors.text import patterns as re
from extractors.text.context import Context
from extractors.text.needles import find, find_all
from extractors.text.source import Clause, Grid, Source
from schema.base import Record
from schema.evidence import Evidence
from schema.findings import Severity
from schema.lazy_posts import LazyPosts
from schema.notice import Notice
from schema.scheme import Scheme

MOST = 12
"""Unread rules that are said one by one; a notice with more is told how many there are."""


@dataclass(frozen=True, slots=True)
class _Words:
    topic: re.Pattern[str]
    marks: re.Pattern[str]
    words: re.Pattern[str]
    never: re.Pattern[str]
    whole: re.Pattern[str]
    beyond: re.Pattern[str]


@cache
def _words(*, zh: bool) -> _Words:
    data = load("checks")["unread"]["zh" if zh else "en"]

    def alternatives(items: list[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{i})" for i in items), re.IGNORECASE)

    return _Words(
        re.compile(data["topic"], re.IGNORECASE),
        alternatives(data["marks"]),
        alternatives(data["words"]),
        re.compile(data["never"], re.IGNORECASE),
        re.compile(data["whole"], re.IGNORECASE),
        alternatives(data["beyond"]),
    )


def check(ctx: Context, notice: Notice) -> None:
    """One finding for each sentence or table that looks like a rule of selection and that nothing was read from."""
    for source in ctx.sources:
        words = _words(zh=source.zh)
        if not find(words.whole, source.text):
            continue
        read = _Read(ctx, notice, source)
        found = [*_sentences(source, read, words), *_tables(source, read)]
        if source.zh and max(len(notice.posts), len(ctx.tracks)) > 1:
            _limits(ctx, source)
        for start, end in found[:MOST]:
            ctx.find(
                "rule_unread",
                "this looks like a rule of selection, but nothing was read from it",
                source.cite(start, end),
                severity=Severity.WARNING,
                proof=f"{len(found)} such passages" if len(found) > MOST else None,
                pointer="/schemes",
            )


def _limits(ctx: Context, source: Source) -> None:
    """A round for some posts that no class stands for: what is told of it is read as everybody's."""
    for line in source.prose() if find(_LIMITED, source.text) else ():
        for clause in source.clauses(line) if find(_LIMITED, line.text) else ():
            if unknown_limit(clause.text, ctx.tracks) is not None:
                ctx.find(
                    "rule_unread",
                    "this round is for some posts only, and no class of posts is called so: its rules were read as "
                    "everybody's",
                    source.cite(clause.start, clause.end),
                    severity=Severity.WARNING,
                    pointer="/schemes",
                )


_LIMITED = re.compile("仅|只")


@dataclass(frozen=True, slots=True)
class _Spans:
    """Ranges of the view, joined and in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, ranges: set[tuple[int, int]]) -> _Spans:
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(ranges):
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        return cls(tuple(starts), tuple(ends))

    def touch(self, start: int, end: int) -> bool:
        at = bisect_right(self.starts, end - 1) - 1
        return at >= 0 and self.ends[at] > start


class _Read:
    """What was read of a source: ``used`` by records, ``looked`` at for a scheme.

    ``numbers``: those printed in what is used. The evidence is gone through when a sentence first asks: a notice may
    have a million pieces of it and no sentence that looks like a rule.
    """

    def __init__(self, ctx: Context, notice: Notice, source: Source) -> None:
        self._ctx, self._notice, self._source = ctx, notice, source

    @property
    def used(self) -> _Spans:
        return self._all[0]

    def holds(self, start: int, end: int, printed: str) -> bool:
        """Whether a number is in the evidence of a record, or repeats one there in a statement that was understood."""
        used, looked, numbers = self._all
        if used.touch(start, end):
            return True
        again = set(_DIGITS.findall(printed))
        return bool(again) and again <= numbers and looked.touch(start, end)

    @cached_property
    def _all(self) -> tuple[_Spans, _Spans, frozenset[str]]:
        document, text = self._source.document, self._source.text
        used: set[tuple[int, int]] = set()
        looked: set[tuple[int, int]] = set()
        numbers: set[str] = set()
        for evidence, whole in _evidence(self._ctx, self._notice):
            if evidence.document != document.id:
                continue
            span = document.view.forth(evidence.start, evidence.end)
            if whole:
                looked.add(span)
            else:
                used.add(span)
                numbers.update(_DIGITS.findall(text[slice(*span)]))
        return _Spans.of(used), _Spans.of(looked), frozenset(numbers)


_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def _evidence(ctx: Context, notice: Notice) -> Iterator[tuple[Evidence, bool]]:
    """All evidence, and whether a scheme as a whole has it: the statements that it was made of, used or not."""
    for name in type(notice).model_fields:
        value = getattr(notice, name)
        for item in value if isinstance(value, tuple | LazyPosts) else (value,):
            if not isinstance(item, Record):
                continue
            for _, record in item.walk():
                for field, quotes in record.evidence.items():
                    whole = isinstance(record, Scheme) and field == Record.SELF
                    yield from ((quote, whole) for quote in quotes)
                for derived in record.derived.values():
                    yield from ((quote, False) for quote in derived.inputs)
    for finding in ctx.findings:
        yield from ((quote, False) for quote in finding.evidence)
    for question in ctx.questions:
        yield from ((quote, False) for quote in question.evidence)


def _sentences(source: Source, read: _Read, words: _Words) -> Iterator[tuple[int, int]]:
    for line in source.prose():
        for clause in source.clauses(line):
            if _looks_like_a_rule(clause, words, read):
                yield clause.start, clause.end


def _looks_like_a_rule(clause: Clause, words: _Words, read: _Read) -> bool:
    """Whether one of the numbers of a clause that speaks of scoring, or one of its telling words, is in no evidence."""
    text = clause.text
    if PAST.match(text.lstrip(" (")):
        return False
    if find(words.beyond, text):  # no scheme holds a quorum or marks made of other people's
        return True
    if not find(words.topic, text) or find(words.never, text):
        return False
    at = clause.start
    if any(not read.holds(at + m.start(), at + m.end(), m.group()) for m in find_all(words.marks, text)):
        return True
    told = len(text) >= (_SHORTEST_ZH if text[-1:] >= "\u4e00" else _SHORTEST)
    return told and find(words.words, text) is not None and not read.used.touch(at, clause.end)


_SHORTEST, _SHORTEST_ZH = 28, 14
"""Characters from which a clause without numbers is a rule; shorter ones are headings (总成绩并列的处理)."""


def _tables(source: Source, read: _Read) -> Iterator[tuple[int, int]]:
    for grid in source.grids:
        if grid.rows <= 1 or not grid.header_rows:
            continue
        for col in range(1, grid.cols):
            if _worth(grid, col) and not any(
                cells[col].text and read.used.touch(cells[col].start, max(cells[col].end, cells[col].start + 1))
                for cells in grid.body()
            ):
                yield grid.start, grid.end
                break


_WORTH = re.compile(
    r"权重|占比|比重|分值|满分|合格线|weight|max(?:imum)?\.? (?:marks?|points?|score)|full marks|pass marks?"
    r"|^marks?$|^points?$",
    re.IGNORECASE,
)


def _worth(grid: Grid, col: int) -> bool:
    """Whether a column of a table holds marks or weights."""
    return any(_WORTH.search(cell.text) for cell in grid.header(col)) and any(
        re.search(r"\d", cells[col].text) for cells in grid.body()
    )
