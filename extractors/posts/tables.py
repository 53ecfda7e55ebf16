"""Posts from tables: which tables list posts, and one entry for each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from extractors.posts.cell_takes import take_answer, take_cell
from extractors.posts.cells import is_answer, is_nothing, is_yes, read_cell, read_question
from extractors.posts.columns import (
    CONTAINED,
    Column,
    declares_blanks,
    is_bound,
    is_of_some,
    kind_of,
    map_columns,
)
from extractors.posts.count_cells import is_some, read_count
from extractors.posts.entry import SETS, Entry
from extractors.posts.facts import Fact, tidy
from extractors.posts.group_sums import without_sums
from extractors.posts.levels import add_level, identity, is_same_post
from extractors.posts.matrix import Axis, axes_of, crossed
from extractors.posts.table_rows import TableRows
from extractors.posts.weight_columns import with_weights
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell
from schema.evidence import Evidence

_NAMING = frozenset({"name", "code", "org", "org_unit"})
_REQUIRING = frozenset(
    {
        "code",
        "education",
        "education_degree",
        "education_majors",
        "degree",
        "majors",
        "age",
        "conditions",
        "org",
        "gender",
        "workplace",
    }
)
FIELDS = {
    "org_parent": "org",
    "org_unit": "org",
    "age": "age_max",
    "region": "regions",
    "experience": "experience_years",
    "graduates": "fresh_graduates_only",
    "conditions": "remarks",
    "education_degree": "education",
    "education_majors": "education",
    "mode": "full_time",
}
"""The post field that a column kind answers, where it has another name."""


@dataclass(slots=True)
class TableShape:
    """A grid with its columns. ``kind``: ``posts``, ``results``, ``changes`` or None (no post table)."""

    grid: Grid
    columns: list[Column]
    body: int
    kind: str | None
    unmapped: list[Column] = field(default_factory=list)
    axes: dict[int, Axis] = field(default_factory=dict)
    """Columns of headcounts under headings that name posts (schools down, subjects across)."""
    _order: list[Column] = field(default_factory=list)

    @property
    def reading_order(self) -> list[Column]:
        """The columns, those last that only add to what others say."""
        if not self._order:
            late = ("mode", "conditions", "preferred", "tests", "org_unit", "org_parent")
            rank = {kind: place for place, kind in enumerate(late, 1)}
            self._order = sorted(self.columns, key=lambda c: (rank.get(c.kind or "", 0), _level(c), c.col))
        return self._order

    @property
    def telling(self) -> tuple[int, ...]:
        """The columns that tell which rows are levels of one post; empty where each row is a post."""
        return identity(self.columns, self.grid.merged_down())

    def first(self, kind: str) -> Column | None:
        return next((c for c in self.columns if c.kind == kind), None)


def _level(column: Column) -> int:
    """Of levels ticked in columns of their own the lowest is read first: it is the one that is asked for."""
    found = read_cell("education", column.label) if column.asks in ("education", "education_degree") else ()
    return min((fact.value.rank for fact in found if fact.field == "education"), default=0)


def shape_of(grid: Grid) -> TableShape:
    """The columns of a grid and what the table is for."""
    tried: list[TableShape] = []
    counts = dict.fromkeys([grid.header_rows, 1, 2, 3])
    for rows in counts:
        if not 0 < rows < grid.rows:
            continue
        columns = map_columns(grid, rows)
        kind = _table_kind(columns, grid)
        shape = TableShape(grid, columns, rows, kind)
        while kind is not None and shape.body < _DEEPEST and _is_heading(grid, shape.body, shape.columns):
            deeper = map_columns(grid, shape.body + 1)
            if _table_kind(deeper, grid) != kind:
                break
            shape = TableShape(grid, deeper, shape.body + 1, kind)
        axes = axes_of(grid, shape.columns, shape.body) if kind in (None, "posts") else {}
        if axes:
            shape.kind = kind = "posts"
            shape.axes = axes
            shape.columns = [replace(c, kind="axis") if c.col in axes else c for c in shape.columns]
        if kind is not None:
            if kind == "posts":
                shape.columns = with_weights(grid, shape.body, shape.columns)
                _find_parts(shape)
                shape.body += shape.body < grid.rows - 1 and _numbers_columns(grid, shape.body)
            shape.unmapped = [c for c in shape.columns if c.kind is None and c.label and not _asked(c)]
            return shape
        tried.append(shape)
    return tried[0] if tried else TableShape(grid, [], 0, None)


def _numbers_columns(grid: Grid, row: int) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), A B C."""
    texts = [grid.cell(row, col).text.strip("()[]. ") for col in range(grid.cols)]
    if len(texts) < 4 or not texts[0]:
        return False
    return texts in ([str(i) for i in range(1, len(texts) + 1)], [chr(65 + i) for i in range(len(texts))])


def _heads(text: str) -> bool:
    kind, rank = kind_of(text)
    return text == "名称" or is_bound(text) or is_of_some(text) or (kind is not None and rank < CONTAINED)


_DEEPEST = 4
"""Most rows of headings."""
_SUMMED = 40
"""Rows by which unknown columns are told to add up to the headcount."""


def _find_parts(shape: TableShape) -> None:
    """Unknown columns of numbers that add up to the headcount in every row divide it (总计划 | 语文 | 数学)."""
    whole = shape.first("headcount")
    grid = shape.grid
    parts = [c for c in shape.columns if c.kind == "part"]
    loose = [
        c for c in shape.columns if c.kind is None and c.label and (not parts or _counted(grid, shape.body, c.col))
    ]
    if whole is None or len(loose) + len(parts) < 2 or not loose:
        return  # beside known parts (SC, ST) those that are not known (GT) are told by what is left of the sum
    rows = 0
    for row in range(shape.body, min(grid.rows, shape.body + _SUMMED)):
        total = read_count(grid.cell(row, whole.col).text)
        cells = [c.text if (c := grid.cell(row, column.col)).why is None else "" for column in (*parts, *loose)]
        if total is None:
            continue
        counts = [0 if is_nothing(text) else read_count(text) for text in cells]
        if sum(n for n in counts if n is not None) != total or None in counts:
            return
        rows += 1
    if rows:
        found = {c.col for c in loose}
        shape.columns = [replace(c, kind="part") if c.col in found else c for c in shape.columns]


def _counted(grid: Grid, body: int, col: int) -> bool:
    """Whether a column holds numbers, and signs for none."""
    texts = [grid.cell(row, col).text for row in range(body, min(grid.rows, body + _SUMMED))]
    return all(is_nothing(t) or read_count(t) is not None for t in texts if t)


def _is_heading(grid: Grid, row: int, columns: list[Column]) -> bool:
    """Whether a body row is a second row of headings: only repeats of the first, and words that head columns."""
    if row >= grid.rows - 1:
        return False
    texts = [(grid.cell(row, c.col).text, c) for c in columns]
    filled = [(text, c) for text, c in texts if text]
    new = [text for text, c in filled if tidy(text) != tidy(c.label)]
    if len(new) < 2:
        return False
    return all(map(is_bound, new)) or (len(filled) > 2 and all(map(_heads, new)))


def _table_kind(columns: list[Column], grid: Grid) -> str | None:
    kinds = [c.kind for c in columns if c.kind]
    have = set(kinds)
    if {"before", "after"} <= have:
        return "changes"
    if "schedule" in have and not have & {"education", "education_degree", "majors", "age", "conditions"}:
        return None
    if "headcount" not in have and _only_shares(columns, grid):
        return None  # classes of posts and what each test weighs for them
    if kinds.count("result") >= 2:
        return "results" if "name" in have or "code" in have else None
    if "headcount" in have and have & _NAMING:
        return "posts"
    if have >= {"headcount", "category", "conditions"} or have >= {"headcount", "category", "education"}:
        return "posts"
    asking = _REQUIRING | {"region", "political", "experience", "certificates", "graduates"}
    if "headcount" in have and "org_parent" in have and len(have & asking) >= 2:
        return "posts"
    if "part" in have and "name" in have and grid.rows > 1:
        return "posts"
    if "name" in have and len(have & _REQUIRING) >= 2:
        return "posts"
    if "code" in have and len(have & _REQUIRING) >= 4:
        return "posts"
    # 招聘岗位 | 招聘条件; 学院 | 需求专业: each department wants people of some majors
    wanted = {c.kind for c in columns if re.search(r"岗位|职位|需求|招聘|引进|招收|需要|拟聘", c.label)}
    return (
        "posts"
        if ({"conditions", "name"} <= have and "name" in wanted) or ("org" in have and "majors" in wanted)
        else None
    )


_SHARE = re.compile(r"\d{1,3}(?:\.\d+)?\s?%|[-—–/]*")


def _only_shares(columns: Sequence[Column], grid: Grid) -> bool:
    """Whether all columns but those that name are of percentages."""
    beside = [c.col for c in columns if c.kind not in _NAMING and c.kind not in ("category", "no")]
    cells = [grid.cell(row, col).text.strip() for row in range(1, grid.rows) for col in beside]
    return any("%" in text for text in cells) and all(map(_SHARE.fullmatch, cells))


class RowReader:
    """Reads the rows of one post table: which are posts, which fields have a column, what the cells say."""

    def __init__(self, shape: TableShape) -> None:
        grid, text = shape.grid, shape.grid.source.text
        declared = declares_blanks(text[max(0, grid.start - 400) : grid.start]) or declares_blanks(
            text[grid.end : grid.end + 200]
        )
        known = frozenset(FIELDS.get(c.kind, c.kind) for c in shape.columns if c.kind)
        if any(c.kind == "education_degree" for c in shape.columns):
            known |= {"degree"}
        if any(c.kind == "education_majors" for c in shape.columns):
            known |= {"majors"}
        self.grid, self.known = grid, known
        self.rules = TableRows(grid, shape.columns, declared)
        self.readers = [_Reader(column) for column in shape.reading_order]
        self.merges = bool(grid.merged_columns())

    def entry(self, kept: dict[int, GridCell]) -> Entry:
        """What the cells of a row say that are kept (:meth:`TableRows.kept`), or some of them."""
        start = min((c.start for c in kept.values()), default=0)
        return self.entry_of(start, {col: cell.text for col, cell in kept.items()}, kept.__getitem__, self.readers)

    def entry_of(
        self, start: int, texts: Mapping[int, str], cell: Callable[[int], GridCell], readers: Sequence[_Reader]
    ) -> Entry:
        """The same of the texts of a row that begins at ``start``, by their columns; ``cell`` gives the whole cell."""
        cite = self.grid.sheet.cite if self.grid.sheet is not None else None
        entry = Entry(self.grid.source, known=self.known, start=start, cite=cite)
        _fill(entry, readers, texts, cell, self.grid.evidence, self.merges)
        return entry


def table_entries(shape: TableShape) -> Iterator[Entry]:
    """One entry for each row of a post table; sums, repeated headings and section rows are skipped."""
    return without_sums(_row_entries(shape))


def _row_entries(shape: TableShape) -> Iterator[Entry]:
    reader = RowReader(shape)
    telling = shape.telling
    unnamed = not any(shape.first(kind) for kind in ("name", "code", "headcount", "part")) and not shape.axes
    count = shape.first("headcount")
    last: tuple[Entry, list[GridCell]] | None = None
    for cells in shape.grid.rows_from(shape.body):
        kept = reader.rules.kept(cells)
        if telling and last is not None and is_same_post(telling, last[1], cells):
            add_level(last[0], reader.entry(kept))
            continue
        if not reader.rules.is_post(cells, kept):
            continue
        entry = reader.entry(kept)
        if shape.axes:
            yield from crossed(entry, shape.axes, cells)
            continue
        if last is not None:
            yield last[0]
        some = count is not None and count.col in kept and is_some(kept[count.col].text)
        named = entry.get("name") or entry.get("code") or entry.get("headcount") is not None or unnamed or some
        last = (entry, cells) if named else None
    if last is not None:
        yield last[0]


_UNREAD = (None, "axis", "ignored", "ratio", "result", "org_code", "schedule", "before", "after", "item")


def _asked(column: Column) -> tuple[Fact, ...]:
    """What a cell affirms whose heading is a question, or one of several answers under a common heading."""
    return read_cell(column.asks, column.label) if column.asks else read_question(column.label)


class Said(NamedTuple):
    """What a text says in a column; ``answers``: the heading says it, the cell affirms; ``kept``: as an extra."""

    facts: tuple[Fact, ...]
    answers: bool
    kept: bool


class _Reader:
    """Reads the cells of one column, each distinct text once."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.col = column.col
        self.merged = column.kind in ("conditions", "majors")
        self.known: dict[str, Said] = {}

    @property
    def silent(self) -> bool:
        """Whether no cell states a fact, whatever it holds."""
        return self.column.kind in _UNREAD and self.column.kind != "ratio" and not _asked(self.column)

    def said(self, text: str) -> Said:
        found = self.known[text] = self._read(text)
        return found

    def _read(self, text: str) -> Said:
        kind, label = self.column.kind, self.column.label
        if kind == "ratio" and _SHARE.fullmatch(text):
            kind = "tests"  # 笔试比例: 40% is what the test weighs, 1:3 how many are called
        if len(text) <= 3 and is_answer(text) and (asked := _asked(self.column)):
            return Said(asked if is_yes(text) else (), True, True)
        if kind in _UNREAD:
            said = bool(label) and not is_nothing(text) and kind not in ("result", "axis")
            return Said((), False, said)
        native = _native(text, self.column)
        facts = read_cell(kind or "", native, label)
        if kind == "education_degree" and native != text and not any(f.field == "degree" for f in facts):
            facts += tuple(f for f in read_cell(kind, text, label) if f.field == "degree")
        trimmed: list[Fact] = []
        for fact in facts:
            if fact.value is not None and fact.value != () and fact.end > fact.start:
                trimmed.append(_trimmed(fact, text))
        extra = not facts and kind not in ("no", "tests", "conditions") and not is_nothing(text)
        return Said(tuple(trimmed), False, extra)


def _trimmed(fact: Fact, text: str) -> Fact:
    """The fact without white space at the ends of its range."""
    raw = text[fact.start : fact.end]
    if raw == raw.strip():
        return fact
    start = fact.start + len(raw) - len(raw.lstrip())
    return Fact(fact.field, fact.value, start, start + len(raw.strip()))


_SHARE = re.compile(r"\d{1,2}(?:\.\d+)?%")
_SEVERAL = frozenset({"org_parent", "org_unit", "headcount_parts", "tests", "age_limits"})
"""Facts that go to another field or to records of their own."""
_LISTED = SETS | {"political"}


def typed(field: str, value: Any) -> Any:
    """What a fact says of a field, as the post has it: an item of a set alone is a set of one."""
    return (value,) if field in _LISTED and value.__class__ is str and value != "unlimited" else value


def _fill(
    entry: Entry,
    readers: Sequence[_Reader],
    texts: Mapping[int, str],
    cells: Callable[[int], GridCell],
    cite: Callable[[GridCell, int, int], Evidence],
    merges: bool,
) -> None:
    # a cell merged over several remarks columns is read once
    seen: set[tuple[int, int]] = set()
    values, evidence, extras = entry.draft.values, entry.draft.evidence, entry.extra
    for reader in readers:
        text = texts.get(reader.col)
        if text is None:
            continue
        facts, answers, extra = reader.known.get(text) or reader.said(text)
        if answers:
            for fact in facts:
                take_answer(entry, fact, cells(reader.col), reader.column)
        elif facts:
            cell = cells(reader.col)
            if merges:
                span = (cell.start, cell.end)
                if reader.merged and span in seen:
                    continue
                seen.add(span)
            for fact in facts:
                name = fact.field
                if name in values or name in _SEVERAL:
                    take_cell(entry, fact, cell, reader.column.label)
                    continue
                values[name] = typed(name, fact.value)
                evidence[name] = [cite(cell, fact.start, fact.end)]
        if extra and reader.column.label not in extras:
            extras[reader.column.label] = text


def _native(text: str, column: Column) -> str:
    """The Chinese part of a cell under a heading in two languages; offsets stay, since it stands first."""
    if not column.bilingual:
        return text
    found = re.match(
        r"(.*[\u4e00-\u9fff))。0-9])(?=[\s/]*[A-Z][A-Za-z'’]*(?:[ ,(-]|$|\b)[^\u4e00-\u9fff]*$)", text, re.DOTALL
    )
    return found.group(1) if found else text
