"""What every record of a fact sheet has in common: plain values, the quote, noise, tracks and notes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import Any

from schema.base import Record
from schema.evidence import Evidence, Role

Sheet = dict[str, Any]
"""A record of a fact sheet, or a whole sheet: YAML values only (str, int, bool, Decimal, list, dict)."""


def plain(value: Any) -> Any:
    """A value as the sheet writes it: enums by their value, tuples as lists, whole Decimals as ints."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value.normalize()
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def put(sheet: Sheet, key: str, value: Any) -> None:
    """Set a key unless the value is silent (None or empty)."""
    if value is None or (isinstance(value, (tuple, list, dict, str)) and not value):
        return
    sheet[key] = plain(value)


def quote(evidence: Iterable[Evidence]) -> str | None:
    """The first printed value's quote, else that of the first piece of evidence of any role."""
    pieces = list(evidence)
    return next((p.quote for p in pieces if p.role is Role.VALUE), pieces[0].quote if pieces else None)


def evidence_of(record: Record) -> list[Evidence]:
    """All evidence of a record: that of the whole first, then by field, then what derivations rest on."""
    names = [Record.SELF, *type(record).model_fields]
    out = [piece for name in names for piece in record.evidence.get(name, ())]
    return out + [piece for name in names if name in record.derived for piece in record.derived[name].inputs]


def _telling(record: Record) -> str | None:
    """The quote of the whole record; without one the longest of its fields', since quotes should be unique."""
    whole = record.evidence.get(Record.SELF, ())
    pieces = [piece for piece in evidence_of(record) if piece.role is Role.VALUE]
    if whole or not pieces:
        return quote(whole or evidence_of(record))
    return max((piece.quote for piece in pieces), key=len)


def tail(sheet: Sheet, record: Record, note: Sheet | None = None, *, tracks: bool = True) -> Sheet:
    """The sheet with the closing keys that any record may have: tracks, noise, note, quote."""
    if tracks:
        put(sheet, "tracks", record.tracks)
    if record.noise:
        sheet["noise"] = True
    put(sheet, "note", note)
    put(sheet, "quote", _telling(record))
    return sheet
