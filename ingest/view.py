"""The normalised view: what is printed, read as plainly as possible, with an exact way back.

A view is written as a list of *runs*: ranges of the text with the glue that precedes each (``\\n`` between blocks,
``\\t`` between cells, nothing or a blank where a soft line break was). What lies between runs is not in the view.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from ingest.codes import where
from ingest.fold import DROP, fold, fold_text, long_forms
from ingest.markup import blank_out
from ingest.records import maker
from schema.columnar import LazyPieces
from schema.document import View

GAP = "  "
"""Two blanks: a column gap, or a line break inside a table cell."""

_WIDE = r"\u2e80-\u2fff\u3001-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef\U00020000-\U0003ffff①-⓿"
_OPERATORS = r"\-+=*/×÷%~:<>≥≤—–−－～·•"
_BLANK = r"\n\f\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\xad\ufeff" + DROP + r"\x00-\x08\x0b\x0e-\x1f\x7f"
_BESIDE = {True: f"[{_WIDE}{_OPERATORS}]", False: f"[{_WIDE}]"}
_NEAR = {chinese: re.compile(beside) for chinese, beside in _BESIDE.items()}
_GAPS = re.compile(r"[\t\n\f\u3000]")


class Run(NamedTuple):
    """``text[start:end]``, preceded in the view by ``glue``.

    A ``tabbed`` run is a whole table row: its tabs are cell borders and stay. In a ``head`` row line breaks inside
    Chinese words vanish; in other rows they may separate items and become gaps.
    """

    start: int
    end: int
    glue: str = ""
    tabbed: bool = False
    head: bool = False


Edit = tuple[int, int, str]
"""A range, and what stands for it."""


class SheetRun(NamedTuple):
    """``text[start:end]``, preceded by ``glue``: a sheet whose view is made already, in pieces.

    ``edits`` gives what differs in length from ``shown``, or may be read otherwise than one for one, in order.
    """

    start: int
    end: int
    glue: str
    shown: list[str]
    edits: Callable[[], Iterator[Edit]]


@dataclass
class Folded:
    """A text with its folded twin of equal length; both blank-out and folding are done once per document."""

    text: str
    chinese: bool
    markdown: bool = False
    known: frozenset[str] | None = None
    """The characters of the text, where somebody has them."""
    parts: list[str] | None = None
    """What the text was put together from, where most of that is nothing but line ends, which need no folding."""
    replaced: list[tuple[int, int]] = field(init=False)
    chars: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.plain, self.replaced = blank_out(self.text, markdown=self.markdown, known=self.known)
        if self.known is None:
            self.chars = frozenset(self.plain)
        else:
            new = (DROP, *(self.plain[start] for start, _ in self.replaced)) if self.plain is not self.text else ()
            self.chars = self.known.union(new)
        if self.parts and self.plain is self.text:
            parts = [part if part.count("\n") == len(part) else fold_text(part) for part in self.parts]
            self.flat = self.text if parts == self.parts else "".join(parts)
        else:
            self.flat = fold_text(self.plain, self.chars)

    def clean(self, start: int, end: int) -> str:
        """The range as it reads, roughly: for recognising what kind of line it is."""
        return self.flat[start:end].replace(DROP, "").replace("\u3000", " ").strip()

    def edits(self, start: int, end: int, tabbed: bool = False, head: bool = False) -> Iterator[Edit]:
        """What the view changes in length inside a range, in order, without overlaps."""
        hits = (hit.start() for hit in self.quick(tabbed).finditer(self.plain, start, end))
        return self._edits(hits, start, end, tabbed, head)

    def _edits(self, hits: Iterable[int], start: int, end: int, tabbed: bool, head: bool) -> Iterator[Edit]:
        """``hits``: places inside the range where something that may change begins, in order."""
        near, plain, stands = _NEAR[self.chinese], self.plain, self._stands
        pattern, done = _pattern(self.chinese, self._long, tabbed), start
        for hit in hits:
            if hit < done or not (match := pattern.match(plain, hit, end)):
                continue
            low, high = match.span()
            done = high
            value = match[0]
            before = plain[low - 1] if low > start else ""
            if low - 1 in stands and not plain[low - 1].isspace():
                first = low - 1  # the match is the tail of a stand-in, which begins with a visible character
                low = stands[first]
                yield first, low, fold(plain[first])
                value = plain[low:high]
                if not value:
                    continue
            folded = fold(value) if len(value) == 1 else ""
            if len(folded) > 1:
                yield low, high, folded
                continue
            after = plain[high] if high < end else ""
            if tabbed and ("\t" in (before, after) or (head and "\n" in value and _joined(before, after, near))):
                glue = ""
            else:
                glue = _space(value, before, after, near)
            if glue != value:
                yield low, high, glue

    @cached_property
    def _long(self) -> str:
        return "".join(map(re.escape, sorted(long_forms(self.plain, self.chars))))

    @cached_property
    def _stands(self) -> dict[int, int]:
        return dict(self.replaced)

    def quick(self, tabbed: bool) -> re.Pattern[str]:
        """One character of the text with which something that may change begins; far faster than the whole pattern."""
        return self._quick[tabbed]

    @cached_property
    def _quick(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        found = re.escape("".join(self._odd))
        return re.compile(f"[{found}\n\t]"), re.compile(f"[{found}\n]")

    @cached_property
    def _odd(self) -> list[str]:
        return re.findall(f"[ {_BLANK}{self._long}]", "".join(self.chars - {"\n", "\t"}))

    def row_edits(self, start: int, rows: Sequence[int]) -> Iterator[Edit]:
        """The edits of many rows at once, given where each ends: rows without a blank cost nothing."""
        import numpy

        ends = numpy.asarray(rows)
        hits = where(self.plain, start, rows[-1], "".join(self._odd) + "\n")
        places = numpy.searchsorted(ends, hits)
        inner = ends[places] != hits  # the line end of the row itself stays
        hits, places = hits[inner], places[inner]
        begins = numpy.flatnonzero(numpy.diff(places, prepend=-1)).tolist()
        for low, high in pairwise([*begins, len(hits)]):
            row = int(places[low])
            first = rows[row - 1] + 1 if row else start
            yield from self._inside(hits[low:high].tolist(), first, rows[row])

    def _inside(self, hits: list[int], first: int, end: int) -> Iterator[Edit]:
        for low, high, put in self._edits(hits, first, end, True, False):
            yield low, high, "" if put.isspace() and (low == first or high == end) else put

    def inner_edits(self, start: int, end: int) -> Iterator[Edit]:
        """The edits of a cell in a row of headings."""
        for low, high, put in self.edits(start, end, True, True):
            yield low, high, "" if put.isspace() and (low == start or high == end) else put

    def view(self, runs: Iterable[Run | SheetRun]) -> View:
        """The view made of the runs, which are in order and do not overlap."""
        writer = _Writer(self.flat)
        quick = self.quick(True)
        for run in runs:
            writer.glue(run.start, run.glue)
            if isinstance(run, SheetRun):
                writer.sheet(run)
                continue
            start, end, _, tabbed, head = run
            at = start
            if tabbed and not quick.search(self.plain, start, end):
                writer.copy(start, end)
                writer.at = end
                continue
            for low, high, put in self.edits(start, end, tabbed, head):
                if low > at:
                    writer.copy(at, low)
                if put and not (put.isspace() and (low == start or high == end)):
                    writer.put(put, low, high)
                at = high
            if at < end:
                writer.copy(at, end)
            writer.at = end
        return writer.view()


@cache
def _pattern(chinese: bool, long: str, tabbed: bool) -> re.Pattern[str]:
    """Everything that may change in length: odd or repeated blanks, blanks beside Chinese, ligatures."""
    blank, beside = _BLANK + ("" if tabbed else r"\t"), _BESIDE[chinese]
    beside_tab = r"| (?=\t)|(?<=\t) " if tabbed else ""
    spaces = rf" ?[{blank}][ {blank}]*|  [ {blank}]*| (?={beside})|(?<={beside}) {beside_tab}"
    return re.compile(spaces + (f"|[{long}]" if long else ""))


def _joined(before: str, after: str, near: re.Pattern[str]) -> bool:
    return bool(near.match(before) and near.match(after))


def _space(value: str, before: str, after: str, near: re.Pattern[str]) -> str:
    """What a stretch of white space and vanished characters reads as between two characters."""
    if value != " ":
        visible = "".join(c for c in value if fold(c) != DROP)
        if not visible:
            return ""
        if len(visible) > 1 or _GAPS.search(visible):
            return GAP
    return "" if near.match(before) or near.match(after) else " "


class _Writer:
    """Collects the view text and its pieces."""

    def __init__(self, flat: str) -> None:
        self.flat = flat
        self.out: list[str] = []
        self.length = 0
        self.at = 0
        self.views, self.starts, self.ends = array("I"), array("I"), array("I")
        self.exact = bytearray()
        self.open = -1
        """Where the last piece ends, if it maps one to one."""

    def glue(self, start: int, glue: str) -> None:
        if glue and self.length:
            self.put(glue, self.at, start)

    def put(self, value: str, start: int, end: int) -> None:
        """Append a replacement for a range; one character for one character goes on with the piece before."""
        exact = len(value) == 1 and end - start == 1
        self._add(value, start, end, exact)

    def copy(self, start: int, end: int) -> None:
        """Append a range as it is folded."""
        if start < end:
            self._add(self.flat[start:end], start, end, True)

    def sheet(self, run: SheetRun) -> None:
        """Append a sheet."""
        at = run.start
        for low, high, put in run.edits():
            if low > at:
                self._piece(low - at, at, low, True)
            if put:
                self._piece(len(put), low, high, len(put) == 1 and high - low == 1)
            at = high
        if at < run.end:
            self._piece(run.end - at, at, run.end, True)
        self.out += run.shown
        self.at = run.end

    def _add(self, value: str, start: int, end: int, exact: bool) -> None:
        self._piece(len(value), start, end, exact)
        self.out.append(value)

    def _piece(self, length: int, start: int, end: int, exact: bool) -> None:
        if exact and self.open == start:
            self.ends[-1] = end
        else:
            self.views.append(self.length)
            self.starts.append(start)
            self.ends.append(end)
            self.exact.append(exact)
        self.open = end if exact else -1
        self.length += length

    def view(self) -> View:
        pieces = LazyPieces(self.views, self.starts, self.ends, self.exact, self.length)
        return _make({"text": "".join(self.out), "pieces": pieces})


_make = maker(View)


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of the physical lines; form feeds end a line as well."""
    start = 0
    for match in _BREAKS.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


_BREAKS = re.compile("[\n\f]")
