"""Post tables of many kinds of employers, each as a workbook, a page and a Word file: the same posts from all three."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractors import extract
from ingest import read_bytes
from schema.notice import Notice, Post

TABLES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "provincial_tables.yaml").read_text(encoding="utf-8")
)


def workbook(rows: list[list[str]], merged: list[list[int]]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for col, text in enumerate(row):
                sheet.write_string(number, col, text) if text else None
        for top, left, bottom, right in merged:
            sheet.merge_range(top, left, bottom, right, rows[top][left])
    return out.getvalue()


def page(rows: list[list[str]], merged: list[list[int]]) -> bytes:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in merged}
    body = []
    for number, row in enumerate(rows):
        cells = []
        for col, text in enumerate(row):
            down, across = spans.get((number, col), (1, 1))
            inner = text.replace("\n", "<br>")
            if (number, col) in spans or not _covered(number, col, merged):
                cells.append(f'<td rowspan="{down}" colspan="{across}">{inner}</td>')
        body.append(f"<tr>{''.join(cells)}</tr>")
    return f"<html><body><table>{''.join(body)}</table></body></html>".encode()


def word(rows: list[list[str]], merged: list[list[int]]) -> bytes:
    from docx import Document

    made = Document()
    table = made.add_table(len(rows), len(rows[0]))
    for top, left, bottom, right in merged:
        table.cell(top, left).merge(table.cell(bottom, right))
    for number, row in enumerate(rows):
        for col, text in enumerate(row):
            first = any((number, col) == (top, left) for top, left, _, _ in merged)
            if text and (first or not _covered(number, col, merged)):
                table.cell(number, col).text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _covered(row: int, col: int, merged: list[list[int]]) -> bool:
    return any(top <= row <= bottom and left <= col <= right for top, left, bottom, right in merged)


def read(table: dict[str, Any], way: Any, name: str) -> Notice:
    width = max(map(len, table["rows"]))
    rows = [[*row, *[""] * (width - len(row))] for row in table["rows"]]
    document = read_bytes(way(rows, table["merged"]), name)
    notice = extract([document])
    notice.verify([document])
    return notice


def printed(post: Post, field: str) -> Any:
    if field == "parts":
        return [[part.label, part.count] for part in post.headcount_parts]
    value = getattr(post, field)
    return list(value) if isinstance(value, tuple) else getattr(value, "value", value)


@pytest.mark.parametrize("way", [(workbook, "a.xlsx"), (page, "a.html"), (word, "a.docx")], ids=lambda way: way[1])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["title"])
def test_posts_of_a_table(table: dict[str, Any], way: Any) -> None:
    notice = read(table, *way)
    found = [
        {field: printed(post, field) for field in want}
        for post, want in zip(notice.posts, table["posts"], strict=False)
    ]
    assert found == table["posts"]
    assert len(notice.posts) == len(table["posts"])
    if notice.headcount.total is not None:
        assert notice.headcount.total == sum(want.get("headcount", 0) for want in table["posts"])
