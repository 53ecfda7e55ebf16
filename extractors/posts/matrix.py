"""Crossed tables: schools down, subjects across; a cell says how many, and each with a number is a post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extractors.lexicon import load
from extractors.posts.cells import is_nothing
from extractors.posts.columns import Column, is_subtotal
from extractors.posts.count_cells import read_count
from extractors.posts.entry import Entry
from extractors.posts.facts import Fact, tidy
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell
from schema.evidence import Role

Axis = tuple[tuple[str, GridCell], ...]
"""What the headings over a column of headcounts say of its posts: field and the heading that says it."""

_LOOKED = 60
"""Rows by which columns of numbers are told."""


def axes_of(grid: Grid, columns: Sequence[Column], body: int) -> dict[int, Axis]:
    """The columns of headcounts of a crossed table, empty for others. A table with codes lists its posts by row."""
    if any(c.kind == "code" for c in columns) or not any(c.kind in _ROWS for c in columns):
        return {}
    out: dict[int, Axis] = {}
    empty: dict[int, Axis] = {}
    jobs = not any(c.kind == "name" and not _counts(grid, c.col, body) for c in columns)
    for column in columns:
        if (
            column.kind not in (None, "part", "name", "majors", "org", "category", "tests", "certificates")
            and not _UNIT.search(column.label)
        ) or not column.header:
            continue
        also = jobs and column.kind in (None, "name")
        axis = tuple((field, cell) for cell in column.header if (field := _field(tidy(cell.text), also)))
        if axis and axis[-1][1] is column.header[-1]:
            (out if _counts(grid, column.col, body) else empty if _blank(grid, column.col, body) else {})[
                column.col
            ] = axis
    return out | _beside(grid, columns, out, body) | empty if len(out) >= 2 else {}


def _beside(grid: Grid, columns: Sequence[Column], known: Mapping[int, Axis], body: int) -> dict[int, Axis]:
    """Columns of headcounts under the heading of most of those that are known: what no list holds is named there too
    (服务岗位及人数 over 支教, 支医 and 林草), sums left out."""
    over = {axis_cells[0].text for col in known if len(axis_cells := columns[col].header) > 1}
    out: dict[int, Axis] = {}
    for column in columns if len(over) == 1 else ():
        cells = column.header
        if column.col in known or column.kind not in (None, "part") or len(cells) < 2 or cells[0].text not in over:
            continue
        if 2 <= len(tidy(cells[-1].text)) <= 10 and not is_subtotal(cells[-1].text) and _counts(grid, column.col, body):
            out[column.col] = (("name", cells[-1]),)
    return out


_UNIT = re.compile(r"\([人名]\)$")
"""A subject whose heading says in what it counts: 语文(人)."""
_ROWS = ("name", "org", "org_parent", "org_unit", "category", "no")


@cache
def _field(heading: str, jobs: bool = False) -> str | None:
    """What a heading says of the posts below it; ``jobs``: it may be the name of a job (护士, 辅导员)."""
    words = load("headings")["axes"]
    bare = re.sub(r"\([^()]*\)|教师$|学科$|岗$", "", heading)
    if bare in words["subjects"] or bare in words["services"]:
        return "name"
    if bare in words["stages"]:
        return "category"
    if jobs and len(heading) <= 10 and re.search(words["jobs"], heading) and not re.search(words["not_jobs"], heading):
        return "name"
    return "org" if 3 <= len(bare) <= 20 and re.search(words["employers"], bare) else None


def _counts(grid: Grid, col: int, body: int) -> bool:
    """Whether the cells below a heading are numbers of people or blank."""
    some = False
    for row in range(body, min(grid.rows, body + _LOOKED)):
        cell = grid.cell(row, col)
        if cell.why is not None or is_nothing(cell.text):
            continue
        if not re.fullmatch(r"\d{1,3}(?:\.0)?\s*[名人]?", cell.text):
            return False
        some = True
    return some


def _blank(grid: Grid, col: int, body: int) -> bool:
    """Whether nobody is wanted below a heading (体育, of which no school needs a teacher this year)."""
    return all(is_nothing(grid.cell(row, col).text) for row in range(body, grid.rows))


def crossed(entry: Entry, axes: Mapping[int, Axis], cells: Sequence[GridCell]) -> Iterator[Entry]:
    """The posts of one row: what the row says of all of them, and of each its number and what its headings say."""
    for col, axis in axes.items():
        cell = cells[col]
        count = None if cell.why is not None else read_count(cell.text)
        if not count:
            continue
        named = {field for field, _ in axis}
        made = Entry(entry.source, known=entry.known | {"headcount", *named}, start=cell.start)
        for name, value in entry.draft.values.items():
            if name not in ("headcount", "no") and name not in named:
                made.draft.put(name, value, *entry.draft.evidence.get(name, ()))
        made.extra.update(entry.extra)
        made.take(Fact("headcount", count, 0, len(cell.text)), cell.start)
        for field, heading in axis:
            said = _UNIT.sub("", tidy(heading.text))
            made.take(Fact(field, said, 0, len(heading.text)), heading.start, Role.HEADER)
        yield made
