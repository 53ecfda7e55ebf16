"""Packed streams of a PDF, looked at before the library that unpacks them without a limit."""

from __future__ import annotations

import re
import zlib

from ingest.limits import Budget
from schema.errors import UnpacksTooLarge

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 2000
_CHUNK = 1 << 20
_DRAWN = 100_000
"""Lines and boxes on one page; each takes some kilobytes of memory. A table ruled with dots has some thousands."""


def check_streams(data: bytes, budget: Budget) -> None:
    """Unpack each stream piece by piece, keeping nothing, and count.

    :raises UnpacksTooLarge: they unpack to more than the limits allow, or are packed twice.
    :raises TooLarge: one of them draws more lines than a page of a notice can have.
    """
    for match in _STREAM.finditer(data):
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        begin = data.rfind(b"obj", max(0, match.start() - _DICTIONARY), match.start())
        filters = data[max(begin, 0) : match.start()].count(b"Flate")
        if filters > 1:
            raise UnpacksTooLarge("a stream of the PDF is packed twice", where=budget.name)
        if filters:
            _unpack(data, match.end(), budget)


def _unpack(data: bytes, start: int, budget: Budget) -> None:
    stream = zlib.decompressobj()
    at, drawn = start, 0
    try:
        while not stream.eof and at < len(data):
            used = data[at : at + _CHUNK]
            at += len(used)
            part = stream.decompress(used, _CHUNK)
            while True:
                budget.add_unpacked(len(part), _CHUNK)
                drawn += part.count(b" l") + part.count(b" re")
                budget.check("lines drawn by one stream of the PDF", drawn, _DRAWN)
                if stream.eof or not stream.unconsumed_tail:
                    break
                budget.tick()
                part = stream.decompress(stream.unconsumed_tail, _CHUNK)
    except zlib.error:
        return  # broken data is the matter of the reader
