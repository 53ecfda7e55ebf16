"""The one door: a path or bytes → a Document, by content and extension."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path, PurePath

from ingest.archive import members
from ingest.arrange import arrange, notices
from ingest.assemble import document
from ingest.child import HEAVY, WantsProcess, read_apart, weight
from ingest.encoding import decode
from ingest.limits import Budget, Limits
from ingest.sniff import Kind, known, misnamed, sniff
from ingest.text import read_text
from schema.document import Document
from schema.errors import (
    EmptyInput,
    Encrypted,
    InputError,
    MissingFile,
    TooDeep,
    TooLarge,
    TooMuchMemory,
    UnsupportedFormat,
)
from schema.watch import TimeUp, watched

_LARGE = 200_000
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


def read(path: Path | str, *, limits: Limits | None = None, hidden: bool = False) -> Document:
    """Read a file; an archive is read if it holds one file. ``hidden``: hidden sheets of a workbook as well.

    :raises MissingFile: it does not exist or cannot be opened.
    :raises TooLarge: it is larger than the limits allow (said before anything is read).
    :raises InputError: it is empty, damaged, encrypted, or of a format without a reader.
    """
    data, name = _load(path, limits or Limits())
    return read_bytes(data, name, limits=limits, hidden=hidden)


def read_all(path: Path | str, *, limits: Limits | None = None, hidden: bool = False) -> tuple[Document, ...]:
    """Read a file, or every file of an archive that has a reader; the others are named in the warnings.

    The files of an archive are one notice: the announcement comes first, as :func:`ingest.arrange.arrange` finds it.

    :raises InputError: as :func:`read`, and where no file of an archive can be read.
    """
    limits = limits or Limits()
    data, name = _load(path, limits)
    budget = Budget(limits, name, hidden=hidden)
    if sniff(data, PurePath(name).suffix.lower()) is not Kind.ARCHIVE:
        return (_read(data, budget),)
    documents: list[Document] = []
    skipped: list[str] = []
    refused: InputError | None = None
    for inner, content in members(data, budget):
        try:
            documents.append(_read(content, budget.within(f"{name}/{inner}")))
        except InputError as error:
            refused = error
            skipped.append(f"skipped: {inner}: {error.code} {error.message}")
    if not documents:
        raise refused or EmptyInput("the archive holds no files", where=name)
    first, *rest = arrange(documents)
    apart = notices(documents) if rest else ()
    if len(apart) > 1:
        names = "、".join(PurePath(document.name).name for document in apart[:5])
        skipped.append(f"several_notices: {names} are titled as notices of their own and are read as one; unpack them")
    return (first.model_copy(update={"warnings": (*first.warnings, *skipped)}), *rest)


def read_bytes(data: bytes, name: str, *, limits: Limits | None = None, hidden: bool = False) -> Document:
    """Read the bytes of a file called ``name`` (its extension helps to choose the reader).

    The name is only shown: folders and control characters are cut from it.
    """
    shown = _CONTROLS.sub("", name.replace("\\", "/").rpartition("/")[2]).strip() or "document"
    return _read(data, Budget(limits or Limits(), shown, hidden=hidden))


def _read(data: bytes, budget: Budget) -> Document:
    name, suffix = budget.name, PurePath(budget.name).suffix.lower()
    budget.check("bytes", len(data), budget.limits.bytes)
    if not data:
        raise EmptyInput("the file has no bytes", where=name)
    kind = sniff(data, suffix)
    if kind is Kind.ARCHIVE:
        return _only_member(data, budget)
    if kind is Kind.ENCRYPTED:
        raise Encrypted("the Office file is encrypted", where=name)
    if kind is None:
        hint = "convert it to text, or copy the text"
        raise UnsupportedFormat(f"no reader for {known(data) or 'such'} files", where=name, hint=hint)
    if weight(data, kind) > HEAVY:
        return read_apart(data, budget)
    try:
        with watched(budget.left, budget.too_slow) if kind in _WATCHED else nullcontext():
            return _made(data, budget, kind)
    except WantsProcess:
        return read_apart(data, budget)
    except TimeUp:  # thrown once more while the first one was on its way out of the watch
        raise budget.too_slow() from None


def read_here(data: bytes, budget: Budget) -> Document:
    """Read a file that is no archive in this process, however large it is; somebody else watches the time."""
    kind = sniff(data, PurePath(budget.name).suffix.lower())
    if kind is None or kind in (Kind.ARCHIVE, Kind.ENCRYPTED):
        raise UnsupportedFormat("no reader takes this file by itself", where=budget.name)
    return _made(data, budget, kind)


def _made(data: bytes, budget: Budget, kind: Kind) -> Document:
    name, suffix = budget.name, PurePath(budget.name).suffix.lower()
    try:
        with _steady_memory(len(data)):
            made = _READERS[kind](data, budget, kind)
    except RecursionError as error:
        raise TooDeep("the document is nested too deeply", where=name) from error
    except MemoryError as error:
        raise TooMuchMemory("the document is too large for this machine", where=name) from error
    warning = misnamed(kind, suffix)
    return made.model_copy(update={"warnings": (warning, *made.warnings)}) if warning else made


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
    return _read(content, budget.within(f"{budget.name}/{inner}"))


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


def _text(data: bytes, budget: Budget, kind: Kind) -> Document:
    text, encoding = decode(data, budget)
    layout = read_text(text, budget, markdown=kind is Kind.MARKDOWN)
    return document(layout, data, budget.name, kind, encoding=encoding)


def _html(data: bytes, budget: Budget, kind: Kind) -> Document:
    from ingest.html import declared_charset, read_html

    source, encoding = decode(data, budget, declared=declared_charset(data))
    return document(read_html(source, budget), data, budget.name, kind, encoding=encoding)


def _mhtml(data: bytes, budget: Budget, kind: Kind) -> Document:
    from ingest.html import declared_charset, read_html
    from ingest.mhtml import page_of

    body, declared, is_html = page_of(data, budget)
    source, encoding = decode(body, budget, declared=declared or declared_charset(body))
    layout = read_html(source, budget) if is_html else read_text(source, budget, markdown=False)
    return document(layout, data, budget.name, kind, encoding=encoding)


def _json(data: bytes, budget: Budget, kind: Kind) -> Document:
    from ingest.jsonpage import read_json

    source, encoding = decode(data, budget)
    return document(read_json(source, budget), data, budget.name, kind, encoding=encoding)


def _delimited(data: bytes, budget: Budget, kind: Kind) -> Document:
    from ingest.delimited import read_delimited

    text, encoding = decode(data, budget)
    layout = read_delimited(text, budget, tabs=kind is Kind.TSV)
    return document(layout, data, budget.name, kind, encoding=encoding)


def _sheets(data: bytes, budget: Budget, kind: Kind, *, given: bytes | None = None) -> Document:
    from ingest.sheet import read_sheets

    layout, warnings = read_sheets(data, budget)
    return document(layout, given or data, budget.name, kind, warnings=warnings)


def _word(data: bytes, budget: Budget, kind: Kind, *, given: bytes | None = None) -> Document:
    from ingest.word import read_word

    layout, warnings = read_word(data, budget)
    return document(layout, given or data, budget.name, kind, warnings=warnings)


def _old_text(data: bytes, budget: Budget, kind: Kind) -> Document:
    from ingest.convert import convert
    from ingest.oldword import with_last_paragraph

    whole = with_last_paragraph(data) if kind is Kind.DOC else data
    return _word(convert(whole, _SOURCES[kind], "docx", budget), budget, kind, given=data)


def _old_sheets(data: bytes, budget: Budget, kind: Kind) -> Document:
    from ingest.convert import convert

    return _sheets(convert(data, _SOURCES[kind], "xlsx", budget), budget, kind, given=data)


def _pdf(data: bytes, budget: Budget, kind: Kind) -> Document:
    from ingest.pdf import read_pdf

    made = read_pdf(data, budget)
    return document(made.layout, data, budget.name, kind, warnings=made.warnings)


def _image(data: bytes, budget: Budget, kind: Kind) -> Document:
    from ingest.image import read_image

    made = read_image(data, budget)
    return document(made.layout, data, budget.name, kind, warnings=made.warnings)


_WATCHED = frozenset((Kind.PDF, Kind.IMAGE, Kind.XLSX, Kind.XLS, Kind.DOCX))
"""Read with libraries of others, or in steps that may be long."""
_SOURCES = {
    Kind.DOC: "doc",
    Kind.RTF: "rtf",
    Kind.ODT: "odt",
    Kind.WORD_XML: "xml",
    Kind.ODS: "ods",
    Kind.EXCEL_XML: "xml",
}
_READERS: dict[Kind, Callable[[bytes, Budget, Kind], Document]] = {
    Kind.TEXT: _text,
    Kind.MARKDOWN: _text,
    Kind.HTML: _html,
    Kind.MHTML: _mhtml,
    Kind.JSON: _json,
    Kind.CSV: _delimited,
    Kind.TSV: _delimited,
    Kind.XLSX: _sheets,
    Kind.XLS: _sheets,
    Kind.DOCX: _word,
    Kind.PDF: _pdf,
    Kind.IMAGE: _image,
    **dict.fromkeys((Kind.DOC, Kind.RTF, Kind.ODT, Kind.WORD_XML), _old_text),
    **dict.fromkeys((Kind.ODS, Kind.EXCEL_XML), _old_sheets),
}
