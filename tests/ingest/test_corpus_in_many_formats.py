"""Bundled notices rendered to every format: equal facts from each, every evidence leading back to what it quotes.

The lines and the grids of a notice are taken from the bundled file and written anew; cells that the bundled file merges
are merged in each format that can, and printed again in plain text.
"""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import docx
import pytest
import xlsxwriter

from corpus.facts import to_facts
from extractors import extract
from ingest import arrange, convert, read, read_all, read_bytes
from ingest.limits import Budget, Limits
from schema.document import BlockKind, Document, Table
from schema.evidence import Evidence

NOTICES = Path(__file__).resolve().parents[2] / "corpus" / "notices"
NAMES = ["01-linxi-shiye.txt", "03-ronghu-hospital.html"]


@dataclass(frozen=True)
class Cell:
    row: int
    col: int
    rows: int
    cols: int
    text: str


@dataclass(frozen=True)
class Grid:
    height: int
    width: int
    cells: tuple[Cell, ...]

    def row(self, row: int) -> list[Cell]:
        return [cell for cell in self.cells if cell.row == row]

    def plain(self) -> list[list[str]]:
        out = [[""] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                out[row][cell.col : cell.col + cell.cols] = [cell.text] * cell.cols
        return out


Part = str | Grid


def grid(document: Document, table: Table) -> Grid:
    cells = [
        Cell(c.row, c.col, c.rowspan, c.colspan, " ".join(document.text[c.start : c.end].split()))
        for c in table.cells
        if c.inherits is None or c.why != "merged"
    ]
    return Grid(table.rows, table.cols, tuple(cells))


def parts(name: str) -> list[Part]:
    """The lines and grids of a bundled notice, page furniture left out."""
    document = read(NOTICES / name)
    out: list[Part] = []
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.table is not None:
            table = document.tables[block.table]
            out.extend(document.text[a:b].strip() for a, b in table.notes)
            out.append(grid(document, table))
        else:
            out.append(" ".join(document.text[block.start : block.end].split()))
    return out


def as_text(notice: list[Part]) -> bytes:
    lines = [part if isinstance(part, str) else "\n".join("\t".join(row) for row in part.plain()) for part in notice]
    return "\n".join(lines).encode()


def as_page(notice: list[Part]) -> bytes:
    def table(made: Grid) -> str:
        rows = ""
        for row in range(made.height):
            cells = (f"<td rowspan={c.rows} colspan={c.cols}>{html.escape(c.text)}</td>" for c in made.row(row))
            rows += f"<tr>{''.join(cells)}</tr>"
        return f"<table>{rows}</table>"

    body = "".join(f"<p>{html.escape(p)}</p>" if isinstance(p, str) else table(p) for p in notice)
    menu = "<div class='nav'><a href='/'>首页</a> <a href='/t'>通知公告</a></div>"
    return f"<html><head><meta charset='gbk'></head><body>{menu}<div>{body}</div></body></html>".encode("gb18030")


def as_word(notice: list[Part]) -> bytes:
    made = docx.Document()
    for part in notice:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        table = made.add_table(rows=part.height, cols=part.width)
        for cell in part.cells:
            at = table.cell(cell.row, cell.col)
            if (cell.rows, cell.cols) != (1, 1):
                at = at.merge(table.cell(cell.row + cell.rows - 1, cell.col + cell.cols - 1))
            at.text = cell.text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def as_old_word(notice: list[Part]) -> bytes:
    if convert.program() is None:
        pytest.skip("LibreOffice is not installed")
    return convert.convert(as_word(notice), "docx", "doc", Budget(Limits(), "a.docx"))


def as_workbook(made: Grid) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for cell in made.cells:
        value = int(cell.text) if cell.text.isdigit() and not cell.text.startswith("0") else cell.text
        if (cell.rows, cell.cols) == (1, 1):
            sheet.write(cell.row, cell.col, value)
        else:
            sheet.merge_range(cell.row, cell.col, cell.row + cell.rows - 1, cell.col + cell.cols - 1, value)
    book.close()
    return out.getvalue()


def posts_apart(notice: list[Part]) -> tuple[bytes, bytes]:
    """The notice as text without its largest grid, and that one as a workbook."""
    largest = max((p for p in notice if isinstance(p, Grid)), key=lambda g: g.height * g.width)
    return as_text([p for p in notice if p is not largest]), as_workbook(largest)


def together(notice: list[Part]) -> tuple[Document, ...]:
    text, sheet = posts_apart(notice)
    return arrange([read_bytes(sheet, "岗位表.xlsx"), read_bytes(text, "公告.txt")])


def in_archive(notice: list[Part]) -> tuple[Document, ...]:
    """Names in GBK without a mark, as Chinese Windows writes them."""
    text, sheet = posts_apart(notice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in (("附件 岗位表.xlsx", sheet), ("招聘公告.txt", text)):
            info = zipfile.ZipInfo("x" * len(name.encode("gbk")))
            package.writestr(info, data)
    raw = out.getvalue()
    for name in ("附件 岗位表.xlsx", "招聘公告.txt"):
        raw = raw.replace(b"x" * len(name.encode("gbk")), name.encode("gbk"))
    with NamedTemporaryFile(suffix=".zip") as file:
        file.write(raw)
        file.flush()
        return read_all(file.name)


def one(make: Callable[[list[Part]], bytes], name: str) -> Callable[[list[Part]], tuple[Document, ...]]:
    return lambda notice: (read_bytes(make(notice), name),)


FORMATS: dict[str, Callable[[list[Part]], tuple[Document, ...]]] = {
    "html": one(as_page, "公告.html"),
    "docx": one(as_word, "公告.docx"),
    "doc": one(as_old_word, "公告.doc"),
    "txt and xlsx": together,
    "zip with GBK names": in_archive,
}


def facts(documents: tuple[Document, ...]) -> tuple[dict[str, Any], Any]:
    notice = extract(documents)
    held = {key: value for key, value in to_facts(notice, documents).items() if key not in ("source", "facts")}
    posts = [{k: v for k, v in post.items() if k not in ("sheet", "row", "page", "quote")} for post in held["posts"]]
    return {**held, "posts": posts}, notice


def evidence_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if {"document", "start", "end", "quote"} <= value.keys() else []
        return own + [e for item in value.values() for e in evidence_in(item)]
    return [e for item in value for e in evidence_in(item)] if isinstance(value, list) else []


@pytest.mark.slow
@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_equal_facts_from_each(name: str, kind: str) -> None:
    notice = parts(name)
    plain, _ = facts((read_bytes(as_text(notice), "公告.txt"),))
    documents = FORMATS[kind](notice)
    found, extracted = facts(documents)
    assert found == plain
    by_id = {document.id: document for document in documents}
    cited = evidence_in(extracted.model_dump(mode="json"))
    assert len(cited) > 100
    for item in cited:
        proof = Evidence.model_validate(item)
        document = by_id[proof.document]
        proof.verify(document)
        assert proof.address
        assert proof.address == document.address(proof.start)
