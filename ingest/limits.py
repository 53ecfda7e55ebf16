"""Limits: how much of anything a reader takes before it refuses, so that no file can exhaust the machine."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from schema.errors import (
    Inflated,
    TooDeep,
    TooLarge,
    TooManyCells,
    TooManyPages,
    TooSlow,
    UnpacksTooLarge,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Greatest sizes. Beyond one of them a reader raises :class:`TooLarge` (E103), or the subclass that is named here.

    A table of 1,000,000 cells takes about 0.5 GB, so ``cells`` refuses the next one; the largest national post
    table (some 20,000 posts by 25 columns) needs half of it.
    """

    bytes: int = 64 * 2**20
    """Bytes of one file."""
    chars: int = 48_000_000
    """Characters of one text (E118)."""
    lines: int = 2_000_000
    """Lines of one text (E118)."""
    line_chars: int = 16_000_000
    """Characters of one physical line (E118)."""
    cells: int = 1_000_000
    """Cells of all tables of one file, blank and merged ones included; of an archive, all its files (E111)."""
    columns: int = 2_000
    """Columns of one table (E111)."""
    depth: int = 200
    """Nesting of elements in HTML and XML (E110)."""
    nesting: int = 3
    """Archives in archives (E110)."""
    pages: int = 500
    """Pages of a PDF or scan (E112)."""
    members: int = 500
    """Files in one archive, parts of one saved page (E116)."""
    unpacked: int = 256 * 2**20
    """Bytes of all packed parts of one file, unpacked; archives inside count as well (E113)."""
    ratio: int = 400
    """Bytes unpacked per packed byte, where more than 32 MB are unpacked (E115). Text packs 30 : 1 at best."""
    seconds: float = 120.0
    """Time for one file (E114). A reader is stopped where it stands: in this process, in one of its own where the file
    is large, and in that of LibreOffice."""
    memory: int = 2**30
    """Bytes of memory of a process that reads one large file, and of LibreOffice (E117)."""

    page_seconds: float = 20.0
    """Further time for each page whose characters must be recognised; one takes some three to six seconds."""


_RATIO_FROM = 32 * 2**20


@dataclass(slots=True)
class Budget:
    """What one file may still use. Readers ask it as they go, so that they stop in time."""

    limits: Limits
    name: str
    cells: int = 0
    unpacked: int = 0
    began: float = field(default_factory=time.monotonic)
    parent: Budget | None = None
    """The budget of the archive in which the file lies: what a file uses, its archive uses."""
    hidden: bool = False
    """Whether hidden sheets are read as well."""
    apart: bool = False
    """Whether the file is read in a process of its own."""

    def within(self, name: str) -> Budget:
        """The budget of a file inside this one."""
        return Budget(self.limits, name, began=self.began, parent=self, hidden=self.hidden)

    def check(self, what: str, value: int, limit: int, error: type[TooLarge] = TooLarge) -> None:
        """:raises TooLarge: (or ``error``) if ``value`` is beyond ``limit``."""
        if value > limit:
            raise error(f"{value:,} {what}; the limit is {limit:,}", where=self.name)

    def add_cells(self, rows: int, cols: int) -> None:
        """Count a table before it is built.

        :raises TooManyCells: beyond the limits.
        """
        self.check("columns in a table", cols, self.limits.columns, TooManyCells)
        self._add_cells(rows * cols)

    def _add_cells(self, count: int) -> None:
        self.cells += count
        self.check("table cells", self.cells, self.limits.cells, TooManyCells)
        if self.parent is not None:
            self.parent._add_cells(count)

    def add_unpacked(self, size: int, packed: int) -> None:
        """Count what a packed part holds, before it is unpacked (as declared) or while it is.

        :raises UnpacksTooLarge: beyond the limits. :raises Inflated: it grows as only a bomb does.
        """
        self.unpacked += size
        self.check("bytes unpacked", self.unpacked, self.limits.unpacked, UnpacksTooLarge)
        if size > _RATIO_FROM:
            self.check("bytes unpacked per packed byte", size // max(packed, 1), self.limits.ratio, Inflated)
        if self.parent is not None:
            self.parent.add_unpacked(size, packed)

    def check_pages(self, count: int) -> None:
        """:raises TooManyPages: beyond the limit."""
        self.check("pages", count, self.limits.pages, TooManyPages)

    def check_depth(self, depth: int) -> None:
        """:raises TooDeep: beyond the limit of elements in elements."""
        self.check("levels of elements", depth, self.limits.depth, TooDeep)

    def allow(self, seconds: float) -> None:
        """Give further time, for a step that is known to take long."""
        self.began += seconds
        if self.parent is not None:
            self.parent.allow(seconds)

    def left(self) -> float:
        """Seconds that are left."""
        return self.limits.seconds - (time.monotonic() - self.began)

    def too_slow(self) -> TooSlow:
        """The error of a file that takes too long."""
        return TooSlow(f"reading took longer than {self.limits.seconds:g} seconds", where=self.name)

    def tick(self) -> None:
        """:raises TooSlow: if the time is used up."""
        if self.left() < 0:
            raise self.too_slow()
