"""Packages (zip files, Office files): opened and read under limits, with one coded error for each way to be bad."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lxml import etree

from ingest.limits import Budget
from schema.errors import Damaged, Encrypted, TooDeep, Unsafe

ZIP = b"PK\x03\x04"
_ENCRYPTED = 0x1
_HEAD = 4096
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D\x00O|E\x00N)")


@contextmanager
def opened(data: bytes, budget: Budget, what: str) -> Iterator[zipfile.ZipFile]:
    """The package, checked before anything is unpacked; whatever breaks while it is read becomes a coded error.

    :raises Damaged: it is cut off or broken.
    :raises Encrypted: a part opens with a password only.
    :raises UnpacksTooLarge: its parts unpack to more than the limits allow.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        for info in package.infolist():
            if info.flag_bits & _ENCRYPTED:
                raise Encrypted(f"{what} is encrypted", where=budget.name)
            budget.add_unpacked(info.file_size, info.compress_size)
        yield package
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        KeyError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
        zlib.error,
    ) as error:
        if isinstance(error, RecursionError):
            raise
        raise Damaged(f"{what} is damaged: {error}", where=budget.name) from error


def refuse_entities(package: zipfile.ZipFile, budget: Budget) -> None:
    """Office programs never write entity declarations; files made to exhaust or spy on a reader do.

    :raises Unsafe: a part declares some.
    """
    for info in package.infolist():
        if info.filename.endswith((".xml", ".rels")):
            with package.open(info) as part:
                if _ENTITIES.search(part.read(_HEAD)):
                    raise Unsafe(f"{info.filename} declares entities", where=budget.name)


def parse_xml(xml: bytes, budget: Budget) -> Any:
    """The root element: without entities, network or huge trees.

    :raises TooDeep: elements are nested deeper than 256 levels.
    :raises Damaged: it is not well formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(xml, parser=parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise TooDeep("elements are nested too deeply", where=budget.name) from error
        raise Damaged(f"its XML is damaged: {error}", where=budget.name) from error
