"""Workbook: a campaign as xlsx: posts, schemes, timeline, fees, form and who decided what, and back as edits.

Every cell is text. Cells of ``posts`` join lists by ``;``; elsewhere whatever is not text is written as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from review.exports import COLUMNS, LISTS, posts
from review.identity import content
from review.pointers import escaped
from schema.campaign import Campaign
from schema.errors import BadPointer, Damaged

Row = dict[str, str]


def write_workbook(campaign: Campaign, path: Path) -> None:
    """Write the workbook. Nothing in it is a formula or a link, whatever a notice may print."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        formats = {
            "head": book.add_format({"bold": True, "bg_color": "#E7EDF5", "bottom": 1}),
            "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        }
        for name, columns, rows in sheets(campaign):
            _sheet(book, formats, name, columns, rows)


def sheets(campaign: Campaign) -> list[tuple[str, list[str], list[Row]]]:
    """The sheets of the workbook: name, columns, and rows by column."""
    schemes = [
        {"scheme": scheme.id, "tracks": "、".join(scheme.tracks), "part": part, **_row(record)}
        for scheme in campaign.schemes
        for part in ("marks", "steps", "gates", "stages", "tie_breaks", "bonuses", "voids", "replacements")
        for record in getattr(scheme, part)
    ]
    others: list[tuple[str, list[Row]]] = [
        ("schemes", schemes),
        ("eligibility", [_row(c) for c in campaign.eligibility]),
        ("timeline", [_row(e) for e in campaign.timeline]),
        ("fees", [_row(f) for f in campaign.fees]),
        ("form", [_row(f) for f in campaign.form]),
        ("materials", [_row(m) for m in campaign.materials]),
        ("owners", [{"pointer": k or "/", "owner": v} for k, v in campaign.owners.items()]),
    ]
    tables = [(name, list(dict.fromkeys(key for row in rows for key in row)), rows) for name, rows in others]
    return [("posts", list(COLUMNS), posts(campaign)), *tables]


def edits(campaign: Campaign, path: Path) -> list[tuple[str, Any]]:
    """What was edited in a workbook written from this campaign: pointers and their new values, in order.

    Sheets that only inform (form, owners) are not read; a sheet or column that was taken away changes nothing.

    :raises BadPointer: where a row was added or removed, or a cell cannot be read; with sheet, row and column.
    :raises InputError: where the file is no workbook.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(path) as book:
            read = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (CalamineError, OSError) as error:
        raise Damaged(f"this is no workbook: {error}", where=str(path)) from error
    found: list[tuple[str, Any]] = []
    for name, columns, rows in sheets(campaign):
        if name not in ("form", "owners") and read.get(name):
            found += _edited(name, columns, rows, [[_text(cell) for cell in row] for row in read[name]])
    return found


def _edited(
    name: str, columns: Sequence[str], rows: Sequence[Row], lines: Sequence[Sequence[str]]
) -> Iterator[tuple[str, Any]]:
    head, keys = list(lines[0]), ["scheme", "part", "id"] if name == "schemes" else ["id"]
    if missing := [key for key in keys if key not in head]:
        raise BadPointer(f"the column {missing[0]} is gone; it says which record a row is", where=name)
    known = {tuple(row.get(key, "") for key in keys): row for row in rows}
    seen = set()
    for number, line in enumerate(lines[1:], 2):
        given = dict(zip(head, line, strict=False))
        key = tuple(given[k] for k in keys)
        if not any(line):
            continue
        if key not in known or key in seen:
            raise BadPointer(
                "a row was added; only fields can be decided", where=f"{name}!{number}", hint="take it out again"
            )
        seen.add(key)
        for column in columns:
            old = known[key].get(column, "")
            if column in keys or column not in given or column == "tracks" or given[column] == old:
                continue
            yield _pointer(name, key, column), _value(name, column, given[column], old, f"{name}!{number} {column}")
    if gone := [key for key in known if key not in seen]:
        raise BadPointer("a row was removed; only fields can be decided", where=f"{name}: {' '.join(gone[0])}")


def _pointer(name: str, key: tuple[str, ...], column: str) -> str:
    path = (name, key[0], key[1], key[2]) if name == "schemes" else (name, key[-1])
    return "/" + "/".join(escaped(step) for step in (*path, column))


def _value(name: str, column: str, text: str, old: str, where: str) -> Any:
    """A cell as the value that it stands for: of posts by the type of the column, elsewhere JSON where it was JSON."""
    if name == "posts":
        if column in LISTS:
            return text if text in ("unlimited", "see_attachment") else [part for part in text.split(";") if part]
        return text or None
    if not text:
        return None
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    if old and not isinstance(_loaded(old), str) and isinstance(value, str):
        raise BadPointer("this cell holds JSON (a number, a list, true or false)", where=where, hint=f"as in {old}")
    return value if not isinstance(value, (int, float)) or isinstance(value, bool) else text


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _text(cell: object) -> str:
    """A cell as it was meant: spreadsheets turn edited numbers into floats."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _row(record: BaseModel) -> dict[str, str]:
    fields: Mapping[str, Any] = {"id": getattr(record, "id", "")} | content(record)
    return {k: v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for k, v in fields.items()}


def _sheet(
    book: Any, formats: Mapping[str, Any], name: str, columns: Sequence[str], rows: Sequence[Mapping[str, str]]
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column, formats["head"])
        for line, row in enumerate(rows, 1):
            sheet.write_string(line, at, row.get(column, ""), formats["text"])
    if columns:
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        sheet.set_column(0, len(columns) - 1, 18)
