"""PDF with a text layer, through pdfplumber: lines joined to paragraphs by their place on the page, ruled tables.

A line goes on in the next one where it reaches the right margin and the next begins at the left one. Tables that go on
over pages become one; a header printed again is left out. Addresses are ``page 2 (left,top,right,bottom)`` in points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import Any

from ingest import furniture
from ingest.assemble import Layout
from ingest.compose import CellSpec, Composer
from ingest.fold import fold_text
from ingest.labels import parse
from ingest.limits import Budget
from ingest.pdfstreams import check_streams
from schema.errors import Damaged, Encrypted, InputError, UnsupportedFormat

_END = re.compile(r"[。；;：:！!？?]$")
_LATIN = re.compile(r"[A-Za-z,.]$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_REPEATED = 3
"""A line at the same height of so many pages is a running head or foot."""

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Line:
    text: str
    page: int
    box: Box
    size: float


@dataclass(slots=True)
class _Table:
    rows: list[list[CellSpec]]
    cols: int
    texts: list[list[str]] = field(default_factory=list)


def read_pdf(data: bytes, budget: Budget) -> Layout:
    """The layout of a PDF.

    :raises Damaged, Encrypted: it is cut off or broken, or opens with a password only.
    :raises UnpacksTooLarge: its streams unpack to more than the limits allow.
    :raises UnsupportedFormat: it has no text layer (a scan).
    """
    check_streams(data, budget)
    try:
        items = list(_items(data, budget))
    except InputError:
        raise
    except (RecursionError, MemoryError):
        raise
    except Exception as error:  # pdfminer raises whatever a broken object leads to
        if any("Password" in type(e).__name__ or "Encryption" in type(e).__name__ for e in _chain(error)):
            raise Encrypted("the PDF opens with a password only", where=budget.name) from error
        raise Damaged(f"the PDF cannot be read: {type(error).__name__} {error}", where=budget.name) from error
    if not items:
        hint = "recognise its characters first (OCR)"
        raise UnsupportedFormat("the PDF holds pictures only, no text", where=budget.name, hint=hint)
    composer = Composer(budget)
    lines = [item for item in items if isinstance(item, _Line)]
    running = _running(lines)
    paragraph: list[_Line] = []
    left, right = _margins(lines)
    for item in items:
        if isinstance(item, _Table):
            _write(composer, paragraph)
            paragraph = []
            composer.table(item.rows)
            continue
        if _is_page_number(item):
            continue
        if (item.text, round(item.box[1])) in running:
            composer.line(item.text, _address(item.page, item.box), furniture=True)
            continue
        if paragraph and not _goes_on(paragraph[-1], item, left, right):
            _write(composer, paragraph)
            paragraph = []
        paragraph.append(item)
    _write(composer, paragraph)
    return composer.layout()


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and those it was raised from; pdfplumber wraps those of pdfminer as arguments of its own."""
    found: BaseException | None = error
    while found is not None:
        yield found
        yield from (part for part in found.args if isinstance(part, BaseException))
        found = found.__cause__ or found.__context__


def _items(data: bytes, budget: Budget) -> Iterator[_Line | _Table]:
    """Lines and tables of all pages from top to bottom; a table that goes on over pages comes once."""
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as book:
        budget.check_pages(len(book.pages))
        pending: _Table | None = None
        for number, page in enumerate(book.pages, 1):
            budget.tick()
            tables = page.find_tables()
            parts: list[tuple[float, _Line | _Table]] = [(t.bbox[1], _table(t, number)) for t in tables]
            boxes = [t.bbox for t in tables]
            free = page.filter(partial(_outside, boxes))
            for line in free.extract_text_lines(return_chars=True):
                text = fold_text(line["text"]).replace("\ufdd1", "").strip()
                if text:
                    box = (line["x0"], line["top"], line["x1"], line["bottom"])
                    size = max((c["size"] for c in line["chars"]), default=10.0)
                    parts.append((line["top"], _Line(line["text"].strip(), number, box, size)))
            first = True
            for _, part in sorted(parts, key=lambda p: p[0]):
                if isinstance(part, _Table):
                    if pending is not None and first and part.cols == pending.cols:
                        _append(pending, part)
                    else:
                        if pending is not None:
                            yield pending
                        pending = part
                    first = False
                    continue
                if _is_page_number(part):
                    continue
                if pending is not None:
                    yield pending
                    pending = None
                first = False
                yield part
            page.close()
        if pending is not None:
            yield pending


def _is_page_number(line: _Line) -> bool:
    clean = fold_text(line.text)
    return furniture.is_page_number(clean) or furniture.is_number(clean)


def _outside(boxes: list[Box], item: dict[str, Any]) -> bool:
    across, down = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return not any(box[0] <= across <= box[2] and box[1] <= down <= box[3] for box in boxes)


def _table(table: Any, page: int) -> _Table:
    """Rows of cells with the spans that their boxes show; pdfplumber gives None where a cell covers another place."""
    texts = table.extract()
    tops = sorted({round(c[1]) for row in table.rows for c in row.cells if c})
    lefts = sorted({round(c[0]) for row in table.rows for c in row.cells if c})
    covered: set[tuple[int, int]] = set()
    rows: list[list[CellSpec]] = []
    for r, row in enumerate(table.rows):
        specs: list[CellSpec] = []
        for c, box in enumerate(row.cells):
            if box is None:
                if (r, c) not in covered:
                    specs.append(CellSpec((), f"page {page}"))
                continue
            down = max(1, sum(box[1] - 1 <= top < box[3] - 1 for top in tops))
            across = max(1, sum(box[0] - 1 <= x < box[2] - 1 for x in lefts))
            covered |= {(i, j) for i in range(r, r + down) for j in range(c, c + across)}
            specs.append(CellSpec(_cell_lines(texts[r][c] or ""), _address(page, box), down, across))
        rows.append(specs)
    return _Table(rows, len(lefts), [[(t or "").replace("\n", "") for t in row] for row in texts])


def _append(table: _Table, more: _Table) -> None:
    """Put the rows of the next page below; a first row without a first cell goes on with the last row above."""
    skip = 0
    while skip < len(more.texts) and skip < len(table.texts) and more.texts[skip] == table.texts[skip]:
        skip += 1
    rows = more.rows[skip:]
    plain = all(c.rowspan == c.colspan == 1 for row in (*rows[:1], *table.rows[-1:]) for c in row)
    if rows and plain and not rows[0][0].lines and len(rows[0]) == len(table.rows[-1]) and table.rows[-1][0].lines:
        for cell, rest in zip(table.rows[-1], rows[0], strict=True):
            if rest.lines:
                cell.lines = _cell_lines("\n".join([*cell.lines, *rest.lines]))
        rows = rows[1:]
    table.rows.extend(rows)


def _cell_lines(text: str) -> list[str]:
    """The lines of a cell without those that only the narrow column broke."""
    out: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            continue
        if out and not _END.search(out[-1]) and parse(fold_text(line), chinese=True) is None:
            out[-1] += _between(out[-1], line) + line
        else:
            out.append(line)
    return out


def _between(before: str, after: str) -> str:
    return " " if _LATIN.search(before) and after[0].isascii() and not _HAN.search(before[-3:] + after[:3]) else ""


def _margins(lines: list[_Line]) -> tuple[float, float]:
    """Left and right edges of the body text."""
    wide = [line for line in lines if line.box[2] - line.box[0] > 150] or lines
    if not wide:
        return 0.0, 0.0
    left = Counter(round(line.box[0]) for line in wide).most_common(1)[0][0]
    starts = sorted(line.box[0] for line in wide)
    return min(left, starts[len(starts) // 10]), sorted(line.box[2] for line in wide)[int(len(wide) * 0.9)]


def _running(lines: list[_Line]) -> set[tuple[str, int]]:
    seen = Counter((line.text, round(line.box[1])) for line in lines)
    return {key for key, count in seen.items() if count >= _REPEATED}


def _goes_on(before: _Line, line: _Line, left: float, right: float) -> bool:
    """Whether a line continues the paragraph: the one before is filled, and it begins at the left margin."""
    if abs(before.size - line.size) > 1 or before.box[2] < right - 2.2 * before.size:
        return False
    if line.box[0] > left + 1.2 * line.size:
        return False
    label = parse(fold_text(line.text), chinese=bool(_HAN.search(line.text)))
    if label is not None and (_END.search(before.text) or label.kind in ("zh", "formal", "stem", "zhparen", "part")):
        return False
    indented = before.box[0] > left + 1.2 * before.size
    return indented or not re.search(r"[。！？]$", before.text) or before.page != line.page


def _write(composer: Composer, lines: list[_Line]) -> None:
    if not lines:
        return
    text = ""
    parts: list[tuple[int, str]] = []
    for line in lines:
        more = (_between(text, line.text) if text else "") + line.text
        text += more
        parts.append((len(more), _address(line.page, line.box)))
    composer.line(text, parts[0][1], parts=parts)


def _address(page: int, box: Box) -> str:
    return f"page {page} ({','.join(str(round(v)) for v in box)})"
