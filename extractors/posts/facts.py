"""Facts: what a cell or a clause says of one field of a post, and the text of a value on one line."""

from __future__ import annotations

from typing import Any, NamedTuple

from extractors.text import patterns as re


class Fact(NamedTuple):
    """``field`` of a post has ``value``; ``start:end`` in the text read."""

    field: str
    value: Any
    start: int
    end: int

    def at(self, offset: int) -> Fact:
        """The fact in a text in which the one read begins at ``offset``."""
        return Fact(self.field, self.value, self.start + offset, self.end + offset) if offset else self


_BLANK = re.compile(r"\s")


def tidy(text: str) -> str:
    """A name, organisation or code on one line: no white space inside Chinese text, single blanks elsewhere."""
    if not _BLANK.search_anywhere(text):
        return text
    if re.search(r"[\u4e00-\u9fff]", text):
        return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", re.sub(r"\s+", " ", text)).strip()
    return re.sub(r"\s+", " ", text).strip()
