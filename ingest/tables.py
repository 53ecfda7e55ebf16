"""Tables: the grid model shared by all readers. Rows of printed cells in, a complete grid with inheritance out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import TypeAdapter

from ingest.align import align
from ingest.limits import Budget
from schema.document import Cell, Table

_SAME = re.compile(r"(?:同上|〃|″|″″|ditto|do\.|same as above|同上一?行|同上格)", re.IGNORECASE)
_HEADER = re.compile(
    r"序号|编号|代码|名称|岗位|职位|单位|部门|人数|名额|计划|数量|专业|学历|学位|条件|要求|年龄|性别|备注|类别|类型|时间|地点|环节|科目"
    r"|成绩|姓名|准考证|排名|项目|内容|方式|说明|电话|联系人|户籍|权重|比例|分值|更正|"
    r"\b(?:no|code|name|post|position|title|category|department|total|age|degree|major|date|time|subject|weight|marks?"
    r"|vacanc(?:y|ies)|openings?|requirements?|qualifications?|relaxation|pay|number)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[男女]|\d+(?:\.\d+)?%?")


class Printed(NamedTuple):
    """A printed cell: its range, and the ranges of its lines where it has several."""

    start: int
    end: int
    lines: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Placed:
    """A cell on the grid, as a format with spans gives it."""

    row: int
    col: int
    start: int
    end: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


@dataclass(slots=True)
class Draft:
    """A table while it is read. ``lines`` of a cell are kept for the view."""

    start: int
    end: int
    rows: list[list[Printed]]
    header_rows: int | None = None
    form: bool = False
    name: str | None = None
    dropped: list[int] = field(default_factory=list)


Reader = Callable[[int, int], str]
"""Gives the cleaned text of a range."""


def build(draft: Draft, read: Reader, budget: Budget) -> Table:
    """The grid of a table whose format knows rows and cells but no spans (tabs, pipes).

    Short rows are aligned by the profile of the columns; cells that a page break tore off inherit from above. Title
    and note rows above the header become notes, a header repeated after a page break is left out.
    """
    texts = [[read(c.start, c.end) if c.end > c.start else "" for c in row] for row in draft.rows]
    cols = max(len(row) for row in texts)
    budget.add_cells(len(texts), cols)
    first = 0 if draft.form else _notes(texts, cols)
    notes = [(row[0].start, row[-1].end) for row in (_filled(r) for r in draft.rows[:first]) if row]
    header = draft.header_rows if draft.header_rows is not None else int(not draft.form and _is_header(texts[first:]))
    kept = [i for i in range(first, len(texts)) if i < first + header or not _repeats(texts, i, first, header)]
    body = [texts[i] for i in kept]
    places = align(body, cols) if not draft.form else [list(range(len(r))) for r in body]
    cells: list[Cell] = []
    for row, (index, columns) in enumerate(zip(kept, places, strict=True)):
        cells.extend(_row(row, draft.rows[index], texts[index], columns, cols, header, draft, cells))
    return Table(
        start=draft.start,
        end=draft.end,
        rows=len(kept),
        cols=cols,
        header_rows=min(header, len(kept)),
        cells=tuple(cells),
        notes=tuple(notes),
        name=draft.name,
    )


def _row(
    row: int,
    printed: Sequence[Printed],
    texts: Sequence[str],
    columns: Sequence[int],
    cols: int,
    header: int,
    draft: Draft,
    above: Sequence[Cell],
) -> list[Cell]:
    out: list[Cell] = []
    at = {col: i for i, col in enumerate(columns)}
    inner = max(columns, default=-1)
    place = printed[0].start if printed else draft.start
    for col in range(cols):
        index = at.get(col)
        inherits, why = None, None
        if index is None:
            start = end = place
            text = ""
        else:
            start, end = printed[index].start, printed[index].end
            place, text = end, texts[index]
        upper = above[(row - 1) * cols + col] if row > header and header else None
        if upper is not None and (upper.end > upper.start or upper.inherits):
            if index is None and col < inner:
                inherits, why = (row - 1, col), "torn"
            elif not text:
                inherits, why = (row - 1, col), "blank"
            elif _SAME.fullmatch(text):
                inherits, why = (row - 1, col), "same_as_above"
        out.append(Cell(row=row, col=col, start=start, end=end, header=row < header, inherits=inherits, why=why))
    return out


def _filled(row: Sequence[Printed]) -> list[Printed]:
    return [c for c in row if c.end > c.start]


def _notes(texts: Sequence[Sequence[str]], cols: int) -> int:
    """How many rows at the top hold one filled cell only: titles and notes."""
    if cols < 3:
        return 0
    count = 0
    while count < len(texts) - 1 and sum(map(bool, texts[count])) <= 1:
        count += 1
    return count


def _is_header(texts: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: short texts without bare numbers, unlike what stands below."""
    if len(texts) < 2:
        return False
    first = [t for t in texts[0] if t]
    if len(first) < 2 or any(_PARTS.fullmatch(t) or len(t) > 40 for t in first):
        return False
    named = sum(bool(_HEADER.search(t)) for t in first)
    if named * 2 >= len(first):
        return True
    below = [t for row in texts[1:4] for t in row if t]
    numeric = any(re.fullmatch(r"[\w.-]*\d[\w.-]*", t) for t in below)
    return len(first) >= 3 and (named > 0 or numeric) and not any(re.search(r"\d", t) for t in first)


def _repeats(texts: Sequence[Sequence[str]], index: int, first: int, header: int) -> bool:
    """A header row printed again (on a new page)."""
    return any(list(texts[index]) == list(texts[first + h]) and any(texts[index]) for h in range(header))


_CELLS: TypeAdapter[tuple[Cell, ...]] = TypeAdapter(tuple[Cell, ...])


def spanned(
    placed: Sequence[Placed],
    rows: int,
    cols: int,
    *,
    start: int,
    end: int,
    header_rows: int,
    read: Reader,
    notes: Sequence[tuple[int, int]] = (),
    name: str | None = None,
) -> Table:
    """The grid of a table whose format knows spans: covered cells inherit from the one that spans them (``merged``).

    ``placed`` may leave grid positions out; they are blank cells at the end of the table's range.
    """
    grid: list[dict[str, object] | None] = [None] * (rows * cols)
    for cell in placed:
        base = {"start": cell.start, "end": cell.end}
        for r in range(cell.row, min(cell.row + cell.rowspan, rows)):
            for c in range(cell.col, min(cell.col + cell.colspan, cols)):
                if (r, c) == (cell.row, cell.col):
                    entry = base | {"rowspan": cell.rowspan, "colspan": cell.colspan}
                else:
                    entry = {"start": cell.end, "end": cell.end, "inherits": (cell.row, cell.col), "why": "merged"}
                entry |= {"row": r, "col": c, "header": r < header_rows or cell.header}
                grid[r * cols + c] = entry
    last = start
    for index, item in enumerate(grid):
        if item is None:
            item = {"row": index // cols, "col": index % cols, "start": last, "end": last}
            item["header"] = index // cols < header_rows
            grid[index] = item
        elif item["end"] != item["start"]:
            last = int(str(item["end"]))
        _carry(grid, item, cols, header_rows, read)
    cells = _CELLS.validate_python(tuple(grid))
    return Table(
        start=start, end=end, rows=rows, cols=cols, header_rows=header_rows, cells=cells, notes=tuple(notes), name=name
    )


def _carry(
    grid: Sequence[dict[str, object] | None], item: dict[str, object], cols: int, header_rows: int, read: Reader
) -> None:
    """Mark a blank or 同上 cell below a printed one."""
    row, col = int(str(item["row"])), int(str(item["col"]))
    if row <= header_rows or not header_rows or "inherits" in item:
        return
    upper = grid[(row - 1) * cols + col]
    if upper is None or (upper["start"] == upper["end"] and "inherits" not in upper):
        return
    size = int(str(item["end"])) - int(str(item["start"]))
    if size == 0:
        item |= {"inherits": (row - 1, col), "why": "blank"}
    elif size < 16 and _SAME.fullmatch(read(int(str(item["start"])), int(str(item["end"])))):
        item |= {"inherits": (row - 1, col), "why": "same_as_above"}
