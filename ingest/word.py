"""Word documents (docx): paragraphs with their automatic numbers, tables with merged cells.

Deleted text of tracked changes, text boxes, headers and footers are not read. Addresses are ``p[3]`` for the third
paragraph of the body and ``tbl[1]/tr[2]/tc[3]`` for a cell.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from ingest.assemble import Layout
from ingest.compose import CellSpec, Composer
from ingest.limits import Budget
from ingest.numbering import Numbering
from ingest.package import opened, parse_xml, refuse_entities
from schema.errors import EmptyInput

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OUT = frozenset(f"{_W}{tag}" for tag in ("del", "txbxContent", "pPr", "rPr", "instrText", "footnoteReference"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_KIND = re.compile(rb'Type="[^"]*/(\w+)"')
_HEADING = re.compile(r"(?:heading|标题) ?(\d)", re.IGNORECASE)


def read_word(data: bytes, budget: Budget) -> tuple[Layout, tuple[str, ...]]:
    """The layout of a docx file, and warnings.

    :raises Damaged, Encrypted, Unsafe, TooDeep, UnpacksTooLarge: as :mod:`ingest.package`.
    """
    with opened(data, budget, "the Word file") as package:
        refuse_entities(package, budget)
        names = set(package.namelist())
        body = parse_xml(package.read("word/document.xml"), budget).find(f"{_W}body")
        numbers = parse_xml(package.read("word/numbering.xml"), budget) if "word/numbering.xml" in names else None
        styles = parse_xml(package.read("word/styles.xml"), budget) if "word/styles.xml" in names else None
        warnings = tuple(_outside(package))
    if body is None:
        raise EmptyInput("the Word file has no body", where=budget.name)
    writer = _Writer(Composer(budget), Numbering.of(numbers), _styles(styles))
    writer.body(body)
    if not writer.composer.items:
        raise EmptyInput("the Word file holds no text", where=budget.name)
    return writer.composer.layout(), warnings


def _outside(package: zipfile.ZipFile) -> Iterator[str]:
    """Warnings of what Word would load from elsewhere when it opens the file; nothing is loaded here."""
    for name in package.namelist():
        if name.startswith("word/_rels/") and name.endswith(".rels"):
            for tag in _RELATION.findall(package.read(name)):
                kind = _KIND.search(tag)
                if b'"External"' in tag and kind and kind[1] != b"hyperlink":
                    yield f"remote_part: a {kind[1].decode('ascii', 'replace')} outside the file was not loaded"


class _Style:
    """What a paragraph style adds: a heading depth, and a list."""

    __slots__ = ("depth", "level", "number")

    def __init__(self, depth: int, number: str | None, level: int) -> None:
        self.depth, self.number, self.level = depth, number, level


def _styles(root: Any) -> dict[str, _Style]:
    out: dict[str, _Style] = {}
    for style in () if root is None else root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        match = _HEADING.fullmatch(name.get(f"{_W}val", "")) if name is not None else None
        number, level = _list(style.find(f"{_W}pPr"))
        out[style.get(f"{_W}styleId", "")] = _Style(int(match[1]) if match else 0, number, level)
    return out


def _list(properties: Any) -> tuple[str | None, int]:
    """List id and level of paragraph properties."""
    found = None if properties is None else properties.find(f"{_W}numPr")
    if found is None:
        return None, 0
    number, level = found.find(f"{_W}numId"), found.find(f"{_W}ilvl")
    depth = "0" if level is None else level.get(f"{_W}val", "0")
    return None if number is None else number.get(f"{_W}val"), int(depth) if depth.isdigit() else 0


class _Writer:
    """Walks the body."""

    def __init__(self, composer: Composer, numbering: Numbering, styles: dict[str, _Style]) -> None:
        self.composer, self.numbering, self.styles = composer, numbering, styles

    def body(self, body: Any) -> None:
        paragraphs = tables = 0
        for item in _blocks(body):
            self.composer.budget.tick()
            if item.tag == f"{_W}p":
                paragraphs += 1
                self._paragraph(item, f"p[{paragraphs}]")
            else:
                tables += 1
                self._table(item, f"tbl[{tables}]")

    def _paragraph(self, paragraph: Any, native: str) -> None:
        label, style = self._label(paragraph)
        bold = _all_bold(paragraph)
        properties = paragraph.find(f"{_W}pPr")
        align = None if properties is None else properties.find(f"{_W}jc")
        for index, line in enumerate(_text(paragraph).split("\n")):
            text = (label or "") + line if index == 0 else line
            self.composer.line(
                text,
                native,
                depth=style.depth if style else 0,
                bold=bold and len(text) <= 80,
                bullet=label == "" and index == 0,
                centred=align is not None and align.get(f"{_W}val") == "center",
            )

    def _label(self, paragraph: Any) -> tuple[str | None, _Style | None]:
        properties = paragraph.find(f"{_W}pPr")
        named = None if properties is None else properties.find(f"{_W}pStyle")
        style = None if named is None else self.styles.get(named.get(f"{_W}val", ""))
        number, level = _list(properties)
        if number is None and style is not None:
            number, level = style.number, style.level
        if number is None or number == "0" or not _text(paragraph).strip():
            return None, style
        return self.numbering.label(number, level), style

    def _table(self, table: Any, native: str) -> None:
        rows: list[list[CellSpec]] = []
        open_cells: dict[int, CellSpec] = {}
        for r, row in enumerate(table.iter(f"{_W}tr")):
            if row.getparent() is not table and not _within(row, table):
                continue
            specs: list[CellSpec] = []
            col = _number(row.find(f"{_W}trPr/{_W}gridBefore"))
            if col:
                specs.append(CellSpec((), native, colspan=col))
            for c, cell in enumerate(_cells(row)):
                span = max(1, _number(cell.find(f"{_W}tcPr/{_W}gridSpan")))
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                if merge is not None and merge.get(f"{_W}val") != "restart" and col in open_cells:
                    open_cells[col].rowspan += 1
                else:
                    spec = CellSpec(self._lines(cell), f"{native}/tr[{r + 1}]/tc[{c + 1}]", colspan=span)
                    specs.append(spec)
                    open_cells.pop(col, None)
                    if merge is not None:
                        open_cells[col] = spec
                col += span
            rows.append(specs)
        if len(rows) == 1 and len(rows[0]) == 1:  # a frame around text
            for line in rows[0][0].lines:
                self.composer.line(line, native)
        elif rows:
            self.composer.table(rows)

    def _lines(self, cell: Any) -> list[str]:
        out: list[str] = []
        for paragraph in cell.iter(f"{_W}p"):
            label, _ = self._label(paragraph)
            text = (label or "") + _text(paragraph)
            out.extend(part.strip() for part in text.split("\n") if part.strip())
        return out


def _blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and tables of a body, those inside content controls and insertions included."""
    for item in body:
        if item.tag in (f"{_W}p", f"{_W}tbl"):
            yield item
        elif item.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(item)


def _within(row: Any, table: Any) -> bool:
    """Whether a row belongs to this table and not to one nested in a cell."""
    return next((a for a in row.iterancestors(f"{_W}tbl")), None) is table


def _cells(row: Any) -> Iterator[Any]:
    for item in row:
        if item.tag == f"{_W}tc":
            yield item
        elif item.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _cells(item)


def _text(element: Any) -> str:
    """The text of a paragraph; breaks are line ends, tabs are tabs."""
    out: list[str] = []
    for item in element:
        tag = item.tag
        if tag in _OUT or tag == _FALLBACK:
            continue
        if tag == f"{_W}t":
            out.append(item.text or "")
        elif tag == f"{_W}tab":
            out.append("\t")
        elif tag in (f"{_W}br", f"{_W}cr"):
            out.append("\n" if item.get(f"{_W}type") != "page" else "")
        elif tag == f"{_W}noBreakHyphen":
            out.append("-")
        else:
            out.append(_text(item))
    return "".join(out)


def _all_bold(paragraph: Any) -> bool:
    runs = [r for r in paragraph.iter(f"{_W}r") if any((t.text or "").strip() for t in r.iter(f"{_W}t"))]
    return bool(runs) and all(_is_bold(r.find(f"{_W}rPr/{_W}b")) for r in runs)


def _is_bold(mark: Any) -> bool:
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false")


def _number(element: Any) -> int:
    value = None if element is None else element.get(f"{_W}val")
    return min(int(value), 10_000) if value and value.isdigit() else 0
