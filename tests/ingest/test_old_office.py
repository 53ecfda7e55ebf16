"""Old Office formats by LibreOffice: text, tables and numbers survive; without it the error says what to install."""

from __future__ import annotations

import io

import docx
import pytest

from ingest import Limits, convert, read_bytes
from ingest.limits import Budget
from ingest.oldword import with_last_paragraph
from schema.errors import Damaged, MissingTool, TooSlow

needs_office = pytest.mark.skipif(convert.program() is None, reason="LibreOffice is not installed")
RTF = rb"{\rtf1\ansi Notice of recruitment\par Two drivers are wanted.\par}"


def notice() -> bytes:
    made = docx.Document()
    made.add_paragraph("某县公开招聘公告")
    table = made.add_table(rows=3, cols=3)
    rows = (("代码", "岗位", "人数"), ("01", "司机", "2"), ("02", "厨师", "1"))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    made.add_paragraph("报名时间另行通知。")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_text_and_tables_survive(kind: str) -> None:
    given = convert.convert(notice(), "docx", kind, Budget(Limits(), "a.docx"))
    document = read_bytes(given, f"a.{kind}")
    assert document.view.text.split("\n") == [
        "某县公开招聘公告",
        "代码\t岗位\t人数",
        "01\t司机\t2",
        "02\t厨师\t1",
        "报名时间另行通知。",
    ]
    (table,) = document.tables
    assert document.address(table.cell(1, 1).start) == "tbl[1]/tr[2]/tc[2]"


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("rows", [2, 60])
def test_a_table_at_the_end_without_a_paragraph_behind_it(rows: int) -> None:
    """Programs other than Word write such files; LibreOffice reads the table in them as one line."""
    made = docx.Document()
    made.add_paragraph("某县公开招聘公告")
    table = made.add_table(rows=rows, cols=2)
    for r in range(rows):
        table.cell(r, 0).text, table.cell(r, 1).text = f"岗位{r}", str(r + 1)
    out = io.BytesIO()
    made.save(out)
    given = convert.convert(out.getvalue(), "docx", "doc", Budget(Limits(), "a.docx"))
    (read,) = read_bytes(given, "a.doc").tables
    assert (read.rows, read.cols) == (rows, 2)
    assert with_last_paragraph(with_last_paragraph(given)) == with_last_paragraph(given) != given


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), RTF])
def test_nothing_to_mend(data: bytes) -> None:
    assert with_last_paragraph(data) == data


@needs_office
@pytest.mark.slow
def test_a_named_extension_does_not_hide_the_format() -> None:
    document = read_bytes(RTF, "a.doc")
    assert "Two drivers" in document.text
    assert document.warnings[0].startswith("wrong_extension")


@needs_office
def test_a_converter_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(TooSlow):
        read_bytes(RTF, "a.rtf", limits=Limits(seconds=0.05))


@needs_office
@pytest.mark.slow
def test_a_truncated_file() -> None:
    given = convert.convert(notice(), "docx", "doc", Budget(Limits(), "a.docx"))
    with pytest.raises(Damaged):
        read_bytes(given[:3000], "a.doc")


def test_without_libreoffice_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "program", lambda: None)
    with pytest.raises(MissingTool) as caught:
        read_bytes(RTF, "a.rtf")
    assert caught.value.code == "E108"
    assert "apt install libreoffice" in caught.value.hint
