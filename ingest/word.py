"""Word documents (docx): paragraphs with their automatic numbers, text boxes, tables with merged cells, notes.

Tracked changes are read as accepted. Headers and footers, comments, hidden and struck text are not read. Addresses are
``p[3]`` for the third paragraph of the body, ``p[3]/box[1]`` for a text box that hangs on it, ``tbl[1]/tr[2]/tc[3]``
for a cell and ``note[fn2]`` for a footnote.
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
from ingest.wordtext import CHOICE, GONE, Reader, W, boxes, is_on
from schema.errors import EmptyInput

_AROUND = frozenset(f"{W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")) | {CHOICE}
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_KIND = re.compile(rb'Type="[^"]*/(\w+)"')
_HEADING = re.compile(r"(?:heading|标题) ?(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"toc ?\d", re.IGNORECASE)
_MAIN = re.compile(r"word/document\d*\.xml")
_NOTE_PARTS = (("word/footnotes.xml", "footnote", "fn"), ("word/endnotes.xml", "endnote", "en"))
_GAP = "\u3000"


def read_word(data: bytes, budget: Budget) -> tuple[Layout, tuple[str, ...]]:
    """The layout of a docx file, and warnings.

    :raises Damaged, Encrypted, Unsafe, TooDeep, UnpacksTooLarge: as :mod:`ingest.package`.
    """
    with opened(data, budget, "the Word file") as package:
        refuse_entities(package, budget)
        names = set(package.namelist())
        main = next((name for name in sorted(names) if _MAIN.fullmatch(name)), "word/document.xml")
        body = parse_xml(package.read(main), budget).find(f"{W}body")

        def part(name: str) -> Any:
            return parse_xml(package.read(name), budget) if name in names else None

        numbers, styles = part("word/numbering.xml"), part("word/styles.xml")
        notes = {
            f"{kind}{note.get(f'{W}id')}": note
            for name, tag, kind in _NOTE_PARTS
            if (root := part(name)) is not None
            for note in root.iter(f"{W}{tag}")
        }
        warnings = list(_outside(package))
    if body is None:
        raise EmptyInput("the Word file has no body", where=budget.name)
    writer = _Writer(Composer(budget), Numbering.of(numbers), _styles(styles), Reader(_hidden(styles)))
    writer.body(body)
    for key in dict.fromkeys(writer.reader.notes):
        if key in notes:
            writer.note(notes[key], f"note[{key}]")
    if not writer.composer.items:
        raise EmptyInput("the Word file holds no text", where=budget.name)
    if writer.reader.lost:
        warnings.append(f"hidden_text: {writer.reader.lost} hidden characters were not read")
    if writer.reader.struck:
        warnings.append(f"struck_text: {writer.reader.struck} characters that are struck out were not read")
    return writer.composer.layout(), tuple(warnings)


def _outside(package: zipfile.ZipFile) -> Iterator[str]:
    """Warnings of what Word would load from elsewhere when it opens the file; nothing is loaded here."""
    for name in package.namelist():
        if name.startswith("word/_rels/") and name.endswith(".rels"):
            for tag in _RELATION.findall(package.read(name)):
                kind = _KIND.search(tag)
                if b'"External"' in tag and kind and kind[1] != b"hyperlink":
                    yield f"remote_part: a {kind[1].decode('ascii', 'replace')} outside the file was not loaded"


class _Style:
    """What a paragraph style adds: a heading depth, a list, or that its lines are a table of contents."""

    __slots__ = ("contents", "depth", "level", "number")

    def __init__(self, depth: int, number: str | None, level: int, contents: bool) -> None:
        self.depth, self.number, self.level, self.contents = depth, number, level, contents


def _styles(root: Any) -> dict[str, _Style]:
    """The styles by id; a style without a list has that of the one it is based on."""
    out: dict[str, _Style] = {}
    based: dict[str, str] = {}
    for style in () if root is None else root.iter(f"{W}style"):
        name = style.find(f"{W}name")
        title = name.get(f"{W}val", "") if name is not None else ""
        match = _HEADING.fullmatch(title)
        number, level = _list(style.find(f"{W}pPr"))
        own = style.get(f"{W}styleId", "")
        out[own] = _Style(int(match[1]) if match else 0, number, level, bool(_CONTENTS.fullmatch(title)))
        parent = style.find(f"{W}basedOn")
        if parent is not None:
            based[own] = parent.get(f"{W}val", "")
    for own, style in out.items():
        at, seen = own, {own}
        while style.number is None and (at := based.get(at, "")) in out and at not in seen:
            seen.add(at)
            style.number, level = out[at].number, out[at].level
            style.level = style.level or level
    return out


def _hidden(root: Any) -> frozenset[str]:
    """Ids of the styles that hide their text."""
    found = () if root is None else root.iter(f"{W}style")
    return frozenset(s.get(f"{W}styleId", "") for s in found if is_on(s.find(f"{W}rPr/{W}vanish")))


def _list(properties: Any) -> tuple[str | None, int]:
    """List id and level of paragraph properties."""
    found = None if properties is None else properties.find(f"{W}numPr")
    if found is None:
        return None, 0
    number, level = found.find(f"{W}numId"), found.find(f"{W}ilvl")
    depth = "0" if level is None else level.get(f"{W}val", "0")
    return None if number is None else number.get(f"{W}val"), int(depth) if depth.isdigit() else 0


class _Writer:
    """Walks the body."""

    def __init__(self, composer: Composer, numbering: Numbering, styles: dict[str, _Style], reader: Reader) -> None:
        self.composer, self.numbering, self.styles, self.reader = composer, numbering, styles, reader
        self.held = ""

    def body(self, body: Any, prefix: str = "") -> None:
        """The blocks of the body, of a text box, or of a cell that frames them; ``prefix`` goes before addresses."""
        paragraphs = tables = 0
        for item in _blocks(body):
            self.composer.budget.tick()
            if item.tag == f"{W}p":
                paragraphs += 1
                self._paragraph(item, f"{prefix}p[{paragraphs}]")
            else:
                tables += 1
                self._table(item, f"{prefix}tbl[{tables}]")

    def note(self, note: Any, native: str) -> None:
        """A foot- or endnote, after the body."""
        for paragraph in note.iter(f"{W}p"):
            for line in self.reader.text(paragraph).split("\n"):
                self.composer.line(line, native)

    def _paragraph(self, paragraph: Any, native: str) -> None:
        text = self.reader.text(paragraph)
        if _runs_on(paragraph):  # its end was deleted: it goes on with the next
            self.held += text
            return
        text, self.held = self.held + text, ""
        label, style = self._label(paragraph, text)
        bold = _all_bold(paragraph)
        properties = paragraph.find(f"{W}pPr")
        align = None if properties is None else properties.find(f"{W}jc")
        for index, line in enumerate(text.split("\n")):
            whole = _joined(label, line) if index == 0 else line
            self.composer.line(
                whole,
                native,
                depth=style.depth if style else 0,
                bold=bold and len(whole) <= 80,
                bullet=label == "" and index == 0,
                furniture=style is not None and style.contents,
                centred=align is not None and align.get(f"{W}val") == "center",
            )
        for number, box in enumerate(boxes(paragraph), 1):
            self.body(box, f"{native}/box[{number}]/")

    def _label(self, paragraph: Any, text: str) -> tuple[str | None, _Style | None]:
        properties = paragraph.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        style = None if named is None else self.styles.get(named.get(f"{W}val", ""))
        number, level = _list(properties)
        if number is None and style is not None:
            number, level = style.number, style.level
        if number is None or number == "0" or not text.strip():
            return None, style
        return self.numbering.label(number, level), style

    def _table(self, table: Any, native: str) -> None:
        rows = [r for r in table.iter(f"{W}tr") if (r.getparent() is table or _within(r, table)) and not _deleted(r)]
        first = list(_cells(rows[0])) if rows else []
        if len(rows) == 1 and len(first) == 1:  # a frame around text
            self.body(first[0], f"{native}/tr[1]/tc[1]/")
            return
        specs: list[list[CellSpec]] = []
        open_cells: dict[int, CellSpec] = {}
        for r, row in enumerate(rows):
            self.composer.budget.tick()
            specs.append(self._row(row, f"{native}/tr[{r + 1}]", open_cells))
        if specs:
            self.composer.table(specs)

    def _row(self, row: Any, native: str, open_cells: dict[int, CellSpec]) -> list[CellSpec]:
        """``open_cells``: the cells above that go on downwards, by their column."""
        specs: list[CellSpec] = []
        col = _number(row.find(f"{W}trPr/{W}gridBefore"))
        if col:
            specs.append(CellSpec((), native, colspan=col))
        for c, cell in enumerate(_cells(row)):
            span = max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan")))
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            across = cell.find(f"{W}tcPr/{W}hMerge")
            if merge is not None and merge.get(f"{W}val") != "restart" and col in open_cells:
                open_cells[col].rowspan += 1
            elif across is not None and across.get(f"{W}val") != "restart" and specs:
                specs[-1].colspan += span
            else:
                spec = CellSpec(self._lines(cell), f"{native}/tc[{c + 1}]", colspan=span)
                specs.append(spec)
                open_cells.pop(col, None)
                if merge is not None:
                    open_cells[col] = spec
            col += span
        return specs

    def _lines(self, cell: Any) -> list[str]:
        """The lines of a cell; a row of a table inside it is one line, its cells apart."""
        out: list[str] = []
        for item in _blocks(cell):
            if item.tag == f"{W}p":
                text = self.reader.text(item)
                label, _ = self._label(item, text)
                out.extend(part.strip() for part in _joined(label, text).split("\n") if part.strip())
                for box in boxes(item):
                    out.extend(self._lines(box))
            else:
                for row in item.iter(f"{W}tr"):
                    if _within(row, item) and not _deleted(row):
                        inner = (" ".join(self._lines(c)) for c in _cells(row))
                        out.append(_GAP.join(part for part in inner if part))
        return [line for line in out if line]


def _joined(label: str | None, text: str) -> str:
    """A label before its text; Word puts a tab between them, which Latin text needs as a blank."""
    return f"{label} {text}" if label and text[:1].isascii() and label[-1:].isascii() else (label or "") + text


def _runs_on(paragraph: Any) -> bool:
    """Whether the mark at its end was deleted in a tracked change, so that the next paragraph joins it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(item.tag in GONE for item in mark) and _follows(paragraph)


def _follows(paragraph: Any) -> bool:
    following = paragraph.getnext()
    return following is not None and following.tag == f"{W}p"


def _deleted(row: Any) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and tables of a body, those inside content controls and insertions included."""
    for item in body:
        if item.tag in (f"{W}p", f"{W}tbl"):
            yield item
        elif item.tag == CHOICE:
            yield from _blocks(item[0] if len(item) else ())
        elif item.tag in _AROUND:
            yield from _blocks(item)


def _within(row: Any, table: Any) -> bool:
    """Whether a row belongs to this table and not to one nested in a cell."""
    return next((a for a in row.iterancestors(f"{W}tbl")), None) is table


def _cells(row: Any) -> Iterator[Any]:
    for item in row:
        if item.tag == f"{W}tc":
            if item.find(f"{W}tcPr/{W}cellDel") is None:
                yield item
        elif item.tag in _AROUND:
            yield from _cells(item)


def _all_bold(paragraph: Any) -> bool:
    runs = [r for r in paragraph.iter(f"{W}r") if any((t.text or "").strip() for t in r.iter(f"{W}t"))]
    return bool(runs) and all(is_on(r.find(f"{W}rPr/{W}b")) for r in runs)


def _number(element: Any) -> int:
    value = None if element is None else element.get(f"{W}val")
    return min(int(value), 10_000) if value and value.isdigit() else 0
