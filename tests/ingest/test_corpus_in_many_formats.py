"""Bundled notices rendered to every format: equal facts from each, every evidence leading back to what it quotes.

The lines and the grids of a notice are taken from the bundled file and written anew; cells that the bundled file merges
are merged in each format that can, and printed again in plain text. What stands at an address is looked up in the
rendered file with a library that our readers do not go through.
"""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import docx
import numpy as np
import pdfplumber
import pytest
import xlsxwriter
from lxml.html import document_fromstring
from PIL import Image
from python_calamine import CalamineWorkbook

from corpus.facts import to_facts
from corpus.metric import compare
from extractors import extract
from ingest import arrange, convert, ocr, read, read_all, read_bytes
from ingest.limits import Budget, Limits
from ingest.pdfglyphs import named
from ingest.place import locate
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
Files = dict[str, bytes]
"""The files of a rendered notice by their names."""


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
        table = made.add_table(rows=part.height, cols=part.width, style="Table Grid")
        for cell in part.cells:
            at = table.cell(cell.row, cell.col)
            if (cell.rows, cell.cols) != (1, 1):
                at = at.merge(table.cell(cell.row + cell.rows - 1, cell.col + cell.cols - 1))
            at.text = cell.text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def by_office(notice: list[Part], kind: str) -> bytes:
    if convert.program() is None:
        pytest.skip("LibreOffice is not installed")
    return convert.convert(as_word(notice), "docx", kind, Budget(Limits(), "a.docx"))


STYLE = (
    "<style>@page{size:A4;margin:20mm 22mm}body{font:11.5pt/1.6 'Noto Serif CJK SC'}.nav{display:none}"
    "p{margin:0;text-indent:2em;text-align:justify}p:first-child{text-align:center;font-size:18pt}"
    "table{border-collapse:collapse;width:100%;font-size:8.5pt;line-height:1.3}td{border:1px solid #000;padding:2px}"
    "</style>"
)


def by_browser(notice: list[Part]) -> bytes:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser to print with is installed")
    page = as_page(notice).decode("gb18030").replace("<meta charset='gbk'>", f"<meta charset='utf-8'>{STYLE}")
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "notice.html", Path(folder) / "notice.pdf"
        source.write_text(page, encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        command += [f"--user-data-dir={folder}", "--no-pdf-header-footer", f"--print-to-pdf={target}", str(source)]
        subprocess.run(command, capture_output=True, timeout=120, check=True)
        return target.read_bytes()


def scanned(printed: bytes, dots: int = 150) -> bytes:
    """The pages of a PDF as pictures (``dots`` an inch): a little askew, grey, with noise."""
    import pypdfium2

    chance = np.random.default_rng(7)
    book = pypdfium2.PdfDocument(printed)
    pictures = []
    for number in range(len(book)):
        image = book[number].render(scale=dots / 72).to_pil().convert("L")
        image = image.rotate(0.6 - 1.1 * (number % 2), resample=Image.Resampling.BICUBIC, fillcolor=250)
        grey = np.asarray(image).astype(np.float32) * 0.92 + 12
        pictures.append(Image.fromarray(np.clip(grey + chance.normal(0, 6, grey.shape), 0, 255).astype(np.uint8)))
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=dots, quality=75)
    return out.getvalue()


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


def posts_apart(notice: list[Part]) -> Files:
    """The notice as text without its largest grid, and that one as a workbook."""
    largest = max((p for p in notice if isinstance(p, Grid)), key=lambda g: g.height * g.width)
    return {"附件 岗位表.xlsx": as_workbook(largest), "招聘公告.txt": as_text([p for p in notice if p is not largest])}


def in_archive(files: Files) -> bytes:
    """Names in GBK without a mark, as Chinese Windows writes them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files.items():
            package.writestr("x" * len(name.encode("gbk")), data)
    raw = out.getvalue()
    for name in files:
        raw = raw.replace(b"x" * len(name.encode("gbk")), name.encode("gbk"))
    return raw


def read_files(files: Files, folder: Path, *, packed: bool) -> tuple[Document, ...]:
    if not packed:
        return arrange([read_bytes(data, name) for name, data in files.items()])
    (folder / "a.zip").write_bytes(in_archive(files))
    return read_all(folder / "a.zip")


FORMATS: dict[str, Callable[[list[Part]], Files]] = {
    "txt": lambda notice: {"a.txt": as_text(notice)},
    "html": lambda notice: {"a.html": as_page(notice)},
    "docx": lambda notice: {"a.docx": as_word(notice)},
    "doc": lambda notice: {"a.doc": by_office(notice, "doc")},
    "pdf by LibreOffice": lambda notice: {"a.pdf": by_office(notice, "pdf")},
    "pdf by a browser": lambda notice: {"a.pdf": by_browser(notice)},
    "txt and xlsx": posts_apart,
    "zip with GBK names": posts_apart,
}


# what stands in a rendered file at an address


@cache
def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@cache
def word_of(data: bytes) -> tuple[list[str], list[Any]]:
    book = docx.Document(io.BytesIO(data))
    return [paragraph.text for paragraph in book.paragraphs], list(book.tables)


@cache
def letters(data: bytes) -> list[list[dict[str, Any]]]:
    with pdfplumber.open(io.BytesIO(data)) as book:
        return [page.chars for page in book.pages]


@cache
def again(data: bytes) -> bytes:
    return convert.convert(data, "doc", "docx", Budget(Limits(), "a.doc"))


def inside(data: bytes, address: str, slack: float = 1.0) -> str:
    """The characters of a PDF whose middles lie in the box of an address."""
    number, box = address.removeprefix("page ").split(" ")
    left, top, right, bottom = map(float, box.strip("()").split(","))
    return "".join(
        char["text"]
        for char in letters(data)[int(number) - 1]
        if left - slack < (char["x0"] + char["x1"]) / 2 < right + slack
        and top - slack < (char["top"] + char["bottom"]) / 2 < bottom + slack
    )


def at(name: str, data: bytes, address: str) -> str:
    kind = PurePosixPath(name).suffix
    if kind == ".txt":
        return data.decode().split("\n")[int(address.removeprefix("line ")) - 1]
    if kind == ".html":
        return "".join(element.text_content() for element in document_fromstring(data.decode("gb18030")).xpath(address))
    if kind == ".pdf":
        return inside(data, address)
    numbers = [int(number) - 1 for number in re.findall(r"\[(\d+)\]", address)]
    if kind == ".xlsx":
        sheet, letter, row = re.fullmatch(r"(\w+)!([A-Z])(\d+)", address).groups()  # type: ignore[union-attr]
        return str(sheets(data)[sheet][int(row) - 1][ord(letter) - 65]).removesuffix(".0")
    paragraphs, tables = word_of(data if kind == ".docx" else again(data))
    if len(numbers) == 1:
        return str(paragraphs[numbers[0]])
    table, row, cell = numbers
    return "".join(tables[table].rows[row]._tr.tc_lst[cell].itertext())


def bare(text: str) -> str:
    return "".join(text.split())


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


def proofs(documents: tuple[Document, ...], notice: Any) -> Iterator[tuple[Document, Evidence, tuple[str, ...]]]:
    """Every evidence, verified, with the document that it leads into and the addresses there."""
    by_id = {document.id: document for document in documents}
    for item in evidence_in(notice.model_dump(mode="json")):
        proof = Evidence.model_validate(item)
        document = by_id[proof.document]
        proof.verify(document)
        assert proof.address == document.address(proof.start)
        place = locate(document, proof.start, proof.end)
        assert place.quote == proof.quote
        assert place.addresses
        yield document, proof, place.addresses


@pytest.mark.slow
@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_equal_facts_from_each(tmp_path: Path, name: str, kind: str) -> None:
    notice = parts(name)
    plain, _ = facts((read_bytes(as_text(notice), "a.txt"),))
    files = FORMATS[kind](notice)
    documents = read_files(files, tmp_path, packed=kind.startswith("zip"))
    found, extracted = facts(documents)
    assert found == plain
    cited = list(proofs(documents, extracted))
    assert len(cited) > 100
    for document, proof, addresses in cited:
        own = document.name.rpartition("/")[2]
        standing = "".join(at(own, files[own], address) for address in addresses)
        if own.endswith("pdf"):  # radicals for characters, in the order of the fonts
            assert not Counter(bare(proof.quote)) - Counter(map(named, standing)), (proof, standing)
        else:
            assert bare(proof.quote) in bare(standing), (proof, standing)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["pdf by a browser", "txt and xlsx"])
@pytest.mark.parametrize("name", ["06-hexi-soe.html", "11-kaveripura-psc.txt", "14-jinghai-bilingual.html"])
def test_equal_values_from_each(tmp_path: Path, name: str, kind: str) -> None:
    """Ligatures and signs of the fonts stand in the quotes; the values are those of the text."""
    notice = parts(name)
    plain, _ = facts((read_bytes(as_text(notice), "a.txt"),))
    found, _ = facts(read_files(FORMATS[kind](notice), tmp_path, packed=False))
    sections = compare(plain, found)
    assert [str(leaf) for section in sections.values() for leaf in (*section.missed, *section.spurious)] == []


SCANNED = ["02-dongbu-teachers.html", "08-lanjiang-competition.txt"]
"""Two of the ten of which a scan gives as much; each takes ten seconds or more."""


@pytest.mark.slow
@pytest.mark.skipif(not ocr.installed(), reason="the extra ocr is not installed")
@pytest.mark.parametrize("name", SCANNED)
def test_a_scan_gives_98_percent_of_them(name: str) -> None:
    notice = parts(name)
    printed = by_browser(notice)
    document = read_bytes(scanned(printed), "a.pdf")
    plain, _ = facts((read_bytes(as_text(notice), "a.txt"),))
    found, extracted = facts((document,))
    sections = compare(plain, found)
    same = sum(section.found for section in sections.values())
    other = [str(leaf) for section in sections.values() for leaf in (*section.missed, *section.spurious)]
    assert 2 * same >= 0.98 * (2 * same + len(other)), other
    if name != NAMES[0]:
        return
    boxes = [(proof, address) for _, proof, addresses in proofs((document,), extracted) for address in addresses]
    assert len(boxes) > 100
    # the printed page stands under the scanned one, a few points askew
    agree = sum(bool(set(inside(printed, address, 9.0)) & set(proof.quote)) for proof, address in boxes)
    assert agree >= 0.97 * len(boxes)


@pytest.mark.slow
@pytest.mark.skipif(not ocr.installed(), reason="the extra ocr is not installed")
def test_words_of_an_english_scan() -> None:
    """The models leave out most blanks of long lines; the white of the picture tells where they stood."""
    said: list[Part] = [
        "Notice of Examination for the Posts of Surveyor and Draughtsman",
        "Applicants shall hold a diploma in surveying and have not less than 3 years of full-time experience after it.",
        "The written test counts for 60% and the interview for 40% of the total score, kept to two decimal places.",
        "Applications close at 17:00 on 12.10.2026; those received later or without the fee of $15 are not considered.",
    ]
    found = read_bytes(scanned(by_browser(said)), "a.pdf").text.split()
    wanted = " ".join(map(str, said)).split()
    assert sum((Counter(wanted) - Counter(found)).values()) <= 1
