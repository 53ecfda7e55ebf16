"""Pages saved with their pictures (mhtml), and pages as crawlers give them (json)."""

from __future__ import annotations

import base64
import json
import quopri

import pytest

from ingest import read_bytes
from schema.document import BlockKind, Document
from schema.errors import Damaged, EmptyInput

PAGE = (
    "<html><head><title>公告</title></head><body><h1>某县公开招聘公告</h1><p>一、报名</p>"
    "<p>报名时间另行通知，请留意本站。</p><table><tr><th>代码</th><th>岗位</th></tr><tr><td>01</td><td>司机</td></tr></table></body></html>"
)


def mhtml(body: bytes, encoding: str, charset: str, kind: str = "text/html") -> bytes:
    return (
        b"From: <Saved by a browser>\r\nSubject: =?utf-8?B?" + base64.b64encode("公告".encode()) + b"?=\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="==x"\r\n\r\n'
        b"--==x\r\nContent-Type: " + kind.encode() + b"; charset=" + charset.encode() + b"\r\n"
        b"Content-Transfer-Encoding: "
        + encoding.encode()
        + b"\r\nContent-Location: https://example.org/a.html\r\n\r\n"
        + body
        + b"\r\n--==x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n--==x--\r\n"
    )


def lines(document: Document) -> list[str]:
    return document.view.text.split("\n")


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html"])
def test_the_page_of_a_saved_page(charset: str, encoding: str, name: str) -> None:
    raw = PAGE.encode(charset)
    body = {"quoted-printable": quopri.encodestring(raw), "base64": base64.encodebytes(raw), "8bit": raw}[encoding]
    document = read_bytes(mhtml(body, encoding, charset), name)
    assert lines(document)[:3] == ["某县公开招聘公告", "一、报名", "报名时间另行通知,请留意本站。"]
    assert document.media_type == "multipart/related"
    assert document.address(document.text.index("报名时间")) == "/html/body/p[2]"
    assert len(document.tables) == 1


def test_a_saved_page_of_plain_text() -> None:
    document = read_bytes(mhtml("公告\n招聘司机二名。".encode(), "8bit", "utf-8", "text/plain"), "a.mht")
    assert "招聘司机二名。" in lines(document)


def test_a_saved_page_without_a_page() -> None:
    with pytest.raises(Damaged):
        read_bytes(mhtml(b"x", "8bit", "utf-8", "image/gif"), "a.mhtml")


def of(value: object) -> Document:
    return read_bytes(json.dumps(value, ensure_ascii=False).encode(), "a.json")


def test_a_crawled_page_with_markup() -> None:
    document = of(
        {
            "code": 0,
            "data": {"id": "8f2c", "publishTime": "2023-04-05", "content": PAGE, "articleTitle": "某市招聘公告"},
        }
    )
    assert lines(document)[0] == "某市招聘公告"
    assert document.blocks[0].kind is BlockKind.HEADING
    furniture = [document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.FURNITURE]
    assert "2023-04-05" in furniture
    assert document.address(document.text.index("报名时间")) == "/data/content /html/body/p[2]"
    assert len(document.tables) == 1


def test_a_crawled_page_of_plain_text() -> None:
    document = of({"title": "某县公开招聘公告", "text": "一、报名\n报名时间另行通知。\n二、考试\n考试分为笔试、面试。"})
    assert lines(document) == ["某县公开招聘公告", "一、报名", "报名时间另行通知。", "二、考试", "考试分为笔试、面试。"]
    assert document.address(document.text.index("考试分为")) == "/text"


def test_records_are_a_table() -> None:
    posts = [{"代码": "01", "岗位": "司机", "人数": 2}, {"代码": "02", "岗位": "厨师", "人数": 1.0}]
    document = of({"title": "某县公开招聘公告", "posts": posts})
    (table,) = document.tables
    assert (table.rows, table.cols, table.header_rows) == (3, 3, 1)
    cell = table.cell(2, 1)
    assert document.text[cell.start : cell.end] == "厨师"
    assert document.address(cell.start) == "/posts/1/岗位"


def test_damaged_and_empty_json() -> None:
    with pytest.raises(Damaged):
        read_bytes(b'{"a": "b", ', "a.json")
    with pytest.raises(EmptyInput):
        read_bytes(b'{"a": 1}', "a.json")
