"""Typeset tables of plain text: columns that stand under each other, with names and cells over several lines.

Such a table cannot be cut out of the text as it stands, since the lines of one cell have those of its neighbours
between them. Its rows are written anew, one line each with tabs between the cells, before anything else is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_FIELD = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"\S+")
_RULE = re.compile(r"[ \t]*[-=_─━═—+]{3}[-=_─━═—+ \t]{3,}")
_PIECE = re.compile(r"[-=_─━═—]+")
_BESIDE = (0, 1, -1, 2, -2)
"""How far a cell may write over the gap that a rule leaves between columns."""
_HAN = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
_VALUE = re.compile(r"[(\[]?(?:[A-Z]{2,3}\$?|[$£€₹]|Rs\.?)? ?\d[\d,./:-]*%?[)\]]?|-{1,2}|[Nn]il|NIL")
"""A number, an amount or a date: no name of a column."""
_SENTENCE = re.compile(r"[a-z]{2}[.;:]$")
_LABELLED = re.compile(r"[^:]{2,30}:$")
_OPEN = re.compile(r"(?:\b(?:and|or|of|in|for|the|to|with|a|an|from|by|at|on|as|per)|[-,/&(])$", re.IGNORECASE)
_COUNTS = re.compile(
    r"\b(?:vacanc(?:y|ies)|no\.? of posts|number of posts|posts available|openings|seats)\b", re.IGNORECASE
)
"""Names of columns of a table of posts, which may have two only."""
_MOST = 14
"""Most columns."""
_LONGEST = 42
"""Longest name of a column."""
_HEADS = 4
"""Most lines of names of columns."""


class Field(NamedTuple):
    """What stands between gaps of a line: its columns on the page, and its text."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Grid:
    """The places of the columns, and the rows over them."""

    spans: list[tuple[int, int]]
    values: list[bool]
    """Columns that hold values."""
    rows: list[list[str]]
    first: int
    """The line on which the names of the columns begin."""
    stop: int
    hard: bool
    """A simple table is cut out of the text as it stands."""


def unwrap(text: str) -> tuple[str, list[int]]:
    """The text with each typeset table as lines with tabs, and for each line the number that it had (from 1)."""
    lines = text.split("\n")
    numbers = list(range(1, len(lines) + 1))
    if "   " not in text or "\t" in text:
        return text, numbers
    out: list[str] = []
    kept: list[int] = []
    at = 0
    while at < len(lines):
        grid = _table(lines, at)
        if grid is None:
            out.append(lines[at])
            kept.append(at + 1)
            at += 1
            continue
        if grid.hard:
            out += [lines[i] for i in range(at, grid.first)]
            kept += range(at + 1, grid.first + 1)
            out += ["\t".join(row) for row in grid.rows]
            kept += [grid.first + 1] * len(grid.rows)
        else:
            out += lines[at : grid.stop]
            kept += range(at + 1, grid.stop + 1)
        at = grid.stop
    return "\n".join(out), kept


def fields(line: str) -> list[Field]:
    """The fields of a line; two blanks divide them."""
    return [Field(m.start(), m.end(), m[0]) for m in _FIELD.finditer(line)]


def _drawn(rule: str, lines: Sequence[str]) -> list[tuple[int, int]] | None:
    """The columns that a rule in pieces draws (``---- ------- ---``), if every line can be cut between them."""
    pieces = [m.span() for m in _PIECE.finditer(rule)] if _is_rule(rule) else []
    if not 2 <= len(pieces) <= _MOST:
        return None
    columns = [(a[0], b[0] - 1) for a, b in pairwise(pieces)]
    columns.append((pieces[-1][0], max(map(len, (rule, *lines)))))
    return columns if all(_cuts(line, columns) is not None for line in lines) else None


def _cuts(line: str, columns: Sequence[tuple[int, int]]) -> list[int] | None:
    """Where the columns begin on a line: at their places, or at a blank beside them where a cell is too long."""
    out: list[int] = [0]
    for start, _ in columns[1:]:
        near = next((start + n for n in _BESIDE if line[start + n - 1 : start + n] in ("", " ")), None)
        if near is None or near <= out[-1]:
            return None
        out.append(near)
    return out


def _fields(line: str, drawn: Sequence[tuple[int, int]] | None) -> list[Field]:
    """The fields of a line of a table, cut where its columns are drawn."""
    cuts = _cuts(line, drawn) if drawn is not None else None
    if cuts is None:
        return fields(line)
    told = [(a, line[a:b]) for a, b in pairwise([*cuts, max(len(line), cuts[-1])])]
    return [
        Field(a + len(text) - len(text.lstrip()), a + len(text.rstrip()), " ".join(text.split()))
        for a, text in told
        if text.strip()
    ]


def _is_rule(line: str) -> bool:
    return len(line.strip()) > 5 and _RULE.fullmatch(line) is not None


def _table(lines: Sequence[str], at: int) -> _Grid | None:
    """A table whose names of columns, or the rule over them, stand on line ``at``."""
    first = at + 1 if _is_rule(lines[at]) else at
    if first >= len(lines) or len(fields(lines[first])) < 2 or _HAN.search(lines[first]):
        return None
    begin = _body(lines, first)
    if begin is None:
        return None
    stop = _end(lines, begin)
    drawn = _drawn(lines[begin - 1], [x for x in lines[first:stop] if x.strip() and not _is_rule(x)])
    heads = [_fields(x, drawn) for x in lines[first:begin] if x.strip() and not _is_rule(x)]
    if not heads or not all(_names(head) for head in heads):
        return None
    body = [_fields(x, drawn) if not _is_rule(x) else [] for x in lines[begin:stop]]
    columns = drawn or _columns(body, 2 if _COUNTS.search(" ".join(x.text for x in heads[0])) else 3)
    if columns is None:
        return None
    head = _laid([field for row in heads for field in _cut(row, columns)], columns)
    values = _valued(body, columns)
    if (
        sum(map(bool, head)) < max(2, len(columns) - 1)
        or (len(columns) == 2 and not values[1])
        or any(len(x) > _LONGEST for x in head)
    ):
        return None
    rows, last, wrapped = _rows(body, columns, values)
    if len(rows) < 2:
        return None
    ruled = first > at or begin > first + len(heads) or any(_is_rule(x) for x in lines[begin : begin + last])
    shifted = not all(head) or len(heads[0]) != len(columns)
    spaced = any(not x.strip() for x in lines[first : begin + last])
    hard = ruled or wrapped or shifted or spaced or len(heads) > 1 or len(columns) == 2
    return _Grid(columns, values, [head, *rows], first, begin + last, hard)


def _names(head: Sequence[Field]) -> bool:
    return not any(_VALUE.fullmatch(x.text) or _SENTENCE.search(x.text) or _LABELLED.fullmatch(x.text) for x in head)


def _body(lines: Sequence[str], first: int) -> int | None:
    """The line on which the rows begin: the first below the rule, else the first that has values."""
    for i in range(first + 1, min(first + _HEADS + 2, len(lines))):
        if _is_rule(lines[i]):
            below = i + 1
            return below if below < len(lines) and lines[below].strip() else None
        if not lines[i].strip():
            continue
        row = fields(lines[i])
        if len(row) >= 2 and any(_VALUE.fullmatch(x.text) for x in row):
            return i
    return None


def _end(lines: Sequence[str], begin: int) -> int:
    """Where the lines end that have gaps or go on with a cell; a blank line ends them unless a row stands below it."""
    stop = begin
    for i in range(begin, len(lines)):
        line = lines[i]
        if _is_rule(line):
            stop = i + 1
        elif not line.strip():
            below = fields(lines[i + 1]) if i + 1 < len(lines) else []
            if len(below) < 2 or not any(_VALUE.fullmatch(x.text) for x in below):
                break
        elif len(fields(line)) >= 2 or line[:1] == " ":
            stop = i + 1
        elif len(line) > _LONGEST or _SENTENCE.search(line):
            break
        else:
            stop = i + 1
    return stop


def _columns(body: Sequence[Sequence[Field]], least: int) -> list[tuple[int, int]] | None:
    """The columns in which the fullest rows stand, if they stand apart in all of them; ``least`` so many."""
    counts = Counter(len(row) for row in body if len(row) >= least)
    for most in sorted(counts, reverse=True):
        if counts[most] < 2 or most > _MOST:
            continue
        full = [row for row in body if len(row) == most]
        spans = [(min(row[c].start for row in full), max(row[c].end for row in full)) for c in range(most)]
        if all(a[1] < b[0] for a, b in pairwise(spans)):
            return spans
        return None
    return None


def _valued(body: Sequence[Sequence[Field]], columns: Sequence[tuple[int, int]]) -> list[bool]:
    full = [row for row in body if len(row) == len(columns)]
    return [all(_VALUE.fullmatch(row[c].text) for row in full) for c in range(len(columns))]


def _nearest(field: Field, columns: Sequence[tuple[int, int]]) -> int:
    """The column that a field covers most of, else the nearest one."""
    shared = [min(field.end, b) - max(field.start, a) for a, b in columns]
    return max(range(len(columns)), key=lambda c: (shared[c], -c))


def _cut(row: Sequence[Field], columns: Sequence[tuple[int, int]]) -> list[Field]:
    """The fields of a line of names, those cut at single blanks that stand over several columns (BC MBC)."""
    out: list[Field] = []
    for field in row:
        over = [c for c in range(len(columns)) if min(field.end, columns[c][1]) > max(field.start, columns[c][0])]
        words = [Field(field.start + m.start(), field.start + m.end(), m[0]) for m in _WORD.finditer(field.text)]
        if len(over) > 1 and len(words) == len(over):
            out += words
        else:
            out.append(field)
    return out


def _laid(row: Sequence[Field], columns: Sequence[tuple[int, int]]) -> list[str]:
    cells = [""] * len(columns)
    for field in row:
        at = _nearest(field, columns)
        cells[at] = f"{cells[at]} {field.text}".strip()
    return cells


def _rows(
    body: Sequence[Sequence[Field]], columns: Sequence[tuple[int, int]], values: Sequence[bool]
) -> tuple[list[list[str]], int, bool]:
    """The rows, how many lines they take, and whether a row has several lines."""
    rows: list[list[str]] = []
    wrapped = ruled = False
    last = 0
    for index, row in enumerate(body):
        if not row:
            ruled = True  # a rule or a blank line
            continue
        if len(row) == 1 and _runs_over(row[0], columns):
            break
        places = [_nearest(field, columns) for field in row]
        if len(set(places)) < len(places):
            break
        cells = _laid(row, columns)
        if rows and not ruled and _goes_on(cells, rows[-1], values, row[0], columns):
            for col, cell in enumerate(cells):
                rows[-1][col] = f"{rows[-1][col]} {cell}".strip() if cell else rows[-1][col]
            wrapped = True
        else:
            rows.append(cells)
        ruled = False
        last = index + 1
    while last < len(body) and not body[last]:
        last += 1
    return rows, last, wrapped


def _runs_over(field: Field, columns: Sequence[tuple[int, int]]) -> bool:
    """Whether a line is one field over several columns: text below the table, or a title in it."""
    return sum(min(field.end, b) > max(field.start, a) for a, b in columns) > 1


def _goes_on(
    cells: Sequence[str], above: Sequence[str], values: Sequence[bool], field: Field, columns: Sequence[tuple[int, int]]
) -> bool:
    """Whether a line holds the rest of the cells above it: texts only, below texts, and nothing in the first column
    unless that is cut in the middle."""
    filled = [c for c, cell in enumerate(cells) if cell]
    if any(values[c] for c in filled) or any(_VALUE.fullmatch(cells[c]) for c in filled):
        return False
    if not all(above[c] for c in filled):
        return False
    if not cells[0]:
        return True
    rest = cells[0][:1].islower() or cells[0][:1] == "(" or _OPEN.search(above[0]) is not None
    return not values[0] and (rest or field.start > columns[0][0])
