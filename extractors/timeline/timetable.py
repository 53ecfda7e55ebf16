"""Schedules printed as tables: rows of step, time and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.posts.bulletin_tables import dated_rows
from extractors.posts.label_pairs import label_rows
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell, Line, Source
from extractors.timeline.choices_en import label_kind
from extractors.values.dates import find_dates
from extractors.values.events import find_events
from schema.document import BlockKind
from schema.values import EventKind

Span = tuple[int, int]

_TIME = re.compile(r"时间|日期|安排|日程|截止|date|time|schedule|period|deadline|\bwhen\b|\bday\b", re.IGNORECASE)
_PLACE = re.compile(r"地点|地址|场所|考点|venue|place|location|\bwhere\b", re.IGNORECASE)
_STEP = re.compile(
    r"环节|事项|内容|阶段|步骤|程序|项目|工作|流程|科目|考试|类别|stage|step|event|activity|item|paper|subject",
    re.IGNORECASE,
)
_POST = re.compile(r"岗位|职位|招聘人数|专业要求|学历|单位名称|post|vacanc|姓名|成绩", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """``text``: the step; ``start``: range of the row; ``cells``: text, range, role (``time``, ``place``, ``note``)."""

    text: str
    start: Span
    cells: tuple[tuple[str, Span, str], ...]
    papers: bool = False
    """The rows are the papers of a written test (科目 | 内容 | 时间)."""


def table_rows(source: Source) -> Iterator[Row]:
    """The rows of all schedules of a source; tables of posts and forms give none."""
    for side, label, value in dated_rows(source):
        lead = "opening of applications" if side == "opens" else "deadline for applications by"
        yield Row(lead, (label.start, value.end), ((value.text, (value.start, value.end), "time"),))
    if not source.zh:
        for grid in source.grids:
            if not _unheaded(grid):
                yield from _stepped(grid)
        for line in source.lines:
            if leaders(line):
                yield from _led(line)
    for grid in source.grids:
        if not source.zh and (bare := _unheaded(grid)):
            yield from bare
            continue
        roles = _roles(grid)
        if source.zh and "time" not in roles:
            yield from _noted(grid)
            continue
        if "time" not in roles or grid.header_rows >= grid.rows:
            continue
        titles = [" ".join(c.text for c in grid.header(col)) for col in range(grid.cols)]
        papers = source.zh and any(_PAPERS.search(title) for title in titles)
        for cells in grid.body():
            named = [c.text for c, role in zip(cells, roles, strict=True) if role == "step" and c.text]
            marked = tuple(
                (c.text, (c.start, c.end), role)
                for c, role in zip(cells, roles, strict=True)
                if role in _READ and c.text and c.start < c.end and (source.zh or c.why != "blank")
            )
            printed = [c for c in cells if c.text and c.start < c.end and c.why is None]
            if source.zh and printed and (apart := _by_column(cells, roles, titles, named)):
                yield from apart
                continue
            if marked and printed:
                span = (min(c.start for c in printed), max(c.end for c in printed))
                yield Row(" ".join(named), span, marked, papers)


def _by_column(
    cells: Sequence[GridCell], roles: Sequence[str], titles: Sequence[str], named: Sequence[str]
) -> list[Row]:
    """The cells of several columns of time whose headings name the steps (报名时间 | 面试时间), one row each.

    None where the row names a step itself, or where a heading does not.
    """
    timed = [col for col, role in enumerate(roles) if role == "time"]
    if len(timed) < 2 or any(find_events(text) for text in named):
        return []
    if not all(find_events(titles[col]) for col in timed):
        return []
    places = [(c.text, (c.start, c.end), r) for c, r in zip(cells, roles, strict=True) if r == "place" and c.text]
    out: list[Row] = []
    for col in timed:
        cell = cells[col]
        if cell.text and cell.start < cell.end:
            when = (cell.text, (cell.start, cell.end), "time")
            out.append(Row(titles[col], (cell.start, cell.end), (when, *places)))
    return out


_PAPERS = re.compile("考试科目|笔试科目|^科目")
_READ = ("time", "place", "note")
_NOT_A_STEP = re.compile(r"岗位|职位|姓名|学历|专业|序号|附件|招聘单位")


def _noted(grid: Grid) -> Iterator[Row]:
    """Days among the remarks of a Chinese table of the tests (笔试 | 100分 | 30% | 9月28日9:30-11:30,闭卷)."""
    found: list[Row] = []
    steps = 0
    if grid.rows > _LONGEST:
        return
    for cells in grid.body():
        step = cells[0]
        if not step.text or step.why or len(step.text) > 16 or _NOT_A_STEP.search(step.text):
            continue
        steps += bool(find_events(step.text))
        dated = [c for c in cells[1:] if c.start < c.end and c.why is None and _DAY.search(c.text)]
        if find_events(step.text) and len(dated) == 1 and len(dated[0].text) <= 120:
            cell = dated[0]
            found.append(Row(step.text, (step.start, cell.end), ((cell.text, (cell.start, cell.end), "time"),)))
    if steps > 1 and len(found) > 1:
        yield from found


_DAY = re.compile(r"\d{1,2}\s?月\s?\d{1,2}\s?日")
_LONGEST = 100
"""Rows of a table that may list the tests; longer ones list posts or people."""


_LEADER = re.compile(r"\s*(?:\.\s?){4,}\s*|\s*…{2,}\s*|\s*_{4,}\s*")


_DOTS = re.compile(r"\.\s?\.\s?\.\s?\.|……|____")


def leaders(line: Line) -> bool:
    """Whether a line is a schedule with dotted leaders: ``Written test ........ 26/09/2021``."""
    if not _DOTS.search(line.text):
        return False
    found = _LEADER.search(line.text) if line.kind is not BlockKind.TABLE else None
    return (
        found is not None
        and re.match(r"[A-Z(]", line.text) is not None
        and _names_step(line.text[: found.start()])
        and bool(find_dates(line.text[found.end() :]))
    )


def _names_step(label: str) -> bool:
    return bool(find_events(label)) or (len(label) < 90 and label_kind(label) not in (None, EventKind.TRAINING))


def _led(line: Line) -> Iterator[Row]:
    """The rows of a line with leaders; several printed lines may have run together."""
    marks = list(_LEADER.finditer(line.text))
    begin = 0
    for i, mark in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else len(line.text)
        value = line.text[mark.end() : stop]
        dates = find_dates(value)
        if not dates:
            begin = mark.end()
            continue
        end = mark.end() + dates[-1].end
        tail = re.match(r"\s*(?:\)|onwards?|\([^()]*\))+", line.text[end:])
        end += tail.end() if tail else 0
        if i + 1 == len(marks):
            end = len(line.text)
        at = line.start
        label = line.text[begin : mark.start()].strip(" .,;")
        if not _names_step(label):
            begin = end
            continue
        span = (at + mark.end(), at + end)
        yield Row(label, (at + begin, at + end), ((line.text[mark.end() : end], span, "time"),))
        begin = end


def _unheaded(grid: Grid) -> list[Row]:
    """A table of two columns without headings: what happens, and when."""
    if grid.cols != 2 or grid.rows < 2 or grid.header_rows > 1:
        return []
    rows: list[Row] = []
    for i in range(grid.rows):
        step, when = grid.cell(i, 0), grid.cell(i, 1)
        if not find_dates(when.text) or find_dates(step.text) or len(step.text) > 120 or not step.text:
            continue
        rows.append(Row(step.text, (step.start, when.end), ((when.text, (when.start, when.end), "time"),)))
    filled = [i for i in range(grid.rows) if grid.cell(i, 0).text or grid.cell(i, 1).text]
    first = filled[0] if filled else 0  # some formats want a row of headings, which is then left empty
    printed = len(filled) if find_dates(grid.cell(first, 1).text) else 0
    steps = {hit.kind for row in rows for hit in find_events(row.text)} & _TESTS
    known = bool(label_rows(grid)) and _DATED_SHEET.search(grid.cell(first, 0).text) is not None and not steps
    return rows if len(rows) * 3 >= printed * 2 > 0 and not known else []


def _stepped(grid: Grid) -> Iterator[Row]:
    """The rows of a table of labels that name a test and its day (``Written test | Saturday, 9 January 2027``)."""
    for label, value in label_rows(grid):
        dates = find_dates(value.text)
        tests = {hit.kind for hit in find_events(label.text)} & _TESTS
        if dates and dates[0].start < 14 and len(tests) == 1 and not _NO_TEST.search(label.text):
            yield Row(label.text, (label.start, value.end), ((value.text, (value.start, value.end), "time"),))


_TESTS = frozenset({"written_exam", "interview", "physical_test", "skill_test"})
_NO_TEST = re.compile(r"result|fee|deadline|clos|open|notice|announce|regist|appl|fil|list|score|age", re.IGNORECASE)
_DATED_SHEET = re.compile(r"opens?\b|opening|clos|posted|issue|deadline|age|born|salary", re.IGNORECASE)
"""Label tables at the head of a bulletin are read elsewhere."""


def _roles(grid: Grid) -> list[str]:
    roles: list[str] = []
    for col in range(grid.cols):
        title = " ".join(c.text for c in grid.header(col))
        if _POST.search(title):
            return []
        if _PLACE.search(title):
            roles.append("place")
        elif _TIME.search(title):
            roles.append("time")
        elif _STEP.search(title) or col == 0:
            roles.append("step")
        else:
            roles.append("note")
    return roles
