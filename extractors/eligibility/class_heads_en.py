"""Demands under the heading of a class: what ``Qualifications - Limited Competition`` stands over is asked of its
applicants alone, whichever reader found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors.conditions.rules import Rule
from extractors.outline.mentions import mentions
from extractors.text.source import Line, Source
from schema.notice import Track

_LONGEST = 110
"""Characters of a heading."""


def under_classes(rules: Iterable[Rule], source: Source, tracks: Sequence[Track]) -> Iterator[Rule]:
    """The rules; those that name no class are limited to the class that the nearest heading above them names."""
    for rule in rules:
        line = source.line_at(rule.cited[0]) if tracks and not rule.tracks else None
        if line is not None:
            found = (mentions(head, tracks) for head in _heads(source, line))
            rule.tracks = next((named for named in found if named), ())
        yield rule


def _heads(source: Source, line: Line) -> Iterator[str]:
    for index in reversed(line.parents):
        text = source.lines[index].text.rstrip()
        if len(text) <= _LONGEST and not text.endswith((".", ";", ",")):
            yield text


__all__ = ["under_classes"]
