"""Limits: how much of anything a reader takes before it refuses, so that no file can exhaust the machine."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from schema.errors import TooLarge


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Greatest sizes. Beyond any of them a reader raises :class:`TooLarge` (E103) that names the limit.

    A table of 1,000,000 cells takes about 0.5 GB, so ``cells`` refuses the next one; the largest national post
    table (some 20,000 posts by 25 columns) needs half of it.
    """

    bytes: int = 64 * 2**20
    """Bytes of one file."""
    chars: int = 48_000_000
    """Characters of one text."""
    lines: int = 2_000_000
    line_chars: int = 16_000_000
    """Characters of one physical line."""
    cells: int = 1_000_000
    """Cells of all tables of one document, blank and merged ones included."""
    columns: int = 2_000
    """Columns of one table."""
    depth: int = 200
    """Nesting of elements (HTML, XML) and of archives in archives."""
    pages: int = 500
    members: int = 500
    """Files in one archive."""
    unpacked: int = 256 * 2**20
    """Bytes of all files of one archive, unpacked."""
    seconds: float = 120.0
    """Time for one document."""


class TimedOut(TooLarge):
    """The document took longer than ``Limits.seconds``."""


@dataclass(slots=True)
class Budget:
    """What one document may still use. Readers ask it as they go, so that they stop in time."""

    limits: Limits
    name: str
    cells: int = 0
    began: float = field(default_factory=time.monotonic)

    def check(self, what: str, value: int, limit: int) -> None:
        """:raises TooLarge: if ``value`` is beyond ``limit``."""
        if value > limit:
            raise TooLarge(f"{value:,} {what}; the limit is {limit:,}", where=self.name)

    def add_cells(self, rows: int, cols: int) -> None:
        """Count a table before it is built."""
        self.check("columns in a table", cols, self.limits.columns)
        self.cells += rows * cols
        self.check("table cells", self.cells, self.limits.cells)

    def tick(self) -> None:
        """:raises TimedOut: if the time is used up."""
        if time.monotonic() - self.began > self.limits.seconds:
            raise TimedOut(f"reading took longer than {self.limits.seconds:g} seconds", where=self.name)
