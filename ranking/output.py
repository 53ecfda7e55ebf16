"""Output: a run as csv, xlsx or parquet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import polars as pl

from ranking.run import RankingFrame
from schema.errors import TooLarge, UnsupportedFormat

SHEETS = 250
"""Posts up to which a workbook has a sheet for each."""
ROWS = 1_048_575
"""Rows below the header that a sheet can hold."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def write(run: RankingFrame, path: Path | str) -> None:
    """Write the published table; the ending of the file name decides the format.

    csv: UTF-8 without a byte order mark. xlsx: a summary, everybody in input order, and a sheet per post by rank; every
    cell is text as printed, headers are frozen, and nothing is a formula. parquet: the frame.

    :raises UnsupportedFormat: for any other ending.
    :raises TooLarge: for more rows than a sheet can hold.
    """
    path = Path(path)
    kind = path.suffix.casefold()
    if kind == ".csv":
        run.frame.write_csv(path)
    elif kind == ".parquet":
        run.frame.write_parquet(path)
    elif kind == ".xlsx":
        _workbook(run, path)
    else:
        raise UnsupportedFormat(
            f"cannot write {kind or 'a file without ending'}", where=path.name, hint="use csv, xlsx or parquet"
        )


def summary(run: RankingFrame) -> pl.DataFrame:
    """One row per post: places, candidates, people ranked, people at each stage, people whose tie is open."""
    table = run.table()
    counts = [pl.len().alias("candidates"), pl.col("rank").count().alias("ranked")]
    counts += [(pl.col(f"to_{stage}") == 1).sum().alias(f"to_{stage}") for stage in run.stages]
    counts += [pl.col("unresolved").sum().alias("unresolved")]
    found = table.group_by("post", maintain_order=True).agg(counts)
    posts = [p.post for p in run.campaign.posts]
    about = pl.DataFrame(
        {
            "post": [p.code or p.name or p.id for p in posts],
            "name": [p.name for p in posts],
            "org": [p.org for p in posts],
            "headcount": [p.headcount for p in posts],
        },
        schema={"post": pl.String, "name": pl.String, "org": pl.String, "headcount": pl.Int64},
    ).unique("post", keep="first", maintain_order=True)
    return about.join(found, on="post", how="left", maintain_order="left").with_columns(
        pl.col(c).fill_null(0) for c in found.columns if c != "post"
    )


def _workbook(run: RankingFrame, path: Path) -> None:
    import xlsxwriter

    frame = run.frame
    if frame.height > ROWS:
        raise TooLarge(
            f"a sheet holds {ROWS} rows, the table has {frame.height}", where=path.name, hint="write csv or parquet"
        )
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        formats = {
            "head": book.add_format({"bold": True, "bg_color": "#E7EDF5", "bottom": 1, "num_format": "@"}),
            "text": book.add_format({"num_format": "@"}),
            "number": book.add_format({"num_format": "@", "align": "right"}),
        }
        taken: set[str] = set()
        _sheet(book, "汇总", summary(run), formats, taken)
        _sheet(book, "全部", frame, formats, taken)
        posts = frame["post"].unique(maintain_order=True).to_list()
        if len(posts) <= SHEETS:
            parts = frame.partition_by("post", as_dict=True, maintain_order=True)
            for post in posts:
                own = parts[(post,)].sort("rank", nulls_last=True, maintain_order=True)
                _sheet(book, post, own, formats, taken)


def _sheet(book: Any, name: str, frame: pl.DataFrame, formats: dict[str, Any], taken: set[str]) -> None:
    sheet = book.add_worksheet(_sheet_name(name, taken))
    words = ("id", "post", "note", "name", "org")
    for column, heading in enumerate(frame.columns):
        sheet.write_string(0, column, heading, formats["head"])
        texts = frame[heading].cast(pl.String).to_list()
        kind = formats["text" if heading in words else "number"]
        for row, cell in enumerate(texts, 1):
            if cell is not None:
                sheet.write_string(row, column, cell, kind)
        longest = max((len(t) for t in texts[:500] if t), default=0)
        sheet.set_column(column, column, min(40, max(9, len(heading) + 2, longest + 2)))
    sheet.freeze_panes(1, 0)
    if frame.height:
        sheet.autofilter(0, 0, frame.height, frame.width - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{frame.height + 1}"})


def _sheet_name(name: str, taken: set[str]) -> str:
    """A legal name (31 characters, none of ``[]:*?/\\'``) that no other sheet of the book has."""
    base = _FORBIDDEN.sub("_", name).strip()[:31] or "sheet"
    found, number = base, 1
    while found.casefold() in taken:
        number += 1
        found = f"{base[: 30 - len(str(number))]}_{number}"
    taken.add(found.casefold())
    return found
