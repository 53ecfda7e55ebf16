"""Rated lists: English lists whose items are tests with their marks, their weights, or the word that they only qualify.

``(i) Qualifications .... maximum 60 marks``, ``Oral board - 40%``, ``Part 1  Keyboarding Test (Pass/Fail)``. What the
items make up is said over the list (The interview is marked as follows:), or it is the total where they add up to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractors import patterns as re
from extractors.above import stage_of_list
from extractors.criteria import WHOLE, named
from extractors.fullmarks import FullMark
from extractors.lexicon import load
from extractors.point_lists import SUMS_TO
from extractors.ratios import plain
from extractors.sayings import Held, Uncounted
from extractors.source import Line, Source
from extractors.stated import Value
from extractors.subjects import SubjectHit, find_subjects
from extractors.weighting import Share

_FEWEST = 2
_REACH = 240
"""Characters at the end of the line above in which a list is introduced."""


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {k: re.compile(v, re.IGNORECASE) for k, v in load("weighting")["rated"].items()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    label = (
        r"\s*(?:[-•*·]\s*|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).:]\s+)?"
        r"(?:(?P<part>(?:Paper|Part|Stage|Section|Test|Module|Component)[- ]?(?:IV|I{1,3}|V|[1-6A-F]))\b[\s:.)-]+(?=[A-Z(]))?"
    )
    name = r"(?P<name>[A-Z][\w'&/-]*(?:[ ,]+(?!max\b|maximum\b|weight\w*\b)[\w'&/-]+| ?\([^()]*\)){0,12}?)"
    unit = r"%|per ?cent|marks?|points?|pts\.?"
    value = (
        r"(?:\s*[:,=(-]\s*|\s{2,}|\s+(?:is|are|carries|carry|counts?(?: for)?)\s+|\s+)"
        r"(?P<lead>(?:(?:relative )?weight(?:ed|age|ing)?(?: of| at)?:?|max(?:imum)?\.?(?: of)?(?: marks?| score| points)?:?"
        r"|full marks:?|worth|out of|up to|\()\s*)*"
        rf"(?P<n>\d{{1,3}}(?:\.\d+)?)\s?(?P<unit>{unit})?"
        r"\s?(?:\(?max(?:imum)?\.?\)?)?\)?"
        r"(?:\s?[,;(-]+\s?(?:with )?(?:an? )?(?:pass|minimum|min\.|duration|time|objective|written|oral|\d+(?:\.\d+)? ?(?:hours?|hrs?|minutes|mins?)|qualifying"
        r"|one|two|three|one-hour|half)[^.;]*?)?\)?[.;,]*(?:\s?(?:and|plus))?\s*"
    )
    none = r"(?:\s*[:,=(-]\s*|\s{2,}|\s+)(?P<none>(?:\(?(?:pass[ /-]+fail|qualifying(?: only| in nature)?|not (?:weighted|scored|marked))\)?[ ,]*){1,2})[.;,)]*\s*"
    return (re.compile(label + name + value), re.compile(label + name + none, re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class _Item:
    line: Line
    subject: SubjectHit
    number: Decimal | None
    percent: bool
    start: int
    end: int


def rated_lists(source: Source) -> dict[int, tuple[int, list[Value]]]:
    """The statements of each such list by the index of their line, with the index of the first line of the list."""
    out: dict[int, tuple[int, list[Value]]] = {}
    run: list[_Item] = []
    for line in [*source.prose(), None]:
        item = _item(line, run) if line is not None else None
        if item is not None and (not run or run[-1].line.index == item.line.index - 1):
            run.append(item)
            continue
        for index, values in _read(source, run).items():
            out[index] = (run[0].line.index, values)
        run = [_item(line, [])] if line is not None and item is not None else []  # type: ignore[list-item]
    return out


def _item(line: Line, run: Sequence[_Item]) -> _Item | None:
    from extractors.sayings import phrases

    text = line.text
    if len(text) > 170 or not re.search(r"\d|(?i:pass|qualif|not )", text):
        return None
    text = phrases()["leaders"].sub(lambda m: " " * len(m.group()), text)
    valued, none = _patterns()
    found = valued.fullmatch(text)
    held = none.fullmatch(text) if found is None else None
    match = found or held
    if match is None:
        return None
    name = match.group("name").rstrip(" ,")
    before = tuple(Share(i.subject, Decimal(1), None, 0, 0) for i in run)
    short = re.sub(r"\s?\([^()]*\d[^()]*\)", "", name) if re.search(r"\([^()]*\d", name) else name
    if _words()["never"].search(short):
        return None
    hit = named(short, match.start("name"), before)
    if match.group("part") and (own := find_subjects(re.sub(r"[- ]", "-", match.group("part")))) and own[0].kind == "paper":
        hit = replace(hit, id=own[0].id)
    if found is None:
        return _Item(line, hit, None, False, *match.span("none"))
    unit = (found.group("unit") or "").casefold()
    percent = unit in ("%", "percent", "per cent")
    weight = "weight" in (found.group("lead") or "").casefold()
    if not unit and not weight and "max" not in (found.group("lead") or "").casefold():
        return None
    return _Item(line, hit, Decimal(found.group("n")), percent or (weight and not unit), *found.span("n"))


def _read(source: Source, run: Sequence[_Item]) -> dict[int, list[Value]]:
    if len(run) < _FEWEST:
        return {}
    valued = [i for i in run if i.number is not None]
    percents = [i for i in valued if i.percent]
    above, cue, whole = _introduced(source, run[0].line)
    if above is not None and any(above.id == i.subject.id for i in run):
        above = None
    total = sum((i.number for i in valued if i.number), Decimal(0))
    out: dict[int, list[Value]] = {}
    if len(percents) == len(valued) and valued:
        if total != 100:
            return {}
        out = {i.line.index: [_share(i, plain((i.number or Decimal(0)) / 100), above)] for i in valued}
    elif not percents and valued:
        examined = any(i.subject.kind in ("stage", "paper", "part") or i.subject.id == "trial_lecture" for i in valued)
        if above is not None and len(valued) >= _FEWEST:
            out = {i.line.index: [_points(i, above)] for i in valued}
        elif total in (100, whole) and (examined or cue or whole) and len(valued) >= _FEWEST:
            out = {i.line.index: [_points(i, WHOLE)] for i in valued}
        elif examined and (cue or all(i.subject.kind in ("stage", "paper") for i in valued)):
            out = {i.line.index: [FullMark(i.start, i.end, i.number or Decimal(0), i.subject)] for i in valued}
        else:
            return {}
    elif valued:
        return {}
    for item in run:
        if item.number is None:
            out[item.line.index] = [
                Held((item.subject,), item.start, item.end),
                Uncounted(item.subject, item.start, item.end, pass_fail=True),
            ]
    return out


def _share(item: _Item, weight: Decimal, above: SubjectHit | None) -> Share:
    return Share(item.subject, weight, above, item.start, item.end)


def _points(item: _Item, above: SubjectHit) -> Share:
    span = item.start, item.end
    return Share(item.subject, Decimal(1), above, *span, full=item.number, full_at=span)


def _introduced(source: Source, line: Line) -> tuple[SubjectHit | None, bool, Decimal | None]:
    """The one test that the words over a list say it is about, whether they speak of marks, and the marks they print."""
    texts: list[str] = []
    if line.index:
        above = source.lines[line.index - 1]
        if above.text.rstrip().endswith((":", ".", "-")) or len(above.text) < 90:
            texts.append(above.text[-_REACH:])
    texts += [t for t in reversed(source.path(line)) if t not in texts]
    cue, whole = False, None
    for text in texts[:2]:
        last = re.split(r"(?<=[.;])\s+(?=[A-Z])", text.rstrip())[-1]
        cue = cue or bool(_words()["cue"].search(last))
        printed = SUMS_TO.search(last)
        if whole is None and printed:
            whole = Decimal(printed.group("n") or printed.group("m") or printed.group("k"))
        hits = [h for h in find_subjects(last) if h.kind not in ("total",)]
        one = len({h.id for h in hits}) == 1 and not _words()["several"].search(last)
        if one and (_words()["parts"].search(last) or last.rstrip().endswith(":") and _words()["cue"].search(last)):
            return replace(hits[0], start=-1, end=-1), True, whole
        if one and hits[0].id == "written" and re.search(r"\bpapers?\b", last, re.IGNORECASE):
            return replace(hits[0], start=-1, end=-1), True, whole
        if hits:
            break
    return stage_of_list(source, line), cue, whole


__all__ = ["rated_lists"]
