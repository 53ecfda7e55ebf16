"""Facts: what a cell or a clause says of one field of a post."""

from __future__ import annotations

from typing import Any, NamedTuple


class Fact(NamedTuple):
    """``field`` of a post has ``value``; ``start:end`` in the text read."""

    field: str
    value: Any
    start: int
    end: int

    def at(self, offset: int) -> Fact:
        """The fact in a text in which the one read begins at ``offset``."""
        return Fact(self.field, self.value, self.start + offset, self.end + offset) if offset else self
