"""The normalised view: what is printed, read as plainly as possible, with an exact way back.

A view is written as a list of *runs*: ranges of the text with the glue that precedes each (``\\n`` between blocks,
``\\t`` between cells, nothing or a blank where a soft line break was). What lies between runs is not in the view.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pydantic import TypeAdapter

from ingest.fold import DROP, fold, fold_text, long_forms
from ingest.markup import blank_out
from schema.document import Piece, View

GAP = "  "
"""Two blanks: a column gap, or a line break inside a table cell."""

_WIDE = r"\u2e80-\u2fff\u3001-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef\U00020000-\U0003ffff①-⓿"
_OPERATORS = r"\-+=*/×÷%~:<>≥≤—–−－～"
_BLANK = (
    r"\t\n\f\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\xad\ufeff" + DROP + r"\x00-\x08\x0b\x0e-\x1f\x7f"
)
_SPACES = {
    True: re.compile(
        rf" ?[{_BLANK}][ {_BLANK}]*|  [ {_BLANK}]*| (?=[{_WIDE}{_OPERATORS}])|(?<=[{_WIDE}{_OPERATORS}]) "
    ),
    False: re.compile(rf" ?[{_BLANK}][ {_BLANK}]*|  [ {_BLANK}]*| (?=[{_WIDE}])|(?<=[{_WIDE}]) "),
}
_NEAR = {True: re.compile(f"[{_WIDE}{_OPERATORS}]"), False: re.compile(f"[{_WIDE}]")}
_GAPS = re.compile(r"[\t\n\f\u3000]")


class Run(NamedTuple):
    """``text[start:end]``, preceded in the view by ``glue``."""

    start: int
    end: int
    glue: str = ""


Edit = tuple[int, int, str]


@dataclass
class Folded:
    """A text with its folded twin of equal length; both blank-out and folding are done once per document."""

    text: str
    chinese: bool
    markdown: bool = False
    replaced: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.plain, self.replaced = blank_out(self.text, markdown=self.markdown)
        self.flat = fold_text(self.plain)

    def clean(self, start: int, end: int) -> str:
        """The range as it reads, roughly: for recognising what kind of line it is."""
        return self.flat[start:end].replace(DROP, "").replace("\u3000", " ").strip()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _SPACES[self.chinese]

    def edits(self) -> list[Edit]:
        """Everything that the view changes in length, in order, without overlaps."""
        near = _NEAR[self.chinese]
        plain, size = self.plain, len(self.plain)
        stands = dict(self.replaced)
        starts = set(stands)
        out: list[Edit] = []
        for match in self._pattern.finditer(plain):
            start, end = match.span()
            value = match[0]
            if starts and start and start - 1 in starts:  # the tail of a stand-in: its head is a visible character
                head = start - 1
                if not plain[head].isspace():
                    tail = stands[head]
                    out.append((head, tail, fold(plain[head])))
                    start, value = tail, value[tail - start :]
                    if not value:
                        continue
            white = value.replace(DROP, "")
            before = plain[start - 1] if start else "\n"
            after = plain[end] if end < size else "\n"
            glue = _space(white, before, after, near)
            if glue != value:
                out.append((start, end, glue))
        return self._with_long_forms(out)

    def _with_long_forms(self, edits: list[Edit]) -> list[Edit]:
        long = long_forms(self.plain)
        if not long:
            return edits
        pattern = re.compile("[" + "".join(map(re.escape, sorted(long))) + "]")
        more = [(m.start(), m.end(), fold(m[0])) for m in pattern.finditer(self.plain)]
        taken = {start for start, _, _ in edits}
        return sorted([*edits, *(e for e in more if e[0] not in taken)])

    def view(self, runs: Iterable[Run]) -> View:
        """The view made of the runs, which are in order and do not overlap."""
        writer = _Writer(self.flat)
        edits = self.edits()
        index, count = 0, len(edits)
        for start, end, glue in runs:
            writer.glue(start, glue)
            while index < count and edits[index][1] <= start:
                index += 1
            at = start
            while index < count and edits[index][0] < end:
                low, high, put = edits[index]
                if low < start or high > end or (put.isspace() and (low == start or high == end)):
                    put = ""  # white space at the edge of a run
                if low > at:
                    writer.copy(at, low)
                if put:
                    writer.put(put, low, high)
                at = max(at, high)
                if high > end:
                    break
                index += 1
            if at < end:
                writer.copy(at, end)
            writer.at = end
        return writer.view()


def _space(white: str, before: str, after: str, near: re.Pattern[str]) -> str:
    """What a stretch of white space reads as between two characters."""
    if white != " ":
        visible = "".join(c for c in white if fold(c) != DROP)
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
        self.pieces: list[dict[str, object]] = []

    def glue(self, start: int, glue: str) -> None:
        if glue and self.length:
            self.put(glue, self.at, start)

    def put(self, value: str, start: int, end: int) -> None:
        size = len(value)
        exact = size == 1 and end - start == 1
        self.pieces.append({"view": self.length, "length": size, "start": start, "end": end, "exact": exact})
        self.out.append(value)
        self.length += size

    def copy(self, start: int, end: int) -> None:
        size = end - start
        self.pieces.append({"view": self.length, "length": size, "start": start, "end": end, "exact": True})
        self.out.append(self.flat[start:end])
        self.length += size

    def view(self) -> View:
        return View(text="".join(self.out), pieces=_PIECES.validate_python(tuple(self.pieces)))


_PIECES: TypeAdapter[tuple[Piece, ...]] = TypeAdapter(tuple[Piece, ...])


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of the physical lines; form feeds end a line as well."""
    start = 0
    for match in _BREAKS.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


_BREAKS = re.compile("[\n\f]")
