"""Schedules printed as tables: rows of step, time and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.bulletin_tables import dated_rows
from extractors.source import Grid, Source

Span = tuple[int, int]

_TIME = re.compile(r"时间|日期|安排|日程|截止|date|time|schedule|period|deadline", re.IGNORECASE)
_PLACE = re.compile(r"地点|地址|场所|考点|venue|place|location", re.IGNORECASE)
_STEP = re.compile(
    r"环节|事项|内容|阶段|步骤|程序|项目|工作|流程|科目|考试|类别|stage|step|event|activity|item|paper|subject",
    re.IGNORECASE,
)
_POST = re.compile(r"岗位|职位|招聘人数|专业要求|学历|单位名称|post|vacanc|姓名|成绩", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """``text``: the step; ``start``: range of the row; ``cells``: text, range, and role (``time`` or ``place``)."""

    text: str
    start: Span
    cells: tuple[tuple[str, Span, str], ...]


def table_rows(source: Source) -> Iterator[Row]:
    """The rows of all schedules of a source; tables of posts and forms give none."""
    for side, label, value in dated_rows(source):
        lead = "opening of applications" if side == "opens" else "deadline for applications by"
        yield Row(lead, (label.start, value.end), ((value.text, (value.start, value.end), "time"),))
    for grid in source.grids:
        roles = _roles(grid)
        if "time" not in roles or grid.header_rows >= grid.rows:
            continue
        for cells in grid.body():
            named = [c.text for c, role in zip(cells, roles, strict=True) if role == "step" and c.text]
            marked = tuple(
                (c.text, (c.start, c.end), role)
                for c, role in zip(cells, roles, strict=True)
                if role in ("time", "place") and c.text and c.start < c.end
            )
            printed = [c for c in cells if c.text and c.start < c.end and c.why is None]
            if marked and printed:
                yield Row(" ".join(named), (min(c.start for c in printed), max(c.end for c in printed)), marked)


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
