"""Spreadsheets (xlsx and xlsb through calamine, xls by its records): values as shown, one table a visible sheet.

Hidden sheets and rows are not read unless asked for, since they often hold personal data or what was withdrawn; a
warning names them. Addresses are ``Sheet1!B2``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from ingest.assemble import Layout
from ingest.biff import BiffSheet, read_biff
from ingest.child import WantsProcess, is_wide
from ingest.compose import Composer
from ingest.compound import OLE
from ingest.headings import Span
from ingest.limits import Budget
from ingest.matrix import Matrix, matrix, trimmed
from ingest.numberformat import printed, printers, sheet_parts
from ingest.package import opened, refuse_entities
from schema.errors import Damaged, EmptyInput, Encrypted, InputError, TooManyCells

_DENSE = 20_000_000
"""Cells of a used range, blank ones included: calamine allocates them all."""
_SPANS = "a sheet spans {:,} rows by {:,} columns"
_ROWS = 1_048_576
_TAIL = 100_000
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
_TWO = re.compile(rb"""r\s*=\s*["'][A-Za-z]{2}""")
_THREE = re.compile(rb"""r\s*=\s*["'][A-Za-z]{3}\d""")
_DEFAULT_NAME = re.compile(r"(?:sheet|工作表)\d*", re.IGNORECASE)


def read_sheets(data: bytes, budget: Budget) -> tuple[Layout, tuple[str, ...]]:
    """The layout of a workbook, and warnings.

    :raises Damaged, Encrypted, Unsafe: as :mod:`ingest.package`.
    :raises TooManyCells, UnpacksTooLarge: a used range or the unpacked size is beyond the limits.
    """
    if data.startswith(OLE) and (found := read_biff(data)) is not None:
        return _old_sheets(found, budget)
    if not (data.startswith(b"PK") or budget.apart) and is_wide(data):
        raise WantsProcess
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    changed, unseen = _check_package(data, budget) if data.startswith(b"PK") else ({}, {})
    with _coded(budget, "the workbook cannot be opened"):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = list(book.sheets_metadata)
    hidden = [s.name for s in sheets if s.visible != SheetVisibleEnum.Visible]
    shown = [s.name for s in sheets if s.typ == SheetTypeEnum.WorkSheet and (budget.hidden or s.name not in hidden)]
    composer = Composer(budget)
    for name in shown:
        budget.tick()
        with _coded(budget, f"sheet {name!r} cannot be read"):
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > _DENSE // 2:
                raise TooManyCells(_SPANS.format(sheet.total_height, sheet.total_width), where=budget.name)
            values, merged = sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or []
        for (row, col), text in changed.get(name, {}).items():
            if row < len(values) and col < len(values[row]):
                values[row][col] = text
        if not budget.hidden:
            without_rows(values, unseen.get(name, ()), merged)
        _sheet(composer, name, matrix(values, budget), merged, alone=len(shown) == 1)
    layout, warnings = _layout(composer, hidden)
    said = "is hidden, and was read" if budget.hidden else "was not read"
    return layout, (*warnings, *(f"hidden_rows: {len(unseen[n])} of {n} {said}" for n in shown if n in unseen))


def without_rows(values: list[list[Any]], rows: Collection[int], merged: Sequence[Any]) -> None:
    """Blank the cells of hidden rows; a cell merged with rows that are seen shows its text there, and keeps it."""
    kept = {top for top, _ in merged if top[0] in rows} if rows else set()
    kept -= {top for top, end in merged if top in kept and all(row in rows for row in range(top[0], end[0] + 1))}
    for row in rows:
        if row < len(values):
            values[row] = [cell if (row, col) in kept else "" for col, cell in enumerate(values[row])]


def _old_sheets(found: Sequence[BiffSheet], budget: Budget) -> tuple[Layout, tuple[str, ...]]:
    hidden = [sheet.name for sheet in found if not sheet.visible]
    shown = [sheet for sheet in found if sheet.cells and (budget.hidden or sheet.visible)]
    composer = Composer(budget)
    for sheet in shown:
        budget.tick()
        made = None if sheet.ids is None else trimmed(sheet.ids, sheet.values, budget)
        _sheet(composer, sheet.name, made, sheet.merged, alone=len(shown) == 1)
    return _layout(composer, hidden)


def _layout(composer: Composer, hidden: Sequence[str]) -> tuple[Layout, tuple[str, ...]]:
    if not composer.items:
        raise EmptyInput("no visible sheet holds anything", where=composer.budget.name)
    said = "is hidden, and was read" if composer.budget.hidden else "was not read"
    return composer.layout(), tuple(f"hidden_sheet: {name} {said}" for name in hidden)


@contextmanager
def _coded(budget: Budget, what: str) -> Iterator[None]:
    """Errors of calamine as ours; a panic of its Rust code is no ``Exception``, hence the wide net."""
    try:
        yield
    except (InputError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        text = str(error)
        if "password" in text.lower() or "encrypt" in text.lower():
            raise Encrypted("the workbook is encrypted", where=budget.name) from error
        raise Damaged(f"{what}: {text}", where=budget.name) from error


def _sheet(composer: Composer, name: str, made: Matrix | None, merged: Sequence[Any], *, alone: bool) -> None:
    if made is None:
        return
    if not (alone or _DEFAULT_NAME.fullmatch(name)):
        composer.line(name, f"{name}!", depth=2)
    spans: list[Span] = []
    for (top, left), (bottom, right) in merged:
        if top < made.height and left < made.cols and (bottom, right) != (top, left):
            spans.append((top, left, bottom - top + 1, right - left + 1))
    composer.sheet(made, spans, f"{name}!", name)


def _check_package(
    data: bytes, budget: Budget
) -> tuple[dict[str, dict[tuple[int, int], str]], dict[str, frozenset[int]]]:
    """Refuse packages that unpack to too much, or whose cells span too large a range.

    Gives for each sheet the text of the cells that print otherwise than their value, and its hidden rows.
    """
    out: dict[str, dict[tuple[int, int], str]] = {}
    unseen: dict[str, frozenset[int]] = {}
    with opened(data, budget, "the workbook") as package:
        refuse_entities(package, budget)
        ways = printers(package, budget)
        names: dict[str, str] = sheet_parts(package, budget) if ways else {}
        for info in package.infolist():
            if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                xml = package.read(info)
                _check_range(xml, budget)
                if info.filename in names and (texts := printed(xml, ways)):
                    out[names[info.filename]] = texts
                if rows := _hidden_rows(xml):
                    names = names or sheet_parts(package, budget)
                    unseen[names.get(info.filename, info.filename)] = rows
    return out, unseen


_ROW = re.compile(rb"<row\b[^>]*>")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d{1,7})["']""")


def _hidden_rows(xml: bytes) -> frozenset[int]:
    """The rows of a sheet that are hidden, from 0."""
    if _HIDDEN.search(xml) is None:
        return frozenset()
    found = (_NUMBER.search(row[0]) for row in _ROW.finditer(xml) if _HIDDEN.search(row[0]))
    return frozenset(int(number[1]) - 1 for number in found if number)


def _check_range(xml: bytes, budget: Budget) -> None:
    """calamine allocates every position between the first and the last cell, so the last one is looked at first."""
    end = xml.rfind(b"sheetData>")
    tail = _REFERENCE.findall(xml, max(0, end - _TAIL), end) if end > 0 else []
    first = _REFERENCE.search(xml)
    bottom = max(int(tail[-1][1]), int(first[2])) if tail and first else _ROWS
    if bottom * 16_384 <= _DENSE or (bottom * 702 <= _DENSE and not _THREE.search(xml)):
        return
    if bottom * 26 <= _DENSE and not _TWO.search(xml):
        return
    found = _REFERENCE.findall(xml)
    bottom = max((int(row) for _, row in found), default=0)
    right = max((_number(letters.upper()) for letters in {letters for letters, _ in found}), default=0)
    if bottom * right > _DENSE:
        raise TooManyCells(_SPANS.format(bottom, right), where=budget.name)


def _number(letters: bytes) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + letter - 64
    return total
