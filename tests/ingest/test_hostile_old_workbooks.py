"""Hostile workbooks of the format before 2007: far cells, honest or not about the size of the sheet; half of a file."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
import xlsxwriter

from tests.ingest.test_hostile_files import attempt, workbook


def old_workbook(rows: int = 3000, *, honest: bool = True) -> bytes:
    """Three thousand rows of an xls file and one cell in the last corner; its sheet may say that it is small."""
    from ingest import convert
    from ingest.limits import Budget, Limits

    if convert.program() is None:
        pytest.skip("LibreOffice is not installed")

    def fill(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        for row in range(rows):
            sheet.write_row(row, 0, [f"代码{row}x{col}" for col in range(20)])
        sheet.write(65_535, 255, "远")

    data = convert.convert(workbook(fill), "xlsx", "xls", Budget(Limits(), "a.xlsx"))
    span = b"\x00\x02\x0e\x00" + struct.pack("<IIHH", 0, 65_536, 0, 256)
    assert span in data
    return data if honest else data.replace(span, span[:4] + struct.pack("<IIHH", 0, rows, 0, 20))


@pytest.mark.slow
@pytest.mark.parametrize("honest", [True, False])
def test_a_large_old_workbook_with_a_far_cell(tmp_path: Path, honest: bool) -> None:
    data = old_workbook(honest=honest)
    assert len(data) > 2**20
    assert attempt(tmp_path, data, "a.xls")["code"] in ("E111", "E117")


@pytest.mark.slow
def test_half_of_an_old_workbook(tmp_path: Path) -> None:
    data = old_workbook(40)
    assert attempt(tmp_path, data[: len(data) // 2], "a.xls")["code"] == "E107"
