"""Tables without a grid of lines: columns under each other, rows parted by rules, by shades or by the white between.

A table begins with the names of its columns. It goes on as long as the white strips between its columns do; a line of
running text crosses them. Only what :func:`ingest.tables.is_header` takes for names of columns makes a table: figures
and labels that stand beside each other by chance are none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from ingest.fold import fold_text
from ingest.headings import is_header
from ingest.labels import parse
from ingest.pdfline import WIDE, Box, Glyph, around, glyph_rows

Row = Sequence[Glyph]
Level = tuple[float, float, float]
"""Height, left and right end of a level line, or of the edge of a shade."""
Span = tuple[float, float]

_NEAR = 1.5
"""Points by which level lines of one height differ."""
_STRIP, _LATIN_STRIP, _EQUAL_STRIP = 0.4, 0.45, 0.9
"""Narrowest white between two cells of a line, in parts of the type size: between Chinese characters, between others,
whose blanks are white, and between letters of equal breadth, whose blanks are as broad."""
_EQUAL = (0.59, 0.61)
_RECOGNISED = 0.33
"""The same of recognised characters, whose size is mostly found too large."""
_SIZES, _ESTIMATE = 0.25, 0.7
"""Part by which the type sizes of the lines of a table differ at most, as printed and as estimated."""
_LEAST = 0.3
"""Narrowest white strip between two columns."""
_LOOSE = 3.2
"""A distance between two lines, in parts of the type size, that ends a table without rules."""
_UNLIKE = 1.25
"""So many times greater, a distance between lines is that between rows, and the least one that between lines of one."""
_OWN = 1.7
"""A distance between lines, in parts of the type size, that lines of one cell do not have."""
_DRAWN = 0.4
"""Part of a level line that is drawn at least, where it is dotted or made of pieces."""
_LINES = 3
"""So many lines that fill most columns, each of them, are rows and not the lines of one."""
_COLUMNS = 3
"""Fewest columns of a table without rules; rules or shades show one with two."""
_NAME, _LATIN_NAME = 18, 40
"""Characters of the longest name of a column."""
_FULL = 0.6
"""Part of the columns that the first line of a row fills at least."""
_HELD = 0.4
"""Part of the cells that hold something."""
_HEADS = 2
"""Lines of a running head at most, above a table that goes on."""
_HEIGHT = 12
"""More lines between two rules are not the lines of one row."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table: its cells, its characters, and how many lines of the page it takes from which on."""

    cells: list[Box]
    glyphs: list[Glyph]
    first: int
    stop: int
    strips: list[Span]


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of a line between wide whites."""

    start: float
    end: float
    text: str


def merged(levels: Iterable[Level], near: float) -> list[Level]:
    """Level lines of equal height as one, as tables are ruled cell by cell; the ends of upright lines are none."""
    out: list[Level] = []
    drawn = 0.0
    for y, left, right in sorted(levels):
        if out and y - out[-1][0] <= near:
            out[-1] = (out[-1][0], min(out[-1][1], left), max(out[-1][2], right))
            drawn += right - left
            continue
        if out and drawn < _DRAWN * (out[-1][2] - out[-1][1]):
            out.pop()
        out.append((y, left, right))
        drawn = right - left
    return out


def parted(
    free: Sequence[Glyph],
    shaded: Sequence[Sequence[Glyph]],
    levels: Sequence[Level],
    known: Sequence[Span] = (),
    *,
    recognised: bool = False,
) -> tuple[list[Aligned], list[list[Glyph]], set[int]]:
    """The aligned tables of a page, its other rows, and which of the ``shaded`` parts those tables have taken.

    ``shaded`` are the characters in each frame or shade of one row or column, which may belong to a larger table;
    they are left out of the rows where none has taken them. ``known``: see :func:`aligned`. ``recognised``: sizes are
    estimates, and there is no white between the characters of a word.
    """
    rows = glyph_rows([*free, *(glyph for part in shaded for glyph in part)] if any(shaded) else free)
    bare = [[glyph for glyph in row if not glyph.text.isspace()] for row in rows]
    rows, bare = [r for r, b in zip(rows, bare, strict=True) if b], [b for b in bare if b]
    found = aligned(bare, merged(levels, _NEAR), known, recognised=recognised)
    found = [replace(t, glyphs=[g for row in rows[t.first : t.stop] for g in row]) for t in found]
    taken = {id(glyph) for table in found for glyph in table.glyphs}
    used = {index for index, part in enumerate(shaded) if any(id(glyph) in taken for glyph in part)}
    kept = {id(glyph) for index, part in enumerate(shaded) if index not in used for glyph in part}
    gone = {index for table in found for index in range(table.first, table.stop)}
    others = [[g for g in row if id(g) not in kept] for index, row in enumerate(rows) if index not in gone]
    return found, [row for row in others if row], used


def aligned(
    rows: Sequence[Row], levels: Sequence[Level], known: Sequence[Span] = (), *, recognised: bool = False
) -> list[Aligned]:
    """The tables among the lines of a page (from top to bottom, blanks left out).

    :param levels: see :func:`merged`. :param known: the strips of a table that the page before ends with.
    """
    lines = [_texts(row, _RECOGNISED if recognised else None) for row in rows]
    unlike = _ESTIMATE if recognised else _SIZES
    out: list[Aligned] = []
    at = 0
    while at < len(rows):
        found = None
        if len(lines[at]) >= 2:
            found = _table(rows, lines, at, levels, unlike)
        if found is None and known and at <= _HEADS and not out:
            found = _table(rows, lines, at, levels, unlike, known)
        if found is not None:
            out.append(found)
        at = found.stop if found is not None else at + 1
    return out


def _texts(row: Row, strip: float | None = None) -> list[_Text]:
    out: list[_Text] = []
    begin = 0
    for index in range(1, len(row) + 1):
        if index < len(row):
            before, glyph = row[index - 1], row[index]
            if glyph.x0 - before.x1 < (strip or _strip(before, glyph)) * min(before.size, glyph.size):
                continue
        part = row[begin:index]
        if part:
            out.append(_Text(part[0].x0, max(g.x1 for g in part), "".join(g.text for g in part)))
        begin = index
    return out


def _strip(before: Glyph, glyph: Glyph) -> float:
    if WIDE.match(before.text) and WIDE.match(glyph.text):
        return _STRIP
    equal = all(_EQUAL[0] < (g.x1 - g.x0) / g.size < _EQUAL[1] for g in (before, glyph))
    return _EQUAL_STRIP if equal else _LATIN_STRIP


def _table(
    rows: Sequence[Row],
    lines: Sequence[Sequence[_Text]],
    first: int,
    levels: Sequence[Level],
    unlike: float,
    known: Sequence[Span] = (),
) -> Aligned | None:
    size = max(g.size for g in rows[first])
    top, bottom = _height(rows[first])
    near = [y for y, a, b in levels if a < lines[first][-1].end and b > lines[first][0].start]
    ruled = any(top - 1.5 * size < y < bottom + 1.5 * size for y in near)
    if not known and len(lines[first]) < (2 if ruled else _COLUMNS):
        return None
    strips = list(known) or [(a.end, b.start) for a, b in pairwise(lines[first])]
    if not known:  # a name of two lines may begin further left or right
        strips = [(-inf, lines[first][0].start), *strips, (lines[first][-1].end, inf)]
    stop = first
    left = right = None
    while stop < len(rows):
        if stop > first:
            white = _height(rows[stop])[0] - _height(rows[stop - 1])[1]
            inside = any(_height(rows[stop])[1] - size / 2 < y for y in near) if ruled else False
            if white > _LOOSE * size and not inside:
                break
        left_here = _free(strips, lines[stop], _LEAST * size)
        if left_here is None or abs(max(g.size for g in rows[stop]) - size) > unlike * size:
            break
        strips = left_here
        left = min(lines[stop][0].start, left if left is not None else lines[stop][0].start)
        right = max(lines[stop][-1].end, right if right is not None else lines[stop][-1].end)
        stop += 1
    strips = [s for s in strips if left is not None and right is not None and left < s[0] and s[1] < right]
    while stop > first + 1 and _is_heading(lines[stop - 1]):
        stop -= 1
    if left is None or right is None or stop < first + (1 if known else 2) or len(strips) + 1 < (2 if ruled else 3):
        return None
    cuts = [(a + b) / 2 for a, b in strips]
    columns = len(cuts) + 1
    filled = [{bisect_right(cuts, t.start) for t in lines[i]} for i in range(first, stop)]
    inner = _rules(levels, rows[first:stop], left, right)
    groups = _groups(rows[first:stop], filled, inner, columns, size)
    texts = [_row_texts([lines[first + i] for i in group], cuts) for group in groups]
    if not (_fills(texts[0]) if known else _is_table(texts, inner)):
        return None
    held = sum(bool(t) for row in texts for t in row)
    if held < _HELD * columns * len(texts) or (not known and len(texts) < 2):
        return None
    while len(groups) > 2 and sum(map(bool, texts[-1])) == 1 and not inner:  # what stands below the last row
        stop = first + groups.pop()[0]
        texts.pop()
    edges = [left - size / 2, *cuts, right + size / 2]
    cells = _cells(rows[first:stop], groups, edges, inner)
    return Aligned(cells, [g for row in rows[first:stop] for g in row], first, stop, strips)


def _fills(row: Sequence[str]) -> bool:
    """Whether the first row of what goes on with a table is one: its first cell and most others hold something."""
    return bool(row[0]) and sum(map(bool, row)) >= _FULL * len(row)


def _is_table(texts: Sequence[Sequence[str]], inner: Sequence[float]) -> bool:
    """Whether the first row names columns, and what stands below is no running text set in columns."""
    if not is_header(texts) or any(len(t) > (_NAME if WIDE.search(t) else _LATIN_NAME) for t in texts[0]):
        return False
    if inner:
        return True
    return len(texts) >= _COLUMNS and len(texts[0]) >= _COLUMNS and not _is_running(texts)


def _is_running(texts: Sequence[Sequence[str]]) -> bool:
    """Whether all columns are set in long lines."""
    columns = [[t for t in column if t] for column in zip(*texts[1:], strict=True)]
    return all(
        sum(map(len, column)) >= (_NAME if WIDE.search("".join(column)) else _LATIN_NAME) / 2 * len(column)
        for column in columns
        if column
    )


def _height(row: Row) -> Span:
    return min(g.top for g in row), max(g.bottom for g in row)


def _middle(row: Row) -> float:
    return sum(g.top + g.bottom for g in row) / (2 * len(row))


def _is_heading(line: Sequence[_Text]) -> bool:
    """Whether a line that fits under a table is the numbered one that follows it."""
    return len(line) == 1 and parse(fold_text(line[0].text), chinese=True) is not None


def _free(strips: Sequence[Span], line: Sequence[_Text], least: float) -> list[Span] | None:
    """What a line leaves of the strips; None where it crosses one of them."""
    out: list[Span] = []
    for start, end in strips:
        at, pieces = start, []
        for part in line:
            if part.end <= at or part.start >= end:
                continue
            if part.start - at >= least:
                pieces.append((at, part.start))
            at = max(at, part.end)
        if end - at >= least:
            pieces.append((at, end))
        if not pieces:
            return None
        out += pieces
    return out


def _rules(levels: Sequence[Level], rows: Sequence[Row], left: float, right: float) -> list[float]:
    """Heights of the lines that run through most of a table, between its rows."""
    top, bottom = _middle(rows[0]), _middle(rows[-1])
    middles = sorted(map(_middle, rows))
    out: list[float] = []
    for y, a, b in levels:
        if top < y < bottom and min(b, right) - max(a, left) > 0.6 * (right - left):
            place = bisect_right(middles, y)
            if not out or bisect_right(middles, out[-1]) != place:
                out.append(y)
    return out


def _groups(
    rows: Sequence[Row], filled: Sequence[set[int]], inner: Sequence[float], columns: int, size: float
) -> list[list[int]]:
    """The lines of each row of the table."""
    middles = [_middle(row) for row in rows]
    bands: list[list[int]] = []
    for index, middle in enumerate(middles):
        if bands and bisect_right(inner, middle) == bisect_right(inner, middles[bands[-1][-1]]):
            bands[-1].append(index)
        else:
            bands.append([index])
    trusted = len(inner) >= 2 and max(map(len, bands)) <= _HEIGHT
    if trusted:
        return bands
    out: list[list[int]] = []
    for band in bands:
        out += _by_white(band, middles, filled, columns, size, inner=len(bands) > 1)
    return out


def _by_white(
    band: list[int], middles: Sequence[float], filled: Sequence[set[int]], columns: int, size: float, *, inner: bool
) -> list[list[int]]:
    """The rows of a band without rules: by the greater distances, else each begins with a line that is full."""
    if len(band) == 1:
        return [band]
    steps = [middles[b] - middles[a] for a, b in pairwise(band)]
    full = [i for i in band if 0 in filled[i] and len(filled[i]) >= _FULL * columns]
    if max(steps) < _UNLIKE * min(steps):
        if (
            inner
            and max(steps) < _OWN * size
            and len(full) < max(_LINES, len(band))
            and not _starts_alone(band, filled)
        ):
            return [band]
        return _from_starts(band, full)
    ordered = sorted(steps)
    least = max(pairwise(ordered), key=lambda pair: pair[1] / max(pair[0], 0.1))
    border = sum(least) / 2
    parts: list[list[int]] = [[band[0]]]
    for step, index in zip(steps, band[1:], strict=True):
        if step > border:
            parts.append([])
        parts[-1].append(index)
    out: list[list[int]] = []
    for part in parts:
        out += _by_white(part, middles, filled, columns, size, inner=True)
    return out


def _starts_alone(band: Sequence[int], filled: Sequence[set[int]]) -> bool:
    """Whether only some lines begin in the first column, the first one among them."""
    begin = [0 in filled[i] for i in band]
    return begin[0] and 2 <= sum(begin) < len(begin)


def _from_starts(band: Sequence[int], starts: Sequence[int]) -> list[list[int]]:
    out: list[list[int]] = [[band[0]]]
    for index in band[1:]:
        if index in starts:
            out.append([])
        out[-1].append(index)
    return out


def _row_texts(lines: Iterable[Sequence[_Text]], cuts: Sequence[float]) -> list[str]:
    out = [""] * (len(cuts) + 1)
    for line in lines:
        for part in line:
            out[bisect_right(cuts, part.start)] += part.text
    return out


def _cells(
    rows: Sequence[Row], groups: Sequence[Sequence[int]], edges: Sequence[float], inner: Sequence[float]
) -> list[Box]:
    boxes = [around([g for index in group for g in rows[index]]) for group in groups]
    borders = [boxes[0][1] - 1.0]
    for above, below in pairwise(boxes):
        between = [y for y in inner if above[1] < y < below[3]]
        borders.append(between[0] if between else (above[3] + below[1]) / 2)
    borders.append(boxes[-1][3] + 1.0)
    return [(a, top, b, bottom) for top, bottom in pairwise(borders) for a, b in pairwise(edges)]
