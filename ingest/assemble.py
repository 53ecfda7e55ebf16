"""Assembly: what a reader found → the immutable Document. Shared by all formats."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.codes import counted
from ingest.damage import propose
from ingest.outline import Unit, outline
from ingest.records import maker
from ingest.tables import Printed
from ingest.view import GAP, Folded, Run, SheetRun
from schema.document import Address, Block, Document, Language, Proposal, Table, View

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_WORD = re.compile(r"[A-Za-z]{2,}")
_FEW = 20_000
"""Characters of a text in which the runs of letters are soon found."""


def language_of(text: str) -> Language:
    """The main language: Chinese, unless there are more Latin words than Chinese characters."""
    sample = text[:200_000]
    if len(sample) > _FEW:
        chinese, latin = counted(sample, ("\u4e00", "\u9fff")), counted(sample, ("A", "Z"), ("a", "z"))
        if chinese >= latin // 2:  # a word has two letters at least
            return Language.ZH
    return Language.ZH if sum(map(len, _HAN.findall(sample))) >= len(_WORD.findall(sample)) else Language.EN


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with everything that its format told."""

    text: str
    language: Language
    view: View
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    addresses: tuple[Address, ...]
    proposals: tuple[Proposal, ...] = ()


@dataclass(slots=True)
class Material:
    """Collects units, tables and runs in the order of the text."""

    folded: Folded
    units: list[Unit] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    runs: list[Run | SheetRun] = field(default_factory=list)

    def add(self, unit: Unit, runs: Sequence[Run]) -> None:
        """A block that is no table; its first run has the glue ``\\n``."""
        self.units.append(unit)
        self.runs.extend(runs)

    def add_table(self, table: Table, rows: Sequence[Sequence[Printed]]) -> None:
        """A table block; ``rows`` are all its printed cells (notes and repeated headers included)."""
        self._table(table)
        for row in rows:
            for c, cell in enumerate(row):
                glue = "\t" if c else "\n"
                for start, end in cell.lines or ((cell.start, cell.end),):
                    self.runs.append(Run(start, end, glue))
                    glue = GAP

    def add_tabbed(self, table: Table, runs: Sequence[Run | SheetRun]) -> None:
        """A table block whose rows stand in the text as the view shows them: cells between tabs."""
        self._table(table)
        self.runs.extend(runs)

    def _table(self, table: Table) -> None:
        self.units.append(Unit(table.start, table.end, "", table=len(self.tables)))
        self.tables.append(table)

    def layout(self, addresses: tuple[Address, ...], *, damaged: bool = True, text: str | None = None) -> Layout:
        """The layout; ``damaged=False`` for formats whose values cannot be damaged by copying or translating.

        ``text``: the whole text, where what was folded leaves out the sheets.
        """
        folded = self.folded
        language = Language.ZH if folded.chinese else Language.EN
        return Layout(
            text=folded.text if text is None else text,
            language=language,
            view=folded.view(self.runs),
            blocks=tuple(outline(self.units, chinese=folded.chinese)),
            tables=tuple(self.tables),
            addresses=addresses,
            proposals=propose(folded.flat, language, folded.text) if damaged else (),
        )


def document(
    layout: Layout,
    data: bytes,
    name: str,
    media_type: str,
    *,
    encoding: str | None = None,
    warnings: Sequence[str] = (),
) -> Document:
    """The document; its id is the sha256 of the bytes."""
    return _make(
        {
            "id": hashlib.sha256(data).hexdigest(),
            "name": name,
            "media_type": media_type,
            "language": layout.language,
            "encoding": encoding,
            "text": layout.text,
            "view": layout.view,
            "blocks": layout.blocks,
            "tables": layout.tables,
            "addresses": layout.addresses,
            "proposals": layout.proposals,
            "warnings": tuple(warnings),
        }
    )


_make = maker(Document)
