"""Tables: the grid model shared by all readers. Rows of printed cells in, a complete grid with inheritance out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from ingest.align import align
from ingest.limits import Budget
from ingest.matrix import Matrix
from ingest.records import maker
from schema.columnar import LazyCells, Offsets
from schema.document import Cell, Table
from schema.errors import TooManyCells

_SAME = re.compile(r"(?:同上|〃|″|″″|ditto|do\.|same as above|同上一?行|同上格)", re.IGNORECASE)
_HEADER = re.compile(
    r"序号|编号|代码|名称|岗位|职位|单位|部门|人数|名额|计划|数量|专业|学历|学位|条件|要求|年龄|性别|备注|类别|类型|时间|地点|环节|科目"
    r"|成绩|姓名|准考证|排名|项目|内容|方式|说明|电话|联系人|户籍|权重|比例|分值|更正|"
    r"\b(?:no|code|name|post|position|title|category|department|total|age|degree|major|date|time|subject|weight|marks?"
    r"|vacanc(?:y|ies)|openings?|requirements?|qualifications?|relaxation|pay|number)\b",
    re.IGNORECASE,
)
_SAME_LENGTH = 16
_SAME_FIRST = frozenset("同〃″dDsS")
_HEADER_WITHIN = 12
"""A header stands in the first rows, or there is none."""
_GROUP = 16
"""Longest name over a group of columns."""
_CELL: dict[str, Any] = {"rowspan": 1, "colspan": 1, "header": False, "inherits": None, "why": None}
_make = maker(Cell)
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
    tabbed: bool = False
    """Rows are lines with tabs between the cells."""
    spans: list[list[tuple[int, int, bool]]] | None = None
    """Row span, column span and header mark of each cell, where the text has them (HTML)."""


Reader = Callable[[int, int], str]
"""Gives the cleaned text of a range."""


def build(draft: Draft, text: str, read: Reader, budget: Budget) -> Table:
    """The grid of a table whose format knows rows and cells but no spans (tabs, pipes).

    Short rows are aligned by the profile of the columns; cells that a page break tore off inherit from above. Title
    and note rows above the header become notes, a header repeated after a page break is left out.
    """
    if draft.spans is not None:
        return _with_spans(draft, draft.spans, text, read, budget)
    texts = [[read(c.start, c.end) if c.end > c.start else "" for c in row] for row in draft.rows]
    cols = max(len(row) for row in texts)
    budget.add_cells(len(texts), cols)
    first = 0 if draft.form else note_rows(texts, cols)
    notes = [(row[0].start, row[-1].end) for row in (_filled(r) for r in draft.rows[:first]) if row]
    header = draft.header_rows if draft.header_rows is not None else 0 if draft.form else _printed_depth(texts[first:])
    kept = [i for i in range(first, len(texts)) if i < first + header or not _repeats(texts, i, first, header)]
    body = [texts[i] for i in kept]
    places = align(body, cols) if not draft.form else [range(len(r)) for r in body]
    cells: list[dict[str, Any]] = []
    above: Sequence[bool] = [False] * cols
    for row, (index, columns) in enumerate(zip(kept, places, strict=True)):
        made = _row(row, draft.rows[index], texts[index], columns, above if row > header and header else None, cols)
        if row < header:
            for cell in made:
                cell["header"] = True
        else:
            above = [cell["inherits"] is not None or cell["end"] != cell["start"] for cell in made]
        cells.extend(made)
    return Table(
        start=draft.start,
        end=draft.end,
        rows=len(kept),
        cols=cols,
        header_rows=min(header, len(kept)),
        cells=tuple(map(_make, cells)),
        notes=tuple(notes),
        name=draft.name,
    )


def _with_spans(
    draft: Draft, spans: list[list[tuple[int, int, bool]]], text: str, read: Reader, budget: Budget
) -> Table:
    placed, height, cols = place(spans, budget)
    printed = (cell for row in draft.rows for cell in row)
    for cell, own in zip(placed, printed, strict=True):
        cell.start, cell.end = own.start, own.end
    return placed_table(placed, height, cols, start=draft.start, end=draft.end, text=text, read=read, name=draft.name)


def _row(
    row: int,
    printed: Sequence[Printed],
    texts: Sequence[str],
    columns: Sequence[int],
    above: Sequence[bool] | None,
    cols: int,
) -> list[dict[str, Any]]:
    """The cells of one row; ``above`` tells which cells of the row before have a value, None where none may carry."""
    if len(columns) == cols:
        out: list[dict[str, Any]] = [
            _CELL | {"row": row, "col": col, "start": cell[0], "end": cell[1]} for col, cell in enumerate(printed)
        ]
    else:
        out = _placed(row, printed, columns, cols)
    if above is None:
        return out
    present = dict(zip(columns, texts, strict=False))
    inner = columns[-1] if columns else -1
    for col, cell in enumerate(out):
        if not above[col]:
            continue
        text = present.get(col)
        if text is None and col < inner:
            cell["inherits"], cell["why"] = (row - 1, col), "torn"
        elif not text:
            cell["inherits"], cell["why"] = (row - 1, col), "blank"
        elif len(text) < _SAME_LENGTH and _SAME.fullmatch(text):
            cell["inherits"], cell["why"] = (row - 1, col), "same_as_above"
    return out


def _placed(row: int, printed: Sequence[Printed], columns: Sequence[int], cols: int) -> list[dict[str, Any]]:
    """A short row on the grid; cells that are not printed are empty ranges where they would stand."""
    at = dict(zip(columns, printed, strict=False))
    place = printed[0].start if printed else 0
    out: list[dict[str, Any]] = []
    for col in range(cols):
        cell = at.get(col)
        start, end = (cell.start, cell.end) if cell else (place, place)
        place = end
        out.append(_CELL | {"row": row, "col": col, "start": start, "end": end})
    return out


def _filled(row: Sequence[Printed]) -> list[Printed]:
    return [c for c in row if c.end > c.start]


def note_rows(texts: Sequence[Sequence[str]], cols: int) -> int:
    """How many rows at the top hold titles and notes: those above the first row that fills half of the columns.

    A label beside a note that runs over all other columns (报考条件 | 1. …) is a note row as well.
    """
    if cols < 3:
        return 0
    for index, row in enumerate(texts[:_HEADER_WITHIN]):
        if 2 * sum(map(bool, row)) >= cols or _names_groups(row):
            return index if index < len(texts) - 1 else 0
    count = 0
    while count < len(texts) - 1 and sum(map(bool, texts[count])) <= 1:
        count += 1
    return count if count < _HEADER_WITHIN else 0


def _names_groups(row: Sequence[str]) -> bool:
    """Whether a row that fills few columns is the top of a deep header: three or more short names of columns."""
    filled = [t for t in row if t]
    return (
        len(filled) >= 3
        and all(len(t) <= _GROUP and not re.search(r"\d", t) for t in filled)
        and 2 * sum(bool(_HEADER.search(t)) for t in filled) > len(filled)
    )


def is_header(texts: Sequence[Sequence[str]]) -> bool:
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


def _printed_depth(texts: Sequence[Sequence[str]]) -> int:
    """How many rows name the columns where merged headings were printed once for each row and column they covered."""
    if not is_header(texts):
        return 0
    depth = 1
    while depth < min(len(texts) - 1, 4) and any(a and a == b for a, b in pairwise(texts[depth - 1])):
        below = texts[depth]
        again = any(a and a == b for a, b in zip(texts[0], below, strict=False))
        if not again or any(_PARTS.fullmatch(t) or len(t) > 40 for t in below if t):
            break
        depth += 1
    return depth


def header_depth(top: Sequence[Placed], texts: Sequence[Sequence[str]]) -> int:
    """How many rows at the top of a table with spans name the columns: as deep as the tallest cell of the first.

    ``top`` are the cells of the first rows; header marks of the format count, else the texts decide.
    """
    marked = 0
    while any(c.row == marked for c in top) and all(c.header for c in top if c.row == marked):
        marked += 1
    if marked and marked < len(texts):
        return marked
    if not is_header(texts):
        return 0
    first = [c for c in top if c.row == 0]
    depth = max((c.rowspan for c in first), default=1)
    if depth == 1 and any(c.colspan > 1 for c in first) and len(texts) > 2:
        below = [t for t in texts[1] if t]
        depth = 2 if below and not any(_PARTS.fullmatch(t) or len(t) > 40 for t in below) else 1
    return depth if depth < len(texts) else 1


def _repeats(texts: Sequence[Sequence[str]], index: int, first: int, header: int) -> bool:
    """A header row printed again (on a new page)."""
    return any(list(texts[index]) == list(texts[first + h]) and any(texts[index]) for h in range(header))


Fields = dict[str, Any]
Span = tuple[int, int, int, int]
"""Row, column, rows and columns of a merged range."""


def fields(row: int, col: int, start: int, end: int, header: bool = False) -> Fields:
    """The fields of a printed cell."""
    return {
        "row": row,
        "col": col,
        "start": start,
        "end": end,
        "rowspan": 1,
        "colspan": 1,
        "header": header,
        "inherits": None,
        "why": None,
    }


def spanned(
    grid: list[Fields | None],
    cols: int,
    spans: Iterable[Span],
    *,
    text: str,
    start: int,
    end: int,
    header_rows: int,
    notes: Sequence[tuple[int, int]] = (),
    name: str | None = None,
) -> Table:
    """The table of a format that knows spans: covered cells inherit from the one that spans them (``merged``).

    ``grid`` holds the printed cells in row-major order, None where nothing is printed.
    """
    rows = len(grid) // cols
    for row, col, down, across in spans:
        origin = grid[row * cols + col]
        if origin is None:
            continue
        down, across = min(down, rows - row), min(across, cols - col)
        origin["rowspan"], origin["colspan"] = down, across
        for r in range(row, row + down):
            for c in range(col, col + across):
                if (r, c) != (row, col):
                    covered = fields(r, c, origin["end"], origin["end"], r < header_rows)
                    covered["inherits"], covered["why"] = (row, col), "merged"
                    grid[r * cols + c] = covered
    full = _filled_up(grid, cols, start, header_rows)
    if header_rows:
        _carry(full, rows, cols, header_rows, text)
    return Table(
        start=start,
        end=end,
        rows=rows,
        cols=cols,
        header_rows=header_rows,
        cells=tuple(map(_make, full)),
        notes=tuple(notes),
        name=name,
    )


def _filled_up(grid: Iterable[Fields | None], cols: int, start: int, header_rows: int) -> list[Fields]:
    """Blank cells where nothing is printed, as empty ranges behind the cell before."""
    last: int = start
    out: list[Fields] = []
    for index, item in enumerate(grid):
        if item is None:
            row, col = divmod(index, cols)
            item = fields(row, col, last, last, row < header_rows)
        elif item["inherits"] is None:
            last = item["end"]
        out.append(item)
    return out


def _carry(grid: list[Fields], rows: int, cols: int, header_rows: int, text: str) -> None:
    """Mark blank and 同上 cells below printed ones."""
    for index in range((header_rows + 1) * cols, rows * cols):
        item = grid[index]
        start, end = item["start"], item["end"]
        if (start != end and text[start] not in _SAME_FIRST) or item["inherits"] is not None:
            continue
        upper = grid[index - cols]
        if upper["start"] == upper["end"] and upper["inherits"] is None:
            continue
        if start == end:
            item["inherits"], item["why"] = (index // cols - 1, index % cols), "blank"
        elif end - start < _SAME_LENGTH and _SAME.fullmatch(text[start:end].strip()):
            item["inherits"], item["why"] = (index // cols - 1, index % cols), "same_as_above"


def _repeats_above(value: str) -> bool:
    return len(value) < _SAME_LENGTH and value[:1] in _SAME_FIRST and _SAME.fullmatch(value.strip()) is not None


def place(rows: Sequence[Sequence[tuple[int, int, bool]]], budget: Budget) -> tuple[list[Placed], int, int]:
    """Grid positions of cells given row by row as (rowspan, colspan, header); also the number of rows and columns.

    Cells move right past positions that a cell above spans; spans are cut at the last row. Ranges are not set.
    """
    height = len(rows)
    taken: set[tuple[int, int]] = set()
    placed: list[Placed] = []
    width = 0
    for r, row in enumerate(rows):
        c = 0
        for rowspan, colspan, header in row:
            while (r, c) in taken:
                c += 1
            down = min(max(rowspan, 1), height - r)
            across = max(colspan, 1)
            width = max(width, c + across)
            budget.check("columns in a table", width, budget.limits.columns, TooManyCells)
            placed.append(Placed(r, c, 0, 0, down, across, header))
            if down > 1 or across > 1:
                taken.update((i, j) for i in range(r, r + down) for j in range(c, c + across))
            c += across
    budget.add_cells(height, width)
    return placed, height, width


def placed_table(
    placed: Sequence[Placed],
    height: int,
    cols: int,
    *,
    start: int,
    end: int,
    text: str,
    read: Reader,
    header_rows: int | None = None,
    name: str | None = None,
) -> Table:
    """The table of placed cells: notes above the header, header depth, inheritance."""
    texts = [[""] * cols for _ in range(height)]
    for cell in placed:
        if cell.end > cell.start and cell.row < height:
            texts[cell.row][cell.col] = read(cell.start, cell.end)
    notes = note_rows(texts, cols)
    noted = [(c.start, c.end) for c in placed if c.row < notes and c.end > c.start]
    body = [c for c in placed if c.row >= notes]
    for cell in body:
        cell.row -= notes
    rows = height - notes
    if header_rows is None:
        header_rows = header_depth([c for c in body if c.row < 4], texts[notes:])
    header_rows = min(header_rows, rows)
    cells: list[Fields | None] = [None] * (rows * cols)
    for cell in body:
        made = fields(cell.row, cell.col, cell.start, cell.end, cell.header or cell.row < header_rows)
        cells[cell.row * cols + cell.col] = made
    return spanned(
        cells,
        cols,
        [(c.row, c.col, c.rowspan, c.colspan) for c in body if c.rowspan > 1 or c.colspan > 1],
        text=text,
        start=start,
        end=end,
        header_rows=header_rows,
        notes=noted,
        name=name,
    )


def lazy_cells(made: Matrix, offsets: Offsets, spans: Iterable[Span], *, notes: int, header_rows: int) -> LazyCells:
    """The cells of a sheet; ``spans`` count from below the notes."""
    cols = made.cols
    height = made.height - notes
    wide: dict[int, tuple[int, int]] = {}
    covered: dict[int, int] = {}
    for row, col, down, across in spans:
        origin = row * cols + col
        down, across = min(down, height - row), min(across, cols - col)
        wide[origin] = (down, across)
        for r in range(row, row + down):
            covered |= dict.fromkeys(range(r * cols + col, r * cols + col + across), origin)
        del covered[origin]
    same = made.places(notes, _repeats_above, shorter=_SAME_LENGTH)
    return LazyCells(offsets, notes * cols, cols, header_rows, wide, covered, frozenset(same))
