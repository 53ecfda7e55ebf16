"""Workbook: the sheets of a candidate file as one table, whatever the order and the spelling of their columns."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

import polars as pl

from ranking.columns import Header, bare, find_role, header_row, known_headers, lexicon, plain, root
from ranking.marks import USUAL
from ranking.oddities import Oddities, oddities
from ranking.table import HEAD, STRIDE, Table, cell, finish, merged_header
from schema.errors import CandidateError, MissingColumn, UnsupportedFormat

TEMPLATE_SHEET = "考生"
"""The sheet of a template that is filled in; what the template explains on other sheets is no table."""
LISTED = 10


def read_workbook(data: bytes, name: str, digest: str) -> Table:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError as error:
        raise UnsupportedFormat(
            "the file is no workbook that can be read", where=name, hint="save it as xlsx or csv and try again"
        ) from error
    found: list[Table] = []
    heads: dict[str, int] = {}
    hidden = 0
    odd = oddities(data)
    metas = [m for m in book.sheets_metadata if m.name == TEMPLATE_SHEET] or book.sheets_metadata
    for meta in metas:
        if meta.visible != SheetVisibleEnum.Visible:
            hidden += 1
            continue
        sheet = book.get_sheet_by_name(meta.name)
        rows = sheet.to_python(skip_empty_area=False)
        cells = [[cell(value) for value in row] for row in rows]
        said = odd.get(meta.name, Oddities())
        for (row, column), text in said.cells.items():
            if row < len(cells) and column < len(cells[row]):
                cells[row][column] = text
        at = header_row(cells[:HEAD])
        if at is None:
            continue
        header, at = merged_header(cells, at)
        heads[meta.name] = at + 1
        fill_merged(cells, sheet.merged_cell_ranges or (), at)
        dated = {
            (i, line)
            for line, row in enumerate(rows[at + 1 :], at + 2)
            for i, value in enumerate(row[: len(header)])
            if isinstance(value, datetime.date)
        }
        body = [row[: len(header)] for row in cells[at + 1 :]]
        names = [f"c{i}" for i in range(len(header))]
        frame = pl.DataFrame(body, schema=dict.fromkeys(names, pl.String), orient="row")
        lossy = {i for row in rows[at + 1 :] for i, v in enumerate(row) if isinstance(v, float) and abs(v) >= 10**15}
        place = f"{name}, sheet {meta.name!r}" if len(book.sheets_metadata) > 1 else name
        table = finish(place, digest, header, frame, at, frozenset(lossy))
        shift = STRIDE * len(found)
        shifted = table.frame.with_columns((pl.col("line") + shift).cast(pl.UInt32))
        warnings = (*table.warnings, *_hidden(said, place, header, at, len(cells)))
        dates = frozenset((i, line + shift) for i, line in dated)
        table = replace(table, name=name, frame=shifted, sheets=(meta.name,), warnings=warnings, dates=dates)
        found.append(table)
    if not found:
        raise MissingColumn("no visible sheet has a header with a candidate number", where=name)
    others = [table for table in found if find_role(Header(table.header), "id") is None]
    if 0 < len(others) < len(found):
        found = [table for table in found if table not in others]
        found = [_moved(table, place) for place, table in enumerate(found)]
    found = [found[0], *(_aligned(table, found[0], heads) for table in found[1:])]
    notes = [w for table in found for w in table.warnings]
    notes += [f"other_sheet: sheet {t.sheets[0]!r} has no candidate number and was not read" for t in others]
    notes += [f"hidden_sheet: {hidden} hidden sheets of {name} were not read"] if hidden else []
    frame = pl.concat([table.frame for table in found])
    every = frozenset(i for table in found for i in table.lossy)
    sheets = tuple(s for t in found for s in t.sheets)
    dates = frozenset(cell for table in found for cell in table.dates)
    return Table(name, digest, found[0].header, frame, every, tuple(notes), clean=True, sheets=sheets, dates=dates)


def fill_merged(cells: list[list[str]], areas: Sequence[tuple[tuple[int, int], tuple[int, int]]], at: int) -> None:
    """What is merged down several rows below the header (a post's code, 缺考) holds for each of them."""
    for (top, left), (bottom, right) in areas:
        if top > at and left == right and bottom < len(cells):
            for row in cells[top + 1 : bottom + 1]:
                row[left] = row[left] or cells[top][left]


def _hidden(said: Oddities, place: str, header: tuple[str, ...], at: int, rows: int) -> list[str]:
    """Warnings of hidden rows and columns of a table, which are read like all others."""
    found: list[str] = []
    if lines := [str(row + 1) for row in said.rows if at < row < rows]:
        more = f" and {len(lines) - 10} more" if len(lines) > 10 else ""
        listed = ", ".join(lines[:10]) + more
        found.append(f"hidden_rows: rows {listed} of {place} are hidden; they were read like the others")
    if names := [header[i] for i in said.columns if i < len(header) and header[i]]:
        listed = ", ".join(names[:10])
        found.append(f"hidden_columns: {listed} of {place} are hidden; they were read like the others")
    return found


def _moved(table: Table, place: int) -> Table:
    """A sheet whose rows count as those of the sheet at ``place``."""
    line = (pl.col("line") % STRIDE + STRIDE * place).cast(pl.UInt32)
    dates = frozenset((i, at % STRIDE + STRIDE * place) for i, at in table.dates)
    return replace(table, frame=table.frame.with_columns(line), dates=dates)


def _aligned(table: Table, first: Table, heads: Mapping[str, int]) -> Table:
    """A further sheet with its columns in the order of the first. ``heads``: the row of the heading of each sheet.

    Columns are the same if their headings are, but for width, blanks and remarks, or name the same thing (准考证号,
    考号). A column that one sheet alone has is blank on the other if nothing in a ranking can hang on it (备注).

    :raises CandidateError: where a column of marks or numbers has no match, with its sheet, row and letter.
    """
    if table.header == first.header:
        return table
    found = _matched(first.header, table.header)
    lost = [i for i, name in enumerate(first.header) if name and i not in found]
    more = [i for i, name in enumerate(table.header) if name and i not in found.values()]
    odd = [_cell_name(first, i, heads) for i in lost if not _idle(first, i)]
    odd += [_cell_name(table, i, heads) for i in more if not _idle(table, i)]
    if odd:
        raise CandidateError(
            f"sheets {first.sheets[0]!r} and {table.sheets[0]!r} do not have the same columns; without a match: "
            + "; ".join(odd[:LISTED]),
            where=first.name,
            hint="keep one sheet of candidates, or give all sheets the same columns",
        )
    said = [f"{first.header[i]} is not on sheet {table.sheets[0]!r} and blank there" for i in lost]
    said += [f"{table.header[i]} is on sheet {table.sheets[0]!r} alone and was not read" for i in more]
    blank = pl.lit("", dtype=pl.String)
    columns = [
        (pl.col(f"c{found[new]}") if new in found else blank).alias(f"c{new}") for new in range(len(first.header))
    ]
    back = {old: new for new, old in found.items()}
    return replace(
        table,
        header=first.header,
        frame=table.frame.select(*columns, "line"),
        lossy=frozenset(back[i] for i in table.lossy if i in back),
        dates=frozenset((back[i], line) for i, line in table.dates if i in back),
        warnings=(*table.warnings, *(f"other_columns: {text}" for text in said)),
    )


def _matched(first: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Columns of the first sheet with their like on the other, found by ever looser looks at the headings."""
    found: dict[int, int] = {}
    looks: tuple[Callable[[str], str], ...] = (str, plain, bare, root, lambda name: _meanings().get(root(name), ""))
    for look in looks:
        here, there = (
            _by_key(names, taken, look) for names, taken in ((first, set(found)), (other, set(found.values())))
        )
        for key, places in here.items():
            if len(there.get(key, ())) == len(places):
                found |= dict(zip(places, there[key], strict=True))
    return found


def _by_key(names: Sequence[str], taken: set[int], look: Callable[[str], str]) -> dict[str, list[int]]:
    keys: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        if name and i not in taken and (key := look(name)):
            keys.setdefault(key, []).append(i)
    return keys


@cache
def _meanings() -> dict[str, str]:
    """What the headings of the lexicon stand for; one that stands for several things for none."""
    found: dict[str, set[str]] = {}
    for kind in ("roles", "marks", "facts"):
        for name, words in lexicon()[kind].items():
            for word in words:
                found.setdefault(root(word), set()).add(f"{kind}:{name}")
    return {word: next(iter(names)) for word, names in found.items() if len(names) == 1}


def _idle(table: Table, index: int) -> bool:
    """Whether a column says nothing that counts: people's names, or no known heading and no number below it."""
    heading = table.header[index]
    if root(heading) in known_headers():
        return find_role(Header((heading,)), "name") is not None
    return not table.frame[f"c{index}"].fill_null("").str.contains(USUAL).any()


def _cell_name(table: Table, index: int, heads: Mapping[str, int]) -> str:
    """The heading of a column as a person finds it: sheet, row and letter."""
    letters, left = "", index + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    sheet = table.sheets[0]
    return f"sheet {sheet!r}, row {heads[sheet]}, column {letters} ({table.header[index]})"
