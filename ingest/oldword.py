"""Old Word files (doc) that end in a table: the paragraph behind it is put back.

Word always ends a document in a paragraph. Some programs leave it out behind a table, and LibreOffice then reads the
cells of that table as one line of text. The file is mended as it would have been written (MS-DOC 2.5, 2.8, 2.9): one
paragraph mark more in the text, the piece that holds it, and the pages of paragraph properties.
"""

from __future__ import annotations

import struct

from ingest.compound import sectors

_PAGE = 512
_PLACE, _ENTRY = 4, 13
"""Bytes of a place in the text, and of what points from a paragraph to its properties."""
_CELL_END = 7
_MARK = 13
_TABLE_BIT = 0x0200
_COMPRESSED = 0x4000_0000
_OTHERS = 7
"""Texts beside the body (footnotes, heads, remarks, boxes), each with its length."""
_FLAGS, _BODY, _PAPERS, _PIECES = 0x0A, 0x4C, 0x102, 0x1A2
"""Places in the head of the document: flags, length of the body, pages of paragraphs, pieces of text."""


def with_last_paragraph(data: bytes) -> bytes:
    """The file with a paragraph behind the table that it ends in; the same bytes where there is nothing to mend."""
    try:
        return _mended(data) or data
    except (struct.error, IndexError):
        return data


class _Stream:
    """Numbers of a stream that lies in sectors of a file."""

    def __init__(self, data: bytearray, name: str) -> None:
        found = sectors(bytes(data), name)
        if found is None:
            raise IndexError(name)
        self.data, (self.places, self.size) = data, found

    def at(self, place: int) -> int:
        return self.places[place // self.size] + place % self.size

    def read(self, place: int, length: int) -> bytes:
        return bytes(self.data[self.at(p)] for p in range(place, place + length))

    def write(self, place: int, given: bytes) -> None:
        for p, byte in enumerate(given, place):
            self.data[self.at(p)] = byte

    def number(self, place: int) -> int:
        return int.from_bytes(self.read(place, 4), "little")

    def put(self, place: int, value: int) -> None:
        self.write(place, struct.pack("<I", value))


def _mended(given: bytes) -> bytes | None:
    data = bytearray(given)
    text = _Stream(data, "WordDocument")
    (flags,) = struct.unpack("<H", text.read(_FLAGS, 2))
    table = _Stream(data, "1Table" if flags & _TABLE_BIT else "0Table")
    body = text.number(_BODY)
    if any(text.number(_BODY + 4 * other) for other in range(1, _OTHERS + 1)):
        return None
    piece = _last_piece(table, text.number(_PIECES), body)
    if piece is None:
        return None
    end_of_piece, end, wide = piece
    if text.read(end - wide, wide)[0] != _CELL_END or any(text.read(end, wide)):
        return None
    papers, length = text.number(_PAPERS), text.number(_PAPERS + 4)
    pages = (length - _PLACE) // (2 * _PLACE)
    last = table.number(papers + _PLACE * pages)
    page = table.number(papers + _PLACE * (2 * pages)) * _PAGE
    made = _with_paragraph(text.read(page, _PAGE), last, wide)
    if made is None:
        return None
    text.write(page, made)
    text.write(end, _MARK.to_bytes(wide, "little"))
    text.put(_BODY, body + 1)
    table.put(end_of_piece, body + 1)
    table.put(papers + _PLACE * pages, last + wide)
    return bytes(data)


def _last_piece(table: _Stream, at: int, body: int) -> tuple[int, int, int] | None:
    """Where the end of the last piece is written, where its text ends in the file, and the bytes of a character."""
    if table.read(at, 1)[0] != 2:
        return None
    pieces = (table.number(at + 1) - _PLACE) // (2 + 6 + _PLACE)
    ends = at + 5 + _PLACE * pieces
    begin, end = table.number(ends - _PLACE), table.number(ends)
    place = table.number(ends + _PLACE + 8 * (pieces - 1) + 2)
    if end != body:
        return None
    wide = 1 if place & _COMPRESSED else 2
    first = (place & ~_COMPRESSED) // (3 - wide)
    return ends, first + (end - begin) * wide, wide


def _with_paragraph(page: bytes, end: int, wide: int) -> bytes | None:
    """A page of paragraph properties with one more, a plain one, behind ``end``; None where the page is full."""
    count = page[-1]
    places = list(struct.unpack_from(f"<{count + 1}I", page))
    head = _PLACE * (count + 1)
    entries = page[head : head + _ENTRY * count]
    used = [2 * entries[at] for at in range(0, len(entries), _ENTRY) if entries[at]]
    made = struct.pack(f"<{count + 2}I", *places, places[-1] + wide) + entries + bytes(_ENTRY)
    if places[-1] != end or len(made) > min(used, default=_PAGE - 1):
        return None
    return made + page[len(made) : -1] + bytes((count + 1,))
