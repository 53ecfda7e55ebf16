"""Demands of a class: what ``Qualifications - Limited Competition`` stands over, or ``Class 3799:`` stands before.

They are asked of its applicants alone, whichever reader found them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.conditions.rules import Rule
from extractors.outline.mentions import mentions
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from schema.notice import Track

_LONGEST = 110
"""Characters of a heading."""


def under_classes(rules: Iterable[Rule], source: Source, tracks: Sequence[Track]) -> Iterator[Rule]:
    """The rules; those that name no class are limited to the class that a label before them in their line names, or the
    nearest heading above them."""
    labels = _labels(tracks)
    for rule in rules:
        line = source.line_at(rule.cited[0]) if tracks and not rule.tracks else None
        label = _ahead(labels, line, rule) if line is not None and "who" not in rule.values else None
        if line is not None and label is not None:
            rule = _behind(rule, line.start + label.end())
            rule.tracks = mentions(label["label"], tracks)
        elif line is not None:
            found = (mentions(head, tracks) for head in _heads(source, line))
            rule.tracks = next((named for named in found if named), ())
        yield rule


def _labels(tracks: Sequence[Track]) -> re.Pattern[str] | None:
    known = "|".join(sorted((re.escape(t.label) for t in tracks), key=len, reverse=True))
    return (
        re.compile(
            rf"(?:^\W*(?:\w{{1,3}}[.)] )?|(?<=[.;] ))(?:for )?(?P<label>{known})"
            r"(?: ?\([^()]{2,60}\)|(?: -|,) [^:;.]{2,50})?\s?(?::|\s[-–—])\s",
            re.IGNORECASE,
        )
        if known
        else None
    )


def _ahead(labels: re.Pattern[str] | None, line: Line, rule: Rule) -> re.Match[str] | None:
    """The last label before a rule in its line; all that stands behind it, up to the next one, is of its class."""
    found = [m for m in labels.finditer(line.text) if line.start + m.start() <= rule.cited[0]] if labels else []
    return found[-1] if found else None


def _behind(rule: Rule, begin: int) -> Rule:
    """A rule without the label that it has been read with."""
    options = [_behind(option, begin) for option in rule.options]
    cut = begin - rule.cited[0]
    if cut <= 0 or begin >= rule.cited[1]:
        return replace(rule, options=options)
    text = rule.values.get("text")
    values = {**rule.values, "text": text[cut:]} if isinstance(text, str) and len(text) > cut else rule.values
    return replace(rule, options=options, values=values, cited=(begin, rule.cited[1]))


def _heads(source: Source, line: Line) -> Iterator[str]:
    for index in reversed(line.parents):
        text = source.lines[index].text.rstrip()
        if len(text) <= _LONGEST and not text.endswith((".", ";", ",")):
            yield text


__all__ = ["under_classes"]
