"""Exports: a campaign as a file to download. Names are plain, nothing in a file is a formula."""

from __future__ import annotations

import io
import json
import re
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import Response

from schema.campaign import Campaign

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TYPES = {
    "yaml": "application/yaml",
    "json": "application/json",
    "xlsx": XLSX,
    "ics": "text/calendar; charset=utf-8",
    "jsonld": "application/ld+json",
    "zip": "application/zip",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "html": "text/html; charset=utf-8",
}


def response(campaign: Campaign, kind: str) -> Response:
    """A campaign in one of the formats of ``jinbang export``, or the template for its candidates."""
    name = campaign.name
    if kind == "template":
        from ranking.template import write_template

        return download(f"{name}-candidates.xlsx", written(lambda path: write_template(campaign, path), "xlsx"))
    if kind == "xlsx":
        from review.workbook import write_workbook

        return download(f"{name}.xlsx", written(lambda path: write_workbook(campaign, path), "xlsx"))
    if kind == "package":
        return download(f"{name}.zip", _package(campaign))
    return download(f"{name}.{kind}", _text(campaign, kind).encode())


def _text(campaign: Campaign, kind: str) -> str:
    from review.exports import calendar, job_postings

    if kind == "yaml":
        from review.files import yaml_of

        return yaml_of(campaign)
    if kind == "ics":
        return calendar(campaign)
    if kind == "jsonld":
        return json.dumps(job_postings(campaign), ensure_ascii=False, indent=2) + "\n"
    return campaign.model_dump_json(indent=2) + "\n"


def _package(campaign: Campaign) -> bytes:
    from review.exports import data_package

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in data_package(campaign).items():
            archive.writestr(name, text)
    return out.getvalue()


def written(write: Callable[[Path], Any], suffix: str) -> bytes:
    """The bytes of a file that something writes to a path."""
    with tempfile.TemporaryDirectory(prefix="jinbang-") as folder:
        path = Path(folder) / f"file.{suffix}"
        write(path)
        return path.read_bytes()


def download(name: str, data: bytes) -> Response:
    """An attachment; its name has nothing that a file system or a header could take for more than a name."""
    stem, _, suffix = name.rpartition(".")
    clean = re.sub(r"[^\w.()（）《》〔〕-]+", "_", stem).strip("._")[:80] or "jinbang"
    disposition = f"attachment; filename=\"jinbang.{suffix}\"; filename*=UTF-8''{quote(f'{clean}.{suffix}')}"
    return Response(data, media_type=_TYPES[suffix], headers={"content-disposition": disposition})
