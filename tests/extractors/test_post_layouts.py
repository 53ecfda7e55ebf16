"""Post tables in the layouts of many places (``post_layouts.yaml``), read from every format that a table comes in."""

from __future__ import annotations

import csv
import html
import io
from pathlib import Path
from typing import Any

import docx
import pytest
import xlsxwriter
import yaml

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice, Post

LAYOUTS = yaml.safe_load((Path(__file__).parent / "post_layouts.yaml").read_text("utf-8"))
Cells = list[list[tuple[str, int, int] | None]]


def cells_of(rows: list[str]) -> Cells:
    """Texts with row and column spans, None where a span covers."""
    grid = [[part.strip() for part in row.split(" |")] for row in rows]
    width = max(map(len, grid))
    grid = [[*(part.removeprefix("| ") for part in row), *[""] * (width - len(row))] for row in grid]
    out: Cells = [[None] * width for _ in grid]
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            if text in ("^", "<"):
                continue
            across = next((i for i in range(1, width - c) if row[c + i] != "<"), width - c)
            down = next((i for i in range(1, len(grid) - r) if grid[r + i][c] != "^"), len(grid) - r)
            out[r][c] = (text, down, across)
    return out


def as_xlsx(cells: Cells) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            text, down, across = cell
            if down > 1 or across > 1:
                sheet.merge_range(r, c, r + down - 1, c + across - 1, text)
            elif text.isdigit() and len(text) < 4 and text[0] != "0":
                sheet.write_number(r, c, int(text))
            elif text:
                sheet.write_string(r, c, text)
    book.close()
    return out.getvalue()


def as_html(cells: Cells) -> bytes:
    rows = ""
    for row in cells:
        printed = [f'<td rowspan="{x[1]}" colspan="{x[2]}"><p>{html.escape(x[0])}</p></td>' for x in row if x]
        rows += f"<tr>{''.join(printed)}</tr>"
    page = f'<html><head><meta charset="utf-8"></head><body><h1>公告</h1><table>{rows}</table></body></html>'
    return page.encode()


def as_docx(cells: Cells) -> bytes:
    made = docx.Document()
    table = made.add_table(len(cells), len(cells[0]))
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            text, down, across = cell
            place = table.cell(r, c)
            if down > 1 or across > 1:
                place = place.merge(table.cell(r + down - 1, c + across - 1))
            place.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def as_txt(cells: Cells) -> bytes:
    return "\n".join("\t".join(x[0] if x else "" for x in row) for row in cells).encode()


def as_csv(cells: Cells) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([x[0] if x else "" for x in row] for row in cells)
    return out.getvalue().encode()


FORMATS = {"xlsx": as_xlsx, "html": as_html, "docx": as_docx, "txt": as_txt, "csv": as_csv}


def stated(post: Post, field: str) -> Any:
    """The field in the form in which the layouts state it."""
    if field == "parts":
        return {p.label: p.count for p in post.headcount_parts}
    if field == "tests":
        return [t.name for t in post.tests]
    value = getattr(post, field)
    return list(value) if isinstance(value, tuple) else value


def agrees(post: Post, field: str, wanted: Any) -> bool:
    found = stated(post, field)
    if field == "extra":
        return all(found.get(heading) == text for heading, text in wanted.items())
    return found == wanted or (wanted is not None and found is not None and str(found) == str(wanted))


def unmapped(notice: Notice) -> set[str]:
    messages = [f.message for f in notice.findings if f.code == "unmapped_column"]
    return {message.split("“")[1].split("”")[0] for message in messages}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: str(layout["id"]))
def test_layout_gives_its_posts(layout: dict[str, Any], form: str) -> None:
    document = read_bytes(FORMATS[form](cells_of(layout["rows"])), f"table.{form}")
    notice = extract([document])
    notice.verify([document])
    assert len(notice.posts) == len(layout["posts"])
    for post, wanted in zip(notice.posts, layout["posts"], strict=True):
        wrong = {f: (v, stated(post, f)) for f, v in wanted.items() if not agrees(post, f, v)}
        assert not wrong
    assert unmapped(notice) == set(layout.get("unmapped", ()))
