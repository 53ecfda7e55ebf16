"""Schedules set as lists in English: a line for each step, ``Written test: Sunday 14 June 2026, 10 am, Town Hall``.

The step stands before the date or behind it, with a colon, a dash or a gap between them; three such lines in a row, or
two under a heading on dates, are a schedule. What a step is follows from what its label is made of.
"""

from __future__ import annotations

from extractors.lexicon import load
from extractors.text import patterns as re
from extractors.text.source import Line, Source
from extractors.timeline.timetable import Row, leaders
from extractors.values.dates import DateMatch, find_dates
from schema.document import BlockKind

Span = tuple[int, int]

_MARK = re.compile(r"\s*(?::\s|\s-\s| {2,}|\t)\s*")
_BULLET = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|[-•*·▪>])\s+", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:from|by|on|at|until|till|up to|before|after|between|in|about|around|during|starting|begin\w*|commencing|"
    r"week|the|of|or|late|early|mid|end|not|no|later|earlier|than|latest|expected|tentatively|provisionally|likely|is|are|will|"
    r"be|held|scheduled|for|within|noon|midnight|close|business|cob|morning|afternoon|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)|"
    r"\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?|hrs|hours)?)\b[\s,.(]*)*",
    re.IGNORECASE,
)
_ON_DATES = re.compile(
    r"\b(?:schedule|calendar|time-?table|time-?line|dates|diary|programme of events|milestones|when it happens|"
    r"what happens when|next steps|stages)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\b(?:will|shall|must|may|should|is|are|be|we|you|who|which|has|have)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"[\s,;-]*(?:\((?:[A-Za-z]{3,9}day|[A-Z][a-z]{2}|provisional|tentative|expected)\)[\s,;-]*)?"
    r"(?:at |in |venue:? |@ ?)?(?:the )?"
    r"(?P<p>[A-Z][^;:\n]{2,90}?)\s*(?:\.?\s*$|\.\s+(?=[A-Z])|;)"
)
_NO_PLACE = re.compile(
    r"\b(?:tentative\w*|onwards?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight|january|february|march|"
    r"april|june|july|august|september|october|november|december|forenoon|afternoon|hours|gmt|bst|ist|est|only|"
    r"subject to|in batches|"
    r"shift|late|each|the same)\b|\d:\d\d|\d{4}",
    re.IGNORECASE,
)
_OF_ITSELF = (
    "date",
    "dated",
    "dt",
    "issued",
    "date issued",
    "date of issue",
    "date of notice",
    "date of advertisement",
)
"""Labels of the day on which the notice was written, right over its first steps."""
_LONGEST = 260


def dated_lists(source: Source) -> dict[int, Row]:
    """The rows of all such schedules by the index of their line."""
    if source.zh:
        return {}
    out: dict[int, Row] = {}
    run: list[tuple[Line, Row]] = []
    for line in [*source.lines, None]:
        row = _row(line) if line is not None and line.kind is not BlockKind.TABLE and not leaders(line) else None
        if line is not None and row is not None:
            run.append((line, row))
            continue
        if line is not None and run and line.kind is not BlockKind.HEADING and _is_note(line):
            continue
        headed = bool(run) and _on_dates(source, run[0][0])
        if len(run) > 2 or (len(run) == 2 and headed):
            out |= {item.index: row for item, row in run if not _skipped(row.text)}
            out |= {item.index: Row("", row.start, ()) for item, row in run if _skipped(row.text)}
        run = []
    return out


def _skipped(label: str) -> bool:
    """Whether a label dates the notice itself or what it asks for; results that are published are a step."""
    if label.casefold() in _OF_ITSELF:
        return True
    if _RESULTS.search(label):
        return False
    return re.search("|".join(load("event_labels")["skip"]), label, re.IGNORECASE) is not None


_RESULTS = re.compile(r"\b(?:results?|scores?|marks|list|ranking)\b", re.IGNORECASE)


def _is_note(line: Line) -> bool:
    """A short line between two steps: a remark in brackets, or a note on the step above."""
    return len(line.text) < 120 and line.text[:1] in "(*"


def _on_dates(source: Source, line: Line) -> bool:
    above = [source.lines[i].text for i in line.parents[-2:]]
    before = source.lines[line.index - 1].text if line.index else ""
    return any(len(text) < 90 and _ON_DATES.search(text) for text in (*above, before))


def _row(line: Line) -> Row | None:
    text = line.text
    if len(text) > _LONGEST or not any(c.isdigit() for c in text):
        return None
    skip = _BULLET.match(text)
    begin = skip.end() if skip else 0
    for mark in _MARK.finditer(text, begin):
        label, value = text[begin : mark.start()].strip(), text[mark.end() :]
        found = _first(value)
        if found is not None and _is_label(label):
            end = _stop(value)
            span = (line.start + mark.end(), line.start + mark.end() + end)
            return Row(label, (line.start + begin, span[1]), _cells(value[:end], span[0]))
        dates = find_dates(text[begin : mark.start()], year=2000)
        behind = text[mark.end() :].strip(" .;")
        alone = dates and _whole(text[begin : mark.start()], dates) and not find_dates(behind, year=2000)
        if alone and _is_label(behind):
            low = line.start + begin
            cell = (text[begin : mark.start()], (low, line.start + mark.start()), "time")
            return Row(behind, (low, line.end), (cell,))
        if len(label) > 110:
            break
    return None


def _first(value: str) -> DateMatch | None:
    """The date with which a value begins, behind words that only say how near it is."""
    dates = find_dates(value, year=2000)
    lead = _LEAD.match(value)
    return dates[0] if dates and dates[0].start <= (lead.end() if lead else 0) else None


def _whole(text: str, dates: list[DateMatch]) -> bool:
    lead = _LEAD.match(text)
    rest = text[dates[-1].end :].strip(" ,.()")
    return dates[0].start <= (lead.end() if lead else 0) and (not rest or _LEAD.fullmatch(rest + " ") is not None)


def _is_label(label: str) -> bool:
    return (
        2 < len(label) <= 110
        and re.search(r"[A-Za-z]{3}", label) is not None
        and label[0] not in "$£€"
        and not re.search(r"[.;]\s", label)
        and len(_SENTENCE.findall(label)) < 3
    )


def _stop(value: str) -> int:
    """Where the first sentence of a value ends that stands behind its dates."""
    dates = find_dates(value, year=2000)
    at = dates[0].end
    for later in dates[1:]:
        if re.search(r"[.;]\s+[A-Z]", value[at : later.start]):
            break
        at = later.end
    found = re.compile(r"(?<![A-Z])(?<!No)(?<!St)\.\s+(?=[A-Z])").search(value, at)
    return found.start() if found else len(value.rstrip(" ."))


def _cells(value: str, at: int) -> tuple[tuple[str, Span, str], ...]:
    dates = find_dates(value, year=2000)
    time = (value, (at, at + len(value)), "time")
    found = _PLACE.match(value, dates[-1].end)
    if found is None or _NO_PLACE.search(found["p"]) or _SENTENCE.search(found["p"]):
        return (time,)
    place = found["p"].rstrip(" .,")
    if place.count("(") < place.count(")"):
        place = place.rstrip(")")
    begin = at + found.start("p")
    return time, (place, (begin, begin + len(place)), "place")


__all__ = ["dated_lists"]
