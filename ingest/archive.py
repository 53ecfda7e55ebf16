"""Archives (zip): their files, with names repaired, under limits. Archives inside archives are opened as well.

Nothing is ever written under the name that an archive gives: the name is only shown. A name that points out of the
archive is refused all the same, since a file that bears one was made to do harm.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from ingest.limits import Budget
from ingest.package import opened
from schema.errors import TooDeep, TooManyMembers, Unsafe

_UTF8_NAME = 0x800
_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def members(data: bytes, budget: Budget, *, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of an archive, in its order.

    :raises Damaged, Encrypted: it cannot be followed to its end, or opens with a password only.
    :raises TooDeep: archives are nested beyond the limit.
    :raises TooManyMembers, UnpacksTooLarge: more files, or more bytes unpacked, than the limits allow.
    :raises Unsafe: the name of a file points out of the archive.
    """
    budget.check("archives in archives", depth, budget.limits.nesting, TooDeep)
    with opened(data, budget, "the archive") as package:
        infos = [i for i in package.infolist() if not i.is_dir() and not _is_clutter(i.filename)]
        budget.check("files in an archive", len(infos), budget.limits.members, TooManyMembers)
        for info in infos:
            name = name_of(info)
            if _escapes(info):
                raise Unsafe(f"the name {name!r} points out of the archive", where=budget.name)
        for info in infos:
            budget.tick()
            name = name_of(info)
            budget.check("bytes in a file of an archive", info.file_size, budget.limits.bytes)
            content = package.read(info)
            if name.lower().endswith(".zip"):
                for inner, inside in members(content, budget, depth=depth + 1):
                    yield f"{name}/{inner}", inside
            else:
                yield name, content


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


def _escapes(info: zipfile.ZipInfo) -> bool:
    raw = info.orig_filename
    path = name_of(info).replace("\\", "/")
    return "\0" in raw or path.startswith("/") or path[1:3] == ":/" or ".." in path.split("/")


def _is_clutter(name: str) -> bool:
    last = PurePosixPath(name).name
    return name.startswith(_CLUTTER) or last in _CLUTTER or last.startswith("~$")
