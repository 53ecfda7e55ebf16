"""Compound files (OLE, the container of Office 97): the names of their streams, by their directory alone."""

from __future__ import annotations

import struct

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_LAST = 0xFFFFFFFA
_MOST = 4096
"""Sectors of a directory: more are a loop, or made to do harm."""


def streams(data: bytes) -> list[str] | None:
    """Names in the directory, in its order; None where it cannot be followed."""
    if len(data) < 512 or not data.startswith(OLE):
        return None
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        return None
    size = 1 << shift
    (sector,) = struct.unpack_from("<I", data, 48)
    table = _table(data, size)
    names: list[str] = []
    for _ in range(_MOST):
        begin = (sector + 1) * size
        block = data[begin : begin + size]
        if len(block) < size:
            return None
        for at in range(0, size, _ENTRY):
            (length,) = struct.unpack_from("<H", block, at + 64)
            if block[at + 66] and 2 <= length <= 64:
                names.append(block[at : at + length - 2].decode("utf-16-le", "replace"))
        link = _next(data, size, table, sector)
        if link is None or link >= _LAST:
            return names if link is not None else None
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
