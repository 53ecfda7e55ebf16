"""Compound files (OLE, the container of Office 97): their streams, by name and place."""

from __future__ import annotations

import struct

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_LAST = 0xFFFFFFFA
_MINI = 4096
_SMALL = 64
"""Bytes of a small sector, in which streams below ``_MINI`` bytes lie."""
_MOST = 4096
"""Sectors of a directory: more are a loop, or made to do harm."""


def streams(data: bytes) -> list[str] | None:
    """Names in the directory, in its order; None where it cannot be followed."""
    if len(data) < 512 or not data.startswith(OLE):
        return None
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        return None
    entries = _entries(data, 1 << shift)
    return None if entries is None else [name for name, _, _ in entries]


def sectors(data: bytes, name: str) -> tuple[list[int], int] | None:
    """Places of the sectors of a stream in the file, and their size; None where it cannot be followed.

    A short stream lies in small sectors of the stream of the root.
    """
    if len(data) < 512 or not data.startswith(OLE):
        return None
    (shift,) = struct.unpack_from("<H", data, 30)
    size = 1 << shift
    entries = _entries(data, size) if shift in (9, 12) else None
    first, length = next(((at, length) for own, at, length in entries or () if own == name), (0, 0))
    if not entries or not length:
        return None
    table = _table(data, size)
    if length >= _MINI:
        places, part = _chain(data, size, table, first), size
    else:
        inside = _chain(data, size, table, entries[0][1])
        (links,) = struct.unpack_from("<I", data, 60)
        following = [
            struct.unpack_from(f"<{size // 4}I", data, at)
            for at in _chain(data, size, table, links)
            if at + size <= len(data)
        ]
        places, part = [], _SMALL
        while first // (size // 4) < len(following) and first * _SMALL // size < len(inside) and len(places) < _MINI:
            places.append(inside[first * _SMALL // size] + first * _SMALL % size)
            first = following[first // (size // 4)][first % (size // 4)]
    whole = len(places) * part >= length and max(places) + part <= len(data)
    return (places, part) if whole else None


def stream(data: bytes, name: str) -> bytes | None:
    """The bytes of a stream; None where it cannot be followed to its end."""
    import numpy

    if len(data) < 512 or not data.startswith(OLE):
        return None
    (shift,) = struct.unpack_from("<H", data, 30)
    size = 1 << shift
    entries = _entries(data, size) if shift in (9, 12) else None
    sector, length = next(((at, length) for own, at, length in entries or () if own == name), (0, 0))
    if not 0 < length <= len(data):
        return None
    if length < _MINI:
        small = sectors(data, name)
        return b"".join(data[at : at + small[1]] for at in small[0])[:length] if small else None
    table = [(at + 1) * size for at in _table(data, size) if at < _LAST]
    links = numpy.frombuffer(b"".join(data[at : at + size] for at in table), "<u4")
    jumps = numpy.flatnonzero(links != numpy.arange(1, len(links) + 1))
    out: list[bytes] = []
    left = length
    while left > 0 and sector < len(links) and len(out) < len(links):
        last = int(jumps[numpy.searchsorted(jumps, sector)])  # sectors that follow each other are read at once
        begin = (sector + 1) * size
        part = data[begin : min((last + 2) * size, begin + left)]
        out.append(part)
        left -= len(part)
        sector = int(links[last])
        if not part:
            return None
    return (out[0] if len(out) == 1 else b"".join(out)) if left == 0 else None


def _chain(data: bytes, size: int, table: list[int], first: int) -> list[int]:
    """Places of the sectors of a chain."""
    out: list[int] = []
    sector: int | None = first
    while sector is not None and sector < _LAST and len(out) * size < len(data):
        out.append((sector + 1) * size)
        sector = _next(data, size, table, sector)
    return out


def _entries(data: bytes, size: int) -> list[tuple[str, int, int]] | None:
    """Name, first sector and bytes of each stream."""
    (sector,) = struct.unpack_from("<I", data, 48)
    table = _table(data, size)
    out: list[tuple[str, int, int]] = []
    for _ in range(_MOST):
        begin = (sector + 1) * size
        block = data[begin : begin + size]
        if len(block) < size:
            return None
        for at in range(0, size, _ENTRY):
            (length,) = struct.unpack_from("<H", block, at + 64)
            if block[at + 66] and 2 <= length <= 64:
                first, many = struct.unpack_from("<II", block, at + 116)
                out.append((block[at : at + length - 2].decode("utf-16-le", "replace"), first, many))
        link = _next(data, size, table, sector)
        if link is None or link >= _LAST:
            return out if link is not None else None
        sector = link
    return None


def _table(data: bytes, size: int) -> list[int]:
    """The sectors of the allocation table: 109 are named in the header, the others in sectors of their own."""
    table = list(struct.unpack_from("<109I", data, 76))
    (sector,) = struct.unpack_from("<I", data, 68)
    for _ in range(_MOST):
        at = (sector + 1) * size
        if sector >= _LAST or at + size > len(data):
            break
        *more, sector = struct.unpack_from(f"<{size // 4}I", data, at)
        table.extend(more)
    return table


def _next(data: bytes, size: int, table: list[int], sector: int) -> int | None:
    """The sector after this one in its chain, by the allocation table."""
    index, place = divmod(sector, size // 4)
    if index >= len(table) or table[index] >= _LAST:
        return None
    at = (table[index] + 1) * size + 4 * place
    return int(struct.unpack_from("<I", data, at)[0]) if at + 4 <= len(data) else None
