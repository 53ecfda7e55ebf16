"""Imports: an export that somebody edited, taken back as decisions."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from fastapi import UploadFile

from schema.decisions import Decision
from schema.errors import JinbangError, UnsupportedFormat
from web.office import Office

KINDS = (".xlsx", ".yaml", ".yml", ".json")


def take(office: Office, ident: str, actor: str, file: UploadFile, reason: str, seen: int | None) -> list[Decision]:
    """Decide every field that was edited.

    :raises UnsupportedFormat: where it is neither workbook, YAML nor JSON.
    :raises BadPointer: where records were added or removed, or a value cannot be read; with its place in the file.
    :raises EditConflict: where somebody has decided one of the fields since.
    """
    from review.files import load_campaign
    from review.workbook import edits

    name = Path((file.filename or "").replace("\\", "/")).name
    kind = Path(name).suffix.lower()
    if kind not in KINDS:
        raise UnsupportedFormat("an edited export is xlsx, yaml or json", where=name[:200])
    desk = office.desk(actor)
    with tempfile.TemporaryDirectory(prefix="jinbang-") as folder:
        path = Path(folder) / f"import{kind}"
        with path.open("wb") as out:
            shutil.copyfileobj(file.file, out)
        try:
            if kind == ".xlsx":
                return desk.decide(ident, edits(office.open(ident).campaign, path), reason or name[:200], seen=seen)
            return desk.take(ident, load_campaign(path, aliases=False), reason or name[:200], seen=seen)
        except JinbangError as error:
            error.where = error.where.replace(str(path), name) if error.where else error.where
            raise
