"""Workbook: a campaign as xlsx: posts, schemes, timeline, fees and who decided what. Every cell is text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from review.exports import COLUMNS, posts
from review.identity import content
from schema.campaign import Campaign


def write_workbook(campaign: Campaign, path: Path) -> None:
    """Write the workbook. Nothing in it is a formula or a link, whatever a notice may print."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        formats = {
            "head": book.add_format({"bold": True, "bg_color": "#E7EDF5", "bottom": 1}),
            "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        }
        _sheet(book, formats, "posts", list(COLUMNS), posts(campaign))
        schemes = [
            {"scheme": scheme.id, "tracks": "、".join(scheme.tracks), "part": part, **_row(record)}
            for scheme in campaign.schemes
            for part in ("marks", "steps", "gates", "stages", "tie_breaks", "bonuses", "voids", "replacements")
            for record in getattr(scheme, part)
        ]
        for name, rows in (
            ("schemes", schemes),
            ("eligibility", [_row(c) for c in campaign.eligibility]),
            ("timeline", [_row(e) for e in campaign.timeline]),
            ("fees", [_row(f) for f in campaign.fees]),
            ("owners", [{"pointer": k or "/", "owner": v} for k, v in campaign.owners.items()]),
        ):
            _sheet(book, formats, name, list(dict.fromkeys(key for row in rows for key in row)), rows)


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
