"""Values of cells as text, as a reader of the sheet sees them."""

from __future__ import annotations

import datetime as dt
from typing import Any


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
