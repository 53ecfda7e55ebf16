"""Document: what is written. Canonical text, its blocks and tables, and a normalised view that maps back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Self

from pydantic import field_serializer, model_validator

from schema.base import Frozen
from schema.columnar import LazyAddresses, LazyPieces, maker
from schema.evidence import Evidence, Role


class Language(StrEnum):
    """Main language of a document, by its script."""

    ZH = "zh"
    EN = "en"


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FURNITURE = "furniture"
    """Navigation, page numbers, hit counters: kept in the text, ignored by extractors."""


class Block(Frozen):
    """A range of the text. ``level`` is the outline depth (1 = top) of headings and numbered items, 0 = unnumbered."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: str | None = None
    """The printed number, e.g. ``一、``, ``（二）``, ``3.``, ``①``, ``First,``, ``##``."""
    table: int | None = None
    """Index into ``Document.tables`` for table blocks."""


class Cell(Frozen):
    """A table cell. ``start:end`` is its printed text (empty range where nothing is printed).

    ``row``/``col`` count from 0 over the whole grid, header rows included. A cell that takes its value from another
    names it in ``inherits`` with the reason ``why``: ``merged`` (the format says so), ``torn`` (the cell is missing
    from a row that a page break tore), ``blank`` (nothing printed below a printed cell of the same column; whether
    it carries down is for whoever knows the column) or ``same_as_above`` (同上, ditto).
    """

    row: int
    col: int
    start: int
    end: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    inherits: tuple[int, int] | None = None
    why: str | None = None


class Table(Frozen):
    """A grid. Every (row, col) has exactly one entry in ``cells``, in row-major order."""

    start: int
    end: int
    rows: int
    cols: int
    header_rows: int
    cells: tuple[Cell, ...]
    notes: tuple[tuple[int, int], ...] = ()
    """Ranges of title or note rows above the header; they hold for the whole table."""
    name: str | None = None
    """Sheet name, caption, or the title line before the table."""

    @field_serializer("cells")
    def _all_cells(self, value: Sequence[Cell]) -> tuple[Cell, ...]:
        return tuple(value)  # sheets make their cells when somebody looks

    def cell(self, row: int, col: int) -> Cell:
        return self.cells[row * self.cols + col]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if len(self.cells) != self.rows * self.cols:
            raise ValueError(f"a table of {self.rows} x {self.cols} needs as many cells, got {len(self.cells)}")
        return self


class Piece(Frozen):
    """``length`` view characters from ``view`` stand for the text range ``start:end``.

    ``exact`` pieces map one to one; in others (ligatures, joined digits) the whole range belongs to every character.
    """

    view: int
    length: int
    start: int
    end: int
    exact: bool = True


class View(Frozen):
    """A normalised reading of the text with the way back.

    NFKC, ratio and dash variants unified, markup remnants and white space inside Chinese text dropped, soft line
    breaks joined. Hard line breaks stay ``\\n``, table cell borders stay ``\\t``.
    """

    text: str
    pieces: tuple[Piece, ...]

    @field_serializer("pieces")
    def _all_pieces(self, value: Sequence[Piece]) -> tuple[Piece, ...]:
        return tuple(value)  # readers hold them as columns

    @cached_property
    def _views(self) -> Sequence[int]:
        held: Sequence[Piece] = self.pieces
        return held.views if isinstance(held, LazyPieces) else [p.view for p in held]

    @cached_property
    def _starts(self) -> Sequence[int]:
        held: Sequence[Piece] = self.pieces
        return held.starts if isinstance(held, LazyPieces) else [p.start for p in held]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The text range that the view range ``start:end`` (non-empty) stands for."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such view range: {start}:{end} of {len(self.text)}")
        held: Sequence[Piece] = self.pieces
        if isinstance(held, LazyPieces):
            return held.back(start, end)
        first = self.pieces[bisect_right(self._views, start) - 1]
        last = self.pieces[bisect_right(self._views, end - 1) - 1]
        low = first.start + (start - first.view) if first.exact else first.start
        high = last.start + (end - last.view) if last.exact else last.end
        return low, high

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """The view range that covers the text range ``start:end``; empty where nothing of it is in the view."""
        first = self._point(start, upper=False)
        return first, max(self._point(end, upper=True), first)

    def _point(self, offset: int, *, upper: bool) -> int:
        index = bisect_right(self._starts, offset - 1 if upper else offset) - 1
        if index < 0:
            return 0
        held: Sequence[Piece] = self.pieces
        if isinstance(held, LazyPieces):
            return held.forth(index, offset, upper=upper)
        piece = held[index]
        if offset >= piece.end:
            return piece.view + piece.length
        if piece.exact:
            return piece.view + (offset - piece.start)
        return piece.view + piece.length if upper else piece.view


class Proposal(Frozen):
    """A repair of damaged text that nobody has proven yet: ``8 1`` may be 81. Ranges are of the canonical text."""

    start: int
    end: int
    printed: str
    reading: str
    kind: str
    """``split_digits``, ``machine_translation`` (65438+0 = 1), ``letter_for_digit`` (l8), ``glued_date``, ``lost``."""


class Address(Frozen):
    """The native place of a text range."""

    start: int
    end: int
    native: str


_evidence = maker(Evidence)


class Document(Frozen):
    """One file as read: nobody edits ``text`` afterwards, and every range in the system counts its characters."""

    id: str
    """sha256 of the bytes, hexadecimal."""
    name: str
    media_type: str
    language: Language
    encoding: str | None = None
    text: str
    view: View
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    addresses: tuple[Address, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    warnings: tuple[str, ...] = ()
    """What the reader noticed (hidden sheet, replaced bytes, lost cells), each ``code: message``."""

    @field_serializer("addresses")
    def _all_addresses(self, value: Sequence[Address]) -> tuple[Address, ...]:
        return tuple(value)

    @cached_property
    def _places(self) -> LazyAddresses:
        held: Sequence[Address] = self.addresses
        return held if isinstance(held, LazyAddresses) else LazyAddresses(held)

    def address(self, start: int) -> str | None:
        """Native address of the range in which ``start`` lies."""
        return self._places.native(start)

    def addresses_within(self, start: int, end: int) -> Iterator[Address]:
        """The addresses that a range of the text touches, in order."""
        return self._places.within(start, end)

    def evidence(self, start: int, end: int, role: Role = Role.VALUE, reason: str | None = None) -> Evidence:
        """Evidence for a range of the canonical text.

        :raises ValueError: where an offset is negative
        """
        if start < 0 or end < 0:
            raise ValueError(f"no such range: {start}:{end}")
        made: Evidence = _evidence(
            {
                "document": self.id,
                "start": start,
                "end": end,
                "quote": self.text[start:end],
                "address": self.address(start),
                "role": role,
                "reason": reason,
            }
        )
        return made

    def cite(self, start: int, end: int, role: Role = Role.VALUE, reason: str | None = None) -> Evidence:
        """Evidence for a range of the *view*."""
        return self.evidence(*self.view.back(start, end), role=role, reason=reason)
