"""Archives (zip): their files, with names repaired, under limits. Archives inside archives are opened as well."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from ingest.limits import Budget
from schema.errors import NotText

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_NESTED = 3
"""Archives in archives in archives are enough."""
_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def members(data: bytes, budget: Budget, *, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of an archive, in its order.

    :raises NotText: it is damaged or encrypted.
    :raises TooLarge: more files, or more bytes unpacked, than the limits allow; or archives nested too deeply.
    """
    budget.check("archives in archives", depth, _NESTED)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        infos = [i for i in package.infolist() if not i.is_dir() and not _is_clutter(i.filename)]
        budget.check("files in an archive", len(infos), budget.limits.members)
        budget.check("bytes unpacked", sum(i.file_size for i in infos), budget.limits.unpacked)
        for info in infos:
            budget.tick()
            if info.flag_bits & _ENCRYPTED:
                raise NotText("the archive is encrypted", where=f"{budget.name}/{name_of(info)}")
            with package.open(info) as file:
                content = file.read(budget.limits.bytes + 1)
            budget.check("bytes in a file of an archive", len(content), budget.limits.bytes)
            name = name_of(info)
            if name.lower().endswith(".zip"):
                for inner, inside in members(content, budget, depth=depth + 1):
                    yield f"{name}/{inner}", inside
            else:
                yield name, content
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error) as error:
        raise NotText(f"the archive is damaged: {error}", where=budget.name) from error


def name_of(info: zipfile.ZipInfo) -> str:
    """The name of a file; Chinese Windows writes it in GBK without saying so, which zipfile reads as code page 437."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME and not name.isascii():
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    return name


def _is_clutter(name: str) -> bool:
    last = PurePosixPath(name).name
    return name.startswith(_CLUTTER) or last in _CLUTTER or last.startswith("~$")
