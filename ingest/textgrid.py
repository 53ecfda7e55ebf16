"""Tables in plain text: tab rows, pipe rows, Markdown tables, and forms whose cells stand on lines of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.columns import column_table, vertical_table
from ingest.flow import Line
from ingest.tables import Draft, Printed

_RULE_ROW = re.compile(r"(?=.*\|)(?=.*-)\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?")
_PIPE = re.compile(r"(?<!\\)[|｜]")
_LINE_END = re.compile("[\n\f]")
_SHORT_RUN = 20
_FORM_LABEL = 24
"""A form label is at most this long."""


def find_tables(text: str, lines: Sequence[Line], marked: Sequence[Draft] = ()) -> list[tuple[int, int, Draft]]:
    """Tables with the range of line indexes they take, in order. ``marked`` are those found by their marks."""
    out: list[tuple[int, int, Draft]] = []
    tabbed = _all_tabs(text, lines) if "\t" in text else [0] * len(lines)
    piped = [_pipes(text, line) for line in lines] if _PIPE.search(text) else [0] * len(lines)
    forms = _form_starts(text, lines) if "\n\t" in text or text.startswith("\t") else frozenset()
    i = 0
    known = {draft.start: draft for draft in marked}
    tried = 0  # an irregular run of pipes is not tried again line by line, unless it is short
    while i < len(lines):
        found = None
        if lines[i].start in known:
            found = i + 1, known[lines[i].start]
        elif tabbed[i]:
            found = _tab_table(text, lines, tabbed, i)
        elif piped[i] and i >= tried:
            found = _pipe_table(text, lines, piped, i)
            tried = i + 1 if found else _run_end(piped, i)
        if found is None and i in forms:
            found = _form(text, lines, forms, i)
        if found is None and lines[i].gaps >= 2 and not lines[i].role:
            found = column_table(text, lines, i)
        if found is None:
            found = vertical_table(lines, i)
        if found is None:
            i += 1
            continue
        stop, draft = found
        out.append((i, stop, draft))
        i = stop
    return out


def _run_end(piped: Sequence[int], first: int) -> int:
    """Where to try again after lines with pipes that make no table."""
    end = first
    while end < len(piped) and piped[end]:
        end += 1
    return end if end - first > _SHORT_RUN else first + 1


def _row_start(text: str, line: Line) -> int:
    """Where the physical line begins: leading tabs are empty cells."""
    return max(text.rfind("\n", 0, line.start), text.rfind("\f", 0, line.start)) + 1


def _row_end(text: str, line: Line) -> int:
    match = _LINE_END.search(text, line.end)
    return match.start() if match else len(text)


def _tabs(text: str, line: Line) -> int:
    """Number of tabs inside the line, or 0 where they only indent or trail."""
    return text.count("\t", line.start, line.end) if not line.role else 0


def _all_tabs(text: str, lines: Sequence[Line]) -> list[int]:
    """Tabs per line; trailing tabs count where the line below has as many (a title row with empty cells)."""
    tabbed = [_tabs(text, line) for line in lines]
    _without_numbered(text, lines, tabbed)
    for i in range(len(lines) - 2, -1, -1):
        if not tabbed[i] and tabbed[i + 1] and not lines[i].role:
            trailing = text.count("\t", lines[i].end, _row_end(text, lines[i]))
            if trailing == tabbed[i + 1]:
                tabbed[i] = trailing
    return tabbed


_NUMBERED = re.compile(r"[ ]*(?:\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)、]|[•●▪◦·*-])[ ]*\t[ ]*(?=[^\s])")
_ITEM = 24
"""Items of a list are told from the cells of a table by their length: at least one is longer than this."""


def _without_numbered(text: str, lines: Sequence[Line], tabbed: list[int]) -> None:
    """A run of lines with one tab each, behind the number or bullet of the item, is a list and no table."""
    i = 0
    while i < len(lines):
        end = i + 1
        if tabbed[i]:
            while end < len(lines) and tabbed[end]:
                end += 1
            run = range(i, end)
            marks = [_NUMBERED.match(text, _row_start(text, lines[k])) if tabbed[k] == 1 else None for k in run]
            if all(marks) and any(lines[k].end - m.end() > _ITEM for k, m in zip(run, marks, strict=True) if m):
                tabbed[i:end] = [0] * len(run)
        i = end


_BARS = ("|", "｜")


def _pipes(text: str, line: Line) -> int:
    body = text[line.start : line.end]
    if line.role == "rule" and "|" not in body:
        return 0
    inner = body.strip()
    inner = inner[inner[:1] in _BARS : len(inner) - (inner[-1:] in _BARS)] if len(inner) > 1 else ""
    return len(_PIPE.findall(inner))  # | 县卫生局 | | | | is a row, though most of its cells are blank


def _split(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Printed]:
    cells: list[Printed] = []
    at = start
    for match in mark.finditer(text, start, end):
        cells.append(_trim(text, at, match.start()))
        at = match.end()
    cells.append(_trim(text, at, end))
    return cells


def _trim(text: str, start: int, end: int) -> Printed:
    raw = text[start:end]
    body = raw.strip()
    if not body:
        return Printed(start, start)
    start += len(raw) - len(raw.lstrip())
    return Printed(start, start + len(body))


_TAB = re.compile("\t")


def _tab_table(text: str, lines: Sequence[Line], tabbed: Sequence[int], first: int) -> tuple[int, Draft] | None:
    stop = first + 1
    last = first + 1
    while stop < len(lines) and lines[stop].blanks <= 3:
        if tabbed[stop]:
            last = stop + 1
        elif lines[stop].role != "page" and not _continues(text, lines, tabbed, stop):
            break
        stop += 1
    stop = last
    while stop < len(lines) and _fills_last(lines, tabbed, first, stop):
        stop += 1
    rows: list[list[Printed]] = []
    for i in range(first, stop):
        if lines[i].role == "page":
            continue
        if tabbed[i]:
            rows.append(_split(text, _row_start(text, lines[i]), _row_end(text, lines[i]), _TAB))
        else:
            _extend(rows[-1], lines[i])
    rows = _without_empty_edges(_heal(rows))
    widths = Counter(len(row) for row in rows)
    if len(rows) < 2 or max(widths) < 2:
        return None
    return stop, Draft(lines[first].start, lines[stop - 1].end, rows, tabbed=True)


def _continues(text: str, lines: Sequence[Line], tabbed: Sequence[int], index: int) -> bool:
    """A line without tabs inside a table: the last cell of the row above goes on, and more rows follow at once."""
    line = lines[index]
    after = index + 1
    if text[_row_start(text, line)] == "\t":
        return False
    return (
        line.blanks == 0 and after < len(lines) and bool(tabbed[after]) and lines[after].blanks == 0 and not line.role
    )


_TORN = re.compile(r"[:：]$")


def _fills_last(lines: Sequence[Line], tabbed: Sequence[int], first: int, index: int) -> bool:
    """A line right below the last row that goes on in its last cell: behind a colon, or with the next number of a list.

    A blank line ends the cell; a table of one row of headings alone has none.
    """
    line, above = lines[index], lines[index - 1]
    if tabbed[index] or line.blanks or line.role or line.hashes or index - first < 2 or above.role:
        return False
    if _TORN.search(above.clean):
        return line.label is None or line.label.value == 1
    if line.label is not None:
        return line.label.kind in _CELL_LISTS and any(_opens(x) for x in lines[first + 1 : index])
    return _TORN.search(line.clean) is not None and any(_opens(x) for x in lines[first + 1 : index])


_CELL_LISTS = ("num", "numparen", "circled")
"""Kinds of numbers of lists inside cells."""


def _opens(line: Line) -> bool:
    """Whether a line opens a list in a cell: a title with a colon at its end, or the first item at its beginning."""
    return _TORN.search(line.clean) is not None or (line.label is not None and line.label.value == 1)


def _extend(row: list[Printed], line: Line) -> None:
    cell = row[-1]
    own = cell.lines or (((cell.start, cell.end),) if cell.end > cell.start else ())
    row[-1] = Printed(own[0][0] if own else line.start, line.end, (*own, (line.start, line.end)))


def _heal(rows: list[list[Printed]]) -> list[list[Printed]]:
    """Put rows together that a line break inside a cell cut in two: the parts have the columns of one row."""
    cols = Counter(len(row) for row in rows).most_common(1)[0][0]
    out: list[list[Printed]] = []
    for row in rows:
        if out and cols > 2 and len(out[-1]) < cols and len(out[-1]) + len(row) - 1 == cols and len(row) < cols:
            tail, head = out[-1][-1], row[0]
            if tail.end > tail.start and head.end > head.start:
                parts = (*(tail.lines or ((tail.start, tail.end),)), *(head.lines or ((head.start, head.end),)))
                out[-1] = [*out[-1][:-1], Printed(tail.start, head.end, parts), *row[1:]]
                continue
        out.append(row)
    return out


def _without_empty_edges(rows: list[list[Printed]]) -> list[list[Printed]]:
    """Drop columns at the right edge that are blank in every row (trailing tabs)."""
    widest = max(map(len, rows))
    used = max((i + 1 for row in rows for i, c in enumerate(row) if c.end > c.start), default=widest)
    return [row[:used] for row in rows] if used < widest else rows


def _pipe_table(text: str, lines: Sequence[Line], piped: Sequence[int], first: int) -> tuple[int, Draft] | None:
    stop = first + 1
    while stop < len(lines) and piped[stop] and lines[stop].blanks <= (1 if piped[stop] == piped[first] else 0):
        stop += 1
    rows: list[list[Printed]] = []
    header: int | None = None
    for line in lines[first:stop]:
        body = text[line.start : line.end]
        if _RULE_ROW.fullmatch(body.strip()):
            header = len(rows) if header is None else header
            continue
        rows.append(_split(text, line.start, line.end, _PIPE))
    _unframe(rows)
    counts = Counter(len(row) for row in rows)
    regular = bool(counts) and counts.most_common(1)[0][1] >= 0.7 * len(rows)
    enough = len(rows) >= 2 and (max(counts) >= 3 or len(rows) >= 3)
    if header is None and not (regular and enough):
        return None
    if not rows:
        return None
    for line in lines[first:stop]:
        line.role = ""
    return stop, Draft(lines[first].start, lines[stop - 1].end, rows, header_rows=header)


def _unframe(rows: list[list[Printed]]) -> None:
    """Drop what bars around a table cut off: first and last cells where the first row and most others have such bars,
    or where a row would have more cells than the first. Any other bar at the side of a row stands beside a blank cell.
    """
    if not rows:
        return
    left, right = (
        not _filled(rows[0][side]) and 2 * sum(_filled(row[side]) for row in rows) < len(rows) for side in (0, -1)
    )
    width = len(rows[0]) - left - right
    for row in rows:
        if len(row) > 1 and not _filled(row[0]) and (left or len(row) > width):
            del row[0]
        if len(row) > 1 and not _filled(row[-1]) and (right or len(row) > width):
            del row[-1]


def _filled(cell: Printed) -> bool:
    return cell.end > cell.start


def _form_starts(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Lines that begin with exactly one tab and have none inside: cells of a form, if they come in groups."""
    found = {i for i, x in enumerate(lines) if _one_tab(text, x)}
    return frozenset(found) if len(found) < 0.7 * len(lines) else frozenset()


def _one_tab(text: str, line: Line) -> bool:
    start = _row_start(text, line)
    return text[start : start + 1] == "\t" and text[start + 1 : start + 2] not in ("\t", "") and not line.role


def _form(text: str, lines: Sequence[Line], starts: frozenset[int], first: int) -> tuple[int, Draft] | None:
    """A form as word processors paste it: ``\\tlabel`` / ``\\tvalue`` lines, a blank line before each row.

    Cell text may go on over lines without a tab; two blank lines and a line without a tab end the form.
    """
    end = _form_end(lines, starts, first)
    begin = _row_start(text, lines[first])
    stop = _row_end(text, lines[end - 1])
    rows: list[list[Printed]] = []
    for chunk in re.finditer(r"(?:(?<=\n)|\A)\t[^\n]*(?:\n(?!\t)[^\n]*)*", text[begin:stop]):
        low, high = begin + chunk.start(), begin + chunk.end()
        cell = _paragraphs(text, low + 1, high)
        if rows and not text[:low].endswith(("\n\n", "\n \n")):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    named = sum(1 for row in rows if len(row) >= 2 and 0 < row[0].end - row[0].start <= _FORM_LABEL)
    if named < 2 or named < 0.5 * len(rows) or any(lines[first].clean.endswith(m) for m in "。;:"):
        return None
    if lines[first].label is not None:
        return None
    return end, Draft(lines[first].start, lines[end - 1].end, rows, header_rows=0, form=True)


def _form_end(lines: Sequence[Line], starts: frozenset[int], first: int) -> int:
    end = first + 1
    while end < len(lines):
        if end not in starts and lines[end].blanks >= 2:
            break
        end += 1
    last = max((i for i in starts if first <= i < end), default=first)
    while end - 1 > last and lines[end - 1].blanks >= 2:
        end -= 1
    return end


def _paragraphs(text: str, start: int, end: int) -> Printed:
    parts: list[tuple[int, int]] = []
    at = start
    for piece in text[start:end].split("\n"):
        cell = _trim(text, at, at + len(piece))
        if cell.end > cell.start:
            parts.append((cell.start, cell.end))
        at += len(piece) + 1
    return Printed(parts[0][0], parts[-1][1], tuple(parts)) if parts else Printed(start, start)
