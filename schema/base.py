"""The base of every noun: frozen models, exact numbers, and records that cannot hold an unproven value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from schema.evidence import Derivation, Evidence


def _no_float(value: object) -> object:
    """Refuse binary floats: 0.1 has no exact float, and a mark that is off by 1e-17 can lose a tie."""
    if isinstance(value, float):
        raise ValueError("a float is not exact: give a string, an int or a Decimal")
    return value


Exact = Annotated[Decimal, BeforeValidator(_no_float)]
"""An exact decimal (marks, weights, money, years). JSON form: a string."""

Moment = Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?$")]
"""ISO date to the year, month, day or minute, as precise as printed; ``T24:00`` is the end of that day."""


class Frozen(BaseModel):
    """An immutable model that rejects unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Record(Frozen):
    """Something a notice says. Every set field needs evidence, or a derivation that names its inputs and rule.

    Evidence is keyed by field name; the key ``self`` covers all fields of the record that have none of their own.
    Fields that hold records are exempt, since those carry their own evidence.
    """

    SELF: ClassVar[str] = "self"
    exempt: ClassVar[frozenset[str]] = frozenset()

    id: str
    evidence: dict[str, tuple[Evidence, ...]] = Field(default_factory=dict)
    derived: dict[str, Derivation] = Field(default_factory=dict)
    confidence: dict[str, Exact] = Field(default_factory=dict)
    noise: bool = False
    """True where the printed text is damaged and the value is a proven repair."""
    tracks: tuple[str, ...] = ()
    """Ids of the tracks this record is limited to; empty means everybody."""

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        if self.evidence.get(self.SELF):
            return self
        for name, default in _stated(type(self)):
            value = getattr(self, name)
            if value is None or value == () or value == default or holds_records(value):
                continue
            if not self.evidence.get(name) and name not in self.derived:
                raise ValueError(f"{type(self).__name__}.{name} has a value but neither evidence nor a derivation")
        return self

    def quotes(self, field: str) -> tuple[Evidence, ...]:
        """The evidence of one field, falling back to that of the whole record."""
        return self.evidence.get(field) or self.evidence.get(self.SELF, ())

    def cited(self) -> Iterator[tuple[str, Evidence]]:
        """The evidence of this record alone, each piece with the field that it proves; that of derivations after it."""
        for field, pieces in self.evidence.items():
            for piece in pieces:
                yield field, piece
        for field, derivation in self.derived.items():
            for piece in derivation.inputs:
                yield field, piece

    def walk(self, pointer: str = "") -> Iterator[tuple[str, Record]]:
        """This record and every record inside it, each with its JSON pointer (list items by their id)."""
        yield pointer, self
        for name in type(self).model_fields:
            yield from _walk(getattr(self, name), f"{pointer}/{name}")


@cache
def _stated(model: type[Record]) -> tuple[tuple[str, Any], ...]:
    """The fields of a kind of record that state something, with their defaults."""
    meta = {"id", "evidence", "derived", "confidence", "noise", "tracks", "kind", "op"} | model.exempt
    return tuple((name, field.default) for name, field in model.model_fields.items() if name not in meta)


def holds_records(value: Any) -> bool:
    """Whether a field value is a record, or a non-empty tuple of records."""
    return isinstance(value, Record) or (isinstance(value, tuple) and bool(value) and isinstance(value[0], Record))


def _walk(value: Any, pointer: str) -> Iterator[tuple[str, Record]]:
    if isinstance(value, Record):
        yield from value.walk(pointer)
    elif isinstance(value, tuple):
        for item in value:
            if isinstance(item, Record):
                yield from item.walk(f"{pointer}/{item.id}")


Unlimited = Literal["unlimited"]
SeeAttachment = Literal["see_attachment"]
