"""Spreadsheets (xlsx, xls, ods) through calamine: values as shown, merged ranges, one table a visible sheet.

Hidden sheets are not read, since they often hold personal data; a warning names them. Addresses are ``Sheet1!B2``.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from functools import cache
from typing import Any

from ingest.assemble import Layout
from ingest.compose import Composer
from ingest.limits import Budget
from ingest.tables import Span
from schema.errors import EmptyInput, NotText, TooLarge

_DENSE = 20_000_000
"""Cells of a used range, blank ones included: calamine allocates them all."""
_REFERENCE = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')
_DEFAULT_NAME = re.compile(r"(?:sheet|工作表)\d*", re.IGNORECASE)


def read_sheets(data: bytes, budget: Budget) -> tuple[Layout, tuple[str, ...]]:
    """The layout of a workbook, and warnings.

    :raises NotText: it is damaged or encrypted.
    :raises TooLarge: a used range or the unpacked size is beyond the limits.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    if data.startswith(b"PK"):
        _check_package(data, budget)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = list(book.sheets_metadata)
    except CalamineError as error:
        raise NotText(f"the workbook cannot be opened: {error}", where=budget.name) from error
    hidden = [s.name for s in sheets if s.visible != SheetVisibleEnum.Visible]
    shown = [s.name for s in sheets if s.visible == SheetVisibleEnum.Visible and s.typ == SheetTypeEnum.WorkSheet]
    composer = Composer(budget)
    for name in shown:
        budget.tick()
        try:
            sheet = book.get_sheet_by_name(name)
            values, merged = sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or []
        except CalamineError as error:
            raise NotText(f"sheet {name!r} cannot be read: {error}", where=budget.name) from error
        _sheet(composer, name, values, merged, alone=len(shown) == 1)
    if not composer.items:
        raise EmptyInput("no visible sheet holds anything", where=budget.name)
    return composer.layout(), tuple(f"hidden_sheet: {name} was not read" for name in hidden)


def _sheet(
    composer: Composer, name: str, values: Sequence[Sequence[Any]], merged: Sequence[Any], *, alone: bool
) -> None:
    rows = trimmed([[shown(value) for value in row] for row in values])
    if not rows:
        return
    if not (alone or _DEFAULT_NAME.fullmatch(name)):
        composer.line(name, f"{name}!", depth=2)
    height, width = len(rows), len(rows[0])
    spans: list[Span] = []
    for (top, left), (bottom, right) in merged:
        if top < height and left < width and (bottom, right) != (top, left):
            spans.append((top, left, bottom - top + 1, right - left + 1))
    composer.sheet(rows, spans, lambda row, col: f"{name}!{column(col)}{row + 1}", name)


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Rows of equal length without the blank edge at the bottom and right (used ranges are often far too large)."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((i + 1 for row in rows for i in range(len(row) - 1, -1, -1) if row[i]), default=0) if rows else 0
    out = []
    for row in rows:
        cut = row[:width]
        out.append(cut if len(cut) == width else cut + [""] * (width - len(cut)))
    return out


def shown(value: Any) -> str:
    """A cell value as text: whole floats as integers, dates in ISO form, lines of a cell trimmed."""
    if isinstance(value, str):
        text = value.strip()
        if "\t" in text or "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        if "\n" in text:
            text = "\n".join(part.strip() for part in text.split("\n") if part.strip())
        return text
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return "" if value is None else str(value)


@cache
def column(index: int) -> str:
    """Letters of a column counted from 0: A, B … Z, AA …"""
    index, letter = divmod(index, 26)
    return (column(index - 1) if index else "") + chr(65 + letter)


def _check_package(data: bytes, budget: Budget) -> None:
    """Refuse packages that unpack to too much, or whose cells span too large a range."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        infos = package.infolist()
        budget.check("bytes unpacked", sum(i.file_size for i in infos), budget.limits.unpacked)
        for info in infos:
            if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                _check_range(package.read(info), budget)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise NotText(f"the workbook is damaged: {error}", where=budget.name) from error


def _check_range(xml: bytes, budget: Budget) -> None:
    last = xml.rfind(b"<row ")
    number = re.search(rb'\br="(\d{1,7})"', xml[last : last + 200]) if last >= 0 else None
    bottom = int(number[1]) if number else xml.count(b"<row")
    widest = 702 if re.search(rb'r="[A-Z]{2}\d', xml) else 26
    if re.search(rb'r="[A-Z]{3}\d', xml):
        widest = 16_384
    if bottom * widest <= _DENSE:
        return
    right = max((_number(letters) for letters, _ in _REFERENCE.findall(xml)), default=1)
    if bottom * right > _DENSE:
        raise TooLarge(f"a sheet spans {bottom:,} rows by {right:,} columns", where=budget.name)


def _number(letters: bytes) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + letter - 64
    return total
