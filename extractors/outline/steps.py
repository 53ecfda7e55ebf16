"""Steps: the tests under which the lines of an English notice stand, where nothing marks them as headings.

``STEP A - WRITTEN EXAMINATION (counts 45 percent)`` or ``Stage III - Interview   70 marks`` is a line of its own, and
what follows it, up to the next such line, the next heading or a line about the final result, is about that test.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractors.text import patterns as re
from extractors.text.memo import memo
from extractors.text.source import Line, Source
from schema.document import BlockKind

_STEP = re.compile(
    r"\W*(?P<name>(?:step|stage|phase|round|hurdle|tier) (?:\d{1,2}|[A-H]|[IVX]{1,4}|one|two|three|four|five)\b"
    r" ?[-:.] ?[A-Za-z][A-Za-z/&' -]{2,50}?) ?"
    r"(?:\([^()]{2,60}\)|(?:[-:,.]|\s)+\d{1,4} ?(?:marks|points|%|per ?cent)[^.;]{0,30})?\W*",
    re.IGNORECASE,
)
_RUN_IN = re.compile(
    r"\W*(?P<name>(?:step|stage|phase|round|hurdle|tier) (?:\d{1,2}|[A-H]|[IVX]{1,4}|one|two|three|four|five)\b"
    r" ?[-:.] ?[A-Za-z][A-Za-z/&' -]{2,50}?)[.:,;] ",
    re.IGNORECASE,
)
"""Stage 2: Practical test. Candidates …: what stands in the paragraphs below is about that test as well."""
_LETTERED = re.compile(r"\W*\(?(?:[a-h]|[ivx]{1,4})[.)] ")
_RESULT = re.compile(
    r"\W*(?:\w{1,3}[.)]\s+)?(?:(?:final|overall|total|order of|merit|combined|aggregate)\b[^:.]{0,40}[:.]"
    r"|(?:ranking|merit|ties?|appointment|selection|total|rounding|reserve list)\b[^:.]{0,30}:)",
    re.IGNORECASE,
)
_REACH = 14
"""Lines below such a line that can still be about its test."""


def step_of(line: Line) -> str | None:
    """The name in a line that stands over what follows it; None where a line does not."""
    found = _STEP.fullmatch(line.text)
    return found.group("name") if found else None


@memo
def steps(source: Source) -> Mapping[int, str]:
    """Index of a line → the name of the step that it stands under (lines of Chinese notices stand under none)."""
    out: dict[int, str] = {}
    name: str | None = None
    begun = 0
    for line in source.lines if not source.zh else ():
        heading = line.kind is BlockKind.HEADING and not _LETTERED.match(line.text)
        if heading or (name and (line.index - begun > _REACH or _RESULT.match(line.text))):
            name = None
        if found := step_of(line):
            name, begun = found, line.index
        elif run_in := _RUN_IN.match(line.text):
            name, begun = run_in.group("name"), line.index
            out[line.index] = name
        elif name is not None:
            out[line.index] = name
    return out


__all__ = ["step_of", "steps"]
