"""Cells of an Excel 97-2003 workbook (BIFF8, MS-XLS) as numbers of distinct texts, straight from its records.

Such a workbook keeps each text once, and a cell names it by number. calamine makes an object for each cell, which
takes longer than all that follows. What is not plainly understood (other versions, encrypted or damaged files, cells
that show times) is left to calamine: :func:`read_biff` then gives None.
"""

from __future__ import annotations

import struct
from codecs import utf_16_le_decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from ingest.compound import stream
from ingest.numberformat import Printer, is_moment, printer_of
from ingest.values import all_shown, shown

_BOF, _EOF, _CONTINUE = 0x809, 0x0A, 0x3C
_SHEET, _SST, _FORMAT, _XF, _FILEPASS, _1904 = 0x85, 0xFC, 0x41E, 0xE0, 0x2F, 0x22
_LABELSST, _NUMBER, _RK, _MULRK, _FORMULA, _STRING, _BOOLERR, _MERGED = (
    0xFD,
    0x203,
    0x27E,
    0xBD,
    0x06,
    0x207,
    0x205,
    0xE5,
)
_UNREAD = frozenset({0x204, 0xD6})
"""Cells with texts of their own (LABEL, RSTRING), which other programs write."""
_ROW = 0x208
_RUNS = {_LABELSST: 10, _ROW: 16}
"""Records of which hundreds follow each other, and their length."""
_AT_ONCE = 1024
"""Records of a run that are looked at together."""
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_DENSE = 10_000_000
"""Cells of all used ranges, blank ones included."""


class _Unread(Exception):
    """Something for calamine."""


@dataclass(slots=True)
class BiffSheet:
    """A sheet; ``ids`` is an array of rows by columns with numbers of ``values``, None where it holds nothing.

    ``merged``: first row and column, last row and column of each merged range.
    """

    name: str
    visible: bool
    cells: bool
    """Whether it is a sheet of cells, not of a chart or macros."""
    ids: Any = None
    values: list[str] = field(default_factory=list)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)


@dataclass(slots=True)
class _Book:
    """What holds for all sheets: the texts, and how the cells of each style print numbers."""

    places: list[tuple[int, BiffSheet]]
    texts: list[str]
    formats: list[str | None]
    base: datetime


def read_biff(data: bytes) -> list[BiffSheet] | None:
    """The sheets in their order; None where calamine should read the workbook."""
    try:
        book = stream(data, "Workbook")
        return None if book is None else _sheets(book)
    except (_Unread, struct.error, IndexError, ValueError, OverflowError):
        return None


def _records(data: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind of each record of a substream, and where its content begins and ends; runs of labels or rows are one."""
    head, size = struct.Struct("<HH").unpack_from, len(data)
    kind, length = head(data, at)
    if kind != _BOF or data[at + 4 : at + 6] != b"\x00\x06":
        raise _Unread
    depth = 0
    while True:
        kind, length = head(data, at)
        begin = at + 4
        at = begin + length
        if at > size or (kind == _LABELSST and length != _RUNS[kind]):
            raise _Unread
        if length == _RUNS.get(kind):
            at = _end_of_run(data, begin - 4, length)
        depth += (kind == _BOF) - (kind == _EOF)
        if not depth:
            return
        if depth == 1:  # a chart in a sheet has a substream of its own
            yield kind, begin, at


def _end_of_run(data: bytes, at: int, length: int) -> int:
    """Where the records like the one at a place, which is whole, end that follow it without another in between."""
    import numpy

    step = length + 4
    record = numpy.dtype([("head", "<u4"), ("body", f"V{length}")])
    first = int.from_bytes(data[at : at + 4], "little")
    while count := min((len(data) - at) // step, _AT_ONCE):
        same = numpy.frombuffer(data, record, count, at)["head"] == first
        number = count if same.all() else int(same.argmin())
        at += number * step
        if number < count:
            break
    return at


def _sheets(data: bytes) -> list[BiffSheet]:
    book = _globals(data)
    room = _DENSE
    for at, sheet in book.places:
        if sheet.cells:
            _read(data, at, sheet, book)
            room -= 0 if sheet.ids is None else sheet.ids.size
            if room < 0:
                raise _Unread
    return [sheet for _, sheet in book.places]


def _globals(data: bytes) -> _Book:
    places: list[tuple[int, BiffSheet]] = []
    codes: dict[int, str] = {}
    styles: list[int] = []
    texts: list[tuple[int, int]] = []
    base = datetime(1899, 12, 30)
    last = 0
    for kind, begin, end in _records(data, 0):
        if kind == _FILEPASS:
            raise _Unread
        if kind == _SHEET:
            at, hidden, sort, length, wide = struct.unpack_from("<IBBBB", data, begin)
            name = _text(data[begin + 8 : begin + 8 + (length << (wide & 1))], wide)
            places.append((at, BiffSheet(name, not hidden & 3, sort == 0)))
        elif kind == _FORMAT:
            number, length, wide = struct.unpack_from("<HHB", data, begin)
            codes[number] = _text(data[begin + 5 : begin + 5 + (length << (wide & 1))], wide)
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", data, begin + 2)[0])
        elif kind == _1904 and data[begin]:
            base = datetime(1904, 1, 1)
        elif kind == _SST or (kind == _CONTINUE and last == _SST):
            texts.append((begin, end))
            kind = _SST
        last = kind
    formats = [codes.get(number, str(number)) if number in codes else _built_in(number) for number in styles]
    return _Book(places, _shared(data, texts), formats, base)


def _built_in(number: int) -> str | None:
    from ingest.numberformat import BUILT_IN

    return BUILT_IN.get(number)


def _text(raw: bytes, wide: int) -> str:
    return raw.decode("utf-16-le" if wide & 1 else "latin-1", "surrogatepass" if wide & 1 else "strict")


def _shared(data: bytes, parts: list[tuple[int, int]]) -> list[str]:
    """The texts of the workbook (SST): those that go on in the next record have a sign of their width there again."""
    if not parts:
        return []
    held = b"".join(data[begin:end] for begin, end in parts)
    bounds: list[int] = []
    total = 0
    for begin, end in parts:
        total += end - begin
        bounds.append(total)
    (count,) = struct.unpack_from("<I", held, 4)
    out: list[str] = []
    at, part, bound = 8, 0, bounds[0]
    head = struct.Struct("<HB").unpack_from
    for _ in range(count):
        while at >= bound:
            part += 1
            bound = bounds[part]
        length, sign = head(held, at)
        at += 3
        runs = ext = 0
        if sign & 8:
            (runs,) = struct.unpack_from("<H", held, at)
            at += 2
        if sign & 4:
            (ext,) = struct.unpack_from("<I", held, at)
            at += 4
        end = at + (length << (sign & 1))
        if end <= bound:
            out.append(utf_16_le_decode(held[at:end])[0] if sign & 1 else held[at:end].decode("latin-1"))
            at = end
        else:
            pieces: list[str] = []
            while True:
                take = min(length, (bound - at) >> (sign & 1))
                pieces.append(_text(held[at : at + (take << (sign & 1))], sign))
                length -= take
                at += take << (sign & 1)
                if not length:
                    break
                part += 1
                bound = bounds[part]
                sign = held[at]
                at += 1
            out.append("".join(pieces))
        at += 4 * runs + ext
    return out


def _read(data: bytes, at: int, sheet: BiffSheet, book: _Book) -> None:
    """Set the cells and the merged ranges of a sheet."""
    import numpy

    label = numpy.dtype([("head", "<u4"), ("row", "<u2"), ("col", "<u2"), ("style", "<u2"), ("text", "<u4")])
    runs: list[memoryview] = []
    held = memoryview(data)
    others: list[tuple[int, int, str]] = []
    waits = (0, 0)
    unpack = struct.unpack_from
    for kind, begin, end in _records(data, at):
        if kind == _LABELSST:
            runs.append(held[begin - 4 : end])
        elif kind in (_NUMBER, _RK):
            row, col, style = unpack("<HHH", data, begin)
            value = unpack("<d", data, begin + 6)[0] if kind == _NUMBER else _packed(unpack("<I", data, begin + 6)[0])
            others.append((row, col, _number(value, style, book)))
        elif kind == _MULRK:
            row, col = unpack("<HH", data, begin)
            for place in range(begin + 4, end - 2, 6):
                style, packed = unpack("<HI", data, place)
                others.append((row, col, _number(_packed(packed), style, book)))
                col += 1
        elif kind == _FORMULA:
            row, col, style = unpack("<HHH", data, begin)
            if data[begin + 12 : begin + 14] != b"\xff\xff":
                others.append((row, col, _number(unpack("<d", data, begin + 6)[0], style, book)))
            elif data[begin + 6] == 0:
                waits = (row, col)
            elif data[begin + 6] in (1, 2):
                others.append((row, col, _sign(data[begin + 8], data[begin + 6] == 2)))
        elif kind == _STRING:
            length, wide = unpack("<HB", data, begin)
            if begin + 3 + (length << (wide & 1)) > end:
                raise _Unread
            others.append((*waits, _text(data[begin + 3 : begin + 3 + (length << (wide & 1))], wide)))
        elif kind == _BOOLERR:
            row, col = unpack("<HH", data, begin)
            others.append((row, col, _sign(data[begin + 6], bool(data[begin + 7]))))
        elif kind == _MERGED:
            for number in range(unpack("<H", data, begin)[0]):
                top, bottom, left, right = unpack("<HHHH", data, begin + 2 + 8 * number)
                sheet.merged.append(((top, left), (bottom, right)))
        elif kind in _UNREAD:
            raise _Unread
    _place(sheet, numpy.frombuffer(b"".join(runs), label), others, book.texts)


def _place(sheet: BiffSheet, labels: Any, others: list[tuple[int, int, str]], texts: list[str]) -> None:
    """The array of a sheet, with the texts that it holds."""
    import numpy

    if not len(labels) and not others:
        return
    used = numpy.zeros(len(texts), bool)
    used[labels["text"]] = True
    held = numpy.flatnonzero(used)
    read = all_shown([texts[at] for at in held.tolist()])
    known = {text: at for at, text in enumerate(dict.fromkeys(("", *read)))}
    number = numpy.zeros(len(texts), numpy.int32)
    number[held] = numpy.fromiter(map(known.__getitem__, read), numpy.int32, len(read))
    down = [row for row, _, _ in others]
    across = [col for _, col, _ in others]
    height = 1 + max(int(labels["row"].max(initial=0)), max(down, default=0))
    width = 1 + max(int(labels["col"].max(initial=0)), max(across, default=0))
    if height * width > _DENSE:
        raise _Unread
    ids = numpy.zeros((height, width), numpy.int32)
    ids[labels["row"], labels["col"]] = number[labels["text"]]
    if others:
        ids[down, across] = [known.setdefault(shown(text), len(known)) for _, _, text in others]
    sheet.ids, sheet.values = ids, list(known)


def _packed(value: int) -> float:
    """A number of four bytes (RK)."""
    if value & 2:
        number = float((value >> 2) - ((value & 0x80000000) >> 1))
    else:
        number = struct.unpack("<d", struct.pack("<Q", (value & 0xFFFFFFFC) << 32))[0]
    return number / 100 if value & 1 else number


def _number(value: float, style: int, book: _Book) -> str:
    """A number as the cell shows it, where it shows more than its digits."""
    code = book.formats[style]
    if code is None:
        return shown(value)
    way: Printer | None = printer_of(code)
    text = way(Decimal(repr(value))) if way is not None and book.base.year == 1899 else None
    if text is not None:
        return text
    if not is_moment(code):
        return shown(value)
    if value < 1 or not value.is_integer() or value > 2_958_465:
        raise _Unread
    return (book.base + timedelta(days=int(value))).strftime("%Y-%m-%d")


def _sign(value: int, error: bool) -> str:
    return _ERRORS.get(value, "") if error else shown(bool(value))
