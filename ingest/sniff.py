"""Which reader takes a file: by its first bytes and its parts; the extension of the name only decides between texts."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from ingest.compound import OLE, streams
from ingest.jsonpage import is_json
from ingest.mhtml import is_mhtml
from ingest.package import ZIP


class Kind(StrEnum):
    """Formats with a reader. The value is the media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    CSV = "text/csv"
    TSV = "text/tab-separated-values"
    JSON = "application/json"
    MHTML = "multipart/related"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XLS = "application/vnd.ms-excel"
    DOC = "application/msword"
    RTF = "application/rtf"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    WORD_XML = "application/vnd.ms-word.xml"
    EXCEL_XML = "application/vnd.ms-excel.xml"
    IMAGE = "image"
    ARCHIVE = "application/zip"
    ENCRYPTED = "application/encrypted"


_SUFFIXES: dict[Kind, tuple[str, ...]] = {
    Kind.MARKDOWN: (".md", ".markdown", ".mkd"),
    Kind.HTML: (".html", ".htm", ".xhtml", ".shtml", ".jsp", ".asp", ".aspx", ".php"),
    Kind.CSV: (".csv",),
    Kind.TSV: (".tsv", ".tab"),
    Kind.JSON: (".json",),
    Kind.MHTML: (".mht", ".mhtml", ".eml"),
    Kind.PDF: (".pdf",),
    Kind.DOCX: (".docx", ".docm", ".dotx", ".dotm"),
    Kind.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb"),
    Kind.XLS: (".xls", ".et", ".xlt", ".ett"),
    Kind.DOC: (".doc", ".dot", ".wps", ".wpt"),
    Kind.RTF: (".rtf",),
    Kind.ODT: (".odt", ".ott"),
    Kind.ODS: (".ods", ".ots"),
    Kind.IMAGE: (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"),
    Kind.ARCHIVE: (".zip",),
}
_BY_SUFFIX = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes}
_TEXTS = frozenset((Kind.TEXT, Kind.MARKDOWN, Kind.CSV, Kind.TSV))
_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<%.*?%>\s*)*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|table|div|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_OFFICE_XML = re.compile(rb'<\?mso-application\s+progid="(Word|Excel)\.|<(?:\w+:)?(wordDocument|Workbook)\b')
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM")
_STREAMS = (
    (Kind.ENCRYPTED, "EncryptedPackage"),
    (Kind.DOC, "WordDocument"),
    (Kind.XLS, "Workbook"),
    (Kind.XLS, "Book"),
)
_PARTS: tuple[tuple[str, Kind | None], ...] = (
    ("xl/workbook", Kind.XLSX),
    ("word/document", Kind.DOCX),
    ("ppt/slides", None),
)
_PART = re.compile(rb"(?:xl/workbook|word/document|ppt/slides)")
_OTHERS = (
    (ZIP, "zip"),
    (OLE[:4], "Office 97"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
)


def sniff(data: bytes, suffix: str) -> Kind | None:
    """The format of a file; None where there is no reader for it (:func:`known` may tell its name).

    ``suffix`` is the extension of its name in small letters, with the dot.
    """
    named = _BY_SUFFIX.get(suffix, Kind.TEXT)
    binary = _binary(data, named)
    if binary is not None or known(data):
        return binary
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    office = _OFFICE_XML.search(head[:2000]) if head.lstrip()[:5] == b"<?xml" else None
    if office:
        return Kind.WORD_XML if (office[1] or office[2]) in (b"Word", b"wordDocument") else Kind.EXCEL_XML
    if is_mhtml(data):
        return Kind.MHTML
    if named is Kind.HTML or (_PAGE.match(head) and named not in (Kind.MARKDOWN, Kind.CSV, Kind.TSV)):
        return Kind.HTML
    if named is Kind.JSON or is_json(data):
        return Kind.JSON
    return named if named in _TEXTS else Kind.TEXT


def _binary(data: bytes, named: Kind) -> Kind | None:
    if data.startswith(ZIP):
        return _package(data)
    if data.startswith(OLE):
        return _compound(data, named)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(b"{\\rtf"):
        return Kind.RTF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind.IMAGE
    return Kind.IMAGE if data.startswith(_IMAGES) and b"\0" in data[:64] else None


def _package(data: bytes) -> Kind | None:
    """Office packages by the names of their parts; any other zip is an archive (of Office packages, perhaps)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        names = [match[0].decode("ascii") for match in _PART.finditer(data[:4096])]  # cut off: the first parts tell
    for part, kind in _PARTS:
        if any(name.startswith(part) for name in names):
            return kind
    if data[30:38] == b"mimetype":
        for kind in (Kind.ODT, Kind.ODS):
            if data[38:120].startswith(kind.value.encode()):
                return kind
    return Kind.ARCHIVE


def _compound(data: bytes, named: Kind) -> Kind | None:
    """Office 97 files by the names of their streams; one may be embedded in another, then the extension decides."""
    names = streams(data)
    if names is None:  # cut off: names that stand anywhere
        found = [kind for kind, name in _STREAMS if name.encode("utf-16-le") in data]
    else:
        found = [kind for kind, name in _STREAMS if name in names]
    return named if named in found else next(iter(found), named if named in (Kind.DOC, Kind.XLS) else None)


def known(data: bytes) -> str | None:
    """Name of a binary format without a reader, by its first bytes."""
    return next((name for mark, name in _OTHERS if data.startswith(mark)), None)


def misnamed(kind: Kind, suffix: str) -> str | None:
    """A warning where the extension names another format than the content shows."""
    named = _BY_SUFFIX.get(suffix)
    if named is None or named is kind or {named, kind} <= _TEXTS or (named in _TEXTS and kind is Kind.HTML):
        return None
    return f"wrong_extension: the name ends in {suffix}, the content is {kind.value}"
