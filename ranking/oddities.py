"""Oddities: what a workbook holds that its cells do not show: errors of formulas, formulas never computed, percentages,
zeros in front of numbers, hidden rows and columns. Read from the sheets' XML, and only where a quick look finds such a
thing."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from html import unescape

_SHEET = re.compile(rb"<sheet\b[^>]*>")
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_CELL = rb'<c r="([A-Z]+)([0-9]+)"'
_FORMULA = rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)"
_ERROR = re.compile(_CELL + rb'[^>]*\bt="e"[^>]*>' + _FORMULA + rb"?<v>([^<]*)</v>")
_EMPTY = re.compile(_CELL + rb"[^>]*>" + _FORMULA + rb"(?:<v></v>|<v/>)?</c>")
_STYLED = re.compile(_CELL + rb'([^>]*\bs="([0-9]+)"[^>]*)>' + _FORMULA + rb"?<v>([^<]*)</v>")
_ROW = re.compile(rb'<row\b[^>]*\br="([0-9]+)"[^>]*\bhidden="(?:1|true)"')
_COLUMN = re.compile(rb'<col\b[^>]*\bhidden="(?:1|true)"[^>]*>')
_FORMATS = re.compile(rb'<numFmt\b[^>]*\bnumFmtId="([0-9]+)"[^>]*\bformatCode="([^"]*)"')
_STYLES = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_STYLE = re.compile(rb'<xf\b[^>]*\bnumFmtId="([0-9]+)"')
ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")
_PERCENT = {9, 10}
"""Number formats of a spreadsheet that show percentages."""
_ZEROS = re.compile(rb"^0{2,}$")
"""A number format that shows so many digits, with zeros in front (00012)."""
_TEXT = re.compile(rb'\bt="(?!n")')


@dataclass
class Oddities:
    """``cells``: (row, column), both from 0, to the text that stands for it (``#N/A``, ``=``, ``85%``, ``00012``);
    ``rows`` and ``columns`` that are hidden, from 0."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)


def oddities(data: bytes) -> dict[str, Oddities]:
    """The oddities of every sheet by its name; nothing for a workbook of another kind (xls, ods)."""
    found: dict[str, Oddities] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
                return found
            targets = {
                about[b"Id"]: about[b"Target"].decode()
                for about in _elements(_RELATION, archive.read("xl/_rels/workbook.xml.rels"))
                if about.keys() >= {b"Id", b"Target"}
            }
            styles = _styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else {}
            for about in _elements(_SHEET, archive.read("xl/workbook.xml")):
                target = targets.get(about.get(b"r:id", b""), "").removeprefix("/xl/")
                if f"xl/{target}" in names:
                    found[unescape(about.get(b"name", b"").decode())] = _sheet(archive.read(f"xl/{target}"), styles)
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError):
        return {}
    return found


def _elements(pattern: re.Pattern[bytes], xml: bytes) -> list[dict[bytes, bytes]]:
    return [dict(_ATTRIBUTE.findall(text)) for text in pattern.findall(xml)]


def _styles(xml: bytes) -> dict[bytes, int]:
    """The styles that show percentages (0) or numbers with zeros in front (so many digits), by their number."""
    shown = dict.fromkeys(_PERCENT, 0)
    for number, code in _FORMATS.findall(xml):
        if b"%" in code:
            shown[int(number)] = 0
        elif _ZEROS.match(code):
            shown[int(number)] = len(code)
    listed = _STYLES.search(xml)
    formats = _STYLE.findall(listed.group()) if listed else []
    return {b"%d" % index: shown[int(number)] for index, number in enumerate(formats) if int(number) in shown}


def _sheet(xml: bytes, styles: Mapping[bytes, int]) -> Oddities:
    found = Oddities()
    if b't="e"' in xml:
        found.cells |= {_place(*at): text.decode() for *at, text in _ERROR.findall(xml)}
    if b"<f" in xml:
        found.cells |= {_place(*at): "=" for at in _EMPTY.findall(xml)}
    if styles:
        for letters, row, about, style, text in _STYLED.findall(xml):
            if style in styles and not _TEXT.search(about):
                shown = _as_shown(text.decode(), styles[style])
                if shown is not None:
                    found.cells.setdefault(_place(letters, row), shown)
    if b"hidden=" in xml:
        found.rows = [int(row) - 1 for row in _ROW.findall(xml)]
        for about in _elements(_COLUMN, xml):
            first, last = int(about.get(b"min", b"1")), int(about.get(b"max", b"1"))
            found.columns += range(first - 1, min(last, first + 200))
    return found


def _place(letters: bytes, row: bytes) -> tuple[int, int]:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return int(row) - 1, column - 1


def _as_shown(text: str, digits: int) -> str | None:
    """A number as a percentage (``digits`` 0) or with zeros in front; None where it is shown as it is."""
    if digits:
        return text.zfill(digits) if text.isdigit() and len(text) < digits else None
    try:
        return f"{format((Decimal(text) * 100).normalize(), 'f')}%"
    except InvalidOperation:
        return text
