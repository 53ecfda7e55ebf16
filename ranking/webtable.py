"""Web tables: candidate tables that an office system exports as a web page and calls ``.xls``."""

from __future__ import annotations

from html.parser import HTMLParser

import polars as pl

from ranking.columns import header_row
from ranking.table import HEAD, Table, finish, merged_header
from schema.errors import MissingColumn

Area = tuple[tuple[int, int], tuple[int, int]]
"""Cells merged into one: the first and the last, each as row and column from 0."""
MOST = 10_000
"""Rows or columns that one cell may span."""
WIDTH = 1000
"""Columns up to which a row is filled up for cells that span several."""


class _Tables(HTMLParser):
    """Collects the tables of a page, each apart from those inside it: ``found`` has their cells and merged areas."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[list[list[str]], list[Area]]] = []
        self.open: list[tuple[list[list[str]], list[Area], dict[int, int]]] = []
        self.text: list[str] | None = None
        self.span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_cell()
            self.open.append(([], [], {}))
        elif tag == "tr" and self.open:
            self._end_cell()
            self.open[-1][0].append([])
        elif tag in ("td", "th") and self.open:
            self._end_cell()
            if not self.open[-1][0]:
                self.open[-1][0].append([])
            given = dict(attrs)
            self.span = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self.text = []
        elif tag == "br" and self.text is not None:
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table" and self.open:
            rows, areas, _ = self.open.pop()
            self.found.append((rows, areas))

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def close(self) -> None:
        super().close()
        while self.open:
            self.handle_endtag("table")

    def _end_cell(self) -> None:
        if self.text is None or not self.open:
            return
        rows, areas, taken = self.open[-1]
        row, at = rows[-1], len(rows) - 1
        while taken.get(len(row), 0) > at:  # a cell above reaches down to here
            row.append("")
        down, across = self.span
        left = len(row)
        row += [" ".join("".join(self.text).split()), *[""] * (min(across, WIDTH - left) - 1)]
        if down > 1 or across > 1:
            areas.append(((at, left), (at + down - 1, left + across - 1)))
            taken |= dict.fromkeys(range(left, left + across), at + down)
        self.text = None


def _span(text: str | None) -> int:
    return min(MOST, max(1, int(text))) if text and text.strip().isdecimal() else 1


def read_web(text: str, name: str) -> Table:
    """The first table of a page that has a header with a candidate number; rows count from the first of that table.

    :raises MissingColumn: if there is none.
    """
    from ranking.workbook import fill_merged

    parser = _Tables()
    parser.feed(text)
    parser.close()
    for rows, areas in parser.found:
        width = max(map(len, rows), default=0)
        cells = [[*row, *[""] * (width - len(row))] for row in rows]
        at = header_row(cells[:HEAD])
        if at is None:
            continue
        header, at = merged_header(cells, at)
        fill_merged(cells, [((a, b), (min(c, len(cells) - 1), d)) for (a, b), (c, d) in areas], at)
        names = [f"c{i}" for i in range(len(header))]
        body = [row[: len(header)] for row in cells[at + 1 :]]
        frame = pl.DataFrame(body, schema=dict.fromkeys(names, pl.String), orient="row")
        return finish(name, "", header, frame, at)
    raise MissingColumn("no table of the web page has a header with a candidate number", where=name)
