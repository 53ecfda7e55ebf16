"""Word files: numbers that Word prints by itself, merged cells, tracked changes, damage."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest import read_bytes
from ingest.numbering import shown
from schema.errors import InputError, Unsafe


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def numbered(document, text: str, number: str, level: int) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def with_list(document) -> None:
    root = document.part.numbering_part.element
    levels = (("chineseCountingThousand", "%1、"), ("decimal", "%2."))
    xml = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (kind, text) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="91">{xml}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="91"/></w:num>'))


def test_automatic_numbers_are_printed() -> None:
    document = docx.Document()
    with_list(document)
    document.add_paragraph("某县公开招聘公告")
    numbered(document, "应聘条件", "91", 0)
    numbered(document, "身体健康；", "91", 1)
    numbered(document, "品行端正。", "91", 1)
    numbered(document, "报名", "91", 0)
    numbered(document, "时间另行通知。", "91", 1)
    read = read_bytes(saved(document), "a.docx")
    assert read.view.text.split("\n") == [
        "某县公开招聘公告",
        "一、应聘条件",
        "1.身体健康;",
        "2.品行端正。",
        "二、报名",
        "1.时间另行通知。",
    ]
    assert [b.level for b in read.blocks] == [0, 1, 2, 2, 1, 2]
    assert read.address(read.text.index("品行")) == "p[4]"


def test_merged_cells() -> None:
    document = docx.Document()
    document.add_paragraph("岗位表")
    table = document.add_table(rows=4, cols=4)
    for c, text in enumerate(("代码", "单位", "人数", "备注")):
        table.cell(0, c).text = text
    for r in (1, 2, 3):
        table.cell(r, 0).text = f"0{r}"
        table.cell(r, 2).text = str(r)
    table.cell(1, 1).merge(table.cell(2, 1)).text = "县医院"
    table.cell(3, 1).text = "县一中"
    table.cell(1, 3).text = "限男性\n有证"
    read = read_bytes(saved(document), "a.docx")
    (grid,) = read.tables
    assert (grid.rows, grid.cols, grid.header_rows, grid.name) == (4, 4, 1, "岗位表")
    assert (grid.cell(2, 1).inherits, grid.cell(2, 1).why) == ((1, 1), "merged")
    assert "01\t县医院\t1\t限男性  有证\n" in read.view.text
    assert read.address(grid.cell(3, 1).start) == "tbl[1]/tr[4]/tc[2]"


def test_deleted_text_is_not_read_and_inserted_text_is() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("报名费")
    for tag, text in (("w:del", "九十元"), ("w:ins", "五十元")):
        change = OxmlElement(tag)
        inner = "delText" if tag == "w:del" else "t"
        change.append(parse_xml(f"<w:r {nsdecls('w')}><w:{inner}>{text}</w:{inner}></w:r>"))
        change.set(qn("w:id"), "1")
        paragraph._p.append(change)
    assert read_bytes(saved(document), "a.docx").view.text == "报名费五十元"


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (23, "chineseCounting", "二十三"),
        (4, "lowerRoman", "iv"),
        (3, "upperLetter", "C"),
        (2, "decimalEnclosedCircleChinese", "②"),
        (7, "odd", "7"),
    ],
)
def test_number_formats(value: int, kind: str, text: str) -> None:
    assert shown(value, kind) == text


def test_damaged_files() -> None:
    document = docx.Document()
    document.add_paragraph("公告")
    data = saved(document)
    for broken in (data[: len(data) // 3], b"PK\x03\x04word/document" + b"\0" * 400):
        with pytest.raises(InputError):
            read_bytes(broken, "a.docx")
    with pytest.raises(InputError):
        read_bytes(saved(docx.Document()), "a.docx")


def test_entities_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "word/document.xml",
            '<!DOCTYPE x [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w='
            '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>公告&b;</w:t></w:r>'
            "</w:p></w:body></w:document>",
        )
    with pytest.raises(Unsafe):
        read_bytes(out.getvalue(), "a.docx")
