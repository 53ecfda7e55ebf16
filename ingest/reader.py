"""The one door: a path or bytes → a Document, by extension and content."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from ingest.archive import members
from ingest.assemble import document
from ingest.encoding import decode
from ingest.limits import Budget, Limits
from ingest.text import read_text
from schema.document import Document
from schema.errors import EmptyInput, InputError, MissingFile, TooLarge, UnsupportedFormat

_LARGE = 200_000
_MARKDOWN = (".md", ".markdown", ".mkd")
_HTML = (".html", ".htm", ".xhtml", ".shtml", ".jsp", ".asp", ".aspx", ".php")
_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<%.*?%>\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def read(path: Path | str, *, limits: Limits | None = None) -> Document:
    """Read a file; an archive is read if it holds one file.

    :raises MissingFile: it does not exist or cannot be opened.
    :raises TooLarge: it is larger than the limits allow (said before anything is read).
    :raises InputError: it is empty, no text, or of a format without a reader.
    """
    data, name = _load(path, limits or Limits())
    return read_bytes(data, name, limits=limits)


def read_all(path: Path | str, *, limits: Limits | None = None) -> tuple[Document, ...]:
    """Read a file, or every file of an archive that has a reader; the others are named in the warnings.

    :raises InputError: as :func:`read`, and where no file of an archive can be read.
    """
    limits = limits or Limits()
    data, name = _load(path, limits)
    if not _is_archive(data):
        return (read_bytes(data, name, limits=limits),)
    documents: list[Document] = []
    skipped: list[str] = []
    refused: InputError | None = None
    for inner, content in members(data, Budget(limits, name)):
        try:
            documents.append(read_bytes(content, f"{name}/{inner}", limits=limits))
        except InputError as error:
            refused = error
            skipped.append(f"skipped: {inner}: {error.code} {error.message}")
    if not documents:
        raise refused or EmptyInput("the archive holds no files", where=name)
    first = documents[0]
    return (first.model_copy(update={"warnings": (*first.warnings, *skipped)}), *documents[1:])


def read_bytes(data: bytes, name: str, *, limits: Limits | None = None) -> Document:
    """Read the bytes of a file called ``name`` (its extension helps to choose the reader)."""
    limits = limits or Limits()
    budget = Budget(limits, name)
    budget.check("bytes", len(data), limits.bytes)
    if not data:
        raise EmptyInput("the file has no bytes", where=name)
    if _is_archive(data):
        return _only_member(data, budget)
    reader = _reader(data, PurePath(name).suffix.lower())
    if reader is None:
        known = _signature(data)
        raise UnsupportedFormat(f"no reader for {known} files", where=name, hint="convert it to text, or copy the text")
    try:
        with _steady_memory(len(data)):
            return reader(data, name, budget)
    except (RecursionError, MemoryError) as error:
        raise TooLarge("the document is too deep or too large for this machine", where=name) from error


def _load(path: Path | str, limits: Limits) -> tuple[bytes, str]:
    file = Path(path)
    try:
        if not file.is_file():
            raise MissingFile("there is no such file", where=str(path))
        size = file.stat().st_size
        if size > limits.bytes:
            raise TooLarge(f"{size:,} bytes; the limit is {limits.bytes:,}", where=file.name)
        return file.read_bytes(), file.name
    except (OSError, ValueError) as error:
        raise MissingFile(f"the file cannot be opened: {error}", where=str(path)) from error


def _only_member(data: bytes, budget: Budget) -> Document:
    found = list(members(data, budget))
    if not found:
        raise EmptyInput("the archive holds no files", where=budget.name)
    if len(found) > 1:
        names = "、".join(name for name, _ in found[:5])
        hint = "read it with read_all, or unpack it"
        raise UnsupportedFormat(f"the archive holds {len(found)} files ({names})", where=budget.name, hint=hint)
    inner, content = found[0]
    return read_bytes(content, f"{budget.name}/{inner}", limits=budget.limits)


@contextmanager
def _steady_memory(size: int) -> Iterator[None]:
    """No cycle collection while a large document is built: it holds no cycles, and the scans cost half of the time."""
    pause = size > _LARGE and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()


Reader = Callable[[bytes, str, Budget], Document]


def _reader(data: bytes, suffix: str) -> Reader | None:
    """The reader for a file: by its first bytes, then by the extension of its name."""
    if data.startswith(_ZIP):
        return _package(data)
    if data.startswith(_OLE):
        return _sheets if suffix in (".xls", ".et", ".xlt") or _WORKBOOK in data else None
    if b"%PDF-" in data[:1024]:
        return _pdf
    if _signature(data):
        return None
    if suffix in _HTML or _PAGE.match(data[:1000]):
        return _html
    if suffix in _DELIMITED:
        return _delimited
    return _markdown if suffix in _MARKDOWN else _plain


def _package(data: bytes) -> Reader | None:
    """Office packages by their members."""
    if _holds(data, b"xl/workbook"):
        return _sheets
    return _word if _holds(data, b"word/document") else None


def _holds(data: bytes, member: bytes) -> bool:
    return member in data[:4096] or member in data[-65_536:]


def _is_archive(data: bytes) -> bool:
    return data.startswith(_ZIP) and not any(_holds(data, m) for m in (b"xl/workbook", b"word/document", b"ppt/slides"))


def _plain(data: bytes, name: str, budget: Budget) -> Document:
    return _text(data, name, budget, markdown=False)


def _markdown(data: bytes, name: str, budget: Budget) -> Document:
    return _text(data, name, budget, markdown=True)


def _text(data: bytes, name: str, budget: Budget, *, markdown: bool) -> Document:
    text, encoding = decode(data, budget)
    layout = read_text(text, budget, markdown=markdown)
    return document(layout, data, name, "text/markdown" if markdown else "text/plain", encoding=encoding)


def _html(data: bytes, name: str, budget: Budget) -> Document:
    from ingest.html import declared_charset, read_html

    source, encoding = decode(data, budget, declared=declared_charset(data))
    return document(read_html(source, budget), data, name, "text/html", encoding=encoding)


def _delimited(data: bytes, name: str, budget: Budget) -> Document:
    from ingest.delimited import read_delimited

    text, encoding = decode(data, budget)
    tabs = PurePath(name).suffix.lower() in (".tsv", ".tab")
    media = "text/tab-separated-values" if tabs else "text/csv"
    return document(read_delimited(text, budget, tabs=tabs), data, name, media, encoding=encoding)


def _sheets(data: bytes, name: str, budget: Budget) -> Document:
    from ingest.sheet import read_sheets

    layout, warnings = read_sheets(data, budget)
    media = "application/vnd.ms-excel" if data.startswith(_OLE) else _XLSX
    return document(layout, data, name, media, warnings=warnings)


def _word(data: bytes, name: str, budget: Budget) -> Document:
    from ingest.word import read_word

    return document(read_word(data, budget), data, name, _DOCX)


def _pdf(data: bytes, name: str, budget: Budget) -> Document:
    from ingest.pdf import read_pdf

    return document(read_pdf(data, budget), data, name, "application/pdf")


def _signature(data: bytes) -> str | None:
    """Name of a binary format by its first bytes."""
    for mark, name in _SIGNATURES:
        if data.startswith(mark):
            return name
    return None


_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK = "Workbook".encode("utf-16-le")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DELIMITED = (".csv", ".tsv", ".tab")
_SIGNATURES = (
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0", "Office 97"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
)
