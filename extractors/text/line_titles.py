"""Line titles: the heading or label that a line begins with, where it has one."""

from __future__ import annotations

from extractors.text import patterns as re

_TITLE = re.compile(r"[^。:;,!?\n]{2,60}(?::(?!\d)|。|$)|[^。:;!?\n]{2,60}:(?!\d)")


def title_of(text: str) -> str | None:
    """A heading, or the label at the beginning of an item; None where the line begins with running text."""
    found = _TITLE.match(text)
    return found.group() if found else None


def heading_of(text: str) -> str | None:
    """A numbered line that stands over others; an item with running text of its own is none."""
    stated = len(text) > 24 and re.search(r"[。;]$", text) and re.search(r"%|\d\s?分|\d:\d|=", text)
    return text if len(text) <= 60 and not stated and not re.search(r"[。;!?]\s?\S", text) else None
