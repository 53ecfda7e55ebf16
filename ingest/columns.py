"""Tables without marks: columns that only stand under each other, or cells that stand one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from ingest.flow import Line
from ingest.headings import is_header
from ingest.tables import Draft, Printed

_FIELD = re.compile(r"\S+(?: \S+)*")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”—…]")
_COUNTER = ("序号", "编号", "No.", "NO.")
_END = re.compile(r"[。；;]$")
_LABEL = 16
"""Longest name of a column, in Chinese characters."""
_LABEL_LATIN = 40
"""The same in Latin letters."""
_RULE = re.compile(r"[-=_─━═ \t]{6,}")
"""A line drawn under the names of the columns."""
_MOST = 12
"""Most columns; more would make the search for the places of a short row long."""


def fields_of(text: str, line: Line) -> list[tuple[int, int, int]]:
    """Start, end and display column of the fields of a line; ideographic blanks and two blanks divide them."""
    body = text[line.start : line.end].replace("\u3000", "\t").replace("\xa0", " ")
    out: list[tuple[int, int, int]] = []
    for match in _FIELD.finditer(body):
        before = body[: match.start()]
        place = line.indent + len(before) + len(_WIDE.findall(before)) + before.count("\t")
        out.append((line.start + match.start(), line.start + match.end(), place))
    return out


def column_table(text: str, lines: Sequence[Line], first: int) -> tuple[int, Draft] | None:
    """A table whose header is line ``first``: the lines after it that have no more fields, without a blank line."""
    head = fields_of(text, lines[first])
    if not 3 <= len(head) <= _MOST or any(_too_long(text[start:end]) for start, end, _ in head):
        return None
    ruled = first + 1 < len(lines) and bool(_RULE.fullmatch(text[lines[first + 1].start : lines[first + 1].end]))
    nearby = [fields_of(text, line) for line in lines[first + 1 + ruled : first + 4 + ruled]]
    if not is_header([[text[s:e] for s, e, _ in row] for row in [head, *nearby]]):
        return None
    rows = [head]
    stop = first + 1 + ruled
    while stop < len(lines) and not lines[stop].blanks and not lines[stop].role:
        row = fields_of(text, lines[stop])
        if not 2 <= len(row) <= len(head):
            break
        rows.append(row)
        stop += 1
    if len(rows) < 3 or max(map(len, rows[1:])) < len(head) - 1:
        return None
    printed = [_placed(row, head) for row in rows]
    return stop, Draft(lines[first].start, lines[stop - 1].end, printed, header_rows=1)


def _too_long(name: str) -> bool:
    return len(name) > (_LABEL if _WIDE.search(name) else _LABEL_LATIN)


def _placed(row: Sequence[tuple[int, int, int]], head: Sequence[tuple[int, int, int]]) -> list[Printed]:
    """The fields under the names that they stand nearest to."""
    if len(row) == len(head):
        return [Printed(start, end) for start, end, _ in row]
    choice = min(
        combinations(range(len(head)), len(row)),
        key=lambda columns: sum(abs(head[c][2] - field[2]) for c, field in zip(columns, row, strict=True)),
    )
    out: list[Printed] = []
    at = row[0][0]
    for column in range(len(head)):
        if column in choice:
            start, end, _ = row[choice.index(column)]
            out.append(Printed(start, end))
            at = end
        else:
            out.append(Printed(at, at))
    return out


def vertical_table(lines: Sequence[Line], first: int) -> tuple[int, Draft] | None:
    """A table copied one cell a line: names of the columns from 序号 on, then rows that count 1, 2, 3 …

    Rows of merged tables come short; they are aligned later. A row with too many lines ends the search.
    """
    if lines[first].clean not in _COUNTER:
        return None
    begin = next((i for i in range(first + 3, min(first + _MOST * 2, len(lines))) if lines[i].clean == "1"), None)
    if begin is None:
        return None
    if any(len(line.clean) > _LABEL or line.role for line in lines[first:begin]):
        return None
    names = _names(lines[first:begin])
    width = len(names)
    rows: list[Sequence[Line]] = []
    at, number = begin, 2
    while True:
        places = range(min(at + width, len(lines) - 1), at + 1, -1)  # a count of people may look like the next number
        after = next((i for i in places if lines[i].clean == str(number)), None)
        if after is None:
            break
        rows.append(lines[at:after])
        at, number = after, number + 1
    last = [line for line in lines[at : at + width] if not line.role]
    stop = next((i for i, x in enumerate(last) if i > 1 and _goes_on_below(x)), len(last))
    rows.append(last[:stop])
    if len(rows) < 2 or any(len(row) > width for row in rows) or not any(len(row) == width for row in rows):
        return None
    printed = [names, *([Printed(line.start, line.end) for line in row] for row in rows)]
    return at + stop, Draft(lines[first].start, rows[-1][-1].end, printed, header_rows=1)


_SECTIONS = ("part", "article", "formal", "zh", "zhparen")
"""Kinds of numbers that stand before the headings of a notice, never before a cell."""
_NAME_GOES_ON = re.compile(r"[及和与(（/、]")
"""How the second line of the name of a column begins."""


def _goes_on_below(line: Line) -> bool:
    """Whether a line below the last row is no cell: the next section, or a sentence of a list."""
    return line.label is not None and (line.label.kind in _SECTIONS or _END.search(line.clean) is not None)


def _names(lines: Sequence[Line]) -> list[Printed]:
    """The names of the columns; one may stand on two lines (联系人 / 及联系方式)."""
    out: list[Printed] = []
    for line in lines:
        if len(out) > 1 and _NAME_GOES_ON.match(line.clean):
            own = out[-1].lines or ((out[-1].start, out[-1].end),)
            out[-1] = Printed(out[-1].start, line.end, (*own, (line.start, line.end)))
        else:
            out.append(Printed(line.start, line.end))
    return out
