"""Cells of old workbooks: their records are read, and what they leave to calamine reads the same."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from ingest import biff, convert
from ingest.biff import BiffSheet, read_biff
from ingest.limits import Budget, Limits
from ingest.matrix import matrix

TEXT = b"\0" * 6 + b"\xff\xff"
"""The result of a formula that is a text, which follows."""
GLOBALS, SHEET = 0x0005, 0x0010


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def wide(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def book(cells: Iterable[bytes], texts: Iterable[bytes] = (), formats: Iterable[tuple[int, str]] = ()) -> bytes:
    """A stream of one sheet; ``texts`` are the contents of the texts, or of what goes on with them in the next record.

    Style ``n`` has the ``n``-th format, style 0 none.
    """
    formats, texts = list(formats), list(texts)
    start = record(0x809, struct.pack("<HHHHII", 0x600, GLOBALS, 0, 0, 0, 0))
    styles = b"".join(record(0x41E, struct.pack("<H", number) + wide(code)) for number, code in formats)
    styles += b"".join(record(0xE0, struct.pack("<HH", 0, number) + bytes(16)) for number in (0, *dict(formats)))
    count = len(texts)  # what goes on ends with a further text
    shared, rest = struct.pack("<II", count, count), b""
    for text in texts:
        if text.startswith(b"..."):
            rest += record(0x3C, text[3:])
        else:
            shared += text
    held = record(0xFC, shared) + rest if texts else b""
    name = struct.pack("<BB", 3, 1) + "岗位表".encode("utf-16-le")
    place = len(start) + len(styles) + len(held) + 4 + 6 + len(name) + 4
    bound = record(0x85, struct.pack("<IBB", place, 0, 0) + name)
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, SHEET, 0, 0, 0, 0)) + b"".join(cells) + record(0x0A, b"")
    return start + styles + bound + held + record(0x0A, b"") + sheet


@pytest.fixture
def sheet(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr(biff, "stream", lambda data, name: data)

    def read(data: bytes) -> list[list[str]] | None:
        found = read_biff(data)
        return None if found is None else rows(found[0])

    return read


def rows(found: BiffSheet) -> list[list[str]]:
    return [[found.values[i] for i in row] for row in found.ids.tolist()]


def label(row: int, col: int, text: int) -> bytes:
    return record(0xFD, struct.pack("<HHHI", row, col, 0, text))


def number(row: int, col: int, value: float, style: int = 0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, col, style, value))


def test_texts_stand_where_their_numbers_say(sheet) -> None:  # type: ignore[no-untyped-def]
    data = book([label(0, 0, 1), label(0, 2, 0), label(1, 1, 1)], [wide("人数"), wide(" 岗位 ")])
    assert sheet(data) == [["岗位", "", "人数"], ["", "岗位", ""]]


def test_a_text_that_goes_on_in_the_next_record_may_change_its_width(sheet) -> None:  # type: ignore[no-untyped-def]
    split = struct.pack("<HB", 6, 0) + b"abc"
    data = book([label(0, 0, 0), label(0, 1, 1)], [split, b"...\x01" + "岗位表".encode("utf-16-le") + wide("末")])
    assert sheet(data) == [["abc岗位表", "末"]]


def test_marks_inside_a_text_are_left_out(sheet) -> None:  # type: ignore[no-untyped-def]
    rich = struct.pack("<HBHI", 2, 1 | 4 | 8, 1, 3) + "红字".encode("utf-16-le") + bytes(4) + bytes(3)
    assert sheet(book([label(0, 0, 0), label(1, 0, 1)], [rich, wide("后")])) == [["红字"], ["后"]]


@pytest.mark.parametrize(
    ("code", "value", "printed"),
    [
        ("0%", 0.35, "35%"),
        ("00000", 101, "00101"),
        ('yyyy"年"m"月"d"日"', 46023, "2026年1月1日"),
        ("yyyy-mm-dd", 46023, "2026-01-01"),
        ("#,##0", 1200, "1200"),
    ],
)
def test_numbers_are_shown_as_their_format_says(sheet, code: str, value: float, printed: str) -> None:  # type: ignore[no-untyped-def]
    assert sheet(book([number(0, 0, value, 1)], formats=[(170, code)])) == [[printed]]


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        (number(0, 0, 35.0), "35"),
        (number(0, 0, 2.5), "2.5"),
        (record(0x27E, struct.pack("<HHHI", 0, 0, 0, 7 << 2 | 2)), "7"),
        (record(0x27E, struct.pack("<HHHI", 0, 0, 0, (1 << 32) - (5 << 2) + 2)), "-5"),
        (record(0x27E, struct.pack("<HHHI", 0, 0, 0, 250 << 2 | 3)), "2.5"),
        (record(0x205, struct.pack("<HHHBB", 0, 0, 0, 1, 0)), "TRUE"),
        (record(0x205, struct.pack("<HHHBB", 0, 0, 0, 42, 1)), "#N/A"),
        (record(0x06, struct.pack("<HHHdHIH", 0, 0, 0, 12.0, 0, 0, 0)), "12"),
        (
            record(0x06, struct.pack("<HHH8sHIH", 0, 0, 0, b"\0" * 6 + b"\xff\xff", 0, 0, 0))
            + record(0x207, wide("甲")),
            "甲",
        ),
        (record(0xBD, struct.pack("<HHHIHIH", 0, 0, 0, 3 << 2 | 2, 0, 3 << 2 | 2, 1)), "3"),
    ],
)
def test_every_sort_of_cell(sheet, cell: bytes, printed: str) -> None:  # type: ignore[no-untyped-def]
    assert sheet(book([cell]))[0][0] == printed


@pytest.mark.parametrize("count", [1, biff._AT_ONCE - 1, biff._AT_ONCE, biff._AT_ONCE + 1, 2 * biff._AT_ONCE + 5])
def test_a_run_of_labels_ends_where_another_record_stands(sheet, count: int) -> None:  # type: ignore[no-untyped-def]
    cells = [label(row, 0, row % 2) for row in range(count)]
    cells += [number(count, 0, 3.0), label(count + 1, 0, 1), record(0x208, bytes(16)), label(count + 2, 0, 0)]
    found = sheet(book(cells, [wide("甲"), wide("乙")]))
    assert [cell for (cell,) in found] == ["甲乙"[row % 2] for row in range(count)] + ["3", "乙", "甲"]


@pytest.mark.parametrize("cut", [1, 6, 13, 14, 15, 20])
def test_a_run_that_is_cut_off_is_no_sheet(sheet, cut: int) -> None:  # type: ignore[no-untyped-def]
    assert sheet(book([label(row, 0, 0) for row in range(4)], [wide("甲")])[: -4 - cut]) is None


def test_sheets_that_span_too_much_together_are_left_to_calamine(  # type: ignore[no-untyped-def]
    sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = book([label(9, 9, 0)], [wide("甲")])
    monkeypatch.setattr(biff, "_DENSE", 100)
    assert len(sheet(given)) == 10
    monkeypatch.setattr(biff, "_DENSE", 99)
    assert sheet(given) is None


def test_what_is_not_plain_is_left_to_calamine(sheet) -> None:  # type: ignore[no-untyped-def]
    assert sheet(book([number(0, 0, 0.5, 1)], formats=[(171, "h:mm")])) is None
    assert sheet(book([record(0x204, struct.pack("<HHH", 0, 0, 0) + wide("甲"))])) is None
    assert sheet(book([label(0, 0, 0)], [wide("甲")])[:-6]) is None  # cut off
    assert sheet(book([label(0, 0, 3)], [wide("甲")])) is None  # a text that is not there


def test_merged_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(biff, "stream", lambda data, name: data)
    found = read_biff(book([label(0, 0, 0), record(0xE5, struct.pack("<H4H", 1, 0, 3, 0, 1))], [wide("甲")]))
    assert found is not None
    assert found[0].merged == [((0, 0), (3, 1))]


@pytest.mark.slow
@pytest.mark.skipif(convert.program() is None, reason="LibreOffice is not installed")
def test_a_workbook_of_another_program_reads_as_with_calamine() -> None:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    for name in ("一", "Sheet2"):
        page = made.add_worksheet(name)
        for row in range(300):
            page.write_row(
                row, 0, [f"{name}第{row}行{'长' * (row * 7 % 900)}", row, row / 8, "x" * (row % 50), row % 2 == 0]
            )
        page.merge_range(3, 1, 5, 1, "合并")
        page.write_formula(301, 0, '="甲"&"乙"', None, "甲乙")
    made.close()
    data = convert.convert(out.getvalue(), "xlsx", "xls", Budget(Limits(), "a.xlsx"))
    ours = read_biff(data)
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert ours is not None
    assert [sheet.name for sheet in ours] == theirs.sheet_names
    for sheet in ours:
        other = theirs.get_sheet_by_name(sheet.name)
        known = matrix(other.to_python(skip_empty_area=False), Budget(Limits(), "a.xls"))
        assert known is not None
        assert rows(sheet) == known.top(known.height)
        assert sheet.merged == [tuple(map(tuple, merged)) for merged in other.merged_cell_ranges or []]
