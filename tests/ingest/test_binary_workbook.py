"""Binary workbooks (xlsb, MS-XLSB): no library writes them, so a small one is put together record by record."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from extractors import extract
from ingest import read_bytes
from ingest.limits import Limits
from schema.errors import InputError

ROWS = [
    ["岗位代码", "招聘单位", "岗位名称", "招聘人数", "专业要求"],
    ["0101", "青禾镇中心小学", "语文教师", 2.0, "汉语言文学"],
    ["0102", "青禾镇中心小学", "数学教师", 35.0, "不限"],
    ["0103", "石桥镇卫生院", "护师", 1.0, "护理学"],
]
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}"/></Relationships>'
)


def record(number: int, content: bytes = b"") -> bytes:
    """A record (2.1.4): its number and length in groups of seven bits, the lowest first."""
    head = bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])
    size, length = len(content), b""
    while True:
        length += bytes([size & 127 | (128 if size > 127 else 0)])
        size >>= 7
        if not size:
            return head + length + content


def wide(text: str) -> bytes:
    """A string: its characters counted, two bytes each."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def workbook(rows: list[list[str | float]], *, last: int | None = None, state: int = 0, far: bool = False) -> bytes:
    """``last``: the last row that it claims; ``state``: 1 where it is hidden; ``far``: with the very last cell."""
    sheets = record(156, struct.pack("<II", state, 1) + wide("rId1") + wide("岗位表"))  # BrtBundleSh
    book = record(131) + record(143) + sheets + record(144) + record(132)
    bottom = len(rows) - 1 if last is None else last
    sheet = record(129) + record(148, struct.pack("<IIII", 0, bottom, 0, len(rows[0]) - 1))  # BrtWsDim
    sheet += record(145)
    cells = [(number, list(enumerate(row))) for number, row in enumerate(rows)]
    for number, row in [*cells, *([(1_048_575, [(16_383, "完")])] if far else [])]:
        sheet += record(0, struct.pack("<IIHIB", number, 0, 300, 0, 0) + struct.pack("<I", 0))  # BrtRowHdr
        for col, value in row:
            place = struct.pack("<II", col, 0)
            sheet += record(6, place + wide(value)) if isinstance(value, str) else record(5, place + _real(value))
    sheet += record(146) + record(130)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS.format(kind="officeDocument", target="xl/workbook.bin"))
        package.writestr("xl/workbook.bin", book)
        package.writestr(
            "xl/_rels/workbook.bin.rels", RELATIONS.format(kind="worksheet", target="worksheets/sheet1.bin")
        )
        package.writestr("xl/worksheets/sheet1.bin", sheet)
    return out.getvalue()


def _real(value: float) -> bytes:
    return struct.pack("<d", value)


def test_posts_and_their_places() -> None:
    document = read_bytes(workbook(ROWS), "岗位表.xlsb")
    (table,) = document.tables
    assert (table.rows, table.cols, table.header_rows, table.name) == (4, 5, 1, "岗位表")
    notice = extract([document])
    notice.verify([document])
    assert [(p.code, p.org, p.name, p.headcount) for p in notice.posts] == [
        ("0101", "青禾镇中心小学", "语文教师", 2),
        ("0102", "青禾镇中心小学", "数学教师", 35),
        ("0103", "石桥镇卫生院", "护师", 1),
    ]
    assert notice.posts[1].evidence["headcount"][0].address == "岗位表!D3"


def test_a_hidden_sheet_is_not_read() -> None:
    with pytest.raises(InputError) as refused:
        read_bytes(workbook(ROWS, state=1), "a.xlsb")
    assert refused.value.code == "E101"


@pytest.mark.parametrize("cut", [200, 600, 900])
def test_a_file_that_is_cut_off(cut: int) -> None:
    with pytest.raises(InputError):
        read_bytes(workbook(ROWS)[:-cut], "a.xlsb")


def test_a_sheet_that_claims_a_million_rows() -> None:
    assert read_bytes(workbook(ROWS, last=1_048_575), "a.xlsb").tables[0].rows == 4


def test_a_cell_at_the_far_end_of_the_sheet() -> None:
    with pytest.raises(InputError) as refused:
        read_bytes(workbook(ROWS, far=True), "a.xlsb", limits=Limits(seconds=60))
    assert refused.value.code in ("E111", "E117")
