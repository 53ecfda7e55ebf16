"""Sum tables: English tables whose numbers prove what they are, whatever their heads say and their rows are called.

A column whose numbers add up to a hundred, or to the total in its last row, beside a column of different names; the
same for every group of rows under one class; a row of shares under the names of the tests, one for each class. Tables
of people, money or hours are none, and something must speak of marks: a head, a unit, or the lines above.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.outline.mentions import mentions
from extractors.scoring.criteria import WHOLE, named
from extractors.scoring.noun_phrases import words
from extractors.scoring.weight_tables import WeightRow
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell
from extractors.values.ratios import plain
from extractors.values.subjects import SubjectHit
from schema.document import BlockKind
from schema.notice import Track

_FEWEST, _MOST, _WIDEST = 2, 20, 8
_VALUE = re.compile(
    r"(?:max(?:imum)?\.? |up to |weight(?:ing|age)? )?(?P<n>\d{1,4}(?:\.\d+)?)\s?"
    r"(?P<u>%|per ?cent|marks?|points?|pts)?",
    re.IGNORECASE,
)
_SUM = re.compile(r"\W*(?:grand |sub-?)?(?:total|sum|maximum|overall|altogether)\b", re.IGNORECASE)
_NONE = re.compile(r"[-/\s]*|n/?a|none|nil|not (?:held|applicable|required)", re.IGNORECASE)
_LABEL = re.compile(r"^\W*(?:(?:\(?(?:[a-zA-Z]|[ivxIVX]{1,4}|\d{1,2})[.)])\s+)?")
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")


@cache
def _heads() -> dict[str, re.Pattern[str]]:
    return {k: re.compile(v, re.IGNORECASE) for k, v in load("weighting")["sum_tables"].items()}


def sum_rows(grid: Grid, tracks: Sequence[Track]) -> list[WeightRow]:
    """The whole that a table gives, or one for each class in it; none of any other table."""
    if not 1 < grid.rows <= _MOST or not 1 < grid.cols <= _WIDEST or _foreign(grid):
        return []
    body = [[grid.cell(r, c) for c in range(grid.cols)] for r in range(grid.header_rows, grid.rows)]
    body = [cells for cells in body if any(c.text for c in cells)]
    heads = [" ".join(c.text for c in grid.header(col)) for col in range(grid.cols)] if grid.header_rows else []
    if not heads and body and not any(_VALUE.fullmatch(c.text) for c in body[0]):
        heads, body = [c.text for c in body[0]], body[1:]
        top: list[GridCell] = [grid.cell(0, c) for c in range(grid.cols)]
    else:
        top = [h[-1] for c in range(grid.cols) if (h := grid.header(c))] if heads else []
    if not body:
        return []
    return _down(grid, heads, body, tracks) or _under(top, body, tracks)


def _foreign(grid: Grid) -> bool:
    text = " ".join(c.text for r in range(min(grid.rows, 2)) for c in (grid.cell(r, k) for k in range(grid.cols)))
    return bool(_heads()["never"].search(text))


def _down(grid: Grid, heads: Sequence[str], body: Sequence[list[GridCell]], tracks: Sequence[Track]) -> list[WeightRow]:
    """A test in each row, its share or marks in one column; classes where the first column groups the rows."""
    rows = [cells for cells in body if not any(_SUM.match(c.text) for c in cells[:2])]
    sums = [cells for cells in body if any(_SUM.match(c.text) for c in cells[:2])]
    for column in range(1, grid.cols):
        values = [_VALUE.fullmatch(cells[column].text.strip()) for cells in rows]
        if len(rows) < _FEWEST or not all(values):
            continue
        head = heads[column] if heads else ""
        if _heads()["floor"].search(head):
            continue
        units = {(m.group("u") or "").casefold()[:1] for m in values if m}
        percent = "%" in units or "per" in rows[0][column].text.casefold() or bool(_heads()["weight"].search(head))
        if not (head and _heads()["value"].search(head)) and units == {""}:
            continue
        printed = next((Decimal(m.group("n")) for c in sums if (m := _VALUE.fullmatch(c[column].text.strip()))), None)
        if printed is None and not percent:
            printed = _summed(grid, [Decimal(m.group("n")) for m in values if m])
        name = next((c for c in range(column) if _distinct(rows, c)), None)
        groups: dict[str, list[int]] = {}
        if name is None:
            for index, cells in enumerate(rows):
                groups.setdefault(cells[0].text, []).append(index)
            name = next(
                (c for c in range(1, column) if all(_distinct([rows[i] for i in g], c) for g in groups.values())), None
            )
        if name is None or not _scoring(grid, heads, rows, name):
            continue
        made = []
        for label, members in (groups or {"": list(range(len(rows)))}).items():
            whole = printed if not groups else None
            shares = _shares([(rows[i][name], rows[i][column]) for i in members], percent, whole)
            first = rows[members[0]][0]
            made.append(
                WeightRow(shares, mentions(label, tracks), label or None, (first.start, first.end) if label else None)
            )
        if all(row.shares for row in made):
            return made
    return []


def _summed(grid: Grid, values: Sequence[Decimal]) -> Decimal | None:
    """The sum of a column, where it is printed alone under the table."""
    total = sum(values, Decimal(0))
    lines = grid.source.lines
    at = bisect_left([x.start for x in lines], grid.end)
    below = lines[at].text.strip() if at < len(lines) else ""
    return total if below == f"{total:f}" else None


def _distinct(rows: Sequence[list[GridCell]], column: int) -> bool:
    texts = [_NOTE.sub("", cells[column].text.strip()) for cells in rows]
    return all(re.search(r"[A-Za-z]{3}", t) and len(t) <= 90 and not _VALUE.fullmatch(t) for t in texts) and len(
        set(texts)
    ) == len(texts)


def _scoring(grid: Grid, heads: Sequence[str], rows: Sequence[list[GridCell]], name: int) -> bool:
    """Whether a head, a name or the lines above speak of tests."""
    lines = grid.source.lines
    at = bisect_left([x.start for x in lines], grid.start)
    above = [x.text for x in lines[max(at - 2, 0) : at] if x.kind is not BlockKind.TABLE]
    above += [lines[i].text for i in lines[at - 1].parents] if at else []
    said = " ".join([*heads, *(cells[name].text for cells in rows), *above])
    return bool(words()["scored"].search(said)) and not any(
        _heads()["names_never"].search(cells[name].text) for cells in rows
    )


def _shares(pairs: Sequence[tuple[GridCell, GridCell]], percent: bool, printed: Decimal | None) -> tuple[Share, ...]:
    out: list[Share] = []
    for name, cell in pairs:
        found = _VALUE.fullmatch(cell.text.strip())
        if found is None:
            return ()
        number, span = Decimal(found.group("n")), (cell.start + found.start("n"), cell.start + found.end("n"))
        hit = _hit(name, out)
        if percent:
            out.append(Share(hit, plain(number / 100), None, *span))
        else:
            out.append(Share(hit, Decimal(1), WHOLE, *span, full=number, full_at=span))
    total = sum((s.weight * 100 if percent else s.full or Decimal(0) for s in out), Decimal(0))
    return tuple(out) if len(out) >= _FEWEST and total in (100, None if percent else printed) else ()


def _hit(cell: GridCell, before: Sequence[Share]) -> SubjectHit:
    label = _LABEL.match(cell.text)
    begin = label.end() if label else 0
    name = _NOTE.sub("", cell.text[begin:]).strip()
    hit = named(name, cell.start + begin, before)
    return SubjectHit(cell.start + begin, cell.start + begin + len(name), hit.id, name)


def _under(top: Sequence[GridCell], body: Sequence[list[GridCell]], tracks: Sequence[Track]) -> list[WeightRow]:
    """Shares under the names of the tests: one row, or one for each class that its first cell names."""
    if len(top) != len(body[0]):
        return []
    made: list[WeightRow] = []
    for cells in body:
        values = [
            (top[c], cell, m)
            for c, cell in enumerate(cells)
            if (m := re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s?%", cell.text.strip()))
        ]
        rest = [
            cell for cell in cells if not re.match(r"\d", cell.text.strip()) and not _NONE.fullmatch(cell.text.strip())
        ]
        if not values or sum((Decimal(m.group(1)) for *_, m in values), Decimal(0)) != 100 or len(rest) > 2:
            return []
        shares: list[Share] = []
        for head, cell, m in values:
            if not re.search("[A-Za-z]{3}", head.text) or _heads()["names_never"].search(head.text):
                return []
            shares.append(
                Share(
                    _hit(head, shares),
                    plain(Decimal(m.group(1)) / 100),
                    None,
                    cell.start + m.start(1),
                    cell.start + m.end(),
                )
            )
        label = rest[0] if rest and rest[0].col == cells[0].col else None
        made.append(
            WeightRow(
                tuple(shares),
                mentions(label.text, tracks) if label else (),
                label.text if label else None,
                (label.start, label.end) if label else None,
            )
        )
    if len(made) > 1 and not all(row.label for row in made):
        return []
    return made


__all__ = ["sum_rows"]
