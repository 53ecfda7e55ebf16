"""Number formats of xlsx: cells that print otherwise than their value (``0.6`` as ``60%``, ``101`` as ``00101``).

Only the formats that change what a notice says are followed: shares in percent, leading zeros, dates in Chinese form.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache

from ingest.limits import Budget
from ingest.package import parse_xml

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 17, 22, 30, 36), "yyyy-m-d"),
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h:mm"),
    **{9: "0%", 10: "0.00%", 31: 'yyyy"年"m"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"'},
}
"""The formats without a code of their own that change what a number says (MS-XLS 2.5.165, ECMA-376 18.8.30)."""
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_ZEROS = re.compile(r"0{2,20}")
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"([^>]*)>(?:<f[^<]{0,400}</f>)?<v>([^<]{1,40})</v>')
_STYLE = re.compile(rb'\bs="(\d+)"')
_TYPE = re.compile(rb'\bt="(?!n")')
_QUOTED = re.compile(r'"[^"]*"|\\.')
_LOCALE = re.compile(r"\[[^\]]*\]")
_DATE_PART = re.compile(r'"([^"]*)"|\\(.)|(y+|m+|d+)|([年月日/.\-])')
_FIRST = datetime(1899, 12, 30)

Printer = Callable[[Decimal], str | None]


def printers(package: zipfile.ZipFile, budget: Budget) -> dict[int, Printer]:
    """For each cell style (by its index) that prints numbers otherwise: how."""
    if "xl/styles.xml" not in package.namelist():
        return {}
    root = parse_xml(package.read("xl/styles.xml"), budget)
    codes = dict(BUILT_IN)
    for item in root.iter(f"{_S}numFmt"):
        if (number := item.get("numFmtId", "")).isdigit():
            codes[int(number)] = item.get("formatCode", "")
    cells = root.find(f"{_S}cellXfs")
    out: dict[int, Printer] = {}
    for index, style in enumerate(() if cells is None else cells):
        number = style.get("numFmtId", "0")
        made = printer_of(codes.get(int(number), "")) if number.isdigit() else None
        if made is not None:
            out[index] = made
    return out


def sheet_parts(package: zipfile.ZipFile, budget: Budget) -> dict[str, str]:
    """Name of each sheet by the part that holds it."""
    names = set(package.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    targets = {
        item.get("Id"): item.get("Target", "").removeprefix("/xl/")
        for item in parse_xml(package.read("xl/_rels/workbook.xml.rels"), budget)
    }
    book = parse_xml(package.read("xl/workbook.xml"), budget)
    return {f"xl/{targets.get(item.get(_ID))}": item.get("name", "") for item in book.iter(f"{_S}sheet")}


def printed(xml: bytes, ways: Mapping[int, Printer]) -> dict[tuple[int, int], str]:
    """Text of the cells of a sheet that print otherwise than their value, by row and column, counted from 0."""
    out: dict[tuple[int, int], str] = {}
    used = any(f's="{index}"'.encode() in xml for index in ways)
    for match in _CELL.finditer(xml) if used else ():
        style = _STYLE.search(match[3])
        way = ways.get(int(style[1])) if style and not _TYPE.search(match[3]) else None
        if way is None:
            continue
        try:
            text = way(Decimal(match[4].decode("ascii", "replace")))
        except InvalidOperation:
            continue
        if text is not None:
            out[int(match[2]) - 1, _column(match[1])] = text
    return out


@cache
def printer_of(code: str) -> Printer | None:
    """How a format prints numbers; None where it changes nothing that a notice says."""
    code = _LOCALE.sub("", code.partition(";")[0])
    if match := _PERCENT.fullmatch(code):
        step = Decimal(1).scaleb(-len(match[1] or ""))
        return lambda value: f"{(value * 100).quantize(step, ROUND_HALF_UP)}%"
    if _ZEROS.fullmatch(code):
        return lambda value: f"{int(value.quantize(Decimal(1), ROUND_HALF_UP)):0{len(code)}d}"
    if "年" in code or "月" in code:
        return lambda value: _date(value, code)
    return None


@cache
def is_moment(code: str) -> bool:
    """Whether a format prints a day or a time."""
    bare = _LOCALE.sub("", _QUOTED.sub("", code.partition(";")[0]))
    return re.search(r"[ymdhs]", bare, re.IGNORECASE) is not None and "General" not in code


def _date(value: Decimal, code: str) -> str | None:
    """A day by its number; None where the format asks for more than year, month and day."""
    if not 0 < value < 2_958_466:
        return None
    day = _FIRST + timedelta(days=int(value))
    out: list[str] = []
    at = 0
    for match in _DATE_PART.finditer(code):
        if match.start() != at:
            return None
        at = match.end()
        quoted, escaped, part, mark = match.groups()
        if part:
            number = {"y": day.year, "m": day.month, "d": day.day}[part[0]]
            out.append(f"{number % 100:02d}" if part == "yy" else f"{number:0{2 if len(part) == 2 else 1}d}")
        else:
            out.append(quoted or escaped or mark or "")
    return "".join(out) if at == len(code.rstrip("@;")) else None


def _column(letters: bytes) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + letter - 64
    return total - 1
