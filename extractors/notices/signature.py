"""The signature at the end of a notice: who signs, and the date below."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.text import patterns as re
from extractors.text.names import is_org
from extractors.text.source import Line, Source
from extractors.text.textcuts import printed_parts
from extractors.values.dates import DateMatch, find_dates
from schema.document import BlockKind

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Signature:
    """View ranges of the signing organisations, top first, and the date with its view range.

    ``printed_by``: the line is a printing note (2012年7月10日印发), whose office distributes rather than decides.
    """

    orgs: tuple[Span, ...]
    date: DateMatch | None
    span: Span | None
    printed_by: bool = False


_TAIL = re.compile(r"[\s)]*(?:印发|发布|发)?[\s)]*(?:\(共印\d+份\))?[\s。.]*$")
_OFFICER = re.compile(
    r"(?:Secretary|Director|Chairman|Chairperson|Registrar|Controller of Examinations|Commissioner),\s+(?P<org>.+)$"
)

_STEP = re.compile(r"(?:截[止至]|举办|有效|结束|到期|报名|应聘|考试|面试|笔试|宣讲)[^,。;]{0,4}(?:日期|时间)\s?:?$")
"""The label of a day that is not that of the notice."""
_DATED = re.compile(
    r"(?:dated?|issued|given|signed)(?: (?:this|at|on|the|in))*(?: [A-Z][a-z]+,?)?(?: this| the| on)*\W*", re.IGNORECASE
)


def find_signature(source: Source) -> Signature:
    """The last dated signature before the forms, the last lone date, or the organisation on the last line."""
    lines = [line for line in source.lines if line.kind is not BlockKind.TABLE]
    lone: Signature | None = None
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        start = max(line.start, line.end - 160)
        tail = source.text[start : line.end]
        found = [d for d in find_dates(tail) if _TAIL.fullmatch(tail, d.end)]
        if not found or found[-1].derived or found[-1].first is None or found[-1].last:
            continue
        date = found[-1]
        span = (start + date.start, start + date.end)
        before = source.text[line.start : span[0]].strip()
        printed_by = "印发" in tail[date.end :]
        if source.zh and line.parents and lines[i - 1].index == line.parents[-1] and "期" in lines[i - 1].text[-3:]:
            continue  # the day that the heading above names (考试日期), not that of the notice
        if source.zh and i > 0 and len(lines[i - 1].text) <= 12 and _STEP.search(lines[i - 1].text):
            continue  # 招聘截止日期 / 2030-10-20: the form of a site, one cell a line
        if not before or before in "((" or _DATED.fullmatch(before):
            if i < 8 and len(lines) > 16:  # a date under the title signs nothing, but dates the notice
                orgs: tuple[Span, ...] = ()
            else:
                orgs = _above(source, lines, i)
        else:
            orgs = _beside(source, line, span[0])
            if not orgs:
                continue
        sign = Signature(orgs, date, span, printed_by)
        if orgs:
            return sign
        lone = lone or sign
    if lone:
        closing = _above(source, lines, len(lines)) if source.zh and lone.date and not lone.orgs else ()
        return replace(lone, orgs=closing)
    for line in lines[-3:]:
        officer = _OFFICER.search(line.text)
        if officer and is_org(officer["org"]):
            return Signature(((line.start + officer.start("org"), line.end),), None, None)
    if lines and is_org(lines[-1].text):
        return Signature(_above(source, lines, len(lines)) if source.zh else whole_orgs(source, lines[-1]), None, None)
    return Signature((), None, None)


def _above(source: Source, lines: list[Line], i: int) -> tuple[Span, ...]:
    """Organisations on the lines directly above line ``i``."""
    out: list[Span] = []
    for line in reversed(lines[max(0, i - 8) : i]):
        found = whole_orgs(source, line)
        if not found:
            break
        out = [*found, *out]
    return tuple(out)


def _parts(source: Source, start: int, end: int) -> list[Span]:
    """The stretches between blanks, in a language that has them between words between wide ones."""
    if source.zh or "  " not in source.text[start:end]:
        return printed_parts(source, start, end)
    return [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+(?: \S+)*", source.text[start:end])]


def whole_orgs(source: Source, line: Line) -> tuple[Span, ...]:
    """The organisations of a line that consists of nothing else."""
    if len(line.text) > 120:
        return ()
    parts = [p for p in _parts(source, line.start, line.end) if source.text[slice(*p)].strip()]
    if len(parts) > 1 and all(is_org(source.text[slice(*p)]) for p in parts):
        return tuple(parts)
    if not source.zh and (both := _run_together(source, line.start, line.end)):
        return both
    return ((line.start, line.end),) if is_org(line.text) and "  " not in line.text else ()


def _run_together(source: Source, start: int, end: int) -> tuple[Span, ...]:
    """Two offices of one place that a translation prints in one line: Wenby Port Office Wenby Rail Office."""
    text = source.text[start:end]
    first = text.split(" ", 1)[0]
    for at in re.finditer(rf" (?={re.escape(first)} )", text) if first.isalpha() else ():
        if is_org(text[: at.start()]) and is_org(text[at.end() :]):
            return (start, start + at.start()), (start + at.end(), end)
    return ()


def _beside(source: Source, line: Line, end: int) -> tuple[Span, ...]:
    """The organisations directly before a date in the same line."""
    start = max(line.start, end - (90 if source.zh else 130))
    out: list[Span] = []
    for part in reversed(_parts(source, start, end)):
        text = source.text[slice(*part)]
        if not text.strip():
            continue
        if not is_org(text) or (part[0] == start and start > line.start):
            break
        out.insert(0, part)
    return tuple(out)
