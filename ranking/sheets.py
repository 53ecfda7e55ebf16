"""Sheets: frames as csv, parquet or workbooks of text. The same frames give the same bytes; nothing is a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from ranking.notes import plain
from ranking.provenance import Provenance
from schema.errors import TooLarge, UnsupportedFormat

ROWS = 1_048_575
"""Rows below the header that a sheet can hold."""
FONT = "宋体"
MADE = datetime(2000, 1, 1)
"""Written as the time of making, since a real one would make every copy differ."""
RUN = "run"
"""Last column of a csv file: its first row holds the provenance."""

GROUP = 250_000
"""Rows of a parquet file that stand together: each group repeats the dictionaries."""

ARROW = "ARROW:schema"
"""The key under which a parquet file holds the types of its columns."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_FORMULA = r"^[=+\-@\t\r]"
_NUMBER = r"^[+-]?[0-9]+(\.[0-9]+)?$"


@dataclass(frozen=True)
class Sheet:
    """A sheet: ``title`` lines above the header, ``words``: columns that are not right-aligned."""

    name: str
    frame: pl.DataFrame
    title: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()


@dataclass
class Output:
    """What a file holds: ``frame`` (all there is in csv and parquet) and the sheets of a workbook."""

    frame: pl.DataFrame
    provenance: Provenance
    sheets: Sequence[Sheet] = field(default_factory=tuple)

    def write(self, path: Path | str) -> None:
        """Write csv, parquet or xlsx, by the ending of the name.

        csv: UTF-8 without a byte order mark; text that a spreadsheet would take for a formula (``=…``, ``@…``) gets an
        apostrophe in front. xlsx: every cell is text as shown, headers are frozen.

        :raises UnsupportedFormat: for any other ending.
        :raises TooLarge: for more rows than a sheet can hold.
        """
        path = Path(path)
        kind = path.suffix.casefold()
        if kind == ".csv":
            first = pl.int_range(pl.len()) == 0
            run = pl.when(first).then(pl.lit(self.provenance.text())).alias(RUN)
            self.frame.with_columns(run).with_columns(_harmless(self.frame)).write_csv(path)
        elif kind == ".parquet":
            _parquet(self.frame, self.provenance, path)
        elif kind == ".xlsx":
            _workbook(self.sheets, self.provenance, path)
        else:
            raise UnsupportedFormat(
                f"cannot write {kind or 'a file without ending'}", where=path.name, hint="use csv, xlsx or parquet"
            )


def _parquet(frame: pl.DataFrame, provenance: Provenance, path: Path) -> None:
    """Dictionaries are written as such; the schema laid beside them says text, so that readers give text."""
    empty = io.BytesIO()
    plain(frame.clear()).write_parquet(empty)
    empty.seek(0)
    schema = {name: value for name, value in pl.read_parquet_metadata(empty).items() if name == ARROW}
    frame.write_parquet(
        path, compression="lz4", statistics=False, row_group_size=GROUP, metadata=provenance.items() | schema
    )


def _harmless(frame: pl.DataFrame) -> list[pl.Expr]:
    """The columns some of whose texts are risky, made harmless; of a dictionary its texts are looked at."""
    found = []
    for column in frame:
        kind = column.dtype
        if not isinstance(kind, pl.String | pl.Enum):
            continue
        texts = kind.categories if isinstance(kind, pl.Enum) else column
        some = texts.filter(texts.str.contains(_FORMULA))
        if some.str.contains(_NUMBER).all():
            continue
        text = pl.col(column.name).cast(pl.String)
        risky = text.str.contains(_FORMULA) & ~text.str.contains(_NUMBER)
        found.append(pl.when(risky).then(pl.concat_str(pl.lit("'"), text)).otherwise(text).alias(column.name))
    return found


def _workbook(sheets: Sequence[Sheet], provenance: Provenance, path: Path) -> None:
    import xlsxwriter

    longest = max((sheet.frame.height for sheet in sheets), default=0)
    if longest > ROWS:
        raise TooLarge(
            f"a sheet holds {ROWS} rows, the table has {longest}", where=path.name, hint="write csv or parquet"
        )
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": MADE, "comments": provenance.text()})
        formats = {name: book.add_format({"font_name": FONT, **more}) for name, more in _FORMATS.items()}
        taken: set[str] = set()
        about = pl.DataFrame({"item": list(provenance.items()), "value": list(provenance.items().values())})
        notes = Sheet("说明", about, words=frozenset(about.columns))
        for sheet in (*sheets, notes):
            _sheet(book, sheet, formats, taken)


_FORMATS: Mapping[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "bg_color": "#E7EDF5", "bottom": 1, "num_format": "@"},
    "text": {"num_format": "@"},
    "number": {"num_format": "@", "align": "right"},
}


def _sheet(book: Any, sheet: Sheet, formats: dict[str, Any], taken: set[str]) -> None:
    page = book.add_worksheet(sheet_name(sheet.name, taken))
    for row, line in enumerate(sheet.title):
        page.write_string(row, 0, line, formats["title"])
    top = len(sheet.title)
    frame = sheet.frame
    for column, heading in enumerate(frame.columns):
        page.write_string(top, column, heading, formats["head"])
        texts = frame[heading].cast(pl.String).to_list()
        kind = formats["text" if heading in sheet.words else "number"]
        for row, cell in enumerate(texts, top + 1):
            if cell is not None:
                page.write_string(row, column, cell, kind)
        longest = max((width(t) for t in texts[:500] if t), default=0)
        page.set_column(column, column, min(60, max(9, width(heading) + 2, longest + 2)))
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(0, top)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    if frame.height:
        page.autofilter(top, 0, top + frame.height, frame.width - 1)
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{top + frame.height + 1}"})


def width(text: str) -> int:
    """Columns that a text takes: two for a Chinese character."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def sheet_name(name: str, taken: set[str]) -> str:
    """A legal name (31 characters, none of ``[]:*?/\\'``) that no other sheet of the book has."""
    base = _FORBIDDEN.sub("_", name).strip()[:31] or "sheet"
    found, number = base, 1
    while found.casefold() in taken:
        number += 1
        found = f"{base[: 30 - len(str(number))]}_{number}"
    taken.add(found.casefold())
    return found
