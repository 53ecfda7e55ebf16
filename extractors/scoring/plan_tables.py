"""Plan tables: English tables with a row for each test, read by what their cells hold and proven by their sums.

Three layouts that a column of bare numbers is not: cells of words that hold marks and shares (``100 marks, 40% of the
final score``); rows under a label with a sub-total, which are the parts of that label; columns of Yes and No, one for
each class of posts, that say for whom a test is held.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.outline.mentions import mentions
from extractors.scoring.criteria import WHOLE, named
from extractors.scoring.fullmarks import FullMark
from extractors.scoring.noun_phrases import head_noun
from extractors.scoring.stated import Value
from extractors.scoring.weighting import Share
from extractors.text import patterns as re
from extractors.text.source import Grid, GridCell
from extractors.tracks.answered import answered_columns, answers
from extractors.values.ratios import find_percents, plain
from extractors.values.sayings import Held, Uncounted
from extractors.values.subjects import SubjectHit, find_subjects
from schema.notice import Track

_FEWEST, _MOST, _WIDEST = 2, 20, 9
_NUMBER = re.compile(
    r"(?:max(?:imum)?\.? |up to )?(?P<n>\d{1,4}(?:\.\d+)?)\s?(?:marks?|points?|pts)?(?: max(?:imum)?)?", re.IGNORECASE
)
_MARKS = re.compile(r"(?<![\d.,-])(?P<n>\d{1,4}(?:\.\d+)?) (?:marks?|points?|pts)\b", re.IGNORECASE)
_BARE = re.compile(r"\s*(?P<n>\d{1,2}(?:\.\d+)?)\s*")
_SCALE = re.compile(r"(?:\b(?:out of|maximum(?: of)?|max\.?|0 ?(?:-|to)) ?|/ ?)(?P<n>\d{2,4})\b(?! ?%)", re.IGNORECASE)
_SUM = re.compile(r"\W*(?:grand |sub-? ?)?totals?\b|\W*sum\b", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:Paper|Part|Test)[- ]?(?:IV|I{1,3}|V|[1-6A-F])[.:]?|\d{1,2}[.)]?|[IVX]{1,4}[.)]?", re.IGNORECASE
)
_LABEL = re.compile(r"^\W*(?:\(?(?:[A-Za-z]|[ivxIVX]{1,4}|\d{1,2})[.)]\s+)?")
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Planned:
    """Something that a row states, and the classes that it is stated for (none: everybody)."""

    value: Value
    tracks: tuple[str, ...] = ()


Number = tuple[Decimal, int, int]


@dataclass(frozen=True, slots=True)
class _Row:
    name: SubjectHit
    full: Number | None
    share: Number | None
    cells: tuple[GridCell, ...]


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {k: re.compile(v, re.IGNORECASE) for k, v in load("weighting")["plan_tables"].items()}


def plan_table(grid: Grid, tracks: Sequence[Track]) -> list[Planned]:
    """What the rows of such a table state, in view positions; nothing of any other table."""
    if not 1 < grid.rows <= _MOST or not 1 < grid.cols <= _WIDEST or not grid.header_rows:
        return []
    heads = [" ".join(c.text for c in grid.header(col)) for col in range(grid.cols)]
    if any(_words()["never"].search(h) for h in heads):
        return []
    body = [cells for cells in grid.body() if any(c.text for c in cells)]
    return _grouped(heads, body) or _in_words(heads, body) or _by_class(grid, heads, body, tracks)


# -- cells of words -----------------------------------------------------------------------------------------------


def _in_words(heads: Sequence[str], body: Sequence[list[GridCell]]) -> list[Planned]:
    """``100 marks, 40% of the final score`` beside the names of the tests."""
    rows = [cells for cells in body if not _summed(cells)]
    name = _name_column(heads, rows)
    if name is None or len(rows) < _FEWEST:
        return []
    told = [c for c in range(len(heads)) if c != name and not _words()["floor"].search(heads[c])]
    made: list[_Row] = []
    mixed = False
    for cells in rows:
        share = full = None
        for column in told:
            cell = cells[column]
            percents = [p for p in find_percents(cell.text) if not _barred(cell.text, p.start)]
            if len(percents) == 1 and share is None:
                share = (percents[0].value, cell.start + percents[0].start, cell.start + percents[0].end)
                mixed = mixed or len(cell.text) > percents[0].end - percents[0].start + 1
            elif len(percents) > 1:
                return []
            elif share is None and _words()["weight"].search(heads[column]) and (part := _BARE.fullmatch(cell.text)):
                share = (plain(Decimal(part["n"]) / 100), cell.start, cell.end)
                continue
            full = full or _full(cell, heads[column])
            mixed = mixed or (full is not None and _SCALE.fullmatch(cell.text) is not None)
        hit = _hit(cells[name], [r.name for r in made])
        if hit is None:
            return []
        made.append(_Row(hit, full, share, tuple(cells)))
    shares = [r.share[0] for r in made if r.share and r.share[0]]
    loose = [r for r in made if not r.share or not r.share[0]]
    if len(shares) < _FEWEST or sum(shares) != 1 or not (mixed or loose):
        return []
    return [Planned(v) for row in made for v in _weighed(row)]


def _weighed(row: _Row) -> Iterator[Value]:
    """A share, or, where the shares of the other rows make the whole, a test that is held and adds nothing."""
    if row.share is not None and row.share[0]:
        value, start, end = row.share
        yield Share(row.name, value, None, start, end, full=row.full and row.full[0], full_at=row.full and row.full[1:])
        return
    yield Held((row.name,), row.name.start, row.name.end)
    yield Uncounted(row.name, row.name.start, row.name.end, pass_fail=row.full is None)
    if row.full is not None:
        yield FullMark(row.full[1], row.full[2], row.full[0], row.name)


def _full(cell: GridCell, head: str) -> Number | None:
    """The marks of a test in a cell of words, or a bare number under a head that speaks of marks."""
    bare = _NUMBER.fullmatch(cell.text.strip()) if _words()["marks"].search(head) else None
    found = bare or next((m for m in _MARKS.finditer(cell.text) if not _barred(cell.text, m.start())), None)
    found = found or _SCALE.search(cell.text)
    if found is None or not Decimal(found.group("n")):
        return None
    return Decimal(found.group("n")), cell.start + found.start("n"), cell.start + found.end("n")


def _barred(text: str, at: int) -> bool:
    return _words()["barred"].search(text, max(0, at - 30), at) is not None


# -- rows under labels --------------------------------------------------------------------------------------------


def _grouped(heads: Sequence[str], body: Sequence[list[GridCell]]) -> list[Planned]:
    """Labels over rows, with sub-totals that make the total: each label is a part, its rows are the parts of it."""
    column = next(
        (c for c, h in enumerate(heads) if c > 1 and _words()["marks"].search(h) and not _words()["floor"].search(h)),
        None,
    )
    if column is None or column > _FEWEST + 1:
        return []
    groups: dict[tuple[int, int], list[list[GridCell]]] = {}
    sums_told: list[tuple[tuple[int, int], Decimal]] = []
    for cells in body:
        found = _NUMBER.fullmatch(cells[column].text.strip(" *_"))
        if found is None:
            return []
        if cells[0].why == "blank" and _PAPER.fullmatch(cells[0].text.strip()):
            return []  # what has no number of its own is no part of the paper above it
        number, key = Decimal(found.group("n")), (cells[0].start, cells[0].end)
        if _summed(cells):
            sums_told.append((key, number))
        else:
            groups.setdefault(key, []).append(cells)
    sums = {
        k: sum((_number(c[column]) for c in rows), Decimal(0)) for k, rows in groups.items() if (k[1] > k[0] and rows)
    }
    whole = sum(sums.values(), Decimal(0))
    total = sums_told.pop()[1] if sums_told and sums_told[-1][1] == whole else None
    proven = total is not None or whole == 100
    several = any(len(rows) > 1 for rows in groups.values())
    if not several or len(groups) < _FEWEST or len(sums) != len(groups) or not proven:
        return []
    if any(sums.get(k) != n for k, n in sums_told):
        return []
    return [Planned(v) for v in _nested(groups, sums, column)]


def _nested(
    groups: dict[tuple[int, int], list[list[GridCell]]], sums: dict[tuple[int, int], Decimal], column: int
) -> Iterator[Value]:
    seen: list[SubjectHit] = []
    for key, rows in groups.items():
        over = _hit(rows[0][0], seen)
        if over is None:
            continue
        seen.append(over)
        cell = rows[0][column]
        at = (cell.start, cell.end) if len(rows) == 1 else (over.start, over.end)
        yield Share(over, Decimal(1), WHOLE, *at, full=sums[key], full_at=at)
        for cells in rows if len(rows) > 1 else ():
            hit = _hit(cells[1], seen)
            if hit is not None:
                seen.append(hit)
                span = cells[column].start, cells[column].end
                yield Share(hit, Decimal(1), over, *span, full=_number(cells[column]), full_at=span)


def _number(cell: GridCell) -> Decimal:
    found = _NUMBER.fullmatch(cell.text.strip(" *_"))
    return Decimal(found.group("n")) if found else Decimal(0)


# -- columns of classes -------------------------------------------------------------------------------------------


def _by_class(
    grid: Grid, heads: Sequence[str], body: Sequence[list[GridCell]], tracks: Sequence[Track]
) -> list[Planned]:
    """Marks of tests that are held for some classes only; what they add up to is told elsewhere."""
    columns = {c.col: found for c in answered_columns(grid) if (found := mentions(c.text, tracks))}
    rows = [cells for cells in body if not _summed(cells)]
    name = _name_column(heads, rows)
    marks = next(
        (c for c, h in enumerate(heads) if _words()["marks"].search(h) and not _words()["floor"].search(h)), None
    )
    if len(columns) < _FEWEST or name is None or marks is None:
        return []
    out: list[Planned] = []
    seen: list[SubjectHit] = []
    for cells in rows:
        hit, full = _hit(cells[name], seen), _full(cells[marks], heads[marks])
        if hit is None:
            return []
        seen.append(hit)
        mine = [columns[c] for c in columns if answers()["yes"].fullmatch(cells[c].text.strip())]
        for one in mine:
            out.append(Planned(Held((hit,), hit.start, hit.end), one))
            if full:
                out.append(Planned(FullMark(full[1], full[2], full[0], hit), one))
    return out


# -- names --------------------------------------------------------------------------------------------------------


def _summed(cells: Sequence[GridCell]) -> bool:
    return any(_SUM.match(c.text) for c in cells[:_FEWEST])


def _name_column(heads: Sequence[str], rows: Sequence[list[GridCell]]) -> int | None:
    """The column in which every row names a test of its own; one whose head says so comes first."""
    fit = [c for c in range(len(heads)) if all(_nameable(cells[c].text) for cells in rows)]
    fit = [c for c in fit if len({cells[c].text for cells in rows}) == len(rows)]
    tested = [c for c in fit if any(_tests(cells[c].text) for cells in rows)]
    return next((c for c in tested if _words()["names"].search(heads[c])), tested[0] if tested else None)


def _tests(text: str) -> bool:
    return bool(find_subjects(text) or head_noun().search(text))


def _nameable(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{3}", text)) and len(text) <= 90 and not re.search(r"\d ?(?:%|marks|points)", text)


def _hit(cell: GridCell, before: Sequence[SubjectHit]) -> SubjectHit | None:
    label = _LABEL.match(cell.text)
    begin = label.end() if label else 0
    name = re.split(r"[,;:] ", _NOTE.sub("", cell.text[begin:]))[0].strip()
    if len(name) < 3:
        return None
    hit = named(name, cell.start + begin, tuple(Share(s, Decimal(1), None, 0, 0) for s in before))
    return replace(hit, start=cell.start + begin, end=cell.start + begin + len(name), name=name)


__all__ = ["Planned", "plan_table"]
