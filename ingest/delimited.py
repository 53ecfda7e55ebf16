"""Delimited text (csv, tsv): one table. Quoted line breaks are line breaks inside a cell. Addresses are ``B2``."""

from __future__ import annotations

import csv
import io
import re

from ingest.assemble import Layout
from ingest.compose import Composer
from ingest.limits import Budget
from ingest.matrix import matrix
from schema.errors import Damaged, TooManyCells

_MARKS = ",\t;|"
_GUARDS = frozenset("='")
_GUARDED = re.compile(r"""="(?P<quoted>[^"]*)"|'(?P<digits>\d+)""")


def read_delimited(text: str, budget: Budget, *, tabs: bool) -> Layout:
    """The layout of a delimited text. ``tabs``: the name says that tabs are the delimiter."""
    mark = "\t" if tabs else _delimiter(text)
    csv.field_size_limit(max(csv.field_size_limit(), budget.limits.line_chars))
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text), delimiter=mark):
            rows.append([_plain(cell) if cell[:1] in _GUARDS else cell for cell in row])
            cells += len(row)
            budget.check("table cells", cells, budget.limits.cells, TooManyCells)
    except csv.Error as error:
        raise Damaged(f"the delimited text is damaged: {error}", where=budget.name) from error
    composer = Composer(budget)
    made = matrix(rows, budget)
    if made is not None:
        composer.sheet(made, [], "", None)
    return composer.layout()


def _plain(cell: str) -> str:
    """The text that a cell guards from being read as a number: ``="00123"``, ``'00123``."""
    found = _GUARDED.fullmatch(cell)
    return found["quoted"] or found["digits"] or "" if found else cell


def _delimiter(text: str) -> str:
    """The mark that cuts the first lines into the most equal number of cells."""
    lines = [line for line in text[:20_000].split("\n")[:20] if line.strip()]
    return max(_MARKS, key=lambda m: (min(line.count(m) for line in lines) > 0, lines[0].count(m)))
