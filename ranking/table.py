"""Table: a candidate file as rows of text, whatever it was (csv, xlsx, xls, parquet), with the row numbers kept."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import polars as pl

from ranking.columns import Header, find_role, header_row, known_headers, root
from schema.errors import CandidateError, Damaged, EmptyInput, MissingColumn, MissingFile, NotText, UnsupportedFormat

STRIDE = 10_000_000
"""Line numbers of the second sheet of a workbook begin here."""
HEAD_BYTES = 200_000
QUOTED = 200
"""Characters of a file that an error quotes."""
_UNIT = re.compile(r"[(（]?(?:满分|分值|权重|占比|占)?[:：]?\d+(?:\.\d+)?(?:分|%)[)）]?$|[(（]?满分[:：]?\d+[)）]?$")
"""What stands below a heading instead of a mark: 150分, 满分100, 60%."""
_KINDS = {
    b"%pdf": "a PDF document",
    b"{\\rtf": "a document of formatted text (RTF)",
    b"{": "JSON",
    b"[{": "JSON",
    b"<!doctype": "a web page without a table",
    b"<html": "a web page without a table",
    b"<?xml": "XML (a spreadsheet of 2003, perhaps)",
}
"""What a file is that begins so, in small letters."""
_WIDE = (0xC2, 0xE2, 0xE3)
"""First bytes of the white space beyond ASCII."""
_PIECE = 1 << 18
"""Bytes that are looked at together: they stay near the processor while they are."""
HEAD = 30
"""Rows among which the header is looked for; what stands above it is title."""
REPEATS = 0.25
"""A column is read as a dictionary if no more than this share of a sample of its cells differ: marks are, numbers of
people and codes of many posts are not, since a dictionary of many texts costs more than it saves."""


@dataclass(frozen=True)
class Table:
    """``frame`` has the columns ``c0, c1 …`` as printed (text, or a dictionary of texts where cells repeat) and
    ``line``, the row number in the file."""

    name: str
    digest: str
    """sha256 of the bytes."""
    header: tuple[str, ...]
    frame: pl.DataFrame
    lossy: frozenset[int] = frozenset()
    """Columns in which a spreadsheet holds whole numbers of more than 15 digits, the last of which are lost."""
    warnings: tuple[str, ...] = ()
    clean: bool = False
    """Whether no cell is known to have blanks around it."""
    sheets: tuple[str, ...] = ()
    """The sheets of a workbook that were read; ``line`` is the row number plus ``STRIDE`` times the sheet's place."""
    dates: frozenset[tuple[int, int]] = frozenset()
    """Cells (column, ``line``) that a workbook holds as dates."""

    def rows(self, lines: Iterable[int]) -> list[str]:
        """Row numbers as a person finds them: with the sheet, where there are several."""
        if len(self.sheets) < 2:
            return [str(line) for line in lines]
        return [f"{line % STRIDE} of sheet {self.sheets[line // STRIDE]!r}" for line in lines]

    def place(self) -> str:
        """The file, with its sheet if it has just one."""
        return f"{self.name}, sheet {self.sheets[0]!r}" if len(self.sheets) == 1 else self.name


def read_table(path: Path | str) -> Table:
    """Read a candidate table.

    :raises MissingFile, EmptyInput, NotText, UnsupportedFormat: if there is no table to read.
    :raises MissingColumn: if no row looks like a header.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MissingFile(f"cannot open the candidate table: {error.strerror}", where=path.name) from error
    if not data[:HEAD_BYTES].strip() and not data.strip():
        raise EmptyInput("the candidate table is empty", where=path.name)
    table = _read(data, path.name)
    if not table.frame.height:
        raise EmptyInput("the candidate table has a header and no rows below it", where=table.place())
    return table


def _read(data: bytes, name: str) -> Table:
    with ThreadPoolExecutor(1) as beside:
        hashed = beside.submit(lambda: hashlib.sha256(data).hexdigest())
        if data[:4] == b"PAR1":
            return from_frame(_parquet(data, name), name, hashed.result())
        if data[:4] == b"PK\x03\x04" or data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            from ranking.workbook import read_workbook

            return read_workbook(data, name, hashed.result())
        table = _other(data, name) or _delimited(data, name, clean=not _blanks(data))
        return replace(table, digest=hashed.result())


def _other(data: bytes, name: str) -> Table | None:
    """The table of a file that is neither a workbook nor delimited text, whatever it is called; None: it is neither.

    :raises UnsupportedFormat: with what it is.
    """
    head = data[:HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"<") and b"<table" in head and b"<workbook" not in head:
        from ranking.webtable import read_web

        return read_web(_decode(data, name), name)
    what = next((what for begin, what in _KINDS.items() if head.startswith(begin)), None)
    if what is not None:
        raise UnsupportedFormat(
            f"the file is {what}, not a candidate table", where=name, hint="save it as xlsx or csv and try again"
        )
    return None


def _parquet(data: bytes, name: str) -> pl.DataFrame:
    try:
        return pl.read_parquet(io.BytesIO(data))
    except pl.exceptions.PolarsError as error:
        raise Damaged(f"the parquet file cannot be read: {str(error).splitlines()[0]}", where=name) from error


def _blanks(data: bytes) -> bool:
    """Whether there may be white space besides line feeds."""
    for start in range(0, len(data), _PIECE):
        piece = np.frombuffer(data, np.uint8, min(_PIECE, len(data) - start), start)
        if np.count_nonzero(piece <= ord(" ")) != np.count_nonzero(piece == ord("\n")):
            return True
        if piece.max() >= _WIDE[0] and any((piece == byte).any() for byte in _WIDE):
            return True
    return False


def from_frame(frame: pl.DataFrame, name: str = "frame", digest: str | None = None) -> Table:
    """A table from a polars frame; numbers may be text, integers, decimals or floats (taken at their shortest form)."""
    if digest is None:
        digest = hashlib.sha256(str(frame.hash_rows().hash().sum()).encode()).hexdigest()
    header = tuple(frame.columns)
    columns = {old: f"c{index}" for index, old in enumerate(header)}
    body = frame.rename(columns).with_columns(pl.int_range(2, pl.len() + 2, dtype=pl.UInt32).alias("line"))
    return Table(name, digest, header, body)


def _delimited(data: bytes, name: str, *, clean: bool) -> Table:
    """The table of a text file, without its digest."""
    if b"\n" not in data[:HEAD_BYTES] and b"\r" in data[:HEAD_BYTES]:
        data, clean = data.replace(b"\r", b"\n"), False
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:HEAD_BYTES]:
        data, clean = _decode(data, name).encode(), False
    try:
        found = _rows_of(data, name, clean=clean)
    except UnicodeDecodeError:
        found = None
    if found is None:
        clean = False
        found = _rows_of(_decode(data, name).encode(), name, clean=clean)
        assert found is not None, "text that was decoded is UTF-8"
    header, frame, at = found
    if b'="' in data[:HEAD_BYTES]:  # numbers that an export has written as formulas, lest a spreadsheet shorten them
        frame = frame.with_columns(pl.all().cast(pl.String).str.replace(r'^="(.*)"$', "$1"))
    return finish(name, "", header, frame, at, clean=clean)


def _rows_of(data: bytes, name: str, *, clean: bool) -> tuple[tuple[str, ...], pl.DataFrame, int] | None:
    """Header, rows below it and the header's last row; None: not UTF-8. ``clean``: no cell has blanks around it.

    The bytes are read where they are: a table of millions of rows is not copied as text.
    """
    whole = len(data) <= HEAD_BYTES
    top_bytes = data if whole else data[: data.rfind(b"\n", 0, HEAD_BYTES) + 1] or data
    sample = top_bytes.decode("utf-8-sig")
    separator = _separator(sample)
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    top: list[list[str]] = []
    ends: list[int] = []
    for row in reader:
        top.append([cell.strip() for cell in row])
        ends.append(reader.line_num)
        if len(top) == HEAD:
            break
    at = _header(top, name)
    header, at = merged_header(top, at)
    names = [f"c{i}" for i in range(len(header))]
    texts = dict.fromkeys(names, pl.String())
    kinds: Mapping[str, pl.DataType] = texts
    try:
        if clean:
            kinds = _kinds(_cells(top_bytes, separator, texts, ends[at]))
        frame = _cells(data, separator, kinds, ends[at])
    except _UNEVEN:
        try:
            lines = io.StringIO(data.decode("utf-8-sig"), newline="")
        except UnicodeDecodeError:
            return None
        for _ in range(ends[at]):
            lines.readline()
        frame = _ragged(lines.read(), separator, names, at + 2, name)
    return header, frame, at


_UNEVEN = (
    pl.exceptions.ComputeError,
    pl.exceptions.NoDataError,
    pl.exceptions.SchemaError,
    pl.exceptions.ShapeError,
)


def _cells(data: bytes, separator: str, kinds: Mapping[str, pl.DataType], skip: int) -> pl.DataFrame:
    return pl.read_csv(
        data, has_header=False, separator=separator, schema=dict(kinds), infer_schema=False, skip_lines=skip
    )


def _kinds(sample: pl.DataFrame) -> dict[str, pl.DataType]:
    """The types to read columns as: dictionaries where cells repeat (posts, marks), so that each text is made once."""
    found: dict[str, pl.DataType] = {}
    for column in sample:
        repeats = column.n_unique() <= REPEATS * len(column)
        found[column.name] = pl.Categorical(pl.Categories.random()) if repeats else pl.String()
    return found


def _ragged(body: str, separator: str, names: list[str], first: int, name: str) -> pl.DataFrame:
    """Row by row, for tables with rows of unequal length; cells beyond the header must be empty."""
    rows: list[list[str]] = []
    for number, row in enumerate(csv.reader(io.StringIO(body, newline=""), delimiter=separator), first):
        if any(cell.strip() for cell in row[len(names) :]):
            raise CandidateError(
                f"row {number} has {len(row)} cells, the header has {len(names)}",
                where=name,
                hint="put cells that contain the separator in quotes",
            )
        rows.append([*row[: len(names)], *[""] * (len(names) - len(row))])
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise NotText("the candidate table is neither UTF-8 nor GB18030 text, nor a workbook", where=name)


def _separator(sample: str) -> str:
    """The separator that cuts the rows of the sample most evenly."""
    best, most = ",", 0
    for separator in ",\t;|":
        rows = list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=separator), HEAD * 2))
        widths = [len(row) for row in rows[:-1] or rows if len(row) > 1]
        common = max(set(widths), key=widths.count, default=0)
        weight = widths.count(common) * (common - 1)
        if weight > most:
            best, most = separator, weight
    return best


def merged_header(rows: Sequence[Sequence[str]], at: int) -> tuple[tuple[str, ...], int]:
    """The header, and its last row; a row of full marks or weights below it (满分150 …, 150分 …) belongs to it."""
    top = at
    header, at = _two_rows(rows, at)
    header, at = _third_row(rows, header, at) if at > top else (header, at)
    id_at = find_role(Header(header), "id")
    while id_at is not None and at + 1 < len(rows):
        said = [cell for cell in rows[at + 1] if cell]
        if len(said) < 2 or (id_at < len(rows[at + 1]) and rows[at + 1][id_at]) or not all(map(_UNIT.match, said)):
            break
        at += 1
    return header, at


def _two_rows(rows: Sequence[Sequence[str]], at: int) -> tuple[tuple[str, ...], int]:
    """A row of sub-headings (行测 and 申论 below a merged 笔试) belongs to it.

    It is one if it says nothing below the heading of the number, and where it says something, no number. A sub-heading
    that stands below several headings is named with its heading.
    """
    top = _trim(rows[at])
    below = list(rows[at + 1]) if at + 1 < len(rows) else []
    id_at = find_role(Header(tuple(top)), "id")
    said = [cell for cell in below if cell]
    if id_at is None or not said or (id_at < len(below) and below[id_at]) or any(c.isdigit() for c in "".join(said)):
        return tuple(top), at
    width = max(len(top), len(_trim(below)))
    heads = [*top, *[""] * (width - len(top))]
    subs = [*below[:width], *[""] * (width - len(below))]
    if len(said) < 2 or not any(sub and not head for sub, head in zip(subs, heads, strict=True)):
        return tuple(top), at
    for i, head in enumerate(heads):
        if not head and subs[i] and i:
            heads[i] = heads[i - 1]
    return _below(heads, subs), at + 1


def _third_row(rows: Sequence[Sequence[str]], header: tuple[str, ...], at: int) -> tuple[tuple[str, ...], int]:
    """One more row of headings below two that belong together, if every one of them is a known heading."""
    below = list(rows[at + 1]) if at + 1 < len(rows) else []
    id_at = find_role(Header(header), "id")
    said = [cell for cell in below if cell]
    if id_at is None or len(said) < 2 or len(_trim(below)) > len(header) or (id_at < len(below) and below[id_at]):
        return header, at
    if any(root(cell) not in known_headers() for cell in said):
        return header, at
    return _below(header, [*below[: len(header)], *[""] * (len(header) - len(below))]), at + 1


def _below(heads: Sequence[str], subs: Sequence[str]) -> tuple[str, ...]:
    """Each heading, or its sub-heading where it has one; one that stands below several headings with its heading."""
    return tuple(
        (f"{head}{sub}" if subs.count(sub) > 1 else sub) if sub else head for head, sub in zip(heads, subs, strict=True)
    )


def cell(value: object) -> str:
    """A cell as text; a float without needless zeros (35.0 is 35, 81.54 is 81.54)."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format_float(value)
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    return str(value).strip()


def format_float(value: float) -> str:
    """A float without an exponent, to the 15 digits that a spreadsheet holds and shows: what a person typed stays as it
    is, and a result that its arithmetic has put off by a hair (84.624999999999986) is what the sheet says (84.625)."""
    from decimal import Decimal

    return format(Decimal(format(value, ".15g")).normalize(), "f")


def _header(rows: Sequence[Sequence[str]], name: str) -> int:
    at = header_row(rows)
    if at is None:
        seen = next((row for row in rows if sum(bool(c) for c in row) > 1), rows[0] if rows else [])
        found = _short(", ".join(c for c in seen if c))
        raise MissingColumn(f"no row names a candidate number (准考证号, candidate id …); found: {found}", where=name)
    return at


def _short(text: str) -> str:
    """What is quoted of a file in an error: not a whole table of people."""
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


def _trim(cells: Sequence[str]) -> list[str]:
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def finish(
    name: str,
    digest: str,
    header: tuple[str, ...],
    frame: pl.DataFrame,
    at: int,
    lossy: frozenset[int] = frozenset(),
    *,
    clean: bool = False,
) -> Table:
    """Number the rows, drop empty ones, and lay aside remark rows (one cell below a table of three columns or more).

    ``clean``: no cell has blanks around it.
    """
    if not clean:
        frame = frame.with_columns(pl.all().str.strip_chars())
    lines = pl.Series("line", np.arange(at + 2, frame.height + at + 2, dtype=np.uint32))
    frame = frame.hstack([lines])
    cells = [pl.col(c).is_not_null() & (pl.col(c) != "") for c in frame.columns if c != "line"]
    first = [c for c in frame.columns[:2] if c != "line"]
    if not any(_some_empty(frame[c]) for c in first):
        return Table(name, digest, header, frame, lossy, clean=True)
    full = pl.sum_horizontal(c.cast(pl.UInt32) for c in cells).alias("full")
    frame = frame.with_columns(full)
    remarks = frame.filter(pl.col("full") == 1) if len(header) > 2 else frame.clear()
    warnings = [f"remark: row {line} of {name} is no candidate and was left out" for line in remarks["line"]]
    keep = pl.col("full") > (1 if len(header) > 2 else 0)
    return Table(name, digest, header, frame.filter(keep).drop("full"), lossy, tuple(warnings), clean=True)


def _some_empty(cells: pl.Series) -> bool:
    if cells.null_count() or not len(cells):
        return bool(cells.null_count())
    if cells.dtype == pl.String:
        return cells.str.len_bytes().min() == 0
    return bool(cells.to_frame().select((pl.first() == "").any()).item())


def read_any(path: Path | str) -> Table:
    """Read a small table whose first row is the header, whatever the header says."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MissingFile(f"cannot open the table: {error.strerror}", where=path.name) from error
    if not data.strip():
        raise EmptyInput("the table is empty", where=path.name)
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        from python_calamine import CalamineWorkbook

        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        rows = [[cell(v) for v in row] for row in sheet.to_python()]
    else:
        text = _decode(data, path.name)
        rows = [
            [c.strip() for c in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
        ]
    rows = [row for row in rows if any(row)]
    width = len(_trim(rows[0]))
    names = [f"c{i}" for i in range(width)]
    body = [[*row[:width], *[""] * (width - len(row))] for row in rows[1:]]
    frame = pl.DataFrame(body, schema=dict.fromkeys(names, pl.String), orient="row")
    frame = frame.with_columns(pl.int_range(2, pl.len() + 2, dtype=pl.UInt32).alias("line"))
    return Table(path.name, hashlib.sha256(data).hexdigest(), tuple(rows[0][:width]), frame)
