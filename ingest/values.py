"""Values of cells as text, as a reader of the sheet sees them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ingest.codes import codes, marked

_BLANKS = "".join(map(chr, (*range(0x9, 0xE), *range(0x1C, 0x21), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)))) + (
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What ``str.strip`` cuts off."""


def all_shown(texts: Sequence[str]) -> list[str]:
    """Texts of cells as :func:`shown` gives each; only those with white space at an end or odd blanks are looked at."""
    import numpy

    out = list(texts)
    if not out:
        return out
    numbers = codes("\n".join(out))
    size = numpy.fromiter(map(len, out), numpy.int64, len(out))
    ends = numpy.cumsum(size + 1) - 1
    starts = ends - size
    blank = numpy.zeros(len(numbers) + 1, bool)
    blank[:-1] = marked(numbers, _BLANKS)
    odd = blank[starts] | blank[numpy.maximum(ends - 1, 0)]
    inner = numpy.flatnonzero(marked(numbers, "\t\r\n"))
    row = numpy.searchsorted(ends, inner)
    odd[row[inner != ends[row]]] = True
    for at in numpy.flatnonzero(odd).tolist():
        out[at] = shown(out[at])
    return out


def shown(value: Any) -> str:
    """A cell value as text: whole floats as integers, dates in ISO form, lines of a cell trimmed."""
    if isinstance(value, str):
        text = value.strip()
        if "\t" in text or "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        if "\n" in text:
            text = "\n".join(part.strip() for part in text.split("\n") if part.strip())
        return text
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return "" if value is None else str(value)
