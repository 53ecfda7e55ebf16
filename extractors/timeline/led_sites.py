"""Places or sessions with their days, as a list with leaders below the test that they are of.

``APTITUDE TEST`` over ``Town Hall, Wenby ....... 4 May 2027`` and ``Guild Centre, Rusk ...... 5 May 2027``.
"""

from __future__ import annotations

from extractors.posts.label_pairs import Pair, led_pairs
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.timeline.timetable import Row
from extractors.values.dates import find_dates
from extractors.values.events import find_events
from schema.document import BlockKind

_SESSION = re.compile(
    r"(?:(?:first|second|third|fourth|morning|afternoon|evening|last) )?"
    r"(?:session|shift|group|batch|sitting|day|series|slot)"
    r"(?: (?:[A-Z]|\d{1,2}|[IVX]{1,4}))?",
    re.IGNORECASE,
)
_SITE = re.compile(r"[A-Z][\w.'&-]*(?:,? (?:[A-Z][\w.'&-]*|of|the|and|at|in|on|de|la|upon))*(?: \([^()]{2,40}\))?")
"""A place: words with capitals; ``Deadline for forms`` is none."""
_TESTS = frozenset({"written_exam", "interview", "physical_test", "physical_exam", "skill_test"})
_ABOVE = 3
_ASIDE = re.compile(r"\s*\([^()]*\)")


def led_sites(source: Source) -> dict[int, Row]:
    """The rows of all such lists by the index of their line; a place alone is no list."""
    if source.zh:
        return {}
    out: dict[int, Row] = {}
    run: list[tuple[Line, Pair]] = []
    for line in [*source.lines, None]:
        pair = _site(line) if line is not None else None
        if line is not None and pair is not None:
            run.append((line, pair))
            continue
        head = _test_above(source, run[0][0]) if len(run) > 1 else None
        for item, (label, value) in run if head else ():
            place = () if _SESSION.fullmatch(label.text) else ((label.text, (label.start, label.end), "place"),)
            when = (value.text, (value.start, value.end), "time")
            out[item.index] = Row(head or "", (label.start, value.end), (when, *place))
        run = []
    return out


def _site(line: Line) -> Pair | None:
    pairs = led_pairs(line)
    if len(pairs) != 1:
        return None
    label, value = pairs[0]
    dates = find_dates(value.text, year=2000)
    named = _SITE.fullmatch(label.text) or _SESSION.fullmatch(label.text)
    return pairs[0] if named and dates and dates[0].start < 12 and not find_events(label.text) else None


def _test_above(source: Source, line: Line) -> str | None:
    """The test that a list is of: a short line close above it that names one, or the end of the line over it."""
    for before in reversed(source.lines[max(0, line.index - _ABOVE) : line.index]):
        if before.kind is BlockKind.TABLE or led_pairs(before):
            return None
        short = len(before.text) < 100 and not before.text.rstrip().endswith(".")
        text = _ASIDE.sub("", before.text) if short else re.split(r"[.;]\s", before.text)[-1]
        kinds = {hit.kind for hit in find_events(text)} & _TESTS
        if len(kinds) == 1 and (short or text.rstrip().endswith(":")):
            return text
        if kinds or before.kind is BlockKind.HEADING:
            return None
    return None


__all__ = ["led_sites"]
