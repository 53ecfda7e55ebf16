"""Weights in tables: a column per component, a cell that prints several, or a column of ratios (笔试面试比例: 6:4).

A small table gives one row of weights per class of posts. A large one (a post table) is read only where its rows fall
into a few kinds; each kind is then labelled by its weights, since they are what tells the posts apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.outline.mentions import mentions
from extractors.posts.sheet_columns import sheet_columns
from extractors.scoring.criteria import in_table
from extractors.scoring.stage_tables import class_rows, nested_rows
from extractors.scoring.weighting import Share, find_shares
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell
from extractors.values.ratios import find_percents, find_proportions
from extractors.values.subjects import SubjectHit, find_subjects
from schema.notice import Track

SMALL = 12
"""Rows up to which every row of weights is a class of its own."""


@dataclass(frozen=True, slots=True)
class WeightRow:
    """The shares of one row, in view positions; ``tracks``, ``label``, ``at``: whom the row is about."""

    shares: tuple[Share, ...]
    tracks: tuple[str, ...]
    label: str | None
    at: tuple[int, int] | None

    @property
    def kind(self) -> tuple[tuple[str, Decimal], ...]:
        return tuple((s.subject.id or s.subject.name, s.weight) for s in self.shares)


def find_weight_rows(
    grid: Grid, tracks: Sequence[Track], whole: Decimal | None = None, *, staged: bool = False
) -> list[WeightRow]:
    """The rows that state weights; one without label where all rows agree; none where they agree in nothing.

    ``whole``: the marks that the heading over the table prints for all of it; ``staged``: that heading names one test.
    """
    if grid.source.zh and (nested := nested_rows(grid)):
        return [WeightRow(nested, (), None, None)]
    if grid.source.zh and (classes := class_rows(grid)):
        return [WeightRow(s, mentions(c.text, tracks), c.text, (c.start, c.end)) for c, s in classes]
    if criteria := in_table(grid, whole, staged=staged):
        return [WeightRow(c.shares, mentions(c.label or "", tracks), c.label, c.at) for c in criteria]
    listed = _component_rows(grid)
    if listed:
        return [WeightRow(listed, (), None, None)]
    columns = {col: hits for col in range(grid.cols) if (hits := _components(grid, col))}
    rows: list[WeightRow] = []
    text = grid.source.text[grid.start : grid.end]
    if "%" not in text and ":" not in text:
        return []
    for cells in _stating(grid, columns):
        stating = [c for c in cells if c.text and ("%" in c.text or ":" in c.text)]
        found: list[tuple[GridCell, list[Share]]] = [
            (c, s) for c in stating if (s := _shares(c, columns.get(c.col, [])))
        ]
        shares = tuple(s for _, several in found for s in several)
        if not shares:
            continue
        first = next(c for c in cells if c.text)
        text = " ".join(c.text for c in cells if c.text)
        label: GridCell = first if grid.rows - grid.header_rows <= SMALL else found[0][0]
        rows.append(WeightRow(shares, mentions(text, tracks), label.text, (label.start, label.end)))
    kinds: dict[tuple[tuple[str, Decimal], ...], WeightRow] = {}
    for row in rows:
        kinds.setdefault(row.kind, row)
    if not any(sum(s.weight for s in r.shares) == 1 for r in rows):
        return []
    if len(kinds) == 1:
        return [replace(rows[0], tracks=(), label=None, at=None)]
    if len(rows) <= SMALL:
        return rows
    return list(kinds.values()) if len(kinds) <= SMALL // 2 else []


def _stating(grid: Grid, columns: Mapping[int, Sequence[SubjectHit]]) -> Iterator[list[GridCell]]:
    """The rows of a table that may state a weight. A sheet is asked for each distinct text of a column once."""
    if grid.sheet is None:
        for row in range(grid.header_rows):  # 甲类 | 总成绩=笔试成绩×50%+…: a table without a header
            cells = [grid.cell(row, col) for col in range(grid.cols)]
            if any("=" in c.text and "%" in c.text for c in cells):
                yield cells
        yield from grid.body()
        return
    import numpy

    held = sheet_columns(grid, grid.header_rows)
    weighs = numpy.fromiter(("%" in text or ":" in text for text in held.texts), bool, len(held.texts))
    rows = numpy.zeros(len(held.ids), bool)
    for col in range(grid.cols):
        ids = held.ids[:, col]
        numbers, firsts = numpy.unique(ids[weighs[ids]], return_index=True)
        places = numpy.flatnonzero(weighs[ids])[firsts]
        found = [n for n, at in zip(numbers, places, strict=True) if _shares(held.cell(at, col), columns.get(col, []))]
        if found:
            rows |= numpy.isin(ids, found)
    yield from (held.row(row) for row in numpy.flatnonzero(rows).tolist())


def _component_rows(grid: Grid) -> tuple[Share, ...]:
    """A row for each component with its weight in one column (Written Test | 40%); the weights must add up to 1."""
    column = next(
        (
            c
            for c in range(grid.cols)
            if re.search(r"weight|权重|占比|比重", " ".join(h.text for h in grid.header(c)), re.I)
        ),
        None,
    )
    if column is None:
        return ()
    out: list[Share] = []
    for cells in grid.body():
        percents = find_percents(cells[column].text)
        if len(percents) != 1 or not _fills(cells[column].text, percents[0].start, percents[0].end):
            continue
        named = [(c, h) for c in cells[:column] for h in find_subjects(c.text) if h.kind != "total"]
        name = max((c for c in cells[:column] if c.text), key=lambda c: len(c.text), default=None)
        if name is None:
            return ()
        whole = SubjectHit(name.start, name.end, named[0][1].id if named else "", name.text)
        at = cells[column].start
        out.append(Share(whole, percents[0].value, None, at + percents[0].start, at + percents[0].end))
    return tuple(out) if len(out) > 1 and sum(s.weight for s in out) == 1 else ()


def _components(grid: Grid, col: int) -> list[SubjectHit]:
    """The components that the header over a column names, lowest header cell first, in view positions."""
    for cell in reversed(grid.header(col)):
        found = {h.id: h for h in find_subjects(cell.text) if h.kind != "total"}
        if found:
            return [replace(h, start=h.start + cell.start, end=h.end + cell.start) for h in found.values()]
    return []


def _shares(cell: GridCell, header: Sequence[SubjectHit]) -> list[Share]:
    text = cell.text
    if not text or len(text) > 80 or ("%" not in text and ":" not in text):
        return []
    percents = find_percents(text)
    if len(header) == 1 and len(percents) == 1 and _fills(text, percents[0].start, percents[0].end):
        percent = percents[0]
        return [Share(header[0], percent.value, None, cell.start + percent.start, cell.start + percent.end)]
    proportions = find_proportions(text)
    if len(header) > 1 and len(proportions) == 1 and _fills(text, proportions[0].start, proportions[0].end):
        at, values = proportions[0], proportions[0].shares
        if values is not None and len(values) == len(header) and sum(at.parts) in (10, 100):
            span = cell.start + at.start, cell.start + at.end
            return [Share(h, v, None, *span) for h, v in zip(header, values, strict=True)]
    if "试" not in text and "interview" not in text.casefold() and "test" not in text.casefold():
        return []
    printed = find_shares(text.replace("\n", ","))
    if sum((s.weight for s in printed), Decimal(0)) != 1:
        return []
    return [_moved(s, cell.start) for s in printed]


def _fills(text: str, start: int, end: int) -> bool:
    return not text[:start].strip() and not text[end:].strip()


def _moved(share: Share, by: int) -> Share:
    subject = replace(share.subject, start=share.subject.start + by, end=share.subject.end + by)
    return Share(subject, share.weight, share.parent, share.start + by, share.end + by)
