"""Stage tables: Chinese tables whose rows are tests with their marks, or the parts of stages with their shares.

``环节 | 内容 | 占比`` names a stage again and again over its parts; ``科目 | 满分`` marks tests; ``岗位大类 | 甲科目 |
乙科目`` gives each class of posts the parts of the one test that the heading over the table names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.scoring.fullmarks import FullMark
from extractors.scoring.parts_alike import QUESTIONS
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.needles import find
from extractors.text.source import Grid, GridCell, Source
from extractors.values.ratios import find_percents
from extractors.values.subjects import SubjectHit, find_subjects
from schema.document import BlockKind

_MOST = 16
_WHOLE = 100
_FEWEST = 2
_MARKS = re.compile(r"满分|分值|总分|卷面")
_SHARES = re.compile(r"权重|占比|比重|比例|占")
_EVENTS = re.compile("项目|内容|科目|环节|模块")
_BY_EVENTS = frozenset({"physical_test", "skill_test"})
"""Tests that people bring a mark of each event for; those of an interview are criteria of the examiners."""
_NAME = re.compile(r"\s*(?P<name>[\u4e00-\u9fffA-Za-z\d×*-]{2,12}?)\s*(?:\([^()]*\)\s*)?")
_NEVER = re.compile(r"岗位|职位|单位|人数|费|加分|合格|题型|题量|每题")
_NUMBER = re.compile(r"(?P<n>\d{2,3})\s?(?:分|/\d+)?")
_OWN = re.compile(r"(?P<name>[\u4e00-\u9fffA-Za-z《》]{2,16})\s?\(?(?P<n>\d{1,3}%)\)?")
_NONE = re.compile(r"\s*(?:[-/—]+|不考|不设|不参加|无|免试?)?\s*")


def marked_table(grid: Grid) -> list[FullMark]:
    """科目 | 满分: what each row's test is marked out of; none where some row is no test."""
    heads = _heads(grid)
    marks = next((c for c, h in enumerate(heads) if c and _MARKS.search(h)), None)
    if marks is None or any(_NEVER.search(h) for h in heads) or any(_SHARES.search(h) for h in heads):
        return []
    stage = _stage_over(grid.source, grid.start)
    told = stage is not None and stage.id in _BY_EVENTS and find(_EVENTS, "|".join(heads[:marks])) is not None
    out: list[FullMark] = []
    for cells in grid.body():
        hits = [h for cell in cells[:marks] if (h := _test(cell)) is not None]
        number = _NUMBER.fullmatch(cells[marks].text.strip())
        if not hits and told:
            hits = _event(cells[marks - 1])
        if number is None or not hits:
            return []
        at = cells[marks].start
        out.append(FullMark(at + number.start("n"), at + number.end("n"), Decimal(number["n"]), hits[-1]))
    names = {f.subject.id or f.subject.name for f in out if f.subject}
    if len(out) < _FEWEST or len(names) < len(out):
        return []
    inner = stage is not None and all(f.subject and f.subject.kind not in ("stage", "total", "paper") for f in out)
    if inner and sum(f.full for f in out) == _WHOLE:  # 体能测试, over a table of its events
        return [replace(f, part_of=stage) for f in out]
    return out if all(f.subject and f.subject.id for f in out) else []


def _event(cell: GridCell) -> list[SubjectHit]:
    """耐力跑: an event that no lexicon names, in a table of what one test consists of."""
    found = _NAME.fullmatch(cell.text)
    if found is None or QUESTIONS.search(cell.text):
        return []
    return [SubjectHit(cell.start + found.start("name"), cell.start + found.end("name"), "", found["name"])]


def nested_rows(grid: Grid) -> tuple[Share, ...]:
    """环节 | 内容 | 占比, where the stage of several rows is one: parts with their shares of it, and its own share."""
    heads = _heads(grid)
    columns = [c for c, h in enumerate(heads) if c and _SHARES.search(h)]
    if not columns or any(_NEVER.search(h) for h in heads):
        return ()
    share, whole = columns[-1], columns[0] if len(columns) > 1 else None
    groups: dict[str, list[tuple[SubjectHit, Share]]] = {}
    out: list[Share] = []
    for cells in grid.body():
        stage = _test(cells[0])
        percents = find_percents(cells[share].text)
        named = [h for c in cells[1:share] if c.col != whole and (h := _test(c)) is not None]
        if stage is None or stage.kind != "stage" or len(percents) != 1 or not named:
            return ()
        start = cells[share].start
        made = Share(named[0], percents[0].value, stage, start + percents[0].start, start + percents[0].end)
        if stage.id not in groups:
            over = cells[whole] if whole is not None else cells[0]
            own = find_percents(over.text)
            if len(own) != 1:
                return ()
            out.append(Share(stage, own[0].value, None, over.start + own[0].start, over.start + own[0].end))
        groups.setdefault(stage.id, []).append((stage, made))
    if len(groups) < _FEWEST or sum(s.weight for s in out) != 1:
        return ()
    for rows in groups.values():
        if sum(made.weight for _, made in rows) != 1:
            return ()
        if len(rows) == 1 and rows[0][1].subject.id == rows[0][0].id:
            continue
        out += [made for _, made in rows]
    return tuple(out)


def class_rows(grid: Grid) -> list[tuple[GridCell, tuple[Share, ...]]]:
    """岗位大类 | 甲科目 | 乙科目: the shares that each class of posts gives to the parts of one test."""
    heads = [grid.header(c) for c in range(grid.cols)] if _small(grid) else []
    if len(heads) <= _FEWEST or not all(heads) or not re.search("类|岗位|职位|组|对象", heads[0][-1].text):
        return []
    stage = _stage_over(grid.source, grid.start)
    over = [_test(h[-1]) for h in heads[1:]]
    if stage is None or any(h is None or h.kind in ("stage", "total") for h in over):
        return []
    rows: list[tuple[GridCell, tuple[Share, ...]]] = []
    for cells in grid.body():
        found: list[Share] = []
        for cell, hit in zip(cells[1:], over, strict=True):
            percents = find_percents(cell.text)
            if hit is None or len(percents) != 1:
                if _NONE.fullmatch(cell.text):
                    continue
                return []
            span = cell.start + percents[0].start, cell.start + percents[0].end
            own = _OWN.fullmatch(cell.text)
            named = SubjectHit(cell.start, cell.start + own.end("name"), hit.id, own["name"]) if own else hit
            found.append(Share(named, percents[0].value, stage, *span))
        if sum(s.weight for s in found) != 1:
            return []
        rows.append((cells[0], tuple(found)))
    return rows if len(rows) >= _FEWEST and len({c.text for c, _ in rows}) == len(rows) else []


def _stage_over(source: Source, start: int) -> SubjectHit | None:
    """The one stage that the line over a table, or the heading over it, speaks of."""
    at = bisect_left([x.start for x in source.lines], start)
    above = source.lines[at - 1] if at else None
    if above is None or above.kind is BlockKind.TABLE:
        return None
    for text in (above.text[:60], *(source.lines[i].text[:30] for i in reversed(above.parents))):
        hits = {h.id: h for h in find_subjects(text) if h.kind == "stage"}
        if hits:
            return replace(next(iter(hits.values())), start=-1, end=-1) if len(hits) == 1 else None
    return None


def _test(cell: GridCell) -> SubjectHit | None:
    """The test that a cell names at its beginning, in view positions."""
    text = cell.text.lstrip("《“")
    lead = len(cell.text) - len(text)
    hits = [h for h in find_subjects(text) if h.start == 0 and h.kind != "total"]
    if not hits or len(text) - hits[0].end > len("(满分100分,占总成绩的40%)"):
        return None
    return replace(hits[0], start=cell.start + lead, end=cell.start + lead + hits[0].end)


def _heads(grid: Grid) -> Sequence[str]:
    return [" ".join(c.text for c in grid.header(col)) for col in range(grid.cols)] if _small(grid) else []


def _small(grid: Grid) -> bool:
    return grid.sheet is None and bool(grid.header_rows) and _FEWEST < grid.rows <= _MOST and 1 < grid.cols <= _COLUMNS


_COLUMNS = 7

__all__ = ["class_rows", "marked_table", "nested_rows"]
